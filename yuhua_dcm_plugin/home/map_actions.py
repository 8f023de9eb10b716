"""What can be done with a feature or a place of the map (图层操作).

Registered with QGIS and not written into the layers: no program text in a project, nothing pasted
into one, and all is taken back on unload.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject
from qgis.gui import QgsGui, QgsMapLayerAction
from qgis.PyQt.QtGui import QIcon

from ..cases.names import (
    COMPONENT_CONDITIONS,
    COMPONENT_MARKS,
    COMPONENTS,
    DISTRICT_CRS,
    LAYER_MARK,
)
from ..core.strings import tr

Report = dict[str, Any]


class _LayerAction(QgsMapLayerAction):
    """An action for one feature of some of our layers."""

    def __init__(
        self, name: str, words: str, icon: QIcon, layers: tuple[str, ...],
        call: Callable[[Any], None],
    ) -> None:  # fmt: skip
        super().__init__(words, None, QgsMapLayerAction.Target.SingleFeature, icon)
        self.setObjectName(name)
        self._layers, self._call = layers, call
        self.triggeredForFeature.connect(self._run)

    def canRunUsingLayer(self, layer: Any, *_context: Any) -> bool:
        """Whether QGIS offers it for a layer."""
        return layer is not None and layer.customProperty(LAYER_MARK) in self._layers

    def _run(self, _layer: Any, feature: Any) -> None:
        self._call(feature)


class MapActions:
    """Registers the actions, and takes them back.

    :param canvas: its context menu offers a report at the place that was clicked
    :param icon_of: gives the plugin's icons by name
    :param open_case: called with a task number
    :param report: called with what is known of a report: keys of register_case
    """

    def __init__(
        self,
        canvas: Any,
        icon_of: Callable[[str], QIcon],
        open_case: Callable[[str], None],
        report: Callable[[Report], None],
    ) -> None:
        self._canvas, self._report = canvas, report
        self._icon = icon_of("intake")
        given = (
            ("yuhua_dcm_open_case", tr("Open in Dispatch"), icon_of("dispatch"), ("open_case",),
             lambda feature: open_case(str(feature["task_no"]))),
            ("yuhua_dcm_report_here", tr("Report Here"), self._icon, ("open_case",),
             lambda feature: report(place_of(feature))),
            ("yuhua_dcm_report_component", tr("Report on This Component"), self._icon,
             (*COMPONENTS, COMPONENT_CONDITIONS, COMPONENT_MARKS),
             lambda feature: report(component_of(feature))),
        )  # fmt: skip
        self.actions = [_LayerAction(*entry) for entry in given]
        for action in self.actions:
            QgsGui.mapLayerActionRegistry().addMapLayerAction(action)
        canvas.contextMenuAboutToShow.connect(self._on_menu)

    def close(self) -> None:
        """Take them back."""
        self._canvas.contextMenuAboutToShow.disconnect(self._on_menu)
        for action in self.actions:
            QgsGui.mapLayerActionRegistry().removeMapLayerAction(action)
            action.deleteLater()
        self.actions = []

    def _on_menu(self, menu: Any, event: Any) -> None:
        point = event.mapPoint()
        added = menu.addAction(self._icon, tr("Report Here"))
        added.setObjectName("yuhua_dcm_report_at_click")
        added.triggered.connect(lambda _checked=False: self._report(self._at(point)))

    def _at(self, point: Any) -> Report:
        shown = self._canvas.mapSettings().destinationCrs()
        district = QgsCoordinateReferenceSystem(DISTRICT_CRS)
        found = QgsCoordinateTransform(shown, district, QgsProject.instance()).transform(point)
        return {"x": round(found.x(), 3), "y": round(found.y(), 3)}


def place_of(feature: Any) -> Report:
    """The place of a feature, in EPSG:4547 as all our layers are."""
    middle = feature.geometry().pointOnSurface().asPoint()
    return {"x": round(middle.x(), 3), "y": round(middle.y(), 3)}


def component_of(feature: Any) -> Report:
    """What a component says of a report on it."""
    return {
        "kind": "component",
        "class_code": str(feature["class_code"]),
        "component_code": str(feature["component_code"]),
        **place_of(feature),
    }
