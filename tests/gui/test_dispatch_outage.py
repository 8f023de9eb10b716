"""Actions while the line to the database is cut: kept, sent once, or brought back with words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import open_form, shown, stage_of, wait_until
from psycopg2.extensions import parse_dsn

pytestmark = pytest.mark.gui
outagekit = pytest.importorskip("outagekit")


@pytest.fixture
def line(server: Any) -> Iterator[Any]:
    """The cable between desks and the server."""
    parts = parse_dsn(server.dsn)
    cable = outagekit.Line(f"{parts['host']}/.s.PGSQL.{parts['port']}")
    yield cable
    cable.close()


@pytest.fixture
def database(database: Any, line: Any) -> Any:
    """The database of this test; desks reach it through the cable, everybody else directly."""
    return SimpleNamespace(
        name=database.name,
        dsn=database.dsn,
        dsn_for=lambda login: line.dsn(database.dsn_for(login)),
    )


def unplug(line: Any) -> None:
    """Cut every connection of the desks; none comes through until `line.mended` is set."""
    line.mended.clear()
    line.cut()


def test_an_action_while_the_database_is_away_waits_and_is_done_once(
    open_panel: Callable[..., Any], player: Any, line: Any
) -> None:
    task_no = player.play("file")
    panel, _map = open_panel()
    shown(panel, task_no)
    form = open_form(panel, "dispatch")
    form.fill({"department": "A", "opinion": "断网时写的"})
    unplug(line)
    form.submit()
    waiting = panel.pane.actions.waiting
    wait_until(waiting.isVisible, 20)
    assert "waits" in waiting.notice.text()
    assert panel.pane.actions.form is None
    line.mended.set()
    wait_until(lambda: stage_of(panel, task_no) == "handling", 40)
    wait_until(waiting.isHidden)
    panel.select_case(task_no)
    wait_until(lambda: panel.pane.history.toPlainText().count("断网时写的") == 1)


def test_an_action_refused_later_comes_back_with_words(
    open_panel: Callable[..., Any], player: Any, line: Any
) -> None:
    task_no = player.play("file")
    panel, _map = open_panel()
    shown(panel, task_no)
    form = open_form(panel, "note")
    form.fill({"text": "断网时的备注"})
    unplug(line)
    form.submit()
    waiting = panel.pane.actions.waiting
    wait_until(waiting.isVisible, 20)
    player.act(task_no, "note", "t_chief", {"text": "别人先动了"})
    line.mended.set()
    wait_until(lambda: "refused" in waiting.notice.text(), 40)
    assert waiting.again_button.isVisible()
    wait_until(lambda: "别人先动了" in panel.pane.history.toPlainText(), 40)
    waiting.again_button.click()
    wait_until(lambda: panel.pane.actions.form is not None)
    assert panel.pane.actions.form.detail() == {"text": "断网时的备注"}
    assert waiting.isHidden()
    panel.pane.actions.form.submit()
    wait_until(lambda: "断网时的备注" in panel.pane.history.toPlainText())
