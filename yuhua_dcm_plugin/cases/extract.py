"""The map extract of a sheet: the surroundings of a place as a picture (位置图)."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Any, Optional

from qgis.core import (
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
from qgis.PyQt.QtCore import QEventLoop, QPointF, QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from ..core.png import rgb_png
from .map_items import draw_spot

#: Dots an inch of a picture of 960 pixels on the sheet (87 mm): scale and letters come out true.
_DPI = 280
_INCH_M = 0.0254


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

    def prepared(self) -> Callable[[], bytes]:
        """Read the layers now, in the main thread; the result draws anywhere."""
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


def _marked(image: QImage) -> QImage:
    painter = QPainter(image)
    middle = QPointF(image.width() / 2, image.height() / 2)
    draw_spot(painter, middle, max(10.0, min(image.width(), image.height()) / 30))
    painter.end()
    return image


def _png(image: QImage) -> bytes:
    """Pack without Qt's own writer, which takes as long as drawing the map."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    stride = plain.bytesPerLine()
    pixels = plain.constBits().asstring(stride * plain.height())
    return rgb_png(plain.width(), plain.height(), stride, pixels)
