"""The cases that wait for the hall, and what can be done with the selected one (待办)."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from qgis.PyQt.QtGui import QFont, QFontMetrics
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ..cases.action_bar import ActionBar
from ..cases.case_card import CaseCard
from ..cases.feed import CaseFeed
from ..cases.filter_proxy import CaseFilterProxy
from ..cases.map_link import MapLink
from ..cases.model import Column
from ..core import settings as keys
from ..core.session import Desk
from ..core.strings import tr

#: Stages in which the hall has the next word.
STAGES = ("intake", "verification", "filing", "feedback", "check", "closing")
_SHOWN = (Column.LAMP, Column.TASK_NO, Column.STAGE, Column.CLASS, Column.REGISTERED)
#: Widths in letters, so that they grow with the font.
_LETTERS = {Column.LAMP: 13, Column.STAGE: 8, Column.REGISTERED: 14}
_NUMBER = "26112249999"
_LEAST_ROWS = 4
_LAYOUT_MS = 60


class CaseQueue(QWidget):
    """List, card and actions.

    :param desk: the signed-in seat
    :param feed: the running cases
    :param map_link: the map
    """

    def __init__(
        self, desk: Desk, feed: CaseFeed, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._feed, self._map = desk, feed, map_link
        self._wanted = ""
        self.proxy = CaseFilterProxy(feed.model, self)
        self.proxy.set_stages(STAGES)
        self.stage = QComboBox(self)
        self.stage.setObjectName("intake_stage")
        self.stage.setAccessibleName(tr("Stage"))
        self.search = QLineEdit(self)
        self.search.setObjectName("intake_search")
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.table = self._make_table()
        self.card = CaseCard(feed, self)
        self.actions = ActionBar(desk, feed, map_link, parent, self)
        self._lay_out()
        self._connect()
        self._fill_stages()

    # --- what others use

    def select_case(self, task_no: str) -> None:
        """Select a case as soon as it is in the list; filters that hide it are lifted."""
        self._wanted = task_no
        row = self._feed.model.case(task_no)
        if row is None:
            return
        if not self.proxy.index_of(task_no).isValid():
            self.search.clear()
            self.stage.setCurrentIndex(0)
        index = self.proxy.index_of(task_no)
        if index.isValid():
            self._wanted = ""
            self._select(index)

    def selected(self) -> str:
        """Task number of the selected case, empty without one."""
        case = self.actions.case
        return case.task_no if case is not None else ""

    def leave(self) -> None:
        """Keep the columns, and what is typed into the form of an action."""
        self.actions.leave()
        state = self.table.horizontalHeader().saveState()
        self._desk.settings.set_bytes(keys.INTAKE_COLUMNS, state)

    # --- selection

    def _select(self, index: QModelIndex) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        # The card of the case takes room from the list, so that the row may slip out of sight.
        QTimer.singleShot(_LAYOUT_MS, self._show_current)

    def _show_current(self) -> None:
        middle = QAbstractItemView.ScrollHint.PositionAtCenter
        self.table.scrollTo(self.table.currentIndex(), middle)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        case = self.proxy.case_at(index) if index.isValid() else None
        self.card.set_case(case)
        self.actions.set_case(case)
        if case is not None:
            self._map.select_case(case.task_no)

    def _on_double_click(self, index: QModelIndex) -> None:
        case = self.proxy.case_at(index)
        if case.x is not None and case.y is not None:
            self._map.zoom_to(case.x, case.y)
            self._map.flash(case.x, case.y)

    def _on_picked(self, task_no: str) -> None:
        index = self.proxy.index_of(task_no)
        if index.isValid():
            self._select(index)

    def _mark_again(self, *_what: Any) -> None:
        # A filter hides the case at hand without taking it away; here it is back.
        index = self.proxy.index_of(self.selected())
        if index.isValid() and not self.table.currentIndex().isValid():
            self._select(index)

    def _on_rows(self, task_nos: list[str]) -> None:
        if self._wanted in task_nos:
            self.select_case(self._wanted)
        if self.selected() in task_nos:
            self.card.set_case(self._feed.model.case(self.selected()))
        self._fill_stages()

    def _on_acted(self, task_no: str, _code: str, _answer: dict[str, Any]) -> None:
        # The case may go on to a stage that this list does not show; its card stays until then.
        self._wanted = task_no

    # --- filters

    def _fill_stages(self) -> None:
        counts = dict.fromkeys(STAGES, 0)
        for row in self._feed.model.cases():
            if row.stage in counts:
                counts[row.stage] += 1
        chosen = self.stage.currentData()
        self.stage.blockSignals(True)
        self.stage.clear()
        self.stage.addItem(tr("All stages ({n})").format(n=sum(counts.values())), "")
        for code, count in counts.items():
            self.stage.addItem(f"{self._feed.model.stages[code]} ({count})", code)
        self.stage.setCurrentIndex(max(0, self.stage.findData(chosen)))
        self.stage.blockSignals(False)

    def _filter(self, *_changed: Any) -> None:
        code = self.stage.currentData()
        self.proxy.set_stages((code,) if code else STAGES)

    # --- making

    def _connect(self) -> None:
        self.stage.currentIndexChanged.connect(self._filter)
        self.search.textChanged.connect(self.proxy.set_text)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.doubleClicked.connect(self._on_double_click)
        self.actions.acted.connect(self._on_acted)
        self.proxy.layoutChanged.connect(self._mark_again)
        self._map.casePicked.connect(self._on_picked)
        self._feed.rowsChanged.connect(self._on_rows)
        self._feed.reloaded.connect(self._fill_stages)
        self._feed.labelsReady.connect(self._fill_stages)

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("intake_cases")
        table.setAccessibleName(tr("Cases in the hall"))
        table.setModel(self.proxy)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        metrics = table.fontMetrics()
        row = metrics.lineSpacing() * 3 // 2
        table.verticalHeader().setDefaultSectionSize(row)
        table.setMinimumHeight(row * _LEAST_ROWS)
        down = Qt.SortOrder.DescendingOrder
        table.horizontalHeader().setSortIndicator(Column.REGISTERED, down)
        table.setSortingEnabled(True)
        for column in Column:
            table.setColumnHidden(column, column not in _SHOWN)
            if column in _LETTERS:
                table.setColumnWidth(column, metrics.averageCharWidth() * _LETTERS[column])
        # Urgent cases are written in bold, which is wider; a number that is cut is no number.
        bold = QFont(table.font())
        bold.setBold(True)
        number = QFontMetrics(bold).horizontalAdvance(_NUMBER) + 2 * metrics.averageCharWidth()
        table.setColumnWidth(Column.TASK_NO, number)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().restoreState(self._desk.settings.get_bytes(keys.INTAKE_COLUMNS))
        table.horizontalHeader().setStretchLastSection(False)
        table.horizontalHeader().setSectionResizeMode(Column.CLASS, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        title = QLabel(tr("Cases in the hall"), self)
        title.setStyleSheet("font-weight: bold")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addWidget(self.stage, 1)
        head.addWidget(self.search, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.addLayout(head)
        box.addWidget(self.table, 1)
        box.addWidget(self.card)
        box.addWidget(self.actions)
