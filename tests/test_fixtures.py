"""The fixtures that every database test rests on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Database, Person


def one(connection: Any, sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def test_connect_acts_as_a_person(connect: Callable[..., Any], people: dict[str, Person]) -> None:
    for login, person in people.items():
        connection = connect(login)
        assert one(connection, "select session_user") == login
        assert one(connection, f"select pg_has_role(session_user, '{person.role}', 'member')")


@pytest.mark.parametrize("attempt", [1, 2])
def test_a_test_sees_nothing_of_another(attempt: int, connect: Callable[..., Any]) -> None:
    connection = connect()
    assert one(connection, "select to_regclass('public.litter') is null")
    with connection.cursor() as cursor:
        cursor.execute("create table public.litter ()")
    connection.commit()


def test_staff_can_sign_in_with_a_password(database: Database) -> None:
    from yuhua_dcm_plugin.core.database import Database as Product

    product = Product(database.dsn_for("t_dispatch"))
    try:
        with product.transaction() as tx:
            assert tx.value("select session_user") == "t_dispatch"
            assert not tx.value("select rolsuper from pg_roles where rolname = session_user")
    finally:
        product.close()


def test_statements_are_recorded(database: Database, statements: list[str]) -> None:
    from yuhua_dcm_plugin.core.database import Database as Product

    product = Product(database.dsn)
    try:
        with product.transaction() as tx:
            assert tx.value("select %s::int", (7,)) == 7
    finally:
        product.close()
    assert statements == ["select %s::int"]
