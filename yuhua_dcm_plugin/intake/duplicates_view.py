"""Cases that the report may repeat, shown before it is saved (疑似重复)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..cases.feed import CaseFeed
from ..cases.map_link import MapLink
from ..cases.model import tooltip
from ..cases.records import Duplicate
from ..core.notice import Kind, Notice
from ..core.shanghai import local_time
from ..core.strings import tr

_MOST_ROWS = 4


class DuplicatesView(QWidget):
    """A short list, numbered as on the map; Enter or a double click compares.

    :param feed: for names of stages
    :param map_link: the map
    """

    #: The duplicate that is to be compared with the report.
    opened = pyqtSignal(object)

    def __init__(self, feed: CaseFeed, map_link: MapLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._map = feed, map_link
        self._hits: Sequence[Duplicate] = ()
        self.title = Notice("duplicates_title", Kind.WARNING, self)
        self.list = QTreeWidget(self)
        self.list.setObjectName("duplicates_list")
        self.list.setAccessibleName(tr("Likely duplicates"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setTabKeyNavigation(False)
        self.list.setHeaderLabels(
            [tr("No."), tr("Task No."), tr("Why"), tr("Stage"), tr("Registered")]
        )
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.itemClicked.connect(self._show_place)
        self.list.itemActivated.connect(self._open)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.title)
        box.addWidget(self.list)
        self.hide()

    def task_nos(self) -> list[str]:
        """What is shown."""
        return [hit.task_no for hit in self._hits]

    def hits(self) -> list[Duplicate]:
        """What is shown."""
        return list(self._hits)

    def marked(self) -> Duplicate | None:
        """The duplicate that is marked, else the likeliest."""
        item = self.list.currentItem() or self.list.topLevelItem(0)
        return item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None

    def show_hits(self, hits: Sequence[Duplicate]) -> None:
        """Show likely duplicates, here and with the same numbers on the map."""
        self._hits = hits
        self.list.clear()
        for number, hit in enumerate(hits, 1):
            self.list.addTopLevelItem(self._item(number, hit))
        told = tr("{n} likely duplicates. Compare the likeliest  F10")
        self.title.say(told.format(n=len(hits)) if hits else "")
        if hits:
            self._fit(min(len(hits), _MOST_ROWS))
        self.setVisible(bool(hits))
        self._map.show_candidates([(h.x, h.y) for h in hits if h.x is not None and h.y is not None])

    def _fit(self, rows: int) -> None:
        frame = 2 * self.list.frameWidth() + 2
        height = self.list.header().sizeHint().height() + rows * self.list.sizeHintForRow(0)
        self.list.setFixedHeight(height + frame)

    def _item(self, number: int, hit: Duplicate) -> QTreeWidgetItem:
        stage = self._feed.label("stage", hit.stage)
        when = local_time(hit.registered_at)
        item = QTreeWidgetItem([str(number), hit.task_no, why(hit), stage, when])
        item.setData(0, Qt.ItemDataRole.UserRole, hit)
        words = f"{hit.class_name} {hit.address or ''} {hit.description}"
        for column in range(item.columnCount()):
            item.setToolTip(column, tooltip(words))
        return item

    def _show_place(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        hit: Duplicate = item.data(0, Qt.ItemDataRole.UserRole)
        if hit.x is not None and hit.y is not None:
            self._map.flash(hit.x, hit.y)

    def _open(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        hit: Duplicate = item.data(0, Qt.ItemDataRole.UserRole)
        if hit.x is not None and hit.y is not None:
            self._map.zoom_to(hit.x, hit.y)
            self._map.flash(hit.x, hit.y)
        self.opened.emit(hit)


def why(hit: Duplicate) -> str:
    """What speaks for its being the same."""
    if hit.reason == "component":
        return tr("Same component")
    distance = f"{hit.distance_m:.0f}" if hit.distance_m is not None else "?"
    return tr("Same class, {m} m").format(m=distance)
