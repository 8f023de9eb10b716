"""Desks for GUI tests: a real person of the test staff, really signed in."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg2
import pytest

pytest.importorskip("qgis")

from outagekit import Line, OwnServer
from psycopg2.extensions import make_dsn

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


PASSWORD = "test-only-secret"


@pytest.fixture(autouse=True)
def own_clipboard(qgis_app: Any) -> Iterator[None]:
    """Let go of the clipboard: another QGIS asks its owner at the start, and waits for him."""
    yield
    from qgis.PyQt.QtGui import QClipboard
    from qgis.PyQt.QtWidgets import QApplication

    clipboard = QApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        clipboard.clear(mode)


class Heard:
    """Messages that keeps what it was told, for assertions."""

    def __init__(self) -> None:
        self.errors: list[DcmError] = []
        self.told: list[str] = []
        #: Words of a button and what it does, of every offer.
        self.offers: list[tuple[str, Callable[[], None]]] = []

    def show_error(self, error: DcmError) -> None:
        self.errors.append(error)

    def log(self, error: DcmError) -> None:
        self.errors.append(error)

    def info(self, text: str) -> None:
        self.told.append(text)

    success = warning = info

    def offer(self, text: str, button: str, pressed: Callable[[], None]) -> None:
        self.told.append(text)
        self.offers.append((button, pressed))


@pytest.fixture
def desk(database: Any, qgis_app: Any) -> Iterator[Callable[..., Desk]]:
    """Return `desk(login)`: a signed-in seat with its own connections, closed after the test."""
    with ExitStack() as stack:

        def make(login: str = "t_intake", iface: Any = None) -> Desk:
            made = _desk(database.dsn_for(login), iface)
            stack.callback(made.close)
            made.listener.start()
            assert made.jobs.wait()
            return made

        yield make


@pytest.fixture(scope="session")
def own_server(server: Any, install_into: Any, tmp_path_factory: Any) -> Iterator[OwnServer]:
    """A server that tests may stop, with the product in its database `template_dcm`."""
    folder = Path(tempfile.mkdtemp(prefix="dcm-own."))  # the server's user must reach it
    folder.chmod(0o711)
    made = OwnServer(folder / "cluster")
    try:
        made.run("CREATE DATABASE template_dcm")
        install_into(SimpleNamespace(dsn=make_dsn(made.dsn, dbname="template_dcm")))
        yield made
    finally:
        made.drop()
        shutil.rmtree(folder)


@pytest.fixture
def own(own_server: OwnServer) -> Iterator[Any]:
    """A database on the own server: `.dsn_for(login)`, `.run(sql)`, and `.line` in front of it."""
    own_server.start()
    name = f"own_{next(_numbers)}"
    own_server.run(f"CREATE DATABASE {name} TEMPLATE template_dcm")
    line = Line(own_server.socket_path)

    def dsn_for(login: str) -> str:
        return line.dsn(own_server.dsn, dbname=name, user=login, password="test-only-secret")

    def run(sql: str) -> list[Any]:
        return own_server.run(sql, name)

    yield SimpleNamespace(server=own_server, line=line, dsn_for=dsn_for, run=run, name=name)
    line.close()
    own_server.start()
    own_server.run(f"DROP DATABASE {name} WITH (FORCE)")


_numbers = itertools.count(1)


@pytest.fixture
def seat_at(qgis_app: Any) -> Iterator[Callable[[str], Desk]]:
    """Return `seat_at(dsn)`: a signed-in seat of whoever the string names."""
    with ExitStack() as stack:

        def make(dsn: str) -> Desk:
            made = _desk(dsn)
            stack.callback(made.close)
            made.listener.start()
            assert made.jobs.wait()
            return made

        yield make


def _desk(dsn: str, iface: Any = None) -> Desk:
    heard: Any = Heard()
    jobs = Jobs(heard.show_error)
    opened, person = enter(dsn)
    listener = Listener(opened.dsn, jobs)
    return Desk(
        opened, jobs, listener, heard, Settings(), person.login, person.name,
        person.roles, person.department_code, iface, dsn,
    )  # fmt: skip


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


@pytest.fixture
def player(connect: Callable[..., Any]) -> Any:
    """Plays cases through the door."""
    from caseplay import Player

    return Player(connect)


@pytest.fixture
def open_panel(feed: Callable[..., Any], qtbot: Any) -> Callable[..., Any]:
    """Return `open_panel(login)`: the dispatch dock of a signed-in person, shown, and its map."""
    from deskkit import NotedMap

    from yuhua_dcm_plugin.core import settings
    from yuhua_dcm_plugin.dispatch.panel import DispatchPanel

    def make(login: str = "t_dispatch") -> Any:
        news = feed(login)
        news.desk.settings.set(settings.DISPATCH_FILTER, "")
        noted = NotedMap()
        panel = DispatchPanel(news.desk, news, noted)
        qtbot.addWidget(panel)
        panel.resize(1300, 420)
        with qtbot.waitExposed(panel):
            panel.show()
        return panel, noted

    return make


@pytest.fixture
def colleague(database: Any) -> str:
    """Login of a second dispatcher, 同事, for what two people do at once."""
    from yuhua_dcm_plugin.core.people import add_staff

    add_staff(database.dsn, "t_dispatch_2", "同事", ["dcm_dispatch"], password=PASSWORD)
    return "t_dispatch_2"


@pytest.fixture
def intake(feed: Callable[..., Any], qgis_canvas: Any, kit: Any) -> Iterator[Callable[..., Any]]:
    """Return `intake(login)`: a shown panel on a real canvas; `.feed` and `.link` beside it."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle

    from yuhua_dcm_plugin.cases.map_link import CanvasLink
    from yuhua_dcm_plugin.intake.panel import IntakePanel

    qgis_canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4547"))
    qgis_canvas.setExtent(QgsRectangle(545000, 4209000, 545200, 4209200))
    with ExitStack() as stack:

        def make(login: str = "t_intake") -> Any:
            followed = feed(login)
            link = CanvasLink(qgis_canvas, followed.model)
            panel = IntakePanel(followed.desk, followed, link)
            panel.resize(440, 900)
            panel.show()
            panel.feed, panel.link, panel.canvas = followed, link, qgis_canvas
            stack.callback(panel.deleteLater)
            stack.callback(link.close)
            kit.settle(followed)
            return panel

        yield make


@pytest.fixture
def sql(database: Any) -> Iterator[Callable[..., Any]]:
    """Look behind the views, as the owner of the database."""
    connection = psycopg2.connect(database.dsn)
    connection.autocommit = True

    def rows(text: str, *params: Any) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(text, params or None)
            return cursor.fetchall() if cursor.description else []

    yield rows
    connection.close()
