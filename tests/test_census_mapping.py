"""Mapping files say how a delivery is read; without one it is found out, and doubts are told."""

from __future__ import annotations

import csv
import json
from typing import Any

import pytest
from badinput import SHARED
from hypothesis import given
from hypothesis import strategies as st
from seedbook import NATIONAL, OLD, book

from yuhua_dcm_plugin.census.fields import DATES, FIELDS, SEVERAL
from yuhua_dcm_plugin.census.guessing import guess
from yuhua_dcm_plugin.census.mapping import GIVE, KEEP, Mapping, MappingError, Remark
from yuhua_dcm_plugin.census.mapping_file import from_json, to_json
from yuhua_dcm_plugin.census.rows import count_classes

# -- files -----------------------------------------------------------------------------------------

NAMES = [field.name for field in FIELDS]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
OWN = {"component_code", "x", "y", "wkt"}
MAPPINGS = st.builds(
    Mapping,
    columns=st.dictionaries(
        st.sampled_from(NAMES), st.lists(TEXT, min_size=1, max_size=3).map(tuple)
    ),
    values=st.dictionaries(st.sampled_from(NAMES), st.dictionaries(TEXT, TEXT, min_size=1)),
    constants=st.dictionaries(st.sampled_from([n for n in NAMES if n not in OWN]), TEXT),
    offset=st.none()
    | st.tuples(
        st.floats(allow_nan=False, allow_infinity=False),
        st.floats(allow_nan=False, allow_infinity=False),
    ),
    standard=st.none() | TEXT,
    codes=st.sampled_from([KEEP, GIVE]),
    dates=st.dictionaries(st.sampled_from(DATES), st.sampled_from(["ymd", "dmy", "mdy"])),
)


@given(MAPPINGS)
def test_a_mapping_comes_back_as_it_was_written(mapping: Mapping) -> None:
    assert from_json(to_json(mapping)).mapping == mapping


def test_a_file_as_the_guide_shows_it() -> None:
    text = """{"columns": {"class_name": "小类", "owner_department": ["DeptCode2", "DeptName2"]},
        "values": {"class_name": {"路登": "路灯"}, "status": {"1": "完好"}},
        "constants": {"data_source": "实测"}, "offset": [1, -2.5], "standard": "CJ/T 214-2007",
        "codes": "give", "title": "x"}"""
    read = from_json("\ufeff" + text, ["小类", "DeptCode2", "DeptName2"])
    assert read.mapping == Mapping(
        columns={"class_name": ("小类",), "owner_department": ("DeptCode2", "DeptName2")},
        values={"class_name": {"路登": "路灯"}, "status": {"1": "完好"}},
        constants={"data_source": "实测"},
        offset=(1.0, -2.5),
        standard=OLD,
        codes=GIVE,
    )
    assert read.remarks == (Remark("key_unknown", {"name": "title"}),)
    assert from_json('{"offset": {"dx": 1, "dy": 2}}').mapping.offset == (1.0, 2.0)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "not_json"), ("{", "not_json"), ("[" * 100_000, "not_json"), ("[]", "not_object"),
        ("null", "not_object"), ('{"columns": []}', "not_object"),
        ('{"columns": {"klasse": "a"}}', "field_unknown"),
        ('{"columns": {"name": "b"}}', "column_missing"),
        ('{"columns": {"name": ["b", "c"]}}', "column_missing"),
        ('{"columns": {"name": 5}}', "type_wrong"), ('{"columns": {"name": ""}}', "type_wrong"),
        ('{"columns": {"name": {"a": "b"}}}', "type_wrong"),
        ('{"values": {"status": ["x"]}}', "not_object"),
        ('{"values": {"status": {"1": null}}}', "type_wrong"),
        ('{"values": {"zustand": {}}}', "field_unknown"),
        ('{"constants": {"status": true}}', "type_wrong"),
        ('{"constants": {"component_code": "1301080118000001"}}', "constant_senseless"),
        ('{"constants": {"x": 5}}', "constant_senseless"),
        ('{"offset": [1]}', "type_wrong"), ('{"offset": ["1", 2]}', "type_wrong"),
        ('{"offset": [1, NaN]}', "type_wrong"), ('{"offset": [1, 1e999]}', "type_wrong"),
        ('{"offset": [1, true]}', "type_wrong"), ('{"offset": 5}', "type_wrong"),
        ('{"standard": 2013}', "type_wrong"), ('{"codes": "perhaps"}', "type_wrong"),
        ('{"codes": ["keep"]}', "type_wrong"), ('{"dates": {"name": "ymd"}}', "field_unknown"),
        ('{"dates": {"valid_from": "ydm"}}', "type_wrong"),
        ('{"offset": [1, 1' + "0" * 400 + "]}", "type_wrong"),
    ],
    ids=lambda text: text[:40],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_the_reason(text: str, key: str) -> None:
    with pytest.raises(MappingError) as refused:
        from_json(text, ["a", "a2"])
    assert refused.value.key == key


