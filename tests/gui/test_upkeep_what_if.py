"""The handbook page compares editions and tries them on the past; nothing is written by it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis")

from caseplay import CONDITION
from qgis.PyQt.QtGui import QPalette
from upkeepkit import choose, open_page, row, settle

from yuhua_dcm_plugin.upkeep.edition_form import today
from yuhua_dcm_plugin.upkeep.what_if_words import (
    DASH,
    Trial,
    added_up,
    difference_text,
    last_month,
    rate_text,
    total_of,
)

__all__ = ["open_page"]

pytestmark = pytest.mark.gui


def trial(code: str, department: str, counted: int, now: int, then: int) -> Trial:
    return Trial("event", code, f"名{code}", department, counted, now, then, 0)


# --- words, without a database


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 11, 23), date(2026, 10, 1), date(2026, 10, 31)),
        (date(2027, 1, 1), date(2026, 12, 1), date(2026, 12, 31)),
        (date(2024, 3, 31), date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_last_full_month(day: date, first: date, last: date) -> None:
    assert last_month(day) == (first, last)


def test_rates_and_their_difference() -> None:
    one = trial("0101", "A", 3, 2, 1)
    assert rate_text(one.rate_now) == "66.7 %"
    assert rate_text(one.rate_then) == "33.3 %"
    assert difference_text(one.difference) == "−33.3"
    assert difference_text(Decimal("2.449")) == "+2.4"
    assert difference_text(Decimal("-0.04")) == "0.0"


def test_a_rate_of_nothing_is_a_dash() -> None:
    none = trial("0101", "A", 0, 0, 0)
    assert (rate_text(none.rate_now), difference_text(none.difference)) == (DASH, DASH)


def test_rows_are_added_up_by_class_and_department() -> None:
    rows = [
        trial("0101", "A", 4, 4, 2), trial("0101", "B", 6, 3, 3), trial("0102", "A", 10, 0, 10),
    ]  # fmt: skip
    by_class = added_up(rows, "class")
    assert [(one.class_code, one.counted, one.now, one.then) for one in by_class] == [
        ("0101", 10, 7, 5), ("0102", 10, 0, 10),
    ]  # fmt: skip
    by_department = added_up(rows, "department")
    assert [(one.department_code, one.counted) for one in by_department] == [("A", 14), ("B", 6)]
    assert added_up(rows, "both") == rows
    assert total_of(rows).counted == 20
    assert total_of([]).rate_now is None


# --- comparing


@pytest.fixture
def draft(open_page: Callable[..., Any]) -> Any:
    """The page of an administrator on a copy of the default edition, changed in three places."""
    page = open_page()
    page.store.open({"code": "d1", "label_zh": "新版", "label_en": "New", "based_on": "default"})
    rows = {one.condition_code: one for one in page.store.conditions("d1")}
    code = {"condition_code": CONDITION}
    limit = {"limits": [{"amount": 1, "unit": "urgent_hour"}]}
    page.store.save_row("d1", {**code, **limit, "department_code": "B"})
    page.store.drop_row("d1", next(one for one in rows if one != CONDITION))
    page.store.save_row("d1", {**row(3), "condition": "新的立案条件"})
    page.reload("d1")
    settle(page)
    page.tabs.setCurrentWidget(page.diff)
    settle(page)
    return page


def test_differences_are_counted_and_listed(draft: Any) -> None:
    view = draft.diff
    assert view.other.currentData() == "default"
    assert "1 conditions added, 1 removed, 1 changed" in view.counts.text()
    texts = view.list.texts()
    assert {cells[0] for cells in texts} == {"＋ added", "－ removed", "≠ changed"}
    changed = {cells[3]: cells[4:] for cells in texts if cells[0] == "≠ changed"}
    assert changed["Handling limit"] == ["4 working hours", "1 urgent working hours"]
    assert changed["Handling department"] == ["", "街道二"] or changed["Handling department"][1]
    assert view.what.itemText(1) == "＋ added (1)"


def test_a_difference_shows_both_sides_by_sign_and_colour(draft: Any) -> None:
    view = draft.diff
    assert view.list.choose(lambda one: one.field == "limit")
    assert view.sides.before.text() == "－ 4 working hours"
    assert view.sides.after.text() == "＋ 1 urgent working hours"
    assert view.sides.before.styleSheet() != view.sides.after.styleSheet()
    light = view.sides.before.styleSheet()
    palette = QPalette(view.sides.palette())
    palette.setColor(QPalette.ColorRole.Window, palette.color(QPalette.ColorRole.WindowText))
    view.sides.setPalette(palette)
    assert view.sides.before.styleSheet() != light
    assert view.list.choose(lambda one: one.what == "added")
    assert view.sides.before.isHidden()
    assert "新的立案条件" in view.sides.after.text()


def test_differences_are_found_by_kind_and_words(draft: Any) -> None:
    draft.diff.find(what="removed")
    assert len(draft.diff.list.texts()) == 1
    draft.diff.find("新的立案")
    assert [cells[0] for cells in draft.diff.list.texts()] == ["＋ added"]


def test_differences_go_into_a_workbook(draft: Any, tmp_path: Path) -> None:
    target = tmp_path / "diff.xlsx"
    draft.diff.export(target)
    settle(draft)
    with zipfile.ZipFile(target) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    assert text.count("<row ") == 1 + len(draft.diff.list.texts())
    assert "新的立案条件" in text
    assert draft.desk.messages.offers[-1][0] == "Open"


def test_a_draft_that_changes_nothing(draft: Any) -> None:
    draft.store.open({"code": "same", "label_zh": "同", "label_en": "Same", "based_on": "default"})
    draft.reload("same")
    settle(draft)
    draft.diff.other.setCurrentIndex(draft.diff.other.findData("default"))
    settle(draft)
    assert "Both editions say the same" in draft.diff.counts.text()
    assert draft.diff.list.empty.isVisible()


# --- trying on the past


@pytest.fixture
def past(draft: Any, player: Any, connect: Callable[..., Any]) -> Any:
    """Two cases done: one three hours after its dispatch, one at once; today is the period."""
    slow = player.play("report_done")
    player.play("report_done")
    with connect() as boss, boss.cursor() as cursor:
        cursor.execute(
            "UPDATE dcm.case_file SET clock_from = clock_from - interval '3 hours'"
            " WHERE task_no = %s", (slow,),
        )  # fmt: skip
    draft.slow = slow
    draft.tabs.setCurrentWidget(draft.what_if)
    draft.what_if.form.set_period(today() - timedelta(days=1), today())
    return draft


def snapshot(connect: Callable[..., Any]) -> Any:
    with connect() as boss, boss.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT md5(string_agg(c::text, '' ORDER BY c.id)) FROM dcm.case_file AS c),"
            " (SELECT count(*) FROM dcm.case_event),"
            " (SELECT md5(string_agg(l::text, '' ORDER BY l::text)) FROM dcm.handling_limit AS l)"
        )
        return cursor.fetchone()


def test_the_period_is_the_last_full_month_at_first(draft: Any) -> None:
    asked = draft.what_if.form.asked()
    first, last = last_month(today())
    assert (asked["from"], asked["to"]) == (first.isoformat(), last.isoformat())
    assert asked["edition"] == "d1"
    assert "Nothing is written" in draft.what_if.note.text()


def test_another_edition_is_tried(past: Any, connect: Callable[..., Any]) -> None:
    before = snapshot(connect)
    past.what_if.run_button.click()
    settle(past)
    cells = past.what_if.list.texts()
    assert len(cells) == 1
    assert cells[0][2:6] == ["2", "100.0 %", "50.0 %", "−50.0"]
    assert "2 cases: 100.0 % in time as it was, 50.0 %" in past.what_if.total.text()
    past.what_if.list.rowOpened.emit(past.what_if.list.model.rows[0])
    settle(past)
    assert [one.task_no for one in past.what_if.cases.model.rows] == [past.slow]
    assert past.what_if.cases.texts()[0][1] == "✗ in time → late"
    assert snapshot(connect) == before


def test_one_other_limit_is_tried(past: Any) -> None:
    past.what_if.form.try_limit(CONDITION, 30, "work_day")
    past.what_if.run()
    settle(past)
    assert past.what_if.list.texts()[0][3:6] == ["100.0 %", "100.0 %", "0.0"]
    past.what_if.cases_button.click()
    settle(past)
    assert past.what_if.cases.empty.isVisible()
    past.what_if.form.try_limit(CONDITION, 2, "urgent_hour")
    past.what_if.run()
    settle(past)
    assert past.what_if.list.texts()[0][4] == "50.0 %"


def test_filters_leave_out_the_others(past: Any) -> None:
    form = past.what_if.form
    form.department.setCurrentIndex(form.department.findData("B"))
    past.what_if.run()
    settle(past)
    assert past.what_if.list.empty.isVisible()
    assert "No case was counted" in past.what_if.list.empty.text()
    assert DASH in past.what_if.total.text()


def test_a_case_of_the_list_is_asked_for(past: Any) -> None:
    wanted: list[str] = []
    past.caseWanted.connect(wanted.append)
    past.what_if.run()
    settle(past)
    past.what_if.show_cases()
    settle(past)
    past.what_if.cases.rowOpened.emit(past.what_if.cases.model.rows[0])
    assert wanted == [past.slow]


def test_a_period_that_ends_before_it_begins_cannot_be_chosen(draft: Any) -> None:
    form = draft.what_if.form
    form.first.setDate(form.last.date().addDays(5))
    assert form.first.date() == form.last.date()


def test_the_director_tries_editions_too(past: Any, open_page: Callable[..., Any]) -> None:
    page = open_page("t_director")
    choose(page, "d1")
    page.tabs.setCurrentWidget(page.what_if)
    page.what_if.form.set_period(today() - timedelta(days=1), today())
    page.what_if.run()
    settle(page)
    assert page.what_if.list.texts()[0][4] == "50.0 %"
