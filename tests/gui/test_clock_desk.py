"""The clock where people see it, at a moment that the test sets: words, lists, fields, slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtGui import QValidator
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QRadioButton

from yuhua_dcm_plugin.cases.clock_fields import (
    DayField,
    TickField,
    approval_field,
    give_back_field,
    review_field,
)
from yuhua_dcm_plugin.cases.clock_words import asked_words, marks, request_words, stop_words
from yuhua_dcm_plugin.cases.model import SORT_ROLE, CaseModel, Column
from yuhua_dcm_plugin.cases.records import CaseRow, Lamp, Request, Step, StopRule
from yuhua_dcm_plugin.core.shanghai import SHANGHAI
from yuhua_dcm_plugin.dispatch.facts import Facts
from yuhua_dcm_plugin.upkeep.hours_slots import SlotLines
from yuhua_dcm_plugin.upkeep.hours_time import TimeSpin

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qgis_app")]
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=timezone.utc)
HOUR = timedelta(hours=1)


def case(number: int = 1, **given: Any) -> CaseRow:
    base = CaseRow(
        number, f"2603020{number:04}", None, None, "handling", "event", "CJ/T 214-2007", "0102",
        "暴露垃圾", "x", None, "A", None, None, None, NOON - 9 * HOUR, None, None, None, None,
        False, "none", 1, 3, "hotline", False, "ok", None, None, None, None, "B", None, "t_intake",
        None, None, False, None, None, 1, 0, None, None, None, None, None,
    )  # fmt: skip
    return replace(base, **given)


# --- words -------------------------------------------------------------------------------------


def test_an_extension_is_counted_from_the_second_limit_on() -> None:
    assert marks(case(clock_times=1)) == []
    assert marks(case(clock_times=2)) == ["Extended 1 times"]
    assert marks(case(overdue_exempt=True)) == ["Appeal approved: counted as in time"]


def test_a_stop_tells_its_own_end_with_the_year() -> None:
    stopped = case(stop_kind="hang", stop_until=NOON + 8784 * HOUR, due_at=NOON)
    assert stop_words(stopped) == "Suspended until 2027-03-03 20:00"
    whole = case(stop_kind="hang", stop_until=datetime(2027, 3, 3, 16, tzinfo=timezone.utc))
    assert stop_words(whole) == "Suspended until 2027-03-03", "the day chosen, which counts in"
    assert stop_words(case()) == ""


def test_a_request_tells_for_whom_it_waits() -> None:
    waiting = case(pending="hang", pending_step="review")
    assert request_words(waiting) == "Suspension asked, waits for review"
    decided = replace(waiting, pending_step="decide")
    assert request_words(decided) == "Suspension asked, waits for approval"


def test_a_request_is_told_with_its_times_and_its_review() -> None:
    request = Request("hang", "t_dept_a", "王五", NOON, "规划", None, NOON + 24 * HOUR, True, "可")
    assert asked_words(request).split("\n") == [
        "Suspension asked: 王五, 03-02 20:00", "Until 2026-03-03 20:00", "规划", "Review passed 可"
    ]  # fmt: skip
    refused = replace(request, until_at=None, review_passed=False)
    assert asked_words(refused).split("\n")[1:] == ["规划", "Review not passed 可"]


# --- the list ----------------------------------------------------------------------------------


class Watch:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


def listed(*rows: CaseRow) -> tuple[CaseModel, Watch]:
    watch = Watch()
    model = CaseModel(clock=watch)
    model.replace_all(rows)
    return model, watch


def said(model: CaseModel, row: CaseRow, column: Column) -> str:
    return str(model.index_of(row.task_no, column).data())


def test_lamp_and_time_left_follow_the_clock() -> None:
    soon = case(1, due_at=NOON + 2 * HOUR, warn_at=NOON + HOUR)
    later = case(2, due_at=NOON + 50 * HOUR, warn_at=NOON + 40 * HOUR)
    model, watch = listed(soon, later)
    assert (model.lamp(soon.task_no), said(model, soon, Column.TIME_LEFT)) == (
        Lamp.GREEN, "2 h 0 min left"
    )  # fmt: skip
    watch.time += HOUR * 1.5
    told: list[tuple[int, int, int]] = []
    model.dataChanged.connect(lambda a, b, *_roles: told.append((a.row(), b.row(), a.column())))
    assert model.tick() == [soon.task_no]
    assert model.lamp(soon.task_no) is Lamp.YELLOW
    assert (0, 1, Column.TIME_LEFT) in told, "every row's time has moved"
    assert model.tick() == [], "nothing changed since"
    watch.time += HOUR
    assert said(model, soon, Column.TIME_LEFT) == "30 min over"
    assert model.tick() == [soon.task_no] and model.lamp(soon.task_no) is Lamp.RED


def test_a_newer_version_brings_its_lamp_and_an_older_one_nothing() -> None:
    row = case(1, due_at=NOON + HOUR)
    model, _watch = listed(row)
    late = replace(row, due_at=NOON - HOUR, version=4)
    assert model.upsert([late]) == [row.task_no]
    assert model.lamp(row.task_no) is Lamp.RED
    assert model.upsert([row]) == [], "an older version comes late"
    claimed = replace(late, claimed_by="t_dispatch")
    assert model.upsert([claimed]) == [row.task_no], "a claim raises no version"


def test_a_stopped_clock_tells_no_time_left() -> None:
    row = case(1, due_at=NOON + HOUR, stop_kind="postpone", stop_until=NOON + 48 * HOUR)
    model, _watch = listed(row)
    assert said(model, row, Column.TIME_LEFT) == "‖ Postponed until 2026-03-04 20:00"
    assert said(model, row, Column.LAMP) == "Stopped"


def ordered(model: CaseModel, column: Column) -> list[int]:
    """Numbers of the cases as the list sorts them, upwards."""
    keys = {row.id: model.index_of(row.task_no, column).data(SORT_ROLE) for row in model.cases()}
    assert [keys[row.id] for row in model.cases()] == model.sort_keys(column)
    return sorted(keys, key=keys.__getitem__)


def test_what_presses_most_stands_first() -> None:
    model, _watch = listed(
        case(1, registered_at=NOON - 30 * HOUR),
        case(2, due_at=NOON + 9 * HOUR, warn_at=NOON - HOUR, urge_count=1),
        case(3, due_at=NOON + 5 * HOUR, urge_count=3),
        case(4, due_at=NOON - HOUR, registered_at=NOON),
        case(5, due_at=NOON + 90 * HOUR, urgent=True),
    )
    assert ordered(model, Column.DUE) == ordered(model, Column.TIME_LEFT) == [4, 3, 2, 5, 1]
    assert ordered(model, Column.LAMP) == [5, 4, 2, 3, 1]
    assert ordered(model, Column.URGED)[:2] == [3, 2]


# --- facts -------------------------------------------------------------------------------------


@pytest.fixture
def facts(qtbot: Any) -> Facts:
    model = CaseModel()
    feed: Any = SimpleNamespace(model=model, label=lambda _group, code: code)
    widget = Facts(feed)
    qtbot.addWidget(widget)
    return widget


def test_a_stage_tells_whether_it_is_late(facts: Facts) -> None:
    now = datetime.now(timezone.utc)
    facts.show_case(case(stage_due_at=now - HOUR))
    assert facts.value("clock").startswith("✗ This stage was due")
    facts.show_case(case(stage_due_at=now + HOUR))
    assert facts.value("clock").startswith("This stage is due")
    facts.show_case(case(stage_due_at=now - HOUR, finished_at=now))
    assert facts.value("clock") == "", "what is closed has no stage that could be late"


def test_the_headline_counts_only_while_the_clock_runs(facts: Facts) -> None:
    due = datetime.now(timezone.utc) + 50.5 * HOUR
    facts.show_case(case(due_at=due))
    assert "2 d 2 h left" in facts.title.text()
    facts.show_case(case(due_at=due, stop_kind="hang", stop_until=due))
    assert "left" not in facts.title.text()


def test_steps_tell_done_late_overdue_and_due(facts: Facts) -> None:
    facts.show_steps([
        Step(1, "停工", NOON, NOON, False), Step(2, "处罚", NOON, NOON + HOUR, True),
        Step(3, "拆除", NOON, None, True), Step(4, None, NOON, None, False),
    ])  # fmt: skip
    assert facts.value("steps").split("\n") == [
        "✓ 停工: done 03-02 20:00", "✗ 处罚: done late, 03-02 21:00",
        "✗ 拆除: overdue since 03-02 20:00", "Step 4: due 03-02 20:00",
    ]  # fmt: skip


# --- fields ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("far_away")
@pytest.mark.parametrize(
    ("most", "offered", "longest"), [(5, 5, 5), (60, 14, 60), (14, 14, 14), (None, 14, None)]
)
def test_days_are_those_of_shijiazhuang(
    qtbot: Any, most: int | None, offered: int, longest: int | None
) -> None:
    """A desk whose computer keeps another time zone offers the same days."""
    field = DayField(StopRule("hang", most))
    qtbot.addWidget(field)
    today = datetime.now(SHANGHAI).date()
    first = QDate(today.year, today.month, today.day)
    assert field.day.minimumDate() == first
    assert field.day.date() == first.addDays(offered)
    last = first.addDays(longest) if longest is not None else QDate(7999, 12, 31)
    field.set_value("7999-12-31")
    assert field.day.date() == last
    field.set_value("2000-01-01")
    assert field.day.date() == first, "a stop does not end in the past"


def test_a_verdict_is_what_its_word_says(qtbot: Any) -> None:
    for field, words in ((approval_field(), "Approve"), (review_field(), "Passed")):
        qtbot.addWidget(field)
        button = next(b for b in field.findChildren(QRadioButton) if b.text() == words)
        button.click()
        assert field.value() == "true", words


def test_lost_time_is_given_back_as_offered(qtbot: Any) -> None:
    for given in (True, False):
        field = give_back_field(given)
        qtbot.addWidget(field)
        assert field.value() is given
    tick = TickField()
    qtbot.addWidget(tick)
    for value, ticked in (("true", True), (True, True), ("false", False), (None, False)):
        tick.set_value(value)
        assert tick.value() is ticked


# --- hours of a day ----------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "time"), [("24", "24:00"), ("25", "12:00"), ("00", "00:00")])
def test_an_hour_alone_is_a_time_up_to_the_end_of_the_day(
    qtbot: Any, typed: str, time: str
) -> None:
    spin = TimeSpin("x", "x")
    qtbot.addWidget(spin)
    spin.set_time("12:00")
    spin.lineEdit().setText(typed)
    spin.interpretText()
    assert spin.time == time


def test_arrows_go_by_half_hours(qtbot: Any) -> None:
    spin = TimeSpin("x", "x")
    qtbot.addWidget(spin)
    spin.set_time("08:00")
    QTest.keyClick(spin, Qt.Key.Key_Up)
    assert spin.time == "08:30"


@pytest.mark.parametrize(
    ("typed", "state"),
    [("2", "Acceptable"), ("24:", "Intermediate"), ("25", "Intermediate"), ("24:01", "Invalid"),
     ("x", "Invalid"), ("08:5", "Intermediate"), ("08:60", "Invalid")],
)  # fmt: skip
def test_what_may_become_a_time_may_be_typed_on(qtbot: Any, typed: str, state: str) -> None:
    spin = TimeSpin("x", "x")
    qtbot.addWidget(spin)
    assert spin.validate(typed, 0)[0] == getattr(QValidator.State, state)


@pytest.fixture
def lines(qtbot: Any) -> SlotLines:
    widget = SlotLines()
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize(
    ("before", "added"),
    [
        ([("14:00", "18:00"), ("08:00", "12:00")], ("19:00", "21:00")),
        ([("08:00", "22:00")], ("23:00", "24:00")),
        ([("08:00", "24:00")], ("23:59", "24:00")),
    ],
)
def test_a_slot_is_added_behind_the_last_and_ends_with_the_day(
    lines: SlotLines, before: Sequence[tuple[str, str]], added: tuple[str, str]
) -> None:
    lines.show_slots(before)
    lines.add()
    assert lines.slots == (*sorted(before), added)


def test_the_hours_of_a_day_are_told_while_they_are_typed(lines: SlotLines) -> None:
    lines.show_slots([("08:00", "12:00"), ("14:00", "18:00")])
    assert lines.sum.text() == "8 hours a day"
    lines.lines[1].end.set_time("17:30")
    assert lines.sum.text() == "7.5 hours a day"
    lines.lines[1].end.set_time("13:00")
    assert lines.sum.text() == "4 hours a day", "a slot that ends before it begins holds nothing"


def test_slots_of_a_day_are_one_at_least_and_twelve_at_most(lines: SlotLines) -> None:
    lines.show_slots([("08:00", "12:00")])
    assert not lines.lines[0].drop.isEnabled()
    lines.show_slots([(f"{hour:02}:00", f"{hour:02}:30") for hour in range(11)])
    assert lines.lines[0].drop.isEnabled() and lines.add_button.isEnabled()
    lines.add()
    assert len(lines.lines) == 12 and not lines.add_button.isEnabled()