def test_columns_are_found_whatever_their_case_and_one_column_may_serve_two_fields() -> None:
    read = from_json(
        '{"columns": {"name": "mingcheng ", "class_name": "MingCheng"}}', ["MINGCHENG"]
    )
    assert read.mapping.columns == {"name": ("MINGCHENG",), "class_name": ("MINGCHENG",)}


def test_a_field_with_no_column_is_not_mapped() -> None:
    assert (
        from_json('{"columns": {"name": []}, "values": {"status": {}}}', ["a"]).mapping == Mapping()
    )


def test_mappings_are_changed_by_making_new_ones() -> None:
    empty = Mapping()
    one = (
        empty.with_columns("name", "a").with_value("status", "1", "完好").with_constant("note", "x")
    )
    assert one.column("name") == "a" and one.column("note") is None
    assert one.values == {"status": {"1": "完好"}} and one.constants == {"note": "x"}
    assert one.with_columns("name").columns == {} and one.with_constant("note", "").constants == {}
    assert empty == Mapping()


# -- guessing --------------------------------------------------------------------------------------


def guessed(columns: str, *rows: list[str | None], **options: Any) -> dict[str, Any]:
    read = guess(columns.split(), rows, book(), **options)
    return {name: " ".join(their) for name, their in read.mapping.columns.items()}


def test_the_standards_own_table() -> None:
    columns = (
        "OBJECTID ObjID ObjName DeptCode1 DeptName1 DeptCode2 DeptName2 DeptCode3 DeptName3 BGID "
        "ObjState ORDate CHDate DataSource Note OBJUPTODAT PICTURE MATERIAL"
    )
    row = [
        "1", "1301080118000001", "路灯", "CG01", "城管局", "GD01", "供电", "SZ01", "市政所",
        "13010800101201",
        "完好", "20131219", "", "实测", "", "在用", "a.jpg", "铁",
    ]  # fmt: skip
    assert guessed(columns, row) == {
        "component_code": "ObjID",
        "class_name": "ObjName",
        "competent_department": "DeptCode1 DeptName1",
        "owner_department": "DeptCode2 DeptName2",
        "maintenance_department": "DeptCode3 DeptName3",
        "grid_code": "BGID",
        "status": "ObjState",
        "valid_from": "ORDate",
        "changed_on": "CHDate",
        "data_source": "DataSource",
        "note": "Note",
        "photo": "PICTURE",
    }


def test_the_table_of_2026() -> None:
    columns = "GLBJBSM GLBJMC ZGBMDM ZGBMMC QSDWDM QSDWMC YHDWDM YHDWMC SZDYWGBSM GLBJZT CSRQ BGRQ"
    found = guessed(columns)
    assert set(found) == {
        "component_code", "name", "competent_department", "owner_department", "grid_code", "status",
        "maintenance_department", "valid_from", "changed_on",
    }  # fmt: skip
    assert found["owner_department"] == "QSDWDM QSDWMC"


