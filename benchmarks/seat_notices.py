"""From an act on one desk to the list of another, through the plugin's own listener and model."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

from notices import LIMIT_MS, act
from people import People
from server import Server
from table import Row, within

PAUSE_S = 0.3


def measure(server: Server, database: str, people: People, acts: int) -> list[Row]:
    """Write notes on running cases and see when the list of a desk of the plugin shows them."""
    dsn = server.login(database, people.one("dispatch"))
    desk = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("seat.py"))],
        env={**os.environ, "DCM_BENCH_SEAT_DSN": dsn, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert desk.stdout is not None
    try:
        _await_ready(desk.stdout)
        done = act(server.login(database, people.one("chief")), acts, PAUSE_S)
        delays = _delays(desk.stdout, done)
    finally:
        desk.terminate()
        desk.wait()
    return [within("list of a desk of the plugin shows it (100 ms of it gather)", delays, LIMIT_MS)]


def _await_ready(lines: IO[str]) -> None:
    for line in lines:
        if line.startswith('"ready'):
            return
    raise RuntimeError("the desk of the plugin did not come up; is QGIS installed?")


def _delays(lines: IO[str], done: dict[tuple[str, int], float]) -> list[float]:
    delays = []
    waited_for = set(done)
    while waited_for:
        line = lines.readline()
        if not line:
            raise RuntimeError("the desk of the plugin ended early")
        found = json.loads(line)
        if isinstance(found, list) and (found[0], found[1]) in waited_for:
            waited_for.remove((found[0], found[1]))
            delays.append((found[2] - done[found[0], found[1]]) * 1000)
    return delays
