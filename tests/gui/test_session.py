"""Signing in, and background work: real connections, real tasks."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.gui


@pytest.fixture
def jobs(qgis_app: Any) -> Any:
    from yuhua_dcm_plugin.core.background import Jobs

    made = Jobs()
    yield made
    made.close()


# --- jobs


def test_work_runs_elsewhere_and_is_told_here(jobs: Any) -> None:
    here, told = threading.get_ident(), []
    jobs.run("x", lambda _job: threading.get_ident(), told.append)
    assert jobs.count == 1
    assert jobs.wait()
    assert len(told) == 1
    assert told[0] != here


def test_errors_reach_the_one_who_asked(jobs: Any) -> None:
    from yuhua_dcm_plugin.core.errors import BadInputError, DcmError

    failed: list[DcmError] = []

    def bad(_job: Any) -> None:
        raise BadInputError("wrong", "", {"key": "bad_time"})

    def worse(_job: Any) -> None:
        raise ZeroDivisionError

    jobs.run("x", bad, lambda _r: pytest.fail("it failed"), failed.append)
    jobs.run("y", worse, lambda _r: pytest.fail("it failed"), failed.append)
    assert jobs.wait()
    assert sorted(error.key for error in failed) == ["bad_time", "internal"]


def test_nothing_is_told_after_closing_or_cancelling(jobs: Any, qtbot: Any) -> None:
    go, told = threading.Event(), []
    jobs.run("x", lambda _job: go.wait(5), told.append)
    job = jobs.run("y", lambda job: job.cancelled, told.append)
    job.cancel()
    jobs.close()
    go.set()
    qtbot.wait(300)
    assert told == []
    jobs.run("z", lambda _job: 1, told.append)
    qtbot.wait(100)
    assert told == [], "a closed desk starts nothing"


def test_an_owner_that_is_gone_is_not_called(jobs: Any) -> None:
    from qgis.PyQt import sip
    from qgis.PyQt.QtWidgets import QLineEdit

    line = QLineEdit()
    jobs.run("x", lambda _job: "words", line.setText)
    sip.delete(line)
    assert jobs.wait()


# --- signing in


def test_a_person_of_the_staff_comes_in(database: Any, qgis_app: Any) -> None:
    from yuhua_dcm_plugin.core.session import enter

    opened, person = enter(database.dsn_for("t_dept_a"))
    opened.close()
    assert (person.login, person.department_code) == ("t_dept_a", "A")
    assert person.roles == {"dcm_department"}


def test_a_stranger_is_told_so(database: Any, connect: Callable[..., Any], qgis_app: Any) -> None:
    from yuhua_dcm_plugin.core.errors import DcmError
    from yuhua_dcm_plugin.core.session import enter

    connection = connect()
    with connection, connection.cursor() as cursor:
        cursor.execute("UPDATE dcm.staff SET active = false WHERE login = 't_intake'")
    with pytest.raises(DcmError) as refused:
        enter(database.dsn_for("t_intake"))
    assert refused.value.key == "not_staff"


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("INSERT INTO dcm.migration VALUES (9999, '9999_later', 'x')", "schema_newer"),
        (
            "DELETE FROM dcm.migration WHERE number = (SELECT max(number) FROM dcm.migration)",
            "schema_older",
        ),
    ],
)
def test_another_version_is_named(
    database: Any, connect: Callable[..., Any], qgis_app: Any, statement: str, key: str
) -> None:
    from yuhua_dcm_plugin.core.errors import SchemaMissingError
    from yuhua_dcm_plugin.core.messages import words_of
    from yuhua_dcm_plugin.core.session import enter

    connection = connect()
    with connection, connection.cursor() as cursor:
        cursor.execute(statement)
    with pytest.raises(SchemaMissingError) as refused:
        enter(database.dsn_for("t_intake"))
    assert refused.value.key == key
    assert "plugin" in words_of(refused.value)


def test_a_database_without_the_schema_is_named(server: Any, qgis_app: Any) -> None:
    from yuhua_dcm_plugin.core.errors import SchemaMissingError
    from yuhua_dcm_plugin.core.session import enter

    with server.clone("template1") as empty, pytest.raises(SchemaMissingError):
        enter(empty.dsn)


def test_a_dead_server_is_named(qgis_app: Any) -> None:
    from yuhua_dcm_plugin.core.errors import ConnectionLostError
    from yuhua_dcm_plugin.core.messages import words_of
    from yuhua_dcm_plugin.core.session import enter

    with pytest.raises(ConnectionLostError) as refused:
        enter("host=/nonexistent dbname=x user=x password=very-secret")
    assert "very-secret" not in f"{refused.value} {words_of(refused.value)}"


# --- words


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        ('{"topic": "case", "task_no": "26112200001", "version": 3}', ("26112200001", 3)),
        ('{"topic": "cases", "batch": "x"}', ("", 0)),
        ('{"topic": "case", "task_no": 7, "version": 3}', None),
        ('{"topic": "case", "task_no": "1", "version": "3"}', None),
        ('{"topic": "case", "task_no": "1", "version": 99999999999}', None),
        ('{"topic": "case"}', None),
        ('["case"]', None),
        ("not json", None),
        ("", None),
    ],
)
def test_what_anyone_may_send_is_read_with_care(
    qgis_app: Any, payload: str, message: tuple[str, int] | None
) -> None:
    from yuhua_dcm_plugin.core.notifications import parse

    assert parse(payload) == message


def test_every_database_key_has_words(qgis_app: Any) -> None:
    """Whoever does not read Chinese is still told what the database refused."""
    from yuhua_dcm_plugin.core.errors import error_for
    from yuhua_dcm_plugin.core.messages import words_of

    for key in ("not_allowed", "stale_version", "unknown_class", "demand_not_met", "bad_place"):
        error = error_for("DC003", "中文", "", f'{{"key": "{key}", "missing": ["reason"]}}')
        assert words_of(error).isascii(), key


def test_the_message_bar_gets_no_markup(qgis_iface: Any) -> None:
    from yuhua_dcm_plugin.core.messages import Messages

    Messages(qgis_iface).info("<b>x</b>")
    (said,) = [text for texts in qgis_iface.messageBar().messages.values() for text in texts]
    assert "&lt;b>x" in said
    assert "<b>x" not in said


def test_messages_about_people_are_read_and_nonsense_is_not() -> None:
    from yuhua_dcm_plugin.core.notifications import parse, parse_people

    assert parse_people('{"topic": "desk", "task_no": "2611220001"}') == ("2611220001", 0)
    assert parse_people('{"topic": "handover", "id": 7}') == ("", 7)
    for nonsense in (
        "",
        "[]",
        '{"topic": "desk"}',
        '{"topic": "handover", "id": true}',
        '{"topic": "handover", "id": -1}',
        '{"topic": "case", "task_no": "x"}',
    ):
        assert parse_people(nonsense) == ("", 0)
    assert parse('{"topic": "desk", "task_no": "2611220001", "version": 1}') is None
