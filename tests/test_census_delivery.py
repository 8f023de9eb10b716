"""What has come: each file of a delivery as parts with the right texts and places, or one line."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from badinput import SHARED
from deliverykit import CGCS2000, COLUMNS, csv_file, shapefile, survey, survey_table, with_gdal

from yuhua_dcm_plugin.census.datum import first_position
from yuhua_dcm_plugin.census.delivery import open_delivery
from yuhua_dcm_plugin.census.parts import Delivery, DeliveryError, Part, Refusal
from yuhua_dcm_plugin.census.refusals import crs_words, encoding_words, words_of

DATA = SHARED / "data"
ENCODINGS = DATA / "encoding"


def shared(*names: str) -> Path:
    path = DATA.joinpath(*names)
    if not path.exists():
        pytest.skip(f"{path.name} is not beside the checkout (DCM_SHARED)")
    return path


def truth() -> list[dict[str, str]]:
    with shared("encoding", "TRUTH.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", sorted(path.name for path in ENCODINGS.glob("*/")))
def test_every_delivery_comes_out_as_the_truth_says(name: str) -> None:
    wanted = truth()
    delivery = open_delivery(shared("encoding", name))
    (part,) = delivery.parts
    assert delivery.refused == ()
    assert part.encoding.sure
    names = [column.name for column in part.columns]
    rows = [dict(zip(names, row.values)) for row in part.rows_in()]
    assert rows == [{key: row[key] for key in names} for row in wanted]


@pytest.mark.parametrize("city", ["duarte", "la-verne", "lomita", "san-gabriel"])
def test_every_tree_inventory_opens(city: str) -> None:
    (part,) = open_delivery(shared("census", f"{city}.geojson")).parts
    assert part.geometry == "point"
    assert part.crs.crs is not None
    assert part.crs.crs.as_source() == {"srid": 4326}
    names = [column.name for column in part.columns]
    rows = list(part.rows_in())
    assert len(rows) == part.rows
    place = first_position(rows[0].wkb_hex or "")
    assert place is not None
    assert place[0] == pytest.approx(float(dict(zip(names, rows[0].values))["lon"] or 0))


def test_bad_input_ends_in_parts_or_one_line_each() -> None:
    delivery = open_delivery(shared("badinput"))
    files = [path for path in (DATA / "badinput").rglob("*") if path.suffix in (".csv", ".json")]
    assert len(delivery.parts) + len(delivery.refused) == len(files)
    assert read_all(delivery) <= {"text_not_in_encoding"}


def read_all(delivery: Delivery) -> set[str]:
    """Read everything; the reasons for which reading ended early."""
    reasons = set()
    for part in delivery.parts:
        try:
            list(part.rows_in())
        except DeliveryError as error:
            reasons.add(error.refusal.reason_key)
    return reasons


# -- each kind of file -----------------------------------------------------------------------------


def only(path: Path) -> Part:
    delivery = open_delivery(path)
    assert delivery.refused == ()
    (part,) = delivery.parts
    return part


@pytest.mark.parametrize(
    ("driver", "suffix"),
    [
        ("GPKG", "gpkg"),
        ("XLSX", "xlsx"),
        ("ODS", "ods"),
        ("MapInfo File", "tab"),
        ("MapInfo File", "mif"),
        ("OpenFileGDB", "gdb"),
    ],
)
def test_every_kind_of_file_gives_the_same_rows(tmp_path: Path, driver: str, suffix: str) -> None:
    from osgeo import gdal

    kind = gdal.GetDriverByName(driver)
    if kind is None or kind.GetMetadataItem("DCAP_CREATE") != "YES":
        pytest.skip(f"GDAL cannot write {driver} here")
    part = only(with_gdal(tmp_path / f"部件.{suffix}", driver))
    width = len(COLUMNS)
    assert [column.name for column in part.columns][:width] == [name for name, _, _ in COLUMNS]
    rows = list(part.rows_in())
    assert [list(row.values[:width]) for row in rows] == survey()
    assert part.sample == tuple(tuple(row.values) for row in rows[:50])
    assert part.geometry == "point"
    assert part.rows == len(rows)


def test_layers_of_a_file_are_parts_of_their_own(tmp_path: Path) -> None:
    names = ["井盖", 'it\'s "路灯"']
    delivery = open_delivery(with_gdal(tmp_path / "a.gpkg", "GPKG", layers=names))
    assert [part.name for part in delivery.parts] == [f"a.gpkg › {name}" for name in names]
    assert [len(list(part.rows_in())) for part in delivery.parts] == [60, 60]


def test_lines_and_areas_of_a_shapefile_keep_holes_and_heights(tmp_path: Path) -> None:
    from osgeo import ogr

    texts = [
        "POLYGON ((0 0,0 9,9 9,9 0,0 0),(2 2,4 2,4 4,2 4,2 2))",
        "MULTIPOLYGON (((20 0,20 9,29 9,29 0,20 0)),((30 0,30 9,39 9,39 0,30 0)))",
    ]
    heights = ["LINESTRING Z (0 0 1,1 1 2,2 0 3)", "LINESTRING Z (5 5 1,6 6 2)"]
    for name, kind, shapes in (
        ("面", ogr.wkbPolygon, texts),
        ("线", ogr.wkbLineString25D, heights),
    ):
        path = tmp_path / f"{name}.shp"
        dataset = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path))
        layer = dataset.CreateLayer(name, None, kind, ["ENCODING=GBK"])
        layer.CreateField(ogr.FieldDefn("名称", ogr.OFTString))
        for text in shapes:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetField(0, "裕华路街道办事处")
            feature.SetGeometry(ogr.CreateGeometryFromWkt(text))
            layer.CreateFeature(feature)
        layer = dataset = None
        found = [row.wkb_hex or "" for row in only(path).rows_in()]
        read = [ogr.CreateGeometryFromWkb(bytes.fromhex(wkb)) for wkb in found]
        wanted = [ogr.CreateGeometryFromWkt(text) for text in shapes]
        assert [a.Equals(b) for a, b in zip(read, wanted)] == [True, True]
        assert [a.Is3D() for a in read] == [b.Is3D() for b in wanted]


def test_mapinfo_is_read_by_its_charset_or_refused(tmp_path: Path) -> None:
    path = with_gdal(tmp_path / "a.mif", "MapInfo File")
    head, body = path.read_bytes(), path.with_suffix(".mid").read_bytes()
    assert b"Charset" in head
    start, _, rest = head.partition(b"Charset ")
    path.with_suffix(".mid").write_bytes(body.decode().encode("gbk"))
    path.write_bytes(start + b'Charset "WindowsSimpChinese"' + rest[rest.index(b"\n") :])
    assert [list(row.values) for row in only(path).rows_in()] == survey()
    path.write_bytes(start + b'Charset "Neutral"' + rest[rest.index(b"\n") :])
    assert [x.reason_key for x in open_delivery(path).refused] == ["text_garbled"]


def test_a_gpkg_garbled_before_delivery_is_refused(tmp_path: Path) -> None:
    rows = [[cell.encode("gbk").decode("latin-1") for cell in row] for row in survey()]
    path = with_gdal(tmp_path / "a.gpkg", "GPKG", rows=rows)
    assert [x.reason_key for x in open_delivery(path).refused] == ["text_garbled"]


@pytest.mark.parametrize("driver", ["GPKG", "XLSX"])
def test_names_of_columns_that_were_garbled_are_noticed(tmp_path: Path, driver: str) -> None:
    from osgeo import gdal

    path = tmp_path / f"a.{driver.lower()}"
    dataset = gdal.GetDriverByName(driver).Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    layer = dataset.CreateLayer("a")
    for name in ("标识码", "小类名称", "所在单元网格", "权属单位", "x", "y"):
        layer.CreateField(ogr_field(name.encode("gbk").decode("latin-1")))
    for number in range(5):
        feature = ogr_feature(layer)
        for place in range(6):
            feature.SetField(place, str(number))
        layer.CreateFeature(feature)
    layer = dataset = None
    assert [x.reason_key for x in open_delivery(path).refused] == ["text_garbled"]


def ogr_field(name: str) -> Any:
    from osgeo import ogr

    return ogr.FieldDefn(name, ogr.OFTString)


def ogr_feature(layer: Any) -> Any:
    from osgeo import ogr

    return ogr.Feature(layer.GetLayerDefn())


def test_a_companion_picked_in_place_of_the_shp_leads_to_it(tmp_path: Path) -> None:
    path = shapefile(tmp_path)
    assert only(path.with_suffix(".dbf")).name == path.name


def test_names_in_capitals_belong_together(tmp_path: Path) -> None:
    path = shapefile(tmp_path, "a")
    for suffix in (".shp", ".dbf", ".shx", ".prj"):
        path.with_suffix(suffix).rename(tmp_path / f"A{suffix.upper()}")
    part = only(tmp_path / "A.SHP")
    assert part.crs.crs is not None
    assert [row.values[0] for row in part.rows_in()] == [row[0] for row in survey()]


def test_whether_gdal_raises_stays_as_it_was(tmp_path: Path) -> None:
    from osgeo import gdal, ogr, osr

    with_gdal(tmp_path / "a.xlsx", "XLSX")
    modules = (gdal, ogr, osr)
    before = [module.GetUseExceptions() for module in modules]
    try:
        for module in modules:
            module.UseExceptions()
        only(tmp_path / "a.xlsx")
        assert [module.GetUseExceptions() for module in modules] == [1, 1, 1]
    finally:
        for module, raising in reversed([*zip(modules, before)]):
            if not raising:
                module.DontUseExceptions()


# -- words -----------------------------------------------------------------------------------------


def test_every_reason_has_its_line(tmp_path: Path) -> None:
    import re

    source = Path(open_delivery.__code__.co_filename).parent
    text = "".join(path.read_text(encoding="utf-8") for path in source.glob("*.py"))
    keys = set(
        re.findall(r'(?:refusal\(\w[\w.]*, |(?:Dbf|Shp|Archive|Json)Error\()"([a-z_]+)"', text)
    )
    keys |= set(re.findall(r'(?:_failed\(|Refusal\([\w.]+, )"([a-z_]+)"', text))
    assert {"dbf_header", "zip_bomb", "json_broken", "csv_ragged", "dbf_truncated"} <= keys
    for key in keys:
        line = words_of(Refusal("a.shp", key, {}))
        assert line.startswith("a.shp: ")
        assert "cannot be read" not in line, key
        assert "\n" not in line


def test_verdicts_are_told_in_a_line(tmp_path: Path) -> None:
    few = only(shapefile(tmp_path, rows=[["1", "", "", "", "", "完", "20131201"]], prj=None))
    assert "ENCODING" in encoding_words(few.encoding)
    assert "EPSG:4326" in crs_words(few.crs)
    sure = only(shapefile(tmp_path, "b", cpg="UTF-8", prj=CGCS2000))
    assert encoding_words(sure.encoding) == "GBK (declared: .cpg UTF-8)"
    assert "2000" in crs_words(sure.crs)
    table = only(csv_file(tmp_path / "a.csv", [row[:3] for row in survey_table()]))
    assert table.crs.reason == "no_geometry"
    assert crs_words(table.crs) == ""
