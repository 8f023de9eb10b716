"""How long QGIS stands still while somebody types and every statement takes two seconds.

Each statement of the desk, of its listener's reading and of the map waits in the line to the
server; the list of all running cases is read again while each field is typed into.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import psycopg2
from people import People
from prepare import fresh_reports
from psycopg2.extensions import parse_dsn
from server import Server
from startup import desktop
from table import Row

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "gui"))
from outagekit import Line

STATEMENT_S = 2.0
BOUND_MS = 50.0
RUNNING = 5_000
_RUNNING = "select count(*) from dcm.case_file where finished_at is null"
_POSTS = ("intake", "dispatch")


def fill(server: Server, database: str, login: str) -> int:
    """Register cases until as many run as a list holds; how many run then."""
    running = int(server.rows(database, _RUNNING)[0][0])
    connection = psycopg2.connect(server.login(database, login))
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            for report in fresh_reports(max(0, RUNNING - running), 4711):
                text = json.dumps(report, ensure_ascii=False)
                cursor.execute("select dcm_app.register_case(%s::jsonb)", (text,))
    finally:
        connection.close()
    return int(server.rows(database, _RUNNING)[0][0])


@contextmanager
def slow_line(server: Server, flag: Path) -> Iterator[Line]:
    """A line to the server that holds up every statement while the flag is there."""
    given = parse_dsn(server.dsn)
    line = Line(f"{given['host']}/.s.PGSQL.{given.get('port', '5432')}")

    def hold(data: bytes, to_server: bool) -> bool:
        if to_server and b"dcm_app" in data and flag.exists():
            time.sleep(STATEMENT_S)
        return False

    line.watch = hold
    try:
        yield line
    finally:
        line.close()


def measure(server: Server, database: str, people: People, keys: int = 200) -> list[Row]:
    """Milliseconds of the longest gap after each key, field by field."""
    running = fill(server, database, people.one("intake"))
    rows = []
    for post in _POSTS:
        seat = {"dbname": database, "user": people.one(post), "password": server.password}
        for field, gaps in _typed(server, seat, keys).items():
            rows.append(_row(f"{post}: {field}", gaps))
    longest = max(row.figure or 0 for row in rows)
    rows.append(Row(f"longest of all, {running} running cases", [longest], *_bound(longest)))
    return rows


def _typed(server: Server, seat: dict[str, str], keys: int) -> dict[str, list[list[float]]]:
    with TemporaryDirectory(prefix="dcm-typing.") as folder, desktop() as qgis:
        flag = Path(folder) / "slow"
        with slow_line(server, flag) as line:
            given = {**seat, "host": "127.0.0.1", "port": str(line.port)}
            qgis.run("with")  # the first start makes the profile
            told = qgis.run(
                "with", DCM_BENCH_SEAT=json.dumps(given), DCM_BENCH_TYPING=str(flag),
                DCM_BENCH_KEYS=str(keys),
            )  # fmt: skip
    found: dict[str, list[list[float]]] = told["typed"]
    return found


def _row(what: str, gaps: list[list[float]]) -> Row:
    by_clock, own = [gap for gap, _own in gaps], [own for _gap, own in gaps]
    words = f"{what} (by the clock p50 {median(by_clock):.0f}, longest {max(by_clock):.0f})"
    return Row(words, own, *_bound(max(own)))


def _bound(longest: float) -> tuple[str, float, float]:
    return "limit for the longest", longest, BOUND_MS
