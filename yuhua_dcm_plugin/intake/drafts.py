"""Calls that are being written or put by, each on this seat's disk until it is sent (草稿)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..core.spool import DRAFT, PARKED, REFUSED, Spool, SpoolEntry
from .letters import JOIN, RECORD, REGISTER, URGE, Letter, letter_of, timed, told_of
from .records import is_written, title_of

#: What was typed is on its way to the disk this long after a key at the latest.
WRITE_MS = 500
_CALLS = {REGISTER, RECORD, JOIN, URGE}
Told = dict[str, Any]


class Drafts(QObject):
    """Keeps the call that is being written, and those that were put by for it.

    :param spool: of the signed-in person
    :param told: the state of the form
    """

    #: Calls were put by, taken up or thrown away.
    changed = pyqtSignal()
    #: The first word of a call.
    started = pyqtSignal()

    def __init__(self, spool: Spool, told: Callable[[], Told], parent: QObject) -> None:
        super().__init__(parent)
        self._spool, self._told = spool, told
        self._thrown: SpoolEntry | None = None
        self.begin()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WRITE_MS)
        self._timer.timeout.connect(self.write)

    # --- the call that is being written

    def begin(self) -> None:
        """The form is free: the next call begins with its first word."""
        self.uuid = str(uuid.uuid4())
        self._begin_at(datetime.now(timezone.utc), written=False)

    def touch(self) -> None:
        """Something was typed: it is written soon, however fast the typing goes on."""
        if not self._written and is_written(self._told()):
            self._begin_at(datetime.now(timezone.utc), written=True)
            self.started.emit()
        if not self._timer.isActive():
            self._timer.start()

    def write(self) -> None:
        """Put what the form holds on the disk; a form that was emptied leaves nothing there."""
        told = self._told()
        if is_written(told):
            self._spool.put(self._entry(told, DRAFT))
        else:
            self._written = False
            self._drop(self.uuid)

    def still(self) -> None:
        """Nothing is to be written any more: the call was sent, or its form goes."""
        self._timer.stop()

    def letter(self, letter: Letter) -> SpoolEntry:
        """The call as it is sent, under the uuid of its draft, with the time it began."""
        title = title_of(self._told())
        payload = timed(letter, self.began).payload
        return SpoolEntry(
            self.uuid, letter.call, letter.task_no, payload, title, created_at=self.began
        )

    def park(self) -> bool:
        """Put the call by.

        :returns: whether there was anything to put by
        """
        self._timer.stop()
        told = self._told()
        if not is_written(told):
            self._drop(self.uuid)
            return False
        self._spool.put(self._entry(told, PARKED))
        self.begin()
        self.changed.emit()
        return True

    # --- the others

    def parked(self) -> list[SpoolEntry]:
        """Calls put by, and those that the database would not have."""
        found = self._spool.entries(PARKED, REFUSED)
        return [entry for entry in found if entry.call in _CALLS and entry.uuid != self.uuid]

    def left_over(self) -> list[SpoolEntry]:
        """Calls that were being written when QGIS ended."""
        found = self._spool.entries(DRAFT)
        return [entry for entry in found if entry.call in _CALLS and entry.uuid != self.uuid]

    def take(self, entry_uuid: str) -> Told | None:
        """Go on with a call: it becomes the one that is being written.

        :returns: what the form held; ``None`` when it is gone
        """
        entry = self._spool.get(entry_uuid)
        if entry is None:
            return None
        self.uuid = entry.uuid
        self._begin_at(entry.created_at, written=True)
        told = told_in(entry)
        self._spool.put(self._entry(told, DRAFT))
        self.changed.emit()
        return told

    def set_aside(self, entry_uuid: str) -> None:
        """Keep a call that was being written when QGIS ended for later."""
        entry = self._spool.get(entry_uuid)
        if entry is not None:
            self._spool.put(entry.changed(state=PARKED))
            self.changed.emit()

    def throw_away(self, entry_uuid: str) -> None:
        """Forget a call; the last one can be had back by :meth:`restore`."""
        entry = self._spool.get(entry_uuid)
        if entry is not None:
            self._thrown = entry.changed(state=PARKED)
            self._spool.drop(entry_uuid)
            self.changed.emit()

    @property
    def thrown(self) -> SpoolEntry | None:
        """The call that was thrown away last."""
        return self._thrown

    def restore(self) -> None:
        """Have the call back that was thrown away last."""
        if self._thrown is not None:
            self._spool.put(self._thrown)
            self._thrown = None
            self.changed.emit()

    # --- inside

    def _begin_at(self, moment: datetime, written: bool) -> None:
        self.began, self._written = moment, written

    def _entry(self, told: Told, state: str) -> SpoolEntry:
        letter = letter_of(told)
        return SpoolEntry(
            self.uuid,
            letter.call,
            letter.task_no,
            {"told": told},
            title_of(told),
            state,
            self.began,
        )

    def _drop(self, entry_uuid: str) -> None:
        if self._spool.get(entry_uuid) is not None:
            self._spool.drop(entry_uuid)


def told_in(entry: SpoolEntry) -> Told:
    """The state of the form in an entry, a draft or one that came back."""
    told = entry.payload.get("told")
    if isinstance(told, dict):
        return dict(told)
    return told_of(entry.call, entry.task_no, entry.payload)
