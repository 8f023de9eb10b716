"""A delivery of unit grids from file to database: the algorithm, as scripts run it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from gridkit import COMMUNITIES, FIRST, box, squares

if TYPE_CHECKING:
    from conftest import Database

pytestmark = pytest.mark.gui
X, Y = COMMUNITIES[FIRST]


def shapefile(folder: Path, rows: list[tuple[str, str, str]]) -> Path:
    """Grids as a survey company writes them: a shapefile in GBK that does not say so."""
    from osgeo import ogr, osr

    path = folder / "单元网格.shp"
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4547)
    driver = ogr.GetDriverByName("ESRI Shapefile")
    source = driver.CreateDataSource(str(path))
    layer = source.CreateLayer("单元网格", reference, ogr.wkbPolygon, ["ENCODING=GBK"])
    for name in ("BGID", "网格名称", "面积"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for code, name, wkt in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(0, code)
        feature.SetField(1, name)
        feature.SetField(2, "10000")
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    layer = source = None
    path.with_suffix(".cpg").unlink(missing_ok=True)
    return path


def delivered(folder: Path) -> Path:
    rows = [
        (str(row.grid_code), f"槐底社区第{n}网格", str(row.wkt))
        for n, row in enumerate(squares(), 1)
    ]
    rows[24] = (*rows[24][:2], box(X + 400, Y + 400, 130, 100))
    del rows[12]
    return shapefile(folder, rows)


def run(algorithm: Any, said: list[str] | None = None, **parameters: Any) -> dict[str, Any]:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    feedback = QgsProcessingFeedback()
    results, fine = algorithm.create().run(parameters, QgsProcessingContext(), feedback)
    assert fine, feedback.textLog()
    if said is not None:
        said.append(feedback.textLog())
    return dict(results)


def test_grids_go_from_shapefile_to_database(
    database: Database, connect: Any, tmp_path: Path, qgis_processing: None
) -> None:
    from yuhua_dcm_plugin.processing.check_grids import CheckGrids
    from yuhua_dcm_plugin.processing.import_grids import ImportGrids

    given = {
        "DATABASE": database.dsn_for("t_surveyor"),
        "INPUT": str(delivered(tmp_path)),
        "VANISHED": "retire",
        "REPORT": str(tmp_path / "report.html"),
    }
    dry = run(ImportGrids(), **given, DRY_RUN=True)
    assert (dry["READ"], dry["WRITTEN"], dry["FAULTY"], dry["BATCH"]) == (24, 0, 1, 0)
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert FIRST + "025" in text
    with connect() as connection, connection.cursor() as cursor:
        cursor.execute("select count(*) from dcm.census_batch")
        assert cursor.fetchone()[0] == 0
        cursor.execute(
            "insert into dcm.supervisor_grid values ('t_supervisor', %s)", (FIRST + "01",)
        )
    said: list[str] = []
    written = run(ImportGrids(), said, **given)
    assert f"t_supervisor ({FIRST}01)" in said[0], said[0]
    assert (written["READ"], written["WRITTEN"], written["FAULTY"]) == (24, 23, 1)
    with connect() as connection, connection.cursor() as cursor:
        cursor.execute("select name, extra from dcm.grid where grid_code = %s", (FIRST + "001",))
        assert cursor.fetchone() == ("槐底社区第1网格", {"面积": "10000"})
        cursor.execute("select rule from dcm.census_fault order by 1")
        told = [row[0] for row in cursor.fetchall()]
        assert told == ["grid_crossing", "grid_gap", "grid_overlap"]  # over the neighbour's grid
        cursor.execute("select part, encoding from dcm.census_fault, lateral (select source -> 0"
                       " ->> 'encoding' from dcm.census_batch) s (encoding) limit 1")  # fmt: skip
        assert cursor.fetchone() == ("单元网格.shp", "GBK")  # as its .dbf declares
    checked = run(CheckGrids(), DATABASE=given["DATABASE"], REPORT=str(tmp_path / "standing.html"))
    assert (checked["READ"], checked["FAULTY"]) == (23 + 2, 0)
    assert "单元网格间有空隙" in (tmp_path / "standing.html").read_text(encoding="utf-8") or (
        "Gap between" in (tmp_path / "standing.html").read_text(encoding="utf-8")
    )


def test_geojson_in_degrees_by_choice(
    database: Database, connect: Any, tmp_path: Path, qgis_processing: None
) -> None:
    from yuhua_dcm_plugin.processing.import_grids import ImportGrids

    with connect() as connection, connection.cursor() as cursor:
        cursor.execute(
            "select ST_AsGeoJSON(ST_Transform(ST_GeomFromText(w, 4547), 4326), 9)"
            " from unnest(%s) w",
            ([row.wkt for row in squares()],),
        )
        shapes = [json.loads(row[0]) for row in cursor.fetchall()]
    path = tmp_path / "grids.geojson"
    features = [
        {"type": "Feature", "properties": {"网格代码": row.grid_code}, "geometry": shape}
        for row, shape in zip(squares(), shapes)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    results = run(
        ImportGrids(), DATABASE=database.dsn_for("t_surveyor"), INPUT=str(path), VANISHED="retire"
    )
    assert (results["WRITTEN"], results["FAULTY"]) == (25, 0)
