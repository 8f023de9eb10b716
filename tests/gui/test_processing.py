"""The provider as others use it: qgis_process as a process of its own, and QGIS's own runner."""

from __future__ import annotations

import json
import os
import re
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg2
import pytest

pytestmark = pytest.mark.gui

ROOT = Path(__file__).parents[2]
RUNNER = Path("/usr/bin/qgis_process.bin")
CSV = (
    "小类代码,小类名称,部件名称,部件状态,经度,纬度\n"
    "0118,路灯,灯一,完好,545110,4209240\n"
    "0118,路灯,灯二,破损,545130,4209240\n"
    "0118,路灯,灯三,好极了,545150,4209240\n"
)
#: Counts of every table of the product, to see that nothing at all was written.
TABLES = """
SELECT c.relname, (xpath('/row/n/text()', query_to_xml(
    format('SELECT count(*) AS n FROM dcm.%I', c.relname), false, true, '')))[1]::text
FROM pg_class AS c WHERE c.relnamespace = 'dcm'::regnamespace AND c.relkind IN ('r', 'p')
"""


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    path = tmp_path / "部件.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def rows(database: Any, sql: str) -> list[tuple[Any, ...]]:
    with psycopg2.connect(database.dsn) as connection, connection.cursor() as cursor:
        cursor.execute(sql)
        found = list(cursor.fetchall())
    connection.close()
    return found


# --- as a process ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """Return `process(algorithm, **parameters)`: what qgis_process answers."""
    if not RUNNER.exists():
        pytest.skip("needs qgis_process.bin")
    folder = tmp_path_factory.mktemp("process")
    (folder / "plugins").mkdir()
    (folder / "plugins" / "yuhua_dcm_plugin").symlink_to(ROOT)
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("QGIS_")},
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(folder),
        "QGIS_PLUGINPATH": str(folder / "plugins"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(RUNNER), *arguments],
            env=environment, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    call("plugins", "enable", "yuhua_dcm_plugin")

    def run(
        algorithm: str, as_json: bool = True, **parameters: Any
    ) -> subprocess.CompletedProcess[str]:
        given = [f"{key}={value}" for key, value in parameters.items()]
        answer = ["--json"] if as_json else []
        return call(*answer, "run", f"yuhua_dcm:{algorithm}", "--", *given)

    return run


