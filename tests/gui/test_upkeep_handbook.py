"""The handbook page: editions, conditions, comparing, putting in force; all on a real database."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

pytest.importorskip("qgis")

from upkeepkit import asked, choose, make_draft, open_page, row, settle

from yuhua_dcm_plugin.upkeep.edition_form import today

__all__ = ["open_page"]

pytestmark = pytest.mark.gui


def test_says_what_to_do_while_there_is_no_own_handbook(open_page: Any) -> None:
    page = open_page()
    assert "Import a workbook" in page.own.text()
    assert page.edition.code == "default"
    assert page.editions.list.texts()[0][0].endswith("In force")
    make_draft(page.desk, "own", row(3))
    page.reload()
    settle(page)
    assert page.own.isHidden()


def test_lists_conditions_of_an_edition(open_page: Any) -> None:
    page = open_page()
    make_draft(page.desk, "d1", row(3), row(4), row(5, limits=[
        {"grade": "A", "area_type": 1, "amount": 2, "unit": "work_day"},
        {"amount": 4, "unit": "work_hour", "step": 1, "step_label": "停工"},
        {"amount": 20, "unit": "work_day", "step": 2, "step_label": "拆除"},
    ]))  # fmt: skip
    choose(page, "d1")
    table = page.conditions.table
    assert table.count.text() == "3 conditions"
    texts = {cells[2]: cells for cells in table.list.texts()}
    assert texts["条件5"][3] == (
        "停工 4 working hours; 拆除 20 working days; Grade A Area of class 1 2 working days"
    )
    assert texts["条件3"][3] == "4 working hours"
    assert "市政" in texts["条件3"][4]


def by_condition(page: Any, edition: str) -> dict[str, Any]:
    return {one.condition: one for one in page.store.conditions(edition)}


@pytest.fixture
def draft(open_page: Any) -> Any:
    """The page of an administrator on a draft of two events and a component."""
    page = open_page()
    make_draft(
        page.desk, "d1", row(3), row(4, class_code="0101", department_code="B"),
        row(5, kind="component", class_code="0101", note="只在主干道"),
    )  # fmt: skip
    choose(page, "d1")
    return page


def test_conditions_are_found_by_class_department_and_words(draft: Any) -> None:
    table = draft.conditions.table
    assert table.class_code.count() == 4  # all classes, and three of them
    table.find(class_code="event 0101")
    assert [cells[2] for cells in table.list.texts()] == ["条件4"]
    table.find(department="B")
    assert [cells[2] for cells in table.list.texts()] == ["条件4"]
    table.find("主干道")
    assert [cells[2] for cells in table.list.texts()] == ["条件5"]
    assert table.count.text() == "1 of 3 conditions"
    table.find("没有这样的")
    assert "No condition fits" in table.list.empty.text()


def test_a_condition_is_changed_by_the_form(draft: Any) -> None:
    pane = draft.conditions
    before = by_condition(draft, "d1")["条件3"]
    pane.open(before)
    form = pane.form
    assert pane.table.isHidden()
    assert form.values()["limits"] == [
        {"grade": "B", "area_type": 0, "step": 1, "step_label": None, "amount": 4,
         "unit": "work_hour"},
    ]  # fmt: skip
    form.closing.set_value("已清扫干净")
    form.supervising.setCurrentIndex(form.supervising.findData("B"))
    form.verification.setChecked(True)
    form.limits.add()
    form.limits.table.cellWidget(1, 4).setValue(20)
    form.save_button.click()
    settle(draft)
    after = by_condition(draft, "d1")["条件3"]
    assert (after.condition_code, after.closing_condition) == (before.condition_code, "已清扫干净")
    assert (after.supervising_department, after.needs_verification) == ("B", True)
    assert [(each.step, float(each.amount)) for each in after.limits] == [(1, 4), (2, 20)]
    assert form.isHidden()
    assert pane.table.isVisible()
    assert pane.table.list.row().condition_code == before.condition_code


def test_a_new_condition_needs_class_words_and_limit(draft: Any) -> None:
    pane = draft.conditions
    pane.table.new_button.click()
    form = pane.form
    form.save()
    assert "class" in form.note.text()
    form.class_code.choose_code("0102", "event")
    form.save()
    assert "Write what must be the case" in form.note.text()
    form.condition.set_value("新条件")
    form.limits.drop()
    form.save()
    assert "limit" in form.note.text()
    form.no_limit.setChecked(True)
    form.save()
    settle(draft)
    made = by_condition(draft, "d1")["新条件"]
    assert made.no_limit
    assert draft.edition.conditions == 4
    assert pane.table.list.row().condition == "新条件"


def test_what_the_database_refuses_is_said_in_the_form(draft: Any) -> None:
    pane = draft.conditions
    pane.open(by_condition(draft, "d1")["条件3"])
    pane.form.class_code.choose_code("0101", "event")
    pane.form.condition.set_value("条件4")
    pane.form.save()
    settle(draft)
    assert pane.form.isVisible()
    assert pane.form.note.text()
    assert pane.form.isEnabled()
    assert draft.has_unsaved()


def test_two_limits_of_one_grade_are_refused_at_once(draft: Any) -> None:
    pane = draft.conditions
    pane.open(by_condition(draft, "d1")["条件3"])
    pane.form.limits.add()
    pane.form.limits.table.cellWidget(1, 2).setValue(1)
    pane.form.save()
    assert "same grade" in pane.form.note.text()


def test_a_condition_is_removed_after_a_question(draft: Any) -> None:
    table = draft.conditions.table
    assert table.list.choose(lambda one: one.condition == "条件4")
    table.drop_button.click()
    assert "条件4" in draft.conditions.confirm.note.text()
    assert "条件4" in by_condition(draft, "d1")
    draft.conditions.confirm.yes.click()
    settle(draft)
    assert set(by_condition(draft, "d1")) == {"条件3", "条件5"}
    assert draft.edition.conditions == 2


def test_an_edition_is_copied_into_a_draft(draft: Any) -> None:
    choose(draft, "default")
    draft.actions.buttons["copy"].click()
    form = draft.actions.form
    assert form.code.text()
    form.code.setText("2027")
    form.title.setText("裕华区指挥手册")
    draft.actions.make_button.click()
    settle(draft)
    assert draft.edition.code == "2027"
    assert (draft.edition.state, draft.edition.based_on) == ("draft", "default")
    assert draft.edition.conditions == draft.editions.known("default").conditions


def test_a_code_that_is_taken_is_said(draft: Any) -> None:
    draft.actions.buttons["copy"].click()
    draft.actions.form.code.setText("default")
    draft.actions.make_button.click()
    settle(draft)
    assert draft.note.text()
    assert len(draft.editions.editions) == 2


def test_a_draft_is_discarded_after_a_question(draft: Any) -> None:
    draft.actions.buttons["discard"].click()
    assert "3 conditions" in draft.actions.confirm.note.text()
    draft.actions.confirm.no.click()
    assert draft.store.edition("d1") is not None
    draft.actions.buttons["discard"].click()
    draft.actions.confirm.yes.click()
    settle(draft)
    assert draft.store.edition("d1") is None
    assert draft.edition.code == "default"


def test_only_a_draft_can_be_changed(draft: Any) -> None:
    choose(draft, "default")
    assert draft.actions.buttons["discard"].isHidden()
    assert draft.conditions.table.new_button.isHidden()
    draft.conditions.open(draft.conditions.conditions[0])
    assert draft.conditions.form.save_button.isHidden()
    assert draft.conditions.form.condition.isReadOnly()
    assert not draft.force.button.isEnabled()


@pytest.mark.parametrize("login", ["t_director", "t_chief"])
def test_others_read_and_change_nothing(open_page: Any, login: str) -> None:
    make_draft(open_page().desk, "d1", row(3))
    page = open_page(login)
    choose(page, "d1")
    shown = [page.tabs.tabText(place) for place in range(page.tabs.count())]
    assert shown == ["Conditions", "Differences", "What If"]
    assert all(button.isHidden() for button in page.actions.buttons.values())
    page.conditions.open(page.conditions.conditions[0])
    assert page.conditions.form.save_button.isHidden()
    page.tabs.setCurrentWidget(page.diff)
    settle(page)
    assert "conditions added" in page.diff.counts.text()
    assert not page.desk.messages.errors


def test_what_holds_for_the_whole_edition(draft: Any) -> None:
    pane = draft.conditions
    pane.table.whole_button.click()
    settle(draft)
    head = pane.head
    assert head.isVisible() and pane.table.isHidden()
    head.title.setText("裕华区指挥手册2027")
    head.names["A"].setText("工程")
    head.documents["A"].click()
    head.stages.add()
    head.stages.table.cellWidget(0, 0).setCurrentIndex(
        head.stages.table.cellWidget(0, 0).findData("dispatch")
    )
    head.stages.table.cellWidget(0, 2).setValue(1)
    head.stages.table.cellWidget(0, 3).setCurrentIndex(
        head.stages.table.cellWidget(0, 3).findData("urgent_hour")
    )
    assert draft.has_unsaved()
    head.save_button.click()
    settle(draft)
    assert head.isHidden() and pane.table.isVisible()
    assert draft.edition.label_zh == "裕华区指挥手册2027"
    grades = {one.grade: one for one in draft.store.grades("d1")}
    assert (grades["A"].label_zh, grades["A"].needs_document) == ("工程", True)
    assert (grades["B"].label_zh, grades["B"].label_en) == ("B级", "Grade B")
    limits = draft.store.stage_limits("d1")
    assert [(one.condition_code, one.stage, float(one.amount), one.unit) for one in limits] == [
        ("", "dispatch", 1, "urgent_hour")
    ]


def test_a_condition_has_limits_of_stages_of_its_own(draft: Any) -> None:
    pane = draft.conditions
    pane.open(by_condition(draft, "d1")["条件3"])
    pane.form.stages.add()
    pane.form.stages.add()
    pane.form.save()
    assert "same stage" in pane.form.note.text()
    pane.form.stages.drop()
    pane.form.save()
    settle(draft)
    (limit,) = by_condition(draft, "d1")["条件3"].stage_limits
    assert (limit.stage, limit.grade, float(limit.amount)) == ("intake", "", 1)


def test_a_released_edition_shows_its_head_and_keeps_it(draft: Any) -> None:
    choose(draft, "default")
    draft.conditions.open_head()
    settle(draft)
    assert draft.conditions.head.isVisible()
    assert draft.conditions.head.save_button.isHidden()
    assert draft.conditions.head.title.isReadOnly()


# --- put in force


def test_the_effect_is_seen_before_an_edition_counts(draft: Any) -> None:
    draft.tabs.setCurrentWidget(draft.force)
    draft.force.button.click()
    settle(draft)
    words = draft.effect.words.text()
    assert "comes into force on" in words
    assert "classes lose every filing condition" in words
    assert len(words.splitlines()) < 12
    assert draft.store.edition("d1").state == "draft"
    draft.effect.cancel.click()
    assert draft.store.edition("d1").state == "draft"
    draft.force.button.click()
    settle(draft)
    draft.effect.apply.click()
    settle(draft)
    assert draft.store.edition("d1").state == "released"
    assert not draft.force.button.isEnabled()


def test_an_edition_counts_from_today_on(draft: Any) -> None:
    draft.force.set_day(today())
    draft.force.button.click()
    settle(draft)
    draft.effect.apply.click()
    settle(draft)
    assert draft.edition.in_force
    assert [cells[0] for cells in draft.editions.list.texts()] == ["● In force", "○ Past"]


def test_a_day_in_the_past_is_refused_in_words(draft: Any) -> None:
    draft.put_in_force(today() - timedelta(days=1))
    settle(draft)
    assert not draft.effect.isVisible()
    assert draft.note.text()
    assert draft.store.edition("d1").state == "draft"


def test_an_edition_that_has_not_begun_is_withdrawn(draft: Any) -> None:
    draft.store.put_in_force("d1", today() + timedelta(days=9), False)
    draft.reload("d1")
    settle(draft)
    assert draft.actions.buttons["discard"].isHidden()
    draft.actions.buttons["withdraw"].click()
    draft.actions.confirm.yes.click()
    settle(draft)
    assert draft.store.edition("d1").state == "withdrawn"
    assert "✗ Withdrawn" in [cells[0] for cells in draft.editions.list.texts()]


def test_open_questions_stand_in_the_way(open_page: Any) -> None:
    page = open_page()
    make_draft(page.desk, "d1", row(3), asked(4, "limit_words", "尽快", limits=[]))
    choose(page, "d1")
    assert "1 questions are still open" in page.force.hindered.text()
    assert not page.force.button.isEnabled()
