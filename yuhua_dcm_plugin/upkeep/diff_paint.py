"""Before and after of a difference, by sign and colour in either theme (变更前后)."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QEvent, QModelIndex, Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import (
    QLabel,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ..core.notice import Kind, colours, is_dark
from ..core.strings import tr
from .diff_words import LOOKS

_ROW = Qt.ItemDataRole.UserRole


class DiffDelegate(QStyledItemDelegate):
    """Paints the first column of a difference in the colour of its kind; the sign stands there."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Give a cell its colours; called by Qt."""
        super().initStyleOption(option, index)
        row = index.data(_ROW)
        kind = LOOKS.get(getattr(row, "what", ""))
        if kind is None:
            return
        words, ground = colours(kind, is_dark(self.parent()))
        option.backgroundBrush = QColor(ground)
        option.palette.setColor(QPalette.ColorRole.Text, QColor(words))


class BeforeAfter(QWidget):
    """A line with what was, a line with what will be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = self._line("diffHead")
        self.before = self._line("diffBefore")
        self.after = self._line("diffAfter")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.head, self.before, self.after):
            box.addWidget(part)
        self.say("", None, None)

    def say(self, head: str, before: str | None, after: str | None) -> None:
        """Show a difference; ``None`` for a side that is not there."""
        self.head.setText(head)
        self.before.setText("－ " + (before or tr("nothing")) if before is not None else "")
        self.after.setText("＋ " + (after or tr("nothing")) if after is not None else "")
        for part in (self.head, self.before, self.after):
            part.setVisible(bool(part.text()))
        self._paint()

    def changeEvent(self, event: Any) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        for part, kind in ((self.before, Kind.ERROR), (self.after, Kind.OK)):
            words, ground = colours(kind, is_dark(self))
            sheet = f"color: {words}; background: {ground}; padding: 3px"
            if sheet != part.styleSheet():  # a new sheet is itself a change of palette
                part.setStyleSheet(sheet)

    def _line(self, name: str) -> QLabel:
        line = QLabel(self)
        line.setObjectName(name)
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setWordWrap(True)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return line
