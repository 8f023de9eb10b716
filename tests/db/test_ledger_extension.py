"""延期: asked in time, decided by the dispatcher, one original limit each, at most two."""

from __future__ import annotations

import threading
import time
from datetime import timedelta

import psycopg2
import pytest
from dbkit import Desk, Hall, House, fact, refused
from ledgerkit import START, Play, at, micros


@pytest.fixture
def play(hall: Hall) -> Play:
    return Play(hall)


def test_an_approval_adds_one_original_limit(play: Play) -> None:
    case = play.handling(5)
    assert play.due(case) == at("2026-03-19 09:00")
    play.act(case, "dept_a", "ask_extension", at("2026-03-13 10:00"), reason="缺料")
    row = play.state(case)
    assert (row["pending"], row["pending_step"], row["stage"]) == (
        "extension", "decide", "handling",
    )  # fmt: skip
    assert row["due_at"] == at("2026-03-19 09:00"), "a request alone moves nothing"
    answer = play.act(
        case, "dispatch", "decide_extension", at("2026-03-13 11:00"), approved=True, opinion="同意"
    )
    assert answer["due_at"] == at("2026-03-26 09:00") == play.reckoned(case)
    assert (answer["clock_times"], answer["pending"], answer["pending_step"]) == (2, None, None)
    assert answer["warn_at"] == at("2026-03-24 09:00")
    assert fact(play.hall, case)["due_at"] == answer["due_at"]
    assert play.hall.boss.column("select distinct due_at from dcm.assignment") == [answer["due_at"]]
    (row,) = play.ledger(case)
    assert (row["kind"], row["asked_by"], row["decided_by"], row["approved"], row["reason"]) == (
        "extension", "t_dept_a", "t_dispatch", True, "缺料",
    )  # fmt: skip
    assert row["seq"] == case.version - 1
    assert play.detail(case) == {
        "approved": True, "opinion": "同意", "due_at": micros(answer["due_at"]),
    }  # fmt: skip


def test_a_refusal_moves_nothing_and_is_not_counted(play: Play) -> None:
    case = play.handling(5)
    for _ in range(3):
        play.act(case, "dept_a", "ask_extension", START, reason="缺料")
        play.act(case, "dispatch", "decide_extension", START, approved=False, opinion="不同意")
    assert play.due(case) == at("2026-03-19 09:00")
    play.act(case, "dept_a", "ask_extension", START, reason="缺料")  # no document: still the first
    assert [row["approved"] for row in play.ledger(case)] == [False, False, False, None]


def test_at_most_two_and_the_second_with_a_document(play: Play) -> None:
    case = play.handling(2)
    play.act(case, "dept_a", "ask_extension", START, reason="缺料")
    play.act(case, "dispatch", "decide_extension", START, approved=True, opinion="同意")
    offered = play.hall.dept_a  # by the clock of today it is overdue: asked of the function itself
    with refused("DC005", "demand_not_met") as told:
        play.act(case, "dept_a", "ask_extension", START, reason="还缺")
    assert told["missing"] == ["document"]
    for blank in ("", " \u3000"):
        with refused("DC005", "demand_not_met"):
            play.act(case, "dept_a", "ask_extension", START, reason="还缺", document=blank)
    with refused("DC003", "too_long"):
        play.act(case, "dept_a", "ask_extension", START, reason="还缺", document="文" * 201)
    play.act(case, "dept_a", "ask_extension", START, reason="还缺", document="裕城管〔2026〕7号")
    play.act(case, "dispatch", "decide_extension", START, approved=True, opinion="同意")
    assert play.due(case) == play.reckoned(case) == at("2026-03-20 09:00")
    with refused("DC001", "asked_too_often") as told:
        play.act(case, "dept_a", "ask_extension", START, reason="再延", document="x")
    assert told["times"] == 2
    assert "ask_extension" not in offered.actions(case.task_no)


def test_not_when_it_is_overdue(play: Play) -> None:
    case = play.handling(1)
    due = play.due(case)
    with refused("DC001", "asked_late"):
        play.act(case, "dept_a", "ask_extension", due + timedelta(seconds=1), reason="缺料")
    play.act(case, "dept_a", "ask_extension", due, reason="缺料")  # the very last moment
    # Asked in time it may be approved late, and the department is in time again.
    answer = play.act(
        case, "dispatch", "decide_extension", due + timedelta(hours=3), approved=True, opinion="好"
    )
    assert answer["due_at"] == at("2026-03-16 09:00")


