"""A line with a list below it that follows what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, QPoint, Qt
from qgis.PyQt.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
_UP = (Qt.Key.Key_Up, Qt.Key.Key_PageUp)
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_WIDTH = 320
_GAP = 1
_LEAVING = (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Move)


class PopupLine(QLineEdit):
    """The line keeps the focus; arrows move in the list, Enter and Tab take, Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._popup = QListWidget(self)
        self._popup.setWindowFlags(Qt.WindowType.ToolTip)
        self._popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._popup.setFrameShape(QFrame.Shape.Box)
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._popup.setSpacing(_GAP)
        self._popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._popup.itemClicked.connect(self.take)
        self._popup.hide()
        self.setClearButtonEnabled(True)
        self.installEventFilter(self)

    def take(self, item: QListWidgetItem) -> None:
        """Choose an entry of the list."""
        raise NotImplementedError

    def finish(self) -> None:
        """The whole form is sent by a key while the list is open; what was typed stands."""
        self.hide_entries()

    def entries(self) -> list[str]:
        """What the list holds now."""
        return [self._popup.item(row).text() for row in range(self._popup.count())]

    def entry_of(self, item: QListWidgetItem) -> Any:
        """What stands behind an entry of the list."""
        return item.data(Qt.ItemDataRole.UserRole)

    def show_entries(self, entries: Sequence[tuple[str, Any]]) -> None:
        """Fill the list and show it below the line."""
        self._popup.clear()
        for text, value in entries:
            item = QListWidgetItem(text, self._popup)
            item.setData(Qt.ItemDataRole.UserRole, value)
        self._popup.setCurrentRow(0)
        if entries and self.isVisible():
            self._place()
        else:
            self._popup.hide()

    def hide_entries(self) -> None:
        """Close the list."""
        self._popup.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter work in the list."""
        if event.type() == QEvent.Type.KeyPress and self._popup.isVisible():
            return self._key(event)
        if event.type() in _LEAVING:
            self._popup.hide()
        return bool(super().eventFilter(watched, event))

    def _key(self, event: Any) -> bool:
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.finish()
            return False
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if key in _DOWN or key in _UP:
            step = 1 if key in _DOWN else -1
            row = self._popup.currentRow() + step
            self._popup.setCurrentRow(max(0, min(self._popup.count() - 1, row)))
            return True
        if key in _TAKE and self._popup.currentItem() is not None:
            self.take(self._popup.currentItem())
            return bool(key != Qt.Key.Key_Tab)
        if key == Qt.Key.Key_Escape:
            self._popup.hide()
            return True
        return False

    def _place(self) -> None:
        frame = 2 * self._popup.frameWidth()
        height = (self._popup.sizeHintForRow(0) + 2 * _GAP) * self._popup.count() + frame
        below = self.mapToGlobal(QPoint(0, self.height()))
        screen = self.screen().availableGeometry()
        wide = max(self.width(), _WIDTH, self._popup.sizeHintForColumn(0) + frame + 8)
        wide = min(wide, screen.width())
        left = max(screen.left(), min(below.x(), screen.right() - wide))
        if below.y() + height > screen.bottom():
            below.setY(self.mapToGlobal(QPoint(0, 0)).y() - height)
        self._popup.setFixedSize(wide, height)
        self._popup.move(left, below.y())
        self._popup.show()
