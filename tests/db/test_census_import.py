"""From files to components: deliveries of every kind through the service, as a surveyor."""

from __future__ import annotations

import csv
import json
import random
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis.core", reason="QGIS is not installed")
pytest.importorskip("osgeo.ogr", reason="GDAL is not installed")

from yuhua_dcm_plugin.census.importing import CensusImport
from yuhua_dcm_plugin.census.plan import AS_FOUND, RETIRE, Choices, Need, Outcome
from yuhua_dcm_plugin.census.planning import without_questions
from yuhua_dcm_plugin.core.errors import BadInputError, DcmError

pytestmark = pytest.mark.gui  # the words need a QgsApplication

SHARED = Path(__file__).parents[3] / "shared" / "data"
ENCODINGS = SHARED / "encoding"
TREES = SHARED / "census"
needs_encodings = pytest.mark.skipif(not ENCODINGS.is_dir(), reason="needs ../shared/data/encoding")
needs_trees = pytest.mark.skipif(not TREES.is_dir(), reason="needs ../shared/data/census")
#: The grid of the fixture district that is stretched over 裕华区 for deliveries from there.
WIDE = (
    "UPDATE dcm.grid SET geom = ST_Multi(ST_MakeEnvelope(530000, 4190000, 570000, 4230000, 4547))"
    " WHERE grid_code = '13010800100101'",
    "UPDATE dcm.street SET geom = ST_Multi(ST_MakeEnvelope(530000, 4190000, 570000, 4230000, 4547))"
    " WHERE street_code = '130108001'",
)


@pytest.fixture
def service(database: Any, qgis_app: Any) -> Iterator[CensusImport]:
    made = CensusImport(database.dsn_for("t_surveyor"))
    yield made
    made.close()


@pytest.fixture
def bring(service: CensusImport) -> Callable[..., Outcome]:
    """Return `bring(path, **choices)`: imports it without questions; `dry` writes nothing."""

    def run(path: Path, dry: bool = False, faults: list[Any] | None = None, **choices: Any) -> Any:
        plan = without_questions(service.look(path, Choices(**choices)))
        with service.run(plan, dry) as outcome:
            if faults is not None:
                faults.extend(service.faults(outcome.checked.batch))
        return outcome

    return run


def counts(outcome: Outcome) -> dict[str, int]:
    return {rule.rule: rule.count for rule in outcome.checked.rules}


def table(path: Path, *rows: str, head: str = "标识码,小类代码,小类名称,部件名称,x,y") -> Path:
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


METRES = {"source_crs": "EPSG:4547"}


# --- deliveries of the shared data -------------------------------------------------------------


