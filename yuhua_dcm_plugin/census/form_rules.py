"""What a new component begins with, and what the form warns of (默认值、必填)."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsDefaultValue, QgsFieldConstraints, QgsVectorLayer, QgsWkbTypes

from ..core.strings import tr
from .as_of import today_layers

_GRID = "grid"
_EMPTY_OR_DIGITS = "coalesce(\"{0}\", '') = '' OR regexp_match(\"{0}\", '^[0-9]{{{1}}}$') > 0"


def defaults_of(layer: QgsVectorLayer, login: str) -> dict[str, QgsDefaultValue]:
    """What the form begins with, by field; the rest is empty, which the database fills.

    :param login: whose name stands in the form before the database writes it down itself
    """
    fixed = {
        "class_standard": _quoted(standard_of(layer)),
        "status": "'完好'",
        "data_source": "'实测'",
        "surveyed_on": "to_date(now())",
        "valid_from": "to_date(now())",
        "grid_code": _grid_there(layer),
        "extra": "map()",
        "written_by": _quoted(login),
    }
    return {name: QgsDefaultValue(expression) for name, expression in fixed.items()}


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


def constrain(layer: QgsVectorLayer) -> None:
    """Required marks (hard) and warnings (soft) of the form."""
    kinds, strengths = QgsFieldConstraints.Constraint, QgsFieldConstraints.ConstraintStrength
    fields = layer.fields()
    layer.setFieldConstraint(
        fields.indexOf("class_code"), kinds.ConstraintNotNull,
        strengths.ConstraintStrengthHard,
    )  # fmt: skip
    for name, (rule, words) in _rules().items():
        hard = name == "class_code"
        strength = strengths.ConstraintStrengthHard if hard else strengths.ConstraintStrengthSoft
        layer.setConstraintExpression(fields.indexOf(name), rule, words)
        layer.setFieldConstraint(fields.indexOf(name), kinds.ConstraintExpression, strength)


def _rules() -> dict[str, tuple[str, str]]:
    """What the form warns of; the database has the last word."""
    today = "to_date(now())"
    return {
        "class_code": (
            '"big_code" IS NULL OR left("class_code", 2) = "big_code"',
            tr("Choose a small class of the big class"),
        ),
        "component_code": (
            _EMPTY_OR_DIGITS.format("component_code", "16,17"),
            tr("16 digits (2026 standard: 17); leave it empty to get the next free one"),
        ),
        "grid_code": (
            _EMPTY_OR_DIGITS.format("grid_code", "14,15"),
            tr("14 or 15 digits; leave it empty to get the grid of the place"),
        ),
        "status": ("coalesce(\"status\", '') <> ''", tr("Choose the state")),
        "photo": (
            "coalesce(\"photo\", '') = '' OR \"photo\" LIKE 'http%' OR file_exists(\"photo\")",
            tr("The photo is not found from this computer"),
        ),
        "surveyed_on": (
            f'"surveyed_on" IS NULL OR "surveyed_on" <= {today}',
            tr("A survey is not in the future"),
        ),
        "valid_to": (
            '"valid_to" IS NULL OR "valid_from" IS NULL OR "valid_to" >= "valid_from"',
            tr("The last day is not before the first"),
        ),
    }
