"""Copies of files and tables of codes come along with a delivery; neither is imported."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis.core", reason="QGIS is not installed")
pytest.importorskip("osgeo.ogr", reason="GDAL is not installed")

from yuhua_dcm_plugin.census.importing import CensusImport
from yuhua_dcm_plugin.census.plan import Choices
from yuhua_dcm_plugin.census.set_aside import without_tables
from yuhua_dcm_plugin.core.errors import DcmError

pytestmark = pytest.mark.gui  # the words need a QgsApplication

METRES = Choices(source_crs="EPSG:4547")


@pytest.fixture
def service(database: Any, qgis_app: Any) -> Iterator[CensusImport]:
    made = CensusImport(database.dsn_for("t_surveyor"))
    yield made
    made.close()


def lamps(path: Path, last_x: float = 545120.0, rows: int = 80) -> Path:
    lines = [f"路灯{n},路灯,{545120 + 5 * n},4209120" for n in range(rows)]
    lines[-1] = f"路灯{rows - 1},路灯,{last_x},4209120"
    path.write_text("部件名称,小类名称,x,y\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_copy_is_named_and_not_read(service: CensusImport, tmp_path: Path) -> None:
    first = lamps(tmp_path / "路灯.csv")
    shutil.copy(first, tmp_path / "路灯 - 副本.csv")
    plan = service.look(tmp_path, METRES)
    assert len(plan.parts) == 1
    (copy,) = plan.refused
    assert (plan.parts[0].name, copy.name) == ("路灯.csv", "路灯 - 副本.csv")
    assert plan.parts[0].name in copy.reason and plan.parts[0].name in copy.hint


def test_a_file_that_differs_in_its_last_row_is_no_copy(
    service: CensusImport, tmp_path: Path
) -> None:
    lamps(tmp_path / "一.csv")
    lamps(tmp_path / "二.csv", last_x=545999.0)
    plan = service.look(tmp_path, METRES)
    assert plan.parts[0].part.sample == plan.parts[1].part.sample, "or it would prove nothing"
    assert not plan.refused


def test_looking_for_copies_is_stopped_like_any_look(service: CensusImport, tmp_path: Path) -> None:
    first = lamps(tmp_path / "路灯.csv")
    shutil.copy(first, tmp_path / "路灯2.csv")
    with pytest.raises(DcmError) as told:
        service.look(tmp_path, METRES, should_stop=lambda: True)
    assert told.value.parameters["key"] == "stopped"


def test_tables_without_places_are_unticked_beside_others(
    service: CensusImport, tmp_path: Path
) -> None:
    lamps(tmp_path / "路灯.csv")
    (tmp_path / "部门代码.csv").write_text("代码,部门\nA,甲局\nB,乙局\n", encoding="utf-8")
    plan = without_tables(service.look(tmp_path, METRES))
    assert {part.name: part.wanted for part in plan.parts} == {
        "路灯.csv": True,
        "部门代码.csv": False,
    }
    assert not plan.questions


def test_a_table_that_came_alone_stays_a_question(service: CensusImport, tmp_path: Path) -> None:
    path = tmp_path / "部门代码.csv"
    path.write_text("代码,部门\nA,甲局\nB,乙局\n", encoding="utf-8")
    plan = without_tables(service.look(path))
    assert plan.wanted and plan.questions
