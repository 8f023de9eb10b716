"""Desks for GUI tests: a real person of the test staff, really signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("qgis")

from yuhua_dcm_plugin.cases.feed import CaseFeed
from yuhua_dcm_plugin.core.background import Jobs
from yuhua_dcm_plugin.core.errors import DcmError
from yuhua_dcm_plugin.core.notifications import Listener
from yuhua_dcm_plugin.core.session import Desk, enter
from yuhua_dcm_plugin.core.settings import Settings

REPORT = {
    "source": "hotline",
    "kind": "component",
    "class_code": "0102",
    "description": "井盖丢失",
    "x": 545105,
    "y": 4209105,
    "srid": 4547,
}


class Heard:
    """Messages that keeps what it was told, for assertions."""

    def __init__(self) -> None:
        self.errors: list[DcmError] = []
        self.told: list[str] = []

    def show_error(self, error: DcmError) -> None:
        self.errors.append(error)

    def log(self, error: DcmError) -> None:
        self.errors.append(error)

    def info(self, text: str) -> None:
        self.told.append(text)

    success = warning = info

    def offer(self, text: str, button: str, pressed: Callable[[], None]) -> None:
        self.told.append(text)


@pytest.fixture
def desk(database: Any, qgis_app: Any) -> Iterator[Callable[..., Desk]]:
    """Return `desk(login)`: a signed-in seat with its own connections, closed after the test."""
    with ExitStack() as stack:

        def make(login: str = "t_intake", iface: Any = None) -> Desk:
            heard: Any = Heard()
            jobs = Jobs(heard.show_error)
            opened, person = enter(database.dsn_for(login))
            listener = Listener(opened.dsn, jobs)
            made = Desk(
                opened, jobs, listener, heard, Settings(), person.login, person.name,
                person.roles, person.department_code, iface, database.dsn_for(login),
            )  # fmt: skip
            stack.callback(made.close)
            listener.start()
            assert jobs.wait()
            return made

        yield make


@pytest.fixture
def feed(desk: Callable[..., Desk]) -> Iterator[Callable[..., CaseFeed]]:
    """Return `feed(login)`: a started feed with its desk as `.desk`."""
    with ExitStack() as stack:

        def make(login: str = "t_intake") -> CaseFeed:
            made = CaseFeed(desk(login))
            stack.callback(made.close)
            made.start()
            settle(made)
            return made

        yield make


def settle(feed: CaseFeed, timeout_ms: int = 5000) -> None:
    """Let everything that is under way come to its end."""
    from qgis.PyQt.QtTest import QTest

    for _turn in range(3):
        QTest.qWait(130)
        assert feed.desk.jobs.wait(timeout_ms)


@pytest.fixture
def kit() -> SimpleNamespace:
    """What GUI tests share beside fixtures."""
    return SimpleNamespace(settle=settle, report=REPORT)
