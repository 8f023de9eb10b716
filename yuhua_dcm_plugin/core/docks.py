"""A dock of one room: it stays where the user put it, signed in or not (停靠窗口)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QEvent, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDockWidget,
    QLabel,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from .strings import tr

_LAYOUT_MS = 60


class RoomDock(QDockWidget):
    """Holds the panel of a room, or says how to sign in.

    :param title: of the dock, in the user's language
    :param name: object name, by which QGIS remembers where the dock was
    :param size: that is asked for when the dock is first shown
    """

    signInWanted = pyqtSignal()
    #: F1 was pressed somewhere in the dock.
    helpWanted = pyqtSignal()

    def __init__(self, title: str, name: str, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self._title, self._size = title, size
        self._panel: Any = None
        self._make: Callable[[], QWidget] | None = None
        self._kept: QSize | None = None
        self._empty = _Empty(self)
        self._empty.button.clicked.connect(self.signInWanted)
        self.setWidget(self._empty)

    @property
    def panel(self) -> Any:
        """The panel, made now if it was offered; ``None`` while nobody is signed in."""
        self._fill()
        return self._panel

    @property
    def made(self) -> Any:
        """The panel as far as somebody looked at it; ``None`` where nobody did."""
        return self._panel

    def offer(self, make: Callable[[], QWidget]) -> None:
        """Have the panel made when somebody looks here for the first time, or asks for it."""
        self._make = make
        if self.isVisible():
            self._fill()

    def showEvent(self, event: Any) -> None:
        """Somebody looks here."""
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        make, self._make = self._make, None
        if make is not None:
            self.set_panel(make())

    def sizeHint(self) -> QSize:
        """Width and height when the dock is first shown."""
        return self._size

    def set_panel(self, panel: QWidget | None) -> None:
        """Show a panel; ``None`` puts the way to sign in back. The panel before is deleted."""
        self._make = None
        old, self._panel = self._panel, panel
        self._keep_size()
        self.setWidget(panel if panel is not None else self._empty)
        (panel if panel is not None else self._empty).show()
        if old is not None:
            _leave(old)

    def _keep_size(self) -> None:
        """Stay as wide and high as now: QGIS's window takes room from a dock that is emptied."""
        if self._kept is None and not self.isFloating() and not self.visibleRegion().isEmpty():
            self._kept = self.size()
            QTimer.singleShot(_LAYOUT_MS, self._restore_size)

    def _restore_size(self) -> None:
        kept, self._kept = self._kept, None
        main = self.parentWidget()
        if kept is None or not isinstance(main, QMainWindow) or self.isFloating():
            return
        main.resizeDocks([self], [kept.width()], Qt.Orientation.Horizontal)
        main.resizeDocks([self], [kept.height()], Qt.Orientation.Vertical)

    def mark(self, word: str) -> None:
        """Put a word after the title, so that it is seen wherever the dock is; empty for none."""
        self.setWindowTitle(f"{self._title} · {word}" if word else self._title)
        self.toggleViewAction().setText(self._title)

    def event(self, event: Any) -> bool:
        """Take F1 while the focus is in here; QGIS would open its own manual."""
        if event.type() == QEvent.Type.ShortcutOverride and _asks_help(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: Any) -> None:
        """Open the guide at this room on F1."""
        if _asks_help(event):
            self.helpWanted.emit()
        else:
            super().keyPressEvent(event)

    def tell(self, text: str) -> None:
        """Say why nobody is signed in."""
        self._empty.label.setText(text)


def _asks_help(event: Any) -> bool:
    return bool(event.key() == Qt.Key.Key_F1 and event.modifiers() == _NO_KEYS)


_NO_KEYS = Qt.KeyboardModifier.NoModifier


def _leave(panel: Any) -> None:
    leave = getattr(panel, "leave", None)
    if leave is not None:
        leave()
    panel.hide()
    panel.setParent(None)
    panel.deleteLater()


class _Empty(QWidget):
    """What a dock shows before somebody signed in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = QLabel(tr("Nobody is signed in."), self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(tr("Sign In…"), self)
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        box = QVBoxLayout(self)
        box.addStretch(1)
        box.addWidget(self.label)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
