"""The map extract of a sheet: the surroundings of a place as a picture (位置图)."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Any, Optional

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsMapLayer,
    QgsMapRendererCustomPainterJob,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import (
    QBuffer,
    QEventLoop,
    QMarginsF,
    QPoint,
    QPointF,
    QRect,
    QSize,
    QSizeF,
)
from qgis.PyQt.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter

from ..core.png import rgb_png
from .map_items import draw_spot

#: Dots an inch of a picture of 960 pixels on the sheet (87 mm): scale and letters come out true.
_DPI = 280
_INCH_M = 0.0254
_POINTS_AN_INCH = 72


Draw = Callable[[], bytes]


class Extract:
    """One picture to be drawn.

    :param layers: top one first
    :param crs: of the picture and of ``centre``
    :param size: width and height in pixels
    :param scale: denominator
    """

    def __init__(
        self,
        layers: Sequence[QgsMapLayer],
        crs: QgsCoordinateReferenceSystem,
        centre: QgsPointXY,
        size: tuple[int, int],
        scale: float,
    ) -> None:
        self._settings = QgsMapSettings()
        self._settings.setLayers(list(layers))
        self._settings.setDestinationCrs(crs)
        self._settings.setTransformContext(QgsProject.instance().transformContext())
        self._settings.setOutputSize(QSize(*size))
        self._settings.setOutputDpi(_DPI)
        self._settings.setBackgroundColor(QColor("white"))
        self._settings.setExtent(_around(centre, size, scale))
        # Roads are drawn as wide as they are, by @map_scale; the canvas would know it by itself.
        context = QgsExpressionContext()  # a list given here would be freed twice
        context.appendScope(QgsExpressionContextUtils.globalScope())
        context.appendScope(QgsExpressionContextUtils.projectScope(QgsProject.instance()))
        context.appendScope(QgsExpressionContextUtils.mapSettingsScope(self._settings))
        self._settings.setExpressionContext(context)

    def in_parallel(self) -> bytes:
        """Draw now, each layer in a thread of its own, while events other than input go on."""
        job = QgsMapRendererParallelJob(self._settings)
        loop = QEventLoop()
        job.finished.connect(loop.quit)
        job.start()
        if job.isActive():
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return _png(_marked(job.renderedImage()))

    def drawing(self) -> Draw:
        """As :meth:`prepared`, but lines and letters: a page of PDF, a point for each pixel.

        Half the work: nothing is filled pixel by pixel, halos of labels least of all, and nothing
        packed; and sharp on any printer.
        """
        # Or symbols become little pictures of as many dots as the screen would have.
        self._settings.setFlag(Qgis.MapSettingsFlag.ForceVectorOutput)
        # Outlines of every letter would be twice as much to write, and no word could be found.
        self._settings.setTextRenderFormat(Qgis.TextRenderFormat.AlwaysText)
        size = self._settings.outputSize()
        page = _Page(size)
        page.job = QgsMapRendererCustomPainterJob(self._settings, page.painter)
        page.painter.save()
        page.job.prepare()

        def draw() -> bytes:
            page.job.renderPrepared()
            page.painter.restore()
            _mark(page.painter, size)
            return page.finished()

        return draw

    def prepared(self) -> Draw:
        """Read the layers now, in the main thread; the result draws a PNG anywhere."""
        image = QImage(self._settings.outputSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor("white"))
        painter = QPainter(image)
        job: Any = QgsMapRendererCustomPainterJob(self._settings, painter)
        job.prepare()

        def draw() -> bytes:
            job.renderPrepared()
            painter.end()
            return _png(_marked(image))

        return draw


def drawn_ahead(draws: Sequence[Draw | None]) -> Iterator[Draw | None]:
    """Draw several prepared pictures at once, on every processor, and hand them out in order.

    QGIS draws without Python's lock. Some more than there are processors are drawn ahead of
    whoever takes them, and no more, so that a hundred pictures do not fill the memory.

    :param draws: of :meth:`Extract.prepared`; keep them until the end, in the thread that made them
    :returns: for each a function that waits for its picture, or raises what drawing it raised
    """
    threads = os.cpu_count() or 1
    waiting: deque[_Drawing] = deque()
    with ThreadPoolExecutor(threads, "extract") as pool:
        todo = iter(draws)
        try:
            while True:
                free = 2 * threads - len(waiting)
                waiting += (draw and pool.submit(draw) for draw in islice(todo, free))
                if not waiting:
                    return
                drawing = waiting.popleft()
                yield None if drawing is None else drawing.result
        finally:
            for drawing in waiting:
                if drawing is not None:
                    drawing.cancel()


_Drawing = Optional["Future[bytes]"]


def _around(centre: QgsPointXY, size: tuple[int, int], scale: float) -> QgsRectangle:
    metres = scale * _INCH_M / _DPI
    width, height = size[0] * metres / 2, size[1] * metres / 2
    x, y = centre.x(), centre.y()
    return QgsRectangle(x - width, y - height, x + width, y + height)


class _Page:
    """A white page of PDF, a point for each pixel, with a painter on it."""

    def __init__(self, size: QSize) -> None:
        self._packed = QBuffer()
        self._packed.open(QBuffer.OpenModeFlag.WriteOnly)
        self._paper = QPdfWriter(self._packed)
        self._paper.setResolution(_POINTS_AN_INCH)
        points, exact = QPageSize.Unit.Point, QPageSize.SizeMatchPolicy.ExactMatch
        self._paper.setPageSize(QPageSize(QSizeF(size), points, "", exact))
        self._paper.setPageMargins(QMarginsF(0, 0, 0, 0))
        self.painter = QPainter(self._paper)
        # Orthophotos as they are: JPEG would blur the letters of a base map.
        self.painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self.painter.fillRect(QRect(QPoint(0, 0), size), QColor("white"))
        #: Draws on the painter.
        self.job: Any = None

    def finished(self) -> bytes:
        """The file."""
        self.painter.end()
        return bytes(self._packed.data())

    def __del__(self) -> None:
        # Of a drawing nobody wanted: a job must die before its painter, and that before its paper.
        self.job = None
        if self.painter.isActive():
            self.painter.end()


def blank_drawing() -> bytes:
    """An empty page as :meth:`Extract.drawing` makes them, to try whether it can be read."""
    return _Page(QSize(30, 20)).finished()


def _marked(image: QImage) -> QImage:
    painter = QPainter(image)
    _mark(painter, image.size())
    painter.end()
    return image


def _mark(painter: QPainter, size: QSize) -> None:
    middle = QPointF(size.width() / 2, size.height() / 2)
    draw_spot(painter, middle, max(10.0, min(size.width(), size.height()) / 30))


def _png(image: QImage) -> bytes:
    """Pack without Qt's own writer, which takes as long as drawing the map."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    stride = plain.bytesPerLine()
    pixels = plain.constBits().asstring(stride * plain.height())
    return rgb_png(plain.width(), plain.height(), stride, pixels)
