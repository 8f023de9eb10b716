"""The whole history of a case as a readable list (办理经过)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ..cases.model import tooltip
from ..core.strings import tr
from .wording import Line

_LEAST = 90


class HistoryView(QTableWidget):
    """One row an event, newest last; long words wrap and are never cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setObjectName("caseHistory")
        self.setAccessibleName(tr("History"))
        self.setHorizontalHeaderLabels([tr("Time"), tr("Action"), tr("Who"), tr("What Was Said")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(_LEAST)
        self.verticalHeader().hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self._fit.setInterval(0)
        self._fit.timeout.connect(self.resizeRowsToContents)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show a history, oldest first, and scroll to its end."""
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, text in enumerate((line.at, line.action, line.who, line.said)):
                item = QTableWidgetItem(text)
                item.setToolTip(tooltip(text))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.setItem(row, column, item)
        self.resizeRowsToContents()
        self.scrollToBottom()

    def texts(self) -> list[tuple[str, ...]]:
        """What the rows say; for scripts."""
        rows = range(self.rowCount())
        return [tuple(self.item(row, column).text() for column in range(4)) for row in rows]

    def resizeEvent(self, event: Any) -> None:
        """Words wrap at another width."""
        super().resizeEvent(event)
        self._fit.start()
