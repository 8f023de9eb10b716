"""What the pages of the import wizard have in common (向导页)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QWidget

from ..core.errors import DcmError
from ..core.messages import told_of
from ..core.notice import Kind
from .wizard_state import WizardState


class Page(QWidget):
    """One step. The wizard asks it whether to go on, and what the button says.

    :param state: what the import has come to
    """

    #: Something changed that the buttons depend on.
    changed = pyqtSignal()
    #: Words and kind for the line above the buttons.
    said = pyqtSignal(str, object)
    #: Words, a button and what it does: asked above the buttons before it is done.
    asked = pyqtSignal(str, str, object)
    #: The page is done by itself: go on.
    finished = pyqtSignal()

    def __init__(self, state: WizardState, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.state = state

    def enter(self) -> None:
        """The page comes to the front, forwards or backwards."""

    def ready(self) -> bool:
        """Whether one may go on."""
        return True

    def next_words(self) -> str:
        """What the button says that goes on; empty for the wizard's own words."""
        return ""

    def go_on(self) -> bool:
        """Do what the page is for; whether the next page may come at once.

        A page that has to work first returns False and emits ``finished`` when it is done.
        """
        return True

    def focus(self) -> None:
        """Put the keyboard on the first control that takes part."""
        each: QWidget = self.nextInFocusChain()
        while each is not self:
            if self.isAncestorOf(each) and _takes_keys(each):
                each.setFocus(Qt.FocusReason.TabFocusReason)
                return
            each = each.nextInFocusChain()

    def say(self, words: str, kind: Kind = Kind.INFO) -> None:
        """Tell something above the buttons."""
        self.said.emit(words, kind)

    def show_error(self, error: DcmError) -> None:
        """Tell what went wrong above the buttons; the bar of QGIS may be behind the wizard."""
        self.say(told_of(error), Kind.ERROR)
        self.state.desk.messages.log(error)

    def work(
        self, title: str, do: Callable[[], Any], done: Callable[[Any], None], stopped: str = ""
    ) -> None:
        """Do something long with the service."""
        if self.state.work.busy:
            return
        self.say("")
        self.state.work.run(
            title, do, done, self.show_error,
            lambda: self.say(stopped, Kind.WARNING), self.state.service.cancel,
        )  # fmt: skip

    def button(self, name: str, words: str, call: Callable[[], Any], tip: str = "") -> QPushButton:
        """A button of the page."""
        made = QPushButton(words, self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.setToolTip(tip)
        made.clicked.connect(lambda _checked=False: call())
        return made


def _takes_keys(widget: QWidget) -> bool:
    takes = Qt.FocusPolicy.TabFocus
    return bool(widget.focusPolicy() & takes == takes and widget.isEnabled() and widget.isVisible())


def buddy(words: str, control: QWidget) -> QLabel:
    """A label that names a control."""
    label = QLabel(words, control.parentWidget())
    label.setBuddy(control)
    return label
