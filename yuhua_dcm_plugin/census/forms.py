"""The form of a component: groups, value lists, defaults and required marks (部件表单)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsFieldConstraints,
    QgsVectorLayer,
)

from ..core.strings import chinese, tr
from .form_editors import DATES, HIDDEN, OWNERSHIP, editors_of, text
from .form_rules import constrain, defaults_of
from .grid_fields import ALL_FIELDS
from .lookups import Lookups

READ_ONLY = frozenset((*HIDDEN, "version", "since", "written_by", "written_at"))
#: What a copy must not take along: whose it is, and where the original stands. The rules for parts
#: and duplicates that QGIS 3.40 has are no way: it sends what it leaves out as an empty text.
OWN = ("component_code", "grid_code", "version", "since", "written_by", "written_at", "batch")


def dress(layer: QgsVectorLayer, lookups: Lookups) -> Callable[[], None]:
    """Give a layer of components the form of the survey.

    :returns: what puts back the form that it had
    """
    restore = _keep(layer)
    form = layer.editFormConfig()  # an empty one knows no field to make read-only
    labels, editors = _labels(), editors_of(layer, lookups)
    defaults = defaults_of(layer, lookups.login)
    for place, field in enumerate(layer.fields()):
        name = field.name()
        layer.setFieldAlias(place, labels.get(name, name))
        layer.setEditorWidgetSetup(place, editors.get(name) or text())
        layer.setDefaultValueDefinition(place, defaults.get(name) or QgsDefaultValue())
        form.setReadOnly(place, name in READ_ONLY)
        form.setLabelOnTop(place, False)
    constrain(layer)
    _group(form, layer)
    layer.setEditFormConfig(form)
    return restore


# --- words and order


def _labels() -> dict[str, str]:
    labels = {field.name: field.label_zh if chinese() else field.label_en for field in ALL_FIELDS}
    labels.update(
        big_code=tr("Big class"), class_code=tr("Small class"), since=tr("As it is since"),
        version=tr("Version"), extra=tr("Extension attributes"), written_by=tr("Written by"),
        written_at=tr("Written at"), batch=tr("Batch"),
    )  # fmt: skip
    return labels


def _groups() -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """Pages and their groups; what is filled in every day stands on the first page."""
    identity = ("component_code", "class_standard", "big_code", "class_code", "name", "status")
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
