"""Who else is at the case that this desk shows; the others are told the same (在看提示)."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..core.errors import DcmError
from ..core.session import Desk
from ..core.strings import tr
from .records import Here
from .store import DispatchStore

#: The database forgets after two minutes whoever does not repeat.
REPEAT_MS = 60_000
#: However many notices come: anybody who can sign in can send them.
_CALM_MS = 200


class Presence(QObject):
    """Tells the database at which case this desk is and hears who else is there.

    :param desk: the signed-in seat
    """

    #: Task number, and the others who are there.
    changed = pyqtSignal(str, list)

    def __init__(self, desk: Desk, store: DispatchStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._store = desk, store
        self._task_no = ""
        self._timer = QTimer(self)
        self._timer.setInterval(REPEAT_MS)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_CALM_MS)
        self._soon.timeout.connect(self.look)
        desk.listener.deskChanged.connect(self._on_desk)

    def show_case(self, task_no: str) -> None:
        """Be at a case, and at none with an empty text."""
        if task_no != self._task_no:
            self._task_no = task_no
            self.look()
        if task_no:
            self._timer.start()
        else:
            self._timer.stop()
            self._soon.stop()

    def look(self) -> None:
        """Say again where this desk is."""
        store, task_no = self._store, self._task_no
        # Nobody can do anything about it: the next minute asks again.
        self._desk.jobs.run(
            tr("Seeing who is at the case"),
            lambda _job: store.look_at(task_no or None),
            lambda people: self._got(task_no, people),
            self._lost,
        )

    def leave(self) -> None:
        """Be at no case: the dock is closed or the person signs out."""
        self.show_case("")

    def _got(self, task_no: str, people: list[Here]) -> None:
        if task_no and task_no == self._task_no:
            self.changed.emit(task_no, people)

    def _lost(self, error: DcmError) -> None:
        self._desk.messages.log(error)

    def _on_desk(self, task_no: str) -> None:
        if task_no and task_no == self._task_no and not self._soon.isActive():
            self._soon.start()
