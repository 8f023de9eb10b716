"""The very cases behind a number, listed below the table (数字背后的案件)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..cases.columns import Columns
from ..cases.feed import CaseFeed
from ..cases.filter_proxy import CaseFilterProxy
from ..cases.model import CaseModel, Column
from ..cases.records import CaseRow
from ..core import settings
from ..core.session import Desk
from ..core.strings import tr

_LOOKED_AT = 40  # rows, to find the width of a column
_HIDDEN = (Column.DEPARTMENT, Column.DUE, Column.ROUND, Column.URGED, Column.CLAIMED)


class CasePane(QWidget):
    """A list of cases, running or finished, with a line above that says what they are."""

    #: The case that was selected.
    caseChosen = pyqtSignal(object)
    #: The list is not wanted any more.
    closed = pyqtSignal()

    def __init__(self, desk: Desk, feed: CaseFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self.title = QLabel(self)
        self.title.setObjectName("evaluationCasesTitle")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.model = CaseModel(self)
        self.proxy = CaseFilterProxy(self.model, self)
        self.view = self._make_view()
        self._columns = Columns(self.view, desk.settings, settings.EVALUATION_CASES, _HIDDEN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._make_head())
        layout.addWidget(self.view)
        feed.labelsReady.connect(self._relabel)
        self._relabel()
        self.clear()

    def clear(self) -> None:
        """List nothing."""
        self.title.clear()
        self.model.replace_all([])

    def list_cases(self, title: str, cases: Sequence[CaseRow]) -> None:
        """List cases, running or finished, under a title."""
        self.title.setText(title)
        self.model.replace_all(cases)
        if not self._columns.restored:
            self.view.resizeColumnsToContents()

    def task_nos(self) -> list[str]:
        """Task numbers listed, in the order shown."""
        return self.proxy.task_nos()

    def _make_head(self) -> QHBoxLayout:
        close = QToolButton(self)
        close.setObjectName("evaluationCasesClose")
        close.setText("×")
        close.setAutoRaise(True)
        close.setToolTip(tr("Close the list"))
        close.setAccessibleName(tr("Close the list"))
        close.clicked.connect(lambda _checked=False: self.closed.emit())
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _make_view(self) -> QTableView:
        view = QTableView(self)
        view.setObjectName("evaluationCases")
        view.setAccessibleName(tr("Cases behind the number"))
        view.setModel(self.proxy)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setAlternatingRowColors(True)
        # Oldest first, as the database tells them; sorting thousands waits until somebody asks.
        view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        view.horizontalHeader().setResizeContentsPrecision(_LOOKED_AT)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
        view.horizontalHeader().setStretchLastSection(True)
        view.selectionModel().currentRowChanged.connect(self._chosen)
        return view

    def _relabel(self) -> None:
        known = self._feed.model
        names = {entry.code: known.department_name(entry.code) for entry in self._feed.departments}
        self.model.set_labels(known.stages, names)

    def _chosen(self, current: Any, _before: Any) -> None:
        if current.isValid():
            self.caseChosen.emit(self.proxy.case_at(current))
