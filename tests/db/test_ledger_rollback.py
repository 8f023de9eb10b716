"""Time lost to a 回退: given back where the dispatcher, or the district, says so."""

from __future__ import annotations

from datetime import datetime, timedelta

import psycopg2
import pytest
from dbkit import Case, Hall, as_json, fact, refused, report_of
from ledgerkit import START, Play, at, micros

GONE = at("2026-03-12 14:00")
AGAIN = at("2026-03-13 10:00")


@pytest.fixture
def play(hall: Hall) -> Play:
    return Play(hall)


def sent_back(play: Play, amount: int = 5) -> Case:
    case = play.handling(amount)
    play.act(case, "dept_a", "send_back", GONE, reason="非我职责")
    return case


def test_by_default_the_clock_runs_on(play: Play) -> None:
    case = sent_back(play)
    row = play.act(case, "dispatch", "dispatch", AGAIN, department="B")
    assert row["due_at"] == at("2026-03-19 09:00")
    assert (row["clock_stops"], play.ledger(case)) == ("{}", [])


def test_given_back_when_the_dispatcher_says_so(play: Play) -> None:
    case = sent_back(play)
    row = play.act(
        case, "dispatch", "dispatch", AGAIN, department="B", give_back_time=True, opinion="请办理"
    )
    # From two to six, and from eight to ten the next morning.
    lost = play.hall.boss.value("select dcm_app.elapsed(%s, %s, 'work_hour')", GONE, AGAIN)
    assert play.hall.boss.value(
        "select dcm_app.elapsed('2026-03-19 09:00+08', %s, 'work_hour')", row["due_at"]
    ) == lost == 6  # fmt: skip
    assert row["due_at"] == play.reckoned(case)
    (line,) = play.ledger(case)
    assert (line["kind"], line["approved"], line["department_code"], line["reason"]) == (
        "rollback", True, "B", "请办理",
    )  # fmt: skip
    assert datetime.fromisoformat(line["from_at"]) == GONE
    assert datetime.fromisoformat(line["until_at"]) == AGAIN
    assert fact(play.hall, case)["due_at"] == row["due_at"]
    assert play.hall.boss.value("select due_at from dcm.assignment where visible") == row["due_at"]
    assert play.detail(case)["due_at"] == micros(row["due_at"])


def test_time_that_stood_still_before_is_not_forgotten(play: Play) -> None:
    case = play.handling(5)
    first = at("2026-03-12 10:00")
    play.act(case, "dept_a", "ask_hang", first, reason="等待天气", until="2026-03-20")
    play.act(case, "dispatch", "review_hang", first, passed=True, opinion="同意")
    play.act(case, "chief", "decide_hang", first, approved=True, opinion="同意")
    play.act(case, "dispatch", "resume", at("2026-03-12 12:00"), reason="天气好转")
    # Two hours stood still; a postponement of two hours more, then two lost to a return.
    play.act(case, "dept_a", "ask_postpone", at("2026-03-12 14:00"), reason="x", until="2026-03-20")
    play.act(case, "chief", "decide_postpone", at("2026-03-12 14:00"), approved=True, opinion="可")
    play.act(case, "chief", "resume", at("2026-03-12 16:00"), reason="可以办理")
    assert play.due(case) == at("2026-03-19 15:00") == play.reckoned(case)
    play.act(case, "dept_a", "send_back", at("2026-03-12 16:00"), reason="非我职责")
    row = play.act(case, "dispatch", "dispatch", at("2026-03-12 18:00"), department="B",
                   give_back_time=True)  # fmt: skip
    assert row["due_at"] == at("2026-03-19 17:00") == play.reckoned(case)


def test_what_was_asked_of_others_before_stays_as_it_was(play: Play) -> None:
    case = sent_back(play)
    play.act(case, "dispatch", "dispatch", AGAIN, department="B")
    play.act(case, "dept_b", "ask_extension", AGAIN, reason="缺料")
    play.act(case, "dispatch", "decide_extension", AGAIN, approved=True, opinion="同意")
    told = play.hall.boss.rows(
        "select a.department_code, a.due_at from dcm.assignment a"
        " join dcm.case_file c on c.id = case_id where task_no = %s order by a.id", case.task_no,
    )  # fmt: skip
    assert told == [("A", at("2026-03-19 09:00")), ("B", play.due(case))]
    assert play.due(case) == at("2026-03-26 09:00")


def test_the_district_may_make_it_the_rule(lone_hall: Hall) -> None:
    play = Play(lone_hall)
    lone_hall.boss.run("update dcm.setting set value = 'true' where key = 'rollback_stops_clock'")
    case, kept = sent_back(play), sent_back(play)
    assert play.act(case, "dispatch", "dispatch", AGAIN, department="B")["due_at"] > at(
        "2026-03-19 09:00"
    )
    row = play.act(kept, "dispatch", "dispatch", AGAIN, department="B", give_back_time=False)
    assert row["due_at"] == at("2026-03-19 09:00"), "the dispatcher may still say no"
    with refused("DC003", "bad_history"):
        lone_hall.admin.value("select dcm_app.write_history(%s)", as_json([]))


