"""What to try on the past: which period, which edition or limit, which cases (试算条件)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ..cases.flow import FlowLayout
from ..core.strings import label, tr
from .condition_lines import MOST_AMOUNT
from .edition_form import date_edit, day_of, today
from .edition_words import AREAS, GRADES, UNITS, area_words, unit_words
from .what_if_words import last_month


class WhatIfForm(QWidget):
    """Fields of a trial; its period is the last full month at first."""

    #: Something was chosen.
    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("whatIfForm")
        self.first = date_edit("whatIfFrom", tr("First day"), self)
        self.last = date_edit("whatIfTo", tr("Last day"), self)
        self.set_period(*last_month(today()))
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self._on_day)
        self.whole = QRadioButton(tr("Another &edition"), self)
        self.whole.setObjectName("whatIfWhole")
        self.one = QRadioButton(tr("One other &limit"), self)
        self.one.setObjectName("whatIfOne")
        group = QButtonGroup(self)
        for button in (self.whole, self.one):
            group.addButton(button)
            button.toggled.connect(lambda _on: self._turn())
        self.edition = self._combo("whatIfEdition", tr("Edition to try"), 14)
        self.condition = self._combo("whatIfCondition", tr("Condition whose limit is tried"), 16)
        self._make_limit()
        self.class_code = self._combo("whatIfClass", tr("Class"), 10)
        self.department = self._combo("whatIfDepartment", tr("Department"), 10)
        self.class_code.addItem(tr("All classes"), "")
        self.department.addItem(tr("All departments"), "")
        self._lay_out()
        self.whole.setChecked(True)

    @property
    def ready(self) -> bool:
        """Whether there is something to try."""
        chosen = self.edition if self.whole.isChecked() else self.condition
        return bool(chosen.currentData())

    def set_period(self, first: date, last: date) -> None:
        """Choose first and last day, both included."""
        for edit, day in ((self.first, first), (self.last, last)):
            edit.blockSignals(True)
            edit.setDate(QDate(day.year, day.month, day.day))
            edit.blockSignals(False)

    def asked(self) -> dict[str, Any]:
        """What ``what_if`` takes; both days are included."""
        asked: dict[str, Any] = {
            "from": day_of(self.first).isoformat(),
            "to": day_of(self.last).isoformat(),
        }
        if self.whole.isChecked():
            asked["edition"] = self.edition.currentData()
        else:
            asked["changes"] = [self._change()]
        if self.class_code.currentData():
            asked["kind"], asked["class_code"] = self.class_code.currentData().split()
        if self.department.currentData():
            asked["department"] = self.department.currentData()
        return asked

    # --- what it offers

    def show_editions(self, edition: Any, editions: Sequence[Any]) -> None:
        """Offer editions; the one at hand is chosen."""
        self.edition.clear()
        for one in editions:
            if one.state != "withdrawn":
                self.edition.addItem(f"{label(one)} ({one.code})", one.code)
        if edition is not None:
            self.edition.setCurrentIndex(max(0, self.edition.findData(edition.code)))

    def show_conditions(self, conditions: Sequence[Any]) -> None:
        """Offer conditions whose limit can be tried otherwise, and their classes."""
        chosen = self.condition.currentData()
        self.condition.clear()
        for row in conditions:
            words = f"{row.class_code} {row.class_name}: {row.condition}"
            self.condition.addItem(words, row.condition_code)
        self.condition.setCurrentIndex(max(0, self.condition.findData(chosen)))
        self._refill_classes(conditions)

    def show_departments(self, names: Mapping[str, str]) -> None:
        """Offer departments."""
        _refill(self.department, tr("All departments"), list(names.items()))

    def try_limit(
        self,
        condition: str,
        amount: float,
        unit: str,
        grade: str = "",
        area_type: int | None = None,
    ) -> None:
        """Fill in one other limit; for scripts."""
        self.one.setChecked(True)
        self.condition.setCurrentIndex(self.condition.findData(condition))
        self.amount.setValue(amount)
        self.unit.setCurrentIndex(self.unit.findData(unit))
        self.grade.setCurrentIndex(self.grade.findData(grade))
        self.area.setCurrentIndex(self.area.findData(area_type))

    # --- making

    def _make_limit(self) -> None:
        self.grade = self._combo("whatIfGrade", tr("Grade"), 9)
        self.grade.addItem(tr("Every grade"), "")
        for code in GRADES:
            self.grade.addItem(code, code)
        self.area = self._combo("whatIfArea", tr("Area"), 10)
        self.area.addItem(tr("Every area"), None)
        for area in AREAS:
            self.area.addItem(area_words(area), area)
        self.amount = QDoubleSpinBox(self)
        self.amount.setObjectName("whatIfAmount")
        self.amount.setAccessibleName(tr("Amount"))
        self.amount.setRange(0.01, MOST_AMOUNT)
        self.amount.setValue(1)
        self.unit = self._combo("whatIfUnit", tr("Unit"), 12)
        for code in UNITS:
            self.unit.addItem(unit_words(code), code)
        self.unit.setCurrentIndex(self.unit.findData("work_day"))

    def _combo(self, name: str, words: str, letters: int) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(words)
        combo.setToolTip(words)
        combo.setMinimumContentsLength(letters)
        combo.setMaxVisibleItems(20)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.currentIndexChanged.connect(lambda _place: self.changed.emit())
        return combo

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self._limit = (self.condition, self.grade, self.area, self.amount, self.unit)
        for parts in (
            (QLabel(tr("Period"), self), self.first, QLabel("–", self), self.last),
            (self.whole, self.one, self.edition, *self._limit),
            (QLabel(tr("Only"), self), self.class_code, self.department),
        ):
            row = QWidget(self)
            flow = FlowLayout(row)
            for part in parts:
                flow.addWidget(part)
            box.addWidget(row)

    # --- what happens

    def _change(self) -> dict[str, Any]:
        change: dict[str, Any] = {
            "condition_code": self.condition.currentData(),
            "amount": self.amount.value(),
            "unit": self.unit.currentData(),
        }
        if self.grade.currentData():
            change["grade"] = self.grade.currentData()
        if self.area.currentData() is not None:
            change["area_type"] = self.area.currentData()
        return change

    def _turn(self) -> None:
        whole = self.whole.isChecked()
        self.edition.setVisible(whole)
        for part in self._limit:
            part.setVisible(not whole)
        self.changed.emit()

    def _on_day(self, day: QDate) -> None:
        """The day that was chosen counts; the other one follows it."""
        if self.first.date() > self.last.date():
            other = self.last if self.sender() is self.first else self.first
            other.blockSignals(True)
            other.setDate(day)
            other.blockSignals(False)
        self.changed.emit()

    def _refill_classes(self, conditions: Sequence[Any]) -> None:
        seen = {(row.kind, row.class_code): row.class_name for row in conditions}
        entries = [
            (f"{kind} {code}", f"{code} {name}") for (kind, code), name in sorted(seen.items())
        ]
        _refill(self.class_code, tr("All classes"), entries)


def _refill(combo: QComboBox, every: str, entries: Sequence[tuple[str, str]]) -> None:
    chosen = combo.currentData()
    combo.clear()
    combo.addItem(every, "")
    for code, words in entries:
        combo.addItem(words, code)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
