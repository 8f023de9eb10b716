"""Drawing a million components: the desk's own layers against the same data with one plain mark.

    benchmarks/component_drawing.py                      1,000,000 components, 3 rounds, turn about
    benchmarks/component_drawing.py --rows 50000         smaller

A surveyor signs in, the desk adds its layers, and QGIS draws 1920 by 1080 pixels as it does on its
canvas (QgsMapRendererParallelJob), on one walk of pans and zooms through every scale. The plain
layers read the same view, hide and label what the desk's do, and draw one symbol. From afar the
desk shows squares with numbers, and the plain map every component: what it would cost without.
Then the same walk on a real canvas, in haste: how long the window could not answer.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import psycopg2
import server as servers
from component_drawing_walk import Frame, draw, longest_stall, walk
from qgis.core import (
    QgsApplication,
    QgsDataSourceUri,
    QgsPointXY,
    QgsProject,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtTest import QTest
from run import _server, say
from server import Server
from table import Row, quantile, table

from yuhua_dcm_plugin.cases.component_symbols import plain
from yuhua_dcm_plugin.cases.feed import CaseFeed
from yuhua_dcm_plugin.cases.layers import DeskLayers
from yuhua_dcm_plugin.cases.names import (
    COMPONENT_CELLS,
    COMPONENT_CONDITIONS,
    COMPONENT_MARKS,
    COMPONENTS,
)
from yuhua_dcm_plugin.core.background import Jobs
from yuhua_dcm_plugin.core.messages import Messages
from yuhua_dcm_plugin.core.migrations import install
from yuhua_dcm_plugin.core.notifications import Listener
from yuhua_dcm_plugin.core.people import add_staff
from yuhua_dcm_plugin.core.session import Desk, enter
from yuhua_dcm_plugin.core.settings import Settings
from yuhua_dcm_plugin.demo.load import load_demo

NEEDED = 1.5
_DATABASE, _SURVEYOR = "dcm_bench_drawing", "bench_surveyor"
_POINTS = Path(__file__).with_name("component_drawing.sql")
#: Scales of each way in which the desk shows components.
BANDS = {
    "symbols, 1:250 to 1:2,500": (250, 500, 1000, 2000),
    "marks, 1:2,700 to 1:10,000": (3000, 5000, 8000),
    "numbers, 1:18,000 to 1:75,000": (20_000, 60_000),
}
_SHOWN = (*COMPONENTS, COMPONENT_CONDITIONS, COMPONENT_MARKS, COMPONENT_CELLS)
_PLACES = """
select cell_x * 250 + 125, cell_y * 250 + 125 from dcm.component_cell
group by 1, 2 order by sum(number) desc
"""


def prepare(server: Server, rows: int) -> None:
    """The demo district with so many more components, lines and areas among them."""
    server.create(_DATABASE)
    dsn = server.of(_DATABASE)
    install(dsn, lambda _line: None)
    load_demo(dsn, 0, datetime.now(ZoneInfo("Asia/Shanghai")))
    with psycopg2.connect(dsn) as connection, connection.cursor() as cursor:
        begun = time.perf_counter()
        cursor.execute(_POINTS.read_text(encoding="utf-8"), {"rows": rows})
        say(f"{rows} written in {time.perf_counter() - begun:.1f} s")
    connection.close()
    server.rows(_DATABASE, "vacuum analyze dcm.component")


@contextmanager
def desk_layers(server: Server) -> Iterator[list[QgsVectorLayer]]:
    """The layers of components that a surveyor's desk puts into the project."""
    dsn = server.login(_DATABASE, _SURVEYOR)
    messages = Messages()
    jobs = Jobs(messages.show_error)
    database, person = enter(dsn)
    desk = Desk(
        database, jobs, Listener(database.dsn, jobs), messages, Settings(), person.login,
        person.name, person.roles, person.department_code, None, QgsDataSourceUri(dsn).uri(False),
    )  # fmt: skip
    feed = CaseFeed(desk)
    feed.start()
    while not feed.classes:
        QTest.qWait(20)
    layers = DeskLayers(desk, feed)
    layers.add(at_once=True)
    try:
        yield [layers.layer(key) for key in _SHOWN]
    finally:
        layers.close()
        feed.close()
        desk.close()


