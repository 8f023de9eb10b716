"""Who is calling: number, name, and what was told before (来电人)."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QLineEdit, QWidget

from ..cases.feed import CaseFeed
from ..cases.text_limit import clean_text_in
from ..core.errors import DcmError
from ..core.notice import Kind, Notice
from ..core.roles import HALL
from ..core.session import Desk
from ..core.strings import tr
from .past_calls import PastCalls
from .records import LOOK_UP_DIGITS, MOST, Caller, PhoneFault, phone_digits, phone_fault
from .store import CallStore

_TYPING_MS = 250


class CallerBox(QObject):
    """Number, name and earlier calls; the form lays them out.

    The number stands as it was typed here, and masked everywhere else.

    :param desk: the signed-in seat
    :param feed: for names of stages
    :param store: knows earlier calls
    """

    #: Something was typed.
    changed = pyqtSignal()
    #: Earlier calls were looked up.
    lookedUp = pyqtSignal(list)

    def __init__(self, desk: Desk, feed: CaseFeed, store: CallStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._store = desk, store
        self._asked = 0
        self._digits = ""
        self.phone = _line(parent, "report_phone", tr("Telephone"))
        self.name = _line(parent, "report_caller", tr("Name"))
        self._from_history = ""
        self._name_touched = False
        self.filled = Notice("report_name_filled", Kind.INFO, parent)
        self.fault = Notice("report_phone_fault", Kind.WARNING, parent)
        self.history = PastCalls(feed, parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_MS)
        self._timer.timeout.connect(self._look_up)
        self.phone.textChanged.connect(self._typed)
        self.phone.editingFinished.connect(self.check)
        self.name.textEdited.connect(self._on_name_edited)
        self.name.textChanged.connect(self._on_name)
        self.name.installEventFilter(self)
        desk.link.changed.connect(self._on_link)

    def told(self) -> dict[str, Any]:
        """Keys of a report."""
        return {
            "reporter_phone": clean_text_in(self.phone),
            "reporter_name": clean_text_in(self.name),
        }

    def set_told(self, told: dict[str, Any]) -> None:
        """Put number and name in."""
        self.phone.setText(str(told.get("reporter_phone", self.phone.text())))
        self.name.setText(str(told.get("reporter_name", self.name.text())))

    def clear(self) -> None:
        """The next caller."""
        self.phone.clear()
        self.name.clear()
        self._name_touched = False
        self.fault.say("")

    def check(self) -> str:
        """Say below the number what is wrong with it.

        :returns: the words, empty where nothing is wrong
        """
        words = fault_words(phone_fault(self.phone.text()))
        if len(clean_text_in(self.name)) > MOST["reporter_name"]:
            words = words or tr("The name is too long: at most {n} characters.").format(
                n=MOST["reporter_name"]
            )
        self.fault.say(words)
        return words

    def phone_is_wrong(self) -> bool:
        """Whether it is the number that is wrong, and not the name."""
        return phone_fault(self.phone.text()) is not None

    # --- earlier calls

    def _typed(self, _text: str) -> None:
        self.changed.emit()
        if self.fault.text():
            self.check()
        digits = phone_digits(self.phone.text())
        if digits == self._digits:
            return
        self._digits = digits
        self._asked += 1
        self.history.show_calls(())
        self._take_name_back()
        if len(digits) >= LOOK_UP_DIGITS and self._desk.holds(*HALL):
            self._timer.start()
        else:
            self._timer.stop()

    def _on_link(self, up: bool) -> None:
        if up and len(self._digits) >= LOOK_UP_DIGITS and not self.history.calls():
            self._timer.start()

    def _look_up(self) -> None:
        if not self._desk.link.up:
            return
        phone, store, asked = self.phone.text(), self._store, self._asked

        self._desk.jobs.run(
            tr("Looking for earlier calls"),
            lambda _job: store.caller(phone),
            lambda caller: self._found(asked, caller),
            self._quiet,
        )

    def _found(self, asked: int, caller: Caller) -> None:
        if asked != self._asked:
            return
        self.history.show_calls(caller.calls)
        self._offer_name(caller.name)
        self.lookedUp.emit(caller.calls)

    # --- the name that earlier calls tell

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mark a name from earlier calls when its field is entered: typing replaces it."""
        entered = watched is self.name and event.type() == QEvent.Type.FocusIn
        if entered and self._from_history:
            QTimer.singleShot(0, self.name.selectAll)  # once the mouse has put the cursor
        return bool(super().eventFilter(watched, event))

    def _offer_name(self, name: str) -> None:
        # Another person may call with this number: what is being typed there is never mixed up.
        if name and not (self.name.text() or self._name_touched or self.name.hasFocus()):
            self._from_history = name
            self.name.setText(name)

    def _take_name_back(self) -> None:
        if self._from_history:
            self.name.clear()

    def _on_name_edited(self, _text: str) -> None:
        self._name_touched = True
        self._from_history = ""
        self._show_origin()

    def _on_name(self, text: str) -> None:
        if text != self._from_history:
            self._from_history = ""
        self._show_origin()
        self.changed.emit()

    def _show_origin(self) -> None:
        told = bool(self._from_history)
        font = self.name.font()
        font.setItalic(told)
        self.name.setFont(font)
        self.filled.say(tr("Name from an earlier call: ask.") if told else "")

    def _quiet(self, error: DcmError) -> None:
        # A call goes on without its history; the link tells when the database is away.
        self._desk.messages.log(error)


def fault_words(fault: PhoneFault | None) -> str:
    """What is wrong with a number, and what to do."""
    if fault is None:
        return ""
    words = {
        PhoneFault.WORDS: tr(
            "This is no telephone number: digits, blanks and + - ( ) only, an extension after 转."
            " Other words belong into the description."
        ),
        PhoneFault.SHORT: tr("The telephone number is too short."),
        PhoneFault.LONG: tr("The telephone number is too long: one number only."),
    }
    return words[fault]


def _line(parent: QWidget, name: str, hint: str) -> QLineEdit:
    line = QLineEdit(parent)
    line.setObjectName(name)
    line.setPlaceholderText(hint)
    line.setAccessibleName(hint)
    return line
