"""Limits beside the handling limit: in steps from the first dispatch, and of each stage."""

from __future__ import annotations

from datetime import timedelta

import pytest
from dbkit import Case, Hall, refused, state
from ledgerkit import START, Play, at


@pytest.fixture
def play(lone_hall: Hall) -> Play:
    return Play(lone_hall)


def dispatched(play: Play, condition: str | None = None) -> Case:
    case = play.register()
    play.act(case, "intake", "accept", START)
    play.act(case, "chief", "file", START, condition=condition or play.hall.condition())
    play.act(case, "dispatch", "dispatch", START, department="A")
    return case


def in_steps(play: Play) -> str:
    """A condition like that of illegal building: stop, penalty, removal."""
    condition = play.hall.condition()
    play.hall.boss.run("delete from dcm.handling_limit where condition_code = %s", condition)
    for n, label, amount, unit in (
        (1, "制止", 4, "work_hour"), (2, "处罚", 7, "work_day"), (3, "拆除", 20, "natural_day"),
    ):  # fmt: skip
        play.hall.boss.run(
            "insert into dcm.handling_limit (edition, condition_code, step, step_label,"
            " limit_amount, limit_unit) select edition, condition_code, %s, %s, %s, %s"
            " from dcm.filing_condition where condition_code = %s",
            n, label, amount, unit, condition,
        )  # fmt: skip
    return condition


def steps(play: Play, case: Case) -> list[tuple[object, ...]]:
    return play.hall.dispatch.rows(
        "select step, label, is_last, due_at, reported_at, overdue from dcm_app.case_step"
        " where task_no = %s order by step", case.task_no,
    )  # fmt: skip


def test_all_count_from_the_first_dispatch(play: Play) -> None:
    case = dispatched(play, in_steps(play))
    found = steps(play, case)
    assert [row[:4] for row in found] == [
        (1, "制止", False, at("2026-03-12 15:00")), (2, "处罚", False, at("2026-03-23 09:00")),
        (3, "拆除", True, at("2026-04-01 09:00")),
    ]  # fmt: skip
    assert play.due(case) == at("2026-04-01 09:00"), "the last one is the handling limit"


def test_reported_one_after_the_other(play: Play) -> None:
    case = dispatched(play, in_steps(play))
    when = START + timedelta(hours=1)
    play.act(case, "dept_a", "report_step", when, opinion="已制止")
    assert play.detail(case) == {"opinion": "已制止", "step": 1}
    assert steps(play, case)[0][4:] == (when, False)
    late = at("2026-03-24 09:00")
    play.act(case, "dept_a", "report_step", late, opinion="已处罚")
    assert steps(play, case)[1][4:] == (late, True)
    with refused("DC001", "no_step"):
        play.act(case, "dept_a", "report_step", late, opinion="x")
    play.act(case, "dept_a", "report_done", late, opinion="已拆除")
    assert steps(play, case)[2][4:] == (None, False)


def test_what_nobody_reported_is_done_with_the_whole(play: Play) -> None:
    case = dispatched(play, in_steps(play))
    done = START + timedelta(days=1)
    play.act(case, "dept_a", "report_done", done, opinion="x")
    assert [row[5] for row in steps(play, case)] == [True, False, False]


def test_one_limit_has_no_steps(play: Play) -> None:
    case = dispatched(play)
    assert steps(play, case) == []
    with refused("DC001", "no_step"):
        play.act(case, "dept_a", "report_step", START, opinion="x")
    assert "report_step" not in play.hall.dept_a.actions(case.task_no)


def test_a_stop_moves_the_open_steps_and_an_extension_only_the_last(play: Play) -> None:
    case = dispatched(play, in_steps(play))
    play.act(case, "dept_a", "report_step", START, opinion="x")
    before = steps(play, case)
    play.act(case, "dept_a", "ask_extension", START, reason="x")
    play.act(case, "dispatch", "decide_extension", START, approved=True, opinion="x")
    after = steps(play, case)
    assert [row[3] for row in after[:2]] == [row[3] for row in before[:2]]
    assert after[2][3] == play.due(case) == at("2026-04-21 09:00")
    play.act(case, "dispatch", "ask_postpone", START, reason="x", until="2026-03-15")
    play.act(case, "chief", "decide_postpone", START, approved=True, opinion="x")
    moved = steps(play, case)
    assert moved[0][3] == before[0][3], "what is reported stays judged"
    assert moved[1][3] == at("2026-03-24 18:00"), "seven days from Monday morning"
    assert moved[2][3] == play.due(case) > after[2][3]


