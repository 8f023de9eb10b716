"""捆绑计时: several cases timed as one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from dbkit import Case, Hall, fact, refused
from histories import CHINA
from ledgerkit import START, Play, at, micros


@pytest.fixture
def play(hall: Hall) -> Play:
    return Play(hall)


def bundle(play: Play, case: Case, leading: Case, when: datetime = START) -> dict[str, Any]:
    return play.act(
        case, "dispatch", "bundle", when, reason="同一工地", **{"with": leading.task_no}
    )


def extend(play: Play, case: Case, when: datetime = START) -> None:
    play.act(case, "dept_a", "ask_extension", when, reason="缺料")
    play.act(case, "dispatch", "decide_extension", when, approved=True, opinion="同意")


def pair(play: Play) -> tuple[Case, Case]:
    leading, member = play.handling(5), play.handling(1)
    bundle(play, member, leading)
    return leading, member


def test_the_clock_of_the_leading_one_counts(play: Play) -> None:
    leading, member = pair(play)
    row, lead = play.state(member), play.state(leading)
    assert (row["due_at"], row["warn_at"]) == (lead["due_at"], lead["warn_at"])
    assert row["clock_amount"] == 1, "its own clock is kept"
    assert fact(play.hall, member)["due_at"] == lead["due_at"]
    assert play.detail(member) == {
        "with": leading.task_no, "reason": "同一工地", "due_at": micros(lead["due_at"]),
    }  # fmt: skip
    shown = play.hall.dept_a.rows(
        "select bundle_task_no from dcm_app.open_case where task_no = %s", member.task_no
    )
    assert shown == [(leading.task_no,)]
    state, with_no = play.hall.dept_a.rows(
        "select state, leading_task_no from dcm_app.case_clock where task_no = %s", member.task_no
    )[0]
    assert (state, with_no) == ("running", leading.task_no)


def test_members_move_with_it_each_with_an_event(play: Play) -> None:
    leading, member = pair(play)
    second = play.handling(2)
    bundle(play, second, leading)
    was = play.due(leading)
    extend(play, leading)
    moved = play.due(leading)
    assert moved > was
    for case in (member, second):
        assert play.due(case) == moved == play.reckoned(case)
        assert play.events(case)[-1] == "recompute_deadline"
        assert play.detail(case) == {
            "was": micros(was), "due_at": micros(moved), "leading": leading.task_no,
        }  # fmt: skip
        assert fact(play.hall, case)["due_at"] == moved
        case.version += 1


def test_it_stands_still_with_it(play: Play) -> None:
    leading, member = pair(play)
    play.act(leading, "dispatch", "ask_postpone", START, reason="x", until="2026-04-01")
    play.act(leading, "chief", "decide_postpone", START, approved=True, opinion="x")
    assert play.due(member) == play.due(leading) > at("2026-04-02 00:00")
    assert play.state(member)["stage"] == "handling"
    play.act(leading, "dispatch", "resume", at("2026-03-16 09:00"), reason="x")
    assert play.due(member) == play.due(leading) == at("2026-03-23 09:00")


def test_apart_again_each_has_its_own(play: Play) -> None:
    leading, member = pair(play)
    row = play.act(member, "dispatch", "unbundle", START, reason="分开办")
    assert row["due_at"] == at("2026-03-13 09:00") == play.reckoned(member)
    assert row["bundle_of"] is None
    line = play.ledger(member)[0]
    assert (line["ended_how"], line["end_reason"]) == ("lifted", "分开办")
    extend(play, leading)
    assert play.due(member) == row["due_at"]
    with refused("DC001", "not_bundled"):
        play.act(member, "dispatch", "unbundle", START, reason="x")
    bundle(play, member, leading)


def test_requests_are_for_the_leading_case(play: Play) -> None:
    leading, member = pair(play)
    for action in ("ask_extension", "ask_hang", "ask_postpone"):
        with refused("DC001", "bundled_case") as told:
            play.act(member, "dept_a", action, START, reason="x", until="2026-04-01")
        assert told["leading"] == leading.task_no


def test_no_circles_and_no_chains(play: Play) -> None:
    leading, member = pair(play)
    third = play.handling()
    with refused("DC003", "bad_leading") as told:
        bundle(play, third, member)
    assert told["why"] == "chain"
    with refused("DC001", "leads_others"):
        bundle(play, leading, member)
    with refused("DC001", "leads_others"):
        bundle(play, leading, third)
    with refused("DC003", "bad_leading") as told:
        bundle(play, third, third)
    assert told["why"] == "itself"
    with refused("DC001", "bundled_case"):
        bundle(play, member, third)


def test_of_the_same_department_in_handling(play: Play) -> None:
    case, elsewhere, done = play.handling(), play.register(), play.handling()
    play.act(done, "dept_a", "report_done", START, opinion="x")
    for other, why in ((elsewhere, "stage"), (done, "stage")):
        with refused("DC003", "bad_leading") as told:
            bundle(play, case, other)
        assert told["why"] == why
    play.act(done, "intake", "request_check", START, supervisor="t_supervisor")
    play.act(done, "supervisor", "report_check", START, passed=False, opinion="x")
    play.act(done, "dispatch", "dispatch", START, department="B")
    with refused("DC003", "bad_leading") as told:
        bundle(play, case, done)
    assert told["why"] == "department"
    for unknown in ("26010100001", "x" * 40):
        with refused("DC004", "case_not_found"):
            play.act(case, "dispatch", "bundle", START, reason="x", **{"with": unknown})
    with refused("DC005", "demand_not_met") as told:
        play.act(case, "dispatch", "bundle", START)
    assert told["missing"] == ["with", "reason"]


def test_a_case_without_a_limit_leads_nobody(play: Play) -> None:
    case, endless = play.handling(), play.handling()
    play.hall.boss.run(
        "update dcm.case_file set due_at = null, warn_at = null, clock_from = null,"
        " clock_amount = null where task_no = %s", endless.task_no,
    )  # fmt: skip
    with refused("DC003", "bad_leading") as told:
        bundle(play, case, endless)
    assert told["why"] == "no_clock"
    with refused("DC001", "no_clock"):
        play.act(endless, "dept_a", "ask_extension", START, reason="x")


def test_not_while_somebody_holds_the_leading_case(play: Play) -> None:
    leading, member = play.handling(), play.handling()
    play.hall.boss.run("begin")
    desk = play.hall.dispatch
    play.hall.boss.run("select from dcm.case_file where task_no = %s for update", leading.task_no)
    try:
        desk.run("set lock_timeout = '2s'")
        with refused("DC003", "bad_leading") as told:
            member.act(desk, "bundle", reason="x", **{"with": leading.task_no})
        assert told["why"] == "busy"
    finally:
        play.hall.boss.run("rollback")
        desk.run("reset lock_timeout")


@pytest.mark.parametrize(("login", "action"), [("dept_a", "send_back"), ("chief", "void")])
def test_the_leading_case_goes_and_the_others_are_free(play: Play, login: str, action: str) -> None:
    leading, member = pair(play)
    later = START + timedelta(hours=1)
    play.act(leading, login, action, later, reason="x")
    row = play.state(member)
    assert (row["bundle_of"], row["due_at"]) == (None, at("2026-03-13 09:00"))
    assert play.events(member)[-1] == "unbundle"
    assert play.detail(member)["leading"] == leading.task_no
    assert play.ledger(member)[0]["ended_how"] == "lapsed"


def test_a_member_that_is_sent_back_has_its_own_clock(play: Play) -> None:
    leading, member = pair(play)
    row = play.act(member, "dept_a", "send_back", START, reason="x")
    assert (row["bundle_of"], row["due_at"]) == (None, at("2026-03-13 09:00"))
    assert fact(play.hall, member)["due_at"] == row["due_at"]
    extend(play, leading)
    assert play.due(member) == row["due_at"]


def test_a_leading_case_that_is_done_still_counts(play: Play) -> None:
    leading, member = pair(play)
    due = play.due(leading)
    play.closed(leading, START)
    assert play.due(member) == due == play.reckoned(member)
    play.act(member, "dispatch", "unbundle", START, reason="x")


def test_an_undone_dispatch_sets_free(hall: Hall) -> None:
    play = Play(hall)
    leading, member = hall.at_stage("handling"), hall.at_stage("handling")
    own = play.due(member)
    member.act(hall.dispatch, "bundle", reason="x", **{"with": leading.task_no})
    leading.act(hall.dispatch, "undo")
    row = play.state(member)
    assert (row["bundle_of"], row["due_at"]) == (None, own)


def test_a_new_calendar_moves_both(lone_hall: Hall) -> None:
    play = Play(lone_hall)
    now = datetime.now(CHINA)
    # The member has the lower number: what is reckoned first reads what the leading one will have.
    member, leading = play.handling(1, when=now), play.handling(5, when=now)
    bundle(play, member, leading, now)
    day = play.due(leading).date()
    lone_hall.boss.run(
        "insert into dcm.calendar_day select 'standard', %s::date + n, false, '休'"
        " from generate_series(-1, 1) n on conflict (calendar, day) do update set working = false",
        day,
    )
    lone_hall.boss.run("select dcm_app.rebuild_spans('standard')")
    before = play.due(leading)
    lone_hall.boss.value("select dcm_app.reckon_running('standard')")
    assert before < play.due(leading) == play.due(member) == play.reckoned(member)


def test_only_the_dispatcher(hall: Hall) -> None:
    case, other = hall.at_stage("handling"), hall.at_stage("handling")
    for login in ("t_dept_a", "t_chief", "t_intake"):
        with refused("DC001", "not_allowed"):
            case.act(hall.desk(login), "bundle", reason="x", **{"with": other.task_no})
    assert hall.dispatch.actions(case.task_no)["bundle"] == ["with", "reason"]
    case.act(hall.dispatch, "bundle", reason="x", **{"with": other.task_no})
    offered = set(hall.dispatch.actions(case.task_no))
    assert "unbundle" in offered and not offered & {"bundle", "ask_hang", "ask_extension"}
    assert "bundle" not in hall.dispatch.actions(other.task_no)
