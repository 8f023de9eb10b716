"""Wrong deliveries through the algorithm, as somebody would send them whom nobody here knows."""

from __future__ import annotations

import json
import math
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

pytest.importorskip("qgis.core", reason="QGIS is not installed")
pytest.importorskip("osgeo.ogr", reason="GDAL is not installed")

from dbkit import INSIDE, Desk
from deliverykit import CGCS2000, csv_file, gauss, shapefile
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

pytestmark = pytest.mark.gui

HEAD = (
    "标识码", "小类代码", "小类名称", "部件状态", "所在单元网格", "位置描述", "普查日期",
    "变更日期", "初始日期", "权属单位", "x", "y",
)  # fmt: skip
PRJ = gauss("CGCS2000_3_Degree_GK_CM_114E", CGCS2000, 500000.0, 114.0)
#: Row that is spoilt, of twenty.
BAD = 7
Rows = list[list[str]]


class Run(NamedTuple):
    """What a run said."""

    results: dict[str, Any]
    error: str

    @property
    def batch(self) -> int:
        return int(self.results["BATCH"])

    @property
    def counts(self) -> tuple[int, int, int]:
        return tuple(int(self.results[name]) for name in ("READ", "WRITTEN", "FAULTY"))  # type: ignore[return-value]


class _Silent(QgsProcessingFeedback):
    def __init__(self) -> None:
        super().__init__(False)


@pytest.fixture
def run(database: Any, qgis_app: Any, qgis_processing: None) -> Iterator[Callable[..., Run]]:
    """Return `run(path, **parameters)`: the algorithm as a surveyor; an error is its one line."""
    from yuhua_dcm_plugin.processing.importcensus import ImportCensus
    from yuhua_dcm_plugin.processing.undocensus import UndoCensus

    dsn = database.dsn_for("t_surveyor")

    def made(path: Path | str | None, **parameters: Any) -> Run:
        algorithm = (UndoCensus if path is None else ImportCensus)()
        algorithm.initAlgorithm()
        told = {"DATABASE": dsn, "SOURCE_CRS": "EPSG:4547", **parameters}
        if path is not None:
            told["INPUT"] = str(path)
        try:
            results, _ = algorithm.run(told, QgsProcessingContext(), _Silent(), {}, False)
        except QgsProcessingException as problem:
            error = str(problem)
            assert error and "\n" not in error and "Traceback" not in error
            return Run({}, error)
        return Run(results, "")

    yield made


def survey(count: int = 20) -> Rows:
    """Rows that break no rule, eight metres apart."""
    return [
        [f"1301080118{700000 + n}", "0118", "路灯", "完好", "13010800100101", f"槐安路{n}号门前",
         "2024-03-05", "2020-01-02", "2012-05-06", "", f"{INSIDE[0] + n % 5 * 8:.3f}",
         f"{INSIDE[1] + n // 5 * 8:.3f}"]
        for n in range(count)
    ]  # fmt: skip


def spoilt(**cells: str) -> Rows:
    rows = survey()
    for name, text in cells.items():
        rows[BAD][HEAD.index(name)] = text
    return rows


def table(folder: Path, rows: Rows, name: str = "部件.csv", encoding: str = "utf-8") -> Path:
    return csv_file(folder / name, [HEAD, *rows], encoding=encoding)


def test_of_60_000_faulty_rows_the_report_says_how_many_more_there_are(
    run: Any, boss: Desk, tmp_path: Path
) -> None:
    """A rule lists 20,000 rows; counted, kept to be mended and said are all of them."""
    count = 60_000
    good = survey(1)[0]
    rows = [good[:]]
    for n in range(count):
        row = good[:]
        row[0], row[3] = f"13010801180{n:05d}", "很奇怪"
        row[-2:] = [f"{545011 + n % 240 * 2}", f"{4209010 + n // 240 * 1.9:.2f}"]
        rows.append(row)
    page, book = tmp_path / "报告.html", tmp_path / "报告.xlsx"
    done = run(table(tmp_path, rows), REPORT=str(page), REPORT_XLSX=str(book))
    assert done.counts == (count + 1, 1, count)
    sql = "select count(*) from dcm.{} where batch = %s"
    assert boss.value(sql.format("census_row"), done.batch) == count
    assert boss.value(sql.format("census_fault"), done.batch) == 20_000
    text = page.read_text(encoding="utf-8")
    assert "The first 1,000 of 60,000 are listed here." in text
    assert "报告.xlsx lists up to 20,000 of each fault and 1,000 of each note." in text
    with zipfile.ZipFile(book) as packed:
        summary = packed.read("xl/worksheets/sheet1.xml").decode()
        listed = packed.read("xl/worksheets/sheet2.xml").decode()
    assert "The first 20,000 of 60,000 are listed here." in summary
    assert "All are on the map" not in summary + text
    assert listed.count("<row ") == 20_001


