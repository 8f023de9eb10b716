"""Given unit grids through the wizard: mapped, checked, taken, the faulty one mended in QGIS."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis")

from qgis.core import QgsGeometry
from test_census_wizard import (  # noqa: F401 - a fixture
    batches,
    begin,
    forward,
    open_census,
    press,
    press_dock,
    settle,
)

from yuhua_dcm_plugin.census.plan import GRIDS
from yuhua_dcm_plugin.census.wizard import CHECK, DONE, MAPPING

pytestmark = pytest.mark.gui
X, Y, COMMUNITY = 545000, 4209000, "130108001001"


def ring(x: float, y: float, width: float, height: float) -> list[list[float]]:
    return [[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]]


def delivery(folder: Path) -> Path:
    """A community in four parts; the last one reaches over its line to the north-west."""
    rings = [ring(X + i * 250, Y + j * 250, 250, 250) for i in (0, 1) for j in (0, 1)]
    rings[1] = ring(X - 20, Y + 250, 270, 250)
    features = [
        {"type": "Feature", "properties": {"网格编码": f"{COMMUNITY}{n:03}", "区域类型": "一类"},
         "geometry": {"type": "Polygon", "coordinates": [shape]}}
        for n, shape in enumerate(rings, 1)
    ]  # fmt: skip
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4547"}}
    path = folder / "单元网格.geojson"
    path.write_text(
        json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}),
        encoding="utf-8",
    )
    return path


def test_grids_are_undone_as_grids_and_their_supervisors_named() -> None:
    from yuhua_dcm_plugin.census.plan import Taken
    from yuhua_dcm_plugin.census.wizard_done import summary
    from yuhua_dcm_plugin.census.wording import undo_words

    assert "unit grids" in undo_words("grids")
    assert "components" in undo_words("components")
    pairs = (("wgy02", "13010800100102"), ("wgy01", "13010800100103"), ("wgy01", "13010800100101"))
    told = summary(Taken(1, 4, 0, 0, 3, 0, pairs))
    assert "wgy01 (13010800100101, 13010800100103); wgy02 (13010800100102)" in told
    assert "wgy" not in summary(Taken(1, 4, 0, 0, 3, 0))


def test_grids_through_the_wizard(
    open_census: Callable[..., Any],  # noqa: F811 - the fixture
    connect: Callable[..., Any],
    tmp_path: Path,
) -> None:
    with connect() as db, db.cursor() as cursor:
        cursor.execute("update dcm.component set grid_code = null")
        cursor.execute("delete from dcm.grid where community_code = %s", (COMMUNITY,))
    panel = open_census()
    wizard = begin(panel, delivery(tmp_path))
    wizard.file.kind.setCurrentIndex(wizard.file.kind.findData(GRIDS))
    mapping = forward(panel, MAPPING)
    assert mapping.part().mapping.columns == {
        "grid_code": ("网格编码",), "area_type": ("区域类型",),
    }  # fmt: skip
    shown = [
        mapping.table.item(row, 0).text()
        for row in range(mapping.table.rowCount())
        if not mapping.table.isRowHidden(row)
    ]
    assert len(shown) == 9
    assert "Unit grid code" in shown
    check = forward(panel, CHECK)
    assert {row.rule: row.count for row in check.rules.shown()} == {"grid_crossing": 1}
    check.show_on_map()
    from yuhua_dcm_plugin.census.marks import FAULTS, census_layers

    areas = next(layer for layer in census_layers(FAULTS) if layer.geometryType() == 2)
    [mark] = list(areas.getFeatures())
    assert 4500 < mark.geometry().area() < 5500, "20 m by 250 m reach over the line"
    assert mark["rule"] == "grid_crossing"
    forward(panel, DONE)
    assert batches(connect)[-1] == ("written", 1)
    batch = wizard.state.taken.batch
    press(wizard.done_page.mend_button)
    [layer] = panel.mending
    [feature] = list(layer.getFeatures())
    assert feature["grid_code"] == f"{COMMUNITY}002"
    whole = QgsGeometry.fromPolygonXY([[*QgsGeometry.fromWkt(
        f"POLYGON(({X} {Y + 250}, {X + 250} {Y + 250}, {X + 250} {Y + 500}, {X} {Y + 500},"
        f" {X} {Y + 250}))").asPolygon()[0]]])  # fmt: skip
    assert layer.changeGeometry(feature.id(), whole)
    panel.select_batch(batch)
    settle(panel)
    press_dock(panel, "recheck")
    press_dock(panel, "take")
    assert batches(connect)[-1] == ("written", 0), panel.batches.note.text()
    with connect("t_surveyor") as db, db.cursor() as cursor:
        cursor.execute("select count(*) from dcm_app.grid where community_code = %s", (COMMUNITY,))
        assert cursor.fetchone()[0] == 4
