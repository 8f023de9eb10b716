"""Handing a shift over: look through what is open, a note, two signatures (交接班)."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..cases.feed import CaseFeed
from ..core.errors import DcmError
from ..core.roles import HALL
from ..core.session import Desk
from ..core.strings import tr
from .records import Handover, HandoverLine
from .store import DispatchStore

#: However many notices come: anybody who can sign in can send them.
_CALM_MS = 200


class Handovers(QObject):
    """What the desk knows of handovers: the one that waits for it, and those of the past.

    :param desk: the signed-in seat
    :param feed: names of people
    """

    #: The handover that waits for this person's signature, ``None`` for none.
    waiting = pyqtSignal(object)
    #: All handovers that may be seen, newest first.
    read = pyqtSignal(list)
    #: Number of a handover that this desk opened, signed or withdrew.
    done = pyqtSignal(int)
    failed = pyqtSignal(object)

    def __init__(
        self, desk: Desk, feed: CaseFeed, store: DispatchStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._feed, self._store = desk, feed, store
        self._told: set[int] = set()
        self.handovers: Sequence[Handover] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_CALM_MS)
        self._soon.timeout.connect(self.reload)
        if self.allowed:
            desk.listener.handoverChanged.connect(self._on_notice)
            desk.listener.connectionBack.connect(self.reload)

    @property
    def allowed(self) -> bool:
        """Whether this person takes part in handovers."""
        return self._desk.holds(*HALL)

    def is_giver(self, handover: Handover) -> bool:
        """Whether this person handed it over."""
        return handover.from_login == self._desk.login

    def receivers(self) -> list[tuple[str, str]]:
        """Who may take over: login and name."""
        return [
            (person.login, person.name)
            for person in self._feed.staff
            if person.active and person.login != self._desk.login and set(HALL) & set(person.roles)
        ]

    def reload(self) -> None:
        """Read handovers again."""
        if self.allowed:
            store = self._store
            self._run(tr("Reading handovers"), store.handovers, self._got)

    def _on_notice(self, _number: int) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def preview(self, got: Callable[[list[HandoverLine]], None]) -> None:
        """Read what would be handed over now."""
        self._run(tr("Reading handovers"), self._store.handover_preview, got)

    def cases(self, number: int, got: Callable[[list[HandoverLine]], None]) -> None:
        """Read the cases of a handover."""
        store = self._store
        self._run(tr("Reading handovers"), lambda: store.handover_cases(number), got)

    def open(self, note: str, to_login: str | None, client_uuid: str = "") -> None:
        """Hand over, to somebody of the hall or to whoever comes.

        :param client_uuid: the same for a second try of the same handover
        """
        store, sent = self._store, client_uuid or str(uuid.uuid4())
        self._change(lambda: store.open_handover(sent, to_login, note), tr("Shift handed over"))

    def sign(self, number: int, remark: str = "") -> None:
        """Take over."""
        store = self._store

        def work() -> int:
            store.sign_handover(number, remark)
            return number

        self._change(work, tr("Shift taken over"))

    def withdraw(self, number: int) -> None:
        """Take an offer back."""
        store = self._store

        def work() -> int:
            store.withdraw_handover(number)
            return number

        self._change(work, tr("Handover taken back"))

    def _change(self, work: Callable[[], int], words: str) -> None:
        def done(number: int) -> None:
            self._desk.messages.success(words)
            self.reload()
            self._feed.reload()
            self.done.emit(number)

        self._run(tr("Handing over the shift"), work, done)

    def _run(self, title: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def failed(error: DcmError) -> None:
            self._desk.messages.show_error(error)
            self.failed.emit(error)

        self._desk.jobs.run(title, lambda _job: work(), done, failed)

    def _got(self, handovers: list[Handover]) -> None:
        self.handovers = handovers
        offered = next((entry for entry in handovers if entry.mine_to_sign), None)
        self.read.emit(handovers)
        self.waiting.emit(offered)

    def is_news(self, offered: Handover) -> bool:
        """Whether this desk has not told of an offer yet; asked once, it has."""
        news = offered.id not in self._told
        self._told.add(offered.id)
        return news
