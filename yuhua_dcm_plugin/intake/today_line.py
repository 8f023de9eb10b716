"""What the hall took in today, in one line (今日来电)."""

from __future__ import annotations

from datetime import datetime

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QWidget

from ..core.session import Desk
from ..core.shanghai import SHANGHAI
from ..core.strings import tr
from .store import CallStore

_AGAIN_MS = 5 * 60 * 1000


class TodayLine(QLabel):
    """Reports, inquiries and urges of the day, counted by the database.

    :param desk: the signed-in seat
    :param store: counts
    """

    def __init__(self, desk: Desk, store: CallStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._store = desk, store
        self.setObjectName("calls_today")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._timer = QTimer(self)
        self._timer.setInterval(_AGAIN_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()

    def refresh(self) -> None:
        """Count again."""
        if not self._desk.link.up:
            return
        day, store = datetime.now(SHANGHAI).date(), self._store
        self._desk.jobs.run(
            tr("Counting calls"), lambda _job: store.counts(day), self._show,
            self._desk.messages.log,
        )  # fmt: skip

    def _show(self, counts: dict[str, int]) -> None:
        told = tr("Today: {reports} reports, {inquiries} inquiries, {joined} joined, {urged} urged")
        values = {
            "reports": counts.get("report", 0),
            "inquiries": sum(counts.get(kind, 0) for kind in ("inquiry", "progress", "other")),
            "joined": counts.get("join", 0),
            "urged": counts.get("urge", 0),
        }
        self.setText(told.format(**values))
