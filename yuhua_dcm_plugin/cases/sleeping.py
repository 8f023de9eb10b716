"""Layers of a seat that is not signed in: in the project, empty, without any address (休眠图层).

QGIS opens the layers of a project before anybody signed in, and asks for a password for each one
whose database refuses it. So what is written into a project is an empty layer with the same fields,
id and style; print layouts, map themes and the user's own styles stay. Waking gives it the address
of the seat that signed in, with that seat's own authentication id.
"""

from __future__ import annotations

from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsVectorLayer, QgsWkbTypes

from ..core.session import PROVIDER
from ..core.strings import tr
from .names import GROUP_MARK, LAYER_MARK

_ASLEEP = "memory"
_TYPES = {"int4": "integer", "int8": "int8", "bool": "bool", "numeric": "double"}
_TIMES = {"timestamptz": "datetime", "date": "date"}


def our_layers(project: QgsProject) -> list[QgsVectorLayer]:
    """Layers of the desk, awake or asleep."""
    return [layer for layer in project.mapLayers().values() if layer.customProperty(LAYER_MARK)]


def our_groups(project: QgsProject) -> list[QgsLayerTreeGroup]:
    """Groups in the tree of layers that hold them."""
    groups = project.layerTreeRoot().findGroups(True)
    return [group for group in groups if group.customProperty(GROUP_MARK)]


def layers_of(project: QgsProject, key: str) -> list[QgsVectorLayer]:
    """Layers of one kind; a user may have made copies."""
    return [layer for layer in our_layers(project) if layer.customProperty(LAYER_MARK) == key]


def asleep_name() -> str:
    """Name of the group while nobody is signed in."""
    return tr("Yuhua DCM (not signed in)")


def put_to_sleep(project: QgsProject) -> None:
    """Cut every layer of ours off the database; fields, style and id stay."""
    for layer in our_layers(project):
        if layer.providerType() != _ASLEEP:
            layer.removeSelection()
            layer.setDataSource(empty_source(layer), layer.name(), _ASLEEP, False)
    for group in our_groups(project):
        group.setName(asleep_name())


def wake(layer: QgsVectorLayer, source: str) -> None:
    """Let a layer read the database of whoever signed in."""
    if layer.providerType() != PROVIDER or layer.source() != source:
        layer.setDataSource(source, layer.name(), PROVIDER, False)
    layer.setReadOnly(True)


def empty_source(layer: QgsVectorLayer) -> str:
    """An empty layer in memory with the fields of a layer."""
    shape = QgsWkbTypes.displayString(layer.wkbType())
    fields = "".join(f"&field={f.name()}:{_type_of(f.typeName())}" for f in layer.fields())
    return f"{shape}?crs={layer.crs().authid()}{fields}"


def _type_of(name: str) -> str:
    return _TYPES.get(name) or _TIMES.get(name) or "string"


# --- while QGIS writes a project


def on_write_layer(layer: Any, element: Any, document: Any) -> None:
    """Write a layer of ours asleep: no host, no user, no authentication id."""
    if not layer.customProperty(LAYER_MARK) or layer.providerType() == _ASLEEP:
        return
    _set_text(element.firstChildElement("datasource"), empty_source(layer), document)
    _set_text(element.firstChildElement("provider"), _ASLEEP, document)


def on_write_project(document: Any) -> None:
    """The tree of layers names the source of each, and the group tells the state."""
    project = QgsProject.instance()
    nodes = document.elementsByTagName("layer-tree-layer")
    for place in range(nodes.count()):
        element = nodes.at(place).toElement()
        layer = project.mapLayer(element.attribute("id"))
        if layer is not None and layer.customProperty(LAYER_MARK):
            element.setAttribute("source", empty_source(layer))
            element.setAttribute("providerKey", _ASLEEP)
    groups = document.elementsByTagName("layer-tree-group")
    for place in range(groups.count()):
        element = groups.at(place).toElement()
        if _marked(element):
            element.setAttribute("name", asleep_name())


def _marked(group: Any) -> bool:
    options = group.firstChildElement("customproperties").elementsByTagName("Option")
    names = {options.at(i).toElement().attribute("name") for i in range(options.count())}
    return GROUP_MARK in names


def _set_text(element: Any, text: str, document: Any) -> None:
    while element.hasChildNodes():
        element.removeChild(element.firstChild())
    element.appendChild(document.createTextNode(text))
