"""How the map looks: small functions, one a layer (图层样式)."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsSimpleLineSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..core.strings import tr
from .lamps import COLOURS, SHAPES, lamp_text
from .records import Lamp

BACKGROUND = "#eef0ee"
_GRID = "#c2185b"
#: Shape, colour of the big classes of components (部件大类), shapes differ so that print serves.
_BIG = {
    "01": ("circle", "#3f6fb5"),
    "02": ("square", "#5d6d7e"),
    "03": ("pentagon", "#8d6e63"),
    "04": ("triangle", "#2e7d32"),
    "05": ("diamond", "#6a51a3"),
    "06": ("hexagon", "#00838f"),
    "07": ("cross_fill", "#9e9d24"),
}
_OTHER = ("circle", "#9e9e9e")
#: Width in metres and least width in millimetres of roads by grade, and their names.
_ROADS = {"main": (26.0, 1.1), "secondary": (16.0, 0.7), "lane": (8.0, 0.35)}
_CASING_MM = 0.35


def style_cases(layer: QgsVectorLayer) -> None:
    """Open cases: colour and shape by lamp, urgent ones larger, end of the task number close by."""
    categories = [
        QgsRendererCategory(lamp.value, _case_symbol(lamp), lamp_text(lamp)) for lamp in Lamp
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("lamp", categories))
    _label(layer, 'right("task_no", 5)', 9, "#1b1b1b", largest=6000, beside=True)


def _case_symbol(lamp: Lamp) -> QgsMarkerSymbol:
    symbol = QgsMarkerSymbol.createSimple(
        {
            "name": SHAPES[lamp],
            "color": COLOURS[lamp],
            "outline_color": "#ffffff",
            "outline_width": "0.4",
            "size": "3.8",
        }
    )
    # From afar hundreds of them stand close together.
    size = QgsProperty.fromExpression(
        'if("urgent", 1.4, 1) * if(@map_scale > 20000, 2.8, if(@map_scale > 8000, 3.4, 4))'
    )
    symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.PropertySize, size)
    return symbol


def style_components(layer: QgsVectorLayer, big_names: Mapping[str, str]) -> None:
    """Components by big class, each with a shape of its own; names when very near."""
    codes = sorted(set(_BIG) | set(big_names))
    make = _COMPONENT_SYMBOLS[layer.geometryType()]
    categories = [
        QgsRendererCategory(code, make(*_BIG.get(code, _OTHER)), big_names.get(code, code))
        for code in codes
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer('left("class_code", 2)', categories))
    layer.setScaleBasedVisibility(True)
    layer.setMinimumScale(5000)
    beside = layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry
    _label(layer, '"class_name"', 7.5, "#37474f", largest=1050, beside=beside)


def _component_point(shape: str, colour: str) -> QgsMarkerSymbol:
    return QgsMarkerSymbol.createSimple(
        {
            "name": shape,
            "color": colour,
            "outline_color": "#ffffff",
            "outline_width": "0.2",
            "size": "2.8",
        }
    )


def _component_line(_shape: str, colour: str) -> QgsLineSymbol:
    return QgsLineSymbol.createSimple({"color": colour, "width": "0.7"})


def _component_area(_shape: str, colour: str) -> QgsFillSymbol:
    fill = QColor(colour)
    return QgsFillSymbol.createSimple(
        {
            "color": f"{fill.red()},{fill.green()},{fill.blue()},70",
            "outline_color": colour,
            "outline_width": "0.4",
        }
    )


_COMPONENT_SYMBOLS = {
    QgsWkbTypes.GeometryType.PointGeometry: _component_point,
    QgsWkbTypes.GeometryType.LineGeometry: _component_line,
    QgsWkbTypes.GeometryType.PolygonGeometry: _component_area,
}


def style_grids(layer: QgsVectorLayer) -> None:
    """Unit grids: outline only, name in the middle."""
    layer.setRenderer(_outline(_GRID, 0.35))
    _label(layer, '"name"', 9, _GRID, largest=20000)


def style_communities(layer: QgsVectorLayer) -> None:
    """Communities: a dashed outline."""
    layer.setRenderer(_outline("#7b6f86", 0.25, "dash"))


def style_streets(layer: QgsVectorLayer) -> None:
    """Streets and towns: the ground of the district, with a firm border and names from afar."""
    symbol = QgsFillSymbol.createSimple(
        {"color": "#faf9f5", "outline_color": "#6b5b73", "outline_width": "0.6"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    _label(layer, '"name"', 11, "#4a3f52", smallest=20000)


def _outline(colour: str, width: float, dash: str = "solid") -> QgsSingleSymbolRenderer:
    return QgsSingleSymbolRenderer(
        QgsFillSymbol.createSimple(
            {
                "style": "no",
                "outline_color": colour,
                "outline_width": str(width),
                "outline_style": dash,
            }
        )
    )


def style_roads(layer: QgsVectorLayer) -> None:
    """Roads of the offline base: white with a grey casing, wide as they are, names along them."""
    names = {"main": tr("Main road"), "secondary": tr("Secondary road"), "lane": tr("Lane")}
    categories = [
        QgsRendererCategory(grade, _road_symbol(*width), names[grade])
        for grade, width in _ROADS.items()
    ]
    renderer = QgsCategorizedSymbolRenderer("grade", categories)
    renderer.setUsingSymbolLevels(True)  # crossings stay open
    layer.setRenderer(renderer)
    settings = _text('"name"', 8.5, "#3c3c3c")
    settings.placement = QgsPalLayerSettings.Placement.Curved
    settings.placementFlags = int(QgsPalLayerSettings.LinePlacementFlags.OnLine)
    settings.repeatDistance = 90
    settings.repeatDistanceUnit = QgsUnitTypes.RenderUnit.RenderMillimeters
    settings.mergeLines = True
    _set_label(layer, settings, largest=25000)


def _road_symbol(metres: float, least_mm: float) -> QgsLineSymbol:
    symbol = QgsLineSymbol()
    symbol.deleteSymbolLayer(0)
    for level, (colour, extra) in enumerate((("#b9bfc4", _CASING_MM), ("#ffffff", 0.0))):
        line = QgsSimpleLineSymbolLayer(QColor(colour))
        line.setPenCapStyle(Qt.PenCapStyle.RoundCap)
        line.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
        # Millimetres on paper of so many metres on the ground, never thinner than can be seen.
        width = f"max({least_mm}, {metres} * 1000 / @map_scale) + 2 * {extra}"
        line.setDataDefinedProperty(
            QgsSymbolLayer.Property.PropertyStrokeWidth, QgsProperty.fromExpression(width)
        )
        line.setRenderingPass(level)
        symbol.appendSymbolLayer(line)
    return symbol


def _label(
    layer: QgsVectorLayer,
    expression: str,
    points: float,
    colour: str,
    largest: float = 0,
    smallest: float = 0,
    beside: bool = False,
) -> None:
    settings = _text(expression, points, colour)
    if beside:
        settings.placement = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
        settings.dist = 1.2
        settings.priority = 8
    _set_label(layer, settings, largest, smallest)


def _text(expression: str, points: float, colour: str) -> QgsPalLayerSettings:
    form = QgsTextFormat()
    form.setSize(points)
    form.setColor(QColor(colour))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.9)
    halo.setColor(QColor("white"))
    # Round corners around Chinese characters take a quarter of the time of the whole map.
    halo.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    form.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.setFormat(form)
    return settings


def _set_label(
    layer: QgsVectorLayer, settings: QgsPalLayerSettings, largest: float = 0, smallest: float = 0
) -> None:
    # QGIS names the far end the minimum scale: 1:20,000 is smaller than 1:1,000.
    settings.scaleVisibility = bool(largest or smallest)
    settings.minimumScale = largest or 10_000_000
    settings.maximumScale = smallest
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
