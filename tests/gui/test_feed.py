"""One desk acts, another sees it: over a real LISTEN/NOTIFY, reading only what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.gui


def test_a_report_of_another_desk_arrives_alone(
    feed: Callable[..., Any], kit: Any, qtbot: Any, statements: list[str]
) -> None:
    mine, other = feed("t_dispatch"), feed("t_intake")
    first = other.store.register(dict(kit.report))["task_no"]
    kit.settle(mine)
    statements.clear()
    with qtbot.waitSignal(mine.rowsChanged, timeout=3000) as heard:
        second = other.store.register(dict(kit.report))["task_no"]
    assert heard.args == [[second]]
    kit.settle(mine)
    assert {row.task_no for row in mine.model.cases()} == {first, second}
    asked = [sql for sql in statements if "FROM dcm_app.open_case" in sql]
    assert asked
    assert all("ANY" in sql for sql in asked), "a change must not read the whole list"


def test_many_changes_in_a_moment_are_read_in_one_statement(
    feed: Callable[..., Any], kit: Any, statements: list[str]
) -> None:
    mine = feed("t_dispatch")
    intake = feed("t_intake")
    task_nos = [intake.store.register(dict(kit.report))["task_no"] for _n in range(3)]
    kit.settle(mine)
    statements.clear()
    for task_no in task_nos:
        mine.desk.listener.caseChanged.emit(task_no, 99)
    kit.settle(mine)
    assert len([sql for sql in statements if "FROM dcm_app.open_case" in sql]) == 1


def test_a_finished_case_leaves_the_list(feed: Callable[..., Any], kit: Any, qtbot: Any) -> None:
    mine = feed("t_dispatch")
    intake = feed("t_intake")
    task_no = intake.store.register(dict(kit.report))["task_no"]
    qtbot.waitUntil(lambda: mine.model.case(task_no) is not None, timeout=3000)
    intake.store.act(task_no, "refuse", 1, {"reason": "不属于本区"})
    qtbot.waitUntil(lambda: mine.model.case(task_no) is None, timeout=3000)


def test_a_batch_reloads_once(
    feed: Callable[..., Any], kit: Any, connect: Callable[..., Any], statements: list[str]
) -> None:
    mine = feed("t_dispatch")
    statements.clear()
    connection = connect()
    with connection, connection.cursor() as cursor:
        cursor.execute("""SELECT pg_notify('dcm', '{"topic": "cases", "batch": "x"}')""")
        cursor.execute("""SELECT pg_notify('dcm', '{"topic": "cases", "batch": "y"}')""")
        cursor.execute("SELECT pg_notify('dcm', '{not json')")
        cursor.execute("""SELECT pg_notify('dcm', '{"topic": "case", "task_no": 7}')""")
    kit.settle(mine)
    assert len([sql for sql in statements if "FROM dcm_app.open_case" in sql]) == 1


def test_a_lost_connection_comes_back_and_nothing_is_missed(
    feed: Callable[..., Any], kit: Any, qtbot: Any, connect: Callable[..., Any]
) -> None:
    mine = feed("t_dispatch")
    intake = feed("t_intake")
    with qtbot.waitSignal(mine.desk.listener.connectionLost, timeout=5000):
        _end_listener(connect, "t_dispatch")
    task_no = intake.store.register(dict(kit.report))["task_no"]
    qtbot.waitUntil(lambda: mine.model.case(task_no) is not None, timeout=8000)


def _end_listener(connect: Callable[..., Any], login: str) -> None:
    connection = connect()
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE usename = %s AND query LIKE 'LISTEN%%'",
            (login,),
        )
        assert cursor.rowcount == 1


def test_a_surveyor_is_shown_no_cases_and_never_refused_them(
    feed: Callable[..., Any], kit: Any, qgis_canvas: Any, qgis_new_project: None
) -> None:
    """Who keeps base data may not read cases: neither asked for them for ever, nor a dead layer."""
    from qgis.core import QgsProject

    from yuhua_dcm_plugin.cases.layers import DeskLayers

    news = feed("t_surveyor")
    logged: list[Any] = []
    news.desk.messages.log = logged.append
    news.reload()
    news.refresh("2611220001")
    kit.settle(news)
    assert logged == []
    assert news.classes, "names are read all the same"
    layers = DeskLayers(news.desk, news, qgis_canvas)
    layers.add(at_once=True)
    standing = QgsProject.instance().mapLayers().values()
    assert [layer.name() for layer in standing if not layer.isValid()] == []
    assert layers.layer("open_case") is None
    layers.close()
    QgsProject.instance().clear()
