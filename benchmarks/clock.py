"""A million running cases reckoned anew in one statement, against a plain update of the same rows.

    benchmarks/clock.py               1,000,000 cases, one round
    benchmarks/clock.py --rows 50000  smaller

What a change of the work calendar costs: first as it is shown (nothing written), then as it is
made, with an event in the history of each case whose deadline moves.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import psycopg2
import server as servers
from run import _server, say
from server import Server
from table import Row, table

from yuhua_dcm_plugin.core.migrations import install
from yuhua_dcm_plugin.demo.load import load_demo

_SOURCE, _RUN = "dcm_bench_clock", "dcm_bench_clock_run"
_CASES = Path(__file__).with_name("clock_cases.sql")
_DEADLINES = (
    "select count(dcm_app.deadline(clock_from, clock_amount, clock_unit)) from dcm.case_file"
)
_LAMPS = (
    "set session authorization admin01; select lamp, count(*) from dcm_app.case_list group by lamp"
)
#: The columns that a reckoning writes, and an event for each.
_PLAIN = """
with told as (
    update dcm.case_file set due_at = due_at + interval '1 second',
        warn_at = warn_at + interval '1 second', due_provisional = due_provisional,
        version = version + 1, last_at = now(), last_hash = last_hash
    returning id, version, stage
)
insert into dcm.case_event (case_id, seq, action, from_stage, to_stage, actor, at, detail, hash)
select id, version, 'recompute_deadline', stage, stage, 'nobody', now(), '{}', '\\x00' from told
"""
_SHOWN = "select dcm_app.reckon_running('standard', false) - 'cases'"
_MADE = "select dcm_app.reckon_running('standard', true) - 'cases'"


def prepare(server: Server, rows: int) -> None:
    """The demo district without its cases, and so many that run."""
    server.create(_SOURCE)
    install(server.of(_SOURCE), lambda _line: None)
    load_demo(server.of(_SOURCE), 0, datetime.now(ZoneInfo("Asia/Shanghai")))
    with psycopg2.connect(server.of(_SOURCE)) as connection, connection.cursor() as cursor:
        cursor.execute(_CASES.read_text(encoding="utf-8"), {"rows": rows})
    connection.close()
    server.rows(_SOURCE, "vacuum analyze dcm.case_file")


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    say(str(work()))
    return time.perf_counter() - begun


def measure(server: Server, rows: int, rounds: int) -> list[Row]:
    """Each on a copy of the same cases, turn about."""
    prepare(server, rows)
    plan = {
        "plain": _PLAIN,
        "deadlines": _DEADLINES,
        "lamps": _LAMPS,
        "shown": _SHOWN,
        "made": _MADE,
    }
    found: dict[str, list[float]] = {name: [] for name in plan}
    try:
        for _round in range(rounds):
            for name, sql in plan.items():
                with server.copy(_SOURCE, _RUN) as copy:
                    server.rows(copy, "checkpoint")
                    asked = sql
                    found[name].append(_timed(lambda c=copy, s=asked: server.rows(c, s)))
    finally:
        server.drop(_SOURCE)
    plain = found["plain"][len(found["plain"]) // 2]
    words = {
        "plain": "UPDATE of the deadline and INSERT of an event, nothing worked out",
        "deadlines": "deadline() of every case, nothing written",
        "lamps": "lamps of all cases from case_list",
        "shown": "what a change of the calendar does, shown",
        "made": "the change made: reckoned, written, an event each with its hash",
    }
    return [
        Row(words[name], times, "" if name == "plain" else "UPDATE and INSERT", None)
        if name == "plain"
        else Row(words[name], times, "UPDATE and INSERT", sorted(times)[len(times) // 2] / plain)
        for name, times in found.items()
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="keep the cluster here")
    asked = parser.parse_args()
    with _server(asked.folder) as server, server.alone():
        busy = os.getloadavg()[0]
        print(f"{os.cpu_count()} cores, load {busy:.1f} before; {servers.settings(server)}")
        rows = measure(server, asked.rows, asked.rounds)
        print(table(f"{asked.rows:,} running cases reckoned anew", "s", rows), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
