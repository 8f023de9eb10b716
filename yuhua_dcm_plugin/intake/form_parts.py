"""How the fields of the report form stand, and in which order the Tab key takes them (表单布局)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class Rows(QWidget):
    """Labelled rows, each of which can be hidden with its label."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: dict[QWidget, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)

    def add(self, text: str, row: QWidget, buddy: QWidget) -> None:
        """Add a row.

        :param text: label, with the mnemonic that goes to the field
        :param buddy: the field that the label names
        """
        label = QLabel(text, self)
        label.setBuddy(buddy)
        place = self._grid.rowCount()
        # The label stands beside the first line of its field, however high that grows.
        label.setMinimumHeight(QLineEdit().sizeHint().height())
        self._grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(row, place, 1)
        self._labels[row] = label

    def label(self, row: QWidget) -> QLabel:
        """The label of a row."""
        return self._labels[row]

    def show_row(self, row: QWidget, shown: bool) -> None:
        """Show or hide a row with its label."""
        row.setVisible(shown)
        self._labels[row].setVisible(shown)


def column(*parts: QWidget) -> QWidget:
    """Parts one below the other, as one row of the form."""
    return _boxed(QVBoxLayout, parts)


def line(*parts: QWidget, stretch: Sequence[int] = ()) -> QWidget:
    """Parts side by side, as one row of the form."""
    made = _boxed(QHBoxLayout, parts)
    for place, share in enumerate(stretch):
        made.layout().setStretch(place, share)
    return made


def _boxed(kind: Any, parts: Sequence[QWidget]) -> QWidget:
    made = QWidget()
    box = kind(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(3)
    for part in parts:
        box.addWidget(part)
    return made


def button(parent: QWidget, name: str, text: str, call: Any) -> QPushButton:
    """A button with its key in its text."""
    made = QPushButton(text, parent)
    made.setObjectName(name)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked=False: call())
    return made


def set_order(fields: Sequence[QWidget]) -> None:
    """Let Tab walk through fields in this order."""
    for before, after in zip(fields, fields[1:]):
        QWidget.setTabOrder(before, after)
