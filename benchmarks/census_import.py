"""A million surveyed components, checked and taken, against ogr2ogr with COPY and no check.

    benchmarks/census_import.py               1,000,000 points, three rounds of each, turn about
    benchmarks/census_import.py --rows 50000  smaller

Both read the same shapefile (GBK, EPSG:4547, 12 columns) on the same server. Each round of the
import starts from a copy of a fresh demo district, signed in as a surveyor.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import psycopg2
import server as servers
from qgis.core import QgsApplication
from run import _server, say
from server import Server
from table import Row, quantile, table

from yuhua_dcm_plugin.census.importing import CensusImport
from yuhua_dcm_plugin.census.planning import without_questions
from yuhua_dcm_plugin.core.migrations import install
from yuhua_dcm_plugin.core.people import add_staff
from yuhua_dcm_plugin.demo.load import load_demo

NEEDED = 3.0
_SOURCE, _RUN = "dcm_bench_census", "dcm_bench_census_run"
_SURVEYOR = "bench_surveyor"
_POINTS = Path(__file__).with_name("census_delivery.sql")


def prepare(server: Server, folder: Path, rows: int) -> Path:
    """Make the demo district to start from, and the delivery as a shapefile."""
    server.create(_SOURCE)
    dsn = server.of(_SOURCE)
    install(dsn, lambda _line: None)
    load_demo(dsn, 0, datetime.now(ZoneInfo("Asia/Shanghai")))
    add_staff(dsn, _SURVEYOR, "测试普查员", ["dcm_surveyor"], password=server.password)
    with psycopg2.connect(dsn) as connection, connection.cursor() as cursor:
        cursor.execute(_POINTS.read_text(encoding="utf-8"), {"rows": rows})
    connection.close()
    target = folder / "裕华区部件.shp"
    _ogr2ogr("-f", "ESRI Shapefile", str(target), f"PG:{dsn}", "delivery", "-lco", "ENCODING=GBK",
             "-a_srs", "EPSG:4547")  # fmt: skip
    server.rows(_SOURCE, "drop table public.delivery")
    return target


def _ogr2ogr(*arguments: str) -> None:
    done = subprocess.run(
        ["ogr2ogr", *arguments], check=False, capture_output=True, text=True, env=dict(os.environ)
    )
    if done.returncode:
        raise RuntimeError(done.stderr)


@contextmanager
def _fresh(server: Server) -> Iterator[str]:
    with server.copy(_SOURCE, _RUN) as name:
        server.rows(name, "checkpoint")
        yield name


def load_bare(server: Server, delivery: Path) -> float:
    """Seconds that ogr2ogr takes."""
    with _fresh(server) as name:
        start = time.perf_counter()
        _ogr2ogr(
            *("-f", "PostgreSQL", f"PG:{server.of(name)}", str(delivery), "-nln", "public.loaded"),
            *("-lco", "GEOMETRY_NAME=geom", "--config", "PG_USE_COPY", "YES"),
        )
        return time.perf_counter() - start


def load_checked(server: Server, delivery: Path, rows: int) -> dict[str, float]:
    """Seconds that the import takes: all, and each step."""
    with _fresh(server) as name:
        service = CensusImport(server.login(name, _SURVEYOR))
        start = time.perf_counter()
        try:
            plan = without_questions(service.look(delivery))
            looked = time.perf_counter() - start
            with service.run(plan) as outcome:
                pass
        finally:
            service.close()
        whole = time.perf_counter() - start
        _require_done(server, name, outcome.checked.read, rows)
        counts = {rule.rule: rule.count for rule in outcome.checked.rules}
        say(f"{outcome.taken}; {counts}")
    rest = whole - looked - sum(outcome.seconds.values())
    return {"whole": whole, "looking": looked, **outcome.seconds, "committing": rest}


def _require_done(server: Server, name: str, read: int, rows: int) -> None:
    ((stand,),) = server.rows(name, "select count(*) from dcm.component where batch is not null")
    if read != rows or stand < 0.95 * rows:
        raise RuntimeError(f"{read} of {rows} rows were read, {stand} stand")


def measure(server: Server, rows: int, rounds: int) -> list[Row]:
    """Both, turn about."""
    with tempfile.TemporaryDirectory(prefix="dcm-census.") as folder:
        try:
            delivery = prepare(server, Path(folder), rows)
            bare: list[float] = []
            checked: list[dict[str, float]] = []
            for number in range(1, rounds + 1):
                bare.append(load_bare(server, delivery))
                checked.append(load_checked(server, delivery, rows))
                steps = ", ".join(f"{name} {s:.1f}" for name, s in checked[-1].items())
                say(f"round {number}: ogr2ogr {bare[-1]:.1f}; {steps}")
        finally:
            server.drop(_SOURCE)
    return _rows(bare, checked)


def _rows(bare: list[float], checked: list[dict[str, float]]) -> list[Row]:
    whole = [found["whole"] for found in checked]
    ratio = quantile(whole, 0.5) / quantile(bare, 0.5)
    return [
        Row("ogr2ogr with COPY, no check", bare),
        Row("import with all checks", whole, "ogr2ogr, medians", ratio, NEEDED),
        *(
            Row(f"of which {step}", [found[step] for found in checked])
            for step in checked[0]
            if step != "whole"
        ),
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="keep the cluster here")
    asked = parser.parse_args()
    _application = QgsApplication([], False)  # words of rules come in the user's language
    with _server(asked.folder) as server, server.alone():
        busy = os.getloadavg()[0]
        print(f"{os.cpu_count()} cores, load {busy:.1f} before; {servers.settings(server)}")
        rows = measure(server, asked.rows, asked.rounds)
        print(table(f"A survey delivery of {asked.rows:,} points", "s", rows), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
