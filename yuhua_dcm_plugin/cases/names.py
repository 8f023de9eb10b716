"""Names by which the desk knows its layers, in any language. Light to import."""

from __future__ import annotations

DISTRICT_CRS = "EPSG:4547"
GROUP_MARK = "yuhua_dcm/group"
#: Custom property of a layer that a project file holds.
SAVED_MARK = "yuhua_dcm/saved"
#: Custom property of each layer: its name that does not change with the language.
LAYER_MARK = "yuhua_dcm/layer"
#: Keys of the component layers: QGIS wants one kind of geometry a layer.
COMPONENTS = ("component", "component_line", "component_area")
#: Keys of the layers that show points as plain marks, and from afar how many there are.
COMPONENT_MARKS, COMPONENT_CELLS = "component_mark", "component_cell"
#: Key of the layer with a mark on each component that is not 完好.
COMPONENT_CONDITIONS = "component_condition"
