"""The form of a component: groups, value lists, defaults and required marks (部件表单)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsEditorWidgetSetup,
    QgsFieldConstraints,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import Qt

from ..core.strings import chinese, tr
from .as_of import today_layers
from .grid_fields import ALL_FIELDS
from .lookups import Lookups

OWNERSHIP = ("owner_department", "competent_department", "maintenance_department")
DATES = ("surveyed_on", "valid_from", "valid_to", "since")
READ_ONLY = frozenset(("id", "version", "since", "written_by", "written_at", "class_name", "batch"))
#: What a copy must not take along: whose it is, and where the original stands.
OWN = ("component_code", "grid_code", "version", "since", "written_by", "written_at", "batch")
_GRID = "grid"
_DAY = "yyyy-MM-dd"
_EMPTY_OR_DIGITS = "coalesce(\"{0}\", '') = '' OR regexp_match(\"{0}\", '^[0-9]{{{1}}}$') > 0"


def dress(layer: QgsVectorLayer, lookups: Lookups) -> Callable[[], None]:
    """Give a layer of components the form of the survey.

    :returns: what puts back the form that it had
    """
    restore = _keep(layer)
    form = QgsEditFormConfig()
    labels, editors = _labels(), _editors(layer, lookups)
    defaults = _defaults(layer)
    for place, field in enumerate(layer.fields()):
        name = field.name()
        layer.setFieldAlias(place, labels.get(name, name))
        layer.setEditorWidgetSetup(place, editors.get(name) or _text())
        layer.setDefaultValueDefinition(place, QgsDefaultValue(defaults.get(name, "")))
        form.setReadOnly(place, name in READ_ONLY)
        form.setLabelOnTop(place, False)
    _constrain(layer)
    _forget_in_copies(layer)
    _group(form, layer)
    layer.setEditFormConfig(form)
    return restore


# --- words and order


def _labels() -> dict[str, str]:
    labels = {field.name: field.label_zh if chinese() else field.label_en for field in ALL_FIELDS}
    labels.update(
        class_code=tr("Small class"), since=tr("As it is since"), version=tr("Version"),
        extra=tr("Extension attributes"), written_by=tr("Written by"), written_at=tr("Written at"),
        batch=tr("Batch"),
    )  # fmt: skip
    return labels


def _groups() -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """Pages and their groups; what is filled in every day stands on the first page."""
    identity = ("component_code", "class_standard", "class_code", "name", "status")
    first = [
        (tr("Identity"), identity),
        (tr("Place"), ("grid_code", "address")),
        (tr("Ownership"), OWNERSHIP),
        (tr("Dates"), DATES),
    ]
    rest = ("data_source", "note", "photo", "extra", "version", "written_by", "written_at")
    return [(tr("Component"), first), (tr("Other"), [(tr("Other"), rest)])]


def _group(form: QgsEditFormConfig, layer: QgsVectorLayer) -> None:
    form.clearTabs()
    form.setLayout(QgsEditFormConfig.EditorLayout.TabLayout)
    root = form.invisibleRootContainer()
    for title, groups in _groups():
        page = _container(title, root, False)
        for words, names in groups:
            box = _container(words, page, True) if len(groups) > 1 else page
            for name in names:
                place = layer.fields().indexOf(name)
                box.addChildElement(QgsAttributeEditorField(name, place, box))
        form.addTab(page)


def _container(title: str, parent: Any, box: bool) -> Any:
    container = QgsAttributeEditorContainer(title, parent)
    make_box(container, box)
    if box:
        parent.addChildElement(container)
    return container


def make_box(container: Any, box: bool) -> None:
    """A box of its own, or a page; QGIS 3.32 gave that another name."""
    from qgis.core import Qgis

    kinds = getattr(Qgis, "AttributeEditorContainerType", None)
    if kinds is None:
        container.setIsGroupBox(box)
    else:
        container.setType(kinds.GroupBox if box else kinds.Tab)


# --- editors


def _editors(layer: QgsVectorLayer, lookups: Lookups) -> dict[str, QgsEditorWidgetSetup]:
    editors = {name: _department(lookups, name) for name in OWNERSHIP}
    editors.update({name: _day() for name in DATES})
    editors.update(
        class_code=_class(layer, lookups), status=_states(), photo=_photo(), note=_text(True),
        id=QgsEditorWidgetSetup("Hidden", {}), class_name=QgsEditorWidgetSetup("Hidden", {}),
        extra=_extra(),
    )  # fmt: skip
    return editors


def _text(lines: bool = False) -> QgsEditorWidgetSetup:
    return QgsEditorWidgetSetup("TextEdit", {"IsMultiline": lines, "UseHtml": False})


def _day() -> QgsEditorWidgetSetup:
    config = {
        "allow_null": True, "calendar_popup": True, "display_format": _DAY,
        "field_format": _DAY, "field_iso_format": False,
    }  # fmt: skip
    return QgsEditorWidgetSetup("DateTime", config)


def _class(layer: QgsVectorLayer, lookups: Lookups) -> QgsEditorWidgetSetup:
    """Small classes in use of the standard chosen above, of the layer's kind of shape, big first.

    The class that a component has is always among them: it may be closed, or measured otherwise.
    """
    shapes = {
        QgsWkbTypes.GeometryType.PointGeometry: "point",
        QgsWkbTypes.GeometryType.LineGeometry: "line",
    }
    shape = shapes.get(layer.geometryType(), "polygon")
    only = (
        "\"class_standard\" = current_value('class_standard') AND "
        f"((\"geometry_type\" = '{shape}' AND \"current\" = '1') "
        "OR \"class_code\" = current_value('class_code'))"
    )
    return _relation(lookups.classes, "class_code", only, completer=True)


def _department(lookups: Lookups, name: str) -> QgsEditorWidgetSetup:
    only = f"\"active\" = '1' OR \"code\" = current_value('{name}')"
    return _relation(lookups.departments, "code", only)


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
    from qgis.gui import QgsGui

    known = QgsGui.editorWidgetRegistry().factories()
    return QgsEditorWidgetSetup("JsonEdit" if "JsonEdit" in known else "TextEdit", {})


# --- what a new component begins with


def _defaults(layer: QgsVectorLayer) -> dict[str, str]:
    """Expressions; the rest is empty, which the database fills."""
    return {
        "class_standard": _quoted(standard_of(layer)),
        "status": "'完好'",
        "data_source": "'实测'",
        "surveyed_on": "to_date(now())",
        "valid_from": "to_date(now())",
        "grid_code": _grid_there(layer),
    }


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def standard_of(layer: QgsVectorLayer) -> str:
    """The district's standard: what the database itself would put in."""
    provider: Any = layer.dataProvider()
    prop = provider.ProviderProperty.EvaluateDefaultValues
    before = provider.providerProperty(prop, False)
    provider.setProviderProperty(prop, True)
    try:
        value = provider.defaultValue(layer.fields().indexOf("class_standard"))
    finally:
        provider.setProviderProperty(prop, before)
    return str(value) if value else ""


