"""What the caller told before, below his telephone number (来电历史)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..cases.feed import CaseFeed
from ..cases.model import tooltip
from ..core.shanghai import local_time
from ..core.strings import tr
from .records import PastCall

_MOST_ROWS = 3
_STATE_LETTERS = 18


class PastCalls(QWidget):
    """A short list, newest first; Enter or a double click opens the case, F7 urges it.

    :param feed: for names of stages
    """

    #: Task number of a case to be opened.
    opened = pyqtSignal(str)

    def __init__(self, feed: CaseFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._calls: Sequence[PastCall] = ()
        self.title = QLabel(self)
        self.title.setObjectName("past_calls_title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.list = QTreeWidget(self)
        self.list.setObjectName("past_calls")
        self.list.setAccessibleName(tr("Earlier calls of this number"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setTabKeyNavigation(False)
        self.list.setHeaderHidden(True)
        self.list.setColumnCount(3)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(True)
        self.list.itemActivated.connect(self._open)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.title)
        box.addWidget(self.list)
        self.hide()

    def calls(self) -> list[PastCall]:
        """What is shown."""
        return list(self._calls)

    def show_calls(self, calls: Sequence[PastCall]) -> None:
        """Show what was told before; nothing takes no room."""
        self._calls = calls
        self.list.clear()
        for call in calls:
            self.list.addTopLevelItem(self._item(call))
        self.title.setText(_title(calls))
        if calls:
            self._fit(min(len(calls), _MOST_ROWS))
        self.setVisible(bool(calls))

    def task_no(self) -> str:
        """The case that is marked; without a mark the newest one that still runs."""
        item = self.list.currentItem()
        call = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None
        if call is not None and call.task_no:
            return str(call.task_no)
        running = (past.task_no for past in self._calls if past.task_no and not past.finished_at)
        return next(running, "") or ""

    def _open(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        call: PastCall = item.data(0, Qt.ItemDataRole.UserRole)
        if call.task_no:
            self.opened.emit(call.task_no)

    def _item(self, call: PastCall) -> QTreeWidgetItem:
        words = " ".join((call.description or "").split())
        what = " · ".join(part for part in (call.class_name, words, call.address) if part)
        item = QTreeWidgetItem([local_time(call.at, "%m-%d"), self._state(call), what])
        item.setData(0, Qt.ItemDataRole.UserRole, call)
        tip = f"{call.task_no or ''} {local_time(call.at)} {self._state(call)} {what}".strip()
        for column in range(item.columnCount()):
            item.setToolTip(column, tooltip(tip))
        return item

    def _state(self, call: PastCall) -> str:
        parts = [part_name(call.part)]
        if call.stage:
            parts.append(self._feed.label("stage", call.stage))
        if call.overdue and not call.finished_at:
            parts.append(tr("⚠ overdue"))
        if call.urge_count:
            parts.append(tr("urged {n}×").format(n=call.urge_count))
        return " ".join(part for part in parts if part)

    def _fit(self, rows: int) -> None:
        # What was told is worth more room than how it stands.
        most = self.list.fontMetrics().averageCharWidth() * _STATE_LETTERS
        self.list.header().resizeSection(1, min(self.list.sizeHintForColumn(1), most))
        frame = 2 * self.list.frameWidth() + 2
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + frame)


def part_name(part: str) -> str:
    """What a caller did in an earlier call."""
    names = {
        "reporter": tr("Reported"),
        "joined": tr("Joined"),
        "urged": tr("Urged"),
        "inquiry": tr("Inquiry"),
        "progress": tr("Progress"),
        "other": tr("Other call"),
    }
    return names.get(part, part)


def _title(calls: Sequence[PastCall]) -> str:
    running = len({call.task_no for call in calls if call.task_no and not call.finished_at})
    told = tr("Called before: {n}, still running: {running}. Enter opens, F7 urges.")
    return told.format(n=len(calls), running=running)
