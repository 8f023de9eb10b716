"""The database of the tests in this folder: the district of the tests with a few more people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import psycopg2
import pytest
from dbkit import Desk, Desks, Hall, House

if TYPE_CHECKING:
    from conftest import Database, Server

#: login, role, department, permissions
MORE_PEOPLE = (
    ("t_intake2", "intake", None, ("file", "close")),
    ("t_supervisor2", "supervisor", None, ()),
    ("t_dept_s1", "department", "S1", ()),
    ("t_left", "chief", None, ()),  # left: a staff row that is not active
)
PASSWORD = "test-only-secret"


@pytest.fixture(scope="session")
def template(server: Server, template: Database) -> Iterator[Database]:
    """The parent's template with more people, a login without a staff row and a stranger."""
    from yuhua_dcm_plugin.core.people import add_staff

    database = server.create(template.name)
    try:
        for login, role, department, permissions in MORE_PEOPLE:
            add_staff(
                database.dsn, login, f"测试{login}", [role], department, PASSWORD, permissions
            )
        boss = psycopg2.connect(database.dsn)
        with boss, boss.cursor() as cursor:
            cursor.execute("update dcm.staff set active = false where login = 't_left'")
            for login in ("t_norow", "t_stranger"):
                cursor.execute("select from pg_roles where rolname = %s", (login,))
                if not cursor.fetchall():
                    cursor.execute(f"create role {login} login")
            cursor.execute(
                "grant dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor,"
                " dcm_surveyor, dcm_evaluator, dcm_director, dcm_exchange, dcm_admin to t_norow"
            )
        boss.close()
        yield database
    finally:
        server.drop(database)


@pytest.fixture
def desk(connect: Callable[..., Any]) -> Desks:
    """Return `desk(login)`: the desk of a login, one connection each."""
    desks: dict[str, Desk] = {}

    def at(login: str) -> Desk:
        if login not in desks:
            desks[login] = Desk(connect(login), login)
        return desks[login]

    return at


@pytest.fixture
def boss(connect: Callable[..., Any]) -> Desk:
    """The superuser, who has no staff row: for looking behind the door."""
    return Desk(connect(), None)


@pytest.fixture
def lone_hall(desk: Desks, boss: Desk) -> Hall:
    """Everybody, in a database of this test's own: for tests that change more than cases."""
    return Hall(desk, boss)


@pytest.fixture(scope="module")
def house(server: Server, template: Database) -> Iterator[House]:
    """One database for the tests of a file; connections stay open."""
    with server.clone(template.name) as clone, House(clone.dsn) as made:
        yield made


@pytest.fixture
def hall(house: House) -> Iterator[Hall]:
    """Everybody; the cases of the test are gone after it."""
    yield Hall(house.desk, house.boss)
    house.wipe()
