"""Calls: joined to a case, asking again, answered on the spot; whose number, and who looks."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from dbkit import Case, Desk, Hall, as_json, refused


def call_of(**fields: Any) -> dict[str, Any]:
    call = {"client_uuid": str(uuid4()), **fields}
    return {key: value for key, value in call.items() if value is not None}


def join(desk: Desk, case: Case, **report: Any) -> dict[str, Any]:
    return dict(
        desk.value("select dcm_app.join_case(%s, %s)", case.task_no, as_json(call_of(**report)))
    )


def urge(desk: Desk, case: Case, **call: Any) -> dict[str, Any]:
    call = {"text": "还没有人来", **call}
    return dict(
        desk.value("select dcm_app.urge_case(%s, %s)", case.task_no, as_json(call_of(**call)))
    )


def record(desk: Desk, **call: Any) -> dict[str, Any]:
    call = {"kind": "inquiry", "subject": "问暖气报修电话", **call}
    return dict(desk.value("select dcm_app.record_call(%s)", as_json(call_of(**call))))


def test_join_adds_a_reporter(hall: Hall) -> None:
    case = hall.at_stage("handling", reporter_phone="13800000001")
    answer = join(
        hall.intake, case, reporter_name="演示上报人002", reporter_phone="13800000002",
        description="我也看到了", told=True,
    )  # fmt: skip
    assert answer["task_no"] == case.task_no
    assert (answer["stage"], answer["version"]) == ("handling", case.version + 1)
    assert (answer["reporter_count"], answer["repeated"]) == (2, False)
    assert answer["department_name"] == "测试市政部门"
    event = hall.chief.rows(
        "select action, from_stage, to_stage, detail from dcm_app.case_history"
        " where task_no = %s and seq = %s", case.task_no, answer["version"],
    )  # fmt: skip
    detail = {"description": "我也看到了", "source": "hotline", "told": True}
    assert event == [("join", "handling", "handling", detail)]
    contacts = hall.chief.rows("select * from dcm_app.case_contact(%s)", case.task_no)
    assert contacts == [
        ("reporter", 1, None, "138****0001"),
        ("reporter", answer["version"], "演示上报人002", "138****0002"),
    ]


def test_urge_counts_and_is_told(hall: Hall) -> None:
    case = hall.at_stage("handling")
    answer = urge(hall.dispatch, case, reporter_phone="13800000002")
    again = urge(hall.chief, case)
    assert (answer["urge_count"], again["urge_count"]) == (1, 2)
    row = hall.dept_a.record(
        "select urge_count, urged_at, handled_at, stage from dcm_app.open_case where task_no = %s",
        case.task_no,
    )
    assert (row["urge_count"], row["stage"], row["handled_at"]) == (2, "handling", None)
    assert row["urged_at"] is not None


def test_record_a_call(hall: Hall) -> None:
    answer = record(hall.intake, caller_phone="13800000003", answer="已告知")
    assert answer["call_no"].startswith("L") and len(answer["call_no"]) == 12
    assert (answer["kind"], answer["repeated"]) == ("inquiry", False)
    row = hall.chief.record("select * from dcm_app.call_list")
    assert (row["label_zh"], row["caller_phone"]) == ("咨询解答", "138****0003")
    assert (row["operator_name"], row["task_no"]) == ("测试t_intake", None)
    with refused("DC005", "demand_not_met"):
        record(hall.intake, subject=" ")
    with refused("DC003", "bad_call_kind"):
        record(hall.intake, kind="urge")
