"""The whole: QGIS dies in a call while the database is away; the next one goes on with the call."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import answer_others
from outagekit import Line
from psycopg2.extensions import parse_dsn
from test_plugin_lifecycle import ROOT, SETTINGS

pytestmark = [pytest.mark.gui, pytest.mark.slow]
PROBE = Path(__file__).parent / "killed_probe.py"


@pytest.fixture
def line(server: Any) -> Iterator[Line]:
    parts = parse_dsn(server.dsn)
    cable = Line(f"{parts['host']}/.s.PGSQL.{parts['port']}")
    yield cable
    cable.close()


@pytest.fixture
def qgis(tmp_path: Path, database: Any, line: Line) -> Iterator[Callable[[str], Any]]:
    """Return `qgis(what)`: the desktop of one profile, its path in Chinese and with blanks."""
    if shutil.which("qgis") is None:
        pytest.skip("needs the QGIS desktop")
    home = tmp_path / "桌面 坐席"
    profile = home / "profiles" / "probe"
    (profile / "QGIS").mkdir(parents=True)
    (profile / "QGIS" / "QGIS3.ini").write_text(SETTINGS, encoding="utf-8")
    (profile / "python" / "plugins").mkdir(parents=True)
    (profile / "python" / "plugins" / "yuhua_dcm_plugin").symlink_to(ROOT)
    started: list[subprocess.Popen[bytes]] = []

    def start(what: str) -> subprocess.Popen[bytes]:
        started.append(_start(home, what, database, line))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def _start(home: Path, what: str, database: Any, line: Line) -> subprocess.Popen[bytes]:
    given = {
        "host": "127.0.0.1", "port": str(line.port), "dbname": database.name,
        "user": "t_intake", "password": "test-only-secret",
        "folder": str(home), "result": str(home / "told.json"), "what": what,
    }  # fmt: skip
    kept = {key: value for key, value in os.environ.items() if not key.startswith("QGIS_")}
    kept.pop("PGPASSFILE", None)
    if not kept.get("DISPLAY"):
        kept["QT_QPA_PLATFORM"] = "offscreen"
    environment = {**kept, "PROBE_GIVEN": json.dumps(given), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [
        "qgis", "--profiles-path", str(home), "--profile", "probe", "--nologo",
        "--noversioncheck", "--code", str(PROBE),
    ]  # fmt: skip
    with (home / f"{what}.log").open("wb") as log:
        return subprocess.Popen(
            command, env=environment, stdout=log, stderr=log, start_new_session=True
        )


def _wait(path: Path, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not path.exists():
        if process.poll() is not None or time.monotonic() > end:
            told = path.parent / "told.json"
            raise AssertionError(told.read_text() if told.exists() else f"no {path.name}")
        answer_others()
        time.sleep(0.05)


def test_killed_in_a_call_while_the_database_is_away(
    qgis: Callable[[str], Any], tmp_path: Path, line: Line, connect: Callable[..., Any]
) -> None:
    home = tmp_path / "桌面 坐席"
    first = qgis("type")
    _wait(home / "cut_me", first)
    line.mended.clear()
    line.cut()
    _wait(home / "kill_me", first)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    assert _cases(connect) == []
    second = qgis("look")
    _wait(home / "mend_me", second)
    line.mended.set()
    _wait(home / "told.json", second)
    told = json.loads((home / "told.json").read_text())
    assert "error" not in told, told["error"]
    assert told["panel_while_away"] is False
    assert any("点击" in words or "click" in words for words in told["dock_says"]), told
    assert told["offer"]
    assert told["description"] == "manhole cover gone 井盖丢失𠮷 and typing goes on"
    assert told["phone"] == "13800000001"
    assert [case[0] for case in _cases(connect)] == told["registered"]
    assert _cases(connect)[0][1] == told["description"]
    assert (told["left"], told["files"]) == (0, [])


def _cases(connect: Callable[..., Any]) -> list[Any]:
    connection = connect()
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT task_no, description FROM dcm.case_file ORDER BY id")
        return list(cursor.fetchall())