def test_one_at_a_time(play: Play) -> None:
    case = play.handling()
    play.act(case, "dept_a", "ask_extension", START, reason="缺料")
    for action in ("ask_extension", "ask_hang", "ask_postpone"):
        with refused("DC001", "request_pending") as told:
            play.act(case, "dept_a", action, START, reason="x", until="2026-05-01")
        assert (told["kind"], told["step"]) == ("extension", "decide")
    with refused("DC001", "request_pending"):
        play.act(case, "dispatch", "bundle", START, reason="x", **{"with": case.task_no})
    with refused("DC001", "no_request"):
        play.act(case, "chief", "decide_hang", START, approved=True, opinion="x")


def test_a_document_for_works(lone_hall: Hall) -> None:
    play = Play(lone_hall)
    case = play.handling()
    edition = play.state(case)["edition"]
    lone_hall.boss.run(
        "insert into dcm.handbook_grade (edition, grade, label_zh, label_en, needs_document)"
        " values (%s, 'B', '工程', 'Works', true)"
        " on conflict (edition, grade) do update set needs_document = true",
        edition,
    )
    with refused("DC005", "demand_not_met") as told:
        play.act(case, "dept_a", "ask_extension", START, reason="缺料")
    assert told["missing"] == ["document"]
    play.act(case, "dept_a", "ask_extension", START, reason="缺料", document="施工合同")


def test_asked_on_behalf_of_a_department_that_telephoned(hall: Hall) -> None:
    case = hall.at_stage("handling")
    assert "on_behalf_of" in hall.intake.actions(case.task_no)["ask_extension"]
    caller = {"department": "A", "medium": "phone", "name": "演示答复人001"}
    case.act(hall.intake, "ask_extension", reason="缺料", on_behalf_of=caller)
    (row,) = Play(hall).ledger(case)
    assert (row["on_behalf"], row["asked_by"], row["department_code"]) == (True, "t_intake", "A")
    assert "演示答复人001" not in str(Play(hall).detail(case))
    with refused("DC003", "wrong_on_behalf_of"):
        case.act(hall.dispatch, "withdraw_request", reason="x",
                 on_behalf_of={"department": "B", "medium": "phone"})  # fmt: skip


def test_who_may(hall: Hall) -> None:
    case = hall.at_stage("handling")
    for login in ("t_chief", "t_director", "t_admin"):
        assert "ask_extension" not in hall.desk(login).actions(case.task_no)
        with refused("DC001", "not_allowed"):
            case.act(hall.desk(login), "ask_extension", reason="x")
    with refused("DC004"):
        case.act(hall.dept_b, "ask_extension", reason="x")
    assert "decide_extension" not in hall.dispatch.actions(case.task_no)
    case.act(hall.dept_a, "ask_extension", reason="x")
    assert "ask_extension" not in hall.dept_a.actions(case.task_no)
    assert "withdraw_request" in hall.dept_a.actions(case.task_no)
    for login in ("t_intake", "t_chief", "t_dept_a"):
        with refused("DC001", "not_allowed"):
            case.act(hall.desk(login), "decide_extension", approved=True, opinion="x")
    assert hall.dispatch.actions(case.task_no)["decide_extension"] == ["approved", "opinion"]


def test_two_dispatchers_at_once(hall: Hall) -> None:
    case = hall.at_stage("handling")
    case.act(hall.dept_a, "ask_extension", reason="x")
    seen = case.version
    case.act(hall.dispatch, "decide_extension", approved=True, opinion="同意")
    with refused("DC002", "stale_version") as told:
        hall.dispatch.act(
            case.task_no, "decide_extension", seen, {"approved": False, "opinion": "不"}
        )
    assert [m["action"] for m in told["meanwhile"]] == ["decide_extension"]
    with refused("DC001", "no_request"):
        case.act(hall.dispatch, "decide_extension", approved=True, opinion="再")
    assert Play(hall).state(case)["clock_times"] == 2


def test_two_dispatchers_at_the_same_moment(hall: Hall, house: House) -> None:
    """The second waits for the first, and is told what it did."""
    case = hall.at_stage("handling")
    case.act(hall.dept_a, "ask_extension", reason="x")
    detail = {"approved": True, "opinion": "同意"}
    told: list[str] = []

    def other(desk: Desk) -> None:
        try:
            desk.act(case.task_no, "decide_extension", case.version, detail)
        except psycopg2.Error as error:
            told.append(str(error.pgcode))

    with House(house.dsn) as second:
        desk = second.desk("t_dispatch")
        hall.dispatch.run("begin")
        hall.dispatch.act(case.task_no, "decide_extension", case.version, detail)
        thread = threading.Thread(target=other, args=(desk,))
        thread.start()
        time.sleep(0.3)
        assert told == [], "it waits"
        hall.dispatch.run("commit")
        thread.join(20)
    assert told == ["DC002"]
    assert Play(hall).state(case)["clock_times"] == 2
    assert len(Play(hall).ledger(case)) == 1


