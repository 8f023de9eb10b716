"""The page of rights: a matrix that is read by signs and changed by keyboard, effect first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import NotedMap, wait_until
from lookkit import settle_layout
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from yuhua_dcm_plugin.upkeep.people_records import Cell
from yuhua_dcm_plugin.upkeep.people_words import cell_sign
from yuhua_dcm_plugin.upkeep.rights_page import RightsPage

pytestmark = pytest.mark.gui


@pytest.fixture
def page(feed: Callable[..., Any], qtbot: Any) -> Any:
    """The page of rights of an administrator, shown."""
    news = feed("t_admin")
    made = RightsPage(news.desk)
    qtbot.addWidget(made)
    made.caseWanted.connect(NotedMap().select_case)
    made.resize(1000, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    rest(made)
    return made


def rest(page: Any) -> None:
    wait_until(lambda: not page.busy and not page.desk.jobs.count)
    settle_layout()


def sign(page: Any, stage: str, action: str, role: str) -> str:
    assert page.choose(stage, action, role)
    return str(page.table.currentIndex().data())


def test_signs_say_it_without_colour() -> None:
    def cell(**more: Any) -> Cell:
        return Cell("closing", "close", "dcm_intake", **{
            "allowed": True, "permission": None, "on_behalf": False, **more,
        })  # fmt: skip

    assert cell_sign(cell()) == "●"
    assert cell_sign(cell(on_behalf=True)) == "◐"
    assert cell_sign(cell(allowed=False)) == "○"
    assert cell_sign(cell(permission="close")) == "● close"


def test_the_matrix_shows_what_counts(page: Any) -> None:
    assert sign(page, "closing", "close", "dcm_chief") == "●"
    assert sign(page, "closing", "close", "dcm_intake") == "● close"
    assert sign(page, "handling", "report_done", "dcm_dispatch") == "◐"
    assert sign(page, "closing", "close", "dcm_director") == "○"
    index = page.table.currentIndex()
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "may not" in told and "Director" in told
    assert "close" in index.data(Qt.ItemDataRole.ToolTipRole).lower()


def test_a_stage_or_an_action_is_looked_at_alone(page: Any) -> None:
    every = page.table.model().rowCount()
    page.stage.setCurrentIndex(page.stage.findData("closing"))
    rows = page.table.matrix.rows
    assert 0 < len(rows) < every and {row.stage for row in rows} == {"closing"}
    page.stage.setCurrentIndex(0)
    page.action.setCurrentIndex(page.action.findData("note"))
    assert {row.action for row in page.table.matrix.rows} == {"note"}


def test_a_right_is_given_by_keyboard_after_its_effect(
    page: Any, player: Any, desk: Callable[..., Any]
) -> None:
    task_no = player.play("file")
    page.choose("dispatch", "dispatch", "dcm_chief")
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    rest(page)
    words = page.effect.words.text()
    assert "1 people gain it." in words and "1 running cases stand in this stage" in words
    assert sign_of_store(page) == "○", "only tried"
    page.effect.apply.click()
    rest(page)
    assert sign(page, "dispatch", "dispatch", "dcm_chief") == "●"
    chief = desk("t_chief").database
    sql = "SELECT count(*) FROM dcm_app.available_actions(%s) WHERE action = 'dispatch'"
    assert chief.run(lambda tx: tx.value(sql, (task_no,))) == 1
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    rest(page)
    assert "1 people lose it." in page.effect.words.text()
    QTest.keyClick(page.effect, Qt.Key.Key_Escape)
    assert not page.effect.asking


def sign_of_store(page: Any) -> str:
    row = next(r for r in page.store.rights() if (r.stage, r.action) == ("dispatch", "dispatch"))
    return cell_sign(row.cells["dcm_chief"])


def test_the_loop_is_not_left_alone(page: Any) -> None:
    page.turn(next(
        row.cells["dcm_dispatch"] for row in page.rows
        if (row.stage, row.action) == ("dispatch", "dispatch")
    ))  # fmt: skip
    rest(page)
    assert "cases would stand still" in page.note.text()
    assert not page.effect.asking
    assert sign(page, "dispatch", "dispatch", "dcm_dispatch") == "●"


def test_a_permission_is_named(page: Any) -> None:
    page.choose("closing", "close", "dcm_evaluator")
    editor = page.editor
    editor.may.setChecked(True)
    editor.permission.setCurrentIndex(editor.permission.findData("close"))
    assert page.has_unsaved()
    editor.try_button.click()
    rest(page)
    page.effect.apply.click()
    rest(page)
    assert sign(page, "closing", "close", "dcm_evaluator") == "● close"
    assert not page.has_unsaved()
    editor.permission.setEditText("<b>")
    editor.try_button.click()
    rest(page)
    assert "small letters" in page.note.text()


def test_on_behalf_is_offered_where_somebody_answers(page: Any) -> None:
    page.choose("closing", "close", "dcm_dispatch")
    assert not page.editor.behalf.isEnabled()
    page.choose("handling", "report_done", "dcm_chief")
    assert page.editor.behalf.isEnabled()
    page.choose("handling", "report_done", "dcm_department")
    assert not page.editor.behalf.isEnabled()
    page.choose("handling", "report_done", "dcm_surveyor")
    assert not page.editor.isEnabled(), "a surveyor sees no case"