# --- one fault among good rows -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "rule", "field", "value"),
    [
        ({"小类代码": "", "小类名称": ""}, "class_missing", "class_code", None),
        ({"小类代码": "0199", "小类名称": "不知道"}, "class_unknown", "class_code", "0199 不知道"),
        ({"标识码": "130108011870000A"}, "code_malformed", "component_code", "130108011870000A"),
        ({"x": "NaN"}, "geometry_numbers", "geom", "NaN, 4209248"),
        ({"x": "约545110"}, "geometry_missing", "geom", "约545110, 4209248.000"),
        ({"x": "N/A"}, "geometry_missing", "geom", "N/A, 4209248.000"),
        ({"x": "N/A", "y": "无"}, "geometry_missing", "geom", "N/A, 无"),
        ({"x": "545.110", "y": "Nanjing"}, "geometry_missing", "geom", "545.110, Nanjing"),
        ({"x": "", "y": ""}, "geometry_missing", "geom", None),
        ({"x": "400000"}, "place_outside", "geom", "400000, 4209248"),
        ({"x": f"{INSIDE[0]:.3f}", "y": f"{INSIDE[1] + 0.1:.3f}"}, "place_twice", "geom",
         "545110, 4209240.1"),
        ({"普查日期": "2024-02-30"}, "date_unreadable", "surveyed_on", "2024-02-30"),
        ({"部件状态": "很奇怪"}, "status_unknown", "status", "很奇怪"),
        ({"权属单位": "火星局"}, "department_unknown", "owner_department", "火星局"),
        ({"位置描述": "????????"}, "text_garbled", "address", "????????"),
        ({"位置描述": "鍏畨\ufffd鎸囩ず鐗"}, "text_garbled", "address", "鍏畨\ufffd鎸囩ず鐗"),
    ],
)  # fmt: skip
def test_exactly_the_spoilt_row_is_reported_with_its_value(
    run: Any, boss: Desk, tmp_path: Path, cells: Any, rule: str, field: str, value: str | None
) -> None:
    done = run(table(tmp_path, spoilt(**cells)))
    assert done.counts == (20, 19, 1)
    sql = "select part_row, rule, field, value from dcm.census_fault where batch = %s"
    assert boss.rows(sql, done.batch) == [(BAD + 1, rule, field, value)]


@pytest.mark.parametrize("mapped", [False, True])
def test_a_place_that_is_no_number_is_shown_whoever_named_the_columns(
    run: Any, boss: Desk, tmp_path: Path, mapped: bool
) -> None:
    """Columns called x and y are found by the reader, others by a mapping only."""
    rows = spoilt(x="约545110")
    rows[BAD + 1][HEAD.index("x")] = "５４５１０２．５"
    rows[BAD + 2][HEAD.index("y")] = '"4209260,25"'
    rows[BAD + 3][HEAD.index("y")] = '"4,209,264.75"'
    path, told = table(tmp_path, rows), {}
    if mapped:
        head = [{"x": "甲", "y": "乙"}.get(name, name) for name in HEAD]
        path = csv_file(tmp_path / "部件.csv", [head, *rows], encoding="utf-8")
        mapping = tmp_path / "映射.json"
        names = {"component_code": "标识码", "class_code": "小类代码", "x": "甲", "y": "乙"}
        mapping.write_text(json.dumps({"columns": names}), encoding="utf-8")
        told = {"MAPPING": str(mapping)}
    done = run(path, **told)
    assert done.error == ""
    assert done.counts == (20, 19, 1)
    sql = "select part_row, rule, field, value from dcm.census_fault where batch = %s"
    expected = (BAD + 1, "geometry_missing", "geom", "约545110, 4209248.000")
    assert boss.rows(sql, done.batch) == [expected]
    sql = "select ST_X(geom), ST_Y(geom) from dcm.component where component_code = %s"
    assert boss.rows(sql, rows[BAD + 1][0])[0][0] == pytest.approx(545102.5)
    assert boss.rows(sql, rows[BAD + 2][0])[0][1] == pytest.approx(4209260.25)
    assert boss.rows(sql, rows[BAD + 3][0])[0][1] == pytest.approx(4209264.75)


