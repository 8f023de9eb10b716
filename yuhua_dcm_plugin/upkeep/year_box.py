"""The days tab: a year is chosen, its days changed or imported, its effect asked (放假与调休)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..core.notice import Kind, Notice
from ..core.strings import tr
from .calendar_parts import caption, choice, press
from .calendar_records import (
    OFFICIAL,
    PROVISIONAL,
    CalendarBook,
    DayKind,
    SpecialDay,
    changed_days,
    is_weekend,
)
from .edition_form import today
from .year_day import DayLine
from .year_paint import marks
from .year_table import TableFault, YearTable
from .year_view import YearView
from .year_words import default_name, fault_words

_MOST_FAULTS = 12
_LINES = 10


@dataclass(frozen=True)
class YearDraft:
    """A year as it is typed."""

    status: str = OFFICIAL
    days: dict[date, SpecialDay] = field(default_factory=dict)


class YearBox(QWidget):
    """A year's special days, changed here and written as a whole; drafts of other years stay."""

    #: Show what the year as typed does, then write it: year, draft.
    wanted = pyqtSignal(int, object)
    #: Somebody wants days from a table.
    importWanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("yearBox")
        self._book: CalendarBook | None = None
        self._keeper = False
        self._drafts: dict[int, YearDraft] = {}
        self.year = choice("yearChoice", self)
        self.status = choice("yearStatus", self, tr("Status of the year"))
        self.status.addItem(tr("Official"), OFFICIAL)
        self.status.addItem(tr("Provisional"), PROVISIONAL)
        self.import_button = press("yearImport", tr("Import…"), self.importWanted.emit, self)
        self.taken = Notice("yearTaken", Kind.INFO, self)
        self.faults = Notice("yearFaults", Kind.ERROR, self)
        self.view = YearView(self)
        self.day = DayLine(self)
        self.count = QLabel(self)
        self.revert_button = press("yearRevert", tr("Revert"), self.revert, self)
        self.apply_button = press("yearApply", tr("Show What It Does"), self._want, self)
        self._connect()
        self._lay_out()

    # --- for the page and scripts

    @property
    def shown_year(self) -> int:
        """The year that is shown."""
        return int(self.year.currentData() or today().year)

    @property
    def draft(self) -> YearDraft:
        """The shown year as it is typed."""
        return self._drafts.get(self.shown_year) or self._stored(self.shown_year)

    def has_unsaved(self) -> bool:
        """Whether a year is typed that is not written yet."""
        return any(draft != self._stored(year) for year, draft in self._drafts.items())

    def show_book(self, book: CalendarBook, keeper: bool) -> None:
        """Show a calendar; drafts of the same one stay, where they still differ."""
        if self._book is None or self._book.calendar.code != book.calendar.code:
            self._drafts.clear()
            self.faults.say("")
        self._book, self._keeper = book, keeper
        before = self.shown_year
        self._drafts = {y: d for y, d in self._drafts.items() if d != self._stored(y)}
        self._list_years(before)
        words = tr("Years and days are those of “{calendar}”; only the hours differ here.")
        taken = book.calendar.days_from
        self.taken.say(words.format(calendar=taken) if taken else "")
        self._show()

    def show_year(self, year: int) -> bool:
        """Show a year; whether the calendar has it or may get it."""
        place = int(self.year.findData(year))
        if place >= 0:
            self.year.setCurrentIndex(place)
        return place >= 0

    def set_days(self, days: Sequence[date], kind: DayKind, name: str) -> None:
        """Make days ordinary, off or at work."""
        held = dict(self.draft.days)
        for day in days:
            held.pop(day, None)
            if kind is not DayKind.ORDINARY:
                held[day] = SpecialDay(kind is DayKind.WORKING, name or default_name(kind))
        self._keep(replace(self.draft, days=held))

    def take_table(self, table: YearTable) -> None:
        """Take the days of a table as the year, or tell why not; nothing of it by half."""
        if table.faults:
            self.faults.say(_told(table.faults), Kind.ERROR)
            return
        self.faults.say(tr("{n} days read; nothing is written yet.").format(n=len(table.days)),
                        Kind.INFO)  # fmt: skip
        self._keep(YearDraft(OFFICIAL, dict(table.days)))

    def revert(self) -> None:
        """Take back what is typed of this year."""
        self._drafts.pop(self.shown_year, None)
        self.faults.say("")
        self._show()

    # --- what is shown

    def _stored(self, year: int) -> YearDraft:
        if self._book is None or year not in self._book.years:
            return YearDraft()
        return YearDraft(self._book.years[year], self._book.of_year(year))

    def _list_years(self, wish: int) -> None:
        years = sorted(self._book.years) if self._book else []
        new = [] if self._book and self._book.calendar.days_from else [
            years[-1] + 1 if years else today().year
        ]  # fmt: skip
        self.year.blockSignals(True)
        self.year.clear()
        for year in [*years, *new]:
            words = tr("{year} (new)").format(year=year) if year in new else str(year)
            self.year.addItem(words, year)
        place = self.year.findData(wish)
        self.year.setCurrentIndex(place if place >= 0 else self.year.count() - 1)
        self.year.blockSignals(False)

    def _show(self) -> None:
        stored, draft = self._stored(self.shown_year), self.draft
        changed = changed_days(stored.days, draft.days)
        self.view.show_year(self.shown_year, draft.days, changed)
        self.status.blockSignals(True)
        self.status.setCurrentIndex(self.status.findData(draft.status))
        self.status.blockSignals(False)
        self.count.setText(tr("{n} days changed").format(n=len(changed)) if changed else "")
        self._show_day()
        self._enable(stored, draft)

    def _show_day(self) -> None:
        self.day.show_days(self.view.chosen, self.draft.days, self._open)

    @property
    def _open(self) -> bool:
        """Whether days can be changed here."""
        return self._keeper and self._book is not None and not self._book.calendar.days_from

    def _enable(self, stored: YearDraft, draft: YearDraft) -> None:
        new = self._book is not None and self.shown_year not in self._book.years
        for part in (self.status, self.import_button):
            part.setEnabled(self._open)
        self.revert_button.setEnabled(self._open and draft != stored)
        self.apply_button.setEnabled(self._open and (new or draft != stored))

    # --- what is typed

    def _keep(self, draft: YearDraft) -> None:
        self._drafts[self.shown_year] = draft
        self._show()

    def _turn(self) -> None:
        """The chosen days become the next thing that they can be."""
        if not self._open:
            return
        day = self.view.cursor_day
        special = self.draft.days.get(day)
        turns = [DayKind.ORDINARY, DayKind.WORKING, DayKind.HOLIDAY]
        if not is_weekend(day):
            turns = [DayKind.ORDINARY, DayKind.HOLIDAY, DayKind.WORKING]
        here = turns.index(special.kind if special else DayKind.ORDINARY)
        kind = turns[(here + 1) % len(turns)]
        name = self._usual_name(kind, special)
        self.set_days(self.view.chosen, kind, name)

    def _usual_name(self, kind: DayKind, special: SpecialDay | None) -> str:
        if special is not None and special.kind is kind:
            return special.name
        day = self.view.chosen[0]
        before = self.draft.days.get(date.fromordinal(day.toordinal() - 1))
        return before.name if before is not None and before.kind is kind else default_name(kind)

    def _on_given(self, kind: DayKind, name: str) -> None:
        self.set_days(self.view.chosen, kind, name or self._usual_name(kind, None))

    def _on_status(self) -> None:
        self._keep(replace(self.draft, status=str(self.status.currentData())))

    def _want(self) -> None:
        self.day.take_name()
        self.wanted.emit(self.shown_year, self.draft)

    # --- making

    def _connect(self) -> None:
        self.year.currentIndexChanged.connect(lambda _place: self._show())
        self.status.activated.connect(lambda _place: self._on_status())
        self.day.given.connect(self._on_given)
        self.view.chosenMoved.connect(self._show_day)
        self.view.turnWanted.connect(self._turn)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for part in (caption(tr("&Year"), self.year, self), self.year, self.status):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.import_button)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.revert_button)
        foot.addWidget(self.apply_button)
        box = QVBoxLayout(self)
        box.addLayout(top)
        box.addWidget(self.taken)
        box.addWidget(self.faults)
        box.addWidget(self._legend())
        box.addWidget(self._scrolled(), 1)
        box.addWidget(self.day)
        box.addLayout(foot)

    def _legend(self) -> QLabel:
        signs = marks()
        words = tr("{off} off · {work} at work · ● not written yet · Space turns a day")
        legend = QLabel(words.format(off=signs[DayKind.HOLIDAY], work=signs[DayKind.WORKING]), self)
        legend.setObjectName("yearLegend")
        legend.setWordWrap(True)
        return legend

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setObjectName("yearScroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.view)
        area.setFocusPolicy(self.focusPolicy())
        # A page that scrolls is as high as its parts wish; this one takes what there is.
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        area.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.view.chosenMoved.connect(
            lambda: area.ensureVisible(*_xy(self.view, self.view.cursor_day), 40, 60)
        )
        return area


def _xy(view: YearView, day: date) -> tuple[int, int]:
    place = view.place_of(day)
    return place.x(), place.y()


def _told(faults: Sequence[TableFault]) -> str:
    lines = [tr("Nothing was read: {n} lines cannot be understood.").format(n=len(faults))]
    lines += [fault_words(fault) for fault in faults[:_MOST_FAULTS]]
    if len(faults) > _MOST_FAULTS:
        lines.append("…")
    return "\n".join(lines)