def _grid_there(layer: QgsVectorLayer) -> str:
    """The grid at a point; lines and areas are for the database, which knows where they count.

    Not applied again on a change: where the grid still is the one before, the database lets it
    follow the place.
    """
    grids = today_layers(_GRID)
    if not grids or layer.geometryType() != QgsWkbTypes.GeometryType.PointGeometry:
        return ""
    within = f'overlay_within({_quoted(grids[0].id())}, "grid_code", limit:=2)'
    # On the border of two it is the database that decides.
    return f"with_variable('g', {within}, if(array_length(@g) = 1, array_first(@g), NULL))"


# --- required marks


def _constrain(layer: QgsVectorLayer) -> None:
    kinds, strengths = QgsFieldConstraints.Constraint, QgsFieldConstraints.ConstraintStrength
    fields = layer.fields()
    layer.setFieldConstraint(
        fields.indexOf("class_code"), kinds.ConstraintNotNull,
        strengths.ConstraintStrengthHard,
    )  # fmt: skip
    for name, (rule, words) in _rules().items():
        place = fields.indexOf(name)
        layer.setConstraintExpression(place, rule, words)
        layer.setFieldConstraint(
            place, kinds.ConstraintExpression, strengths.ConstraintStrengthSoft
        )


def _rules() -> dict[str, tuple[str, str]]:
    """What the form warns of; the database has the last word."""
    today = "to_date(now())"
    return {
        "component_code": (
            _EMPTY_OR_DIGITS.format("component_code", "16,17"),
            tr("16 digits (2026 standard: 17); leave it empty to get the next free one"),
        ),
        "grid_code": (
            _EMPTY_OR_DIGITS.format("grid_code", "14,15"),
            tr("14 or 15 digits; leave it empty to get the grid of the place"),
        ),
        "status": ("coalesce(\"status\", '') <> ''", tr("Choose the state")),
        "surveyed_on": (
            f'"surveyed_on" IS NULL OR "surveyed_on" <= {today}',
            tr("A survey is not in the future"),
        ),
        "valid_to": (
            '"valid_to" IS NULL OR "valid_from" IS NULL OR "valid_to" >= "valid_from"',
            tr("The last day is not before the first"),
        ),
    }


# --- copies


def _forget_in_copies(layer: QgsVectorLayer) -> None:
    """Parts and duplicates have no code of their own yet, where QGIS can be told so."""
    from qgis.core import Qgis

    for name in OWN:
        place = layer.fields().indexOf(name)
        if hasattr(layer, "setFieldSplitPolicy"):
            layer.setFieldSplitPolicy(place, Qgis.FieldDomainSplitPolicy.UnsetField)
        if hasattr(layer, "setFieldDuplicatePolicy"):
            layer.setFieldDuplicatePolicy(place, Qgis.FieldDuplicatePolicy.UnsetField)


# --- putting back


def _keep(layer: QgsVectorLayer) -> Callable[[], None]:
    form = layer.editFormConfig()
    fields = [
        (place, field.alias(), layer.editorWidgetSetup(place), layer.defaultValueDefinition(place),
         QgsFieldConstraints(field.constraints()))
        for place, field in enumerate(layer.fields())
    ]  # fmt: skip

    def restore() -> None:
        for place, alias, setup, default, constraints in fields:
            if place < layer.fields().count():
                layer.setFieldAlias(place, alias)
                layer.setEditorWidgetSetup(place, setup)
                layer.setDefaultValueDefinition(place, default)
                _put_constraints(layer, place, constraints)
        layer.setEditFormConfig(form)

    return restore


def _put_constraints(layer: QgsVectorLayer, place: int, before: QgsFieldConstraints) -> None:
    kinds = QgsFieldConstraints.Constraint
    ours = QgsFieldConstraints.ConstraintOrigin.ConstraintOriginLayer
    layer.setConstraintExpression(
        place, before.constraintExpression(), before.constraintDescription()
    )
    for kind in (kinds.ConstraintNotNull, kinds.ConstraintUnique, kinds.ConstraintExpression):
        layer.removeFieldConstraint(place, kind)
        if before.constraintOrigin(kind) == ours:
            layer.setFieldConstraint(place, kind, before.constraintStrength(kind))
