"""超时申诉: the fact stays, the statistics exempt it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from dbkit import Case, Hall, fact, refused
from ledgerkit import START, Play

LATE = START + timedelta(days=5)


@pytest.fixture
def play(hall: Hall) -> Play:
    return Play(hall)


def closed(play: Play, late: bool = True) -> Case:
    case = play.handling(1)
    play.closed(case, LATE if late else START)
    return case


def counted(hall: Hall, first: date = date(2026, 3, 1), last: date = date(2026, 3, 31)) -> Any:
    return hall.evaluator.value(
        "select indicators from dcm_app.evaluate('department', %s, %s) where object_code = 'A'",
        first, last,
    )  # fmt: skip


def approve(play: Play, case: Case) -> None:
    play.act(case, "dept_a", "ask_appeal", LATE, reason="暴雨停工", document="气象证明")
    play.act(case, "dispatch", "review_appeal", LATE, passed=True, opinion="属实")
    play.act(case, "intake", "decide_appeal", LATE, approved=True, opinion="同意")


def test_the_fact_stays_and_the_statistics_exempt_it(play: Play) -> None:
    case = closed(play)
    before = counted(play.hall)
    assert (before["handled_on_time"], before["closed_on_time"]) == (0, 0)
    due = play.due(case)
    approve(play, case)
    row = play.state(case)
    assert (row["overdue_exempt"], row["due_at"], row["stage"]) == (True, due, "closed")
    assert fact(play.hall, case)["overdue_exempt"] is True
    shown = play.hall.dept_a.rows(
        "select overdue, lamp, overdue_exempt from dcm_app.case_list where task_no = %s",
        case.task_no,
    )
    assert shown == [(True, "red", True)]
    after = counted(play.hall)
    assert (after["handled_on_time"], after["closed_on_time"]) == (1, 1)
    assert (after["on_time_rate"], after["should_handle"], after["closed"]) == (1, 1, 1)
    (line,) = play.ledger(case)
    assert (line["kind"], line["approved"], line["document"]) == ("appeal", True, "气象证明")
    for indicator in ("handled_on_time", "closed_on_time"):
        assert play.hall.evaluator.column(
            "select task_no from dcm_app.evaluation_cases('department', 'A', %s, '2026-03-01',"
            " '2026-03-31')", indicator,
        ) == [case.task_no]  # fmt: skip


def test_nor_does_it_weigh_on_the_days_before_it_was_done(play: Play) -> None:
    """Due on the 13th, done on the 17th: until then it stood among what should have been done."""
    case = closed(play)
    window = (date(2026, 3, 12), date(2026, 3, 15))
    assert counted(play.hall, *window)["should_handle"] == 1
    approve(play, case)
    assert counted(play.hall, *window)["should_handle"] == 0


@pytest.mark.parametrize("step", ["review", "decide"])
def test_refused_once_is_refused_for_good(play: Play, step: str) -> None:
    case = closed(play)
    play.act(case, "dept_a", "ask_appeal", LATE, reason="x")
    passed = step == "decide"
    play.act(case, "dispatch", "review_appeal", LATE, passed=passed, opinion="x")
    if passed:
        play.act(case, "intake", "decide_appeal", LATE, approved=False, opinion="x")
    assert play.state(case)["overdue_exempt"] is False
    assert counted(play.hall)["handled_on_time"] == 0
    with refused("DC001", "asked_too_often"):
        play.act(case, "dept_a", "ask_appeal", LATE, reason="x")


def test_a_withdrawn_one_is_not_counted(play: Play) -> None:
    case = closed(play)
    play.act(case, "dept_a", "ask_appeal", LATE, reason="x")
    with refused("DC001", "request_pending"):
        play.act(case, "dept_a", "ask_appeal", LATE, reason="x")
    play.act(case, "dept_a", "withdraw_request", LATE, reason="材料不齐")
    approve(play, case)


def test_only_what_was_overdue(play: Play) -> None:
    case = closed(play, late=False)
    with refused("DC001", "not_overdue"):
        play.act(case, "dept_a", "ask_appeal", LATE, reason="x")
    assert "ask_appeal" not in play.hall.dept_a.actions(case.task_no)


def test_only_after_closing_and_only_by_the_department(play: Play) -> None:
    running = play.handling(1)
    with refused("DC001", "not_in_this_stage"):
        play.act(running, "dept_a", "ask_appeal", LATE, reason="x")
    case = closed(play)
    hall = play.hall
    assert hall.dept_a.actions(case.task_no)["ask_appeal"] == ["reason"]
    for login in ("t_dispatch", "t_intake", "t_chief"):
        with refused("DC001", "not_allowed"):
            case.act(hall.desk(login), "ask_appeal", reason="x")
    with refused("DC004", "case_not_found"):
        case.act(hall.dept_b, "ask_appeal", reason="x")
    case.act(hall.dept_a, "ask_appeal", reason="x")
    assert "review_appeal" in hall.dispatch.actions(case.task_no)
    assert "decide_appeal" not in hall.intake.actions(case.task_no)
    with refused("DC001", "other_step"):
        case.act(hall.intake, "decide_appeal", approved=True, opinion="x")
    waiting = hall.dispatch.column(
        "select task_no from dcm_app.case_list where (pending, pending_step) in"
        " (select kind, step from dcm_app.my_request)"
    )
    assert waiting == [case.task_no]


def test_a_voided_case_has_no_appeal(play: Play) -> None:
    case = play.handling(1)
    play.act(case, "chief", "void", LATE, reason="x")
    with refused("DC001", "not_in_this_stage"):
        play.act(case, "dept_a", "ask_appeal", LATE, reason="x")
