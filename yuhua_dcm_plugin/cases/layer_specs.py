"""Which layers the map of the desk has: views, kinds of geometry, looks and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsVectorLayer, QgsWkbTypes

from ..core.roles import CASE_READERS
from ..core.strings import chinese, tr
from . import map_tips, styles
from .feed import CaseFeed
from .names import COMPONENT_CELLS, COMPONENT_CONDITIONS, COMPONENT_MARKS, COMPONENTS

#: Retired components (注销) are history.
_STANDING = '"valid_to" IS NULL'


@dataclass(frozen=True)
class LayerSpec:
    """One layer: which view, what kind of geometry, how it looks, what it says of itself.

    ``tip`` is the template of the map tip, ``name`` the expression that names a feature.
    """

    key: str
    view: str
    title: str
    geometry: Any
    style: Callable[[QgsVectorLayer], None]
    abstract: str
    tip: str
    name: str
    #: Which rows, in SQL; empty for all.
    where: str = ""


def layer_specs(feed: CaseFeed) -> list[LayerSpec]:
    """The layers, top one first.

    :param feed: knows the names of stages and classes
    """
    cases = [_cases(feed)] if feed.desk.holds(*CASE_READERS) else []
    return [*cases, _conditions(), *_components(feed), _cells(), *_ground()]


def _cases(feed: CaseFeed) -> LayerSpec:
    zh = chinese()
    stages = {e.code: e.label_zh if zh else e.label_en for e in feed.lists.get("stage", ())}
    return LayerSpec(
        "open_case", "open_case", tr("Open cases"), QgsWkbTypes.Type.Point, styles.style_cases,
        tr("Cases that are not finished, as far as you may see them. Colour and shape tell the "
           "deadline, the label is the end of the task number."),
        map_tips.case_tip(stages), '"task_no"',
    )  # fmt: skip


def _components(feed: CaseFeed) -> list[LayerSpec]:
    zh = chinese()
    entries = [entry for entry in feed.classes if entry.kind == "component"]
    big = {e.code[:2]: e.big_name if zh else e.big_name_en for e in entries}
    types = QgsWkbTypes.Type
    near = tr("Surveyed components by small class; points show from 1:2,500.")
    out = tr("Surveyed components by big class, from 1:10,000 to 1:2,500.")

    def spec(key: str, title: str, shape: Any, style: Any, about: str) -> LayerSpec:
        return LayerSpec(key, "component", title, shape, style, about, map_tips.component_tip(),
                         '"component_code"', _STANDING)  # fmt: skip

    def symbols(layer: QgsVectorLayer) -> None:
        styles.style_components(layer, big, entries, zh)

    def marks(layer: QgsVectorLayer) -> None:
        styles.style_marks(layer, big)

    titles = tr("Components"), tr("Components (lines)"), tr("Components (areas)")
    shapes = types.Point, types.LineString, types.Polygon
    made = [spec(*each, symbols, near) for each in zip(COMPONENTS, titles, shapes)]
    return [*made, spec(COMPONENT_MARKS, tr("Components (marks)"), types.Point, marks, out)]


def _conditions() -> LayerSpec:
    return LayerSpec(
        COMPONENT_CONDITIONS, "component_condition", tr("Components (state)"),
        QgsWkbTypes.Type.Point, styles.style_conditions,
        tr("Components that are damaged, missing, occupied, disused or removed; from 1:2,500."),
        map_tips.component_tip(), '"component_code"',
    )  # fmt: skip


def _cells() -> LayerSpec:
    return LayerSpec(
        COMPONENT_CELLS, "component_cell", tr("Components (number)"), QgsWkbTypes.Type.Point,
        styles.style_cells, tr("How many components stand in each square of 250 m."),
        map_tips.cell_tip(), '"components"',
    )  # fmt: skip


def _ground() -> list[LayerSpec]:
    area, line = QgsWkbTypes.Type.MultiPolygon, QgsWkbTypes.Type.LineString
    tip, name = map_tips.name_tip(), '"name"'
    return [
        LayerSpec("grid", "grid", tr("Unit grids"), area, styles.style_grids,
                  tr("Unit grids: each is looked after by its supervisors."), tip, name),
        LayerSpec("community", "community", tr("Communities"), area, styles.style_communities,
                  tr("Borders of communities."), tip, name),
        LayerSpec("road", "road", tr("Roads"), line, styles.style_roads,
                  tr("Centre lines of roads by grade."), tip, name),
        LayerSpec("street", "street", tr("Streets and towns"), area, styles.style_streets,
                  tr("Street offices and towns of the district."), tip, name),
    ]  # fmt: skip
