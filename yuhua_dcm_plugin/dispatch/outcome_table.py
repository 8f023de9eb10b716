"""What became of each of many cases: ✓ or ✗ with words, in one list (逐案结果)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..cases.model import tooltip
from ..core.strings import tr
from .records import Outcome

_LINES = 8


class OutcomeTable(QTableWidget):
    """Failures first: they are what somebody has to look at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self.setObjectName("outcomes")
        self.setAccessibleName(tr("Result per case"))
        self.setHorizontalHeaderLabels([tr("Task No."), tr("Done"), tr("Reason")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        letters = self.fontMetrics()
        self.setMinimumHeight(letters.height() * _LINES)
        self.setColumnWidth(0, letters.horizontalAdvance("2026112200010") + 16)
        header = self.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Fill the list."""
        ordered = sorted(outcomes, key=lambda outcome: outcome.ok)
        self.setRowCount(len(ordered))
        for row, outcome in enumerate(ordered):
            done = tr("✓ done") if outcome.ok else tr("✗ not done")
            for column, text in enumerate((outcome.task_no, done, outcome.words)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(tooltip(text))
                self.setItem(row, column, cell)
        self.resizeRowsToContents()

    def lines(self) -> list[tuple[str, ...]]:
        """What is shown; for scripts."""
        return [
            tuple(self.item(row, column).text() for column in range(self.columnCount()))
            for row in range(self.rowCount())
        ]


class OutcomeDialog(QDialog):
    """A window with the result of each case; it holds nothing up."""

    def __init__(
        self, title: str, heading: str, outcomes: Sequence[Outcome], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("outcomeDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = QLabel(heading, self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        self.table = OutcomeTable(self)
        self.table.show_outcomes(outcomes)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        letters = self.fontMetrics()
        self.resize(letters.averageCharWidth() * 80, letters.height() * 20)
