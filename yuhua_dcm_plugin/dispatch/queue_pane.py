"""The queue: running cases in a list that stays on the case at hand whatever changes around it."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QItemSelectionModel, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QFontMetrics
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ..cases.columns import Columns
from ..cases.feed import CaseFeed
from ..cases.model import Column
from ..cases.records import CaseRow
from ..core import settings
from ..core.session import Desk
from ..core.strings import tr
from .filter_bar import FilterBar
from .queue_proxy import QueueProxy
from .records import ALL, STAGE_TABS, Scope
from .saved_filters import SavedFilters
from .search_pane import SearchPane
from .store import DispatchStore

_HIDDEN = (Column.DUE, Column.REGISTERED, Column.ROUND)
_FIRST = (
    Column.LAMP,
    Column.TASK_NO,
    Column.URGED,
    Column.CLASS,
    Column.TIME_LEFT,
    Column.CLAIMED,
    Column.STAGE,
    Column.ADDRESS,
    Column.DEPARTMENT,
)
_WIDTHS = {
    Column.LAMP: 108,
    Column.TASK_NO: 106,
    Column.STAGE: 60,
    Column.CLASS: 96,
    Column.DESCRIPTION: 190,
    Column.ADDRESS: 170,
    Column.DEPARTMENT: 84,
    Column.TIME_LEFT: 124,
    Column.URGED: 56,
    Column.CLAIMED: 72,
}


class QueuePane(QWidget):
    """Filters above, list below, and a line that says what to do when the list is empty."""

    #: A person chose a case in the list.
    caseChosen = pyqtSignal(str)
    #: Other rows are selected, for printing.
    selectionMoved = pyqtSignal(int)

    def __init__(
        self, desk: Desk, feed: CaseFeed, store: DispatchStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._shown = ""
        self._quiet = False
        self.proxy = QueueProxy(feed.model, self)
        self._keep_place()
        self.filters = FilterBar(desk, feed, self.proxy, self)
        self.view = self._make_view()
        self.columns = Columns(self.view, desk.settings, settings.DISPATCH_COLUMNS, _HIDDEN, _FIRST)
        # What people wrote stands last and takes what a wide screen has to give.
        self.view.horizontalHeader().setStretchLastSection(True)
        self.saved = SavedFilters(desk, store, self.filters, self)
        self.archive = SearchPane(desk, feed, store, self)
        self.empty = QLabel(self)
        self.empty.setObjectName("queueEmpty")
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tools = self.filters.flow
        self.filters.more.addWidget(self.saved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget, share in (
            (self.filters, 0), (self.view, 3), (self.empty, 1), (self.archive, 2)
        ):  # fmt: skip
            layout.addWidget(widget, share)
        self.filters.archiveWanted.connect(self.archive.search)
        self.filters.changed.connect(self._on_narrowed)
        feed.labelsReady.connect(self.filters.relabel)
        feed.rowsChanged.connect(self._on_change)
        feed.reloaded.connect(self._on_change)
        self._on_change()

    # --- for scripts and the panel

    def show_case(self, task_no: str) -> bool:
        """Mark a case; its stage's tab comes to the front if the case is not on this one.

        :returns: whether the list shows it
        """
        self._shown = task_no
        case = self._feed.model.case(task_no)
        if case is not None and not self.proxy.index_of(task_no).isValid():
            self.filters.choose_tab(case.stage if case.stage in STAGE_TABS else ALL)
        self._reselect()
        return bool(self.proxy.index_of(task_no).isValid())

    def selected(self) -> list[str]:
        """Task numbers of the selected rows, in the order shown."""
        rows = sorted(self.view.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self.proxy.case_at(index).task_no for index in rows]

    def task_nos(self) -> list[str]:
        """Task numbers shown, in their order."""
        return self.proxy.task_nos()

    def cases(self) -> list[CaseRow]:
        """The selected cases, in the order shown."""
        found = (self._feed.model.case(task_no) for task_no in self.selected())
        return [case for case in found if case is not None]

    # --- making

    def _make_view(self) -> QTableView:
        view = QTableView(self)
        view.setObjectName("queueTable")
        view.setAccessibleName(tr("Queue of running cases"))
        view.setModel(self.proxy)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setAlternatingRowColors(True)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 10)
        for column, width in _WIDTHS.items():
            view.setColumnWidth(column, max(width, _room_for(view, _sample(column))))
        view.horizontalHeader().setSortIndicator(Column.LAMP, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        chosen = view.selectionModel()
        chosen.currentRowChanged.connect(self._on_current)
        chosen.selectionChanged.connect(lambda *_rows: self._on_selection())
        return view

    def _keep_place(self) -> None:
        # Connected before any view: Qt moves the current row to a neighbour when its own goes, and
        # nobody who types an opinion wants another case under his hands.
        self.proxy.rowsAboutToBeRemoved.connect(self._hush)
        self.proxy.rowsRemoved.connect(self._after)
        self.proxy.modelAboutToBeReset.connect(self._hush)
        self.proxy.modelReset.connect(self._after)
        self.proxy.rowsInserted.connect(self._after)
        self.proxy.layoutAboutToBeChanged.connect(self._hush)
        self.proxy.layoutChanged.connect(self._after)

    def _hush(self, *_what: Any) -> None:
        self._quiet = True

    def _after(self, *_what: Any) -> None:
        if hasattr(self, "empty"):
            self._reselect()
            self.refresh_empty()
            self._on_selection()
        self._quiet = False

    # --- what changes

    def _reselect(self) -> None:
        was, self._quiet = self._quiet, True
        index = self.proxy.index_of(self._shown)
        chosen = self.view.selectionModel()
        if not index.isValid():
            chosen.setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.NoUpdate)
            if not self._shown or len(chosen.selectedRows()) <= 1:
                chosen.clearSelection()
        elif chosen.currentIndex().row() != index.row() or not chosen.hasSelection():
            flag = QItemSelectionModel.SelectionFlag
            chosen.setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self.view.scrollTo(index)
        self._quiet = was

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if self._quiet or not current.isValid():
            return
        case: CaseRow = self.proxy.case_at(current)
        if case.task_no != self._shown:
            self._shown = case.task_no
            self.caseChosen.emit(case.task_no)

    def _on_selection(self) -> None:
        self.selectionMoved.emit(len(self.view.selectionModel().selectedRows()))

    def _on_change(self, *_what: Any) -> None:
        self.filters.count_soon()
        self.refresh_empty()

    def _on_narrowed(self) -> None:
        if not self.filters.words.text():
            self.archive.close_list()
        self.refresh_empty()

    def refresh_empty(self) -> None:
        """Say what to do when the list is empty."""
        empty = self.proxy.rowCount() == 0
        self.empty.setVisible(empty)
        if not empty:
            return
        self.empty.setText(self._advice())

    def _advice(self) -> str:
        if not self._feed.model.rowCount():
            return tr(
                "No case is running. New ones come from intake and appear here by themselves."
            )
        now = self.filters.current()
        if now.words:
            return tr(
                "No running case fits. Press Enter to search finished cases and phone numbers too."
            )
        if now.scope is Scope.MINE:
            return tr("You have claimed no case here. “Take Next” gives you the most pressing one.")
        if self.filters.narrowed():
            return tr("No case fits the filters. Clear the words or choose more.")
        return tr("Nothing to do in this stage. Other tabs show where cases are.")


def _sample(column: Column) -> str:
    # Urgent cases are written in bold, which is wider; a number that is cut is no number.
    samples = {Column.TASK_NO: "26112249999", Column.URGED: tr("urged {n}").format(n=99)}
    return samples.get(column, "")


def _room_for(view: QTableView, sample: str) -> int:
    font = QFont(view.font())
    font.setBold(True)
    return int(QFontMetrics(font).horizontalAdvance(sample)) + 16
