"""Whatever is wrong with a delivery ends in one clear line or readable parts; nothing dies."""

from __future__ import annotations

import json
import math
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from badinput import naughty_strings
from deliverykit import (
    COLUMNS,
    csv_file,
    family,
    geojson,
    places,
    shapefile,
    survey,
    survey_table,
    with_gdal,
    zipped,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yuhua_dcm_plugin.census.delivery import open_delivery
from yuhua_dcm_plugin.census.parts import Delivery, DeliveryError, Part

SILENT = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def reasons(delivery: Delivery) -> list[str]:
    return [x.reason_key for x in delivery.refused]


def only(delivery: Delivery) -> Part:
    assert delivery.refused == ()
    (part,) = delivery.parts
    return part


def read(part: Part) -> list[list[str | None]]:
    return [list(row.values) for row in part.rows_in()]


def refused(path: Path) -> str:
    delivery = open_delivery(path)
    assert delivery.parts == ()
    (reason,) = reasons(delivery)
    return reason


def outcome(path: Path) -> tuple[int, str]:
    """Rows of a single-part delivery that could be read whole, and why not otherwise."""
    delivery = open_delivery(path)
    try:
        rows = sum(len(read(part)) for part in delivery.parts)
    except DeliveryError as error:
        return 0, error.refusal.reason_key
    assert delivery.parts or delivery.refused
    return rows, ", ".join(reasons(delivery))


# -- cut anywhere ----------------------------------------------------------------------------------


def a_shapefile(folder: Path) -> Path:
    return shapefile(folder)


def a_geojson(folder: Path) -> Path:
    return geojson(folder / "部件.geojson")


def a_gpkg(folder: Path) -> Path:
    return with_gdal(folder / "部件.gpkg", "GPKG")


def an_xlsx(folder: Path) -> Path:
    return with_gdal(folder / "部件.xlsx", "XLSX")


def a_zip(folder: Path) -> Path:
    return zipped(folder / "部件.zip", family(shapefile(folder / "in")))


@pytest.mark.parametrize(
    ("make", "suffix"),
    [
        (a_shapefile, ".shp"),
        (a_shapefile, ".dbf"),
        (a_shapefile, ".shx"),
        (a_geojson, ".geojson"),
        (a_gpkg, ".gpkg"),
        (an_xlsx, ".xlsx"),
        (a_zip, ".zip"),
    ],
)
def test_a_file_cut_anywhere_is_whole_or_refused(
    tmp_path: Path, make: Callable[[Path], Path], suffix: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = make(tmp_path)
    victim = path.with_suffix(suffix)
    data = victim.read_bytes()
    whole = outcome(path)[0]
    assert whole == 60

    @SILENT
    @given(st.integers(0, len(data) - 1))
    def cut(at: int) -> None:
        victim.write_bytes(data[:at])
        rows, reason = outcome(path)
        assert rows == whole or (rows == 0 and reason)

    cut()
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("make", [a_shapefile, a_geojson, a_gpkg, an_xlsx, a_zip])
def test_a_file_with_spoilt_bytes_is_read_or_refused(
    tmp_path: Path, make: Callable[[Path], Path], capfd: pytest.CaptureFixture[str]
) -> None:
    path = make(tmp_path)
    data = path.read_bytes()

    @SILENT
    @given(st.lists(st.tuples(st.integers(0, len(data) - 1), st.integers(0, 255)), max_size=30))
    def spoil(changes: list[tuple[int, int]]) -> None:
        spoilt = bytearray(data)
        for at, byte in changes:
            spoilt[at] = byte
        path.write_bytes(spoilt)
        outcome(path)

    spoil()
    assert capfd.readouterr().err == ""


# -- one fault each --------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["shp", "csv", "gpkg", "geojson", "json", "xlsx", "zip", "txt"])
def test_an_empty_file_says_so(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"空.{suffix}"
    path.touch()
    assert refused(path) == "empty_file"


@pytest.mark.parametrize(
    ("suffix", "reason"),
    [(".dbf", "dbf_missing"), (".shx", "shx_missing")],
)
def test_a_missing_companion_is_named(tmp_path: Path, suffix: str, reason: str) -> None:
    path = shapefile(tmp_path)
    path.with_suffix(suffix).unlink()
    assert refused(path) == reason


def test_a_dbf_alone_in_a_folder_is_named(tmp_path: Path) -> None:
    shapefile(tmp_path).unlink()
    assert refused(tmp_path) == "shp_missing"


def test_a_dbf_that_claims_two_gigabytes_is_not_believed(tmp_path: Path) -> None:
    table = shapefile(tmp_path).with_suffix(".dbf")
    data = bytearray(table.read_bytes())
    data[4:8] = struct.pack("<I", 2_000_000_000 // 215)
    table.write_bytes(data)
    assert refused(table.with_suffix(".shp")) == "dbf_truncated"


@pytest.mark.parametrize("missing", [2, 3, 200, 500])
def test_a_dbf_without_its_last_bytes_is_not_whole(tmp_path: Path, missing: int) -> None:
    table = shapefile(tmp_path).with_suffix(".dbf")
    data = table.read_bytes()
    table.write_bytes(data[:-1])  # the mark at the end is not needed
    assert outcome(table.with_suffix(".shp")) == (60, "")
    table.write_bytes(data[:-missing])
    assert refused(table.with_suffix(".shp")) == "dbf_truncated"


def test_a_file_that_shrinks_after_it_was_looked_at_is_not_half_read(tmp_path: Path) -> None:
    path = shapefile(tmp_path)
    part = only(open_delivery(path))
    table = path.with_suffix(".dbf")
    table.write_bytes(table.read_bytes()[:-500])
    with pytest.raises(DeliveryError, match="changed"):
        read(part)


def test_shapes_and_rows_of_different_number_are_refused(tmp_path: Path) -> None:
    assert refused(shapefile(tmp_path, points=places(59))) == "rows_differ"


def test_a_shapefile_that_is_text(tmp_path: Path) -> None:
    path = shapefile(tmp_path)
    path.write_text("no shapefile at all" * 20, encoding="utf-8")
    assert refused(path) == "shp_header"


def test_a_head_without_rows_is_refused(tmp_path: Path) -> None:
    assert refused(shapefile(tmp_path, rows=[])) == "no_rows"
    assert refused(geojson(tmp_path / "a.geojson", [])) == "no_rows"
    assert refused(csv_file(tmp_path / "a.csv", survey_table()[:1])) == "no_rows"
    assert refused(with_gdal(tmp_path / "a.gpkg", "GPKG", rows=[])) == "no_rows"
    assert refused(with_gdal(tmp_path / "a.xlsx", "XLSX", rows=[])) in ("no_rows", "no_layers")


def test_rows_that_are_all_empty_are_none(tmp_path: Path) -> None:
    assert refused(
        csv_file(tmp_path / "a.csv", [["小类名称", "X", "Y"], *[["", "", ""]] * 30])
    ) == ("no_rows")


def test_a_dbf_whose_rows_are_all_deleted_has_none(tmp_path: Path) -> None:
    path = shapefile(tmp_path)
    table = path.with_suffix(".dbf")
    data = bytearray(table.read_bytes())
    header, width = struct.unpack_from("<HH", data, 8)
    for place in range(header, len(data) - 1, width):
        data[place] = ord("*")
    table.write_bytes(data)
    delivery = open_delivery(path)
    assert all(read(part) == [] for part in delivery.parts)


def test_a_record_without_a_shape_keeps_its_row(tmp_path: Path) -> None:
    points = [None if number % 7 == 3 else point for number, point in enumerate(places())]
    rows = list(only(open_delivery(shapefile(tmp_path, points=points))).rows_in())
    assert [row.wkb_hex is None for row in rows] == [point is None for point in points]
    assert [row.values[0] for row in rows] == [row[0] for row in survey()]


def test_deleted_rows_of_a_dbf_are_left_out_with_their_shapes(tmp_path: Path) -> None:
    path = shapefile(tmp_path)
    table = path.with_suffix(".dbf")
    data = bytearray(table.read_bytes())
    header, width = struct.unpack_from("<HH", data, 8)
    data[header + 3 * width] = ord("*")
    table.write_bytes(data)
    rows = list(only(open_delivery(path)).rows_in())
    whole = list(only(open_delivery(shapefile(tmp_path, "ganz"))).rows_in())
    assert rows == [*whole[:3], *whole[4:]]


def test_five_thousand_columns_are_too_many(tmp_path: Path) -> None:
    head = [f"c{number}" for number in range(5000)]
    assert refused(csv_file(tmp_path / "wide.csv", [head, head])) == "too_many_columns"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 100_000, "not_geojson"),
        ('{"type": "FeatureCollection", "features": [' + '{"a":' * 50_000, "too_deep"),
        ('{"type": "Topology"}', "not_geojson"),
        ("[1, 2, 3]", "not_geojson"),
        ('{"type": "FeatureCollection", "features": [1]}', "not_geojson"),
        ('{"type": "FeatureCollection", "features": [}', "json_broken"),
        ('{"type": "FeatureCollection", "features": [', "json_ends"),
        ('{"type": "Feature", "properties": 7, "geometry": null}', "not_geojson"),
        ("\x00\x00", "nul_bytes"),
    ],
)
def test_json_that_is_no_geojson_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    assert refused(path) == reason


def test_nan_and_infinity_stay_what_they_are_for_the_database_to_report(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    places_ = ["[NaN, 38]", "[114.6, Infinity]", "[]", '["x", 1]', "[114.6, 38]", "null"]
    features = ",".join(
        f'{{"type":"Feature","properties":{{"n":{i}}},"geometry":{{"type":"Point",'
        f'"coordinates":{place}}}}}'
        for i, place in enumerate(places_)
    )
    path.write_text(f'{{"type":"FeatureCollection","features":[{features}]}}', encoding="utf-8")
    rows = list(only(open_delivery(path)).rows_in())
    assert [row.wkb_hex is not None for row in rows] == [True, True, False, False, True, False]
    x, y = struct.unpack("<dd", bytes.fromhex(rows[0].wkb_hex or "")[5:])
    assert math.isnan(x)
    assert y == 38


def test_z_and_m_and_curves_reach_the_database(tmp_path: Path) -> None:
    from osgeo import ogr

    path = tmp_path / "z.gpkg"
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("z", None, ogr.wkbUnknown)
    texts = ("POINT Z (1 2 3)", "POINT ZM (1 2 3 4)", "LINESTRING M (1 2 3,4 5 6)",
             "GEOMETRYCOLLECTION (POINT (1 2))", "CIRCULARSTRING (0 0,1 1,2 0)", None)  # fmt: skip
    for text in texts:
        feature = ogr.Feature(layer.GetLayerDefn())
        if text:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(text))
        layer.CreateFeature(feature)
    layer = dataset = None
    found = [row.wkb_hex for row in only(open_delivery(path)).rows_in()]
    read_back = [x and ogr.CreateGeometryFromWkb(bytes.fromhex(x)).ExportToIsoWkt() for x in found]
    assert read_back == list(texts)


def test_csv_that_is_no_regular_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for text, reason in (
        ('a,b\n1,"never closed\n2,3\n', "csv_broken"),
        ("a,b\n1,2\n3,4,5\n6,7\n", "csv_ragged"),
        ("a,b\n1,\x002\n", "nul_bytes"),
        ("\n\n\n", "empty_file"),
    ):
        path.write_text(text, encoding="utf-8")
        assert outcome(path) == (0, reason)


def test_codes_stay_texts_in_a_text_table(tmp_path: Path) -> None:
    table = [["code", "class", "经度", "纬度"], ["1301080104000001", "0402", "114.6", "38.0"]]
    rows = read(only(open_delivery(csv_file(tmp_path / "a.csv", table, delimiter="\t"))))
    assert rows == [table[1]]


def test_a_title_above_the_head_is_skipped(tmp_path: Path) -> None:
    table = [["裕华区部件普查成果表", *[""] * 8], *survey_table()]
    part = only(open_delivery(csv_file(tmp_path / "a.csv", table, encoding="gbk")))
    assert [column.name for column in part.columns] == table[1]
    assert read(part) == table[2:]


@pytest.mark.parametrize("value", ["1301080104000010", "1.30108010400001E+15"])
def test_a_sheet_whose_codes_lost_digits_is_refused(tmp_path: Path, value: str) -> None:
    path = with_gdal(tmp_path / "a.xlsx", "XLSX")
    other = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.endswith("sheet1.xml"):
                at = data.index(b'<c r="A3"')
                end = data.index(b"</c>", at)
                data = data[:at] + f'<c r="A3"><v>{value}</v>'.encode() + data[end:]
            target.writestr(entry.filename, data)
    assert refused(other) == "digits_lost"
    assert len(read(only(open_delivery(path)))) == 60


# -- folders and archives --------------------------------------------------------------------------


def test_a_folder_of_good_and_bad_files_gives_both(tmp_path: Path) -> None:
    shapefile(tmp_path / "东 区", "井盖 😀")
    shapefile(tmp_path / "西区").with_suffix(".dbf").unlink()
    geojson(tmp_path / "树.geojson")
    csv_file(tmp_path / "表.csv", survey_table(), encoding="gbk")
    (tmp_path / "Thumbs.db").write_bytes(b"\x00" * 20)
    (tmp_path / "~$表.xlsx").write_bytes(b"\x00")
    (tmp_path / "说明.pdf").write_bytes(b"%PDF")
    (tmp_path / "旧.rar").write_bytes(b"Rar!")
    (tmp_path / "怪.xyz").write_bytes(b"?")
    (tmp_path / "里").mkdir()
    (tmp_path / "里" / "loop").symlink_to(tmp_path)
    delivery = open_delivery(tmp_path)
    assert {part.name for part in delivery.parts} == {
        "东 区/井盖 😀.shp", "树.geojson", "表.csv"
    }  # fmt: skip
    assert {(x.name, x.reason_key) for x in delivery.refused} == {
        ("西区/部件.shp", "dbf_missing"), ("旧.rar", "packed"), ("怪.xyz", "kind_unknown")
    }  # fmt: skip
    assert [len(read(part)) for part in delivery.parts] == [60, 60, 60]


def test_a_folder_without_data_says_so(tmp_path: Path) -> None:
    assert refused(tmp_path) == "nothing_found"
    assert refused(tmp_path / "nowhere.shp") == "not_found"


def test_a_zip_of_several_layers_with_old_chinese_names(tmp_path: Path) -> None:
    files = [
        *(("东区/" + name, file) for name, file in family(shapefile(tmp_path / "a", "井盖"))),
        *family(shapefile(tmp_path / "b", "路灯", encoding="utf-8")),
    ]
    packed = zipped(tmp_path / "交付.zip", files, names="gbk")
    delivery = open_delivery(packed)
    assert delivery.refused == ()
    assert {part.name for part in delivery.parts} == {"交付.zip/东区/井盖.shp", "交付.zip/路灯.shp"}
    assert [len(read(part)) for part in delivery.parts] == [60, 60]


def test_an_archive_leads_nowhere_outside(tmp_path: Path) -> None:
    file = csv_file(tmp_path / "a.csv", survey_table())
    packed = zipped(tmp_path / "b.zip", [("../../evil.csv", file), ("/etc/evil2.csv", file)])
    delivery = open_delivery(packed)
    assert {part.name for part in delivery.parts} == {"b.zip/evil.csv", "b.zip/etc/evil2.csv"}
    assert not (tmp_path.parent / "evil.csv").exists()


def test_archives_that_are_not_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.csv", bytes(300 << 20))
    assert refused(bomb) == "zip_bomb"
    inner = zipped(tmp_path / "in.zip", family(shapefile(tmp_path / "x")))
    assert refused(zipped(tmp_path / "out.zip", [("in.zip", inner)])) == "zip_in_zip"
    locked = bytearray(inner.read_bytes())
    at = locked.index(b"PK\x01\x02")
    while at >= 0:
        locked[at + 8] |= 1
        at = locked.find(b"PK\x01\x02", at + 4)
    (tmp_path / "locked.zip").write_bytes(locked)
    assert refused(tmp_path / "locked.zip") == "zip_password"


def test_a_zip_s_files_are_gone_with_the_delivery(tmp_path: Path) -> None:
    packed = zipped(tmp_path / "a.zip", family(shapefile(tmp_path / "x")))
    delivery = open_delivery(packed)
    folder = delivery.parts[0].source.shapes.path.parent  # type: ignore[attr-defined]
    assert folder.exists()
    del delivery
    assert not folder.exists()


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "a.csv", survey_table())
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("root reads everything")
    assert refused(path) == "not_readable"


