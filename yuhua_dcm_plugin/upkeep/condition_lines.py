"""Lines of fields in a small table: added and removed at its end (明细行)."""

from __future__ import annotations

from collections.abc import Sequence
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
from .edition_words import UNITS, unit_words

#: As the database takes it: an amount above it is a slip.
MOST_AMOUNT = 3650
_LINES = 4


class LineTable(QWidget):
    """Lines to read, or to fill in; every cell is a field of its own kind.

    :param name: object names are made from it
    :param title: what it is called for a screen reader
    :param titles: of the columns
    :param words: of the button that adds a line
    """

    #: Something was typed or chosen.
    changed = pyqtSignal()

    def __init__(
        self,
        name: str,
        title: str,
        titles: Sequence[str],
        words: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self.editable = True
        self.table = QTableWidget(0, len(titles), self)
        self.table.setObjectName(f"{name}Table")
        self.table.setAccessibleName(title)
        self.table.setHorizontalHeaderLabels(list(titles))
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._size()
        self.add_button = self._button(f"{name}Add", words, self.add)
        self.drop_button = self._button(f"{name}Drop", tr("Remove Last"), self.drop)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.drop_button)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.table)
        box.addLayout(row)

    # --- what a table of its kind says

    def cells(self, given: Any) -> Sequence[QWidget]:
        """Fields of a line.

        :param given: what the line says, ``None`` for a new one
        """
        raise NotImplementedError

    def line(self, row: int) -> dict[str, Any]:
        """What is filled in, as the database takes it."""
        raise NotImplementedError

    # --- lines

    def show_lines(self, lines: Sequence[Any], editable: bool) -> None:
        """Show these lines instead."""
        self.editable = editable
        self.table.setRowCount(0)
        for given in lines:
            self._add(given)
        for button in (self.add_button, self.drop_button):
            button.setVisible(editable)
        self._enable()

    def lines(self) -> list[dict[str, Any]]:
        """What is filled in, line by line."""
        return [self.line(row) for row in range(self.table.rowCount())]

    def add(self) -> None:
        """Add a line."""
        self._add(None)
        self.changed.emit()

    def drop(self) -> None:
        """Take the last line away."""
        self.table.setRowCount(max(0, self.table.rowCount() - 1))
        self._enable()
        self.changed.emit()

    def _add(self, given: Any) -> None:
        cells = self.cells(given)
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, cell in enumerate(cells):
            title = self.table.horizontalHeaderItem(column).text()
            cell.setObjectName(f"{self._name}_{row}_{column}")
            cell.setAccessibleName(tr("{title}, line {n}").format(title=title, n=row + 1))
            cell.setEnabled(self.editable)
            self.table.setCellWidget(row, column, cell)
        # The header follows texts by itself, fields it does not hear of.
        self.table.resizeColumnsToContents()
        self._enable()

    # --- fields

    def choice(self, entries: Sequence[tuple[Any, str]], chosen: Any) -> QComboBox:
        """A field for one of a list."""
        combo = QComboBox(self.table)
        for code, words in entries:
            combo.addItem(words, code)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.currentIndexChanged.connect(lambda _place: self.changed.emit())
        return combo

    def unit(self, chosen: str) -> QComboBox:
        """A field for a unit of limits."""
        return self.choice([(code, unit_words(code)) for code in UNITS], chosen)

    def whole(self, value: int) -> QSpinBox:
        """A field for a small number."""
        spin = QSpinBox(self.table)
        spin.setRange(1, 9)
        spin.setValue(value)
        spin.valueChanged.connect(lambda _value: self.changed.emit())
        return spin

    def amount(self, value: float) -> QDoubleSpinBox:
        """A field for an amount of a limit."""
        number = QDoubleSpinBox(self.table)
        number.setDecimals(2)
        number.setRange(0.01, MOST_AMOUNT)
        number.setValue(value)
        number.valueChanged.connect(lambda _value: self.changed.emit())
        return number

    def text(self, words: str) -> QLineEdit:
        """A field for words."""
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
        height = self.table.fontMetrics().height() + 14
        self.table.verticalHeader().setDefaultSectionSize(height)
        self.table.setMinimumHeight(height * _LINES)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    def _enable(self) -> None:
        self.drop_button.setEnabled(self.editable and self.table.rowCount() > 0)


def rounded(number: float) -> float | int:
    """A whole number as such, so that it is not written as 4.0."""
    return int(number) if number == int(number) else number
