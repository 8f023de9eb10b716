"""A signed-in desk for tests of the docks: real database, listener and jobs, a map that notes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QObject, pyqtSignal

from yuhua_dcm_plugin.cases.feed import CaseFeed
from yuhua_dcm_plugin.core.background import Jobs
from yuhua_dcm_plugin.core.errors import DcmError
from yuhua_dcm_plugin.core.messages import Messages
from yuhua_dcm_plugin.core.notifications import Listener
from yuhua_dcm_plugin.core.session import Desk, enter
from yuhua_dcm_plugin.core.settings import PREFIX, Settings


class NotedMessages(Messages):
    """Keeps what was said."""

    def __init__(self) -> None:
        super().__init__(None)
        self.errors: list[DcmError] = []
        self.said: list[str] = []

    def show_error(self, error: DcmError) -> None:
        self.errors.append(error)

    def _push(self, text: str, level: Any) -> None:
        self.said.append(text)


class NotedMap(QObject):
    """Stands where the canvas would be and keeps what it was asked."""

    casePicked = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self.zoomed: list[tuple[float, float]] = []
        self.flashed: list[tuple[float, float]] = []
        self.selected: list[str | None] = []

    def zoom_to(self, x: float, y: float, scale: float | None = None) -> None:
        self.zoomed.append((x, y))

    def flash(self, x: float, y: float) -> None:
        self.flashed.append((x, y))

    def select_case(self, task_no: str | None) -> None:
        self.selected.append(task_no)


@contextmanager
def seat(database: Any, login: str) -> Iterator[Desk]:
    """Sit a member of the test staff at a desk; whatever it opened is closed at the end."""
    QgsSettings().remove(PREFIX)
    messages = NotedMessages()
    jobs = Jobs(messages.show_error)
    opened, person = enter(database.dsn_for(login))
    listener = Listener(opened.dsn, jobs)
    listener.start()
    desk = Desk(
        opened, jobs, listener, messages, Settings(), person.login, person.name, person.roles,
        person.department_code, None,
    )  # fmt: skip
    try:
        wait_until(lambda: listener.connected)
        yield desk
    finally:
        jobs.wait()
        desk.close()
        settle()


@contextmanager
def fed(desk: Desk) -> Iterator[CaseFeed]:
    """A feed that has read everything once."""
    feed = CaseFeed(desk)
    feed.start()
    desk.jobs.wait()
    wait_until(lambda: bool(feed.departments) and not desk.jobs.count)
    try:
        yield feed
    finally:
        feed.close()


def wait_until(true: Callable[[], bool], seconds: float = 10) -> None:
    """Run the event loop until something is so; fail if it never is."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never became so"
        settle()


def settle() -> None:
    """Let what is due happen."""
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
