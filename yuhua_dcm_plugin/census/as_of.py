"""The district as it was on another day: its layers, and word that it is shown (历史时点)."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.core import QgsCategorizedSymbolRenderer, QgsProject, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..cases.component_conditions import with_conditions
from ..cases.component_symbols import MARK_SCALE
from ..cases.names import (
    COMPONENT_CELLS,
    COMPONENT_CONDITIONS,
    COMPONENT_MARKS,
    COMPONENTS,
    LAYER_MARK,
)
from ..core.session import Desk
from ..core.strings import tr
from .desk_store import as_of_filter
from .marks import AS_OF, add_layer, census_layers, drop_layers, source_uri

_KINDS = (
    QgsWkbTypes.Type.Point,
    QgsWkbTypes.Type.LineString,
    QgsWkbTypes.Type.Polygon,
)


class AsOf(QObject):
    """Adds layers of components as they were, and hides those of today meanwhile.

    :param desk: the signed-in seat
    """

    #: The map shows another day (``date``), or today again (``None``).
    dayChanged = pyqtSignal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.day: date | None = None
        self._hidden: list[str] = []

    def show(self, day: date) -> list[QgsVectorLayer]:
        """Show components as they were on a day."""
        drop_layers(AS_OF)
        pairs = reversed(list(zip(COMPONENTS, _KINDS)))  # the last one lies on top: points
        made = [self._add(key, kind, day) for key, kind in pairs]
        self._hide_today()
        self.day = day
        self.dayChanged.emit(day)
        return made

    def back(self) -> None:
        """Show today's components again."""
        drop_layers(AS_OF)
        root = QgsProject.instance().layerTreeRoot()
        for layer_id in self._hidden:
            node = root.findLayer(layer_id)
            if node is not None:
                node.setItemVisibilityChecked(True)
        self._hidden, self.day = [], None
        self.dayChanged.emit(None)

    def layers(self) -> list[QgsVectorLayer]:
        """The layers of the other day."""
        return census_layers(AS_OF)

    def _add(self, key: str, kind: Any, day: date) -> QgsVectorLayer:
        words = {
            COMPONENTS[0]: tr("Components on {day}"),
            COMPONENTS[1]: tr("Components (lines) on {day}"),
            COMPONENTS[2]: tr("Components (areas) on {day}"),
        }
        uri = source_uri(self._desk, "component_state", as_of_filter(day), kind)
        layer = add_layer(uri, words[key].format(day=day.isoformat()), AS_OF)
        layer.setReadOnly(True)
        for today in today_layers(key):
            layer.setRenderer(_renderer_of(today))
            layer.setMapTipTemplate(today.mapTipTemplate())
            layer.setScaleBasedVisibility(today.hasScaleBasedVisibility())
            # There is one layer of points for a day, also where today has plain marks.
            layer.setMinimumScale(MARK_SCALE)
        return layer

    def _hide_today(self) -> None:
        root = QgsProject.instance().layerTreeRoot()
        for key in (*COMPONENTS, COMPONENT_CONDITIONS, COMPONENT_MARKS, COMPONENT_CELLS):
            for layer in today_layers(key):
                node = root.findLayer(layer.id())
                if node is not None and node.itemVisibilityChecked():
                    node.setItemVisibilityChecked(False)
                    self._hidden.append(layer.id())


def _renderer_of(today: QgsVectorLayer) -> Any:
    """As today's map draws, with the marks of states; a district's own style as it is."""
    renderer = today.renderer()
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        return with_conditions(renderer)
    return renderer.clone()


def today_layers(key: str) -> list[QgsVectorLayer]:
    """The desk's layers of components by their key."""
    layers = QgsProject.instance().mapLayers().values()
    return [layer for layer in layers if layer.customProperty(LAYER_MARK) == key]
