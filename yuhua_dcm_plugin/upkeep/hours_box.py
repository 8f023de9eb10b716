"""The hours tab: working hours of a calendar, each from a day on (作息时间)."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..core import settings
from ..core.session import Desk
from ..core.strings import tr
from .calendar_parts import caption, press
from .calendar_records import CalendarBook, WorkHours
from .edition_form import date_edit, day_of, today
from .hours_slots import SlotLines
from .table import Field, make_list


class HoursBox(QWidget):
    """What hours there are, and a form that changes one of them or begins new ones."""

    #: Show what hours do, then write them: valid from, slots.
    wanted = pyqtSignal(object, object)
    #: Take the hours of a day away.
    dropWanted = pyqtSignal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hoursBox")
        self._hours: tuple[WorkHours, ...] = ()
        self._keeper = self._typed = False
        self.list = make_list("hoursList", tr("Working hours of a day"), _fields(), desk,
                              settings.UPKEEP_HOURS, self)  # fmt: skip
        self.list.say_empty(tr("No working hours yet: nothing can be due by this calendar."))
        self.day = date_edit("hoursFrom", tr("First day of these hours"), self)
        self.slots = SlotLines(self)
        self.drop_button = press("hoursDrop", tr("Take Away"), self._drop, self)
        self.apply_button = press("hoursApply", tr("Show What It Does"), self._want, self)
        self.list.rowChosen.connect(self._on_row)
        self.slots.changed.connect(self._touch)
        self.day.dateChanged.connect(lambda _day: self._touch())
        self._lay_out()

    @property
    def has_unsaved(self) -> bool:
        """Whether hours are typed that are not written yet."""
        return self._keeper and self._typed

    def show_book(self, book: CalendarBook, keeper: bool) -> None:
        """Show the hours of a calendar."""
        self._hours, self._keeper = book.hours, keeper
        self.list.show_rows(book.hours)
        if book.hours:
            self._fill(_now(book.hours))
        else:
            self._fill(WorkHours(_first_day(book), self.slots.slots))
        self._enable()

    def fill(self, day: date, slots: tuple[tuple[str, str], ...]) -> None:
        """Type hours in, for scripts."""
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.slots.show_slots(slots)
        self._touch()

    def _on_row(self, row: Any) -> None:
        if row is not None:
            self._fill(row)

    def _fill(self, hours: WorkHours) -> None:
        day = hours.valid_from
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.slots.show_slots(hours.slots)
        self._typed = False
        self._enable()

    def _touch(self) -> None:
        self._typed = True
        self._enable()

    def _enable(self) -> None:
        same = WorkHours(day_of(self.day), self.slots.slots) in self._hours
        self._typed = self._typed and not same
        for part in (self.day, self.slots):
            part.setEnabled(self._keeper)
        self.apply_button.setEnabled(self._keeper and not same)
        there = any(hours.valid_from == day_of(self.day) for hours in self._hours)
        self.drop_button.setEnabled(self._keeper and there and len(self._hours) > 1)

    def _want(self) -> None:
        self.wanted.emit(day_of(self.day), self.slots.slots)

    def _drop(self) -> None:
        self.dropWanted.emit(day_of(self.day))

    def _lay_out(self) -> None:
        day = QHBoxLayout()
        day.addWidget(caption(tr("Counts &from"), self.day, self))
        day.addWidget(self.day)
        day.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.drop_button)
        foot.addStretch(1)
        foot.addWidget(self.apply_button)
        box = QVBoxLayout(self)
        box.addWidget(self.list, 1)
        box.addLayout(day)
        box.addWidget(self.slots)
        box.addLayout(foot)


def _fields() -> list[Field]:
    return [
        Field(tr("From"), lambda row: row.valid_from.isoformat(), "2026-11-23"),
        Field(tr("Hours a day"), lambda row: f"{row.hours:g}", "7.5", lambda row: row.hours,
              right=True),
        Field(tr("Slots"), lambda row: row.words, "08:00–12:00, 14:00–18:00"),
    ]  # fmt: skip


def _now(hours: tuple[WorkHours, ...]) -> WorkHours:
    """The hours that count today."""
    now = today()
    return next((each for each in reversed(hours) if each.valid_from <= now), hours[0])


def _first_day(book: CalendarBook) -> date:
    """The first hours have to begin where the calendar does."""
    return date(min(book.years, default=today().year), 1, 1)
