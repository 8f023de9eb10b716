"""Mending what a delivery got wrong: its faulty rows as layers that are edited in QGIS (修正)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsEditorWidgetSetup,
    QgsMarkerSymbol,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..cases.records import ClassEntry, Department
from ..core.session import Desk
from ..core.strings import chinese, tr
from .edit_words import refusals
from .forms import make_box
from .grid_fields import ALL_FIELDS
from .marks import MEND, add_layer, drop_layers, source_uri

STATES = ("完好", "破损", "丢失", "占用", "废弃", "移除")
_DAY = "yyyy-MM-dd"
_DATES = ("surveyed_on", "valid_from", "changed_on", "valid_to")
_DEPARTMENTS = ("owner_department", "competent_department", "maintenance_department")
#: Groups of the form: what the row is about first, whence it came last.
_GROUPS = (
    ("What it is", ("component_code", "class_code", "class_text", "name", "status", "area_type")),
    ("Departments", _DEPARTMENTS),
    ("Where and when", ("geom", "grid_code", "community_code", "address", *_DATES)),
    ("As delivered", ("part", "part_row", "unread", "data_source", "note", "extra")),
)
_READ_ONLY = frozenset(
    ("id", "batch", "row_no", "part", "part_row", "class_text", "class_standard", "extra",
     "unread", "state", "mended_by", "mended_at")
)  # fmt: skip


def add_mend_layers(
    desk: Desk, batch: int, classes: Sequence[ClassEntry], departments: Sequence[Department]
) -> list[QgsVectorLayer]:
    """Add the faulty rows of a batch to the map, switched to editing.

    One layer for each kind of geometry that the rows have, and a table for those without a place;
    layers without any row are left out.
    """
    drop_layers(MEND)
    made = []
    for table, geometry, title in _kinds(batch):
        layer = _layer(desk, table, batch, geometry, title)
        if not layer.isValid() or not any(True for _feature in layer.getFeatures()):
            drop_one(layer)
            continue
        dress(layer, classes, departments)
        layer.startEditing()
        made.append(layer)
    return made


def drop_one(layer: QgsVectorLayer) -> None:
    """Take a layer out of the project again."""
    from qgis.core import QgsProject

    QgsProject.instance().removeMapLayer(layer.id())


def save_mended(layers: Sequence[QgsVectorLayer]) -> list[str]:
    """Write what was mended and go on editing; what the database refused, in its words."""
    errors: list[str] = []
    for layer in layers:
        if layer.isEditable() and layer.isModified() and not layer.commitChanges(False):
            errors += layer.commitErrors()
    return refusals(errors)


def unsaved(layers: Sequence[QgsVectorLayer]) -> bool:
    """Whether something that was mended is not written yet."""
    return any(layer.isEditable() and layer.isModified() for layer in layers)


def _kinds(batch: int) -> list[tuple[str, Any, str]]:
    types = QgsWkbTypes.Type
    words = tr("Batch {n}, to mend").format(n=batch)
    areas = tr("{title} (areas)").format(title=words)
    nowhere = tr("{title} (no place)").format(title=words)
    return [
        ("census_row", types.Point, words),
        ("census_row", types.LineString, tr("{title} (lines)").format(title=words)),
        ("census_row", types.Polygon, areas),
        ("census_row", types.NoGeometry, nowhere),
        ("census_grid_row", types.MultiPolygon, areas),
        ("census_grid_row", types.NoGeometry, nowhere),
    ]


def _layer(desk: Desk, table: str, batch: int, geometry: Any, title: str) -> QgsVectorLayer:
    where = f'"batch" = {int(batch)}'
    if geometry == QgsWkbTypes.Type.NoGeometry:
        where += ' AND "geom" IS NULL'
    return add_layer(source_uri(desk, table, where, geometry), title, MEND)


def dress(
    layer: QgsVectorLayer, classes: Sequence[ClassEntry], departments: Sequence[Department]
) -> None:
    """Form, names and looks of a layer of rows to mend."""
    labels = {field.name: field.label_zh if chinese() else field.label_en for field in ALL_FIELDS}
    labels.update(_more_labels())
    form = layer.editFormConfig()
    for place, field in enumerate(layer.fields()):
        layer.setFieldAlias(place, labels.get(field.name(), field.name()))
        form.setReadOnly(place, field.name() in _READ_ONLY)
        setup = _editor(field.name(), classes, departments)
        if setup is not None:
            layer.setEditorWidgetSetup(place, setup)
        layer.setDefaultValueDefinition(place, QgsDefaultValue())
    _group(form, layer)
    layer.setEditFormConfig(form)
    layer.setDisplayExpression('"part" || \' \' || "part_row"')
    if layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry:
        symbol = QgsMarkerSymbol.createSimple(
            {"name": "circle", "color": "255,255,255,90", "outline_color": "#b3261e",
             "outline_width": "0.8", "size": "4.6"}
        )  # fmt: skip
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def _more_labels() -> dict[str, str]:
    return {
        "part": tr("File"), "part_row": tr("Row"), "row_no": tr("Number in the batch"),
        "class_text": tr("Class as delivered"), "unread": tr("Could not be read"),
        "extra": tr("Other columns"), "mended_by": tr("Mended by"), "mended_at": tr("Mended at"),
        "batch": tr("Batch"), "geom": tr("Position, as POINT(east north)"),
    }  # fmt: skip


def _editor(
    name: str, classes: Sequence[ClassEntry], departments: Sequence[Department]
) -> QgsEditorWidgetSetup | None:
    if name in ("id", "batch", "row_no", "state", "mended_by", "mended_at", "class_standard"):
        return QgsEditorWidgetSetup("Hidden", {})
    if name == "class_code":
        entries = [(f"{e.code} {_label(e)}", e.code) for e in classes if e.kind == "component"]
        return _value_map(entries)
    if name in _DEPARTMENTS:
        return _value_map([(each.short_name or each.name, each.code) for each in departments])
    if name == "status":
        return _value_map([(state, state) for state in STATES])
    if name in _DATES:
        config = {
            "allow_null": True, "calendar_popup": True, "display_format": _DAY,
            "field_format": _DAY, "field_iso_format": False,
        }  # fmt: skip
        return QgsEditorWidgetSetup("DateTime", config)
    return None


def _label(entry: ClassEntry) -> str:
    return entry.label_zh if chinese() else entry.label_en or entry.label_zh


def _value_map(entries: Sequence[tuple[str, str]]) -> QgsEditorWidgetSetup:
    null = "{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"  # how QGIS writes NULL in a value map
    listed = [{tr("(empty)"): null}, *({words: code} for words, code in entries)]
    return QgsEditorWidgetSetup("ValueMap", {"map": listed})


def _group(form: QgsEditFormConfig, layer: QgsVectorLayer) -> None:
    form.setLayout(QgsEditFormConfig.EditorLayout.TabLayout)
    form.clearTabs()
    root = form.invisibleRootContainer()
    words = {
        "What it is": tr("What it is"), "Departments": tr("Departments"),
        "Where and when": tr("Where and when"), "As delivered": tr("As delivered"),
    }  # fmt: skip
    for title, names in _GROUPS:
        box = QgsAttributeEditorContainer(words[title], root)
        make_box(box, True)
        for name in names:
            place = layer.fields().indexFromName(name)
            if place >= 0:
                box.addChildElement(QgsAttributeEditorField(name, place, box))
        form.addTab(box)
