"""The map of the desk: one group of PostGIS layers, taken back when the desk closes (地图图层).

Layers carry the authentication id of the connection, never a password, so that a saved project
gives nothing away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsLayerTreeGroup,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtGui import QColor

from ..core.session import PROVIDER, Desk
from ..core.strings import chinese, tr
from . import styles
from .feed import CaseFeed
from .map_link import DISTRICT_CRS

GROUP_MARK = "yuhua_dcm/group"
#: Custom property of each layer: its name that does not change with the language.
LAYER_MARK = "yuhua_dcm/layer"
SCHEMA = "dcm_app"
#: Keys of the component layers: QGIS wants one kind of geometry a layer.
COMPONENTS = ("component", "component_line", "component_area")
_REPAINT_MS = 400


@dataclass(frozen=True)
class LayerSpec:
    """One layer: which view, what kind of geometry, how it looks."""

    key: str
    view: str
    title: str
    geometry: Any
    style: Callable[[QgsVectorLayer], None]


class DeskLayers(QObject):
    """Adds the layers to the project and keeps the open cases fresh.

    :param desk: the signed-in seat
    :param feed: tells when cases changed; its classes name the big classes
    :param canvas: the map, ``None`` without a window
    """

    def __init__(
        self, desk: Desk, feed: CaseFeed, canvas: Any = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._feed, self._canvas = desk, feed, canvas
        self._ids: dict[str, str] = {}
        self._before: list[Callable[[], None]] = []
        self._repaint = QTimer(self)
        self._repaint.setSingleShot(True)
        self._repaint.setInterval(_REPAINT_MS)
        self._repaint.timeout.connect(self._repaint_cases)
        feed.rowsChanged.connect(self._soon)
        feed.reloaded.connect(self._soon)

    def layer(self, key: str) -> Any:
        """A layer by its key, ``None`` if it is not (or no longer) in the project."""
        return QgsProject.instance().mapLayer(self._ids.get(key, ""))

    def add(self) -> None:
        """Put the group into the project, on top, and show the district."""
        project = QgsProject.instance()
        _drop_groups(project)
        empty = not project.mapLayers()
        group = project.layerTreeRoot().insertGroup(0, tr("Yuhua DCM"))
        group.setCustomProperty(GROUP_MARK, True)
        for spec in self._specs():
            layer = self._make(spec)
            project.addMapLayer(layer, False)
            self._ids[spec.key] = layer.id()
            group.addLayer(layer).setExpanded(spec.view == "open_case")
        self._dress(project, empty)

    def close(self) -> None:
        """Take the group and everything that was set for it back."""
        self._repaint.stop()
        for undo in reversed(self._before):
            undo()
        self._before = []
        _drop_groups(QgsProject.instance())
        self._ids = {}

    # --- making

    def _specs(self) -> list[LayerSpec]:
        point, area = QgsWkbTypes.Type.Point, QgsWkbTypes.Type.MultiPolygon
        line = QgsWkbTypes.Type.LineString
        zh = chinese()
        big = {e.code[:2]: e.big_name if zh else e.big_name_en for e in self._components()}

        def components(layer: QgsVectorLayer) -> None:
            styles.style_components(layer, big)

        parts = tr("Components"), tr("Components (lines)"), tr("Components (areas)")
        shapes = (point, line, QgsWkbTypes.Type.Polygon)
        return [
            LayerSpec("open_case", "open_case", tr("Open cases"), point, styles.style_cases),
            *(
                LayerSpec(key, "component", title, shape, components)
                for key, title, shape in zip(COMPONENTS, parts, shapes)
            ),
            LayerSpec("grid", "grid", tr("Unit grids"), area, styles.style_grids),
            LayerSpec("community", "community", tr("Communities"), area, styles.style_communities),
            LayerSpec("road", "road", tr("Roads"), line, styles.style_roads),
            LayerSpec("street", "street", tr("Streets and towns"), area, styles.style_streets),
        ]

    def _components(self) -> list[Any]:
        return [entry for entry in self._feed.classes if entry.kind == "component"]

    def _make(self, spec: LayerSpec) -> QgsVectorLayer:
        uri = QgsDataSourceUri(self._desk.layer_uri)
        uri.setDataSource(SCHEMA, spec.view, "geom", "", "id")
        uri.setSrid("4547")
        uri.setWkbType(spec.geometry)
        uri.setUseEstimatedMetadata(True)
        options = QgsVectorLayer.LayerOptions(QgsProject.instance().transformContext())
        options.loadDefaultStyle = False
        layer = QgsVectorLayer(uri.uri(False), spec.title, PROVIDER, options)
        layer.setCustomProperty(LAYER_MARK, spec.key)
        layer.setReadOnly(True)
        spec.style(layer)
        return layer

    def _dress(self, project: QgsProject, empty: bool) -> None:
        if self._canvas is None:
            return
        old = project.backgroundColor(), self._canvas.selectionColor()
        self._before.append(lambda: project.setBackgroundColor(old[0]))
        self._before.append(lambda: self._canvas.setSelectionColor(old[1]))
        project.setBackgroundColor(QColor(styles.BACKGROUND))
        self._canvas.setSelectionColor(QColor(styles.SELECTION))
        if empty:
            project.setCrs(QgsCoordinateReferenceSystem(DISTRICT_CRS))
        streets = self.layer("street")
        if empty and streets is not None and not streets.extent().isEmpty():
            self._canvas.setExtent(streets.extent().buffered(200))
            self._canvas.refresh()

    # --- keeping fresh

    def _soon(self, *_what: Any) -> None:
        # Throttled, not put off: under a stream of changes the map still follows.
        if not self._repaint.isActive():
            self._repaint.start()

    def _repaint_cases(self) -> None:
        layer = self.layer("open_case")
        if layer is not None:
            layer.triggerRepaint()


def _drop_groups(project: QgsProject) -> None:
    """Remove our groups, also one that came with a saved project."""
    root = project.layerTreeRoot()
    for group in [g for g in root.findGroups() if _is_ours(g)]:
        project.removeMapLayers([node.layerId() for node in group.findLayers()])
        root.removeChildNode(group)


def _is_ours(group: QgsLayerTreeGroup) -> bool:
    return bool(group.customProperty(GROUP_MARK))
