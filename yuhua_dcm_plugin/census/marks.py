"""Marks on the map where a delivery is wrong: one layer a batch (问题标记)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsDataSourceUri,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsRectangle,
    QgsRendererCategory,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor

from ..cases.map_tips import escaped
from ..cases.names import DISTRICT_CRS
from ..cases.sleeping import layers_of
from ..core.session import PROVIDER, Desk
from ..core.strings import chinese, tr
from .desk_store import marks_source

SCHEMA = "dcm_app"
#: Custom property of every layer that this desk adds: what it is. They go when the desk closes.
CENSUS_MARK = "yuhua_dcm/census"
FAULTS, MEND, AS_OF = "faults", "mend", "as_of"
#: Shape and colour of each severity: neither is alone.
_LOOKS = {"error": ("cross2", "#b3261e", "4.2"), "warning": ("triangle", "#b26a00", "3.6")}
_NEAR = 2500
_GAP_MM = 1.6
_MARGIN_M = 50.0
_MOST_SEEN = 2000


def census_layers(what: str = "") -> list[QgsVectorLayer]:
    """Layers of this desk in the project, of one kind or all."""
    layers = QgsProject.instance().mapLayers().values()
    marked = [layer for layer in layers if layer.customProperty(CENSUS_MARK)]
    return [each for each in marked if not what or each.customProperty(CENSUS_MARK) == what]


def drop_layers(what: str = "") -> None:
    """Take layers of this desk off the map."""
    QgsProject.instance().removeMapLayers([layer.id() for layer in census_layers(what)])


def source_uri(desk: Desk, table: str, where: str, geometry: Any, key: str = "id") -> str:
    """Address of a view, or of a query in brackets, for a layer; without any password."""
    uri = QgsDataSourceUri(desk.layer_uri)
    schema = "" if table.startswith("(") else SCHEMA
    # A table that names a column of geometry or a SRID is no valid layer, or an empty one.
    placed = geometry != QgsWkbTypes.Type.NoGeometry
    uri.setDataSource(schema, table, "geom" if placed else "", where, key)
    if placed:
        uri.setSrid(DISTRICT_CRS.split(":")[1])
    if geometry is not None:
        uri.setWkbType(geometry)
    uri.setUseEstimatedMetadata(True)
    return str(uri.uri(False))


def add_layer(uri: str, title: str, what: str) -> QgsVectorLayer:
    """Put a layer of this desk on top of the map; one that shows the same is left out first."""
    options = QgsVectorLayer.LayerOptions(QgsProject.instance().transformContext())
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(uri, title, PROVIDER, options)
    layer.setCustomProperty(CENSUS_MARK, what)
    project = QgsProject.instance()
    project.addMapLayer(layer, False)
    project.layerTreeRoot().insertLayer(0, layer)
    return layer


def add_marks(desk: Desk, batch: int) -> QgsVectorLayer:
    """Show the faults of a batch that have a place; marks of another batch go.

    Gaps, overlaps and parts over the line of unit grids are shown as areas below the marks.
    """
    drop_layers(FAULTS)
    _add_areas(desk, batch)
    uri = source_uri(desk, marks_source(batch), "", QgsWkbTypes.Type.Point)
    layer = add_layer(uri, tr("Faults of batch {n}").format(n=batch), FAULTS)
    layer.setReadOnly(True)
    _style(layer)
    return layer


def _add_areas(desk: Desk, batch: int) -> None:
    kind = QgsWkbTypes.Type.MultiPolygon
    uri = source_uri(desk, "census_grid_mark", f'"batch" = {int(batch)}', kind)
    layer = add_layer(uri, tr("Gaps and overlaps of batch {n}").format(n=batch), FAULTS)
    if not any(True for _area in layer.getFeatures()):  # a delivery of components has none
        QgsProject.instance().removeMapLayer(layer.id())
        return
    layer.setReadOnly(True)
    layer.setRenderer(_by_severity(_area_symbol))
    layer.setMapTipTemplate(_tip())
    layer.setDisplayExpression(_label_field())


def zoom_to_layer(canvas: Any, layer: QgsVectorLayer) -> bool:
    """Show what a layer holds in the district, or else all; whether anything has a place."""
    if canvas is None:
        return False
    layer.updateExtents()
    box = _inside(layer) or layer.extent()
    if box.isEmpty() and not (box.width() or box.height() or layer.featureCount()):
        return False
    if box.isNull() or not box.isFinite():
        return False
    box.grow(_MARGIN_M)
    crs = QgsCoordinateReferenceSystem(DISTRICT_CRS)
    shown = canvas.mapSettings().destinationCrs()
    turn = QgsCoordinateTransform(crs, shown, QgsProject.instance())
    canvas.setExtent(turn.transformBoundingBox(box))
    canvas.refresh()
    return True


def _inside(layer: QgsVectorLayer) -> QgsRectangle | None:
    """Extent of what lies in the district: a row far away would make all others a dot."""
    box = QgsRectangle()
    for street in layers_of(QgsProject.instance(), "street"):
        request = QgsFeatureRequest(street.extent()).setNoAttributes().setLimit(_MOST_SEEN)
        for feature in layer.getFeatures(request):
            box.combineExtentWith(feature.geometry().boundingBox())
    return None if box.isNull() else box


def _style(layer: QgsVectorLayer) -> None:
    layer.setRenderer(_by_severity(_symbol))
    _label(layer)
    layer.setMapTipTemplate(_tip())
    layer.setDisplayExpression(_label_field())


def _by_severity(symbol: Callable[..., QgsSymbol]) -> QgsCategorizedSymbolRenderer:
    words = {"error": tr("Error: the row is not taken"), "warning": tr("Warning")}
    categories = [
        QgsRendererCategory(severity, symbol(*look), words[severity])
        for severity, look in _LOOKS.items()
    ]
    return QgsCategorizedSymbolRenderer("severity", categories)


def _area_symbol(_shape: str, colour: str, _size: str) -> QgsFillSymbol:
    """Hatched: what lies below stays seen."""
    style = "b_diagonal" if colour == _LOOKS["error"][1] else "f_diagonal"
    return QgsFillSymbol.createSimple(
        {"style": style, "color": colour, "outline_color": colour, "outline_width": "0.7"}
    )


def _symbol(shape: str, colour: str, size: str) -> QgsMarkerSymbol:
    outline = "0.8" if shape == "cross2" else "0.3"
    edge = colour if shape == "cross2" else "#ffffff"
    return QgsMarkerSymbol.createSimple(
        {
            "name": shape,
            "color": colour,
            "outline_color": edge,
            "outline_width": outline,
            "size": size,
        }
    )


def _label(layer: QgsVectorLayer) -> None:
    settings, words, halo = QgsPalLayerSettings(), QgsTextFormat(), QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setColor(QColor("#ffffff"))
    halo.setSize(0.8)
    words.setSize(8.5)
    words.setColor(QColor("#5f1410"))
    words.setBuffer(halo)
    settings.fieldName, settings.isExpression = _label_field(), True
    settings.scaleVisibility, settings.minimumScale, settings.maximumScale = True, _NEAR, 0
    _beside(settings)
    settings.setFormat(words)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _beside(settings: QgsPalLayerSettings) -> None:
    """Words stand beside a mark, the best place first, and never on it; QGIS 3.26 moved names."""
    from qgis.core import Qgis

    places = getattr(Qgis, "LabelPlacement", None) or QgsPalLayerSettings.Placement
    offsets = getattr(Qgis, "LabelOffsetType", None) or QgsPalLayerSettings.OffsetType
    settings.placement = places.OrderedPositionsAroundPoint
    settings.offsetType = offsets.FromSymbolBounds
    settings.dist = _GAP_MM


def _label_field() -> str:
    return '"label_zh"' if chinese() else '"label_en"'


def _tip() -> str:
    mend = '"mend_zh"' if chinese() else '"mend_en"'
    rows = ((tr("Row"), '"part" || \' \' || "part_row"'), (tr("Value"), '"value"'), ("→", mend))
    lines = "".join(f"<br>{title} {escaped(value)}" for title, value in rows)
    return f"<b>{escaped(_label_field())}</b>{lines}"
