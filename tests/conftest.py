"""Fixtures for every test.

Pure tests need nothing. Tests that ask for `template`, `database`, `shared_database` or `connect`
get real PostGIS: a template is installed once a session through the product's own migrations, and
each test works in a clone of it. Tests marked `gui` get QGIS from pytest-qgis.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


QGIS = _has("qgis") and _has("pytest_qgis")
if QGIS:
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    pytest_plugins = ["pytest_qgis.plugin"]

# scripts/mutate.py asks whether a test fails, not on which smallest example.
settings.register_profile("hurry", phases=[Phase.explicit, Phase.generate], database=None)

ROOT = Path(__file__).parent.parent
DISTRICT = ROOT / "tests" / "fixtures" / "district.sql"
DATABASE_FIXTURES = {"server", "template", "database", "shared_database", "connect", "statements"}
RUNNING_TEST = "dcm/running"


@dataclass(frozen=True)
class Person:
    """A member of the test staff; the login's password is the same for all."""

    login: str
    role: str
    department: str | None = None


PASSWORD = "test-only-secret"
PEOPLE = tuple(
    Person(*entry)
    for entry in (
        ("t_intake", "dcm_intake"),
        ("t_chief", "dcm_chief"),
        ("t_dispatch", "dcm_dispatch"),
        ("t_dept_a", "dcm_department", "A"),
        ("t_dept_b", "dcm_department", "B"),
        ("t_supervisor", "dcm_supervisor"),
        ("t_surveyor", "dcm_surveyor"),
        ("t_evaluator", "dcm_evaluator"),
        ("t_director", "dcm_director"),
        ("t_exchange", "dcm_exchange"),
        ("t_admin", "dcm_admin"),
    )
)


@dataclass(frozen=True)
class Database:
    """One database on the test server."""

    name: str
    dsn: str  # as the superuser

    def dsn_for(self, login: str) -> str:
        """Return a libpq string with which a member of the test staff really signs in."""
        from psycopg2.extensions import make_dsn

        return make_dsn(self.dsn, user=login, password=PASSWORD)


@dataclass(frozen=True)
class Server:
    """The PostgreSQL server of the session."""

    dsn: str

    def create(self, template: str = "template1") -> Database:
        """Make a database with a name of its own from a template that nobody is connected to."""
        from psycopg2.extensions import make_dsn

        name = f"dcm_test_{os.getpid()}_{next(_numbers)}"
        self.run(f'create database "{name}" template "{template}"')
        return Database(name, make_dsn(self.dsn, dbname=name))

    def drop(self, database: Database) -> None:
        """Remove a database, whoever is connected."""
        self.run(f'drop database if exists "{database.name}" with (force)')

    def run(self, sql: str) -> None:
        """Run one statement outside a transaction."""
        with closing(_connect(self.dsn)) as connection, connection.cursor() as cursor:
            connection.autocommit = True
            cursor.execute(sql)

    @contextmanager
    def clone(self, template: str) -> Iterator[Database]:
        """A copy of a template for the length of a with block."""
        database = self.create(template)
        try:
            yield database
        finally:
            self.drop(database)


_numbers = itertools.count(1)


def _connect(dsn: str) -> Any:
    import psycopg2

    return psycopg2.connect(dsn)


def _dsn(config: pytest.Config) -> str:
    return str(config.getoption("--dcm-dsn") or os.environ.get("DCM_TEST_DSN") or "")


# --- the session -------------------------------------------------------------------------------


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--dcm-dsn", help="libpq string of a superuser on a server made for tests")


def pytest_report_header(config: pytest.Config) -> list[str]:
    lines = [_server_line(_dsn(config)), _qgis_line()]
    return [*lines, *_crash_line(config)]


def _server_line(dsn: str) -> str:
    if not dsn:
        return "database: none (DCM_TEST_DSN not set): database tests are skipped"
    with closing(_connect(dsn)) as connection, connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('server_version'),"
            " string_agg(name || ' ' || default_version, ', ' order by name)"
            " from pg_available_extensions"
            " where name in ('postgis', 'pgtap', 'plpgsql_check')"
        )
        version, extensions = cursor.fetchone()
    return f"database: PostgreSQL {version}, {extensions}"


def _qgis_line() -> str:
    if not QGIS:
        return "qgis: none: tests marked gui are skipped"
    from qgis.core import Qgis
    from qgis.PyQt.QtCore import QT_VERSION_STR

    return f"qgis: {Qgis.version()}, Qt {QT_VERSION_STR}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark database tests, and skip with a reason what this machine or run cannot do."""
    for item in items:
        if DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.db)
        if item.get_closest_marker("gui") and not QGIS:
            item.add_marker(pytest.mark.skip(reason="needs QGIS and pytest-qgis"))
        if item.get_closest_marker("soak") and not os.environ.get("DCM_SOAK"):
            item.add_marker(pytest.mark.skip(reason="full size: scripts/soak.sh"))