def test_a_gpkg_without_tables(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "a.gpkg"
    with sqlite3.connect(path) as database:
        database.execute("create table t (a int)")
    assert refused(path) in {"damaged", "no_layers"}


def test_awkward_texts_come_through_every_format(tmp_path: Path) -> None:
    texts = [" ".join(t.split()) for t in naughty_strings()]
    texts = [t for t in texts if t and "\ufffd" not in t and len(t) < 60 and t.isprintable()]
    texts = [t for t in texts if not any(0xD800 <= ord(c) < 0xE000 for c in t)]
    rows = [["1", t, "部件", "路灯", "", "", "20131201"] for t in texts]
    columns = [(n, letter, 250 if n == "BIGCLS" else w) for n, letter, w in COLUMNS]
    shp = shapefile(tmp_path, rows=rows, columns=columns, encoding="utf-8", cpg="UTF-8")
    gpkg = with_gdal(tmp_path / "a.gpkg", "GPKG", rows=rows, points=places(len(rows)))
    path = tmp_path / "a.geojson"
    features = [{"type": "Feature", "properties": {"t": t}, "geometry": None} for t in texts]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    assert [row[1] for row in read(only(open_delivery(shp, encoding="UTF-8")))] == texts
    assert [row[1] for row in read(only(open_delivery(gpkg)))] == texts
    assert [row[0] for row in read(only(open_delivery(path)))] == texts


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    for path in (shapefile(tmp_path), with_gdal(tmp_path / "a.gpkg", "GPKG")):
        part = only(open_delivery(path))
        assert list(part.rows_in(should_stop=lambda: True)) == []
        told: list[int] = []
        assert len(list(part.rows_in(progress=told.append))) == 60
        assert told == [60]


def test_a_choice_that_nobody_knows_is_refused_at_once(tmp_path: Path) -> None:
    path = shapefile(tmp_path)
    assert reasons(open_delivery(path, crs="EPSG:99999999")) == ["crs_choice_unknown"]
    assert reasons(open_delivery(path, encoding="klingon")) == ["encoding_unknown"]


def test_half_surrogates_never_reach_gdal_or_the_database(tmp_path: Path) -> None:
    feature = '{"type": "Feature", "properties": {"a": "\\ud800"}, "geometry": null}'
    path = tmp_path / "a.json"
    path.write_text('{"type": "FeatureCollection", "features": [' + feature + "]}")
    assert refused(path) == "text_garbled"
    crs = '"crs": {"type": "name", "properties": {"name": "\\udcff"}}, "features": ['
    good = feature.replace("\\ud800", "b").replace(
        "null", '{"type": "Point", "coordinates": [114.5, 38]}'
    )
    path.write_text('{"type": "FeatureCollection", ' + crs + good + "]}")
    assert only(open_delivery(path)).crs.crs is None
    assert reasons(open_delivery(path, crs="\udcff")) == ["crs_choice_unknown"]


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("井盖".encode("gbk") + b".gpkg")
    try:
        path.write_bytes(b"x")
    except OSError:
        pytest.skip("this system takes no such names")
    assert reasons(open_delivery(tmp_path)) == ["name_unreadable"]
