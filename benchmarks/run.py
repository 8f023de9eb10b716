"""Measures the product against peers and limits in one run and prints the tables.

    benchmarks/run.py                  full size: 500,000 past cases, 8,000 registrations
    benchmarks/run.py --quick          20,000 past cases, 800 registrations
    benchmarks/run.py --folder DIR     keep the cluster, so that the next run need not load again

Without --folder it takes the server that DCM_TEST_DSN names, or else a private one that is thrown
away.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from psycopg2.extensions import parse_dsn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import desk
import loading
import notices
import registering
import searching
import seat_notices
import server as servers
import startup
import typing_gaps
from people import people
from prepare import prepare
from server import Server
from table import Row, table

PARTS = ("desk", "search", "notices", "seat", "register", "start", "docks", "typing", "load")


def say(line: str) -> None:
    """Tell on stderr how far it is; stdout is the result."""
    print(line, file=sys.stderr, flush=True)


def arguments() -> argparse.Namespace:
    """What was asked on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="20,000 past cases, 800 registrations")
    parser.add_argument("--folder", type=Path, help="keep the cluster here")
    parser.add_argument("--cases", type=int, help="past cases")
    parser.add_argument("--registrations", type=int)
    parser.add_argument("--load", type=int, help="cases for the loading of the demo")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    given = parser.parse_args()
    small = given.quick
    given.cases = given.cases or (20_000 if small else 500_000)
    given.registrations = given.registrations or (800 if small else 8_000)
    given.turns = 40 if small else 200
    given.load = given.load or (5_000 if small else 50_000)
    return given


@contextmanager
def _server(folder: Path | None) -> Iterator[Server]:
    named = None if folder else servers.from_environment()
    if named is not None:
        yield named
        return
    used = folder.resolve() if folder else Path(tempfile.mkdtemp(prefix="dcm-bench."))
    ran = servers.running(used)
    try:
        yield servers.start(used)
    finally:
        if not ran:
            servers.stop(used, forget=folder is None)


def parts(server: Server, asked: argparse.Namespace) -> Iterator[tuple[str, str, list[Row]]]:
    """Run what was asked for, each part in copies of the prepared databases."""
    if "start" in asked.only:
        say("start")
        yield "Starting QGIS", "s", startup.starts()
    if set(asked.only) - {"load", "start"}:
        yield from _in_the_archive(server, asked)
    if "load" in asked.only:
        say("load")
        yield "Loading the demo district", "s", loading.measure(server, asked.load)


def _in_the_archive(
    server: Server, asked: argparse.Namespace
) -> Iterator[tuple[str, str, list[Row]]]:
    whole, tenth = prepare(server, asked.cases, say)
    staff = people(server, whole)
    server.let_in(staff.logins)
    with server.copy(whole, "dcm_bench_run") as run:
        if "desk" in asked.only:
            with server.copy(tenth, "dcm_bench_run_tenth") as small:
                say("desk")
                halls = desk.measure(server, [run, small], staff, asked.turns)
            yield f"At the desk, {asked.cases} past cases", "ms", desk.rows(halls)
            yield "The same with a tenth of the archive", "ms", desk.growth(halls)
        if "search" in asked.only:
            say("search")
            found = searching.measure(server, run, staff, asked.turns)
            yield f"Searching {asked.cases} past cases", "ms", found
        if "docks" in asked.only:
            say("docks")
            seat = _seat(server, run, staff.one("dispatch"))
            yield "Opening docks", "s", startup.docks(seat)
        if "typing" in asked.only:
            say("typing")
            found = typing_gaps.measure(server, run, staff)
            yield "Typing while every statement takes 2 s", "ms", found
        if "notices" in asked.only:
            say("notices")
            yield "Another desk sees it", "ms", notices.measure(server, run, staff, asked.turns)
        if "seat" in asked.only:
            say("seat")
            found = seat_notices.measure(server, run, staff, asked.turns)
            yield "Another desk of the plugin sees it", "ms", found
        if "register" in asked.only:
            say("register")
            found = registering.measure(server, run, staff, asked.registrations, say)
            yield "Registering", "as the row says", found


def _seat(server: Server, database: str, login: str) -> dict[str, str]:
    """What a person types into QGIS's connection dialog."""
    given = parse_dsn(server.login(database, login))
    usual = {"host": "localhost", "port": "5432", "password": ""}
    return {key: given.get(key, usual.get(key, "")) for key in (*usual, "dbname", "user")}


def main() -> int:
    """Run the parts that were asked for."""
    asked = arguments()
    missed = 0
    with _server(asked.folder) as server, server.alone():
        busy = os.getloadavg()[0]  # more than a few tenths: others ran beside, read the ratios only
        print(f"{os.cpu_count()} cores, load {busy:.1f} before; {servers.settings(server)}")
        print(f"{asked.cases} past cases, {asked.registrations} registrations")
        for title, unit, rows in parts(server, asked):
            print(table(title, unit, rows), flush=True)
            missed += sum(row.met is False for row in rows)
    if missed:
        say(f"{missed} bound(s) missed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
