"""The permissions matrix is changed by a function that shows first and leaves no step alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from dbkit import Hall, refused


@pytest.fixture
def hall(lone_hall: Hall) -> Hall:
    """Everybody, in a database of this test's own: rights change."""
    return lone_hall


def set_right(
    hall: Hall, stage: str, action: str, role: str, allowed: Any = True, dry: bool = False,
    **more: Any,
) -> dict[str, Any]:  # fmt: skip
    given = {"stage": stage, "action": action, "role": f"dcm_{role}", "allowed": allowed, **more}
    return dict(hall.admin.value("select dcm_app.set_right(%s, %s)", json.dumps(given), dry))


def rights(hall: Hall) -> list[Any]:
    return hall.boss.rows("select * from dcm.transition_role order by 1, 2, 3")


def notes(effect: dict[str, Any]) -> dict[str, int]:
    return {note["key"]: note["n"] for note in effect["notes"]}


def test_a_right_is_given_and_counts_at_once(hall: Hall) -> None:
    case = hall.at_stage("dispatch")
    before = rights(hall)
    tried = set_right(hall, "dispatch", "dispatch", "chief", dry=True)
    assert rights(hall) == before, "only tried"
    assert "dispatch" not in hall.chief.actions(case.task_no)
    made = set_right(hall, "dispatch", "dispatch", "chief")
    assert made == tried, "what is shown is what happens"
    assert (made["changes"], made["gained"], made["lost"]) == (1, 1, 0)
    assert notes(made) == {"gain_right": 1, "cases_in_stage": 1}
    assert "dispatch" in hall.chief.actions(case.task_no)
    assert set_right(hall, "dispatch", "dispatch", "chief")["changes"] == 0


def test_a_right_is_taken_and_counts_at_once(hall: Hall) -> None:
    case = hall.at_stage("closing")
    assert "close" in hall.desk("t_intake2").actions(case.task_no)
    made = set_right(hall, "closing", "close", "intake", allowed=False)
    assert (made["gained"], made["lost"]) == (0, 1), "only she has the permission"
    assert "close" not in hall.desk("t_intake2").actions(case.task_no)
    with refused("DC001", "not_allowed"):
        case.act(hall.desk("t_intake2"), "close", opinion="x")


def test_a_permission_is_asked_for_besides(hall: Hall) -> None:
    case = hall.at_stage("closing")
    made = set_right(hall, "closing", "close", "evaluator", permission="close")
    assert (made["changes"], made["people"]) == (1, 0), "nobody of them has it"
    assert "close" not in hall.evaluator.actions(case.task_no)
    given = {"login": "t_evaluator", "permissions": ["close"]}
    hall.admin.value("select dcm_app.save_staff(%s, false)", json.dumps(given))
    assert "close" in hall.evaluator.actions(case.task_no)


def test_on_behalf_is_another_right(hall: Hall) -> None:
    made = set_right(hall, "handling", "report_done", "chief", on_behalf=True)
    assert made["gained"] == 1
    case = hall.at_stage("handling")
    assert "on_behalf_of" in hall.chief.actions(case.task_no)["report_done"]
    other = set_right(hall, "handling", "report_done", "chief", on_behalf=False, dry=True)
    assert (other["people"], notes(other)["other_right"]) == (1, 1)


@pytest.mark.parametrize(
    ("stage", "action", "role"),
    [
        ("dispatch", "dispatch", "dispatch"),
        ("intake", "accept", "intake"),
        ("intake", "request_verification", "intake"),
        ("feedback", "request_check", "intake"),
    ],
)
@pytest.mark.parametrize("dry", [True, False])
def test_no_step_of_the_loop_is_left_alone(
    hall: Hall, stage: str, action: str, role: str, dry: bool
) -> None:
    before = rights(hall)
    with refused("DC003", "nobody_left") as told:
        set_right(hall, stage, action, role, allowed=False, dry=dry)
    assert told["action"] == action
    assert rights(hall) == before
    with refused("DC003", "nobody_left"):  # nor by a permission that nobody has
        set_right(hall, stage, action, role, permission="nobody_has_this", dry=dry)
    set_right(hall, stage, action, "chief")
    set_right(hall, stage, action, role, allowed=False)


def test_who_is_locked_does_nothing_for_the_loop(hall: Hall) -> None:
    set_right(hall, "dispatch", "dispatch", "chief")
    try:
        hall.admin.value("select dcm_app.lock_staff('t_chief', true, false)")
        with refused("DC003", "nobody_left"):
            set_right(hall, "dispatch", "dispatch", "dispatch", allowed=False)
    finally:
        hall.admin.value("select dcm_app.lock_staff('t_chief', false, false)")
    set_right(hall, "dispatch", "dispatch", "dispatch", allowed=False)


def test_what_is_not_of_the_loop_may_end(hall: Hall) -> None:
    made = set_right(hall, "filing", "void", "chief", allowed=False)
    assert notes(made)["nobody_more"] == 1, "but it is said"


@pytest.mark.parametrize(
    ("given", "state", "key"),
    [
        ({"stage": "intake", "action": "close"}, "DC003", "unknown_action"),
        ({"stage": "nowhere"}, "DC003", "unknown_action"),
        ({"action": "register"}, "DC003", "unknown_action"),
        ({"role": "owner"}, "DC003", "unknown_role"),
        ({"role": "surveyor"}, "DC003", "unknown_role"),
        ({"permission": "DROP"}, "DC003", "bad_permission"),
        ({"permission": "a" * 31}, "DC003", "bad_permission"),
        ({"on_behalf": True}, "DC003", "bad_on_behalf"),
        ({"allowed": None}, "DC005", "demand_not_met"),
        ({"allowed": "perhaps"}, "DC003", "bad_flag"),
        ({"who": "me"}, "DC003", "unknown_field"),
    ],
)
def test_what_is_no_right(hall: Hall, given: dict[str, Any], state: str, key: str) -> None:
    before = rights(hall)
    with refused(state, key):
        set_right(hall, **{"stage": "closing", "action": "close", "role": "director", **given})
    assert rights(hall) == before


def test_a_supervisor_does_not_answer_for_himself(hall: Hall) -> None:
    with refused("DC003", "bad_on_behalf"):
        set_right(hall, "check", "report_check", "supervisor", on_behalf=True)


def test_the_view_shows_every_cell(hall: Hall) -> None:
    pairs = hall.boss.value("select count(*) from (select distinct from_stage, action"
                            " from dcm.transition) x")  # fmt: skip
    assert hall.chief.value("select count(*) from dcm_app.right") == pairs * 10
    cell = hall.chief.rows(
        "select allowed, permission, on_behalf from dcm_app.right"
        " where stage = 'closing' and action = 'close' order by role"
    )
    assert cell.count((True, "close", False)) == 1
    assert cell.count((True, None, False)) == 1
    assert hall.boss.value(
        "select count(*) from dcm.transition_role r where exists (select from dcm.transition t"
        " where (t.from_stage, t.action) = (r.from_stage, r.action))"
    ) == hall.chief.value("select count(*) from dcm_app.right where allowed")


def test_only_administrators_change_rights(hall: Hall) -> None:
    for login in ("t_chief", "t_director", "t_evaluator"):
        with refused("DC001", "not_allowed"):
            hall.desk(login).value("select dcm_app.set_right('{}', true)")
