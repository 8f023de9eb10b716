"""挂账 and 缓办: the clock stands still, the case comes back by itself or earlier."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from dbkit import Case, Hall, fact, refused
from histories import CHINA
from ledgerkit import START, Play, at, micros

SAID = {"opinion": "同意"}


@pytest.fixture
def play(hall: Hall) -> Play:
    return Play(hall)


def hang(play: Play, case: Case, when: datetime, until: str, **detail: Any) -> dict[str, Any]:
    play.act(case, "dept_a", "ask_hang", when, reason="冬季不能施工", until=until, **detail)
    play.act(case, "dispatch", "review_hang", when, passed=True, **SAID)
    return play.act(case, "chief", "decide_hang", when, approved=True, **SAID)


def test_from_request_to_standing_still(play: Play) -> None:
    case = play.handling(5)
    asked = at("2026-03-13 09:00")
    play.act(
        case, "dept_a", "ask_hang", asked, reason="缺苗木", until="2026-04-10", document="说明"
    )
    row = play.state(case)
    assert (row["pending"], row["pending_step"], row["stage"]) == ("hang", "review", "handling")
    with refused("DC001", "other_step"):
        play.act(case, "chief", "decide_hang", asked, approved=True, **SAID)
    row = play.act(case, "dispatch", "review_hang", asked, passed=True, **SAID)
    assert row["pending_step"] == "decide"
    with refused("DC001", "other_step"):
        play.act(case, "dispatch", "review_hang", asked, passed=False, **SAID)
    stopped = at("2026-03-13 14:00")  # four working hours of the fifth day's limit are spent
    row = play.act(case, "chief", "decide_hang", stopped, approved=True, **SAID)
    back = at("2026-04-11 00:00")
    assert (row["stage"], row["stop_kind"], row["stop_until"]) == ("suspended", "hang", back)
    assert row["due_at"] == play.reckoned(case) > back
    spent = play.hall.boss.value(
        "select dcm_app.clock_spent(clock_from, %s, clock_unit, clock_calendar, clock_stops)"
        " from dcm.case_file where task_no = %s", back, case.task_no,
    )  # fmt: skip
    assert play.hall.boss.value(
        "select dcm_app.elapsed(%s, %s, 'work_day')", back, row["due_at"]
    ) == pytest.approx(5 - float(spent))
    (line,) = play.ledger(case)
    assert (line["document"], line["review_passed"], line["approved"], line["reviewed_by"]) == (
        "说明", True, True, "t_dispatch",
    )  # fmt: skip
    assert datetime.fromisoformat(line["from_at"]) == stopped
    assert datetime.fromisoformat(line["until_at"]) == back
    assert fact(play.hall, case)["due_at"] == row["due_at"]
    assert play.detail(case)["due_at"] == micros(row["due_at"])


def test_refused_at_review_or_decision(play: Play) -> None:
    case = play.handling(5)
    due = play.due(case)
    for step in ("review", "decide"):
        play.act(case, "dept_a", "ask_hang", START, reason="x", until="2026-04-10")
        if step == "review":
            play.act(case, "dispatch", "review_hang", START, passed=False, opinion="不必")
        else:
            play.act(case, "dispatch", "review_hang", START, passed=True, **SAID)
            play.act(case, "chief", "decide_hang", START, approved=False, opinion="不必")
        row = play.state(case)
        assert (row["pending"], row["pending_step"], row["stop_kind"]) == (None, None, None)
        assert (row["stage"], row["due_at"], row["clock_stops"]) == ("handling", due, "{}")
    hang(play, case, START, "2026-04-10")  # refusals are not counted


def test_once_a_case(play: Play) -> None:
    case = play.handling(20)
    hang(play, case, START, "2026-03-20")
    play.act(case, "dispatch", "resume", at("2026-03-18 09:00"), reason="可以施工了")
    with refused("DC001", "asked_too_often") as told:
        play.act(case, "dept_a", "ask_hang", at("2026-03-18 10:00"), reason="x", until="2026-04-10")
    assert told["times"] == 1


@pytest.mark.parametrize(
    ("until", "key"),
    [
        ("2026-03-11", "until_past"), ("2026-03-12T08:59:59+08:00", "until_past"),
        ("2026-03-12 09:00", "until_past"), ("2027-03-13", "until_too_far"),
        ("2027-03-13T00:00:00.000001+08:00", "until_too_far"), ("2126-01-01", "until_too_far"),
        ("soon", "bad_until"), ("2026-13-40", "bad_until"), ("infinity", "bad_until"),
        (["2026-04-01"], "bad_until"), (7, "bad_until"),
    ],
)  # fmt: skip
def test_an_end_that_is_none(play: Play, until: Any, key: str) -> None:
    case = play.handling()
    with refused("DC003", key):
        play.act(case, "dept_a", "ask_hang", START, reason="x", until=until)
    assert play.ledger(case) == []


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2026-03-12", "2026-03-13 00:00"),  # the rest of today
        ("2026-04-01 12:00", "2026-04-01 12:00"), ("2027-03-11", "2027-03-12 00:00"),
        ("2027-03-12T09:00:01+08:00", "2027-03-12 09:00:01"), ("2027-03-12", "2027-03-13 00:00"),
    ],
)  # fmt: skip
def test_an_end_within_a_year(play: Play, until: str, expected: str) -> None:
    case = play.handling()
    play.act(case, "dept_a", "ask_hang", START, reason="x", until=until)
    assert datetime.fromisoformat(play.ledger(case)[0]["until_at"]) == at(expected)


@pytest.mark.parametrize(
    ("asked", "last"),
    [
        ("2026-03-12 00:00", "2027-03-12"), ("2026-03-12 23:59:59", "2027-03-12"),
        ("2026-03-12 07:59", "2027-03-12"),  # still the eleventh in UTC
        ("2027-03-01 09:00", "2028-03-01"), ("2028-02-29 09:00", "2029-02-28"),
    ],
)  # fmt: skip
def test_a_year_is_a_calendar_year(play: Play, asked: str, last: str) -> None:
    """Whatever the hour of asking, and over a 29 February: that year has 366 days."""
    until = date.fromisoformat(last)

    def end_of(day: date) -> datetime:
        end: datetime = play.hall.boss.value(
            "select dcm_app.until_of(jsonb_build_object('until', %s::date), r, %s)"
            " from dcm.clock_rule as r where r.kind = 'hang'", day, at(asked),
        )  # fmt: skip
        return end

    assert end_of(until) == at(last) + timedelta(days=1)
    with refused("DC003", "until_too_far") as told:
        end_of(until + timedelta(days=1))
    assert told["days"] == 365


def test_a_postponement_has_its_own_bound_and_no_review(play: Play) -> None:
    case = play.handling(20)
    with refused("DC003", "until_too_far") as told:
        play.act(case, "dept_a", "ask_postpone", START, reason="x", until="2026-05-12")
    assert (told["kind"], told["days"]) == ("postpone", 60)
    play.act(case, "dept_a", "ask_postpone", START, reason="x", until="2026-05-11")
    play.act(case, "chief", "decide_postpone", START, approved=False, opinion="太久")
    play.act(case, "dept_a", "ask_postpone", START, reason="x", until="2026-03-20")
    with refused("DC001", "not_in_this_stage"):
        play.act(case, "dispatch", "resume", START, reason="x")
    row = play.act(case, "chief", "decide_postpone", START, approved=True, **SAID)
    assert (row["stage"], row["stop_kind"]) == ("suspended", "postpone")
    # Not a 挂账: that one it may still have.
    play.act(case, "dispatch", "resume", at("2026-03-16 09:00"), reason="x")
    hang(play, case, at("2026-03-16 09:00"), "2026-03-30")


def test_approved_too_late_is_refused_in_words(play: Play) -> None:
    case = play.handling(20)
    play.act(case, "dept_a", "ask_hang", START, reason="x", until="2026-03-12")
    play.act(case, "dispatch", "review_hang", START, passed=True, **SAID)
    with refused("DC003", "until_past"):
        play.act(case, "chief", "decide_hang", at("2026-03-13 00:00"), approved=True, **SAID)
    play.act(case, "chief", "decide_hang", at("2026-03-13 00:00"), approved=False, opinion="过期")


def test_a_department_cannot_handle_meanwhile(play: Play) -> None:
    case = play.handling()
    hang(play, case, START, "2026-04-10")
    for action in ("report_done", "send_back", "ask_extension", "ask_hang", "report_step"):
        with refused("DC001", "not_in_this_stage"):
            play.act(case, "dept_a", action, START, opinion="x", reason="x", until="2026-04-01")
    assert play.hall.dept_a.value(
        "select count(*) from dcm_app.open_case where task_no = %s", case.task_no
    ) == 1, "it still sees it"  # fmt: skip


def test_resumed_before_the_end_the_clock_runs_from_there(play: Play) -> None:
    case = play.handling(5)
    hang(play, case, at("2026-03-12 10:00"), "2026-04-10")
    early = at("2026-03-16 10:00")
    row = play.act(case, "dispatch", "resume", early, reason="苗木到了")
    # An hour of the first day was spent before; Monday at ten the rest begins.
    assert row["due_at"] == play.reckoned(case) == at("2026-03-23 09:00")
    assert (row["stage"], row["stop_kind"], row["stop_until"]) == ("handling", None, None)
    (line,) = play.ledger(case)
    assert (line["ended_how"], line["ended_by"], line["end_reason"]) == (
        "lifted", "t_dispatch", "苗木到了",
    )  # fmt: skip
    with refused("DC001", "not_in_this_stage"):
        play.act(case, "dispatch", "resume", early, reason="再来")
    assert play.hall.boss.column("select distinct due_at from dcm.assignment") == [row["due_at"]]


def test_an_overdue_case_stays_overdue(play: Play) -> None:
    case = play.handling(1)
    due = play.due(case)
    hang(play, case, due + timedelta(hours=2), "2026-04-10")
    assert play.due(case) == due


def test_voided_while_it_stands_still(play: Play) -> None:
    case = play.handling()
    hang(play, case, START, "2026-04-10")
    row = play.act(case, "chief", "void", at("2026-03-20 09:00"), reason="误报")
    assert (row["stop_kind"], row["stop_until"]) == (None, None)
    (line,) = play.ledger(case)
    assert (line["ended_how"], line["approved"]) == ("lapsed", True)
    assert play.hall.boss.value("select dcm_app.resume_due()") == 0


# --- by itself ---------------------------------------------------------------------------------


def suspended_until(hall: Hall, gone: timedelta) -> Case:
    """A case whose 挂账 ended so long ago, and that nobody has brought back."""
    play = Play(hall)
    now = datetime.now(CHINA)
    case = play.handling(20, when=now - timedelta(days=3))
    until = (now - gone).isoformat()
    hang(play, case, now - timedelta(days=2), until)
    return case


def test_it_comes_back_by_itself(hall: Hall) -> None:
    play = Play(hall)
    case = suspended_until(hall, timedelta(hours=1))
    other = suspended_until(hall, timedelta(days=-1))
    before = play.state(case)
    assert hall.dept_b.value("select dcm_app.resume_due()") == 1, "anybody of the staff may"
    after = play.state(case)
    assert (after["stage"], after["stop_kind"], after["stop_until"]) == ("handling", None, None)
    assert after["due_at"] == before["due_at"] == play.reckoned(case), "planned from the start"
    assert after["stage_at"] == before["stop_until"] == after["last_at"]
    action, actor, when, detail = hall.boss.rows(
        "select action, actor, at, detail from dcm.case_event e join dcm.case_file c on c.id ="
        " case_id where task_no = %s order by seq desc limit 1", case.task_no,
    )[0]  # fmt: skip
    assert (action, actor, when) == ("resume", "system", before["stop_until"])
    assert detail == {"kind": "hang", "due_at": micros(after["due_at"])}
    (line,) = play.ledger(case)
    assert (line["ended_how"], line["ended_by"]) == ("over", "system")
    assert hall.dept_b.value("select dcm_app.resume_due()") == 0
    assert play.state(other)["stage"] == "suspended"


def test_the_lamp_never_turns_red_while_it_stands_still(hall: Hall) -> None:
    play = Play(hall)
    now = datetime.now(CHINA)
    case = play.handling(1, "urgent_hour", when=now - timedelta(hours=3))
    hang(play, case, now - timedelta(hours=2, minutes=30), (now + timedelta(days=9)).isoformat())
    sql = "select lamp, overdue from dcm_app.open_case where task_no = %s"
    assert hall.dept_a.rows(sql, case.task_no) == [("green", False)]


def test_a_department_reports_although_nobody_brought_it_back(hall: Hall) -> None:
    case = suspended_until(hall, timedelta(hours=1))
    seen = case.version  # the desk still shows it as suspended
    assert "report_done" in hall.dept_a.actions(case.task_no)
    assert "resume" not in hall.chief.actions(case.task_no)
    answer = hall.dept_a.act(case.task_no, "report_done", seen, {"opinion": "已办"})
    assert (answer["stage"], answer["version"]) == ("feedback", seen + 2)
    assert Play(hall).events(case)[-2:] == ["resume", "report_done"]
    with refused("DC002", "stale_version"):
        hall.dept_a.act(case.task_no, "note", seen, {"text": "x"})


def test_resuming_what_is_back_already_does_no_harm(hall: Hall) -> None:
    case = suspended_until(hall, timedelta(hours=1))
    answer = hall.chief.act(case.task_no, "resume", case.version, {"reason": "到期"})
    assert answer["stage"] == "handling"
    assert Play(hall).events(case)[-2:] == ["decide_hang", "resume"]


def test_locked_cases_are_left_for_the_next_time(hall: Hall) -> None:
    case = suspended_until(hall, timedelta(hours=1))
    hall.boss.run("begin")
    hall.boss.run("select from dcm.case_file where task_no = %s for update", case.task_no)
    try:
        hall.dispatch.run("set lock_timeout = '2s'")
        assert hall.dispatch.value("select dcm_app.resume_due()") == 0
    finally:
        hall.boss.run("rollback")
        hall.dispatch.run("reset lock_timeout")
    assert hall.dispatch.value("select dcm_app.resume_due()") == 1


def test_an_amended_limit_keeps_the_pause(play: Play) -> None:
    """Elsewhere a pause was lost when the limit of a running case was changed."""
    case = play.handling(5)
    row = hang(play, case, at("2026-03-12 10:00"), "2026-04-10")
    play.act(case, "chief", "amend", at("2026-03-13 10:00"), fields={"grade": "A"}, reason="x")
    after = play.state(case)
    assert (after["due_at"], after["clock_stops"]) == (row["due_at"], row["clock_stops"])


def test_a_new_calendar_keeps_the_pause(lone_hall: Hall) -> None:
    play = Play(lone_hall)
    now = datetime.now(CHINA)
    case = play.handling(5, when=now)
    hang(play, case, now, (now + timedelta(days=20)).isoformat())
    lone_hall.boss.run(
        "insert into dcm.calendar_day values ('standard', (now() + interval '22 days')::date,"
        " false, '休'), ('standard', (now() + interval '23 days')::date, false, '休')"
        " on conflict (calendar, day) do update set working = false;"
        " select dcm_app.rebuild_spans('standard')"
    )
    before = play.due(case)
    lone_hall.boss.value("select dcm_app.reckon_running('standard')")
    assert before < play.due(case) == play.reckoned(case)


def test_who_asked_himself_takes_it_back_himself(play: Play) -> None:
    case = play.handling(5)
    play.act(case, "dispatch", "ask_postpone", START, reason="计划", until="2026-04-01")
    actions = play.hall.dispatch.rows(
        "select demands, on_behalf from dcm_app.available_actions(%s)"
        " where action = 'withdraw_request'", case.task_no,
    )  # fmt: skip
    assert actions == [(["reason"], False)]
    row = play.act(case, "dispatch", "withdraw_request", START, reason="不用了")
    assert row["pending"] is None
    play.act(case, "dept_a", "ask_postpone", START, reason="计划", until="2026-04-01")
    with refused("DC005", "demand_not_met"):
        play.act(case, "dispatch", "withdraw_request", START, reason="不用了")
