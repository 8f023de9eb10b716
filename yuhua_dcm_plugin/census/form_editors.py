"""Which box stands for each field of a component: value lists, dates, photo (表单控件)."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsEditorWidgetSetup, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import Qt

from ..core.strings import tr
from .lookups import Lookups

OWNERSHIP = ("owner_department", "competent_department", "maintenance_department")
DATES = ("surveyed_on", "valid_from", "valid_to", "since")
HIDDEN = ("id", "class_name", "class_key", "batch")
_DAY = "yyyy-MM-dd"


def editors_of(layer: QgsVectorLayer, lookups: Lookups) -> dict[str, QgsEditorWidgetSetup]:
    """Boxes by field; what is not named here is a line of text."""
    editors = {name: _department(lookups, name) for name in OWNERSHIP}
    editors.update({name: _day() for name in DATES})
    editors.update({name: QgsEditorWidgetSetup("Hidden", {}) for name in HIDDEN})
    editors.update(
        class_standard=_standard(lookups), big_code=_big_class(layer, lookups),
        class_code=_small_class(layer, lookups), status=_states(), photo=_photo(),
        note=text(lines=True), extra=_extra(), written_by=_person(lookups),
    )  # fmt: skip
    return editors


def text(lines: bool = False) -> QgsEditorWidgetSetup:
    """A line of text, or several."""
    return QgsEditorWidgetSetup("TextEdit", {"IsMultiline": lines, "UseHtml": False})


def _day() -> QgsEditorWidgetSetup:
    config = {
        "allow_null": True, "calendar_popup": True, "display_format": _DAY,
        "field_format": _DAY, "field_iso_format": False,
    }  # fmt: skip
    return QgsEditorWidgetSetup("DateTime", config)


# --- class: standard, big, small


def _standard(lookups: Lookups) -> QgsEditorWidgetSetup:
    return QgsEditorWidgetSetup("ValueMap", {"map": [{name: name} for name in lookups.standards]})


def _shape(layer: QgsVectorLayer) -> str:
    kinds = {
        QgsWkbTypes.GeometryType.PointGeometry: "point",
        QgsWkbTypes.GeometryType.LineGeometry: "line",
    }
    return kinds.get(layer.geometryType(), "polygon")


def _big_class(layer: QgsVectorLayer, lookups: Lookups) -> QgsEditorWidgetSetup:
    """Big classes of the standard above that have something in use for the layer's shapes.

    `big_code` is a column of the view that the database reads off `class_code` and never takes
    from a client: here it narrows the list of small classes.
    """
    only = (
        "\"class_standard\" = current_value('class_standard') AND "
        f'(strpos("shapes", \'{_shape(layer)}\') > 0 OR "code" = {_present("big_code")})'
    )
    return _relation(lookups.big_classes, "code", only)


def _small_class(layer: QgsVectorLayer, lookups: Lookups) -> QgsEditorWidgetSetup:
    """Small classes in use of the big class above, all of them while none is chosen.

    The class that a component has is always among them: it may be closed, or measured otherwise.
    """
    only = (
        "\"class_standard\" = current_value('class_standard') AND "
        "(\"big_code\" = current_value('big_code') OR current_value('big_code') IS NULL) AND "
        f"((\"geometry_type\" = '{_shape(layer)}' AND \"current\" = '1') "
        f'OR "class_code" = {_present("class_code")})'
    )
    return _relation(lookups.classes, "class_code", only, completer=True)


def _department(lookups: Lookups, name: str) -> QgsEditorWidgetSetup:
    only = f'"active" = \'1\' OR "code" = {_present(name)}'
    return _relation(lookups.departments, "code", only)


def _person(lookups: Lookups) -> QgsEditorWidgetSetup:
    return _relation(lookups.people, "login", "")


def _present(name: str) -> str:
    """What the component has, in a filter of the list for it.

    Never `current_value` of a list's own field: QGIS then fills the list anew while an entry of it
    is being chosen, again and again until it dies.
    """
    return f"attribute(@current_feature, '{name}')"


def _relation(
    lookup: QgsVectorLayer, key: str, only: str, completer: bool = False
) -> QgsEditorWidgetSetup:
    config = {
        "Layer": lookup.id(), "Key": key, "Value": "label", "FilterExpression": only,
        "AllowNull": True, "AllowMulti": False, "OrderByValue": True, "NofColumns": 1,
        "UseCompleter": completer,
    }  # fmt: skip
    if completer:  # QGIS 3.32 finds what stands in the middle of a label only if told
        flag: Any = Qt.MatchFlag.MatchContains
        config["CompleterMatchFlags"] = int(getattr(flag, "value", flag))
    return QgsEditorWidgetSetup("ValueRelation", config)


# --- the rest


def states() -> list[tuple[str, str]]:
    """States of a component (部件状态) as they are kept, with their words."""
    return [
        ("完好", tr("Intact")), ("破损", tr("Damaged")), ("丢失", tr("Missing")),
        ("占用", tr("Occupied")), ("废弃", tr("Disused")), ("移除", tr("Removed")),
    ]  # fmt: skip


def _states() -> QgsEditorWidgetSetup:
    return QgsEditorWidgetSetup("ValueMap", {"map": [{words: code} for code, words in states()]})


def _photo() -> QgsEditorWidgetSetup:
    pictures = tr("Pictures")
    config = {
        "DocumentViewer": 1, "DocumentViewerHeight": 0, "DocumentViewerWidth": 0,
        "FileWidget": True, "FileWidgetButton": True, "RelativeStorage": 0, "StorageMode": 0,
        "FileWidgetFilter": f"{pictures} (*.jpg *.jpeg *.png *.JPG *.JPEG *.PNG)",
    }  # fmt: skip
    return QgsEditorWidgetSetup("ExternalResource", config)


def _extra() -> QgsEditorWidgetSetup:
    """Rows of name and value; QGIS's box for JSON shows them, but nobody can write there."""
    return QgsEditorWidgetSetup("KeyValue", {})