@pytest.mark.parametrize(
    ("login", "action"), [("dept_a", "send_back"), ("dept_a", "report_done"), ("chief", "void")]
)
def test_a_request_lapses_when_the_case_goes_elsewhere(play: Play, login: str, action: str) -> None:
    case = play.handling()
    play.act(case, "dept_a", "ask_extension", START, reason="缺料")
    play.act(case, login, action, START, reason="x", opinion="x")
    row = play.state(case)
    assert (row["pending"], row["pending_step"], row["clock_times"]) == (None, None, 1)
    (line,) = play.ledger(case)
    assert (line["ended_how"], line["ended_by"], line["approved"]) == ("lapsed", f"t_{login}", None)
    with refused("DC001", "not_in_this_stage"):
        play.act(case, "dispatch", "decide_extension", START, approved=True, opinion="x")


def test_withdrawn(play: Play) -> None:
    case = play.handling()
    with refused("DC001", "no_request"):
        play.act(case, "dept_a", "withdraw_request", START, reason="x")
    play.act(case, "dept_a", "ask_extension", START, reason="缺料")
    play.act(case, "dept_a", "withdraw_request", START, reason="料到了")
    (line,) = play.ledger(case)
    assert (line["ended_how"], line["end_reason"], line["decided_at"]) == (
        "withdrawn", "料到了", None,
    )  # fmt: skip
    with refused("DC001", "no_request"):
        play.act(case, "dispatch", "decide_extension", START, approved=True, opinion="x")
    play.act(case, "dept_a", "ask_extension", START, reason="又缺")


def test_a_clock_that_starts_anew_has_had_no_extension(lone_hall: Hall) -> None:
    play = Play(lone_hall)
    case = play.handling(2)
    play.act(case, "dept_a", "ask_extension", START, reason="缺料")
    play.act(case, "dispatch", "decide_extension", START, approved=True, opinion="同意")
    play.act(case, "dept_a", "send_back", START, reason="非我职责")
    lone_hall.boss.run(
        "update dcm.setting set value = 'true' where key = 'renew_limit_on_redispatch'"
    )
    later = at("2026-03-16 09:00")
    play.act(case, "dispatch", "dispatch", later, department="B")
    row = play.state(case)
    assert (row["clock_times"], row["due_at"]) == (1, at("2026-03-18 09:00"))
    play.act(case, "dept_b", "ask_extension", later, reason="缺料")  # no document: its first
    assert len(play.ledger(case)) == 2, "the ledger stays"


def test_the_ledger_only_grows(hall: Hall) -> None:
    case = hall.at_stage("handling")
    case.act(hall.dept_a, "ask_extension", reason="x")
    case.act(hall.dispatch, "decide_extension", approved=True, opinion="同意")
    for sql in (
        "update dcm.case_clock set reason = 'y'", "update dcm.case_clock set approved = false",
        "update dcm.case_clock set decided_by = null", "delete from dcm.case_clock",
        "truncate dcm.case_clock",
    ):  # fmt: skip
        with pytest.raises(psycopg2.Error, match="只增不改"):
            hall.boss.run(sql)


def test_the_queue_of_who_decides(hall: Hall) -> None:
    case = hall.at_stage("handling")
    sql = "select kind, step from dcm_app.my_request order by 1, 2"
    assert hall.dispatch.rows(sql) == [
        ("appeal", "review"), ("extension", "decide"), ("hang", "review"),
    ]  # fmt: skip
    assert hall.chief.rows(sql) == [("hang", "decide"), ("postpone", "decide")]
    assert hall.intake.rows(sql) == [("appeal", "decide")]
    assert hall.dept_a.rows(sql) == hall.director.rows(sql) == []
    claim = "select dcm_app.claim_next(%s)"
    assert hall.dispatch.value(claim, None) is None
    assert hall.dept_a.value(claim, None) == case.task_no
    case.act(hall.dept_a, "ask_extension", reason="x")
    assert hall.dispatch.value(claim, ["dispatch"]) is None
    assert hall.chief.value(claim, None) is None
    assert hall.dispatch.value(claim, ["handling"]) == case.task_no
    case.act(hall.dispatch, "decide_extension", approved=False, opinion="不")
    assert Play(hall).state(case)["claimed_by"] is None
    with refused("DC001", "not_in_my_queue"):
        hall.dispatch.value("select dcm_app.claim_case(%s)", case.task_no)
    assert hall.dept_a.value(claim, None) == case.task_no
