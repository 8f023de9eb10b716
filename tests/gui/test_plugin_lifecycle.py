"""Load, sign in, unload, load again, in the real QGIS desktop: nothing stays behind."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
import pytest

pytestmark = [pytest.mark.gui, pytest.mark.slow]

ROOT = Path(__file__).parent.parent.parent
PROBE = Path(__file__).parent / "lifecycle_probe.py"
SETTINGS = """
[locale]
overrideFlag=true
userLocale=zh-Hans
[qgis]
checkVersion=false
showTips=false
askToSaveProjectChanges=false
[auth]
use_password_helper=false
[core]
NewsFeed\\httpsfeedqgisorg\\disabled=true
[migration]
firstRunVersionFlag=99999
settings=true
"""
PASSWORD = "test-only-secret"


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("desktop")
    folder = tmp_path / "profiles" / "probe"
    (folder / "QGIS").mkdir(parents=True)
    (folder / "QGIS" / "QGIS3.ini").write_text(SETTINGS, encoding="utf-8")
    (folder / "python" / "plugins").mkdir(parents=True)
    (folder / "python" / "plugins" / "yuhua_dcm_plugin").symlink_to(ROOT)
    return tmp_path


@pytest.fixture(scope="module")
def told(profile: Path, shared_database: Any) -> dict[str, Any]:
    """What the probe counted, and how many connections the server still saw after each unload."""
    if shutil.which("qgis") is None:
        pytest.skip("needs the QGIS desktop")
    _compile_words()
    result = profile / "told.json"
    given = {**_parts(shared_database), "result": str(result), "folder": str(profile)}
    environment = {
        # pytest-qgis has pointed QGIS at a settings folder of its own.
        **{key: value for key, value in os.environ.items() if not key.startswith("QGIS_")},
        "PROBE_GIVEN": json.dumps(given),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    environment.pop("PGPASSFILE", None)
    if not environment.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [
        "qgis", "--profiles-path", str(profile), "--profile", "probe", "--nologo",
        "--noversioncheck", "--code", str(PROBE),
    ]  # fmt: skip
    connections: dict[str, int] = {}
    with (
        (profile / "qgis.log").open("w") as log,
        subprocess.Popen(command, env=environment, stdout=log, stderr=log) as process,
    ):
        try:
            _watch(process, profile, shared_database, connections)
        finally:
            process.kill()
    words = (profile / "qgis.log").read_text(encoding="utf-8", errors="replace")
    assert result.exists(), words[-2000:]
    answer: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    assert "error" not in answer, answer["error"]
    return {**answer, "connections": connections, "log": words}


def _compile_words() -> None:
    ts = ROOT / "i18n" / "yuhua_dcm_plugin_zh_CN.ts"
    qm = ts.with_suffix(".qm")
    if not qm.exists() or qm.stat().st_mtime < ts.stat().st_mtime:
        subprocess.run(["lrelease", "-silent", str(ts)], check=True)


def _parts(database: Any) -> dict[str, str]:
    from psycopg2.extensions import parse_dsn

    parts = parse_dsn(database.dsn_for("t_dispatch"))
    return {
        "host": parts.get("host", "localhost"),
        "port": parts.get("port", "5432"),
        "dbname": database.name,
        "user": "t_dispatch",
        "other": "t_chief",
        "password": PASSWORD,
    }


def _watch(process: Any, folder: Path, database: Any, connections: dict[str, int]) -> None:
    from deskkit import answer_others

    end = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < end:
        for turn in ("after_first", "after_second"):
            if (folder / turn).exists():
                connections[turn] = _connections(database)
                (folder / turn).unlink()
        answer_others()
        time.sleep(0.1)


def _connections(database: Any) -> int:
    with closing(psycopg2.connect(database.dsn)) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE usename = 't_dispatch' AND application_name = 'yuhua_dcm'"
            " AND datname = current_database()"
        )
        return int(cursor.fetchone()[0])


COUNTED = (
    "docks", "toolbars", "actions", "menu", "word", "layers", "groups", "tasks", "light", "help",
    "locator", "map_actions", "marks", "labels", "translators",
)  # fmt: skip


def test_nothing_stays_after_unloading(told: dict[str, Any]) -> None:
    before, first = told["before"], told["first"]
    assert before["docks"] == []
    assert first["docks"] == [
        "yuhua_dcm_census_dock",
        "yuhua_dcm_dispatch_dock",
        "yuhua_dcm_evaluation_dock",
        "yuhua_dcm_intake_dock",
        "yuhua_dcm_upkeep_dock",
    ]
    assert (first["word"], first["layers"], first["groups"]) == ("任务号", 11, 1)
    assert len(first["menu"]) == 1
    assert "yuhua_dcm_light" in first["light"]
    assert (first["help"], first["locator"]) == (["yuhua_dcm_help"], ["yuhua_dcm_cases"])
    assert first["map_actions"] == 2
    assert told["first_options"] == told["second_options"] == ["yuhua_dcm_options"]
    assert told["after_first_options"] == told["after_second_options"] == []
    for turn in ("after_first", "after_second"):
        after = told[turn]
        for what in COUNTED:
            assert after[what] == before[what], f"{what} after {turn}"
        assert after["threads"] <= before["threads"], turn
        assert told["connections"][turn] == 0, f"a connection stayed after {turn}"
    assert told["second"] == {**first, "threads": told["second"]["threads"]}
    project = told["project"]
    assert "yuhua_dcm/layer" in project
    for secret in (PASSWORD, "t_dispatch", "authcfg="):
        assert secret not in project, "a saved project must not tell who saved it"
    assert told["first_dirty"] is False, "signing in is no change that QGIS should ask to save"
    assert told["asleep"] == ["memory"], "a saved project keeps its layers, without the database"
    assert "Traceback" not in told["log"]


def test_another_seat_opens_the_project_without_a_question(told: dict[str, Any]) -> None:
    assert told["visit_before"] == {"asked": "", "kinds": ["memory"], "layers": 11}
    assert told["visit_after"] == {"asked": "", "kinds": ["postgres"], "layers": 11}