def test_another_dispatch_makes_no_new_steps_and_undo_takes_them(hall: Hall) -> None:
    play = Play(hall)
    hall.boss.run("begin")
    condition = in_steps(play)
    hall.boss.run("commit")
    try:
        case = hall.at_stage("dispatch")
        hall.boss.run(
            "update dcm.case_file set condition_code = %s where task_no = %s",
            condition, case.task_no,
        )  # fmt: skip
        case.act(hall.dispatch, "dispatch", department="A")
        assert len(steps(play, case)) == 3
        case.act(hall.dispatch, "undo")
        assert steps(play, case) == []
        case.act(hall.dispatch, "dispatch", department="A")
        case.act(hall.dept_a, "send_back", reason="x")
        case.act(hall.dispatch, "dispatch", department="B")
        case.act(hall.dispatch, "undo")
        assert len(steps(play, case)) == 3
        assert len(hall.dept_a.rows("select * from dcm_app.case_step")) == 0, "not its to see"
    finally:
        hall.boss.run("delete from dcm.handling_limit where step > 1")


# --- limits of stages --------------------------------------------------------------------------


def limit(play: Play, stage: str, amount: float, unit: str, **more: str) -> None:
    play.hall.boss.run(
        "insert into dcm.stage_limit (edition, condition_code, stage, grade, amount, unit)"
        " select dcm_app.edition_at(%s), %s, %s, %s, %s, %s",
        START, more.get("condition", ""), stage, more.get("grade", ""), amount, unit,
    )  # fmt: skip


def test_without_any_only_the_moment_is_noted(play: Play) -> None:
    case = play.register()
    assert state(play.hall, case)["stage_at"] == START
    later = START + timedelta(hours=1)
    row = play.act(case, "intake", "accept", later)
    assert (row["stage_at"], row["stage_due_at"]) == (later, None)
    row = play.act(case, "intake", "note", later + timedelta(hours=1), text="x")
    assert row["stage_at"] == later, "a note enters no stage"


def test_each_stage_has_its_own(play: Play) -> None:
    limit(play, "intake", 0.5, "work_day")
    limit(play, "filing", 1, "urgent_hour")
    limit(play, "handling", 2, "work_day")
    case = play.register()
    assert state(play.hall, case)["stage_due_at"] == at("2026-03-12 15:00")
    evening = at("2026-03-12 20:00")
    assert play.act(case, "intake", "accept", evening)["stage_due_at"] == at("2026-03-12 21:00")
    condition = play.hall.condition()
    row = play.act(case, "chief", "file", evening, condition=condition)
    assert (row["stage"], row["stage_due_at"]) == ("dispatch", None)
    row = play.act(case, "dispatch", "dispatch", at("2026-03-13 09:00"), department="A")
    assert row["stage_due_at"] == at("2026-03-17 09:00")
    shown = play.hall.dept_a.rows(
        "select stage_at, stage_due_at from dcm_app.case_list where task_no = %s", case.task_no
    )
    assert shown == [(at("2026-03-13 09:00"), at("2026-03-17 09:00"))]


def test_the_nearer_rule_goes_first(play: Play) -> None:
    condition = play.hall.condition()
    limit(play, "handling", 1, "urgent_hour")
    limit(play, "handling", 2, "urgent_hour", grade="B")
    assert state(play.hall, dispatched(play))["stage_due_at"] == START + timedelta(hours=2)
    limit(play, "handling", 3, "urgent_hour", condition=condition)
    assert state(play.hall, dispatched(play))["stage_due_at"] == START + timedelta(hours=3)
    limit(play, "handling", 4, "urgent_hour", condition=condition, grade="B")
    limit(play, "handling", 5, "urgent_hour", condition=condition, grade="A")
    limit(play, "handling", 6, "urgent_hour", condition="C0101-1")
    assert state(play.hall, dispatched(play))["stage_due_at"] == START + timedelta(hours=4)


def test_undone_the_stage_was_never_left(hall: Hall) -> None:
    case = hall.at_stage("filing")
    before = state(hall, case)
    case.act(hall.chief, "decline", reason="x")
    case.act(hall.chief, "undo")
    after = state(hall, case)
    assert after["stage_at"] == before["stage_at"]


# --- no check needed ---------------------------------------------------------------------------


def test_no_check_where_the_handbook_needs_none(play: Play) -> None:
    hall = play.hall
    case, plain = hall.at_stage("feedback"), hall.at_stage("feedback")
    assert "skip_check" not in hall.intake.actions(case.task_no)
    with refused("DC001", "check_needed"):
        case.act(hall.intake, "skip_check", opinion="x")
    hall.boss.run(
        "update dcm.filing_condition set needs_check = false where condition_code = %s",
        hall.condition(),
    )
    assert hall.intake.actions(case.task_no)["skip_check"] == ["opinion"]
    with refused("DC001", "not_allowed"):
        case.act(hall.chief, "skip_check", opinion="x")
    assert case.act(hall.intake, "skip_check", opinion="照片清楚")["stage"] == "closing"
    plain.act(hall.intake, "request_check", supervisor="t_supervisor")  # it still may be asked
