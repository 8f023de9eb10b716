"""The questions of an import are answered with few keys, each once for all its rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("qgis")

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from upkeepkit import STANDARD, asked, choose, make_draft, open_page, row, settle

__all__ = ["open_page"]

pytestmark = pytest.mark.gui

REFUSE = {"class_standard": STANDARD, "kind": "event", "class_code": "0102"}


@pytest.fixture
def page(open_page: Callable[..., Any]) -> Any:
    """The page of an administrator on a draft with six questions about eight rows."""
    page = open_page()
    make_draft(
        page.desk, "d1", row(3),
        asked(4, "unknown_class", "0199 乱倒垃圾", REFUSE, class_code=None),
        asked(5, "unknown_department", "市政所", {"department_code": "A"}, department_code=None),
        asked(6, "unknown_department", "市政所", {"department_code": "A"}, department_code=None),
        asked(7, "limit_range", "2-3天", {"limits": [{"amount": 2, "unit": "work_day"}]},
              {"limits": [{"amount": 3, "unit": "work_day"}]}, limits=[]),
        asked(8, "limit_words", "尽快", limits=[]),
        asked(9, "no_condition", "0102 暴露垃圾", condition=""),
        asked(10, "formula", "事件 10 立案条件"),
    )  # fmt: skip
    choose(page, "d1")
    page.tabs.setCurrentWidget(page.questions)
    settle(page)
    return page


def by_key(page: Any, key: str) -> Any:
    return next(one for one in page.questions.questions if one.key == key)


def take(page: Any, key: str) -> Any:
    assert page.questions.choose(by_key(page, key).number)
    settle(page)
    return page.questions.box


def conditions(page: Any) -> dict[str, Any]:
    return {one.condition: one for one in page.store.conditions("d1")}


def test_questions_stand_in_groups_with_their_rows(page: Any) -> None:
    tree = page.questions.tree
    groups = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    assert [group.text(0) for group in groups] == [
        "Classes that are not known (1)", "Departments that are not known (1)",
        "Limits that cannot be read (1)", "Limits that leave a choice (1)",
        "Rows without a filing condition (1)", "Cells with a formula (1)",
    ]  # fmt: skip
    assert groups[1].child(0).text(0) == "市政所"
    assert groups[1].child(0).text(1) == "2"
    assert page.questions.progress.text() == "0 of 6 answered"
    assert page.tabs.tabText(page.tabs.indexOf(page.questions)) == "Questions (6)"


def test_a_question_shows_what_was_written_and_where(page: Any) -> None:
    box = take(page, "unknown_department")
    assert box.subject.text() == "“市政所” · in 2 rows"
    assert "事件, row 5: 01 | 市容环境 | 02 | 暴露垃圾" in box.where.text()
    assert [button.text() for button in box.buttons] == ["市政"]


def test_enter_takes_the_first_suggestion_and_goes_on(page: Any) -> None:
    tree = page.questions.tree
    first = page.questions.question()
    assert first.key == "unknown_class"
    QTest.keyClick(tree, Qt.Key.Key_Return)
    settle(page)
    assert page.questions.progress.text() == "1 of 6 answered"
    assert page.questions.question().key == "unknown_department"
    assert conditions(page)["条件4"].class_code == "0102"
    QTest.keyClick(tree, Qt.Key.Key_Return)
    settle(page)
    assert {one.department_code for one in conditions(page).values()} == {"A"}
    assert len(conditions(page)) == 4
    assert page.edition.conditions == 4


def test_enter_without_suggestion_leads_to_the_field(page: Any) -> None:
    take(page, "limit_words")
    QTest.keyClick(page.questions.tree, Qt.Key.Key_Return)
    assert page.questions.box.amount.hasFocus()
    assert by_key(page, "limit_words").is_open


def test_a_department_is_remembered_for_the_next_workbook(page: Any) -> None:
    box = take(page, "unknown_department")
    assert box.remember.isVisible()
    box.department.setCurrentIndex(box.department.findData("B"))
    box.give_button.click()
    settle(page)
    assert page.store.department_aliases() == {"市政所": "B"}
    assert conditions(page)["条件5"].department_code == "B"


def test_a_department_is_not_remembered_unless_wanted(page: Any) -> None:
    box = take(page, "unknown_department")
    box.remember.setChecked(False)
    box.buttons[0].click()
    settle(page)
    assert page.store.department_aliases() == {}
    assert conditions(page)["条件6"].department_code == "A"


def test_a_limit_is_given_by_amount_and_unit(page: Any) -> None:
    box = take(page, "limit_words")
    assert not box.give_button.isEnabled()
    box.amount.setValue(1.5)
    box.unit.setCurrentIndex(box.unit.findData("urgent_day"))
    box.give_button.click()
    settle(page)
    limit = conditions(page)["条件8"].limits[0]
    assert (float(limit.amount), limit.unit) == (1.5, "urgent_day")


def test_a_condition_without_limit_on_purpose(page: Any) -> None:
    take(page, "limit_range").without_button.click()
    settle(page)
    assert conditions(page)["条件7"].no_limit


def test_words_for_a_row_without_condition(page: Any) -> None:
    box = take(page, "no_condition")
    box.words.setText("有暴露垃圾")
    QTest.keyClick(box.words, Qt.Key.Key_Return)
    settle(page)
    assert "有暴露垃圾" in conditions(page)


def test_rows_can_be_left_out_and_formulas_taken(page: Any) -> None:
    take(page, "unknown_department").drop_button.click()
    settle(page)
    take(page, "formula").accept_button.click()
    settle(page)
    assert set(conditions(page)) == {"条件3", "条件10"}


def test_answered_ones_are_shown_on_demand(page: Any) -> None:
    take(page, "limit_range").buttons[1].click()
    settle(page)
    assert by_key(page, "limit_range").is_open is False
    assert not page.questions.choose(by_key(page, "limit_range").number)
    page.questions.done_too.setChecked(True)
    assert page.questions.choose(by_key(page, "limit_range").number)
    assert page.questions.tree.currentItem().text(0) == "✓ 2-3天"
    assert page.questions.tree.currentItem().text(2) == "3 working days"
    assert page.questions.box.isHidden()


def test_somebody_else_answered_meanwhile(page: Any) -> None:
    box = take(page, "limit_range")
    page.store.answer("d1", by_key(page, "limit_range").number, {"no_limit": True})
    box.buttons[0].click()
    settle(page)
    assert "answered" in page.questions.note.text()
    assert by_key(page, "limit_range").is_open is False


def test_all_answered_says_how_to_go_on(page: Any) -> None:
    while any(one.is_open for one in page.questions.questions):
        page.questions.answer({"drop": True})
        settle(page)
    assert page.questions.empty.isVisible()
    assert "put it in force" in page.questions.empty.text()
    assert page.tabs.tabText(page.tabs.indexOf(page.questions)) == "Questions"
    assert page.force.button.isEnabled()


def test_all_single_suggestions_of_a_kind_are_taken_after_a_question(page: Any) -> None:
    three = (
        asked(n, "other_standard", f"部件 01-{n} 景观灯", REFUSE, class_code=None)
        for n in range(20, 23)
    )
    two = asked(23, "other_standard", "部件 01-23 路灯", REFUSE, REFUSE, class_code=None)
    page.store.add_rows("d1", [*three, two])
    page.questions.read()
    settle(page)
    take(page, "limit_words")
    assert page.questions.group_button.isHidden()
    take(page, "other_standard")
    assert page.questions.group_button.text() == "Take All 3 Single Suggestions"
    page.questions.group_button.click()
    assert "3 questions of “Numbers of another class standard”" in (
        page.questions.confirm.note.text()
    )
    page.store.answer("d1", by_key(page, "other_standard").number, {"drop": True})
    page.questions.confirm.yes.click()
    settle(page)
    left = [one for one in page.questions.questions if one.key == "other_standard" and one.is_open]
    assert [one.subject for one in left] == ["部件 01-23 路灯"]
    assert {"条件21", "条件22"} <= set(conditions(page))
    assert page.questions.box.isEnabled()
    assert page.questions.note.isHidden()