def _results(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stdout + done.stderr
    answer = json.loads(done.stdout[done.stdout.index("{") :])
    return dict(answer["results"])


@pytest.mark.parametrize("login", ["t_surveyor", None])
def test_qgis_process_imports_a_file(
    process: Callable[..., Any], database: Any, delivery: Path, tmp_path: Path, login: str | None
) -> None:
    dsn = database.dsn if login is None else database.dsn_for(login)  # None: the installer
    report = tmp_path / "report.html"
    done = process(
        "importcensus", DATABASE=dsn, INPUT=delivery, SOURCE_CRS="EPSG:4547", REPORT=report
    )
    found = _results(done)
    assert (found["READ"], found["WRITTEN"], found["FAULTY"]) == (3, 2, 1)
    assert found["BATCH"] > 0 and found["REPORT"] == str(report)
    assert "好极了" in report.read_text(encoding="utf-8")
    names = rows(database, "SELECT name FROM dcm.component WHERE batch IS NOT NULL ORDER BY name")
    assert [name for (name,) in names] == ["灯一", "灯二"]
    assert "test-only-secret" not in done.stderr + report.read_text(encoding="utf-8")

    undone = _results(process("undocensus", DATABASE=dsn, BATCH=found["BATCH"]))
    assert undone["UNDONE"] == 2
    assert rows(database, "SELECT FROM dcm.component WHERE batch IS NOT NULL") == []


def test_qgis_process_says_in_one_line_what_is_wrong(
    process: Callable[..., Any], database: Any, tmp_path: Path
) -> None:
    (tmp_path / "部件.shp").write_bytes(b"")
    done = process("importcensus", DATABASE=database.dsn_for("t_surveyor"), INPUT=tmp_path)
    assert done.returncode != 0
    assert "Nothing of it can be read" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def everything(database: Any) -> list[tuple[Any, ...]]:
    return sorted(rows(database, TABLES))


@pytest.mark.parametrize("as_json", [True, False])
def test_qgis_process_dry_runs_a_folder_and_writes_nothing(
    process: Callable[..., Any], database: Any, delivery: Path, tmp_path: Path, as_json: bool
) -> None:
    """A folder with a good file, a bad one and a mapping beside it; every table is as before."""
    folder = tmp_path / "交付"
    folder.mkdir()
    delivery.rename(folder / "部件.csv")
    (folder / "坏.shp").write_bytes(b"no shapefile")
    mapping = tmp_path / "映射.json"
    columns = {"class_code": "小类代码", "name": "部件名称", "status": "部件状态", "x": "经度",
               "y": "纬度"}  # fmt: skip
    told = {"columns": columns, "values": {"status": {"好极了": "完好"}}}
    mapping.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    before = everything(database)
    book = tmp_path / "报告.xlsx"
    done = process(
        "importcensus", as_json=as_json, DATABASE=database.dsn_for("t_surveyor"), INPUT=folder,
        SOURCE_CRS="EPSG:4547", MAPPING=mapping, DRY_RUN="true", REPORT_XLSX=book,
    )  # fmt: skip
    assert everything(database) == before
    assert done.returncode == 0, done.stdout + done.stderr
    assert "坏.shp" in done.stdout + done.stderr
    assert book.stat().st_size > 2000
    if as_json:
        found = _results(done)
        assert (found["READ"], found["WRITTEN"], found["FAULTY"]) == (3, 0, 0)
    else:
        assert re.search(r"READ:\s+3", done.stdout)
        assert re.search(r"FAULTY:\s+0", done.stdout)


@pytest.mark.parametrize("as_json", [True, False])
def test_qgis_process_refuses_an_unknown_encoding_with_the_reason(
    process: Callable[..., Any], database: Any, tmp_path: Path, as_json: bool
) -> None:
    """Nobody can tell which encoding it is: ENCODING is asked for by name, and taken."""
    text = "小类代码,小类名称,部件名称,部件状态,X,Y\n0118,路灯,完,完好,545110,4209240\n"
    path = tmp_path / "部件.csv"
    path.write_bytes("class_code,name,X,Y\n0118,完,545110,4209240\n".encode("gbk"))
    before = everything(database)
    dsn = database.dsn_for("t_surveyor")
    done = process(
        "importcensus", as_json=as_json, DATABASE=dsn, INPUT=path, SOURCE_CRS="EPSG:4547"
    )
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "ENCODING" in said and "部件.csv" in said and "Traceback" not in said
    assert everything(database) == before
    path.write_bytes(text.encode("gbk"))
    done = process(
        "importcensus", as_json=as_json, DATABASE=dsn, INPUT=path, SOURCE_CRS="EPSG:4547",
        ENCODING="GBK",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert rows(database, "SELECT name FROM dcm.component WHERE batch IS NOT NULL") == [("完",)]


def test_qgis_process_refuses_a_table_without_rows_and_a_missing_crs(
    process: Callable[..., Any], database: Any, delivery: Path, tmp_path: Path
) -> None:
    dsn, before = database.dsn_for("t_surveyor"), everything(database)
    empty = tmp_path / "空表.csv"
    empty.write_text(CSV.splitlines()[0] + "\n", "utf-8")
    done = process("importcensus", DATABASE=dsn, INPUT=empty, SOURCE_CRS="EPSG:4547")
    assert done.returncode != 0
    assert "has columns and no rows" in done.stdout + done.stderr
    done = process("importcensus", DATABASE=dsn, INPUT=delivery)
    assert done.returncode != 0
    assert "SOURCE_CRS" in done.stdout + done.stderr
    assert everything(database) == before


@pytest.mark.slow
@pytest.mark.parametrize("name", ["duarte", "la-verne", "lomita", "san-gabriel"])
def test_qgis_process_brings_tree_inventories_as_street_trees(
    process: Callable[..., Any], database: Any, tmp_path: Path, name: str
) -> None:
    """Real inventories, each with a schema of its own, moved to the district by an offset."""
    path = ROOT.parent / "shared" / "data" / "census" / f"{name}.geojson"
    if not path.exists():
        pytest.skip("needs ../shared/data/census")
    trees = json.loads(path.read_text(encoding="utf-8"))["features"][:1500]
    places = [tree["geometry"]["coordinates"] for tree in trees if tree["geometry"]]
    middle = [sorted(place[axis] for place in places)[len(places) // 2] for axis in (0, 1)]
    some = tmp_path / path.name
    some.write_text(json.dumps({"type": "FeatureCollection", "features": trees}), "utf-8")
    mapping = tmp_path / "树.json"
    mapping.write_text(json.dumps({
        "columns": {}, "constants": {"class_code": "0402", "data_source": "street trees"},
        "offset": [114.52 - middle[0], 38.01 - middle[1]],
    }), "utf-8")  # fmt: skip
    done = process(
        "importcensus", DATABASE=database.dsn_for("t_surveyor"), INPUT=some, MAPPING=mapping
    )
    found = _results(done)
    assert found["READ"] == len(trees)
    assert found["WRITTEN"] + found["FAULTY"] == len(trees)
    assert found["WRITTEN"] > 0.8 * len(trees)
    sql = "SELECT DISTINCT class_code, data_source FROM dcm.component WHERE batch IS NOT NULL"
    assert rows(database, sql) == [("0402", "street trees")]
    ((kept,),) = rows(
        database,
        "SELECT array_agg(DISTINCT k ORDER BY k) FROM dcm.component AS c"
        " CROSS JOIN jsonb_object_keys(c.extra) AS k WHERE c.batch IS NOT NULL",
    )
    assert len(kept) >= 4
    assert set(kept) <= set().union(*(tree["properties"] for tree in trees))


# --- inside QGIS -------------------------------------------------------------------------------


@pytest.fixture
def algorithm(qgis_app: Any) -> Iterator[Callable[..., dict[str, Any]]]:
    """Return `algorithm(name, **parameters)`: runs it as the toolbox does."""
    from qgis.core import (
        QgsApplication,
        QgsProcessingContext,
        QgsProcessingFeedback,
    )

    from yuhua_dcm_plugin.processing.provider import Provider

    provider = Provider()
    QgsApplication.processingRegistry().addProvider(provider)

    def run(name: str, feedback: Any = None, **parameters: Any) -> dict[str, Any]:
        found = QgsApplication.processingRegistry().createAlgorithmById(f"yuhua_dcm:{name}")
        given = {key: str(v) if isinstance(v, Path) else v for key, v in parameters.items()}
        results, good = found.run(
            given, QgsProcessingContext(), feedback or QgsProcessingFeedback(False), {}, False
        )
        assert good
        return dict(results)

    yield run
    QgsApplication.processingRegistry().removeProvider(provider)


def refusal(call: Callable[[], Any]) -> str:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException) as caught:
        call()
    said = str(caught.value)
    assert "\n" not in said and said.strip()
    return said


def test_every_algorithm_has_words_and_may_run_in_the_background(algorithm: Any) -> None:
    from qgis.core import QgsApplication, QgsProcessingAlgorithm

    found = QgsApplication.processingRegistry().providerById("yuhua_dcm").algorithms()
    assert {"importcensus", "undocensus", "componentsasof"} <= {a.name() for a in found}
    for made in found:
        assert made.displayName() and made.shortDescription() and made.shortHelpString()
        assert made.groupId() and made.group()
        assert not made.flags() & QgsProcessingAlgorithm.Flag.FlagNoThreading
        assert made.flags() & QgsProcessingAlgorithm.Flag.FlagCanCancel
        assert made.parameterDefinition("DATABASE") is not None
    imports = next(a for a in found if a.name() == "importcensus")
    outputs = {output.name() for output in imports.outputDefinitions()}
    assert {"READ", "WRITTEN", "FAULTY", "BATCH", "REPORT"} <= outputs


def test_a_dry_run_reports_and_writes_nothing_at_all(
    algorithm: Any, database: Any, delivery: Path, tmp_path: Path
) -> None:
    before = sorted(rows(database, TABLES))
    report, book = tmp_path / "r.html", tmp_path / "r.xlsx"
    found = algorithm(
        "importcensus", DATABASE=database.dsn_for("t_surveyor"), INPUT=delivery,
        SOURCE_CRS="EPSG:4547", DRY_RUN=True, REPORT=report, REPORT_XLSX=book,
    )  # fmt: skip
    assert (found["READ"], found["FAULTY"], found["BATCH"], found["WRITTEN"]) == (3, 1, 0, 0)
    assert "好极了" in report.read_text(encoding="utf-8") and book.read_bytes()[:2] == b"PK"
    assert sorted(rows(database, TABLES)) == before


def test_a_report_that_cannot_be_written_stops_the_import(
    algorithm: Any, database: Any, delivery: Path, tmp_path: Path
) -> None:
    dsn = database.dsn_for("t_surveyor")
    said = refusal(
        lambda: algorithm(
            "importcensus",
            DATABASE=dsn,
            INPUT=delivery,
            SOURCE_CRS="EPSG:4547",
            REPORT=tmp_path / "missing" / "r.html",
        )
    )
    assert "could not be written" in said
    assert rows(database, "SELECT FROM dcm.census_batch") == []


def test_a_disk_that_fills_up_leaves_nothing_half_written(
    algorithm: Any, database: Any, delivery: Path, tmp_path: Path, monkeypatch: Any
) -> None:
    from yuhua_dcm_plugin.core import files

    real = files._write_through

    def full(content: bytes, draft: Path) -> None:
        if content:  # the first try writes nothing and passes
            draft.write_bytes(content[:10])
            raise OSError(28, "No space left on device")
        real(content, draft)

    monkeypatch.setattr(files, "_write_through", full)
    said = refusal(
        lambda: algorithm(
            "importcensus",
            DATABASE=database.dsn_for("t_surveyor"),
            INPUT=delivery,
            SOURCE_CRS="EPSG:4547",
            REPORT=tmp_path / "r.html",
        )
    )
    assert "the disk is full" in said
    assert rows(database, "SELECT FROM dcm.census_batch") == []
    assert [path.name for path in tmp_path.iterdir()] == ["部件.csv"]


def test_cancelling_leaves_nothing(algorithm: Any, database: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingFeedback

    path = tmp_path / "many.csv"
    lines = (f"0118,545{n % 450:03d}.{n:06d},{4209000 + n % 490}" for n in range(60_000))
    path.write_text("小类代码,x,y\n" + "\n".join(lines), encoding="utf-8")
    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda share: share > 1 and feedback.cancel())
    said = refusal(
        lambda: algorithm(
            "importcensus",
            feedback,
            DATABASE=database.dsn_for("t_surveyor"),
            INPUT=path,
            SOURCE_CRS="EPSG:4547",
        )
    )
    assert "Stopped" in said
    assert rows(database, "SELECT FROM dcm.census_batch") == []


def test_cancelling_reaches_a_statement_that_takes_long(
    algorithm: Any, database: Any, delivery: Path
) -> None:
    """The check waits for a lock that never comes; the button must reach it."""
    from qgis.core import QgsProcessingFeedback

    feedback = QgsProcessingFeedback(False)
    threading.Timer(2.0, feedback.cancel).start()
    with psycopg2.connect(database.dsn) as other, other.cursor() as cursor:
        cursor.execute("LOCK TABLE dcm.component IN ACCESS EXCLUSIVE MODE")
        said = refusal(
            lambda: algorithm(
                "importcensus",
                feedback,
                DATABASE=database.dsn_for("t_surveyor"),
                INPUT=delivery,
                SOURCE_CRS="EPSG:4547",
            )
        )
        other.rollback()
    other.close()
    assert "Stopped" in said
    assert rows(database, "SELECT FROM dcm.census_batch") == []


def test_a_lost_connection_is_said_and_leaves_nothing(
    algorithm: Any, database: Any, delivery: Path
) -> None:
    kill = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND usename = 't_surveyor'"
    )
    timer = threading.Timer(2.0, lambda: rows(database, kill))
    timer.start()
    with psycopg2.connect(database.dsn) as other, other.cursor() as cursor:
        cursor.execute("LOCK TABLE dcm.component IN ACCESS EXCLUSIVE MODE")
        refusal(
            lambda: algorithm(
                "importcensus",
                DATABASE=database.dsn_for("t_surveyor"),
                INPUT=delivery,
                SOURCE_CRS="EPSG:4547",
            )
        )
        other.rollback()
    other.close()
    assert rows(database, "SELECT FROM dcm.census_batch") == []


@pytest.mark.parametrize(
    "given",
    ["no such connection", "host=/nowhere dbname=x password=hush-hush", "password=hush hush x",
     "postgresql://a:hush-hush@127.0.0.1:1/x"],
)  # fmt: skip
def test_secrets_stay_out_of_what_is_said(algorithm: Any, delivery: Path, given: str) -> None:
    said = refusal(lambda: algorithm("importcensus", DATABASE=given, INPUT=delivery))
    assert "hush" not in said


def test_a_connection_of_qgis_serves_by_its_name(
    algorithm: Any, database: Any, delivery: Path
) -> None:
    from psycopg2.extensions import parse_dsn
    from qgis.core import QgsDataSourceUri, QgsProviderRegistry

    given = parse_dsn(database.dsn_for("t_surveyor"))
    uri = QgsDataSourceUri()
    uri.setConnection(
        given.get("host", ""), given.get("port", ""), given["dbname"], given["user"],
        given["password"],
    )  # fmt: skip
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    kept = {"saveUsername": True, "savePassword": True}
    connection = metadata.createConnection(uri.uri(False), kept)
    metadata.saveConnection(connection, "census test")
    try:
        found = algorithm(
            "importcensus", DATABASE="census test", INPUT=delivery, SOURCE_CRS="EPSG:4547"
        )
    finally:
        metadata.deleteConnection("census test")
    assert found["WRITTEN"] == 2


def test_nobody_but_surveyors_may(algorithm: Any, database: Any, delivery: Path) -> None:
    said = refusal(
        lambda: algorithm(
            "importcensus",
            DATABASE=database.dsn_for("t_intake"),
            INPUT=delivery,
            SOURCE_CRS="EPSG:4547",
        )
    )
    assert said
    assert rows(database, "SELECT FROM dcm.census_batch") == []


def test_components_as_of_a_day_become_a_layer(
    algorithm: Any, database: Any, tmp_path: Path
) -> None:
    from qgis.core import QgsVectorLayer

    target = tmp_path / "asof.gpkg"
    algorithm(
        "componentsasof", DATABASE=database.dsn_for("t_surveyor"), DAY="2199-01-01", OUTPUT=target
    )
    layer = QgsVectorLayer(str(target), "asof", "ogr")
    assert layer.crs().authid() == "EPSG:4547"
    codes = {feature["component_code"] for feature in layer.getFeatures()}
    assert {"1301080102000001", "1301080118000001", "1301080402000001"} == codes
    places = [feature.geometry().asMultiPoint()[0] for feature in layer.getFeatures()]
    assert any((p.x(), p.y()) == (545100.0, 4209100.0) for p in places)


# --- in the papers -----------------------------------------------------------------------------


def test_the_commands_of_the_administrators_guide_are_real(qgis_app: Any) -> None:
    from yuhua_dcm_plugin.processing.provider import Provider

    provider = Provider()
    provider.refreshAlgorithms()
    by_name = {each.name(): each for each in provider.algorithms()}
    guide = (ROOT / "docs" / "admin-guide.md").read_text(encoding="utf-8")
    lines = re.findall(r"qgis_process run yuhua_dcm:(\w+) -- (.+)", guide)
    assert {name for name, _given in lines} == set(by_name)
    for name, given in lines:
        parameters = {each.name() for each in by_name[name].parameterDefinitions()}
        asked = set(re.findall(r"(?:^| )([A-Z_]+)=", given))
        assert asked and asked <= parameters, (name, asked - parameters)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("a.shp: EPSG:4526 would fit", "a.shp: EPSG:4526 would fit. Give SOURCE_CRS"),
        ("a.shp cannot be read.", "a.shp cannot be read. Give SOURCE_CRS"),
        ("坐标系不对。", "坐标系不对. Give SOURCE_CRS"),
    ],
)
def test_a_reason_ends_before_its_hint(reason: str, told: str) -> None:
    from yuhua_dcm_plugin.core.errors import BadInputError
    from yuhua_dcm_plugin.processing.base import failed

    error = BadInputError(reason, "Give SOURCE_CRS", {"key": "ask_crs"})
    assert str(failed(error)) == told
