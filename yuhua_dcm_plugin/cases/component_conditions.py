"""Marks on components that are not as they should be (部件状态): shape and sign, not colour alone.

Today's map has them as a layer of its own, since a symbol that looks at the state of each component
takes twice as long to draw, and few have one to show. The map of another day has no such layer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsMarkerSymbol,
    QgsProperty,
    QgsRendererCategory,
    QgsSymbol,
    QgsSymbolLayer,
)

from ..core.strings import chinese, tr
from .component_symbols import drawn_symbol, embedded

SOUND = "完好"
#: State to its drawing, and to the sign that stands for its shape in a text.
CONDITIONS = {
    "破损": ("state_damaged", "▲"),
    "丢失": ("state_missing", "●"),
    "占用": ("state_occupied", "■"),
    "废弃": ("state_abandoned", "◆"),
    "移除": ("state_removed", "▼"),
}
_SIZE_MM = 4.6
#: Down to the right, so that the glyph of the class stays free.
_ASIDE_MM = 2.6


def condition_renderer() -> QgsCategorizedSymbolRenderer:
    """One mark a state; the legend tells them."""
    categories = []
    for state, words in _words().items():
        symbol = _mark(CONDITIONS[state][0])
        categories.append(QgsRendererCategory(state, symbol, words))
    return QgsCategorizedSymbolRenderer("status", categories)


def with_conditions(renderer: QgsCategorizedSymbolRenderer) -> QgsCategorizedSymbolRenderer:
    """A renderer of components whose symbols bear the mark themselves."""
    marked = renderer.clone()
    mark = _mark_by_state()
    for place, category in enumerate(renderer.categories()):
        symbol = category.symbol().clone()
        for bearer in _bearers(symbol):
            bearer.appendSymbolLayer(mark.clone())
        marked.updateCategorySymbol(place, symbol)
    return marked


def state_text() -> str:
    """Expression for the state in words, with the sign of its mark."""
    signs = ", ".join(f"{_quoted(state)}, {_quoted(c[1] + ' ')}" for state, c in CONDITIONS.items())
    return f'coalesce(map_get(map({signs}), "status"), \'\') || "status"'


def _bearers(symbol: QgsSymbol) -> Iterator[Any]:
    """Marker symbols that show the class: the symbol itself, or those on a line or in an area."""
    if isinstance(symbol, QgsMarkerSymbol):
        yield symbol
        return
    for part in symbol.symbolLayers():
        if isinstance(part.subSymbol(), QgsMarkerSymbol):
            yield part.subSymbol()


def _mark(drawing: str) -> QgsMarkerSymbol:
    return drawn_symbol(drawing, _SIZE_MM, _ASIDE_MM)


def _mark_by_state() -> QgsSymbolLayer:
    bearer = _mark(CONDITIONS["破损"][0])  # its layer lives no longer than it does
    made = bearer.symbolLayer(0).clone()
    enabled = QgsProperty.fromExpression(f'"status" <> {_quoted(SOUND)}')
    made.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyLayerEnabled, enabled)
    cases = ", ".join(
        f"{_quoted(state)}, {_quoted(embedded(drawing))}"
        for state, (drawing, _sign) in CONDITIONS.items()
    )
    drawing = QgsProperty.fromExpression(f'map_get(map({cases}), "status")')
    made.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyName, drawing)
    return made


def _quoted(text: str) -> str:
    return str(QgsExpression.quotedString(text))


def _words() -> dict[str, str]:
    if chinese():
        return {state: state for state in CONDITIONS}
    return {
        "破损": tr("Damaged"), "丢失": tr("Missing"), "占用": tr("Occupied"),
        "废弃": tr("Disused"), "移除": tr("Removed"),
    }  # fmt: skip
