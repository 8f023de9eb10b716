"""A desk in a dock that is both narrow and low scrolls, instead of squeezing its parts (小屏)."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

#: A dock with fewer letters a line is narrow: its parts stand one above the other.
_LETTERS = 65


class LeastRoom(QScrollArea):
    """Gives what it holds the height it needs at least, and scrolls where there is less.

    :param lines: that the desk needs with its parts one above the other
    :param parent: the desk's panel
    """

    def __init__(self, lines: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setObjectName("leastRoom")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self)
        #: Where the parts of the desk go.
        self.box = QVBoxLayout(inside)
        self.box.setContentsMargins(4, 4, 4, 4)
        self.setWidget(inside)
        around = QVBoxLayout(parent)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)

    def resizeEvent(self, event: Any) -> None:
        """Ask for height where there is little width."""
        letters = QFontMetrics(self.font())
        narrow = self.width() < letters.averageCharWidth() * _LETTERS
        self.widget().setMinimumHeight(letters.lineSpacing() * self._lines if narrow else 0)
        super().resizeEvent(event)
