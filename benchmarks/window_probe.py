"""Runs inside the real QGIS (`qgis --code`) and writes what it timed to DCM_BENCH_TOLD.

With DCM_BENCH_SEAT (JSON: host, port, dbname, user, password) it signs in and opens each dock some
times, or with DCM_BENCH_TYPING types into every field; without, it tells when QGIS stood.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from qgis.core import QgsDataSourceUri, QgsProviderRegistry
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface, plugins

PLUGIN, SEAT = "yuhua_dcm_plugin", "bench seat"
TURNS = int(os.environ.get("DCM_BENCH_TURNS", "5"))
PATIENCE_S = 60
told: dict[str, Any] = {}


def stood() -> None:
    """QGIS is ready for its user."""
    told["stood"] = time.monotonic()
    if "DCM_BENCH_SEAT" in os.environ:
        runner.start()
    else:
        leave()


def leave() -> None:
    """Write the figures and end the process: closing down is not measured."""
    path = Path(os.environ["DCM_BENCH_TOLD"])
    path.with_suffix(".part").write_text(json.dumps(told), encoding="utf-8")
    path.with_suffix(".part").replace(path)
    os._exit(0)


def _connection() -> None:
    given = json.loads(os.environ["DCM_BENCH_SEAT"])
    uri = QgsDataSourceUri()
    uri.setConnection(*(given[key] for key in ("host", "port", "dbname", "user", "password")))
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    options = {"saveUsername": True, "savePassword": True}
    metadata.saveConnection(metadata.createConnection(uri.uri(False), options), SEAT)


def _until(true: Callable[[], Any]) -> Iterator[None]:
    end = time.monotonic() + PATIENCE_S
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(f"line {true.__code__.co_firstlineno}")
        yield


def _docks() -> Iterator[None]:
    plugin = plugins[PLUGIN]
    start = time.monotonic()
    _connection()
    plugin.sign_in(SEAT)
    yield from _until(lambda: plugin.feed is not None and plugin.feed.model.rowCount())
    yield from _until(lambda: plugin.desk.jobs.count == 0)
    told["signed_in"] = time.monotonic() - start
    told["rows"] = plugin.feed.model.rowCount()
    if "DCM_BENCH_TYPING" in os.environ:
        sys.path.insert(0, os.environ["DCM_BENCH_FOLDER"])
        import typing_probe

        yield from typing_probe.steps(plugin, told, _until)
        return
    from yuhua_dcm_plugin.rooms import make_panel

    for room in ("intake", "dispatch", "evaluation"):
        times: list[list[float]] = []
        for _turn in range(TURNS + 1):
            dock = plugin.dock(room)
            dock.set_panel(None)
            dock.hide()
            yield from _until(lambda: plugin.desk.jobs.count == 0)
            begin = time.perf_counter()
            dock.set_panel(make_panel(room, plugin.desk, plugin.feed, plugin.map_link))
            dock.show()
            dock.raise_()
            dock.repaint()
            stands = time.perf_counter()
            yield from _until(lambda: plugin.desk.jobs.count == 0)
            dock.repaint()
            times.append([stands - begin, time.perf_counter() - begin])
        told[room] = times[1:]  # the first one imports and fills caches


class Runner:
    """Goes on with the docks on QGIS's own event loop."""

    def __init__(self) -> None:
        self.steps = _docks()
        self.timer = QTimer()
        self.timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Begin."""
        self.timer.start(1)

    def tick(self) -> None:
        """Go on to where it waits next."""
        try:
            next(self.steps)
        except StopIteration:
            leave()
        except BaseException:
            told["error"] = traceback.format_exc()
            leave()


runner = Runner()
iface.initializationCompleted.connect(lambda: QTimer.singleShot(0, stood))
