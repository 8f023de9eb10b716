"""The database goes away and comes back: seen within two seconds, mended without a restart."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import wait_until
from qgis.core import QgsDataSourceUri, QgsProviderRegistry
from qgis.PyQt.QtCore import QRunnable, QThreadPool, QTimer

from yuhua_dcm_plugin.core.background import Jobs
from yuhua_dcm_plugin.core.errors import ConnectionLostError
from yuhua_dcm_plugin.core.messages import Messages
from yuhua_dcm_plugin.core.session import Desk, sign_in
from yuhua_dcm_plugin.core.settings import Settings

pytestmark = [pytest.mark.gui, pytest.mark.slow]
Seats = Callable[[str], Desk]


class Heard:
    """What a link said, and when."""

    def __init__(self, desk: Desk) -> None:
        self.states: list[bool] = []
        self._start = time.monotonic()
        self.after_s = 0.0
        desk.link.changed.connect(self._on_changed)

    def _on_changed(self, there: bool) -> None:
        self.states.append(there)
        self.after_s = time.monotonic() - self._start

    def from_now(self) -> None:
        self._start = time.monotonic()


class Gaps:
    """How long the event loop was ever held up."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(1)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self._last = now

    def stop(self) -> float:
        self._timer.stop()
        return self.longest_ms


class _Holding(QRunnable):
    def __init__(self, gate: threading.Event) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._gate = gate

    def run(self) -> None:
        self._gate.wait(30)


@pytest.fixture
def held_threads() -> Iterator[Callable[[], None]]:
    """Return a call that takes every thread QGIS draws and works with, until the test ends."""
    gate, pool = threading.Event(), QThreadPool.globalInstance()
    holding = [_Holding(gate) for _thread in range(pool.maxThreadCount() + 2)]

    def hold() -> None:
        for runnable in holding:
            pool.start(runnable)

    yield hold
    gate.set()
    assert pool.waitForDone(10000)


def test_a_server_that_crashes_is_noticed_and_found_again(own: Any, seat_at: Seats) -> None:
    desk = seat_at(own.dsn_for("t_intake"))
    wait_until(lambda: desk.listener.connected)
    heard = Heard(desk)
    assert desk.link.up
    own.server.stop("immediate")
    heard.from_now()
    wait_until(lambda: not desk.link.up, 2)
    assert heard.after_s < 1
    with pytest.raises(ConnectionLostError):
        desk.database.run(lambda tx: tx.value("SELECT 1"))
    own.server.start()
    wait_until(lambda: desk.link.up, 12)
    assert desk.database.run(lambda tx: tx.value("SELECT 1")) == 1
    assert heard.states == [False, True]
    wait_until(lambda: desk.listener.connected)


def test_a_pulled_cable_is_noticed_within_two_seconds(own: Any, seat_at: Seats) -> None:
    desk = seat_at(own.dsn_for("t_intake"))
    wait_until(lambda: desk.listener.connected)
    heard, gaps = Heard(desk), Gaps()
    for _turn in range(2):
        own.line.unplug()
        heard.from_now()
        wait_until(lambda: not desk.link.up, 4)
        assert heard.after_s < 2.5, "a second between beats, a second of patience"
        own.line.plug_in()
        heard.from_now()
        wait_until(lambda: desk.link.up, 4)
        assert heard.after_s < 1
    assert heard.states == [False, True] * 2
    assert gaps.stop() < 250, "a beat never waits in the main thread"


def test_a_cable_out_for_long_is_mended_too(own: Any, seat_at: Seats) -> None:
    desk = seat_at(own.dsn_for("t_intake"))
    wait_until(lambda: desk.listener.connected)
    own.line.unplug()
    wait_until(lambda: not desk.listener.connected, 14)
    own.line.plug_in()
    wait_until(lambda: desk.link.up and desk.listener.connected, 20)
    assert desk.database.run(lambda tx: tx.value("SELECT 1")) == 1


def test_one_connection_that_breaks_is_not_an_outage(own: Any, seat_at: Seats) -> None:
    desk = seat_at(own.dsn_for("t_intake"))
    wait_until(lambda: desk.listener.connected)
    heard = Heard(desk)

    def work(tx: Any) -> None:
        own.run(f"SELECT pg_terminate_backend({tx.value('SELECT pg_backend_pid()')}, 5000)")
        tx.value("SELECT 1")

    with pytest.raises(ConnectionLostError):
        desk.database.run(work)
    answered: list[bool] = []
    desk.listener.reachable.connect(answered.append)
    wait_until(lambda: bool(answered), 3)
    assert (heard.states, answered[0]) == ([], True)


