"""Rows become COPY lines: nothing is lost on the way, and nothing in a cell can end a COPY."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from typing import Any

import pytest
from badinput import naughty_strings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from seedbook import NATIONAL, NEW, OLD, book, departments

from yuhua_dcm_plugin.census.cells import NULL, copied
from yuhua_dcm_plugin.census.classes import ClassTexts
from yuhua_dcm_plugin.census.folding import NOTHING, key, tidy
from yuhua_dcm_plugin.census.mapping import GIVE, Mapping
from yuhua_dcm_plugin.census.rows import COPY_COLUMNS, LineFile, RowReader, count_classes
from yuhua_dcm_plugin.census.shapes import ShapeError, checked, moved, point_hex
from yuhua_dcm_plugin.census.wkt import wkt_to_hex

UNESCAPED = {"\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r"}


def back(field: str) -> str | None:
    """A field of COPY text as PostgreSQL reads it."""
    if field == NULL:
        return None
    made, at = [], 0
    while at < len(field):
        step = 2 if field[at] == "\\" else 1
        piece = field[at : at + step]
        made.append(UNESCAPED[piece] if step == 2 else piece)
        at += step
    return "".join(made)


def read(
    mapping: Mapping,
    columns: str,
    *rows: Sequence[str | None],
    shapes: Sequence[str | None] = (),
    **options: Any,
) -> list[dict[str, Any]]:
    """Rows as they arrive in the temporary table."""
    options = {"standard": OLD, **options}
    reader = RowReader(mapping, columns.split(), book(), departments(), **options)
    pairs = zip(rows, shapes or [None] * len(rows))
    text = "".join(reader.lines(pairs))
    assert reader.count == len(rows) == text.count("\n")
    found = []
    for line in text.split("\n")[:-1]:
        fields = dict(zip(COPY_COLUMNS, map(back, line.split("\t"))))
        assert len(line.split("\t")) == len(COPY_COLUMNS)
        found.append(
            {**fields, "extra": json.loads(fields["extra"]), "unread": json.loads(fields["unread"])}
        )
    return found


def mapped(**columns: str) -> Mapping:
    return Mapping(columns={name: tuple(their.split()) for name, their in columns.items()})


FULL = mapped(
    component_code="码", class_code="小类码", class_name="小类", name="名", status="状态",
    competent_department="主管码 主管", grid_code="网格", address="位置", surveyed_on="普查",
    valid_from="初始", note="备注", community="社区",
)  # fmt: skip
COLUMNS = "码 小类码 小类 名 状态 主管码 主管 网格 位置 普查 初始 备注 社区 材质 空列"


def test_a_whole_row() -> None:
    row = [
        "１３０１０８０１１８０００００１", "0118", "路灯", "路灯12", "好", "CG01", "裕华区城管局",
        " 13010800101201 ", "裕华路\t1号\n东",
        "2013年12月19日", "41627", "无", "海德园社区", "铸\\铁", " ",
    ]  # fmt: skip
    shape = point_hex(114.5, 38.0)
    (found,) = read(FULL, COLUMNS, row, shapes=[shape], part=3, first_row=11)
    assert found == {
        **dict.fromkeys(COPY_COLUMNS),
        "row_no": "11",
        "part": "3",
        "part_row": "1",
        "component_code": "1301080118000001",
        "class_standard": OLD,
        "class_code": "0118",
        "class_text": "路灯",
        "name": "路灯12",
        "status": "完好",
        "competent_department": "CG01",
        "grid_code": "13010800101201",
        "address": "裕华路\t1号\n东",
        "surveyed_on": "2013-12-19",
        "valid_from": "2013-12-19",
        "note": "无",
        "extra": {"社区": "海德园社区", "材质": "铸\\铁"},
        "unread": {},
        "geom": shape,
    }


def test_what_is_not_understood_is_kept_beside_the_row() -> None:
    row = [
        None,
        "0199",
        None,
        "",
        "一般",
        "XX",
        "某局",
        "-",
        "",
        "2013-13-40",
        "NULL",
        None,
        None,
        None,
        None,
    ]
    (found,) = read(FULL, COLUMNS, row)
    assert found["unread"] == {
        "class_code": "0199",
        "status": "一般",
        "competent_department": "XX / 某局",
        "surveyed_on": "2013-13-40",
    }
    for field in ("component_code", "class_code", "name", "status", "grid_code", "valid_from"):
        assert found[field] is None
    assert found["class_text"] == "0199"


def test_code_and_name_that_disagree() -> None:
    rows = [
        [None, "0118", "路灯井盖", *[None] * 12], [None, "0118", "灯", *[None] * 12],
        [None, None, None, None, None, "CG01", "市政所", *[None] * 8],
        [None, None, None, None, None, "X9", "市政所", *[None] * 8],
    ]  # fmt: skip
    one, two, three, four = read(FULL, COLUMNS, *rows)
    # the database compares class_code with what class_text names
    assert (one["class_code"], one["class_text"], one["unread"]) == ("0118", "路灯井盖", {})
    assert (two["class_code"], two["class_text"]) == ("0118", "灯")
    assert three["competent_department"] is None
    assert three["unread"] == {"competent_department": "CG01 / 市政所"}
    assert (four["competent_department"], four["unread"]) == ("SZ01", {})


def test_values_and_constants_of_a_mapping() -> None:
    mapping = Mapping(
        columns={"class_name": ("类",), "status": ("态",), "owner_department": ("权",)},
        values={
            "class_name": {"路登": "路灯", "Ａ": "0402"},
            "status": {"1": "完好", "2": "破损"},
            "owner_department": {"甲公司": "GD01"},
        },
        constants={"status": "丢失", "data_source": "实测", "maintenance_department": "市政所"},
    )
    rows = [["路登", "1", "甲公司"], [" a ", "2", "-"], ["路灯", "", "乙"], ["x", "3", None]]
    found = read(mapping, "类 态 权", *rows)
    assert [row["class_code"] for row in found] == ["0118", "0402", "0118", None]
    assert [row["status"] for row in found] == ["完好", "破损", "丢失", None]
    assert [row["owner_department"] for row in found] == ["GD01", None, None, None]
    assert {row["data_source"] for row in found} == {"实测"}
    assert {row["maintenance_department"] for row in found} == {"SZ01"}
    assert found[3]["unread"] == {"class_code": "x", "status": "3"}
    assert all(row["extra"] == {} for row in found)


def test_a_constant_class_makes_trees_of_an_inventory() -> None:
    mapping = Mapping(constants={"class_code": "0402"}, offset=(232.5, 3.9))
    shape = point_hex(-118.0, 34.1)
    (found,) = read(mapping, "species DBH", [" CRAPE MYRTLE", None], shapes=[shape])
    assert (found["class_code"], found["class_text"]) == ("0402", "行道树")
    assert found["extra"] == {"species": "CRAPE MYRTLE"}
    assert struct.unpack("<BIdd", bytes.fromhex(found["geom"]))[2:] == (114.5, 38.0)


def test_new_codes_for_all_keep_the_old_ones_as_an_attribute() -> None:
    mapping = Mapping(columns={"component_code": ("码",)}, codes=GIVE)
    (found,) = read(mapping, "码", ["130108001012"])
    assert (found["component_code"], found["extra"]) == (None, {"码": "130108001012"})


def test_the_standard_may_stand_in_a_column() -> None:
    mapping = mapped(class_standard="标准", class_code="类")
    rows = [["GB/T 30428.2", "0114"], ["CJ/T214-2007", "0114"], ["2026", "01014"], ["", "0114"]]
    found = read(mapping, "标准 类", *rows)
    assert [row["class_standard"] for row in found] == [NATIONAL, OLD, NEW, OLD]
    assert [row["class_text"] for row in found] == ["园林井盖", "无主井盖", "园林井盖", "无主井盖"]


def test_columns_that_a_part_lacks_and_rows_that_are_too_short() -> None:
    mapping = mapped(name="名 名称", address="位置")
    found = read(mapping, "名称 x", ["a"], ["b", "c", "d"], [])
    assert [row["name"] for row in found] == ["a", "b", None]
    assert [row["extra"] for row in found] == [{}, {"x": "c"}, {}]


def test_meanings_of_small_classes_hold_for_codes_and_names() -> None:
    mapping = Mapping(columns={"class_name": ("小类",)}, values={"class_code": {"路登": "0118"}})
    (found,) = read(mapping, "小类", ["路登"])
    assert found["class_code"] == "0118"
    assert count_classes(mapping, ["小类"], [["路登"]]) == {ClassTexts(None, None, "0118"): 1}


def test_what_several_columns_say_together_may_be_given_a_meaning() -> None:
    mapping = Mapping(
        columns={"class_code": ("码",), "class_name": ("类",), "owner_department": ("权码", "权")},
        values={"class_name": {"A1 路登": "路灯"}, "owner_department": {"XX / 某局": "GD01"}},
    )
    (before,) = read(Mapping(mapping.columns), "码 类 权码 权", ["A1", "路登", "XX", "某局"])
    assert before["unread"] == {"class_code": "A1 路登", "owner_department": "XX / 某局"}
    (after,) = read(mapping, "码 类 权码 权", ["A1", "路登", "XX", "某局"])
    assert (after["class_code"], after["owner_department"], after["unread"]) == ("0118", "GD01", {})


def test_what_the_district_wrote_into_a_file_of_its_own_is_no_attribute() -> None:
    own = "component_code class_standard class_code since version 材质"
    row = ["1301080118000001", OLD, "0118", "2024-01-01", "3", "铁"]
    mapping = mapped(component_code="component_code", class_code="class_code")
    (found,) = read(mapping, own, row)
    assert found["extra"] == {"class_standard": OLD, "材质": "铁"}
    (found,) = read(mapping, "component_code class_code since version", [row[0], *row[2:5]])
    assert found["extra"] == {"since": "2024-01-01", "version": "3"}, "a company's own columns"


def test_columns_of_one_name_are_all_kept() -> None:
    (found,) = read(mapped(name="n"), "a n a a n", ["1", "2", "3", "4", "5"])
    assert found["extra"] == {"a": "1", "a_2": "3", "a_3": "4", "n": "5"}


def test_rows_are_numbered_through_the_pieces() -> None:
    reader = RowReader(Mapping(), ["a"], book(), departments(), standard=OLD, first_row=7)
    pieces = list(reader.lines(([str(n)], None) for n in range(1234)))
    assert len(pieces) == 3 and reader.count == 1234
    lines = "".join(pieces).splitlines()
    assert [line.split("\t")[0] for line in lines] == [str(7 + n) for n in range(1234)]
    assert lines[-1].split("\t")[2] == "1234"
    assert list(reader.lines([])) == []


def test_more_different_cells_than_are_remembered() -> None:
    rows = [[str(n), f"2013-13-{n}"] for n in range(25_000)]
    found = read(mapped(address="a", surveyed_on="b"), "a b", *rows)
    assert [row["address"] for row in found] == [row[0] for row in rows]
    assert [row["unread"] for row in found] == [{"surveyed_on": row[1]} for row in rows]


def test_what_rows_say_of_their_classes_is_counted() -> None:
    mapping = Mapping(
        columns={"big_class": ("大", "大名"), "class_name": ("小",)},
        values={"class_name": {"路登": "路灯"}},
    )
    rows = [["01", "", "路灯"], ["01", "x", "路登"], [None, None, " "], ["", "公用", "路灯"]]
    assert count_classes(mapping, ["大", "大名", "小"], rows) == {
        ClassTexts("01", None, "路灯"): 2,
        ClassTexts("公用", None, "路灯"): 1,
    }


# -- positions -------------------------------------------------------------------------------------


def xy(shape: str | None) -> tuple[float, float]:
    assert shape is not None
    x, y = struct.unpack("<BIdd", bytes.fromhex(shape))[2:]
    return x, y


def test_coordinates_in_columns() -> None:
    mapping = mapped(x="经", y="纬")
    rows = [
        ["114.5", "38"],
        ["114°30′", "３８"],
        ["", None],
        ["x", "38"],
        ["114.5", ""],
        ["nan", "1"],
    ]
    shape = point_hex(1, 2)
    found = read(mapping, "经 纬", *rows, shapes=[shape] * 6)
    assert [xy(row["geom"]) for row in found[:3]] == [(114.5, 38.0), (114.5, 38.0), (1.0, 2.0)]
    assert [row["unread"] for row in found[3:5]] == [{"geom": "x, 38"}, {"geom": "114.5,"}]
    assert [row["geom"] for row in found[3:5]] == [None, None]
    assert xy(found[5]["geom"])[1] == 1.0  # NaN goes to the database, which has a rule for it
    assert all(row["extra"] == {} for row in found)


def test_coordinates_in_columns_are_turned_and_then_moved() -> None:
    mapping = Mapping(columns={"x": ("a",), "y": ("b",), "wkt": ("g",)}, offset=(10.0, 20.0))
    turn = lambda x, y: (x * 2, y * 2)  # noqa: E731
    rows = [["1", "2", ""], ["", "", "POINT(3 4)"], ["", "", ""]]
    shapes = [None, None, point_hex(5, 6)]
    found = read(mapping, "a b g", *rows, shapes=shapes, to_wgs84=turn)
    assert [xy(row["geom"]) for row in found] == [(12.0, 24.0), (16.0, 28.0), (15.0, 26.0)]


def test_a_turn_that_fails_is_a_fault_of_the_row() -> None:
    def turn(x: float, _y: float) -> tuple[float, float]:
        raise ValueError(x)

    (found,) = read(mapped(x="a", y="b"), "a b", ["1", "2"], to_wgs84=turn)
    assert found["geom"] is None and found["unread"]["geom"]


@pytest.mark.parametrize(
    "text",
    [
        "POINT", "POINT(1)", "POINT(1 2", "POINT(1 2))", "POINT(a b)", "LINESTRING(1 2)", "路灯",
        "POLYGON((0 0, 1 0, 1 1, 0 1))", "POLYGON((0 0, 1 1, 0 0))", "POINT(1 2) x", "(1 2)",
        "0101",
        "CIRCULARSTRING(0 0, 1 1, 1 0)", "MULTIPOINT((1 2), (3))", "LINESTRING(1 2, 3 4 5)",
        "POINT(1 2 3 4 5)",
        "GEOMETRYCOLLECTION(" * 50 + ")" * 50, "POLYGON(0 0, 1 1)", "POINT(1.2.3 4)", "ab" * 30,
    ],
    ids=lambda text: text[:30],
)  # fmt: skip
def test_malformed_wkt_is_unread(text: str) -> None:
    (found,) = read(mapped(wkt="g"), "g", [text])
    assert (found["geom"], found["unread"]) == (None, {"geom": text})


def bad(count: int, *numbers: float) -> str:
    """A polygon of one ring."""
    return struct.pack(f"<BIII{len(numbers)}d", 1, 3, 1, count, *numbers).hex()


@pytest.mark.parametrize(
    "shape",
    [
        "", "zz", "01", point_hex(1, 2)[:-2], point_hex(1, 2) + "00",
        bad(4, 0, 0, 1, 0, 1, 1, 0, 1),
        bad(3, 0, 0, 1, 1, 0, 0), bad(2**31, 0, 0), struct.pack("<BIIdd", 1, 2, 1, 5, 5).hex(),
        struct.pack("<BII", 1, 8, 0).hex(), struct.pack("<BIIBI", 1, 4, 1, 1, 2).hex(),
    ],
    ids=lambda text: text[:30],
)  # fmt: skip
def test_shapes_that_the_database_would_not_take_do_not_reach_it(shape: str) -> None:
    with pytest.raises(ShapeError):
        checked(shape)
    (found,) = read(Mapping(), "a", ["b"], shapes=[shape])
    assert found["geom"] is None and found["unread"]["geom"]


def test_a_line_file_is_read_to_its_end() -> None:
    file = LineFile(iter(["a\n", "b\n"]))
    assert [file.read(8192), file.read(8192), file.read(8192), file.read()] == [
        "a\n",
        "b\n",
        "",
        "",
    ]


# -- what any cell may hold ------------------------------------------------------------------------

CELL = st.text() | st.sampled_from(
    [
        "\\N",
        "\\.",
        "\t",
        "\r\n",
        "\\",
        "\x00",
        "\ud800",
        "NULL",
        "\\\\N",
        "a\\",
        '"',
        "{}",
        "\u2028",
    ]
)


def survives(text: str) -> str | None:
    bare = tidy(text)
    return bare if bare and bare.casefold() not in NOTHING else None


@given(st.lists(CELL, min_size=1, max_size=8))
def test_any_text_is_kept_whole(texts: list[str]) -> None:
    mapping = Mapping(columns={"address": ("a",), "note": ("b",)}, values={"note": {"x": "y"}})
    found = read(mapping, "a b c", *([text, text, text] for text in texts))
    for row, text in zip(found, texts):
        assert row["address"] == survives(text)
        if key(text) != "x":
            assert row["note"] == survives(text)
        assert row["extra"] == ({"c": tidy(text)} if tidy(text) else {})


@given(st.lists(CELL, min_size=15, max_size=15), st.text(min_size=1))
def test_any_row_becomes_a_line(row: list[str], column: str) -> None:
    (found,) = read(FULL, COLUMNS, row)
    assert set(found) == set(COPY_COLUMNS)
    reader = RowReader(Mapping(), [column], book(), departments(), standard=OLD)
    (line,) = reader.lines([(["v"], None)])
    assert line.count("\n") == 1 and line.count("\t") == len(COPY_COLUMNS) - 1


@pytest.mark.parametrize("text", ["D:\\普查\\照片\\0001.jpg", "\\\\server\\share\\tree.png"])
def test_a_path_of_windows_keeps_its_backslashes(text: str) -> None:
    (found,) = read(mapped(photo="照片", note="备注"), "照片 备注 c", [text, text, text])
    assert (found["photo"], found["note"], found["extra"]) == (text, text, {"c": text})


def test_no_line_end_gets_into_a_field() -> None:
    assert copied("a\rb\nc\td\\") == r"a\rb\nc\td\\"


def test_naughty_strings_survive() -> None:
    texts = naughty_strings()
    found = read(mapped(address="a"), "a b", *([text, text] for text in texts))
    for row, text in zip(found, texts):
        assert row["address"] == survives(text)
        assert row["extra"] == ({"b": tidy(text)} if tidy(text) else {})
    kept = sum(row["extra"].get("b") == text.strip() for row, text in zip(found, texts))
    assert kept > 0.9 * len(texts)  # the rest holds control characters


@given(st.floats(), st.floats(), st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_a_moved_point_is_a_point(x: float, y: float, by: float) -> None:
    there = moved(point_hex(x, y), lambda a, b: (a + by, b + by))
    assert len(there) == len(point_hex(x, y))


# -- a real PostGIS --------------------------------------------------------------------------------


@pytest.fixture
def arrive(connect: Any) -> Any:
    """Send lines to a table like ``pg_temp.census_in`` and ask something of it."""
    connection = connect()

    def sent(lines: Any, question: str) -> list[tuple[Any, ...]]:
        kinds = {"extra": "jsonb", "unread": "jsonb", "geom": "geometry", "row_no": "int"}
        kinds |= dict.fromkeys(("surveyed_on", "valid_from", "changed_on", "valid_to"), "date")
        table = ", ".join(f"{name} {kinds.get(name, 'text')}" for name in COPY_COLUMNS)
        with connection.cursor() as cursor:
            cursor.execute(
                f"drop table if exists pg_temp.into_it; create temp table into_it ({table})"
            )
            cursor.copy_expert("copy pg_temp.into_it from stdin", LineFile(lines))
            cursor.execute(question)
            return list(cursor.fetchall())

    return sent


def reader_of(mapping: Mapping, columns: str) -> RowReader:
    return RowReader(mapping, columns.split(), book(), departments(), standard=OLD)


def test_any_text_survives_copy_into_postgis(arrive: Any) -> None:
    ask = "select address, extra ->> 'b' from pg_temp.into_it order by row_no"

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(CELL, min_size=1, max_size=20))
    def holds(texts: list[str]) -> None:
        reader = reader_of(mapped(address="a"), "a b")
        found = arrive(reader.lines(([text, text], None) for text in texts), ask)
        assert found == [(survives(text), tidy(text) or None) for text in texts]

    holds()
    texts = naughty_strings()
    reader = reader_of(mapped(address="a"), "a b")
    found = arrive(reader.lines(([text, text], None) for text in texts), ask)
    assert found == [(survives(text), tidy(text) or None) for text in texts]


SHAPES = [
    "POINT(114.5 38)", "POINT EMPTY", "point z (1 2 3)", "POINTM(1 2 3)", "POINT(1 2 3)",
    "POINT ZM (1 2 3 4)",
    "LINESTRING(0 0, 1 1.5e2, -2 .5)", "LINESTRING EMPTY", "LINESTRING Z (0 0 1, 1 1 2)",
    "POLYGON((0 0, 4 0, 4 4, 0 0), (1 .5, 2 .5, 2 1, 1 .5))", "POLYGON EMPTY",
    "POLYGON((0 0 1, 4 0 1, 4 4 1, 0 0 1))", "MULTIPOINT(1 2, 3 4)", "MULTIPOINT((1 2), (3 4))",
    "MULTILINESTRING((0 0, 1 1), (2 2, 3 3))",
    "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
    "MULTIPOINT Z (1 2 3, 4 5 6)", "GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(0 0, 1 1))",
    "GEOMETRYCOLLECTION EMPTY", "MULTIPOLYGON EMPTY",
]  # fmt: skip


def test_wkt_means_what_postgis_takes_it_for(arrive: Any) -> None:
    reader = reader_of(mapped(wkt="g", address="a"), "g a")
    rows = [([f"SRID=4326; {text}", text], None) for text in SHAPES]
    ask = """select address, st_asewkt(geom) = st_asewkt(address::geometry), st_srid(geom),
        unread from pg_temp.into_it order by row_no"""
    assert arrive(reader.lines(rows), ask) == [(text, True, 0, {}) for text in SHAPES]


def test_moving_is_what_postgis_calls_translating(arrive: Any) -> None:
    mapping = Mapping(columns={"address": ("a",)}, offset=(3.5, -2.0))
    rows = [([text], wkt_to_hex(text)) for text in SHAPES]
    ask = """select address from pg_temp.into_it
        where st_asewkt(geom) <> st_asewkt(st_translate(address::geometry, 3.5, -2))"""
    assert arrive(reader_of(mapping, "a").lines(rows), ask) == []


def test_nothing_in_a_cell_ends_a_copy(arrive: Any) -> None:
    cells = CELL | st.sampled_from(
        [*SHAPES, "POINT(1", "LINESTRING(1 1)", "2013-12-19", "114.5", "路灯"]
    )
    mapping = mapped(
        wkt="g", x="x", y="y", class_name="c", valid_from="d", status="s", component_code="k"
    )
    shapes = (
        st.none()
        | st.sampled_from([wkt_to_hex(text) for text in SHAPES])
        | st.binary().map(bytes.hex)
    )

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(
            st.tuples(st.lists(cells, min_size=8, max_size=8), shapes), min_size=1, max_size=20
        )
    )
    def holds(rows: list[Any]) -> None:
        reader = reader_of(mapping, "g x y c d s k e")
        assert arrive(reader.lines(rows), "select count(*) from pg_temp.into_it") == [(len(rows),)]

    holds()
