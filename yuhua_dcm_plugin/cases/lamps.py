"""How a lamp looks: a colour and a shape, the same in lists and on the map."""

from __future__ import annotations

from functools import cache

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from ..core.strings import tr
from .records import Lamp

#: Fill colours that also differ in lightness, for eyes that do not tell red from green.
COLOURS = {
    Lamp.RED: "#c62828",
    Lamp.YELLOW: "#f9a825",
    Lamp.GREEN: "#2e9e4f",
    Lamp.NONE: "#8a929a",
}
#: QGIS's names of the shapes.
SHAPES = {
    Lamp.RED: "diamond",
    Lamp.YELLOW: "triangle",
    Lamp.GREEN: "circle",
    Lamp.NONE: "square",
}


def lamp_text(lamp: Lamp) -> str:
    """The lamp in a word."""
    return {
        Lamp.RED: tr("Overdue"),
        Lamp.YELLOW: tr("Due soon"),
        Lamp.GREEN: tr("In time"),
        Lamp.NONE: tr("No limit yet"),
    }[lamp]


@cache
def lamp_icon(lamp: Lamp, size: int = 32) -> QIcon:
    """The lamp as an icon."""
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(COLOURS[lamp]))
    painter.setPen(QPen(QColor(COLOURS[lamp]).darker(140), size / 16))
    _draw(painter, lamp, QRectF(0, 0, size, size).adjusted(3, 3, -3, -3))
    painter.end()
    return QIcon(pixmap)


@cache
def stopped_icon(size: int = 32) -> QIcon:
    """Two bars: the clock stands still, and the lamp says nothing."""
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setBrush(QColor(COLOURS[Lamp.NONE]))
    painter.setPen(QPen(QColor(COLOURS[Lamp.NONE]).darker(140), size / 16))
    bar = QRectF(size * 0.22, size * 0.16, size * 0.2, size * 0.68)
    painter.drawRect(bar)
    painter.drawRect(bar.translated(size * 0.34, 0))
    painter.end()
    return QIcon(pixmap)


def _draw(painter: QPainter, lamp: Lamp, box: QRectF) -> None:
    middle = box.center()
    if lamp is Lamp.GREEN:
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    elif lamp is Lamp.NONE:
        painter.drawRect(box.adjusted(3, 3, -3, -3))
    elif lamp is Lamp.YELLOW:
        top = QPointF(middle.x(), box.top())
        painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
    else:
        left, right = QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y())
        top, bottom = QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom())
        painter.drawPolygon(QPolygonF([top, right, bottom, left]))
