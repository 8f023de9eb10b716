"""One walk over the map, drawn picture by picture, and in haste on a canvas."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEventLoop, QSize, QTimer
from qgis.PyQt.QtTest import QTest

SIZE = QSize(1920, 1080)
_DPI, _CRS = 96, "EPSG:4547"
#: Screens to the east and north of the place, and how many times its scale.
_STEPS = (
    (0, 0, 1), (1 / 3, 0, 1), (2 / 3, 0, 1), (2 / 3, 1 / 3, 1), (1 / 3, 1 / 3, 0.9),
    (0, 1 / 3, 1.25), (0, 0, 1.25),
)  # fmt: skip
#: Between two steps on the canvas; a hand that drags or turns the wheel is no slower.
_HASTE_MS, _TICK_MS = 250, 5


@dataclass(frozen=True)
class Frame:
    """What the screen shows."""

    centre: QgsPointXY
    scale: float

    def extent(self) -> QgsRectangle:
        """That part of the district."""
        metres = self.scale * 0.0254 / _DPI
        wide, high = SIZE.width() * metres / 2, SIZE.height() * metres / 2
        x, y = self.centre.x(), self.centre.y()
        return QgsRectangle(x - wide, y - high, x + wide, y + high)


def walk(places: Sequence[QgsPointXY], scales: Sequence[float]) -> list[Frame]:
    """Pans and zooms around each place at each scale."""
    return [_step(place, scale, *step) for place in places for scale in scales for step in _STEPS]


def _step(place: QgsPointXY, scale: float, east: float, north: float, zoom: float) -> Frame:
    screen = Frame(place, scale).extent()
    there = QgsPointXY(place.x() + east * screen.width(), place.y() + north * screen.height())
    return Frame(there, scale * zoom)


def _settings(layers: Sequence[QgsVectorLayer], frame: Frame) -> QgsMapSettings:
    settings = QgsMapSettings()
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(_CRS))
    settings.setOutputSize(SIZE)
    settings.setOutputDpi(_DPI)
    settings.setFlag(QgsMapSettings.Flag.UseRenderingOptimization, True)
    settings.setExtent(frame.extent())
    settings.setLayers([layer for layer in layers if layer.isInScaleRange(settings.scale())])
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    return settings


def draw(layers: Sequence[QgsVectorLayer], frame: Frame) -> tuple[float, Any]:
    """Seconds until the map stands, and its picture."""
    job = QgsMapRendererParallelJob(_settings(layers, frame))
    loop = QEventLoop()
    job.finished.connect(loop.quit)
    begun = time.perf_counter()
    job.start()
    loop.exec()
    taken = time.perf_counter() - begun
    return taken, job.renderedImage()


class _Watch:
    """Tells the longest time in which the event loop did not come round."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK_MS)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now

    def stop(self) -> float:
        """The seconds beyond the tick itself."""
        self._timer.stop()
        return max(self.longest - _TICK_MS / 1000, 0.0)


def longest_stall(layers: Sequence[QgsVectorLayer], frames: Sequence[Frame]) -> float:
    """Seconds for which a canvas could not answer at most, while it followed a hand in haste."""
    canvas = QgsMapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(_CRS))
    canvas.resize(SIZE)
    canvas.setLayers(list(layers))
    canvas.setExtent(frames[0].extent())
    canvas.show()
    QTest.qWait(2000)  # the first picture makes what the others keep
    watch = _Watch()
    for frame in frames:
        canvas.setExtent(frame.extent())
        canvas.refresh()
        QTest.qWait(_HASTE_MS)
    longest = watch.stop()
    canvas.stopRendering()
    canvas.close()
    canvas.deleteLater()
    QTest.qWait(50)
    return longest
