"""Calls on their way to the database: what waits, what came through, what came back (报送)."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..core.errors import DcmError
from ..core.session import Desk
from ..core.spool import WAITING, SpoolEntry
from .letters import JOIN, RECORD, REGISTER, URGE, timeless

_CALLS = {REGISTER, RECORD, JOIN, URGE}


class Sending(QObject):
    """Gives calls to the outbox and knows which answers are the intake desk's.

    :param desk: the signed-in seat
    """

    #: Entry and the database's answer.
    arrived = pyqtSignal(object, dict)
    #: Entry and why the database would not have it; it stands in the spool as refused.
    cameBack = pyqtSignal(object, object)
    #: How many calls wait, or whether the database is there, changed.
    changed = pyqtSignal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        # What waits from the day before is told of too when it arrives.
        self._entries = {
            entry.uuid: entry for entry in desk.spool.entries(WAITING) if entry.call in _CALLS
        }
        desk.outbox.sent.connect(self._on_sent)
        desk.outbox.refused.connect(self._on_refused)
        desk.outbox.changed.connect(self.changed)
        desk.link.changed.connect(self._on_link)
        QTimer.singleShot(0, self._tell_early)  # once somebody listens

    @property
    def up(self) -> bool:
        """Whether the database is there."""
        return bool(self._desk.link.up)

    @property
    def waiting(self) -> int:
        """Calls that are not in the database yet."""
        return len([e for e in self._desk.spool.entries(WAITING) if e.call in _CALLS])

    def send(self, entry: SpoolEntry) -> None:
        """Keep a call and send it, now or when the database is back."""
        self._entries[entry.uuid] = entry
        self._desk.outbox.send(entry)

    def _on_link(self, _up: bool) -> None:
        self.changed.emit()

    def _tell_early(self) -> None:
        early, others = self._desk.outbox.early, []
        for entry, answer in early:
            if entry.call in _CALLS:
                self.arrived.emit(entry, answer)
            else:
                others.append((entry, answer))
        early[:] = others

    def _on_sent(self, entry_uuid: str, answer: dict[str, Any]) -> None:
        entry = self._entries.pop(entry_uuid, None)
        if entry is not None:
            self.arrived.emit(entry, answer)

    def _on_refused(self, entry_uuid: str, error: DcmError) -> None:
        entry = self._entries.pop(entry_uuid, None)
        if entry is not None and error.key == "bad_time":
            plain = timeless(entry.payload)
            if plain != entry.payload:  # a seat whose clock is wrong takes calls all the same
                self.send(entry.changed(payload=plain))
                return
        if entry is not None:
            self.cameBack.emit(entry, error)
