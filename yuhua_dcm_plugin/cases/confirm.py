"""One question where the button was pressed, instead of a box in the way (行内确认)."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ..core.notice import Kind, Notice
from ..core.strings import tr


class ConfirmStrip(QWidget):
    """Says what is about to happen, with a button that does it; Esc takes it back."""

    #: A question was answered or taken back.
    closed = pyqtSignal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._call: Callable[[], None] | None = None
        self.note = Notice(f"{name}Words", Kind.WARNING, self)
        self.yes = QPushButton(self)
        self.yes.setObjectName(f"{name}Yes")
        self.yes.setAccessibleName(tr("Confirm"))
        self.no = QPushButton(tr("Cancel"), self)
        self.no.setObjectName(f"{name}No")
        for button in (self.yes, self.no):
            button.setAutoDefault(False)
        self.yes.clicked.connect(lambda _checked=False: self._do())
        self.no.clicked.connect(lambda _checked=False: self.drop())
        self.line = QLineEdit(self)
        self.line.setObjectName(f"{name}Reason")
        self.line.setAccessibleName(tr("Reason"))
        self.line.textChanged.connect(lambda _text: self._enable())
        self.line.returnPressed.connect(self._on_return)
        self.line.hide()
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addStretch(0)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.note)
        box.addLayout(row)
        self.hide()

    def ask(self, words: str, button: str, call: Callable[[], None], reason: str = "") -> None:
        """Show a question; its button calls ``call``.

        :param reason: what to write into a line that must not stay empty; without it there is none
        """
        self._call = call
        self.note.say(words, Kind.WARNING)
        self.yes.setText(button)
        self.yes.setAccessibleName(button)
        self.line.clear()
        self.line.setPlaceholderText(reason)
        self.line.setAccessibleName(reason or tr("Reason"))
        self.line.setVisible(bool(reason))
        self._enable()
        self.show()
        first = self.line if reason else self.no
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def reason(self) -> str:
        """What was written into the line."""
        return str(self.line.text()).strip()

    def drop(self) -> None:
        """Take the question back."""
        asked, self._call = self._call is not None, None
        self.hide()
        if asked:
            self.closed.emit()

    def keyPressEvent(self, event: object) -> None:
        """Esc means no."""
        if getattr(event, "key", lambda: None)() == Qt.Key.Key_Escape:
            self.drop()
        else:
            super().keyPressEvent(event)

    def _enable(self) -> None:
        self.yes.setEnabled(self.line.isHidden() or bool(self.reason()))

    def _on_return(self) -> None:
        if self.yes.isEnabled():
            self._do()

    def _do(self) -> None:
        call = self._call
        self.drop()
        if call is not None:
            call()
