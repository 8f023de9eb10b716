"""Whether the database can be reached now (连接状态)."""

from __future__ import annotations

from datetime import datetime, timezone

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

from .database import Database
from .notifications import Listener


class Link(QObject):
    """Watches the connection for a desk; rooms ask :attr:`up` and hear :attr:`changed`.

    The listener's connection tells at once when the server goes, and its beat within two seconds
    when a cable does. Any statement that finds the database away reports here too.

    :param listener: holds the connection that is watched
    :param database: whose lost connections count, and whose idle ones are thrown away
    """

    #: Emitted in the main thread with the new state.
    changed = pyqtSignal(bool)
    _suspected = pyqtSignal()

    def __init__(
        self, listener: Listener, database: Database, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._listener = listener
        self._database = database
        #: Whether the database was there when last heard of.
        self.up = True
        #: Since when that is so, UTC.
        self.since = datetime.now(timezone.utc)
        listener.reachable.connect(self._on_reachable)
        # Statements run in other threads.
        self._suspected.connect(listener.check, Qt.ConnectionType.QueuedConnection)
        database.on_lost = self._suspected.emit

    def try_now(self) -> None:
        """Look at once, without waiting for the next time."""
        self._listener.check()

    def close(self) -> None:
        """Stop watching."""
        self._database.on_lost = None

    def _on_reachable(self, there: bool) -> None:
        if there == self.up:
            return
        self.up = there
        self.since = datetime.now(timezone.utc)
        # Connections from before an outage are dead, or will be when somebody needs them.
        self._database.drop_idle()
        self.changed.emit(there)
