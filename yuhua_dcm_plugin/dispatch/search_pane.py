"""What the archive knows: cases of all time found by words, below the running ones (全库检索)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..cases.feed import CaseFeed
from ..cases.model import tooltip
from ..core.errors import DcmError
from ..core.messages import words_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.shanghai import local_time
from ..core.strings import tr
from .records import SearchHit
from .store import DispatchStore

#: More is not listed: another word finds it faster than reading on.
MOST = 50
_DAY = "%Y-%m-%d"
_LINES = 6


class SearchPane(QWidget):
    """A list of its own under a heading, so that nobody takes a finished case for a running one."""

    #: Task number of a case that somebody chose.
    caseChosen = pyqtSignal(str)
    #: Task numbers found, newest first.
    found = pyqtSignal(list)

    def __init__(
        self, desk: Desk, feed: CaseFeed, store: DispatchStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._feed, self._store = desk, feed, store
        self._asked = 0
        self._hits: Sequence[SearchHit] = ()
        self.setObjectName("archivePane")
        self.title = Notice("archiveTitle", Kind.INFO, self)
        self.table = self._make_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(self._make_head())
        layout.addWidget(self.table, 1)
        self.hide()

    def search(self, words: str) -> None:
        """Look for words among the cases of all time; no words close the list."""
        self._asked += 1
        words = words.strip()
        if not words:
            self.hide()
            return
        asked, store = self._asked, self._store
        self.title.say(tr("Searching the archive for “{words}” …").format(words=words), Kind.INFO)
        self.show()
        self._desk.jobs.run(
            tr("Searching the archive"),
            lambda _job: store.search(words, MOST),
            lambda hits: self._got(asked, words, hits),
            lambda error: self._lost(asked, error),
        )

    def task_nos(self) -> list[str]:
        """Task numbers found, newest first."""
        return [hit.task_no for hit in self._hits]

    def close_list(self) -> None:
        """Forget what was found."""
        self._asked += 1
        self._hits = ()
        self.table.setRowCount(0)
        self.hide()

    # --- what comes back

    def _got(self, asked: int, words: str, hits: list[SearchHit]) -> None:
        if asked != self._asked:
            return
        self._hits = hits
        self._fill(hits)
        self.title.say(_heading(words, len(hits)), Kind.INFO if hits else Kind.WARNING)
        self.found.emit(self.task_nos())

    def _lost(self, asked: int, error: DcmError) -> None:
        if asked == self._asked:
            self.title.say(words_of(error), Kind.ERROR)
            self._desk.messages.log(error)

    def _fill(self, hits: Sequence[SearchHit]) -> None:
        self.table.blockSignals(True)
        self.table.clearContents()
        self.table.setRowCount(len(hits))
        for row, hit in enumerate(hits):
            for column, text in enumerate(self._cells(hit)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(tooltip(text))
                self.table.setItem(row, column, cell)
        self.table.setCurrentCell(-1, -1)
        self.table.blockSignals(False)
        self.table.setVisible(bool(hits))

    def _cells(self, hit: SearchHit) -> list[str]:
        return [
            hit.task_no,
            self._feed.model.stages[hit.stage],
            hit.class_name,
            " ".join(hit.description.split()),
            hit.address or "",
            local_time(hit.registered_at, _DAY),
            local_time(hit.finished_at, _DAY),
            _matches().get(hit.matched, hit.matched),
        ]

    def _chosen(self, row: int) -> None:
        if 0 <= row < len(self._hits):
            self.caseChosen.emit(self._hits[row].task_no)

    # --- making

    def _make_head(self) -> QHBoxLayout:
        close = QToolButton(self)
        close.setObjectName("archiveClose")
        close.setText("×")
        close.setAutoRaise(True)
        close.setToolTip(tr("Close the archive results"))
        close.setAccessibleName(tr("Close the archive results"))
        close.clicked.connect(lambda _checked=False: self.close_list())
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _make_table(self) -> QTableWidget:
        titles = [
            tr("Task No."), tr("Stage"), tr("Class"), tr("Description"), tr("Address"),
            tr("Registered"), tr("Finished"), tr("Found in"),
        ]  # fmt: skip
        table = QTableWidget(0, len(titles), self)
        table.setObjectName("archiveTable")
        table.setAccessibleName(tr("Cases found in the archive"))
        table.setHorizontalHeaderLabels(titles)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        letters = table.fontMetrics()
        table.verticalHeader().setDefaultSectionSize(letters.height() + 8)
        table.setMinimumHeight(letters.height() * _LINES)
        for column, sample in enumerate(("2026112200010", "处置反馈", "x" * 12, "x" * 24)):
            table.setColumnWidth(column, letters.horizontalAdvance(sample) + 16)
        table.horizontalHeader().setStretchLastSection(True)
        table.currentCellChanged.connect(lambda row, *_cells: self._chosen(row))
        table.cellClicked.connect(lambda row, _column: self._chosen(row))
        return table


def _heading(words: str, number: int) -> str:
    if not number:
        return tr(
            "Archive: nothing found for “{words}”. Try fewer words, a part of the number,"
            " or four digits of the phone."
        ).format(words=words)
    if number >= MOST:
        return tr("Archive: the newest {n} for “{words}”, running and finished").format(
            n=number, words=words
        )
    return tr("Archive: {n} found for “{words}”, running and finished").format(
        n=number, words=words
    )


def _matches() -> dict[str, Any]:
    return {
        "number": tr("number"),
        "text": tr("description"),
        "address": tr("address"),
        "phone": tr("caller’s phone"),
        "external": tr("other number"),
    }
