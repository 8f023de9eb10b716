"""What the database tells every desk: LISTEN on a connection of its own (变化通知)."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

import psycopg2
from psycopg2.extensions import POLL_OK
from qgis.PyQt.QtCore import QObject, QSocketNotifier, QTimer, pyqtSignal

from .background import Jobs
from .database import connect_watched, finish, named_error
from .errors import DcmError
from .strings import tr

CHANNEL = "dcm"
_LONGEST_NO = 40
_BACK_OFF_S = (1, 2, 5, 10)
# A cable that was pulled says nothing. So the server is asked every second; LISTEN for what is
# heard already changes nothing there, and mends it should it not be.
_ASK = f"LISTEN {CHANNEL}"
_BEAT_MS = 1000
_PATIENCE_MS = 1000
_GIVE_UP_MS = 9000
logger = logging.getLogger(__name__)


class Listener(QObject):
    """Hears of changed cases and says so in the main thread.

    A message is a hint and no news: anyone who can sign in can send one, so that a desk reads what
    changed through the views.

    :param dsn: libpq string
    :param jobs: where it connects, since that may take seconds
    """

    #: Task number and version of a case that was changed.
    caseChanged = pyqtSignal(str, int)
    #: Many cases were changed at once.
    batchChanged = pyqtSignal()
    #: Task number of a case at which somebody has come or gone.
    deskChanged = pyqtSignal(str)
    #: Number of a handover that was opened, signed or withdrawn.
    handoverChanged = pyqtSignal(int)
    #: Components or unit grids were written, by hand or as a batch.
    componentsChanged = pyqtSignal()
    #: Whether the server answers: told at each success and failure, also when nothing changed.
    reachable = pyqtSignal(bool)
    connectionLost = pyqtSignal()
    #: The connection stands; what happened before it did is not told.
    connectionBack = pyqtSignal()

    def __init__(self, dsn: str, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dsn = dsn
        self._jobs = jobs
        self._connection: Any = None
        self._cursor: Any = None
        self._notifier: QSocketNotifier | None = None
        self._tries = 0
        self._closed = False
        self._connecting = False
        self._asked = False
        self._silent = False
        self._timer = self._clock(self.start)
        self._beat = self._clock(self._ask)
        self._patience = self._clock(self._wait_no_longer)

    @property
    def connected(self) -> bool:
        """Whether changes are heard now."""
        return self._notifier is not None

    def start(self) -> None:
        """Connect in the background; tried again until it succeeds."""
        if self._closed or self._connecting or self._connection is not None:
            return
        self._connecting = True
        dsn = self._dsn
        self._jobs.run(
            tr("Listening for changes"),
            lambda _job: _listen(dsn),
            self._opened,
            self._failed,
            apart=True,
        )

    def check(self) -> None:
        """Look now whether the server is there; ``reachable`` tells within a second."""
        if self._connection is not None:
            self._ask()
        elif not self._connecting:
            self._timer.stop()
            self.start()

    def close(self) -> None:
        """Stop for good and close the connection."""
        self._closed = True
        self._timer.stop()
        self._drop()

    def _opened(self, connection: Any) -> None:
        if self._closed:
            connection.close()
            return
        self._connecting = False
        self._connection = connection
        self._cursor = connection.cursor()
        self._tries = 0
        self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._readable)
        self.connectionBack.emit()
        self.reachable.emit(True)
        self._readable()
        self._beat.start(_BEAT_MS)

    def _failed(self, error: DcmError) -> None:
        self._connecting = False
        logger.info("No connection for notifications: %s", type(error).__name__)
        self.reachable.emit(False)
        self._try_again()

    def _try_again(self) -> None:
        seconds = _BACK_OFF_S[min(self._tries, len(_BACK_OFF_S) - 1)]
        self._tries += 1
        if not self._closed:
            self._timer.start(seconds * 1000)

    def _readable(self, *_socket: Any) -> None:
        try:
            state = self._connection.poll()
        except psycopg2.Error:
            self._lost()
            return
        if self._asked and state == POLL_OK:
            self._answered()
        notices, self._connection.notifies[:] = list(self._connection.notifies), []
        for notice in notices:
            self._tell(notice.payload)

    # --- the beat

    def _ask(self) -> None:
        if self._asked or self._connection is None:
            return
        try:
            self._cursor.execute(_ASK)
        except psycopg2.Error:
            self._lost()
            return
        self._asked = True
        self._patience.start(_PATIENCE_MS)

    def _answered(self) -> None:
        self._asked = self._silent = False
        self._patience.stop()
        self._beat.start(_BEAT_MS)
        self.reachable.emit(True)

    def _wait_no_longer(self) -> None:
        # The answer may lie there unread, when this desk itself was busy.
        self._readable()
        if not self._asked:
            return
        if self._silent:
            self._lost()
            return
        self._silent = True
        self.reachable.emit(False)
        self._patience.start(_GIVE_UP_MS)

    def _lost(self) -> None:
        self._drop()
        self.connectionLost.emit()
        self.reachable.emit(False)
        self._try_again()

    def _drop(self) -> None:
        self._asked = self._silent = False
        self._beat.stop()
        self._patience.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._connection is not None:
            self._connection.close()
            self._connection = self._cursor = None

    def _clock(self, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(call)
        return timer

    def _tell(self, payload: str) -> None:
        message = parse(payload)
        if message is None:
            self._tell_people(payload)
            return
        task_no, version = message
        if task_no:
            self.caseChanged.emit(task_no, version)
        else:
            self.batchChanged.emit()

    def _tell_people(self, payload: str) -> None:
        who, handover = parse_people(payload)
        if who:
            self.deskChanged.emit(who)
        if handover:
            self.handoverChanged.emit(handover)
        if tells_of_components(payload):
            self.componentsChanged.emit()


def parse_people(payload: str) -> tuple[str, int]:
    """Read a message about people at their desks (topics ``desk`` and ``handover``).

    :returns: task number or an empty text, number of a handover or 0
    """
    message = _told(payload)
    task_no, number = message.get("task_no"), message.get("id")
    if message.get("topic") == "desk" and isinstance(task_no, str):
        return task_no[:_LONGEST_NO], 0
    if message.get("topic") == "handover" and type(number) is int and 0 < number < 2**31:
        return "", number
    return "", 0


def tells_of_components(payload: str) -> bool:
    """Whether a message is about base data (topic ``components``)."""
    return bool(_told(payload).get("topic") == "components")


def parse(payload: str) -> tuple[str, int] | None:
    """Read a message from the channel, which anyone may have written.

    :returns: task number and version; ``("", 0)`` for many cases; ``None`` if it is not ours
    """
    message = _told(payload)
    if message.get("topic") == "cases":
        return "", 0
    task_no: Any = message.get("task_no")
    version: Any = message.get("version")
    if message.get("topic") != "case" or not isinstance(task_no, str):
        return None
    plain = isinstance(version, int) and 0 <= version < 2**31 and 0 < len(task_no) <= _LONGEST_NO
    return (task_no, int(version)) if plain else None


def _told(payload: str) -> dict[str, Any]:
    """A message as it was sent; empty for nonsense."""
    try:
        message = json.loads(payload)
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}


def _listen(dsn: str) -> Any:
    connection = connect_watched(dsn)
    try:
        cursor = connection.cursor()  # must outlive what it asked
        cursor.execute(_ASK)
        finish(connection)
    except psycopg2.Error as error:
        raise named_error(error) from error
    return connection
