"""When a case is due, its lamp, and the limit that counts for it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from dbkit import Hall, fact, state


def test_due_only_from_the_first_dispatch(hall: Hall) -> None:
    case = hall.at_stage("dispatch")
    assert state(hall, case)["due_at"] is None
    assert fact(hall, case)["due_at"] is None
    answer = case.act(hall.dispatch, "dispatch", department="A")
    row = state(hall, case)
    assert row["due_at"] == hall.boss.value(
        "select dcm_app.deadline(%s, %s, %s)",
        row["dispatched_at"], row["limit_amount"], row["limit_unit"],
    )  # fmt: skip
    assert row["warn_at"] == hall.boss.value(
        "select dcm_app.deadline(%s, %s, %s)",
        row["dispatched_at"], row["limit_amount"] * 8 / 10, row["limit_unit"],
    )  # fmt: skip
    assert datetime.fromisoformat(answer["due_at"]) == row["due_at"]
    assert row["dispatched_at"] < row["warn_at"] < row["due_at"]
    assert fact(hall, case)["due_at"] == row["due_at"]


@pytest.mark.parametrize(
    ("due", "warn", "handled", "lamp"),
    [
        (None, None, None, "none"), ("1 h", "30 min", None, "green"),
        ("1 h", "-1 min", None, "yellow"), ("-1 min", "-1 h", None, "red"),
        ("-1 h", "-2 h", "-3 h", "green"), ("-1 h", "-2 h", "-90 min", "yellow"),
        ("-1 h", "-2 h", "-30 min", "red"),
    ],
)  # fmt: skip
def test_lamp(hall: Hall, due: str, warn: str, handled: str, lamp: str) -> None:
    case = hall.at_stage("filing")
    hall.boss.run(
        "update dcm.case_file set due_at = now() + %s::interval, warn_at = now() + %s::interval,"
        " handled_at = now() + %s::interval", due, warn, handled,
    )  # fmt: skip
    for view in ("case_list", "open_case"):
        rows = hall.chief.rows(f"select lamp, overdue from dcm_app.{view}")
        assert rows == [(lamp, lamp == "red")]
    case.act(hall.chief, "void", reason="x")
    assert hall.chief.rows("select count(*) from dcm_app.open_case") == [(0,)]


@pytest.mark.parametrize("view", ["case_list", "open_case", "search_cases('井盖')"])
def test_an_unanswered_case_is_late_from_the_very_moment(hall: Hall, view: str) -> None:
    """Nobody has reported it done: time alone makes it late, on the moment and not before."""
    hall.at_stage("handling", description="井盖")
    desk = hall.chief
    desk.run("begin")  # time stands still inside a transaction
    now = desk.value("select now()")
    instant = timedelta(microseconds=1)
    try:
        for before_due, before_warn, lamp in (
            (timedelta(seconds=1), -instant, "yellow"), (timedelta(seconds=1), instant, "green"),
            (timedelta(seconds=1), 0 * instant, "green"), (instant, -instant, "yellow"),
            (0 * instant, -instant, "yellow"), (-instant, -instant, "red"),
            (-timedelta(seconds=1), -timedelta(seconds=2), "red"),
        ):  # fmt: skip
            hall.boss.run(
                "update dcm.case_file set due_at = %s, warn_at = %s", now + before_due,
                now + before_warn,
            )  # fmt: skip
            rows = desk.rows(f"select overdue, lamp from dcm_app.{view}")
            assert rows == [(lamp == "red", lamp)], (before_due, before_warn)
    finally:
        desk.run("rollback")


def test_limit_by_grade_and_area(lone_hall: Hall) -> None:
    condition = lone_hall.condition()
    lone_hall.boss.run("delete from dcm.handling_limit where condition_code = %s", condition)
    for grade, area, amount in (("B", 0, 1), ("A", 0, 2), ("A", 1, 3), ("A", 2, 4)):
        lone_hall.boss.run(
            "insert into dcm.handling_limit values ('default', %s, %s, %s, 1, %s, 'work_day')",
            condition, grade, area, amount,
        )  # fmt: skip
    lone_hall.boss.run(
        "insert into dcm.handling_limit values ('default', %s, 'A', 1, 2, 9, 'work_day')", condition
    )
    # All steps count from the first dispatch: the last one is the handling limit.
    for grade, area, amount in (("A", 1, 9), ("A", 2, 4), ("B", 1, 1), ("C", 1, 9)):
        lone_hall.boss.run("update dcm.grid set area_type = %s", area)
        case = lone_hall.at_stage("filing")
        case.act(lone_hall.chief, "amend", fields={"grade": grade}, reason="x")
        case.act(lone_hall.chief, "file", condition=condition)
        assert state(lone_hall, case)["limit_amount"] == amount, (grade, area)