def bare_layers(ours: Sequence[QgsVectorLayer]) -> list[QgsVectorLayer]:
    """The same points, lines and areas with one plain symbol at every scale."""
    made = []
    for layer in ours[: len(COMPONENTS)]:
        bare = QgsVectorLayer(layer.source(), "bare", "postgres")
        bare.setRenderer(QgsSingleSymbolRenderer(plain(bare.geometryType())))
        bare.setLabeling(layer.labeling().clone())
        bare.setLabelsEnabled(True)
        made.append(bare)
    return made


def _places(server: Server) -> list[QgsPointXY]:
    """Where most stand, and a place as most are."""
    found = server.rows(_DATABASE, _PLACES)
    return [QgsPointXY(*found[0]), QgsPointXY(*found[len(found) // 2])]


def measure(server: Server, rounds: int, pictures: Path | None) -> list[Row]:
    """Both, turn about, at every scale; then the window."""
    places = _places(server)
    found: list[Row] = []
    all_times: dict[str, list[float]] = {"plain": [], "desk": []}
    with desk_layers(server) as ours:
        sides = {"plain": bare_layers(ours), "desk": ours}
        for band, scales in BANDS.items():
            times = _band(sides, walk(places, scales), rounds, pictures)
            found += _rows(band, times)
            for side, samples in times.items():
                all_times[side] += samples
        found += _rows("all of it", all_times)
        for band, scales in BANDS.items():
            found += _stalls(sides, band, walk(places, scales))
        QgsProject.instance().clear()
    return found


def _band(
    sides: dict[str, list[QgsVectorLayer]], frames: list[Frame], rounds: int, pictures: Path | None
) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {side: [] for side in sides}
    for number, frame in enumerate(frames):
        for turn in range(rounds + 1):
            order = list(sides) if (number + turn) % 2 else list(reversed(sides))
            for side in order:
                seconds, image = draw(sides[side], frame)
                if turn:  # the first one warms caches
                    times[side].append(seconds * 1000)
                elif pictures and side == "desk":
                    image.save(str(pictures / f"{frame.scale:.0f}_{number}.png"))
    return times


def _rows(band: str, times: dict[str, list[float]]) -> list[Row]:
    middle = median(times["desk"]) / median(times["plain"])
    slowest = quantile(times["desk"], 0.95) / quantile(times["plain"], 0.95)
    say(f"{band}: medians {middle:.2f}, p95 {slowest:.2f}")
    return [
        Row(f"{band}: plain", times["plain"]),
        Row(f"{band}: desk", times["desk"], "plain, medians", middle, NEEDED),
        Row(f"{band}: desk", times["desk"], "plain, p95", slowest, NEEDED),
    ]


def _stalls(sides: dict[str, list[QgsVectorLayer]], band: str, frames: list[Frame]) -> list[Row]:
    named = f"longest stop of the window, {band}"
    return [
        Row(f"{named}: {side}", [longest_stall(layers, frames) * 1000])
        for side, layers in sides.items()
    ]


@contextmanager
def _qgis() -> Iterator[Any]:
    application = QgsApplication([], True)
    application.initQgis()
    yield application
    application.exitQgis()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="keep the cluster and its database here")
    parser.add_argument("--pictures", type=Path, help="write what was drawn here")
    given = parser.parse_args()
    with _qgis(), _server(given.folder) as server, server.alone():
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before;", end=" ")
        print(servers.settings(server))
        try:
            if given.folder is None or not server.exists(_DATABASE):
                prepare(server, given.rows)
            add_staff(
                server.of(_DATABASE), _SURVEYOR, "测试普查员", ["dcm_surveyor"],
                password=server.password,
            )  # fmt: skip
            rows = measure(server, given.rounds, given.pictures)
        finally:
            if given.folder is None:
                server.drop(_DATABASE)
    print(table(f"Drawing {given.rows:,} components, 1920 by 1080", "ms", rows))
    return int(any(row.met is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