def test_values_tell_what_a_vague_name_means() -> None:
    both = {"component_code": "编码", "class_code": "编码"}
    assert guessed("编码", ["1301080118000001"]) == both
    assert guessed("编码", ["13010800101201"]) == {"grid_code": "编码"}
    assert guessed("编码", ["130108001012001"]) == {"grid_code": "编码"}
    assert guessed("编码", ["0118"]) == {"class_code": "编码"}
    assert guessed("编码", ["A-17"]) == {}
    assert guessed("编码 代码", ["0118", "1301080118000001"]) == {
        "component_code": "代码",
        "class_code": "编码",
    }
    assert guessed("时间", ["2013-12-19"]) == {"surveyed_on": "时间"}
    assert guessed("时间", ["傍晚"]) == {}
    assert guessed("类型 名称", ["路灯", "路灯1号"]) == {"class_name": "类型", "name": "名称"}
    assert guessed("geom", ["POINT(114 38)"]) == {"wkt": "geom"}
    assert guessed("Address", ["1932"]) == {}  # a house number is not a place in words
    assert guessed("CODE ID") == {}
    assert guessed("名称", ["路灯"]) == {"class_name": "名称"}  # and not the name as well


def test_a_strong_name_is_not_believed_where_nothing_fits() -> None:
    assert guessed("标识码 小类", ["蓝", "红"]) == {}


def test_coordinates_are_columns_where_the_part_has_shapes() -> None:
    assert guessed("经度 纬度", ["114.5", "38"]) == {"x": "经度", "y": "纬度"}
    assert guessed("经度 纬度", ["114.5", "38"], geometry=True) == {}


@pytest.mark.parametrize(
    ("x", "y", "swapped"),
    [
        ("4208123.5", "543210.1", True), ("4208123.5", "38543210.1", True),
        ("38.01", "114.5", True),
        ("543210.1", "4208123.5", False), ("38543210.1", "4208123.5", False),
        ("114.5", "38.01", False),
        ("-117.9", "34.1", False),
    ],
)  # fmt: skip
def test_surveyors_call_the_north_x(x: str, y: str, swapped: bool) -> None:
    read = guess(["X坐标", "Y坐标"], [[x, y]] * 3, book())
    assert read.mapping.column("x") == ("Y坐标" if swapped else "X坐标")
    assert [remark.key for remark in read.remarks] == (["axes_swapped"] if swapped else [])


def test_dates_that_only_the_column_settles() -> None:
    read = guess(["普查日期"], [["03/04/2013"], ["19/04/2013"]], book())
    assert read.mapping.dates == {"surveyed_on": "dmy"}
    assert guess(["普查日期"], [["03/04/2013"]], book()).mapping.dates == {}
    assert guess(["普查日期"], [["2013-04-03"]], book()).mapping.dates == {}


def codes(pattern: str, rows: int) -> list[list[str | None]]:
    names = [("0118", "路灯"), ("0402", "行道树"), ("0305", "垃圾箱"), ("0101", "上水井盖")]
    return [[pattern.format(code=names[n % 4][0], n=n), names[n % 4][1]] for n in range(rows)]


def test_codes_built_in_another_way_are_left_alone_and_told() -> None:
    foreign = guess(["OBJCODE", "小类"], codes("130108001012{n:04d}", 30), book())
    assert foreign.mapping.columns == {"class_name": ("小类",)}
    assert foreign.remarks == (
        Remark(
            "codes_foreign",
            {"column": "OBJCODE", "example": "1301080010120000", "rows": 30, "against": 30},
        ),
    )
    few = guess(["OBJCODE", "小类"], codes("130108001012{n:04d}", 19), book())
    assert few.mapping.column("component_code") == "OBJCODE"
    ours = guess(["OBJCODE", "小类"], codes("130108{code}{n:06d}", 30), book())
    assert ours.mapping.column("component_code") == "OBJCODE" and not ours.remarks
    half = codes("130108{code}{n:06d}", 15) + codes("130108001012{n:04d}", 15)
    mixed = guess(["OBJCODE", "小类"], half, book())
    assert mixed.mapping.column("component_code") == "OBJCODE" and not mixed.remarks


