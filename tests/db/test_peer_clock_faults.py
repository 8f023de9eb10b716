"""One test for each fault that clocks of other case systems have: none of them may be ours."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from dbkit import Case, Hall, House, as_json, refused
from ledgerkit import Play, at

SAID = {"opinion": "同意"}


@pytest.fixture
def play(hall: Hall) -> Play:
    return Play(hall)


def due(house: House, start: str, amount: Any, unit: str) -> datetime:
    return house.boss.value("select dcm_app.deadline(%s, %s, %s)", at(start), amount, unit)


def hung(play: Play, case: Case, when: datetime, until: str) -> None:
    play.act(case, "dept_a", "ask_hang", when, reason="冬季不能施工", until=until)
    play.act(case, "dispatch", "review_hang", when, passed=True, **SAID)
    play.act(case, "chief", "decide_hang", when, approved=True, **SAID)


# --- days --------------------------------------------------------------------------------------


def test_holidays_are_not_working_days(house: House) -> None:
    """30 April and one working day is not 1 May."""
    assert due(house, "2014-04-30 16:30", 1, "work_day") == at("2014-05-04 16:30")


def test_a_working_sunday_can_be_said(house: House) -> None:
    assert at("2014-05-04 12:00").isoweekday() == 7
    assert due(house, "2014-05-04 08:00", 4, "work_hour") == at("2014-05-04 12:00")


def test_the_weekday_is_that_of_shijiazhuang_and_not_of_utc(hall: Hall) -> None:
    """Monday at two in the morning is Sunday evening in UTC."""
    hall.boss.run("set time zone 'UTC'")
    try:
        found = hall.boss.value(
            "select dcm_app.deadline(%s, 1, 'work_hour')", at("2026-03-16 02:00")
        )
    finally:
        hall.boss.run("reset time zone")
    assert found == at("2026-03-16 09:00")


def test_a_working_day_is_not_24_hours(house: House) -> None:
    assert due(house, "2026-03-13 16:30", 1, "工作日") == at("2026-03-16 16:30")
    assert due(house, "2026-03-13 16:30", 8, "工作时") == at("2026-03-16 16:30")
    assert due(house, "2026-03-13 16:30", 1, "自然日") == at("2026-03-14 16:30")


def test_hours_are_not_days_and_urgent_hours_not_working_hours(house: House) -> None:
    found = {unit: due(house, "2026-03-13 17:30", 2, unit) for unit in ("紧急工作时", "工作时")}
    assert found == {"紧急工作时": at("2026-03-13 19:30"), "工作时": at("2026-03-16 09:30")}


def test_no_list_of_holidays_ends_unseen(hall: Hall) -> None:
    """A year that nobody has entered is refused, and told about two months ahead."""
    with refused("DC003", "no_calendar_year"):
        hall.boss.value("select dcm_app.deadline('2099-03-12', 1, 'work_day')")
    hall.boss.run("delete from dcm.calendar_day where day >= '2031-01-01'")
    hall.boss.run("delete from dcm.calendar_year where year >= 2031")
    told = "select year from dcm_app.calendar_gaps(%s) where status = 'missing'"
    assert hall.admin.rows(told, date(2030, 10, 1)) == []
    assert hall.admin.rows(told, date(2030, 11, 15)) == [(2031,)]


def test_a_holiday_that_comes_twice_is_no_surprise(hall: Hall) -> None:
    days = [{"day": "2027-02-06", "working": False, "label_zh": "春节"}] * 2
    with refused("DC003"):
        hall.admin.value(
            "select dcm_app.set_calendar_year('standard', 2027, 'official', %s)", as_json(days)
        )


def test_a_limit_of_a_day_does_not_run_over_a_weekend(house: House) -> None:
    spent = "select dcm_app.elapsed(%s, %s, 'work_day')"
    assert house.boss.value(spent, at("2026-03-13 18:00"), at("2026-03-16 08:00")) == 0


# --- spans -------------------------------------------------------------------------------------


def test_the_hours_at_both_ends_are_counted_at_their_own_end(house: House) -> None:
    """From Thursday 11:30 to Monday 8:45: half an hour, an afternoon, a Friday, three quarters."""
    spent = house.boss.value(
        "select dcm_app.elapsed(%s, %s, 'work_hour')",
        at("2026-03-12 11:30"),
        at("2026-03-16 08:45"),
    )
    assert spent == pytest.approx(0.5 + 4 + 8 + 0.75)


def test_every_stretch_of_a_long_span_is_counted_and_not_the_first_alone(house: House) -> None:
    spent = "select dcm_app.elapsed(%s, %s, 'work_day')"
    assert house.boss.value(spent, at("2026-03-02 08:00"), at("2026-03-27 18:00")) == 20


def test_a_limit_that_ends_with_the_day_does_not_end_at_midnight(house: House) -> None:
    """Nobody is reminded at midnight."""
    assert due(house, "2026-03-12 08:00", 1, "work_day") == at("2026-03-12 18:00")
    assert due(house, "2026-03-12 00:00", 1, "work_day") == at("2026-03-12 18:00")


# --- late --------------------------------------------------------------------------------------


def test_one_second_late_is_late(play: Play) -> None:
    case = play.handling(4, "work_hour")
    end = play.due(case)
    play.act(case, "dept_a", "report_done", end, **SAID)
    assert play.state(case)["handled_at"] == end
    shown = "select overdue from dcm_app.case_list where task_no = %s"
    assert play.hall.chief.value(shown, case.task_no) is False
    late = play.handling(4, "work_hour")
    play.act(late, "dept_a", "report_done", play.due(late) + timedelta(seconds=1), **SAID)
    assert play.hall.chief.value(shown, late.task_no) is True


def test_an_open_case_that_is_late_counts_as_late(play: Play) -> None:
    case = play.handling(4, "work_hour")
    end = play.due(case)
    assert play.hall.chief.rows(
        "select lamp, overdue from dcm_app.open_case where task_no = %s", case.task_no
    ) == [("red", True)], "it was due in March 2026"
    assert end < datetime.now(end.tzinfo)


def test_every_case_has_its_own_verdict(play: Play) -> None:
    """And not all that of the first."""
    cases = [play.handling(amount, "work_hour") for amount in (1, 2, 3)]
    for case in cases:
        play.act(case, "dept_a", "report_done", at("2026-03-12 11:00"), **SAID)
    found = play.hall.chief.rows("select overdue from dcm_app.case_list order by due_at")
    assert found == [(True,), (False,), (False,)]


# --- stops -------------------------------------------------------------------------------------


def test_a_stop_is_kept_when_the_limit_changes(play: Play) -> None:
    """An extension after a stop: neither loses the other."""
    case = play.handling(5)
    hung(play, case, at("2026-03-13 09:00"), "2026-03-20")
    play.act(case, "chief", "resume", at("2026-03-16 09:00"), reason="可以施工")
    assert play.due(case) == at("2026-03-20 09:00"), "one working day was lost"
    play.act(case, "dept_a", "ask_extension", at("2026-03-16 10:00"), reason="缺料")
    play.act(case, "dispatch", "decide_extension", at("2026-03-16 11:00"), approved=True, **SAID)
    assert play.due(case) == at("2026-03-27 09:00")


def test_a_stop_is_kept_when_the_condition_is_corrected(lone_hall: Hall) -> None:
    """The limit with which the clock started stays, and what was lost stays lost."""
    play = Play(lone_hall)
    case = play.handling(5)
    hung(play, case, at("2026-03-13 09:00"), "2026-03-20")
    play.act(case, "chief", "resume", at("2026-03-16 09:00"), reason="可以施工")
    before = play.state(case)
    other = "another"
    play.hall.boss.run(
        "insert into dcm.filing_condition select (jsonb_populate_record(f, jsonb_build_object("
        "'condition_code', 'another', 'condition', '另一条件'))).* from dcm.filing_condition f"
        " join dcm.case_file c using (edition, condition_code);"
        " insert into dcm.handling_limit (edition, condition_code, limit_amount, limit_unit)"
        " select edition, 'another', 1, 'urgent_hour' from dcm.case_file"
    )
    play.act(case, "chief", "amend", at("2026-03-16 10:00"), reason="更正",
             fields={"condition": other})  # fmt: skip
    after = play.state(case)
    assert after["condition_code"] == other != before["condition_code"]
    assert (after["due_at"], after["clock_stops"]) == (before["due_at"], before["clock_stops"])
    assert after["due_at"] == play.reckoned(case)


def test_a_stop_is_kept_when_the_calendar_changes(lone_hall: Hall) -> None:
    play = Play(lone_hall)
    case = play.handling(5)
    hung(play, case, at("2026-03-13 09:00"), "2026-03-20")
    play.act(case, "chief", "resume", at("2026-03-16 09:00"), reason="可以施工")
    days = lone_hall.boss.column(
        "select to_jsonb(d) - 'calendar' from dcm.calendar_day d"
        " where calendar = 'standard' and extract(year from day) = 2026"
    )
    new = {"day": "2026-03-18", "working": False, "label_zh": "停工"}
    lone_hall.admin.value(
        "select dcm_app.set_year(%s, false)",
        as_json({"calendar": "standard", "year": 2026, "status": "official", "days": [*days, new]}),
    )
    assert play.due(case) == at("2026-03-23 09:00"), "the lost day and the new holiday"


def test_the_share_of_the_limit_stands_still_too(play: Play) -> None:
    """The yellow lamp waits as long as the red one."""
    case = play.handling(5)
    before = play.state(case)
    hung(play, case, at("2026-03-12 10:00"), "2026-03-18")
    after = play.state(case)
    for key in ("warn_at", "due_at"):
        lost = play.hall.boss.value(
            "select dcm_app.elapsed(%s, %s, 'work_hour')", before[key], after[key]
        )
        assert lost == 6 + 4 * 8, key


def test_no_lamp_turns_red_while_the_clock_stands(play: Play) -> None:
    case = play.handling(1, "work_hour")
    hung(play, case, at("2026-03-12 09:30"), "2027-03-01")
    assert play.due(case) > at("2027-03-01 23:59")


def test_work_done_again_is_no_time_of_waiting(play: Play) -> None:
    """After a failed check the clock has run on: rework is not a stop."""
    case = play.handling(5)
    end = play.due(case)
    play.act(case, "dept_a", "report_done", at("2026-03-13 09:00"), **SAID)
    play.act(case, "intake", "request_check", at("2026-03-13 10:00"), supervisor="t_supervisor")
    play.act(case, "supervisor", "report_check", at("2026-03-16 10:00"), passed=False, **SAID)
    play.act(case, "dispatch", "dispatch", at("2026-03-17 10:00"), department="A")
    row = play.state(case)
    assert (row["due_at"], row["handled_at"], row["round"]) == (end, None, 2)
    play.act(case, "dept_a", "report_done", end + timedelta(seconds=1), **SAID)
    assert play.hall.chief.value(
        "select overdue from dcm_app.case_list where task_no = %s", case.task_no
    ), "the first answer was in time, the accepted one was not"


def test_a_limit_does_not_escalate_after_the_answer(play: Play) -> None:
    case = play.handling(4, "work_hour")
    play.act(case, "dept_a", "report_done", at("2026-03-12 10:00"), **SAID)
    assert play.hall.chief.rows(
        "select lamp, overdue from dcm_app.open_case where task_no = %s", case.task_no
    ) == [("green", False)], "months after its deadline"


def test_a_report_joined_to_a_case_has_no_clock_of_its_own(play: Play) -> None:
    case = play.handling(4, "work_hour")
    before = play.state(case)
    play.act(case, "intake", "join", at("2026-03-12 10:00"))
    assert play.hall.boss.value("select count(*) from dcm.case_file") == 1
    assert play.due(case) == before["due_at"]


def test_a_case_that_was_void_escalates_no_more(play: Play) -> None:
    case = play.handling(4, "work_hour")
    play.act(case, "chief", "void", at("2026-03-12 10:00"), reason="误报")
    assert play.hall.chief.rows(
        "select lamp, overdue from dcm_app.case_list where task_no = %s", case.task_no
    ) == [("green", False)]
    assert play.hall.chief.rows("select 1 from dcm_app.open_case") == []
