"""A layout that puts buttons in a row and goes on below when the row is full."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPoint, QRect, QSize, Qt
from qgis.PyQt.QtWidgets import (
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QSpacerItem,
    QWidget,
    QWidgetItem,
)

#: Pixels between two things in a row, and between two rows.
SPACE = 6
_GROWS = QSizePolicy.Policy.Expanding
_NOWHERE = Qt.Orientations()


class FlowLayout(QLayout):
    """Left to right, then top to bottom; what likes to grow takes the rest of its row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item; called by Qt."""
        self._items.append(item)

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Put a widget before the one that stands at a place."""
        self.addChildWidget(widget)
        self._items.insert(place, QWidgetItem(widget))
        self.invalidate()

    def add_gap(self, width: int) -> None:
        """Keep the next item apart from the one before."""
        self.addItem(QSpacerItem(width, 1))

    def add_stretch(self) -> None:
        """Push what follows in the same row to its right end."""
        self.addItem(QSpacerItem(0, 1, hPolicy=_GROWS))

    def clear(self) -> None:
        """Delete every widget."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """An item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientations:
        """It grows nowhere by itself."""
        return Qt.Orientations()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height at a width."""
        return self._arrange(QRect(0, 0, width, 0), False)

    def rows(self, width: int) -> int:
        """Number of rows at a width."""
        return len(self._lines(width))

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._arrange(rect, True)

    def sizeHint(self) -> QSize:
        """As wide as the widest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As wide as the widest item."""
        size = QSize()
        for item in self._seen():
            size = size.expandedTo(item.minimumSize())
        return size

    def _seen(self) -> list[QLayoutItem]:
        # A spacer calls itself empty too.
        return [item for item in self._items if item.widget() is None or not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = -1
        for item in self._seen():
            wanted = item.sizeHint().width()
            if not lines or wanted > left:
                lines.append([])
                left = width
                if item.widget() is None and item.expandingDirections() == _NOWHERE:
                    continue  # no gap at the begin of a row
                if len(lines) > 1 and _stretches(lines[-2]):
                    lines[-1].append(lines[-2].pop())
            lines[-1].append(item)
            left -= wanted + SPACE
        return lines

    def _arrange(self, rect: QRect, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max((item.sizeHint().height() for item in line), default=0)
            if move:
                _place(line, QRect(rect.x(), y, rect.width(), height))
            y += height + SPACE
        return int(max(0, y - SPACE - rect.y()))


def _stretches(line: list[QLayoutItem]) -> bool:
    """Whether a row ends in a stretch, which belongs to what comes after it."""
    return bool(line and line[-1].widget() is None and line[-1].expandingDirections() != _NOWHERE)


def _place(line: list[QLayoutItem], room: QRect) -> None:
    """Put one row in its place; the room that is left goes to what likes to grow."""
    hints = [item.sizeHint() for item in line]
    spare = room.width() - sum(hint.width() for hint in hints) - SPACE * (len(line) - 1)
    growing = [item for item in line if item.expandingDirections() & Qt.Orientation.Horizontal]
    x = room.x()
    for item, hint in zip(line, hints):
        width = hint.width()
        if item in growing[:1]:
            width += max(0, spare)
        size = QSize(min(width, room.width()), hint.height())
        down = (room.height() - size.height()) // 2
        item.setGeometry(QRect(QPoint(x, room.y() + down), size))
        x += width + SPACE