# --- crashes -----------------------------------------------------------------------------------
# A segmentation fault in Qt ends the process before pytest has noted a failure, and a second run of
# "the last failures" would then find none. So the test that runs is written down before it starts.


def _crash_line(config: pytest.Config) -> list[str]:
    crashed = _crashed(config)
    return [f"the run before died in {crashed}"] if crashed else []


def _crashed(config: pytest.Config) -> str | None:
    cache = getattr(config, "cache", None)
    noted = cache.get(RUNNING_TEST, None) if cache else None
    return noted["test"] if noted and not Path(f"/proc/{noted['pid']}").exists() else None


def pytest_runtest_logstart(nodeid: str) -> None:
    _note_running({"pid": os.getpid(), "test": nodeid})


def pytest_sessionfinish() -> None:
    _note_running(None)


def pytest_configure(config: pytest.Config) -> None:
    global _config  # noqa: PLW0603 - the hook that starts a test is not given it
    _config = config


_config: pytest.Config | None = None


def _note_running(value: object) -> None:
    cache = getattr(_config, "cache", None)
    if cache is not None:
        cache.set(RUNNING_TEST, value)


# --- the database ------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Server:
    """The test server, or a skip; in CI (CI=true) its absence is an error."""
    dsn = _dsn(request.config)
    if not dsn and os.environ.get("CI") == "true":
        pytest.fail("CI runs without DCM_TEST_DSN: database tests would silently be skipped")
    if not dsn:
        pytest.skip("needs PostGIS: --dcm-dsn or DCM_TEST_DSN (scripts/test.sh sets it)")
    return Server(dsn)


@pytest.fixture(scope="session")
def template(server: Server) -> Iterator[Database]:
    """A database as `admin install` makes it, with the fixture district and the test staff."""
    database = server.create()
    try:
        _install(database)
        yield database
    finally:
        server.drop(database)


def _install(database: Database) -> None:
    from yuhua_dcm_plugin.core.migrations import install
    from yuhua_dcm_plugin.core.people import add_staff

    install(database.dsn)
    if DISTRICT.exists():
        with closing(_connect(database.dsn)) as connection, connection, connection.cursor() as cur:
            cur.execute(DISTRICT.read_text(encoding="utf-8"))
    for person in PEOPLE:
        add_staff(
            database.dsn,
            person.login,
            f"测试{person.login}",
            [person.role],
            department=person.department,
            password=PASSWORD,
        )


@pytest.fixture(scope="session")
def install_into() -> Callable[[Database], None]:
    """Install the product, the fixture district and the test staff into a database."""
    return _install


@pytest.fixture(scope="session")
def people() -> dict[str, Person]:
    """The test staff by login."""
    return {person.login: person for person in PEOPLE}


@pytest.fixture
def database(server: Server, template: Database) -> Iterator[Database]:
    """A database for this test alone."""
    with server.clone(template.name) as clone:
        yield clone


@pytest.fixture(scope="session")
def shared_database(server: Server, template: Database) -> Iterator[Database]:
    """A database for tests that only read, or roll back."""
    with server.clone(template.name) as clone:
        yield clone


@pytest.fixture
def connect(database: Database) -> Iterator[Callable[..., Any]]:
    """Return `connect(login=None)`: psycopg2 connections to `database`, closed after the test.

    With a login the connection acts as that person by SET SESSION AUTHORIZATION: no sign-in.
    """
    with ExitStack() as stack:

        def factory(login: str | None = None) -> Any:
            connection = stack.enter_context(closing(_connect(database.dsn)))
            if login is not None:
                _act_as(connection, login)
            return connection

        yield factory


def _act_as(connection: Any, login: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("set session authorization %s", (login,))
    connection.commit()


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list to which every SQL statement sent through core.database is added."""
    from yuhua_dcm_plugin.core.database import Transaction

    sent: list[str] = []
    execute = Transaction.execute

    def recorded(self: Transaction, sql: str, params: Any = ()) -> None:
        sent.append(sql)
        execute(self, sql, params)

    monkeypatch.setattr(Transaction, "execute", recorded)
    return sent


@pytest.fixture(params=["XXX+12", "XXX-14"])
def far_away(request: pytest.FixtureRequest) -> Iterator[None]:
    """A computer in another time zone; in one of the two it is another day than here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()
