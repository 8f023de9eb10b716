"""List and map in step: zooming, picking, marking, and the map extract of a sheet.

Every x and y that goes in or comes out is in EPSG:4547, metres, whatever the canvas shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsMapLayer,
    QgsPointXY,
    QgsProject,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from .extract import Extract
from .map_items import CaseRing, NumberedPoint, PointPicker, Spot
from .model import CaseModel
from .names import DISTRICT_CRS

#: Scale to which a single place is shown.
PLACE_SCALE = 1000.0
Pick = Callable[[float, float], None]
Bounds = tuple[float, float, float, float]


class MapLink(Protocol):
    """What a panel may ask of the map."""

    #: Signal ``str``: the task number of a case that was picked on the map.
    casePicked: Any
    #: Signal: the map shows another part of the district.
    extentMoved: Any

    def extent(self) -> Bounds:
        """What the map shows: west, south, east, north."""

    def zoom_to(self, x: float, y: float, scale: float | None = None) -> None:
        """Centre the map on a place; without a scale it comes near enough to read."""

    def flash(self, x: float, y: float) -> None:
        """Let a place blink."""

    def select_case(self, task_no: str | None) -> None:
        """Mark a case on the map; ``None`` marks none."""

    def pick_point(self, callback: Pick, cancelled: Callable[[], None] | None = None) -> None:
        """Let the user click a place once; Esc gives up, then the tool before comes back."""

    def cancel_pick(self) -> None:
        """Give up picking."""

    def show_place(self, x: float, y: float) -> None:
        """Mark the place of the report that is being written."""

    def show_candidates(self, points: Sequence[tuple[float, float]]) -> None:
        """Mark places with the numbers 1, 2, 3 …"""

    def clear(self) -> None:
        """Take back every mark."""

    def render_extract(
        self, x: float, y: float, size_px: tuple[int, int] = (900, 600), scale: float = 2000.0
    ) -> bytes:
        """Draw the surroundings of a place, which is marked in the middle, as a PNG."""

    def prepare_extract(
        self, x: float, y: float, size_px: tuple[int, int] = (900, 600), scale: float = 2000.0
    ) -> Callable[[], bytes]:
        """As :meth:`render_extract`, in two halves: the returned one draws in any thread."""

    def prepare_drawing(
        self, x: float, y: float, size_px: tuple[int, int] = (900, 600), scale: float = 2000.0
    ) -> Callable[[], bytes]:
        """As :meth:`prepare_extract`, but lines and letters on a page of PDF; half the work."""


class CanvasLink(QObject):
    """The map link over QGIS's canvas.

    :param canvas: the map canvas
    :param model: the running cases, to know which feature is which case
    """

    casePicked = pyqtSignal(str)
    extentMoved = pyqtSignal()

    def __init__(self, canvas: Any, model: CaseModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._model = model
        self._crs = QgsCoordinateReferenceSystem(DISTRICT_CRS)
        self._layer: Any = None
        self._items: list[Any] = []
        self._place: Any = None
        self._ring: Any = None
        self._picker = PointPicker(canvas)
        canvas.extentsChanged.connect(self.extentMoved)

    # --- the layer of open cases

    def set_case_layer(self, layer: Any) -> None:
        """Follow the selection of the layer of open cases; ``None`` lets it go."""
        if layer is self._layer:
            return
        if self._layer is not None:
            self._layer.selectionChanged.disconnect(self._on_selection)
            self._layer.willBeDeleted.disconnect(self._layer_gone)
        self._layer = layer
        if layer is not None:
            layer.selectionChanged.connect(self._on_selection)
            layer.willBeDeleted.connect(self._layer_gone)

    def _layer_gone(self) -> None:
        self._layer = None

    def select_case(self, task_no: str | None) -> None:
        """Mark a case on the map; ``None`` marks none."""
        self._remove(self._ring)
        self._ring = None
        row = self._model.case(task_no) if task_no else None
        if row is not None and row.x is not None and row.y is not None:
            self._ring = CaseRing(self._canvas, self._to_canvas(row.x, row.y))

    def _on_selection(self, selected: Any, *_rest: Any) -> None:
        """A case was picked: mark it our way, so that its lamp keeps its colour."""
        if not selected:
            return
        rows = [self._model.case_of_id(number) for number in selected]
        self._layer.removeSelection()
        row = next((row for row in rows if row is not None), None)
        if row is not None:
            self.select_case(row.task_no)
            self.casePicked.emit(row.task_no)

    # --- moving and marking

    def extent(self) -> Bounds:
        """What the map shows: west, south, east, north."""
        box = self._transform(forward=False).transformBoundingBox(self._canvas.extent())
        return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()

    def zoom_to(self, x: float, y: float, scale: float | None = None) -> None:
        """Centre the map on a place; without a scale it comes near enough to read."""
        self._canvas.setCenter(self._to_canvas(x, y))
        wanted = scale if scale is not None else min(self._canvas.scale(), PLACE_SCALE)
        self._canvas.zoomScale(wanted)

    def flash(self, x: float, y: float) -> None:
        """Let a place blink."""
        self._canvas.flashGeometries([QgsGeometry.fromPointXY(QgsPointXY(x, y))], self._crs)

    def show_place(self, x: float, y: float) -> None:
        """Mark the place of the report that is being written."""
        self._remove(self._place)
        self._place = Spot(self._canvas, self._to_canvas(x, y))

    def show_candidates(self, points: Sequence[tuple[float, float]]) -> None:
        """Mark places with the numbers 1, 2, 3 …"""
        self._drop_candidates()
        for number, (x, y) in enumerate(points, 1):
            self._items.append(NumberedPoint(self._canvas, self._to_canvas(x, y), number))

    def clear(self) -> None:
        """Take back every mark."""
        self._drop_candidates()
        self._remove(self._place)
        self._place = None

    def _drop_candidates(self) -> None:
        for item in self._items:
            self._remove(item)
        self._items = []

    def _remove(self, item: Any) -> None:
        if item is not None and item.scene() is not None:
            item.scene().removeItem(item)

    # --- picking

    def pick_point(self, callback: Pick, cancelled: Callable[[], None] | None = None) -> None:
        """Let the user click a place once; Esc gives up, then the tool before comes back."""
        self._picker.start(lambda point: callback(*self._from_canvas(point)), cancelled)

    def cancel_pick(self) -> None:
        """Give up picking."""
        self._picker.cancel()

    # --- drawing for print

    def render_extract(
        self, x: float, y: float, size_px: tuple[int, int] = (900, 600), scale: float = 2000.0
    ) -> bytes:
        """Draw the surroundings of a place, which is marked in the middle, as a PNG."""
        return self._extract(x, y, size_px, scale).in_parallel()

    def prepare_extract(
        self, x: float, y: float, size_px: tuple[int, int] = (900, 600), scale: float = 2000.0
    ) -> Callable[[], bytes]:
        """As :meth:`render_extract`, in two halves: the returned one draws in any thread."""
        return self._extract(x, y, size_px, scale).prepared()

    def prepare_drawing(
        self, x: float, y: float, size_px: tuple[int, int] = (900, 600), scale: float = 2000.0
    ) -> Callable[[], bytes]:
        """As :meth:`prepare_extract`, but lines and letters on a page of PDF; half the work."""
        return self._extract(x, y, size_px, scale).drawing()

    def _extract(self, x: float, y: float, size: tuple[int, int], scale: float) -> Extract:
        layers = [layer for layer in self._canvas.layers() if self._prints(layer)]
        return Extract(layers, self._crs, QgsPointXY(x, y), size, scale)

    def _prints(self, layer: QgsMapLayer) -> bool:
        # The sheet shows one case, not its neighbours.
        return layer is not self._layer and bool(layer.isValid())

    # --- the end

    def close(self) -> None:
        """Leave nothing on the canvas."""
        self._canvas.extentsChanged.disconnect(self.extentMoved)
        self._picker.cancel()
        self.clear()
        self.select_case(None)
        self.set_case_layer(None)

    def _to_canvas(self, x: float, y: float) -> QgsPointXY:
        return self._transform(forward=True).transform(QgsPointXY(x, y))

    def _from_canvas(self, point: QgsPointXY) -> tuple[float, float]:
        found = self._transform(forward=False).transform(point)
        return round(found.x(), 3), round(found.y(), 3)

    def _transform(self, forward: bool) -> QgsCoordinateTransform:
        shown = self._canvas.mapSettings().destinationCrs()
        ends = (self._crs, shown) if forward else (shown, self._crs)
        return QgsCoordinateTransform(*ends, QgsProject.instance())
