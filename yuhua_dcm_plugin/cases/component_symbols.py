"""How components look on the map: a symbol of its class near, a plain mark further out (部件符号).

Near and further out are two layers for points, by far the most, because sorting by a plain column
draws twice as fast as by an expression that looks at the scale; for the same reason the symbols of
points have one size, and states are another layer. The drawings go into the style itself, so that
a project opens at any seat, wherever the plugin is installed there.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCentroidFillSymbolLayer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMapUnitScale,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsSvgMarkerSymbolLayer,
    QgsSymbol,
    QgsTemplatedLineSymbolLayerBase,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QPointF
from qgis.PyQt.QtGui import QColor

from ..core.strings import tr
from .records import ClassEntry

FOLDER = Path(__file__).resolve().parents[2] / "icons" / "components"
#: Scales to which a symbol shows, and to which a plain mark does; QGIS's scales are never exact.
STREET_SCALE = 2600.0
MARK_SCALE = 10_500.0
#: Shape and colour of a plain mark by big class (部件大类); the colours are those of the drawings.
BIG = {
    "01": ("circle", "#2f5fa8"),
    "02": ("square", "#4a5866"),
    "03": ("pentagon", "#85512f"),
    "04": ("triangle", "#2a7430"),
    "05": ("diamond", "#62479d"),
    "06": ("hexagon", "#00727d"),
    "21": ("star", "#7a6a00"),
}
OTHER = ("circle", "#616161")
#: Big class of what a district adds itself (扩展部件类).
LOCAL = "21"
#: Millimetres of a point's symbol; 20 pixels on a usual screen.
_POINT_MM = 5.2
#: Metres on the ground of the symbol of a line or an area, and its least and greatest millimetres:
#: they show further out, too.
_OTHER_SIZE = (9.0, 1.7, 6.4)
_KINDS = {
    QgsWkbTypes.GeometryType.PointGeometry: "point",
    QgsWkbTypes.GeometryType.LineGeometry: "line",
    QgsWkbTypes.GeometryType.PolygonGeometry: "polygon",
}


@dataclass
class _Entry:
    """A row of the legend at street scale: one drawing, the classes that have it, its name."""

    drawing: str
    big: str
    label: str = ""
    values: list[str] = field(default_factory=list)


def component_renderer(
    layer: QgsVectorLayer, big_names: Mapping[str, str], classes: Sequence[ClassEntry], zh: bool
) -> QgsCategorizedSymbolRenderer:
    """The renderer of a layer of components.

    :param big_names: big class to its name
    :param classes: small classes of the district's standard
    :param zh: whether names are Chinese
    """
    kind = layer.geometryType()
    categories = []
    for entry in _entries(_KINDS[kind], big_names, classes, zh):
        symbol = _NEAR[kind](entry.drawing, BIG.get(entry.big, OTHER)[1])
        categories.append(QgsRendererCategory(entry.values, symbol, entry.label))
    others = _NEAR[kind]("unknown", OTHER[1])
    categories.append(QgsRendererCategory("", others, tr("Other classes")))
    return QgsCategorizedSymbolRenderer("class_key", categories)


def mark_renderer(big_names: Mapping[str, str]) -> QgsCategorizedSymbolRenderer:
    """The renderer of points further out: a plain mark by big class."""
    categories = [
        QgsRendererCategory(code, _mark(*BIG.get(code, OTHER)), _big_label(code, big_names))
        for code in sorted(set(BIG) | set(big_names))
    ]
    categories.append(QgsRendererCategory("", _mark(*OTHER), tr("Other classes")))
    return QgsCategorizedSymbolRenderer("big_code", categories)


def _big_label(code: str, big_names: Mapping[str, str]) -> str:
    """Code and name; a district without classes of its own knows no name of theirs."""
    name = big_names.get(code) or (tr("Local classes") if code == LOCAL else tr("Other classes"))
    return f"{code} {name}"


def symbol_of(standard: str, code: str) -> str:
    """Name of the drawing of a class: its own, or that of its big class."""
    return _index()["symbols"].get(standard, {}).get(code) or _of_big(code[:2])


def _of_big(big: str) -> str:
    return f"big_{big}" if (FOLDER / f"big_{big}.svg").exists() else "unknown"


def _entries(
    kind: str, big_names: Mapping[str, str], classes: Sequence[ClassEntry], zh: bool
) -> list[_Entry]:
    """What the legend lists: each drawing that this kind of geometry has, then the big classes."""
    index = _index()
    own = set(index["drawings"] if kind == "point" else index[kind])
    names = {
        (e.class_standard, e.code): e.label_zh if zh else e.label_en or e.label_zh for e in classes
    }
    found: dict[str, _Entry] = {}
    for standard, code, drawn in _known(classes):
        drawing = drawn if drawn in own else _of_big(code[:2])
        entry = found.setdefault(drawing, _Entry(drawing, code[:2]))
        entry.values.append(standard + code)
        if drawing.startswith("big_"):
            entry.label = _big_label(code[:2], big_names)
        elif (standard, code) in names or not entry.label:
            entry.label = f"{code} {names.get((standard, code), '')}".strip()
    return [found[name] for name in sorted(found)]


def _known(classes: Sequence[ClassEntry]) -> list[tuple[str, str, str]]:
    """Standard, class and drawing of what the index lists, and of the district's own classes."""
    listed = {
        (standard, code): drawn
        for standard, held in _index()["symbols"].items()
        for code, drawn in held.items()
    }
    own = {(entry.class_standard, entry.code): "" for entry in classes}
    return [(*key, drawn) for key, drawn in {**own, **listed}.items()]