def test_nothing_to_give_back(play: Play) -> None:
    case = play.register()
    play.act(case, "intake", "accept", START)
    play.act(case, "chief", "file", START, condition=play.hall.condition())
    with refused("DC003", "nothing_to_give_back"):
        play.act(case, "dispatch", "dispatch", START, department="A", give_back_time=True)
    play.act(case, "dispatch", "dispatch", START, department="A", give_back_time=False)
    # A failed check is no 回退: the department had it all the time.
    play.act(case, "dept_a", "report_done", START, opinion="x")
    play.act(case, "intake", "request_check", START, supervisor="t_supervisor")
    play.act(case, "supervisor", "report_check", START, passed=False, opinion="x")
    with refused("DC003", "nothing_to_give_back"):
        play.act(case, "dispatch", "dispatch", START, department="A", give_back_time=True)
    with refused("DC003", "bad_flag"):
        play.act(case, "dispatch", "dispatch", START, department="A", give_back_time="maybe")


def test_twice_and_over_a_detour(play: Play) -> None:
    case = sent_back(play)
    play.act(case, "dispatch", "return_to_filing", GONE, reason="条件选错")
    play.act(case, "chief", "file", GONE, condition=play.hall.condition())
    play.act(case, "dispatch", "dispatch", AGAIN, department="B", give_back_time=True)
    later = AGAIN + timedelta(hours=1)
    play.act(case, "dept_b", "send_back", later, reason="x")
    row = play.act(
        case, "dispatch", "dispatch", later + timedelta(days=3), department="A", give_back_time=True
    )
    assert row["due_at"] == play.reckoned(case)
    lines = play.ledger(case)
    assert [line["kind"] for line in lines] == ["rollback", "rollback"]
    assert [datetime.fromisoformat(line["from_at"]) for line in lines] == [GONE, later]


def test_a_clock_that_starts_anew_has_lost_nothing(lone_hall: Hall) -> None:
    play = Play(lone_hall)
    case = sent_back(play)
    lone_hall.boss.run(
        "update dcm.setting set value = 'true' where key = 'renew_limit_on_redispatch'"
    )
    row = play.act(case, "dispatch", "dispatch", AGAIN, department="B", give_back_time=True)
    assert (row["clock_stops"], play.ledger(case)) == ("{}", [])
    assert row["clock_from"] == AGAIN


def test_undone_with_the_dispatch(hall: Hall) -> None:
    play = Play(hall)
    case = hall.at_stage("handling")
    case.act(hall.dept_a, "send_back", reason="x")
    before = play.state(case)
    case.act(hall.dispatch, "dispatch", department="B", give_back_time=True)
    case.act(hall.dispatch, "undo")
    after = play.state(case)
    assert {key for key in after if after[key] != before[key]} == {
        "version", "last_at", "last_hash",
    }  # fmt: skip
    assert fact(hall, case)["due_at"] == before["due_at"]
    (line,) = play.ledger(case)
    assert (line["ended_how"], line["ended_by"]) == ("undone", "t_dispatch")
    state = hall.chief.value(
        "select state from dcm_app.case_clock where task_no = %s", case.task_no
    )
    assert state == "undone"
    case.act(hall.dispatch, "dispatch", department="B", give_back_time=True)
    assert play.due(case) == play.reckoned(case)


def test_the_twin_refuses_what_depends_on_the_hour(hall: Hall) -> None:
    """write_history takes no requests, and no time given back."""
    step = {"at": "2026-03-12T09:00:00+08:00"}
    steps = [
        step | {"action": "accept", "actor": "t_intake", "detail": {}},
        step | {"action": "file", "actor": "t_chief", "detail": {"condition": hall.condition()}},
        step | {"action": "dispatch", "actor": "t_dispatch",
                "detail": {"department": "A", "give_back_time": True}},
        step | {"action": "ask_extension", "actor": "t_dept_a", "detail": {"reason": "x"}},
    ]  # fmt: skip
    item = {"report": report_of(), "at": step["at"], "actor": "t_intake", "steps": steps}
    for count, words in ((3, "退还"), (4, "不支持")):
        if count == 4:
            del steps[2]["detail"]["give_back_time"]
        batch = [item | {"steps": steps[:count]}]
        with pytest.raises(psycopg2.Error, match=words) as told:
            hall.admin.value("select dcm_app.write_history(%s)", as_json(batch))
        assert told.value.pgcode == "DC003"
