"""Signing in, and background work: real connections, real tasks."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.gui
ROOT = Path(__file__).parent.parent.parent


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
    jobs.run("y", lambda _job: "words", lambda words: line.setText(words + "!"))
    sip.delete(line)
    assert jobs.wait()


def test_a_message_that_outlives_a_window_does_nothing(qgis_app: Any) -> None:
    from functools import partial

    from qgis.PyQt import sip
    from qgis.PyQt.QtWidgets import QLineEdit

    from yuhua_dcm_plugin.core.background import is_gone

    line = QLineEdit()
    pressed = (line.clear, partial(line.setText, "x"), lambda: line.setText("x"))
    assert not any(is_gone(call) for call in (*pressed, print))
    sip.delete(line)
    assert all(is_gone(call) for call in pressed)


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


def _keys_of_the_database() -> set[str]:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "sql").rglob("*.sql"))
    return set(re.findall(r"""['"]key['"][,:] *['"]([a-z_]+)['"]""", code))


def test_every_key_of_the_database_has_words(qgis_app: Any) -> None:
    """Whoever does not read Chinese is still told what the database refused."""
    from yuhua_dcm_plugin.core.errors import error_for
    from yuhua_dcm_plugin.core.messages import hint_of, words_of
    from yuhua_dcm_plugin.upkeep.effect import EffectNote
    from yuhua_dcm_plugin.upkeep.effect_words import _notes, note_words

    notes = set(_notes())
    for key in notes:
        assert note_words(EffectNote(key, {})) != key
    keys = _keys_of_the_database() - notes
    assert {"stale_version", "bad_place", "claimed_by_other"} <= keys
    for key in sorted(keys):
        error = error_for("DC003", "中文", "提示", f'{{"key": "{key}", "missing": ["reason"]}}')
        error.parameters["sqlstate"] = "DC003"
        words = words_of(error) + hint_of(error)
        assert "中文" not in words, f"no English words for {key}: core/error_words.py"
        assert "提示" not in words, key
        assert "{" not in words, key


def test_every_key_of_the_plugin_has_words_somewhere(qgis_app: Any) -> None:
    from yuhua_dcm_plugin.core import error_words
    from yuhua_dcm_plugin.core.errors import DcmError

    raised: set[str] = set()
    for path in (ROOT / "yuhua_dcm_plugin").rglob("*.py"):
        raised |= set(re.findall(r'[{ ]"key": "([a-z_]+)"', path.read_text(encoding="utf-8")))
    for key in sorted(raised - error_words.OWN_KEYS - {"internal"}):
        assert error_words._by_key(DcmError("", "", {"key": key})), key


@pytest.mark.parametrize("state", ["57014", "55P03", "53100", "53300", "25006", "42501", "3F000"])
def test_what_postgresql_itself_refuses_has_words(qgis_app: Any, state: str) -> None:
    from yuhua_dcm_plugin.core.errors import error_for
    from yuhua_dcm_plugin.core.messages import words_of

    error = error_for(state, "ERROR: raw words", "")
    error.parameters["sqlstate"] = state
    assert words_of(error)
    assert "raw" not in words_of(error)


@pytest.mark.parametrize(
    ("state", "message"),
    [
        ("DC003", "“13800000001 张三丰”不像电话号码"),
        ("22P02", 'invalid input syntax for type integer: "张三丰 13800000001"'),
        ("XX000", "value 138 0000-0001 and +86 13800000001, 0311-80000001"),
        ("57014", "canceling statement 13800000001"),
    ],
)
def test_the_log_carries_nothing_of_a_citizen(qgis_app: Any, state: str, message: str) -> None:
    from qgis.core import QgsApplication

    from yuhua_dcm_plugin.core.errors import error_for
    from yuhua_dcm_plugin.core.messages import Messages

    logged: list[str] = []
    log = QgsApplication.messageLog()
    log.messageReceived.connect(lambda text, *_more: logged.append(text))
    error = error_for(state, message, "")
    error.parameters["sqlstate"] = state
    Messages().log(error)
    assert state in "".join(logged)
    for secret in ("13800000001", "0000", "80000001", "张三丰"):
        assert secret not in "".join(logged)


def test_a_login_without_roles_is_told_so(database: Any, connect: Any, qgis_app: Any) -> None:
    from yuhua_dcm_plugin.core.errors import RightsError
    from yuhua_dcm_plugin.core.messages import hint_of, words_of
    from yuhua_dcm_plugin.core.session import enter

    connection = connect()
    name = f"t_roleless_{database.name}"
    with connection, connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {name} LOGIN PASSWORD 'test-only-secret'")
    try:
        with pytest.raises(RightsError) as refused:
            enter(database.dsn_for(name))
    finally:
        with connection, connection.cursor() as cursor:
            cursor.execute(f"DROP ROLE {name}")
    assert "right" in words_of(refused.value)
    assert "administrator" in hint_of(refused.value)


def test_the_message_bar_gets_no_markup(qgis_iface: Any) -> None:
    from yuhua_dcm_plugin.core.messages import Messages

    Messages(qgis_iface).info("<b>x</b>")
    bar = qgis_iface.messageBar().messages
    (said,) = [text for texts in bar.values() for text in texts if "b>x" in text]
    assert "&lt;b>x" in said
    assert "<b>x" not in said


def test_messages_about_components_are_read() -> None:
    from yuhua_dcm_plugin.core.notifications import parse, parse_people, tells_of_components

    for payload in ('{"topic": "components"}', '{"topic": "components", "batch": 7}'):
        assert tells_of_components(payload)
        assert parse(payload) is None
        assert parse_people(payload) == ("", 0)
    for nonsense in ("", "[]", '"components"', '{"topic": "component"}', '{"topic": "case"}'):
        assert not tells_of_components(nonsense)


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
