"""The evaluation dock: scores of a period, and the way from each number to its cases (综合评价)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QModelIndex, QSortFilterProxyModel, Qt, QTimer, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices, QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QShortcut,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ..cases.columns import Columns
from ..cases.feed import CaseFeed
from ..cases.flow import FlowLayout
from ..cases.least_room import LeastRoom
from ..cases.map_link import MapLink
from ..cases.model import SORT_ROLE, now
from ..cases.records import CaseRow
from ..cases.splitter import DockSplitter
from ..core import settings
from ..core.background import Job
from ..core.errors import DcmError
from ..core.messages import words_of
from ..core.roles import HALL
from ..core.session import Desk
from ..core.shanghai import local_time
from ..core.strings import chinese, tr
from ..sheets.errors import SheetError
from ..sheets.words import told
from .case_pane import CasePane
from .chart import ScoreChart
from .model import NAME, RANK, EvaluationModel
from .period_bar import PeriodBar
from .records import Evaluation, Period
from .report import tables_of
from .store import EvaluationStore
from .workbook import write_workbook

_AFTER_NEWS_MS = 3000
#: Lines of period, table and chart, one above the other.
_LINES = 33
#: Rows that are looked at for the widths of columns.
_LOOKED_AT = 20
_SUFFIX = ".xlsx"
#: Group roles that see evaluations, as dcm_app.require_period has it.
_VIEWERS = (*HALL, "dcm_evaluator", "dcm_director", "dcm_admin")


class EvaluationPanel(QWidget):
    """Evaluates departments over a period; every call of a script works without a dialog.

    :param desk: the signed-in seat
    :param feed: running cases; its news make the numbers be counted anew
    :param map_link: shows a chosen case on the map
    """

    #: The numbers of a period are shown.
    evaluated = pyqtSignal()
    #: The cases behind a number are listed.
    casesListed = pyqtSignal()

    def __init__(
        self, desk: Desk, feed: CaseFeed, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("evaluationPanel")
        self.setAutoFillBackground(True)
        self._desk = desk
        self._feed = feed
        self._map = map_link
        self._store = EvaluationStore(desk.database)
        self._kind = "department"
        self._columns: Columns | None = None
        self._asked = 0
        self._asked_cases = 0
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(_AFTER_NEWS_MS)
        self._news.timeout.connect(self.refresh)
        self._build()
        feed.rowsChanged.connect(self._on_news)
        feed.reloaded.connect(self._on_news)
        self.refresh()

    # --- for scripts

    @property
    def evaluation(self) -> Evaluation | None:
        """What is shown."""
        return self.model.evaluation

    def set_period(self, period: Period) -> None:
        """Evaluate these days."""
        self.period_bar.set_period(period)

    def choose_period(self, code: str) -> None:
        """Evaluate week, month, last_month, quarter or year."""
        self.period_bar.choose(code)
        self._on_period()

    def refresh(self) -> None:
        """Count anew, in the background."""
        self._news.stop()
        if not self._desk.holds(*_VIEWERS):
            self.status.setText(tr("Your role does not see evaluations."))
            return
        self._asked += 1
        asked, period = self._asked, self.period_bar.period()
        self.status.setText(tr("Counting…"))
        self._desk.jobs.run(
            tr("Evaluating"),
            lambda _job: self._store.evaluate(self._kind, period),
            lambda evaluation: self._show(evaluation) if asked == self._asked else None,
            self._failed,
        )

    def show_cases(self, code: str, indicator: str) -> None:
        """List the cases behind a number.

        :param code: object, as a department's code
        :param indicator: code of the indicator
        """
        evaluation = self.evaluation
        if evaluation is None:
            return
        self._asked_cases += 1
        asked = self._asked_cases
        self.chart.choose(code)
        self._desk.jobs.run(
            tr("Reading cases"),
            lambda _job: self._read_cases(evaluation, code, indicator),
            lambda cases: (
                self._list(evaluation, code, indicator, cases)
                if asked == self._asked_cases
                else None
            ),
            self._failed,
        )

    def export_xlsx(self, target: Path | str) -> Job | None:
        """Write what is shown as a workbook, in the background.

        :param target: .xlsx file
        :returns: the job; None while nothing is shown
        """
        evaluation = self.evaluation
        if evaluation is None:
            return None
        path = Path(target)
        tables = tables_of(evaluation)
        return self._desk.jobs.run(
            tr("Writing the workbook"),
            lambda _job: _write(tables, path),
            self._written,
            quiet=False,
        )

    # --- building

    def _build(self) -> None:
        self.model = EvaluationModel(self)
        self.proxy = QSortFilterProxyModel(self)
        self.proxy.setSourceModel(self.model)
        self.proxy.setSortRole(SORT_ROLE)
        self.table = self._make_table()
        self.chart = ScoreChart(self)
        self.chart.objectChosen.connect(self._on_bar)
        self.pane = CasePane(self._desk, self._feed, self)
        self.pane.caseChosen.connect(self._on_case)
        self.splitter = DockSplitter(
            ((self.table, 12), (_scrolled(self.chart), 5), (self.pane, 9)),
            self._desk.settings,
            settings.EVALUATION_SPLITTER,
            self,
        )
        self.splitter.setObjectName("evaluationSplitter")
        self.pane.closed.connect(self._close_cases)
        self.pane.hide()
        layout = LeastRoom(_LINES, self).box
        layout.addLayout(self._make_bar())
        layout.addWidget(self.splitter, 1)

    def _make_bar(self) -> QVBoxLayout:
        self.period_bar = PeriodBar(self)
        self.period_bar.choose(self._desk.settings.get(settings.EVALUATION_PERIOD))
        self.period_bar.periodChanged.connect(self._on_period)
        self.refresh_button = self._button("evaluationRefresh", tr("Refresh"), self.refresh)
        self.export_button = self._button("evaluationExport", tr("Export…"), self._ask_target)
        self.export_button.setEnabled(False)
        self.status = QLabel(self)
        self.status.setObjectName("evaluationStatus")
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        row = QWidget(self)
        flow = FlowLayout(row)
        for part in (self.period_bar, self.refresh_button, self.export_button):
            flow.addWidget(part)
        bar = QVBoxLayout()
        bar.addWidget(row)
        bar.addWidget(self.status)
        return bar

    def _button(self, name: str, words: str, pressed: Any) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.clicked.connect(lambda _checked: pressed())
        return button

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("evaluationTable")
        table.setAccessibleName(tr("Evaluation"))
        table.setModel(self.proxy)
        table.setSortingEnabled(True)
        table.sortByColumn(RANK, Qt.SortOrder.AscendingOrder)
        table.setAlternatingRowColors(True)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
        table.doubleClicked.connect(self._open)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda: self._open(table.currentIndex()))
        table.selectionModel().currentRowChanged.connect(self._on_row)
        return table

    # --- what comes back

    def _show(self, evaluation: Evaluation) -> None:
        before = self._chosen_cell()
        if self.evaluation is not None and self.evaluation.period != evaluation.period:
            self._close_cases()  # they stood behind numbers that are gone
        self.model.show(evaluation)
        self.chart.set_rows(evaluation.rows)
        if self._columns is None:
            self.table.horizontalHeader().setResizeContentsPrecision(_LOOKED_AT)
            self.table.resizeColumnsToContents()
            self._columns = Columns(self.table, self._desk.settings, settings.EVALUATION_COLUMNS)
        self._choose_cell(before)
        self.export_button.setEnabled(True)
        self.status.setText(
            tr("{n} departments at {time}. Double-click a number to see its cases.").format(
                n=len(evaluation.rows), time=local_time(now(), "%H:%M:%S")
            )
        )
        self.evaluated.emit()

    def _failed(self, error: DcmError) -> None:
        self.status.setText(words_of(error))
        self._desk.messages.show_error(error)

    def _read_cases(self, evaluation: Evaluation, code: str, indicator: str) -> list[CaseRow]:
        task_nos = self._store.cases(evaluation.kind, code, indicator, evaluation.period)
        return self._feed.store.cases(task_nos)

    def _list(
        self, evaluation: Evaluation, code: str, indicator: str, cases: list[CaseRow]
    ) -> None:
        name = next((row.name for row in evaluation.rows if row.code == code), code)
        labels = {column.code: column.label(chinese()) for column in evaluation.indicators}
        self.pane.list_cases(
            tr("{indicator} of {department}, {period}: {n} cases").format(
                indicator=labels.get(indicator, indicator),
                department=name,
                period=evaluation.period,
                n=len(cases),
            ),
            cases,
        )
        if self.pane.isHidden():
            self.pane.show()
            self.splitter.share()
        self.casesListed.emit()

    def _written(self, path: Path) -> None:
        self._desk.settings.set(settings.EVALUATION_FOLDER, str(path.parent))
        url = QUrl.fromLocalFile(str(path))
        words = tr("Wrote {file}").format(file=path.name)
        self._desk.messages.offer(words, tr("Open"), lambda: QDesktopServices.openUrl(url))

    # --- what people do

    def _on_period(self) -> None:
        self._desk.settings.set(
            settings.EVALUATION_PERIOD, str(self.period_bar.choice.currentData())
        )
        self._close_cases()
        self.refresh()

    def _close_cases(self) -> None:
        self._asked_cases += 1  # what is still being read comes too late
        self.pane.clear()
        self.pane.hide()
        self.splitter.share()

    def _on_news(self, *_what: Any) -> None:
        if self.isVisible() and not self._news.isActive():
            self._news.start()

    def _open(self, index: QModelIndex) -> None:
        source = self.proxy.mapToSource(index)
        indicator = self.model.indicator(source.column()) if source.isValid() else None
        if indicator is not None:
            self.show_cases(self.model.object_at(source.row()).code, indicator.code)

    def _on_row(self, current: QModelIndex, _before: QModelIndex) -> None:
        source = self.proxy.mapToSource(current)
        if source.isValid():
            self.chart.choose(self.model.object_at(source.row()).code)

    def _on_bar(self, code: str) -> None:
        for row in range(self.proxy.rowCount()):
            source = self.proxy.mapToSource(self.proxy.index(row, NAME))
            if self.model.object_at(source.row()).code == code:
                self.table.setCurrentIndex(self.proxy.index(row, NAME))
                return

    def _on_case(self, case: CaseRow) -> None:
        if case.x is not None and case.y is not None:
            self._map.zoom_to(case.x, case.y)
            self._map.flash(case.x, case.y)

    def _chosen_cell(self) -> tuple[str, int] | None:
        source = self.proxy.mapToSource(self.table.currentIndex())
        if not source.isValid():
            return None
        return self.model.object_at(source.row()).code, source.column()

    def _choose_cell(self, cell: tuple[str, int] | None) -> None:
        if cell is None or self.evaluation is None or cell[1] >= self.model.columnCount():
            return
        for row, scored in enumerate(self.evaluation.rows):
            if scored.code == cell[0]:
                source = self.model.index(row, cell[1])
                self.table.setCurrentIndex(self.proxy.mapFromSource(source))

    def _ask_target(self) -> None:
        evaluation = self.evaluation
        if evaluation is None:
            return
        folder = self._desk.settings.get(settings.EVALUATION_FOLDER) or str(Path.home())
        days = evaluation.period
        name = f"evaluation_{days.start:%Y%m%d}_{days.end:%Y%m%d}{_SUFFIX}"
        chosen, _filter = QFileDialog.getSaveFileName(
            self, tr("Export Evaluation"), str(Path(folder) / name), f"Excel (*{_SUFFIX})"
        )
        if chosen:
            path = Path(chosen)
            self.export_xlsx(path if path.suffix else path.with_suffix(_SUFFIX))


def _write(tables: Any, path: Path) -> Path:
    try:
        return write_workbook(tables, path)
    except SheetError as error:
        raise told(error) from error


def _scrolled(chart: ScoreChart) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName("scoreChartArea")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.StyledPanel)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(chart)
    bar = area.verticalScrollBar().sizeHint().width()
    area.setMinimumWidth(chart.minimumSizeHint().width() + bar + 2 * area.frameWidth())
    return area