def test_codes_of_another_numbering_do_not_contradict() -> None:
    rows: list[list[str | None]] = [[f"1301080137{n:06d}", "路灯"] for n in range(25)]  # 2013
    read = guess(["标识码", "小类"], rows, book())
    assert read.mapping.column("component_code") == "标识码"


def test_the_deliveries_with_their_truth() -> None:
    path = SHARED / "data" / "encoding" / "TRUTH.csv"
    if not path.exists():
        pytest.skip("the deliveries with their truth are not beside the checkout")
    with path.open(encoding="utf-8", newline="") as handle:
        columns, *rows = csv.reader(handle)
    read = guess(columns, rows[:50], book())
    assert {name: their[0] for name, their in read.mapping.columns.items()} == {
        "big_class": "BIGCLS",
        "class_name": "SMALLCLS",
        "status": "STATUS",
        "community": "COMMUNITY",
        "address": "POSITION",
        "surveyed_on": "SURVDATE",
        "x": "LON_WGS84",
        "y": "LAT_WGS84",
    }
    assert [remark.key for remark in read.remarks] == ["codes_foreign"]
    assert book().fit(count_classes(read.mapping, columns, rows)) == NATIONAL


@pytest.mark.parametrize("name", ["duarte", "la-verne", "lomita", "san-gabriel"])
def test_trees_of_other_countries_keep_all_their_columns(name: str) -> None:
    path = SHARED / "data" / "census" / f"{name}.geojson"
    if not path.exists():
        pytest.skip("the tree inventories are not beside the checkout")
    features = json.loads(path.read_text(encoding="utf-8"))["features"][:50]
    columns = list(features[0]["properties"])
    rows = [[str(value) for value in f["properties"].values()] for f in features]
    assert guess(columns, rows, book(), geometry=True).mapping == Mapping()


@given(
    st.lists(st.sampled_from([n for f in FIELDS for n in (*f.names, *f.weak)]) | TEXT, max_size=12),
    st.data(),
)
def test_no_column_is_ever_two_fields(columns: list[str], data: st.DataObject) -> None:
    cell = (
        st.none() | st.sampled_from(["0118", "路灯", "1301080118000001", "2013-12-19", "5"]) | TEXT
    )
    rows = data.draw(
        st.lists(st.lists(cell, min_size=len(columns), max_size=len(columns)), max_size=3)
    )
    read = guess(list(dict.fromkeys(columns)), rows, book())
    by_codes = any(remark.key == "class_from_codes" for remark in read.remarks)
    columns_of = {
        n: c for n, c in read.mapping.columns.items() if n != "class_code" or not by_codes
    }
    used = [column for their in columns_of.values() for column in their]
    assert len(used) == len(set(used))
    assert set(used) <= set(columns)
    assert set(read.confidence) == set(read.mapping.columns)
    assert all(len(their) == 1 for n, their in read.mapping.columns.items() if n not in SEVERAL)


# -- words -----------------------------------------------------------------------------------------


def test_everything_is_said_in_words() -> None:
    words = pytest.importorskip("yuhua_dcm_plugin.census.mapping_words")
    said = [
        MappingError("not_json", reason="r"), MappingError("not_object", where=""),
        MappingError("field_unknown", where="columns", field="f", fields=[]),
        MappingError("column_missing", field="name", column="c", columns=[]),
        MappingError("type_wrong", where="offset", wanted="[dx, dy]"),
        MappingError("constant_senseless", field="x"), Remark("key_unknown", {"name": "k"}),
        Remark("axes_swapped", {"x": "Y", "y": "X"}),
        Remark("values_unlike", {"column": "c", "field": "name", "example": "e"}),
        Remark("dates_ambiguous", {"column": "c", "example": "e"}),
        Remark("codes_rounded", {"column": "c", "example": "e"}),
        Remark("class_from_codes", {"column": "c"}), Remark("class_from_title", {"text": "t"}),
        Remark("codes_foreign", {"column": "c", "example": "e", "rows": 9, "against": 9}),
    ]  # fmt: skip
    lines = [words.words_of(one) for one in said]
    assert all(line and "{" not in line.replace("{…}", "") for line in lines)
    assert len(set(lines)) == len(lines)
