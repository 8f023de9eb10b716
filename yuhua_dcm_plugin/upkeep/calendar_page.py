"""The calendars page: days, hours, departments, and what each change does first (工作日历)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QTabWidget, QWidget

from ..core import settings
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import label, tr
from .calendar_departments import DepartmentCalendars
from .calendar_form import CalendarForm
from .calendar_notice import gap_words
from .calendar_parts import caption, choice
from .calendar_records import (
    CalendarBook,
    CalendarGap,
    DepartmentChoice,
    WorkCalendar,
)
from .calendar_store import CalendarStore
from .calendar_tester import DueTester
from .effect import Effect
from .hours_box import HoursBox
from .page import Page
from .year_box import YearBox, YearDraft
from .year_table import YearTable, read_year_table, year_of_table

_LINES = 26
_KINDS = "*.csv *.xlsx *.xls *.txt"


class CalendarPage(Page):
    """One calendar at a time, in tabs; every change is shown with its effect before it is made."""

    #: A calendar was read and is shown.
    listed = pyqtSignal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, _LINES)
        self.store = CalendarStore(desk.database)
        self._calendars: Sequence[WorkCalendar] = ()
        self._book: CalendarBook | None = None
        self.calendar = choice("calendarChoice", self)
        self.missing = Notice("calendarGaps", Kind.WARNING, self)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("calendarTabs")
        self.tabs.setDocumentMode(True)
        self.year = YearBox(self)
        self.hours = HoursBox(desk, self)
        self.departments = DepartmentCalendars(desk, self)
        self.form = CalendarForm(self)
        self.tester = DueTester(self)
        self._connect()
        self._lay_out()
        self.finish_layout()

    def title(self) -> str:
        """What the page is called in the list."""
        return tr("Calendars")

    def has_unsaved(self) -> bool:
        """Whether something is typed that is not written yet."""
        typed = self.year.has_unsaved() or self.hours.has_unsaved or self.form.has_unsaved
        return self.effect.asking or (self._book is not None and typed)

    # --- for scripts

    @property
    def code(self) -> str:
        """Code of the calendar that is shown."""
        return self._book.calendar.code if self._book else ""

    def select_calendar(self, code: str) -> bool:
        """Show another calendar; whether there is such a one."""
        place = int(self.calendar.findData(code))
        if place >= 0 and code != self.code:
            self.calendar.setCurrentIndex(place)
            self._read_book()
        return place >= 0

    def reload(self, wish: str = "") -> None:
        """Read calendars, departments and what is missing.

        :param wish: code of the calendar to show then
        """
        self.run(
            tr("Reading the calendars"),
            lambda _job: (
                self.store.calendars(), self.store.choices(), self.store.department_names(),
                self.store.gaps(),
            ),
            lambda found: self._got(*found, wish),
        )  # fmt: skip

    def import_table(self, path: Path | str) -> None:
        """Read the days of a year from a table into the year that is shown.

        :param path: .csv or .xlsx; columns day, kind, name
        """
        source, year = Path(path), self.year.shown_year
        self.desk.settings.set(settings.UPKEEP_FOLDER, str(source.parent))
        self.run(
            tr("Reading {name}").format(name=source.name),
            lambda _job: _read(source, year), lambda found: self._take(*found),
            locks=(self.year.import_button,),
        )  # fmt: skip

    # --- reading

    def _got(
        self, calendars: Sequence[WorkCalendar], choices: Sequence[DepartmentChoice],
        names: dict[str, str], gaps: Sequence[CalendarGap], wish: str,
    ) -> None:  # fmt: skip
        before = wish or self.code
        self._calendars = calendars
        self.calendar.clear()
        for each in calendars:
            words = tr("{calendar} (district)") if each.is_district else "{calendar}"
            self.calendar.addItem(words.format(calendar=label(each)), each.code)
        self.calendar.setCurrentIndex(max(0, self.calendar.findData(before)))
        self.departments.show_choices(choices, names, calendars, self.keeper)
        self.effect.name_departments(names)
        self.missing.say("\n".join(gap_words(gap) for gap in gaps), Kind.WARNING)
        self._read_book()

    def _read_book(self) -> None:
        wanted = self.calendar.currentData()
        found = next((each for each in self._calendars if each.code == wanted), None)
        if found is not None:
            self.run(tr("Reading the calendars"), lambda _job: self.store.book(found), self._show)

    def _show(self, book: CalendarBook) -> None:
        self.effect.drop()
        self._book = book
        self.year.show_book(book, self.keeper)
        self.hours.show_book(book, self.keeper)
        self.form.show_calendar(book.calendar, self._calendars, self.keeper)
        self.listed.emit()

    # --- changing

    def _ask(self, words: str, change: Callable[[bool], Effect], after: str = "") -> None:
        """Try a change, show its effect, make it when applied.

        :param after: code of the calendar to show then
        """
        self.ask(tr("Changing the calendar"), words, lambda: change(True), lambda: change(False),
                 lambda _effect: self.reload(after), (self.tabs,))  # fmt: skip

    def _on_year(self, year: int, draft: YearDraft) -> None:
        code = self.code
        words = tr("{year} of “{calendar}”, {n} special days.")
        self._ask(
            words.format(year=year, calendar=self._label, n=len(draft.days)),
            lambda dry: self.store.set_year(code, year, draft.status, draft.days, dry),
        )

    def _on_hours(self, day: date, slots: Sequence[tuple[str, str]]) -> None:
        code = self.code
        words = tr("Working hours of “{calendar}” from {day} on.")
        self._ask(words.format(calendar=self._label, day=day.isoformat()),
                  lambda dry: self.store.set_hours(code, day, slots, dry))  # fmt: skip

    def _on_drop_hours(self, day: date) -> None:
        code = self.code
        words = tr("The working hours of “{calendar}” that begin on {day} go away.")
        self._ask(words.format(calendar=self._label, day=day.isoformat()),
                  lambda dry: self.store.drop_hours(code, day, dry))  # fmt: skip

    def _on_department(self, chosen: DepartmentChoice) -> None:
        words = tr("{department} works by “{calendar}” from {day} on.").format(
            department=self.departments.department.currentText(),
            calendar=self.departments.calendar.currentText(), day=chosen.valid_from.isoformat(),
        )  # fmt: skip
        self._ask(words, lambda dry: self.store.set_department(chosen, dry))

    def _on_form(self, given: dict[str, Any]) -> None:
        words = tr("Calendar “{calendar}”.").format(calendar=given["label_zh"])
        self._ask(words, lambda dry: self.store.save_calendar(given, dry), given["code"])

    def _on_due(self, start: Any, amount: float, unit: str) -> None:
        code = self.code
        self.run(tr("Asking when it is due"),
                 lambda _job: self.store.due(start, amount, unit, code),
                 self.tester.tell, locks=(self.tester.ask_button,))  # fmt: skip

    # --- a table

    def _ask_table(self) -> None:
        folder = self.desk.settings.get(settings.UPKEEP_FOLDER) or str(Path.home())
        found, _kind = QFileDialog.getOpenFileName(
            self, tr("Holidays and Make-up Days"), folder,
            ";;".join((tr("Tables") + f" ({_KINDS})", tr("All files") + " (*)")),
        )  # fmt: skip
        if found:
            self.import_table(found)

    def _take(self, year: int, table: YearTable) -> None:
        if self.year.show_year(year):
            self.year.take_table(table)
            return
        words = tr("The table is of {year}, which does not follow the years of this calendar.")
        self.note.say(words.format(year=year), Kind.ERROR)

    # --- making

    @property
    def _label(self) -> str:
        return label(self._book.calendar) if self._book else ""

    def _connect(self) -> None:
        self.calendar.activated.connect(lambda _place: self._read_book())
        self.year.wanted.connect(self._on_year)
        self.year.importWanted.connect(self._ask_table)
        self.hours.wanted.connect(self._on_hours)
        self.hours.dropWanted.connect(self._on_drop_hours)
        self.departments.wanted.connect(self._on_department)
        self.form.wanted.connect(self._on_form)
        self.tester.asked.connect(self._on_due)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(caption(tr("&Calendar"), self.calendar, self))
        top.addWidget(self.calendar, 1)
        for words, tab in (
            (tr("Days"), self.year), (tr("Hours"), self.hours),
            (tr("Departments"), self.departments), (tr("Calendar"), self.form),
            (tr("Try a Limit"), self.tester),
        ):  # fmt: skip
            self.tabs.addTab(tab, words)
        self.box.addLayout(top)
        self.box.addWidget(self.missing)
        self.box.addWidget(self.tabs, 2)


def _read(path: Path, year: int) -> tuple[int, YearTable]:
    """Days of the first sheet that holds any; runs in another thread."""
    from .workbook import open_workbook

    sheets = [sheet for sheet in open_workbook(path).sheets if sheet.rows and not sheet.hidden]
    lines = [(row.number, row.cells) for row in sheets[0].rows] if sheets else []
    wanted = year_of_table(lines) or year
    return wanted, read_year_table(lines, wanted)
