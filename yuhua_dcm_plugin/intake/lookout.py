"""Looks for cases that the report repeats while it is being written (重复查找)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..cases.feed import CaseFeed
from ..cases.records import Duplicate
from ..core.errors import ConnectionLostError, DcmError
from ..core.strings import tr

_THINKING_MS = 300


class Lookout(QObject):
    """Asks the database when class and place are there, again whenever they change.

    :param feed: its desk and store
    :param report: the report as it stands
    """

    #: Likely duplicates, none where the report lacks class or place, or the database is away.
    found = pyqtSignal(list)
    #: Why the database cannot compare this report.
    refused = pyqtSignal(object)

    def __init__(
        self, feed: CaseFeed, report: Callable[[], dict[str, Any]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._feed, self._report = feed, report
        self._asked = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_THINKING_MS)
        self._soon.timeout.connect(self._look)
        feed.desk.link.changed.connect(self._on_link)

    def wake(self, *_what: Any) -> None:
        """Class or place changed."""
        self._soon.start()

    def rest(self) -> None:
        """The report is gone; an answer under way is too late."""
        self._asked += 1
        self._soon.stop()

    def _on_link(self, up: bool) -> None:
        if up:
            self._soon.start()

    def _look(self) -> None:
        report, desk = self._report(), self._feed.desk
        self._asked += 1
        asked, store = self._asked, self._feed.store
        placed = {"x", "component_code"} & set(report)
        if "class_code" not in report or not placed or not desk.link.up:
            self.found.emit([])
            return
        desk.jobs.run(
            tr("Looking for duplicates"),
            lambda _job: store.duplicates(report),
            lambda hits: self._tell(asked, hits),
            lambda error: self._fail(asked, error),
        )

    def _tell(self, asked: int, hits: list[Duplicate]) -> None:
        if asked == self._asked:
            self.found.emit(hits)

    def _fail(self, asked: int, error: DcmError) -> None:
        self._feed.desk.messages.log(error)
        if asked == self._asked and not isinstance(error, ConnectionLostError):
            self.refused.emit(error)
