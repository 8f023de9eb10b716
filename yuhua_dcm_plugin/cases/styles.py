"""How the map looks: small functions, one a layer (图层样式)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsRendererRange,
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
from .component_conditions import condition_renderer
from .component_symbols import (
    MARK_SCALE,
    STREET_SCALE,
    component_renderer,
    mark_renderer,
)
from .lamps import COLOURS, SHAPES, lamp_text
from .records import ClassEntry, Lamp

BACKGROUND = "#eef0ee"
_GRID = "#c2185b"
#: Width in metres and least width in millimetres of roads by grade, and their names.
_ROADS = {"main": (26.0, 1.1), "secondary": (16.0, 0.7), "lane": (8.0, 0.35)}
_CASING_MM = 0.35
#: Scale to which components have labels, and how many: they need room, and a hundred times as long
#: to draw as what they stand by.
_CODES_SHOW = 260
_MOST_CODES = 150
#: From the middle of a component to its label: the symbol lies between.
_BESIDE_MM = 3.0
#: Components in a square of 250 m: from, below, side of the mark in metres, colour, words.
_CELLS = (
    (0.5, 30.5, 90.0, "#9ecae1", "1–30"),
    (30.5, 100.5, 130.0, "#6baed6", "31–100"),
    (100.5, 300.5, 170.0, "#4292c6", "101–300"),
    (300.5, 1000.5, 205.0, "#2171b5", "301–1000"),
    (1000.5, 1e9, 235.0, "#084594", "> 1000"),
)


def style_cases(layer: QgsVectorLayer) -> None:
    """Open cases: colour and shape by lamp, urgent ones larger, end of the task number close by."""
    categories = [
        QgsRendererCategory(lamp.value, _case_symbol(lamp), lamp_text(lamp)) for lamp in Lamp
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("lamp", categories))
    _label(layer, 'right("task_no", 5)', 9, "#1b1b1b", largest=6000, beside=1.2)


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


def style_components(
    layer: QgsVectorLayer,
    big_names: Mapping[str, str],
    classes: Sequence[ClassEntry] = (),
    zh: bool = True,
) -> None:
    """Components with the symbol of their small class; points further out are another layer."""
    layer.setRenderer(component_renderer(layer, big_names, classes, zh))
    point = layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry
    layer.setScaleBasedVisibility(True)
    layer.setMinimumScale(STREET_SCALE if point else MARK_SCALE)
    # The symbol tells the class, the district is the same: what is left is the number.
    _label(layer, 'right("component_code", 6)', 7, "#37474f", _CODES_SHOW,
           beside=_BESIDE_MM, most=_MOST_CODES)  # fmt: skip


def style_conditions(layer: QgsVectorLayer) -> None:
    """Marks on components that are damaged, missing and so on, wherever their symbols show."""
    layer.setRenderer(condition_renderer())
    layer.setScaleBasedVisibility(True)
    layer.setMinimumScale(STREET_SCALE)


def style_marks(layer: QgsVectorLayer, big_names: Mapping[str, str]) -> None:
    """Points further out: plain marks by big class."""
    layer.setRenderer(mark_renderer(big_names))
    layer.setScaleBasedVisibility(True)
    layer.setMinimumScale(MARK_SCALE)
    layer.setMaximumScale(STREET_SCALE)


def style_cells(layer: QgsVectorLayer) -> None:
    """How many components stand in each square: size and colour tell, near also the number."""
    ranges = [
        QgsRendererRange(low, high, _cell_symbol(metres, colour), label)
        for low, high, metres, colour, label in _CELLS
    ]
    layer.setRenderer(QgsGraduatedSymbolRenderer("components", ranges))
    layer.setScaleBasedVisibility(True)
    layer.setMaximumScale(MARK_SCALE)
    _label(layer, '"components"', 7.5, "#26323a", largest=30_000)


def _cell_symbol(metres: float, colour: str) -> QgsMarkerSymbol:
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "square", "color": colour, "outline_color": "#ffffff", "outline_width": "0.15"}
    )
    symbol.setSize(metres)
    symbol.setSizeUnit(QgsUnitTypes.RenderUnit.RenderMetersInMapUnits)
    return symbol


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
    beside: float = 0,
    most: int = 0,
) -> None:
    settings = _text(expression, points, colour)
    settings.limitNumLabels = bool(most)
    settings.maxNumLabels = most
    if beside and layer.geometryType() != QgsWkbTypes.GeometryType.LineGeometry:
        places = QgsPalLayerSettings.Placement
        point = layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry
        settings.placement = places.OrderedPositionsAroundPoint if point else places.AroundPoint
        settings.dist = beside
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