def test_a_code_tells_the_class_only_where_no_column_does(
    run: Any, boss: Desk, tmp_path: Path
) -> None:
    head = [name for name in HEAD if name not in ("小类代码", "小类名称")]
    rows = [[row[HEAD.index(name)] for name in head] for row in survey()]
    assert run(csv_file(tmp_path / "a.csv", [head, *rows])).counts == (20, 20, 0)
    done = run(table(tmp_path, spoilt(小类代码="", 小类名称="", 标识码="1301080118710000")))
    assert done.counts == (20, 19, 1)
    recheck = "select dcm_app.census_recheck(%s)"
    assert boss.value(recheck, done.batch)["faulty"] == 1  # waiting makes it no better


def test_states_without_a_meaning_do_not_become_good(run: Any, tmp_path: Path) -> None:
    rows = survey()
    for number, row in enumerate(rows):
        row[HEAD.index("部件状态")] = str(number % 3 + 1)
    assert run(table(tmp_path, rows)).counts == (20, 0, 20)


# --- what is told wrongly ----------------------------------------------------------------------


@pytest.mark.parametrize(("is_in", "told"), [("gbk", "UTF-8"), ("utf-8", "GBK"), ("gbk", "UTF-16")])
def test_a_wrong_encoding_of_a_shapefile_is_one_line(
    run: Any, boss: Desk, tmp_path: Path, is_in: str, told: str
) -> None:
    rows = survey(40)
    columns = [(name, "C", 60) for name in HEAD[:-2]]
    spots = [(float(row[-2]), float(row[-1])) for row in rows]
    path = shapefile(
        tmp_path, encoding=is_in, rows=[r[:-2] for r in rows], points=spots, columns=columns,
        prj=PRJ,
    )  # fmt: skip
    assert "部件.shp" in run(path, ENCODING=told, SOURCE_CRS="").error
    assert boss.value("select count(*) from dcm.census_batch") == 0


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("told", ["", "same"])
def test_utf_16_without_a_mark_is_read(
    run: Any, boss: Desk, tmp_path: Path, encoding: str, told: str
) -> None:
    path = table(tmp_path, survey(), encoding=encoding)
    done = run(path, ENCODING=encoding) if told else run(path)
    assert done.counts == (20, 20, 0)
    sql = "select address from dcm.component where batch = %s order by component_code limit 1"
    assert boss.value(sql, done.batch) == "槐安路0号门前"


def test_columns_that_only_a_mapping_names_need_a_crs(run: Any, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "a.csv", [[f"c{n}" for n in range(len(HEAD))], *survey()])
    mapping = tmp_path / "m.json"
    columns = {"component_code": "c0", "class_code": "c1", "x": "c10", "y": "c11"}
    mapping.write_text(json.dumps({"columns": columns}), encoding="utf-8")
    assert "SOURCE_CRS" in run(path, SOURCE_CRS="", MAPPING=str(mapping)).error
    assert run(path, MAPPING=str(mapping)).counts == (20, 20, 0)


def test_metres_told_to_be_gcj02_are_reported_as_they_came(
    run: Any, boss: Desk, tmp_path: Path
) -> None:
    path = csv_file(tmp_path / "a.csv", [[f"c{n}" for n in range(len(HEAD))], *survey(3)])
    mapping = tmp_path / "m.json"
    columns = {"component_code": "c0", "class_code": "c1", "x": "c10", "y": "c11"}
    mapping.write_text(json.dumps({"columns": columns}), encoding="utf-8")
    done = run(path, MAPPING=str(mapping), SOURCE_CRS="gcj02")
    assert done.counts == (3, 0, 3)
    assert boss.column("select value from dcm.census_fault where row_no = 1") == ["545110, 4209240"]


def test_no_input_and_no_mapping_are_one_line(run: Any, tmp_path: Path) -> None:
    assert "INPUT" in run("").error
    path = table(tmp_path, survey())
    assert "m.json" in run(path, MAPPING=str(tmp_path / "m.json")).error


# --- reports and undoing -----------------------------------------------------------------------


def test_no_report_replaces_a_device_or_the_delivery(run: Any, boss: Desk, tmp_path: Path) -> None:
    path = table(tmp_path, survey())
    before = path.read_bytes()
    assert run(path, REPORT=str(path)).error
    assert path.read_bytes() == before
    if Path("/dev/full").is_char_device():
        assert run(path, REPORT="/dev/full").error
        assert Path("/dev/full").is_char_device()
    assert boss.value("select count(*) from dcm.census_batch") == 0


