"""Settings and code lists in the dock: a field for each kind, its effect before it counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import wait_until
from lookkit import controls, cut, named, path, settle_layout, spoken
from qgis.PyQt.QtTest import QTest
from upkeep_desk import applied, page_opener, press, rest

from yuhua_dcm_plugin.upkeep.effect_words import effect_sentences
from yuhua_dcm_plugin.upkeep.settings_history import today
from yuhua_dcm_plugin.upkeep.settings_records import SettingRow, SettingValue
from yuhua_dcm_plugin.upkeep.settings_words import about, range_words, setting_notes, value_words

pytestmark = pytest.mark.gui


@pytest.fixture
def open_page(feed: Callable[..., Any], qtbot: Any) -> Callable[..., Any]:
    """Return `open_page(key)`: a page of the upkeep dock."""
    return page_opener(feed, qtbot)


def stored(connect: Callable[..., Any], key: str) -> Any:
    with connect("t_admin") as db, db.cursor() as cursor:
        cursor.execute("SELECT dcm_app.setting_value(%s)", (key,))
        return cursor.fetchone()[0]


def test_every_setting_is_listed_explained_and_editable(open_page: Callable[..., Any]) -> None:
    page = open_page("settings")
    rows = page.list.shown()
    assert len(rows) >= 24
    assert "training" not in {row.key for row in rows}
    for row in rows:
        assert page.choose(row.key)
        assert about(row.key), row.key
        assert row.kind != "other", row.key
        assert page.editor.value() == pytest.approx(row.now.value), row.key
        assert not page.has_unsaved(), row.key
        assert not page.try_button.isEnabled(), "nothing is typed yet"


def test_a_value_is_shown_before_it_counts_and_told_afterwards(
    open_page: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    page = open_page("settings")
    page.choose("undo_minutes")
    page.editor.whole.setValue(5)
    assert page.has_unsaved()
    press(page.try_button)
    wait_until(lambda: page.effect.asking)
    assert "5" in page.effect.words.text() and "steps" in page.effect.words.text()
    assert stored(connect, "undo_minutes") == 10
    assert "1 entries change" in applied(page)
    assert stored(connect, "undo_minutes") == 5
    assert page.setting.key == "undo_minutes" and page.setting.now.value == 5
    assert not page.has_unsaved()
    assert [row[1:] for row in page.history.list.texts()] == [
        ["5", "● counts today"], ["10", "past"],
    ]  # fmt: skip


def test_typing_on_takes_the_question_back(open_page: Callable[..., Any]) -> None:
    page = open_page("settings")
    page.choose("undo_minutes")
    page.editor.whole.setValue(5)
    press(page.try_button)
    wait_until(lambda: page.effect.asking)
    page.editor.whole.setValue(6)
    assert not page.effect.asking, "what was shown is no longer what is typed"


def test_a_value_of_a_later_day_waits_and_can_be_taken_back(
    open_page: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    page = open_page("settings")
    page.choose("warn_share")
    later = today() + timedelta(days=30)
    page.editor.number.setValue(0.7)
    page.day.setDate(page.day.date().addDays(30))
    press(page.try_button)
    wait_until(lambda: page.effect.asking)
    assert str(later) in page.effect.words.text()
    applied(page)
    assert stored(connect, "warn_share") == 0.8
    assert "0.7" in page.coming.text() and str(later) in page.coming.text()
    assert page.list.row().next.value == 0.7
    page.history.list.choose(lambda row: row.valid_from == later)
    press(page.history.back_button)
    applied(page)
    assert page.coming.isHidden()
    page.history.list.choose(lambda row: row.counts)
    assert not page.history.back_button.isEnabled(), "it was in force"


@pytest.mark.parametrize(
    ("key", "put", "value"),
    [
        ("renew_limit_on_redispatch", lambda e: e.choice.setCurrentIndex(0), True),
        ("rate_without_cases", lambda e: e.choice.setCurrentIndex(1), "zero"),
        ("case_number_prefix", lambda e: e.line.setText("SJZ"), "SJZ"),
        ("census_margin_m", lambda e: e.number.setValue(2500.5), 2500.5),
        ("class_standard", lambda e: e.choice.setCurrentIndex(1), "GB/T 30428.2-2013"),
    ],
)
def test_each_kind_of_value_is_written(
    open_page: Callable[..., Any], connect: Callable[..., Any], key: str, put: Any, value: Any
) -> None:
    page = open_page("settings")
    page.choose(key)
    put(page.editor)
    press(page.try_button)
    applied(page)
    assert stored(connect, key) == value


def test_a_limit_has_an_amount_and_a_unit(
    open_page: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    page = open_page("settings")
    page.choose("check_limit")
    assert page.editor.amount.text() == "2"
    page.editor.amount.setValue(1.5)
    page.editor.unit.setCurrentIndex(page.editor.unit.findData("work_day"))
    press(page.try_button)
    applied(page)
    assert stored(connect, "check_limit") == {"amount": 1.5, "unit": "work_day"}
    assert "1.5 working days" in page.list.table.currentIndex().siblingAtColumn(1).data()


def test_a_refusal_of_the_database_stands_in_the_page(open_page: Callable[..., Any]) -> None:
    page = open_page("settings")
    page.choose("grid_area_min_m2")
    page.try_value(400000)
    rest(page)
    assert "less than the upper bound" in page.note.text()
    assert not page.effect.asking
    page.choose("district_name")
    page.try_value("裕")
    rest(page)
    assert "characters" in page.note.text()


def test_settings_are_found_by_any_of_their_names(open_page: Callable[..., Any]) -> None:
    page = open_page("settings")
    for words, key in (("预警", "warn_share"), ("yellow", "warn_share"), ("UNDO_", "undo_minutes")):
        QTest.keyClicks(page.search, words) if words.isascii() else page.search.setText(words)
        assert key in {row.key for row in page.list.shown()}, words
        page.search.clear()
    page.search.setText("no such thing")
    assert page.list.shown() == [] and page.list.empty.isVisible()


def test_values_are_worded() -> None:
    def of(kind: str, **more: Any) -> SettingRow:
        given = {"at_least": 0.0, "at_most": 1440.0, "pattern": None, "choices": (), **more}
        value = SettingValue(date(2000, 1, 1), 1, True)
        return SettingRow("rate_without_cases", "x", "x", kind, values=(value,), **given)

    assert value_words(of("flag"), True, {}) == "Yes"
    assert value_words(of("number"), 0.0100, {}) == "0.01"
    assert value_words(of("number"), 10000, {}) == "10,000"
    assert value_words(of("number"), 0, {}) == "0"
    assert value_words(of("choice"), "zero", {}) == "counts as 0 %"
    assert value_words(of("calendar"), "own", {"own": "Own"}) == "Own"
    assert value_words(of("text"), "", {}) == "(empty)"
    assert value_words(of("limit"), {"amount": 2, "unit": "work_hour"}, {}) == "2 working hours"
    assert range_words(of("whole")) == "From 0 to 1,440."
    assert range_words(of("text")) == "At most 1,440 characters."
    assert range_words(of("flag")) == ""


def test_every_note_that_the_database_may_send_has_words() -> None:
    import re
    from pathlib import Path

    folder = Path(__file__).parents[2] / "sql/app/73_settings"
    sent = {
        key
        for file in folder.glob("*notes*.sql")
        for key in re.findall(r"'key', '(\w+)'|\{\"key\": \"(\w+)\"\}", file.read_text("utf-8"))
        for key in key
        if key
    }
    assert sent and sent <= set(setting_notes()), sent - set(setting_notes())
    assert effect_sentences is not None


def test_a_waiting_value_is_the_next_one() -> None:
    values = [
        SettingValue(date(2027, 3, 1), 3, False), SettingValue(date(2027, 2, 1), 2, False),
        SettingValue(date(2000, 1, 1), 1, True),
    ]  # fmt: skip
    row = SettingRow("x", "x", "x", "whole", 0, 9, None, (), tuple(values))
    assert row.now.value == 1 and row.next.value == 2
    assert not values[0].may_go(date(2027, 3, 2)) and values[0].may_go(date(2027, 3, 1))
    assert values[0].waits(date(2027, 2, 28)) and not values[0].waits(date(2027, 3, 1))


# --- code lists


def test_an_entry_is_named_anew(open_page: Callable[..., Any], connect: Callable[..., Any]) -> None:
    page = open_page("lists")
    assert page.choose("stage", "handling")
    assert not page.try_button.isEnabled() and not page.has_unsaved()
    page.zh.setText("处置中")
    page.order.setValue(55)
    assert page.change() == {"label_zh": "处置中", "sort": 55}
    press(page.try_button)
    wait_until(lambda: page.effect.asking)
    assert "next sign-in" in page.effect.words.text()
    applied(page)
    assert (page.entry.code, page.entry.label_zh, page.entry.sort) == ("handling", "处置中", 55)
    with connect("t_intake") as db, db.cursor() as cursor:
        cursor.execute("SELECT label_zh FROM dcm_app.code_list WHERE code = 'handling'")
        assert cursor.fetchone()[0] == "处置中"


def test_each_list_is_shown_in_its_order(open_page: Callable[..., Any]) -> None:
    page = open_page("lists")
    for place, code in ((0, "intake"), (1, "accept"), (2, "hotline")):
        page.which.setCurrentIndex(place)
        orders = [row.sort for row in page.list.model.rows]
        assert orders == sorted(orders)
        assert page.choose(page.which.currentData(), code)
    assert not page.choose("source", "no such")


def test_a_label_that_another_has_is_refused_in_words(open_page: Callable[..., Any]) -> None:
    page = open_page("lists")
    page.choose("stage", "intake")
    page.zh.setText("结案")
    press(page.try_button)
    rest(page)
    assert "has this label already" in page.note.text()


# --- looks


@pytest.mark.parametrize("key", ["settings", "lists"])
def test_the_page_fits_a_narrow_dock_and_speaks(open_page: Callable[..., Any], key: str) -> None:
    page = open_page(key)
    mute = [path(each) for each in controls(page) if not spoken(each) or not named(each)]
    assert not mute, mute
    assert page.panel.minimumSizeHint().width() <= 420
    for width in (420, 560, 1100):
        page.panel.resize(width, 640)
        settle_layout()
        assert not cut(page.panel), (width, cut(page.panel))
