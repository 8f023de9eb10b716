"""One question in the place where the button was pressed, instead of a box in the way (行内确认)."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ..core.notice import Kind, Notice
from ..core.strings import tr


class ConfirmStrip(QWidget):
    """Says what is about to happen, with a button that does it; Esc takes it back."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._call: Callable[[], None] | None = None
        self.note = Notice(f"{name}Words", Kind.WARNING, self)
        self.yes = QPushButton(self)
        self.yes.setObjectName(f"{name}Yes")
        self.no = QPushButton(tr("Cancel"), self)
        self.no.setObjectName(f"{name}No")
        for button in (self.yes, self.no):
            button.setAutoDefault(False)
        self.yes.clicked.connect(lambda _checked=False: self._do())
        self.no.clicked.connect(lambda _checked=False: self.drop())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.note)
        box.addLayout(row)
        self.hide()

    def ask(self, words: str, button: str, call: Callable[[], None]) -> None:
        """Show a question; its button calls ``call``."""
        self._call = call
        self.note.say(words, Kind.WARNING)
        self.yes.setText(button)
        self.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self) -> None:
        """Take the question back."""
        self._call = None
        self.hide()

    def keyPressEvent(self, event: object) -> None:
        """Esc means no."""
        if getattr(event, "key", lambda: None)() == Qt.Key.Key_Escape:
            self.drop()
        else:
            super().keyPressEvent(event)

    def _do(self) -> None:
        call = self._call
        self.drop()
        if call is not None:
            call()
