"""The limits of a condition: a line for each grade, area and step (时限明细)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from ..core.strings import tr
from ..core.text import plain
from .edition_words import AREAS, GRADES, UNITS, area_words, unit_words

_GRADE, _AREA, _STEP, _LABEL, _AMOUNT, _UNIT = range(6)
#: As the database takes it: an amount above it is a slip.
MOST_AMOUNT = 3650
_LINES = 4


class LimitTable(QWidget):
    """Limits to read, or to fill in; every cell is a field of its own kind."""

    #: Something was typed or chosen.
    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grades: Mapping[str, str] = {}
        self._editable = True
        titles = (
            tr("Grade"), tr("Area"), tr("Step"), tr("What by then"), tr("Amount"), tr("Unit"),
        )  # fmt: skip
        self.table = QTableWidget(0, len(titles), self)
        self.table.setObjectName("limitTable")
        self.table.setAccessibleName(tr("Handling limits"))
        self.table.setHorizontalHeaderLabels(titles)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._size()
        self.add_button = self._button("limitAdd", tr("Add Limit"), self.add)
        self.drop_button = self._button("limitDrop", tr("Remove Last"), self.drop)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.drop_button)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.table)
        box.addLayout(row)

    def show_limits(self, limits: Sequence[Any], grades: Mapping[str, str], editable: bool) -> None:
        """Show the limits of a condition.

        :param grades: label of each grade
        """
        self._grades, self._editable = grades, editable
        self.table.setRowCount(0)
        for limit in limits:
            self._add(limit.grade, limit.area_type, limit.step, limit.step_label or "",
                      float(limit.amount), limit.unit)  # fmt: skip
        for button in (self.add_button, self.drop_button):
            button.setVisible(editable)
        self._enable()

    def add(self) -> None:
        """Add a line: the first is what is usual, the others the next step of the last one."""
        last = self.table.rowCount() - 1
        if last < 0:
            self._add("B", 0, 1, "", 1, "work_day")
        else:
            of = self._line(last)
            self._add(of["grade"], of["area_type"], of["step"] + 1, "", of["amount"], of["unit"])
        self.changed.emit()

    def drop(self) -> None:
        """Take the last line away."""
        self.table.setRowCount(max(0, self.table.rowCount() - 1))
        self._enable()
        self.changed.emit()

    def limits(self) -> list[dict[str, Any]]:
        """What is filled in, as a row of a workbook has it."""
        return [self._line(row) for row in range(self.table.rowCount())]

    def twice(self) -> bool:
        """Whether two lines speak of the same grade, area and step."""
        keys = [(each["grade"], each["area_type"], each["step"]) for each in self.limits()]
        return len(set(keys)) < len(keys)

    # --- lines

    def _add(
        self, grade: str, area_type: int, step: int, words: str, amount: float, unit: str
    ) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        cells: tuple[QWidget, ...] = (
            self._combo([(code, self._grades.get(code, code)) for code in GRADES], grade),
            self._combo([(code, area_words(code)) for code in AREAS], area_type),
            self._spin(step), self._text(words), self._number(amount),
            self._combo([(code, unit_words(code)) for code in UNITS], unit),
        )  # fmt: skip
        for column, cell in enumerate(cells):
            title = self.table.horizontalHeaderItem(column).text()
            cell.setObjectName(f"limit_{row}_{column}")
            cell.setAccessibleName(tr("{title}, line {n}").format(title=title, n=row + 1))
            cell.setEnabled(self._editable)
            self.table.setCellWidget(row, column, cell)
        self._enable()

    def _line(self, row: int) -> dict[str, Any]:
        cell = self.table.cellWidget
        return {
            "grade": cell(row, _GRADE).currentData(),
            "area_type": cell(row, _AREA).currentData(),
            "step": cell(row, _STEP).value(),
            "step_label": plain(cell(row, _LABEL).text()).strip() or None,
            "amount": _whole(cell(row, _AMOUNT).value()),
            "unit": cell(row, _UNIT).currentData(),
        }

    def _combo(self, entries: Sequence[tuple[Any, str]], chosen: Any) -> QComboBox:
        combo = QComboBox(self.table)
        for code, words in entries:
            combo.addItem(words, code)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.currentIndexChanged.connect(lambda _place: self.changed.emit())
        return combo

    def _spin(self, value: int) -> QSpinBox:
        spin = QSpinBox(self.table)
        spin.setRange(1, 9)
        spin.setValue(value)
        spin.valueChanged.connect(lambda _value: self.changed.emit())
        return spin

    def _number(self, value: float) -> QDoubleSpinBox:
        number = QDoubleSpinBox(self.table)
        number.setDecimals(2)
        number.setRange(0.01, MOST_AMOUNT)
        number.setValue(value)
        number.valueChanged.connect(lambda _value: self.changed.emit())
        return number

    def _text(self, words: str) -> QLineEdit:
        line = QLineEdit(words, self.table)
        line.textEdited.connect(lambda _text: self.changed.emit())
        return line

    def _button(self, name: str, words: str, call: Any) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: call())
        return button

    def _size(self) -> None:
        letters = self.table.fontMetrics()
        height = letters.height() + 14
        self.table.verticalHeader().setDefaultSectionSize(height)
        self.table.setMinimumHeight(height * _LINES)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)

    def _enable(self) -> None:
        self.drop_button.setEnabled(self._editable and self.table.rowCount() > 0)


def _whole(number: float) -> float | int:
    return int(number) if number == int(number) else number
