"""Marks on the canvas and the tool that picks a point."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvasItem, QgsMapTool
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QCursor, QFont, QFontMetricsF, QPainter, QPen
from qgis.PyQt.QtWidgets import QApplication

_RADIUS = 11.0
_AWAY = 22.0
MARK_COLOUR = "#6a1b9a"
PLACE_COLOUR = "#1565c0"
TRAINING_COLOUR = "#8e1414"
_RING = 14.0


class NumberedPoint(QgsMapCanvasItem):
    """A number in a disc: a likely duplicate, or a component that may be meant."""

    def __init__(self, canvas: Any, point: QgsPointXY, number: int) -> None:
        super().__init__(canvas)
        self._point = point
        self._number = number
        self.setZValue(90)
        self.updatePosition()
        self.show()

    def updatePosition(self) -> None:
        """Follow the map."""
        self.setPos(self.toCanvasCoordinates(self._point))

    def boundingRect(self) -> QRectF:
        """What the disc covers."""
        far = _AWAY + _RADIUS + 2
        return QRectF(-3, -far, far + 3, far + 3)

    def paint(self, painter: QPainter, *_rest: Any) -> None:
        """Draw the disc and its number, beside the place so that what lies there can be seen."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(MARK_COLOUR), 2))
        painter.drawLine(QPointF(0, 0), QPointF(_AWAY, -_AWAY))
        painter.setBrush(QColor(MARK_COLOUR))
        painter.setPen(QPen(QColor("white"), 2))
        painter.drawEllipse(QPointF(_AWAY, -_AWAY), _RADIUS, _RADIUS)
        font = QFont()
        font.setPixelSize(13)
        font.setBold(True)
        painter.setFont(font)
        disc = QRectF(_AWAY - _RADIUS, -_AWAY - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))


class Spot(QgsMapCanvasItem):
    """A ring with a cross: the place of the report that is being written."""

    def __init__(self, canvas: Any, point: QgsPointXY) -> None:
        super().__init__(canvas)
        self._point = point
        self.setZValue(95)
        self.updatePosition()
        self.show()

    def updatePosition(self) -> None:
        """Follow the map."""
        self.setPos(self.toCanvasCoordinates(self._point))

    def boundingRect(self) -> QRectF:
        """What the ring covers."""
        return QRectF(-18, -18, 36, 36)

    def paint(self, painter: QPainter, *_rest: Any) -> None:
        """Draw the ring, white below so that it shows on any ground."""
        draw_spot(painter, QPointF(0, 0), 10.0)


class CaseRing(QgsMapCanvasItem):
    """Four corners around a case that was chosen: what the lamp says stays to be seen.

    QGIS paints what is selected in one colour, whatever its own.
    """

    def __init__(self, canvas: Any, point: QgsPointXY) -> None:
        super().__init__(canvas)
        self._point = point
        self.setZValue(85)
        self.updatePosition()
        self.show()

    def updatePosition(self) -> None:
        """Follow the map."""
        self.setPos(self.toCanvasCoordinates(self._point))

    def boundingRect(self) -> QRectF:
        """What the corners cover."""
        far = _RING + 3
        return QRectF(-far, -far, 2 * far, 2 * far)

    def paint(self, painter: QPainter, *_rest: Any) -> None:
        """Draw the corners, white below so that they show on any ground."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in (("white", 5.0), (PLACE_COLOUR, 2.5)):
            painter.setPen(QPen(QColor(colour), width))
            for dx, dy in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
                corner = QPointF(dx * _RING, dy * _RING)
                painter.drawLine(corner, QPointF(dx * _RING * 0.45, dy * _RING))
                painter.drawLine(corner, QPointF(dx * _RING, dy * _RING * 0.45))


class TrainingMark(QgsMapCanvasItem):
    """演练 over the map, whatever it shows: nobody takes the made-up cases for true."""

    def __init__(self, canvas: Any, words: str) -> None:
        super().__init__(canvas)
        self._canvas, self._words = canvas, words
        self.setZValue(200)
        self.updatePosition()
        self.show()

    def updatePosition(self) -> None:
        """Stay at the top of the map in the middle."""
        self.prepareGeometryChange()
        self.setPos(self._canvas.width() / 2, 0)

    def boundingRect(self) -> QRectF:
        """What the mark covers."""
        size = QFontMetricsF(_training_font()).size(0, self._words)
        width, height = size.width() + 2 * size.height(), size.height() * 1.5
        return QRectF(-width / 2, 0, width, height)

    def paint(self, painter: QPainter, *_rest: Any) -> None:
        """Draw the words on a ground of their own."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.boundingRect()
        painter.setPen(QPen(QColor("white"), 2))
        painter.setBrush(QColor(TRAINING_COLOUR))
        painter.drawRect(box.adjusted(1, -2, -1, -1))
        painter.setFont(_training_font())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)


def _training_font() -> QFont:
    font = QFont(QApplication.font())
    font.setPointSizeF(max(font.pointSizeF(), 9.0) * 1.6)
    font.setBold(True)
    return font


def draw_spot(painter: QPainter, middle: QPointF, radius: float) -> None:
    """Draw the mark of a place, on the canvas or on a sheet.

    :param radius: of the ring, in pixels
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    arm = radius * 1.5
    for colour, width in (("white", radius * 0.45), (PLACE_COLOUR, radius * 0.22)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(middle, radius, radius)
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            start = QPointF(middle.x() + dx * radius * 0.45, middle.y() + dy * radius * 0.45)
            painter.drawLine(start, QPointF(middle.x() + dx * arm, middle.y() + dy * arm))


class PointPicker(QgsMapTool):
    """Takes one click and gives the map back to the tool before."""

    def __init__(self, canvas: Any) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._before: Any = None
        self._picked: Callable[[QgsPointXY], None] | None = None
        self._cancelled: Callable[[], None] | None = None
        self.setCursor(QCursor(Qt.CursorShape.CrossCursor))

    @property
    def active(self) -> bool:
        """Whether a click is awaited."""
        return self._picked is not None

    def start(
        self, picked: Callable[[QgsPointXY], None], cancelled: Callable[[], None] | None
    ) -> None:
        """Await a click."""
        self.cancel()
        self._before = self._canvas.mapTool()
        self._picked, self._cancelled = picked, cancelled
        self._canvas.setMapTool(self)
        self._canvas.setFocus()

    def cancel(self) -> None:
        """Give up."""
        cancelled = self._cancelled
        if self._end() and cancelled is not None:
            cancelled()

    def canvasReleaseEvent(self, event: Any) -> None:
        """Take the click; any button but the left gives up."""
        if event.button() != Qt.MouseButton.LeftButton:
            self.cancel()
            return
        picked, point = self._picked, self.toMapCoordinates(event.pos())
        if self._end() and picked is not None:
            picked(point)

    def keyPressEvent(self, event: Any) -> None:
        """Give up on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.cancel()

    def deactivate(self) -> None:
        """Another tool was chosen meanwhile: nobody waits for a click any more."""
        cancelled, self._cancelled, self._picked = self._cancelled, None, None
        super().deactivate()
        if cancelled is not None:
            cancelled()

    def _end(self) -> bool:
        if self._picked is None:
            return False
        self._picked = self._cancelled = None
        before, self._before = self._before, None
        if before is not None and before is not self:
            self._canvas.setMapTool(before)
        else:
            self._canvas.unsetMapTool(self)
        return True