@cache
def _index() -> dict[str, Any]:
    return dict(json.loads((FOLDER / "classes.json").read_text(encoding="utf-8")))


@cache
def embedded(name: str) -> str:
    """A drawing as QGIS takes it inside a style."""
    return "base64:" + base64.b64encode((FOLDER / f"{name}.svg").read_bytes()).decode("ascii")


# --- near: the drawing of the class


def drawn_symbol(name: str, millimetres: float, aside: float = 0) -> QgsMarkerSymbol:
    """A drawing as a marker, so far down to the right of its place."""
    # Colours come from the drawing: create() takes them, the constructor does not.
    drawn = QgsSvgMarkerSymbolLayer.create({"name": embedded(name), "size": f"{millimetres:g}"})
    drawn.setOffset(QPointF(aside, aside))
    symbol = QgsMarkerSymbol()
    symbol.changeSymbolLayer(0, drawn)  # a list of layers given to the constructor dies twice
    return symbol


def _near_point(name: str, _colour: str) -> QgsMarkerSymbol:
    return drawn_symbol(name, _POINT_MM)


def _in_the_middle(along: QgsMarkerLineSymbolLayer) -> None:
    """One mark a line; QGIS 3.24 gave that another name."""
    from qgis.core import Qgis

    places = getattr(Qgis, "MarkerLinePlacement", None)
    if places is None:
        along.setPlacement(QgsTemplatedLineSymbolLayerBase.Placement.CentralPoint)
    else:
        along.setPlacements(Qgis.MarkerLinePlacements(places.CentralPoint))


def _near_line(name: str, colour: str) -> QgsLineSymbol:
    symbol = _line(colour)
    along = QgsMarkerLineSymbolLayer(False)
    _in_the_middle(along)
    along.setSubSymbol(_near_other(name))
    symbol.appendSymbolLayer(along)
    return symbol


def _near_area(name: str, colour: str) -> QgsFillSymbol:
    symbol = _area(colour)
    middle = QgsCentroidFillSymbolLayer()
    middle.setPointOnSurface(True)
    middle.setSubSymbol(_near_other(name))
    symbol.appendSymbolLayer(middle)
    return symbol


def _near_other(name: str) -> QgsMarkerSymbol:
    symbol = _near_point(name, "")
    symbol.setSizeUnit(QgsUnitTypes.RenderUnit.RenderMetersInMapUnits)
    metres, least, most = _OTHER_SIZE
    symbol.setSize(metres)
    scale = QgsMapUnitScale()
    scale.minSizeMMEnabled = scale.maxSizeMMEnabled = True
    scale.minSizeMM, scale.maxSizeMM = least, most
    symbol.setSizeMapUnitScale(scale)
    return symbol


# --- further out: plain marks


def _mark(shape: str, colour: str) -> QgsMarkerSymbol:
    return QgsMarkerSymbol.createSimple(
        {
            "name": shape,
            "color": colour,
            "outline_color": "#ffffff",
            "outline_width": "0.2",
            "size": "2.2",
        }
    )


def _line(colour: str) -> QgsLineSymbol:
    return QgsLineSymbol.createSimple({"color": colour, "width": "0.7"})


def _area(colour: str) -> QgsFillSymbol:
    fill = QColor(colour)
    return QgsFillSymbol.createSimple(
        {
            "color": f"{fill.red()},{fill.green()},{fill.blue()},70",
            "outline_color": colour,
            "outline_width": "0.4",
        }
    )


_NEAR: dict[Any, Any] = {
    QgsWkbTypes.GeometryType.PointGeometry: _near_point,
    QgsWkbTypes.GeometryType.LineGeometry: _near_line,
    QgsWkbTypes.GeometryType.PolygonGeometry: _near_area,
}


def plain(kind: Any) -> QgsSymbol:
    """One plain symbol for everything: what drawing is measured against."""
    if kind == QgsWkbTypes.GeometryType.PointGeometry:
        return _mark(*OTHER)
    return (_line if kind == QgsWkbTypes.GeometryType.LineGeometry else _area)(OTHER[1])
