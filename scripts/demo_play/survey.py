"""A survey company's delivery, made up: a shapefile in GBK that does not say so, with faults."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from .stage import Stage

DELIVERY, LAMPS = "部件普查成果.shp", 48
#: So the map of a month ago (census.py) shows none of them.
SURVEYED = date.today() - timedelta(days=20)
#: Places inside one unit grid, and the grid's middle.
PLACES = """
select json_build_object('grid', g.grid_code, 'places', (
    select json_agg(json_build_array(ST_X(d.geom), ST_Y(d.geom)))
    from ST_Dump(ST_GeneratePoints(ST_Buffer(g.geom, -8), %s, 11)) as d
))
from dcm_app.grid as g where ST_Area(g.geom) > 20000 and g.valid_to is null
order by g.grid_code limit 1
"""


def write_delivery(stage: Stage, login: str, folder: Path) -> Path:
    """Street lamps and covers of one grid; five rows are wrong in five ways."""
    told = stage.elsewhere(login, PLACES, LAMPS)
    rows = [_row(number, x, y, told["grid"]) for number, (x, y) in enumerate(told["places"], 1)]
    rows[3]["小类名称"] = "路登"
    rows[7]["权属单位"] = "某某管线公司"
    rows[11]["x"] += 9000
    rows[15]["普查日期"] = "2026-13-40"
    rows[19].update(x=rows[18]["x"], y=rows[18]["y"], 小类名称=rows[18]["小类名称"])
    folder.mkdir(parents=True, exist_ok=True)
    return _shapefile(folder / DELIVERY, rows)


def _row(number: int, x: float, y: float, grid: str) -> dict[str, Any]:
    name = ("路灯", "雨水箅子", "垃圾箱")[number % 3]
    return {
        "小类名称": name, "部件名称": f"{name}{number:03}", "权属单位": "",
        "普查日期": SURVEYED.isoformat(), "部件状态": "完好", "网格编码": grid,
        "灯杆材质": "钢" if name == "路灯" else "",
        "x": float(x), "y": float(y),
    }  # fmt: skip


def _shapefile(path: Path, rows: list[dict[str, Any]]) -> Path:
    from osgeo import gdal

    # QGIS tells GDAL to leave texts as they are, which would make the file UTF-8.
    gdal.SetThreadLocalConfigOption("SHAPE_ENCODING", "GBK")
    try:
        _write(path, rows)
    finally:
        gdal.SetThreadLocalConfigOption("SHAPE_ENCODING", None)
    _hide_encoding(path)
    return path


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    from osgeo import ogr, osr

    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4547)
    source = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path))
    layer = source.CreateLayer(path.stem, reference, ogr.wkbPoint, ["ENCODING=GBK"])
    names = [name for name in rows[0] if name not in ("x", "y")]
    for name in names:
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for row in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for place, name in enumerate(names):
            feature.SetField(place, row[name])
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT({row['x']} {row['y']})"))
        layer.CreateFeature(feature)
    layer = source = None


def _hide_encoding(path: Path) -> None:
    """As most survey companies deliver: no .cpg, and no code page in the .dbf."""
    path.with_suffix(".cpg").unlink(missing_ok=True)
    with path.with_suffix(".dbf").open("r+b") as dbf:
        dbf.seek(29)
        dbf.write(b"\0")
