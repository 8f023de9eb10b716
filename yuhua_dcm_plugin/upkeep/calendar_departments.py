"""The departments tab: who works by another calendar, from which day on (部门日历)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from ..core import settings
from ..core.session import Desk
from ..core.strings import label, tr
from .calendar_parts import caption, choice, press
from .calendar_records import DepartmentChoice, WorkCalendar
from .edition_form import date_edit, day_of, today
from .table import Field, make_list


class DepartmentCalendars(QWidget):
    """What departments have chosen, and a form for another choice."""

    #: Show what a choice does, then write it.
    wanted = pyqtSignal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("departmentCalendars")
        self._names: Mapping[str, str] = {}
        self._calendars: dict[str, str] = {}
        self._keeper = False
        self.list = make_list("departmentCalendarList", tr("Departments with another calendar"),
                              self._fields(), desk, settings.UPKEEP_DEPARTMENT_CALENDARS,
                              self)  # fmt: skip
        self.list.say_empty(tr("Every department works by the district's calendar."))
        self.department = choice("calendarDepartment", self)
        self.day = date_edit("departmentFrom", tr("First day"), self)
        now = today()
        self.day.setDate(QDate(now.year, now.month, now.day))
        self.calendar = choice("departmentCalendar", self)
        self.apply_button = press("departmentApply", tr("Show What It Does"), self._want, self)
        self.list.rowChosen.connect(self._on_row)
        self._lay_out()

    def show_choices(
        self, choices: Sequence[DepartmentChoice], names: Mapping[str, str],
        calendars: Sequence[WorkCalendar], keeper: bool,
    ) -> None:  # fmt: skip
        """Show what there is.

        :param names: of the departments by code
        """
        self._names, self._keeper = names, keeper
        self._calendars = {each.code: label(each) for each in calendars}
        self.list.show_rows(choices)
        _offer(self.department, [(names[code], code) for code in names])
        usual = (tr("The district's calendar"), None)
        _offer(self.calendar, [usual, *((words, code) for code, words in self._calendars.items())])
        for part in (self.department, self.day, self.calendar):
            part.setEnabled(keeper)
        self.apply_button.setEnabled(keeper and bool(names))

    @property
    def chosen(self) -> DepartmentChoice:
        """The choice as typed."""
        return DepartmentChoice(str(self.department.currentData() or ""), day_of(self.day),
                                self.calendar.currentData())  # fmt: skip

    def fill(self, choice: DepartmentChoice) -> None:
        """Type a choice in."""
        self.department.setCurrentIndex(self.department.findData(choice.department))
        self.calendar.setCurrentIndex(max(0, self.calendar.findData(choice.calendar)))
        day = choice.valid_from
        self.day.setDate(QDate(day.year, day.month, day.day))

    def _on_row(self, row: Any) -> None:
        if row is not None:
            self.fill(row)

    def _want(self) -> None:
        self.wanted.emit(self.chosen)

    def _fields(self) -> list[Field]:
        def calendar(row: DepartmentChoice) -> str:
            if row.calendar is None:
                return tr("The district's calendar")
            return self._calendars.get(row.calendar, row.calendar)

        return [
            Field(tr("Department"), lambda row: self._names.get(row.department, row.department)),
            Field(tr("From"), lambda row: row.valid_from.isoformat(), "2026-11-23"),
            Field(tr("Calendar"), calendar),
        ]

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, part in ((tr("&Department"), self.department), (tr("Counts &from"), self.day),
                            (tr("Works &by"), self.calendar)):  # fmt: skip
            form.addRow(caption(words, part, self), part)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.apply_button)
        box = QVBoxLayout(self)
        box.addWidget(self.list, 1)
        box.addLayout(form)
        box.addLayout(foot)


def _offer(box: Any, choices: Sequence[tuple[str, Any]]) -> None:
    """Fill a box anew; what was chosen stays chosen."""
    before = box.currentData()
    box.clear()
    for words, data in choices:
        box.addItem(words, data)
    box.setCurrentIndex(max(0, box.findData(before)))