def truth() -> list[dict[str, str]]:
    with (ENCODINGS / "TRUTH.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@needs_encodings
@pytest.mark.parametrize(
    "folder", sorted(p.name for p in ENCODINGS.glob("*/")) if ENCODINGS.is_dir() else []
)
def test_what_lands_and_what_is_faulty_together_say_what_was_surveyed(
    folder: str, bring: Any, boss: Any
) -> None:
    for sql in WIDE:
        boss.run(sql)
    outcome = bring(ENCODINGS / folder)
    expected = truth()
    assert outcome.checked.read == len(expected)
    assert set(counts(outcome)) <= {"class_unknown", "geometry_kind", "place_twice"}
    landed = boss.rows(
        "SELECT c.name, c.extra, c.address, c.status, c.surveyed_on::text,"
        " ST_X(ST_Transform(c.geom, 4490)), ST_Y(ST_Transform(c.geom, 4490))"
        " FROM dcm.component AS c WHERE c.batch = %s",
        outcome.checked.batch,
    )
    kept = boss.rows(
        "SELECT r.class_text, r.extra, r.address, r.status, r.surveyed_on::text,"
        " ST_X(ST_Transform(r.geom, 4490)), ST_Y(ST_Transform(r.geom, 4490))"
        " FROM dcm.census_row AS r WHERE r.batch = %s",
        outcome.checked.batch,
    )
    assert (len(landed), len(kept)) == (outcome.taken.written, outcome.taken.faulty)
    assert len(landed) + len(kept) == len(expected) and len(landed) > 150
    got = {_key(row): row for row in (*landed, *kept)}
    for wanted in expected:
        row = got[wanted["OBJCODE"]]
        assert row[2:5] == (wanted["POSITION"], wanted["STATUS"], wanted["SURVDATE"])
        assert row[5] == pytest.approx(float(wanted["LON_WGS84"]), abs=1e-7)
        assert row[6] == pytest.approx(float(wanted["LAT_WGS84"]), abs=1e-7)
        # What landed bears the name of its class as the standard writes it: 遮阳篷(伞).
        assert _same_thing(wanted["SMALLCLS"], row[0]), (wanted, row)
        assert row in landed or row[0] == wanted["SMALLCLS"]
        assert wanted["COMMUNITY"] in map(str, row[1].values())


def _same_thing(delivered: str, ours: str) -> bool:
    """岗亭（治安亭） is 治安岗亭, 花钵花架 is 花架花钵: all signs of one stand in the other."""
    one, other = (
        set(re.findall(r"\w", unicodedata.normalize("NFKC", t))) for t in (delivered, ours)
    )
    return one <= other or other <= one


def _key(row: tuple[Any, ...]) -> str:
    return str(row[1]["OBJCODE"])


@needs_trees
@pytest.mark.slow
@pytest.mark.parametrize("name", ["duarte", "la-verne", "lomita", "san-gabriel"])
def test_tree_inventories_become_street_trees_with_their_columns(
    name: str, bring: Any, boss: Any, tmp_path: Path
) -> None:
    for sql in WIDE:
        boss.run(sql)
    path = TREES / f"{name}.geojson"
    trees = json.loads(path.read_text(encoding="utf-8"))["features"]
    offset = _offset(trees)
    mapping = tmp_path / "trees.json"
    mapping.write_text(
        json.dumps({"columns": {}, "constants": {"class_code": "0402"}, "offset": offset}),
        encoding="utf-8",
    )
    outcome = bring(path, mapping_file=mapping)
    assert outcome.checked.read == len(trees)
    assert set(counts(outcome)) <= {"place_twice", "geometry_missing", "place_outside"}
    assert outcome.taken.written > 0.8 * len(trees)
    ((extra, code, place),) = boss.rows(
        "SELECT extra, component_code, class_code FROM dcm.component WHERE batch = %s"
        " ORDER BY id LIMIT 1",
        outcome.checked.batch,
    )
    assert place == "0402" and code.startswith("1301080402")
    columns = set().union(*(tree["properties"] for tree in trees[:50]))
    assert columns >= set(extra) and len(extra) >= 5
    assert (
        boss.value(
            "SELECT count(DISTINCT component_code) FROM dcm.component WHERE batch = %s",
            outcome.checked.batch,
        )
        == outcome.taken.written
    )


def _offset(trees: list[dict[str, Any]]) -> list[float]:
    places = [t["geometry"]["coordinates"] for t in trees if t["geometry"]]
    middle = [sorted(p[axis] for p in places)[len(places) // 2] for axis in (0, 1)]
    return [114.55 - middle[0], 38.01 - middle[1]]


# --- self-made ones, always there --------------------------------------------------------------


def test_a_delivery_from_file_to_component(bring: Any, boss: Any, tmp_path: Path) -> None:
    path = table(
        tmp_path / "部件.csv",
        "1301080118000777,0118,路灯,东一号,545110.25,4209240.5",
        ",0118,路灯,无码,545130,4209240",
    )
    outcome = bring(path, **METRES)
    assert (outcome.checked.read, outcome.taken.written, outcome.taken.faulty) == (2, 2, 0)
    rows = boss.rows(
        "SELECT component_code, name, grid_code, written_by, ST_X(geom), ST_Y(geom)"
        " FROM dcm.component WHERE batch = %s ORDER BY name",
        outcome.checked.batch,
    )
    assert rows[0] == (
        "1301080118000777", "东一号", "13010800100101", "t_surveyor", 545110.25, 4209240.5
    )  # fmt: skip
    assert rows[1][0].startswith("1301080118") and rows[1][0] > "1301080118000777"


def test_a_second_delivery_updates_and_says_what_differs(
    bring: Any, service: CensusImport, boss: Any, tmp_path: Path
) -> None:
    head = "标识码,小类代码,部件状态,x,y"
    first = [f"13010801180007{n:02d},0118,完好,{545100 + 10 * n},4209240" for n in range(20)]
    bring(table(tmp_path / "一.csv", *first, head=head), **METRES)
    second = [line.replace("完好", "破损") if n < 3 else line for n, line in enumerate(first[:18])]
    second.append("1301080118000799,0118,完好,545400,4209300")
    path = table(tmp_path / "二.csv", *second, head=head)
    plan = without_questions(service.look(path, Choices(vanished=RETIRE, **METRES)))
    with service.run(plan) as outcome:
        differences = list(service.changes(outcome.checked.batch))
    checked, taken = outcome.checked, outcome.taken
    assert (checked.added, checked.changed, checked.same) == (1, 3, 15)
    assert taken is not None and taken.written == checked.read == 19
    changed = [change for change in differences if change.what == "changed"]
    assert [change.fields["status"] for change in changed] == [["完好", "破损"]] * 3
    gone = {change.object_code for change in differences if change.what == "vanished"}
    assert {"1301080118000718", "1301080118000719"} <= gone
    assert taken.retired == checked.vanished == len(gone)
    service.undo(taken.batch)
    stand = "SELECT count(*) FROM dcm.component WHERE valid_to IS NULL AND status = '完好'"
    assert boss.value(stand + " AND component_code LIKE '13010801180007%%'") == 20


TABLES = (
    "SELECT format('dcm.%I', c.relname) FROM pg_class AS c"
    " WHERE c.relnamespace = 'dcm'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1"
)


def test_a_dry_run_writes_nothing_at_all(bring: Any, boss: Any, tmp_path: Path) -> None:
    path = table(
        tmp_path / "部件.csv", ",0118,路灯,好,545110,4209240", ",9999,无,坏,545120,4209240"
    )

    def everything() -> dict[str, Any]:
        return {t: boss.value(f"SELECT count(*) FROM {t}") for t in boss.column(TABLES)}

    before = everything()
    outcome = bring(path, dry=True, **METRES)
    assert (outcome.checked.clean, outcome.checked.faulty, outcome.taken) == (1, 1, None)
    assert everything() == before


def test_a_delivery_without_rows_makes_no_batch(
    bring: Any, boss: Any, tmp_path: Path, deleted_rows: Path
) -> None:
    before = boss.value("select count(*) from dcm.census_batch")
    with pytest.raises(DcmError) as caught:
        bring(table(tmp_path / "空表.csv"), **METRES)
    assert "空表.csv" in str(caught.value) and "\n" not in str(caught.value)
    with pytest.raises(DcmError) as caught:  # which only reading it to the end shows
        bring(deleted_rows, encoding="GBK", **METRES)
    assert caught.value.parameters["key"] == "no_rows"
    assert boss.value("select count(*) from dcm.census_batch") == before


@pytest.fixture
def deleted_rows(tmp_path: Path) -> Path:
    """A shapefile whose rows are all marked as deleted."""
    from deliverykit import shapefile

    path = shapefile(tmp_path, "删空", points=[(545110.0, 4209240.0)] * 60)
    data = bytearray(path.with_suffix(".dbf").read_bytes())
    header, width = (int.from_bytes(data[at : at + 2], "little") for at in (8, 10))
    for place in range(header, len(data) - 1, width):
        data[place] = ord("*")
    path.with_suffix(".dbf").write_bytes(data)
    return path


def test_bad_files_do_not_stop_good_ones(bring: Any, boss: Any, tmp_path: Path) -> None:
    folder = tmp_path / "交付"
    folder.mkdir()
    table(folder / "好.csv", ",0118,路灯,好,545110,4209240")
    (folder / "空.csv").write_bytes(b"")
    (folder / "假.shp").write_bytes(b"not a shapefile at all" * 10)
    (folder / "锁.xlsx").write_bytes(b"PK\x03\x04 broken")
    (folder / "坐标.csv").write_text("小类代码\n0118\n", encoding="utf-8")
    faults: list[Any] = []
    outcome = bring(folder, faults=faults, **METRES)
    assert (outcome.checked.read, outcome.taken.written) == (1, 1)
    refused = {refused.name: refused.reason for refused in outcome.checked.plan.refused}
    assert {"空.csv", "假.shp", "锁.xlsx", "坐标.csv"} <= set(refused)
    assert all(reason and "\n" not in reason for reason in refused.values())
    told = {fault.part for fault in faults if fault.rule == "file_refused"}
    assert told == set(refused)


def test_a_folder_of_bad_files_is_refused_in_one_line(
    bring: Any, boss: Any, tmp_path: Path
) -> None:
    (tmp_path / "空.csv").write_bytes(b"")
    with pytest.raises(BadInputError, match=r"^Nothing of it can be read\. 空\.csv: ") as caught:
        bring(tmp_path)
    assert "\n" not in caught.value.message
    assert boss.value("SELECT count(*) FROM dcm.census_batch") == 0


def test_an_unknown_crs_is_asked_for(service: CensusImport, boss: Any, tmp_path: Path) -> None:
    path = table(tmp_path / "部件.csv", ",0118,路灯,好,545110,4209240")
    plan = service.look(path, AS_FOUND)
    assert [question.need for _part, question in plan.questions] == [Need.CRS]
    with pytest.raises(BadInputError):
        service.check(plan)
    with pytest.raises(BadInputError, match="SOURCE_CRS"):
        without_questions(plan)
    settled = service.change(plan, 1, crs="EPSG:4547")
    assert settled.ready
    checked = service.check(settled)
    assert checked.clean == 1
    assert service.take(checked).written == 1


def test_an_encoding_nobody_can_tell_is_asked_for_with_samples(
    service: CensusImport, tmp_path: Path
) -> None:
    path = tmp_path / "部件.csv"
    path.write_bytes("小类代码,部件名称,x,y\n0118,".encode("ascii", "ignore"))
    rows = b"".join(b"0118,\xc4\xe3,545110,4209240\n" for _ in range(1))
    path.write_bytes(b"class_code,name,x,y\n" + rows)
    plan = service.look(path, Choices(**METRES))
    asked = [question for _part, question in plan.questions if question.need is Need.ENCODING]
    if asked:  # else it was sure; what it took must then be right
        assert len(asked[0].options) >= 2 and all(samples for *_n, samples in asked[0].options)
    else:
        assert plan.parts[0].encoding in ("GBK", "GB18030")
    told = service.look(path, Choices(encoding="GB18030", **METRES))
    assert told.ready and "你" in told.parts[0].part.sample[0]


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"source_crs": "nonsense"}, "nonsense"),
        ({"encoding": "klingon"}, "klingon"),
        ({"standard": "GB 0", **METRES}, "GB 0"),
        ({"mapping_file": "missing.json", **METRES}, "missing.json"),
        ({"mapping_file": "broken.json", **METRES}, "broken.json"),
    ],
)
def test_choices_that_mean_nothing_are_told(
    bring: Any, boss: Any, tmp_path: Path, choices: dict[str, Any], words: str
) -> None:
    path = table(tmp_path / "部件.csv", ",0118,路灯,好,545110,4209240")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    if "mapping_file" in choices:
        choices = {**choices, "mapping_file": tmp_path / choices["mapping_file"]}
    with pytest.raises(DcmError, match=words):
        bring(path, **choices)
    assert boss.value("SELECT count(*) FROM dcm.census_batch") == 0


def test_random_bytes_end_in_a_report_or_a_line(bring: Any, boss: Any, tmp_path: Path) -> None:
    chance = random.Random(4)
    for number in range(60):
        folder = tmp_path / str(number)
        folder.mkdir()
        good = table(folder / "好.csv", ",0118,路灯,好,545110,4209240")
        kind = chance.choice(["csv", "geojson", "xlsx", "gpkg", "shp", "dbf", "zip", "json"])
        start = {"xlsx": b"PK\x03\x04", "zip": b"PK\x03\x04", "gpkg": b"SQLite format 3\x00"}
        content = start.get(kind, b"") + chance.randbytes(chance.randrange(1, 3000))
        (folder / f"坏.{kind}").write_bytes(content)
        outcome = bring(folder, dry=True, **METRES)
        assert outcome.checked.read >= 1
        shutil.rmtree(folder)
        assert not good.exists()
    assert boss.value("SELECT count(*) FROM dcm.census_batch") == 0