@pytest.mark.parametrize("choice", [1, "1", "retire"])
def test_what_vanished_is_retired_by_number_and_by_name(
    run: Any, boss: Desk, tmp_path: Path, choice: Any
) -> None:
    run(table(tmp_path, survey()))
    gone = boss.value("select count(*) from dcm.component where valid_to is not null")
    done = run(table(tmp_path, survey()[:15]), VANISHED=choice)
    assert done.counts == (15, 15, 0)
    retired = boss.value("select count(*) from dcm.component where valid_to is not null")
    assert retired - gone >= 5
    undone = run(None, BATCH=done.batch)
    assert undone.results["UNDONE"] == retired - gone


def test_whoever_owns_the_server_sees_what_he_brought_in(
    run: Any, boss: Desk, tmp_path: Path
) -> None:
    done = run(table(tmp_path, survey()))
    sql = "select count(*) from dcm_app.component where batch = %s"
    assert boss.value(sql, done.batch) == 20
    today = "select count(*) from dcm_app.component_as_of(current_date) where batch = %s"
    assert boss.value(today, done.batch) == 20


# --- BD-09 -------------------------------------------------------------------------------------


def test_bd09_comes_back_to_a_millimetre(boss: Desk) -> None:
    from yuhua_dcm_plugin.census.datum import bd09_to_wgs84, gcj02_shift

    lon, lat = 114.52, 38.02
    east, north = gcj02_shift(lon, lat)
    x, y, k = lon + east, lat + north, math.pi * 3000 / 180
    radius = math.hypot(x, y) + 0.00002 * math.sin(y * k)
    angle = math.atan2(y, x) + 0.000003 * math.cos(x * k)
    given = radius * math.cos(angle) + 0.0065, radius * math.sin(angle) + 0.006
    assert bd09_to_wgs84(*given) == pytest.approx((lon, lat), abs=1e-8)
    ours = boss.value("select dcm_app.to_wgs84(%s, %s, 'bd09')", *given)
    assert ours == pytest.approx([lon, lat], abs=1e-8)


# --- encodings and classes that nobody declares -------------------------------------------------


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_one_text_with_broken_bytes_is_a_fault_of_its_row(
    run: Any, boss: Desk, tmp_path: Path, encoding: str
) -> None:
    rows = survey(60)
    path = table(tmp_path, rows, encoding=encoding)
    whole = f"槐安路{BAD}号门前".encode(encoding)
    path.write_bytes(path.read_bytes().replace(whole, b"\xff\xff" + whole[4:]))
    done = run(path)
    assert done.counts == (60, 59, 1)
    sql = "select part_row, rule, field from dcm.census_fault where batch = %s"
    assert boss.rows(sql, done.batch) == [(BAD + 1, "text_garbled", "address")]


def test_two_encodings_in_one_file_are_refused_in_words(
    run: Any, boss: Desk, tmp_path: Path
) -> None:
    path = table(tmp_path, survey(), encoding="gbk")
    more = ",".join(survey(21)[20]).encode()
    path.write_bytes(path.read_bytes() + more + b"\r\n")
    for told in ("", "GBK", "UTF-8"):
        assert "UTF-8" in run(path, ENCODING=told).error
    assert boss.value("select count(*) from dcm.census_batch") == 0


@pytest.mark.parametrize(
    ("name", "left_out", "class_code"),
    [
        ("0402行道树.csv", (0, 1, 2), "0402"),
        ("路灯.csv", (1, 2), "0118"),
        ("x.csv", (1, 2), "0118"),
    ],
)
def test_the_class_comes_from_the_codes_or_the_name_of_the_file(
    run: Any, boss: Desk, tmp_path: Path, name: str, left_out: tuple[int, ...], class_code: str
) -> None:
    kept = [n for n in range(len(HEAD)) if n not in left_out]
    rows = [[row[n] for n in kept] for row in (HEAD, *survey())]
    done = run(csv_file(tmp_path / name, rows))
    assert done.counts == (20, 20, 0)
    sql = "select distinct class_code from dcm.component where batch = %s"
    assert boss.rows(sql, done.batch) == [(class_code,)]


@pytest.mark.parametrize("code", ["1.30108E+15", "130108011870001"])
def test_codes_with_lost_digits_are_faults(run: Any, boss: Desk, tmp_path: Path, code: str) -> None:
    rows = [[code, *row[1:]] for row in survey(30)]
    done = run(table(tmp_path, rows))
    assert done.counts[1:] == (0, 30)
    sql = "select distinct rule from dcm.census_fault where batch = %s"
    assert ("code_malformed",) in boss.rows(sql, done.batch)
