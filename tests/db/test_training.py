"""The mark 演练: set by load-demo in an empty database, and by nothing else anywhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from typing import Any

import psycopg2
import pytest

from tests.conftest import Database, Server
from yuhua_dcm_plugin.core.database import Database as Opened
from yuhua_dcm_plugin.core.errors import InstallError
from yuhua_dcm_plugin.core.migrations import install
from yuhua_dcm_plugin.core.session import enter
from yuhua_dcm_plugin.demo.load import load_demo

NOON = datetime(2026, 6, 1, 12, tzinfo=timezone(timedelta(hours=8)))
MARK = (
    "INSERT INTO dcm.setting (key, value, label_zh, label_en) VALUES ('training', {}, '演练', 'T')"
)


@pytest.fixture(scope="module")
def school(server: Server) -> Iterator[tuple[Database, dict[str, str]]]:
    """A database with the demo district, and its passwords."""
    made = server.create()
    try:
        install(made.dsn)
        yield made, load_demo(made.dsn, 20, NOON)
    finally:
        server.drop(made)


def _run(database: Database, sql: str) -> None:
    with closing(psycopg2.connect(database.dsn)) as connection, connection.cursor() as cursor:
        cursor.execute(sql)
        connection.commit()


def test_who_signs_in_to_the_demo_district_is_told(school: Any) -> None:
    from psycopg2.extensions import make_dsn

    database, passwords = school
    login = "seat07"
    opened, person = enter(make_dsn(database.dsn, user=login, password=passwords[login]))
    opened.close()
    assert person.training is True


def test_who_signs_in_to_a_real_district_is_not(database: Database) -> None:
    opened, person = enter(database.dsn_for("t_intake"))
    opened.close()
    assert person.training is False


def test_a_database_with_a_district_takes_no_mark(database: Database) -> None:
    for value in ("'true'", "'false'"):
        with pytest.raises(psycopg2.Error, match="空库") as refused:
            _run(database, MARK.format(value))
        assert refused.value.pgcode == "DC001"


def test_no_setting_becomes_the_mark(database: Database) -> None:
    with pytest.raises(psycopg2.Error, match="空库"):
        _run(database, "UPDATE dcm.setting SET key = 'training' WHERE key = 'seats'")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE dcm.setting SET value = 'false' WHERE key = 'training'",
        "UPDATE dcm.setting SET key = 'real' WHERE key = 'training'",
        "DELETE FROM dcm.setting WHERE key = 'training'",
        "TRUNCATE dcm.setting",
        "INSERT INTO dcm.setting (key, valid_from, value, label_zh, label_en)"
        " VALUES ('training', current_date, 'false', '演练', 'T')",
    ],
)
def test_training_cases_never_become_real(school: Any, sql: str) -> None:
    database, _passwords = school
    with pytest.raises(psycopg2.Error) as refused:
        _run(database, sql)
    assert refused.value.pgcode == "DC001"


def test_the_mark_is_true_or_false(server: Server) -> None:
    made = server.create()
    try:
        install(made.dsn)
        with pytest.raises(psycopg2.Error) as refused:
            _run(made, MARK.format("'\"maybe\"'"))
        assert refused.value.pgcode == "DC005"
        _run(made, MARK.format("'true'"))
        _run(made, "DELETE FROM dcm.setting WHERE key = 'training'")  # empty: it may go again
    finally:
        server.drop(made)


def test_load_demo_refuses_a_real_district_and_leaves_no_mark(
    database: Database, connect: Callable[..., Any]
) -> None:
    with pytest.raises(InstallError):
        load_demo(database.dsn, 0, NOON)
    opened = Opened(database.dsn)
    with opened.transaction() as tx:
        assert tx.value("SELECT dcm_app.setting_value('training')") is None
    opened.close()
