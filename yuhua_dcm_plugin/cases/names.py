"""Names by which the desk knows its layers and its people, in any language. Light to import."""

from __future__ import annotations

DISTRICT_CRS = "EPSG:4547"
GROUP_MARK = "yuhua_dcm/group"
#: Custom property of a layer that a project file holds.
SAVED_MARK = "yuhua_dcm/saved"
#: Custom property of each layer: its name that does not change with the language.
LAYER_MARK = "yuhua_dcm/layer"
#: Keys of the component layers: QGIS wants one kind of geometry a layer.
COMPONENTS = ("component", "component_line", "component_area")
#: Group roles of the hall: who speaks with callers, sees contacts and hands shifts over (坐席).
HALL = ("dcm_intake", "dcm_chief", "dcm_dispatch")
#: Group roles that may register cases.
REGISTRARS = ("dcm_intake", "dcm_supervisor", "dcm_exchange")
