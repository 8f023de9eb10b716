"""The calendar tab: what a work calendar is called, how long a day is, whose days it has (日历)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ..core.strings import label, tr
from ..core.text import plain
from .calendar_parts import caption, choice, press
from .calendar_records import WorkCalendar

_MOST_HOURS = 24


class CalendarForm(QWidget):
    """Name, hours of a day and origin of the days of a calendar; begins new ones too."""

    #: Show what it does, then write it: the keys of ``save_calendar``.
    wanted = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendarForm")
        self._shown: WorkCalendar | None = None
        self._others: Sequence[WorkCalendar] = ()
        self._keeper = False
        self.code = self._line("calendarCode")
        self.label_zh = self._line("calendarLabelZh")
        self.label_en = self._line("calendarLabelEn")
        self.hours = QDoubleSpinBox(self)
        self.hours.setObjectName("calendarHours")
        self.hours.setRange(0, _MOST_HOURS)
        self.hours.setDecimals(2)
        self.days_from = choice("calendarDaysFrom", self)
        self.new_button = press("calendarNew", tr("New Calendar"), self.begin, self)
        self.apply_button = press("calendarApply", tr("Show What It Does"), self._want, self)
        self.hours.valueChanged.connect(lambda _value: self._enable())
        self.days_from.currentIndexChanged.connect(lambda _place: self._enable())
        self._lay_out()

    @property
    def has_unsaved(self) -> bool:
        """Whether something is typed that is not written yet."""
        return self._keeper and self.values() != _values_of(self._shown)

    def show_calendar(
        self, calendar: WorkCalendar, others: Sequence[WorkCalendar], keeper: bool
    ) -> None:
        """Show a calendar.

        :param others: of which it may take its days
        """
        self._shown, self._keeper, self._others = calendar, keeper, others
        self._offer(calendar.code)
        given = _values_of(calendar)
        self._fill(given)
        self.code.setReadOnly(True)
        for part in (self.label_zh, self.label_en, self.hours, self.days_from, self.new_button):
            part.setEnabled(keeper)
        self._enable()

    def begin(self) -> None:
        """Begin a new calendar: days of the district's, hours of its own."""
        self._shown = None
        self.code.setReadOnly(False)
        self._offer("")
        self._fill(_values_of(None))
        if self.days_from.count() > 1:
            self.days_from.setCurrentIndex(1)
        self.code.setFocus()
        self._enable()

    def values(self) -> dict[str, Any]:
        """What ``save_calendar`` takes."""
        return {
            "code": plain(self.code.text()).strip(),
            "label_zh": plain(self.label_zh.text()).strip(),
            "label_en": plain(self.label_en.text()).strip(),
            "hours_per_day": round(self.hours.value(), 2),
            "days_from": self.days_from.currentData(),
        }

    def fill(self, **given: Any) -> None:
        """Type something in, for scripts."""
        self._fill({**self.values(), **given})

    def _fill(self, given: dict[str, Any]) -> None:
        self.code.setText(given["code"])
        self.label_zh.setText(given["label_zh"])
        self.label_en.setText(given["label_en"])
        self.hours.setValue(given["hours_per_day"])
        self.days_from.setCurrentIndex(max(0, self.days_from.findData(given["days_from"])))

    def _offer(self, code: str) -> None:
        self.days_from.clear()
        self.days_from.addItem(tr("Years and days of its own"), None)
        for other in self._others:
            if other.code != code and other.days_from is None:
                words = tr("Those of “{calendar}”").format(calendar=label(other))
                self.days_from.addItem(words, other.code)

    def _enable(self) -> None:
        ready = bool(self.code.text().strip() and self.label_zh.text().strip())
        self.apply_button.setEnabled(self._keeper and ready and self.has_unsaved)

    def _want(self) -> None:
        self.wanted.emit(self.values())

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.textChanged.connect(lambda _text: self._enable())
        return line

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, part in (
            (tr("Co&de"), self.code), (tr("Chinese &name"), self.label_zh),
            (tr("&English name"), self.label_en), (tr("&Hours of a working day"), self.hours),
            (tr("&Years and days"), self.days_from),
        ):  # fmt: skip
            form.addRow(caption(words, part, self), part)
        foot = QHBoxLayout()
        foot.addWidget(self.new_button)
        foot.addStretch(1)
        foot.addWidget(self.apply_button)
        box = QVBoxLayout(self)
        box.addLayout(form)
        box.addLayout(foot)
        box.addStretch(1)


def _values_of(calendar: WorkCalendar | None) -> dict[str, Any]:
    """A calendar as the form would send it; a new one is empty."""
    if calendar is None:
        calendar = WorkCalendar("", "", "", 8.0)
    return {
        "code": calendar.code, "label_zh": calendar.label_zh, "label_en": calendar.label_en,
        "hours_per_day": round(calendar.hours_per_day, 2), "days_from": calendar.days_from,
    }  # fmt: skip
