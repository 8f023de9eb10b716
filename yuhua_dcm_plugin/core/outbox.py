"""What goes to the database, now or when it is back, once and only once (待发)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from .background import Jobs
from .database import Database
from .delivery import CALLS, deliver, may_pass
from .errors import ConnectionLostError, DcmError, error_for
from .link import Link
from .spool import DRAFT, REFUSED, WAITING, Spool, SpoolEntry
from .strings import tr

_BACK_OFF_S = (1, 2, 5, 10)
#: Two at a time: one that waits for a lock does not hold up the next call.
_AT_ONCE = 2
_ENOUGH = 8


class Outbox(QObject):
    """Sends entries of the spool in the background, those of one case in their order.

    Every report, call and action of a person goes through here, whether the database is there or
    not: ``send`` writes the entry to the disk first. Then either :attr:`sent` comes, and the entry
    is gone from the spool; or :attr:`refused`, and it stands there in state ``refused`` with its
    words, to be put right and sent again or dropped; or neither, while the database is away.

    :param spool: where entries are kept
    :param link: tells when the database is back
    :param database: where they go
    :param jobs: does the sending
    """

    #: uuid and the database's answer; ``repeated`` is true when an earlier try had arrived.
    sent = pyqtSignal(str, dict)
    #: uuid and the :class:`DcmError`: the database will not have it like this.
    refused = pyqtSignal(str, object)
    #: Something is waiting, refused or gone that was not before.
    changed = pyqtSignal()
    #: The disk does not take drafts (words for a person), or takes them again (empty).
    diskTrouble = pyqtSignal(str)
    _disk = pyqtSignal(object)

    def __init__(
        self,
        spool: Spool,
        link: Link,
        database: Database,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._spool, self._link, self._database, self._jobs = spool, link, database, jobs
        self._under_way: dict[str, str] = {}
        #: What came through before any room was there to hear of it, with its answer.
        self.early: list[tuple[SpoolEntry, dict[str, Any]]] = []
        self._failures = 0
        self._closed = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._pump)
        link.changed.connect(self._on_link)
        self._disk.connect(self._on_disk)
        spool.on_trouble = self._disk.emit
        # What an earlier run left; once the rooms are there to hear of it.
        self._again.start(0)

    @property
    def waiting(self) -> int:
        """Entries that are not in the database yet."""
        return len(self._spool.entries(WAITING))

    def send(self, entry: SpoolEntry) -> None:
        """Keep an entry as waiting and send it as soon as may be.

        :param entry: a draft, or a refused one put right, under its old uuid
        :raises ValueError: its ``call`` is none that can be sent
        """
        if entry.call not in CALLS:
            raise ValueError(entry.call)
        turn = 1 + max((known.turn for known in self._spool.entries()), default=0)
        self._spool.put(entry.changed(state=WAITING, error=None, turn=turn))
        self.changed.emit()
        self._pump()

    def drop(self, entry_uuid: str) -> bool:
        """Throw an entry away for good, unless it is on its way just now.

        :returns: whether it is gone
        """
        if entry_uuid in self._under_way.values():
            return False
        self._spool.drop(entry_uuid)
        self.changed.emit()
        return True

    def take_back(self, entry_uuid: str) -> SpoolEntry | None:
        """Make a draft again of what waits or was refused.

        When it was tried before (``tries``), it may have arrived all the same; sent once more it
        is then answered with ``repeated``, and what was changed meanwhile has to be amended.

        :returns: the draft; ``None`` while it is on its way, or when it is gone
        """
        entry = self._spool.get(entry_uuid)
        if entry is None or entry_uuid in self._under_way.values():
            return None
        draft = entry.changed(state=DRAFT)
        self._spool.put(draft)
        self.changed.emit()
        return draft

    def close(self) -> None:
        """Send no more; what waits stays on the disk."""
        self._closed = True
        self._again.stop()
        self._spool.on_trouble = None

    # --- sending

    def _on_link(self, there: bool) -> None:
        if there:
            self._failures = 0
            self._pump()

    def _pump(self) -> None:
        if self._closed or not self._link.up:
            return
        behind: set[str] = set(self._under_way)
        for entry in sorted(self._spool.entries(WAITING), key=lambda known: known.turn):
            if len(self._under_way) >= _AT_ONCE:
                return
            if _queue_of(entry) not in behind:
                self._start(entry)
            behind.add(_queue_of(entry))

    def _start(self, entry: SpoolEntry) -> None:
        tried = replace(entry, tries=entry.tries + 1)
        self._spool.put(tried)
        self._under_way[_queue_of(entry)] = entry.uuid
        spool, database = self._spool, self._database

        def work(_job: Any) -> dict[str, Any]:
            spool.flush()  # first on the disk; a disk that is full does not stop the call
            return deliver(database, tried)

        self._jobs.run(
            tr("Sending"), work,
            self._ending(tried, self._got_through), self._ending(tried, self._failed),
        )  # fmt: skip

    def _ending(
        self, entry: SpoolEntry, then: Callable[[SpoolEntry, Any], None]
    ) -> Callable[[Any], None]:
        def ended(outcome: Any) -> None:
            self._under_way.pop(_queue_of(entry), None)
            if not self._closed:
                then(entry, outcome)

        return ended

    def _got_through(self, entry: SpoolEntry, answer: dict[str, Any]) -> None:
        self._failures = 0
        self._spool.drop(entry.uuid)
        if not self.receivers(self.sent):
            self.early.append((entry, answer))
        self.sent.emit(entry.uuid, answer)
        self.changed.emit()
        self._pump()

    def _failed(self, entry: SpoolEntry, error: DcmError) -> None:
        if may_pass(error) and not _is_stuck(entry, error):
            self._spool.put(replace(entry, error=_told(error)))
            seconds = _BACK_OFF_S[min(self._failures, len(_BACK_OFF_S) - 1)]
            self._failures += 1
            self._again.start(seconds * 1000)
            self.changed.emit()
            return
        self._spool.put(entry.changed(state=REFUSED, error=_told(error)))
        self.refused.emit(entry.uuid, error)
        self.changed.emit()
        self._pump()

    # --- the disk

    def _on_disk(self, error: OSError | None) -> None:
        if error is None:
            self.diskTrouble.emit("")
            return
        self.diskTrouble.emit(
            tr("Drafts cannot be kept on this disk ({why}): go on, but do not close QGIS.").format(
                why=error.strerror or type(error).__name__
            )
        )


def error_of(entry: SpoolEntry) -> DcmError | None:
    """Why an entry was refused, or has not got through yet; for words_of and hint_of."""
    if entry.error is None:
        return None
    known = entry.error
    error = error_for(known["sqlstate"], known["message"], known["hint"])
    error.parameters = dict(known["parameters"])
    return error


def _told(error: DcmError) -> dict[str, Any]:
    state = error.parameters.get("sqlstate") or error.sqlstate
    return {
        "sqlstate": state or None,
        "message": error.message,
        "hint": error.hint,
        "parameters": error.parameters,
    }


def _is_stuck(entry: SpoolEntry, error: DcmError) -> bool:
    """Whether a person should look: the database is there, and has failed at it often enough."""
    return entry.tries >= _ENOUGH and not isinstance(error, ConnectionLostError)


def _queue_of(entry: SpoolEntry) -> str:
    return entry.task_no or entry.uuid
