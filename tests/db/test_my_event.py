"""my_event: one's own step is found again, whoever may see the case now; nobody else's is."""

from __future__ import annotations

from typing import Any

from dbkit import Case, Desk, Hall


def mine(desk: Desk, case: Case, seq: int) -> Any:
    return desk.value("select dcm_app.my_event(%s, %s)", case.task_no, seq)


def test_the_own_step_with_what_was_given(hall: Hall) -> None:
    case = hall.intake.register()
    case.act(hall.intake, "note", text="再看看")
    case.act(hall.chief, "note", text="值班长的话")
    found = mine(hall.intake, case, 2)
    assert (found["action"], found["detail"], found["task_no"]) == (
        "note", {"text": "再看看"}, case.task_no,
    )  # fmt: skip
    assert (found["stage"], found["version"]) == ("intake", 3), "as the case is now"
    assert mine(hall.intake, case, 3) is None, "somebody else's"
    assert mine(hall.intake, case, 4) is None
    assert hall.intake.value("select dcm_app.my_event('0', 1)") is None
    assert hall.intake.value("select dcm_app.my_event(null, null)") is None


def test_a_step_that_took_the_case_out_of_sight(hall: Hall) -> None:
    case = hall.at_stage("handling")
    case.act(hall.dept_a, "send_back", reason="不归我部门")
    case.act(hall.dispatch, "return_to_filing", reason="重立")
    found = mine(hall.dept_a, case, case.version - 1)
    assert (found["action"], found["stage"], found["version"]) == (
        "send_back", "dispatch", case.version - 1,
    )  # fmt: skip
    assert set(found) == {"task_no", "action", "detail", "stage", "version"}
    assert mine(hall.dept_b, case, case.version - 1) is None
