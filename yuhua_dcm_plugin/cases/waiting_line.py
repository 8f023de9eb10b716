"""Actions of this seat that have not reached the database, shown at their case (待发操作)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ..core.messages import told_of
from ..core.notice import Kind, Notice
from ..core.outbox import error_of
from ..core.session import Desk
from ..core.shanghai import local_time
from ..core.spool import REFUSED, WAITING, SpoolEntry
from ..core.strings import tr
from .feed import CaseFeed


class WaitingLine(QWidget):
    """Says what waits or came back, with buttons to write it again or to throw it away."""

    #: Action and detail of one that came back and is to be put right.
    again = pyqtSignal(str, dict)
    #: Whether an action waits now.
    waits = pyqtSignal(bool)

    def __init__(self, desk: Desk, feed: CaseFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._feed = desk, feed
        self._task_no = ""
        self.notice = Notice("actionWaiting", Kind.WARNING, self)
        self.again_button = self._button("waitingAgain", tr("Write Again…"))
        self.again_button.clicked.connect(lambda _checked=False: self._write_again())
        self.drop_button = self._button("waitingDrop", tr("Throw Away"))
        self.drop_button.clicked.connect(lambda _checked=False: self._drop())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.notice, 1)
        row.addWidget(self.again_button)
        row.addWidget(self.drop_button)
        desk.outbox.changed.connect(self.refresh)
        self.hide()

    def show_case(self, task_no: str) -> None:
        """Show what waits at a case; an empty text shows nothing."""
        self._task_no = task_no
        self.refresh()

    def refresh(self) -> None:
        """Look into the spool again."""
        entries = self._entries()
        refused = [entry for entry in entries if entry.state == REFUSED]
        lines = [self._line(entry) for entry in entries]
        self.notice.say("\n".join(lines), Kind.ERROR if refused else Kind.WARNING)
        self.again_button.setVisible(bool(refused))
        self.drop_button.setVisible(bool(refused))
        self.setVisible(bool(entries))
        self.waits.emit(any(entry.state == WAITING for entry in entries))

    def _entries(self) -> Sequence[SpoolEntry]:
        if not self._task_no:
            return ()
        return [
            entry
            for entry in self._desk.spool.entries(WAITING, REFUSED)
            if entry.call == "act" and entry.task_no == self._task_no
        ]

    def _line(self, entry: SpoolEntry) -> str:
        what = self._feed.label("action", str(entry.payload.get("action", "")))
        when = local_time(entry.created_at, "%H:%M")
        error = error_of(entry) if entry.state == REFUSED else None
        if error is None:
            words = tr("{action} of {when} waits: it is sent once the database is back.")
            return words.format(action=what, when=when)
        why = told_of(error)
        return tr("{action} of {when} was refused: {why}").format(action=what, when=when, why=why)

    def _write_again(self) -> None:
        for entry in self._entries():
            if entry.state == REFUSED and self._desk.outbox.drop(entry.uuid):
                detail = entry.payload.get("detail", {})
                self.again.emit(str(entry.payload.get("action", "")), dict(detail))
                break
        self.refresh()

    def _drop(self) -> None:
        for entry in self._entries():
            if entry.state == REFUSED:
                self._desk.outbox.drop(entry.uuid)
        self.refresh()

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button