def test_a_desk_that_was_busy_itself_does_not_blame_the_database(own: Any, seat_at: Seats) -> None:
    desk = seat_at(own.dsn_for("t_intake"))
    wait_until(lambda: desk.listener.connected)
    heard = Heard(desk)
    for _turn in range(2):
        desk.link.try_now()
        time.sleep(2.5)  # the main thread does something else
        end = time.monotonic() + 1.5
        wait_until(lambda: time.monotonic() > end)  # noqa: B023 - it waits here
    assert heard.states == []


def test_maps_that_wait_for_the_database_do_not_keep_the_desk_from_it(
    own: Any, seat_at: Seats, held_threads: Callable[[], None]
) -> None:
    desk = seat_at(own.dsn_for("t_intake"))
    wait_until(lambda: desk.listener.connected)
    own.server.stop("immediate")
    wait_until(lambda: not desk.link.up, 2)
    held_threads()
    own.server.start()
    wait_until(lambda: desk.link.up, 12)
    got: list[int] = []
    desk.jobs.run("", lambda _job: desk.database.run(lambda tx: tx.value("SELECT 1")), got.append)
    wait_until(lambda: got == [1], 5)


def test_changes_are_heard_again_after_an_outage(own: Any, seat_at: Seats) -> None:
    desk = seat_at(own.dsn_for("t_intake"))
    wait_until(lambda: desk.listener.connected)
    own.server.stop("fast")
    wait_until(lambda: not desk.link.up, 2)
    own.server.start()
    wait_until(lambda: desk.listener.connected, 12)
    heard: list[str] = []
    desk.listener.caseChanged.connect(lambda task_no, _version: heard.append(task_no))
    own.run("""SELECT pg_notify('dcm', '{"topic": "case", "task_no": "1", "version": 1}')""")
    wait_until(lambda: heard == ["1"], 3)


def test_beside_the_beat_everything_is_heard_once(own: Any, seat_at: Seats) -> None:
    desk = seat_at(own.dsn_for("t_intake"))
    wait_until(lambda: desk.listener.connected)
    heard: list[str] = []
    beats: list[bool] = []
    desk.listener.caseChanged.connect(lambda task_no, _version: heard.append(task_no))
    desk.listener.reachable.connect(beats.append)
    for number in range(12):
        own.run(
            "SELECT pg_notify('dcm',"
            f""" '{{"topic": "case", "task_no": "{number}", "version": 1}}')"""
        )
        end = time.monotonic() + 0.25
        wait_until(lambda: time.monotonic() > end)  # noqa: B023 - it waits here
    wait_until(lambda: len(beats) >= 3, 5)
    wait_until(lambda: len(heard) == 12, 2)
    assert heard == [str(number) for number in range(12)]


def test_leaving_while_the_database_is_away(own: Any, seat_at: Seats) -> None:
    desk = seat_at(own.dsn_for("t_intake"))
    wait_until(lambda: desk.listener.connected)
    own.line.unplug()
    wait_until(lambda: not desk.link.up, 4)
    start = time.monotonic()
    desk.close()
    assert time.monotonic() - start < 1


def test_signing_in_waits_until_the_database_is_there(own: Any, qgis_app: Any) -> None:
    metadata = _connection(own, "away")
    jobs, entered, away, failed = Jobs(), [], [], []
    own.server.stop("fast")
    try:
        sign_in(
            "away", jobs, Messages(), Settings(), None, entered.append, failed.append, away.append
        )
        wait_until(lambda: len(away) >= 2, 12)
        assert all(isinstance(error, ConnectionLostError) for error in away)
        own.server.start()
        wait_until(lambda: bool(entered or failed), 12)
        assert failed == []
    finally:
        metadata.deleteConnection("away")
        for desk in entered:
            desk.close()
        jobs.close()
    assert entered[0].login == "t_intake"


def test_nobody_is_signed_in_after_the_waiting_was_given_up(own: Any, qgis_app: Any) -> None:
    jobs, away = Jobs(), []
    metadata = _connection(own, "given_up")
    own.line.mended.clear()
    try:
        sign_in(
            "given_up", jobs, Messages(), Settings(), None,
            lambda _desk: pytest.fail("nobody wants in"), None, away.append,
        )  # fmt: skip
        wait_until(lambda: len(away) == 1, 5)
        jobs.close()
        own.line.mended.set()
        end = time.monotonic() + 4
        wait_until(lambda: time.monotonic() > end)
    finally:
        metadata.deleteConnection("given_up")
    assert len(away) == 1


def _connection(own: Any, name: str) -> Any:
    uri = QgsDataSourceUri()
    uri.setConnection(
        "127.0.0.1", str(own.line.port), own.name, "t_intake", "test-only-secret",
        QgsDataSourceUri.SslMode.SslDisable,
    )  # fmt: skip
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    kept = {"saveUsername": True, "savePassword": True}
    metadata.saveConnection(metadata.createConnection(uri.uri(False), kept), name)
    return metadata
