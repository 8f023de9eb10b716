"""Who is to be called about a case: numbers masked, one shown in full for a reason (联系人)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..core.errors import DcmError
from ..core.messages import told_of
from ..core.notice import Kind, Notice
from ..core.roles import HALL
from ..core.strings import tr
from .feed import CaseFeed
from .records import Contact


class ContactLine(QWidget):
    """Names and masked numbers of a case's people; takes no room without any.

    The button is there for people with permission ``reveal`` only; it asks for a reason, which the
    database keeps with who looked and when. The number goes again with the case.

    :param feed: its desk and store
    """

    def __init__(self, feed: CaseFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contact_line")
        self._feed, self._desk = feed, feed.desk
        self._asked = 0
        self._task_no, self._version = "", 0
        self._contacts: Sequence[Contact] = ()
        self._may_reveal = False
        self.text = QLabel(self)
        self.text.setObjectName("contact_text")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.button = QPushButton(tr("Show Number…"), self)
        self.button.setObjectName("contact_reveal")
        self.button.setAutoDefault(False)
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(lambda _checked=False: self._ask_reason())
        self.reason = QLineEdit(self)
        self.reason.setObjectName("contact_reason")
        self.reason.setAccessibleName(tr("Reason for showing the number"))
        self.reason.setPlaceholderText(tr("Why? Enter shows the number; each look is kept"))
        self.reason.returnPressed.connect(self._reason_given)
        self.reason.hide()
        self.revealed = Notice("contact_revealed", Kind.WARNING, self)
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(row)
        box.addWidget(self.reason)
        box.addWidget(self.revealed)
        self.hide()

    def set_case(self, task_no: str | None, version: int = 0) -> None:
        """Show the people of a case; ``None`` shows nobody.

        :param version: the same case in a newer one is read again: somebody may have joined
        """
        if (task_no or "", version) == (self._task_no, self._version):
            return
        if (task_no or "") != self._task_no:
            self._forget()
        self._task_no, self._version = task_no or "", version
        self._asked += 1
        if not task_no or not self._desk.holds(*HALL):
            return
        store, asked = self._feed.store, self._asked
        self._desk.jobs.run(
            tr("Reading contacts"),
            lambda _job: (store.contact(task_no), store.may_reveal()),
            lambda found: self._show(asked, *found),
            self._desk.messages.log,
        )

    def _forget(self) -> None:
        self.revealed.say("")
        self.reason.clear()
        self.reason.hide()
        self.hide()

    def reveal(self, reason: str) -> None:
        """Show the first number in full; scripts and the button use it."""
        if not self._contacts:
            return
        contact, task_no, asked = self._with_number(), self._task_no, self._asked
        store = self._feed.store

        def failed(error: DcmError) -> None:
            if asked == self._asked:
                self.revealed.say(told_of(error), Kind.ERROR)

        self._desk.jobs.run(
            tr("Reading a number"),
            lambda _job: store.reveal(task_no, contact.part, contact.seq, reason),
            lambda answer: self._tell(asked, answer),
            failed,
        )

    def _show(self, asked: int, contacts: Sequence[Contact], may_reveal: bool) -> None:
        if asked != self._asked:
            return
        self._contacts, self._may_reveal = contacts, may_reveal
        self.text.setText("  ".join(_words(entry) for entry in contacts))
        self.button.setVisible(may_reveal and any(entry.phone for entry in contacts))
        self.setVisible(bool(contacts))

    def _with_number(self) -> Contact:
        # Who asked last is called back first.
        numbered = [entry for entry in self._contacts if entry.phone] or list(self._contacts)
        return numbered[-1]

    def _ask_reason(self) -> None:
        self.reason.show()
        self.reason.setFocus()

    def _reason_given(self) -> None:
        self.reveal(self.reason.text().strip())

    def _tell(self, asked: int, answer: dict[str, Any]) -> None:
        if asked != self._asked:
            return
        name, phone = answer.get("name") or "", answer.get("phone") or tr("No number")
        self.reason.clear()
        self.reason.hide()
        self.revealed.say(f"{name} {phone}".strip(), Kind.WARNING)


def _words(contact: Contact) -> str:
    parts = {"reporter": tr("Reporter"), "answerer": tr("Answered by")}
    who = f"{contact.name or ''} {contact.phone or ''}".strip()
    return f"{parts.get(contact.part, contact.part)} {who}"
