"""The desk's queue: whose turn it is, who has what, who looks on, many at once, saved filters."""

from __future__ import annotations

import json
import select
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg2
import pytest
from dbkit import Case, Desk, Hall, House, as_json, refused, state

from yuhua_dcm_plugin.core.people import add_staff

if TYPE_CHECKING:
    from conftest import Database

CLAIM = "select dcm_app.claim_next(%s)"
STAGES: dict[str, set[str]] = {
    "t_intake": {"intake", "feedback"},
    "t_intake2": {"intake", "feedback", "filing", "closing"},  # may file and close
    "t_chief": {"filing", "closing"},
    "t_dispatch": {"dispatch"},
    "t_dept_a": {"handling"},
    "t_supervisor": {"verification", "check"},
    "t_surveyor": set(), "t_evaluator": set(), "t_director": set(), "t_exchange": set(),
    "t_admin": set(), "t_norow": set(),
}  # fmt: skip


def notices(desk: Desk, work: Callable[[], Any]) -> list[dict[str, Any]]:
    """What the listening desk hears of a piece of work."""
    desk.run("listen dcm")
    del desk.connection.notifies[:]
    work()
    while select.select([desk.connection], [], [], 0.2)[0]:
        desk.connection.poll()
    heard = [json.loads(notice.payload) for notice in desk.connection.notifies]
    desk.run("unlisten dcm")
    return heard


def at_dispatch(hall: Hall, count: int, **report: Any) -> list[Case]:
    """Cases before dispatch, made the quick way: claiming does not look at how they came there."""
    cases = [hall.intake.register(**{"class_code": "0101", **report}) for _ in range(count)]
    to_dispatch(hall, [case.task_no for case in cases])
    return cases


def to_dispatch(hall: Hall, numbers: list[str]) -> None:
    sql = "update dcm.case_file set stage = 'dispatch' where task_no = any(%s)"
    hall.boss.run(sql, numbers)


# --- whose queue -------------------------------------------------------------------------------


@pytest.mark.parametrize("login", STAGES)
def test_my_stage(hall: Hall, login: str) -> None:
    found = hall.desk(login).column("select stage from dcm_app.my_stage")
    assert len(found) == len(set(found))
    assert set(found) == STAGES[login]


def test_my_stage_follows_the_workflow_and_the_person(lone_hall: Hall) -> None:
    hall = lone_hall
    sql = "select stage from dcm_app.my_stage"
    hall.boss.run("update dcm.staff set permissions = '{close}' where login = 't_intake'")
    assert set(hall.intake.column(sql)) == {"intake", "feedback", "closing"}
    hall.boss.run("delete from dcm.transition_role where action = 'request_check'")
    assert set(hall.intake.column(sql)) == {"intake", "closing"}
    hall.boss.run("update dcm.action set queues = true where code = 'note'")  # leads nowhere
    assert set(hall.intake.column(sql)) == {"intake", "closing"}
    hall.boss.run("update dcm.staff set active = false where login = 't_intake'")
    assert hall.intake.column(sql) == []


# --- claim next --------------------------------------------------------------------------------


def test_the_most_pressing_first(hall: Hall) -> None:
    plain, due_late, due_soon, urgent = at_dispatch(hall, 4)
    for case, change in (
        (due_late, "due_at = now() + '2 hours'"), (due_soon, "due_at = now() + '1 hour'"),
        (urgent, "urgent = true"),
    ):  # fmt: skip
        hall.boss.run(f"update dcm.case_file set {change} where task_no = %s", case.task_no)
    expected = [case.task_no for case in (urgent, due_soon, due_late, plain)]
    assert [hall.dispatch.value(CLAIM, None) for _ in range(5)] == [*expected, None]
    row = state(hall, urgent)
    assert row["claimed_by"] == "t_dispatch" and row["claimed_at"] is not None
    assert row["version"] == 1
    assert hall.boss.value("select count(*) from dcm.case_event") == 4


def test_only_the_stages_asked_for_and_only_mine(hall: Hall) -> None:
    to_file = hall.at_stage("filing", class_code="0101")
    to_close = hall.at_stage("closing")
    at_dispatch(hall, 1)
    assert hall.chief.value(CLAIM, ["dispatch", "handling", "nonsense"]) is None
    assert hall.chief.value(CLAIM, []) is None
    assert hall.chief.value(CLAIM, ["closing", "dispatch"]) == to_close.task_no
    assert hall.chief.value(CLAIM, None) == to_file.task_no
    assert hall.chief.value(CLAIM, None) is None
    for login in ("t_evaluator", "t_director", "t_admin", "t_surveyor", "t_exchange"):
        assert hall.desk(login).value(CLAIM, None) is None


def test_a_department_and_a_supervisor_take_only_what_is_theirs(hall: Hall) -> None:
    case = hall.at_stage("dispatch")
    case.act(hall.dispatch, "dispatch", department="A", co_departments=["B"])
    asked = hall.at_stage("verification", class_code="0101")
    assert hall.dept_b.value(CLAIM, None) is None  # it helps, but the case is not its to report
    assert hall.dept_a.value(CLAIM, None) == case.task_no
    assert hall.desk("t_supervisor2").value(CLAIM, None) is None
    assert hall.supervisor.value(CLAIM, None) == asked.task_no


@pytest.fixture
def two_posts(lone_hall: Hall, database: Database) -> Iterator[Desk]:
    """Somebody who dispatches and also goes out to look."""
    add_staff(database.dsn, "t_two_posts", "测试", ["dispatch", "supervisor"], None, "x" * 12)
    yield lone_hall.desk("t_two_posts")
    lone_hall.desk("t_two_posts").connection.close()
    lone_hall.boss.run("drop role t_two_posts")


def test_of_two_posts_each_with_its_own_rule(lone_hall: Hall, two_posts: Desk) -> None:
    """As a dispatcher he sees every check, as a supervisor he answers only his own."""
    hall = lone_hall
    hall.at_stage("check")
    assert set(two_posts.column("select stage from dcm_app.my_stage")) == {
        "dispatch", "verification", "check",
    }  # fmt: skip
    assert two_posts.value(CLAIM, None) is None
    case = hall.at_stage("feedback", class_code="0101")
    case.act(hall.intake, "request_check", supervisor="t_two_posts")
    assert two_posts.value(CLAIM, None) == case.task_no


def test_two_never_get_the_same(hall: Hall, house: House) -> None:
    """Eight connections empty a queue of 200 at once."""
    case = at_dispatch(hall, 1)[0]
    hall.boss.run(
        "insert into dcm.case_file (task_no, client_uuid, stage, kind, class_standard, class_code,"
        " source, description, place_state, registered_by, registered_at, version, last_at,"
        " last_hash) select 'x' || n, gen_random_uuid(), stage, kind, class_standard, class_code,"
        " source, description, place_state, registered_by, registered_at + n * interval '1 s',"
        " version, last_at, last_hash from dcm.case_file, generate_series(1, 199) n"
        " where task_no = %s",
        case.task_no,
    )
    took: list[list[str]] = [[] for _ in range(8)]
    start = threading.Barrier(8)

    def empty(n: int, desk: Desk) -> None:
        start.wait(10)
        while True:
            task_no = desk.value(CLAIM, None)
            if task_no is None:
                return
            took[n].append(task_no)

    houses = [House(house.dsn) for _ in took]
    threads = [
        threading.Thread(target=empty, args=(n, one.desk("t_dispatch")))
        for n, one in enumerate(houses)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    for one in houses:
        one.__exit__()
    every = [task_no for numbers in took for task_no in numbers]
    assert len(every) == len(set(every)) == 200
    assert sum(1 for numbers in took if numbers) > 2, "one desk took them all: nothing was shown"


def test_what_a_colleague_is_just_taking_is_skipped_not_waited_for(hall: Hall) -> None:
    first, second = at_dispatch(hall, 2)
    hall.boss.run("begin")
    hall.boss.run("select from dcm.case_file where task_no = %s for update", first.task_no)
    try:
        hall.dispatch.run("set lock_timeout = '2s'")
        assert hall.dispatch.value(CLAIM, None) == second.task_no
    finally:
        hall.boss.run("rollback")
        hall.dispatch.run("reset lock_timeout")


# --- claim and release -------------------------------------------------------------------------


def claim(desk: Desk, case: Case) -> Any:
    return desk.value("select dcm_app.claim_case(%s)", case.task_no)


def release(desk: Desk, case: Case) -> Any:
    return desk.value("select dcm_app.release_case(%s)", case.task_no)


def test_claim_is_told_once_and_raises_no_version(hall: Hall) -> None:
    case = hall.at_stage("filing")
    heard = notices(hall.boss, lambda: [claim(hall.chief, case) for _ in range(3)])
    assert heard == [{"topic": "case", "task_no": case.task_no, "version": case.version}]
    assert claim(hall.chief, case)["claimed_by"] == "t_chief"
    case.act(hall.chief, "file", condition=hall.condition())  # in the version seen before


def test_a_colleague_has_it(hall: Hall) -> None:
    case = hall.at_stage("filing")
    claim(hall.chief, case)
    with refused("DC001", "claimed_by_other") as told:
        claim(hall.intake2, case)
    assert (told["login"], told["name"]) == ("t_chief", "测试t_chief")
    with refused("DC001", "claimed_by_other"):
        release(hall.intake2, case)
    assert release(hall.chief, case) == {
        "task_no": case.task_no, "claimed_by": None, "claimed_at": None,
    }  # fmt: skip
    assert claim(hall.intake2, case)["claimed_by"] == "t_intake2"
    assert release(hall.chief, case)["claimed_by"] is None  # a chief may for anybody
    assert notices(hall.boss, lambda: release(hall.intake2, case)) == []


def test_what_is_not_in_my_queue_cannot_be_claimed(hall: Hall) -> None:
    case = hall.at_stage("filing")
    for login in ("t_intake", "t_dispatch", "t_director", "t_admin"):
        with refused("DC001", "not_in_my_queue"):
            claim(hall.desk(login), case)
    for login in ("t_dept_a", "t_supervisor", "t_exchange", "t_surveyor"):
        for name in ("claim_case", "release_case"):
            with refused("DC004", "case_not_found"):
                hall.desk(login).value(f"select dcm_app.{name}(%s)", case.task_no)
    with refused("DC001", "not_in_my_queue"):
        claim(hall.chief, hall.at_stage("closed", class_code="0101"))
    with refused("DC001", "not_in_my_queue"):  # to answer for a department is not his queue
        claim(hall.intake, hall.at_stage("handling", class_code="0203"))


def test_a_claim_ends_with_the_stage_and_hinders_nobody(hall: Hall) -> None:
    case = hall.at_stage("intake")
    claim(hall.intake, case)
    case.act(hall.intake2, "note", text="来电话了")  # same stage: it stays
    assert state(hall, case)["claimed_by"] == "t_intake"
    case.act(hall.intake2, "accept")  # a colleague's claim is a courtesy
    row = state(hall, case)
    assert (row["claimed_by"], row["claimed_at"]) == (None, None)
    assert hall.chief.rows(
        "select claimed_by from dcm_app.case_list where task_no = %s", case.task_no
    ) == [(None,)]


# --- many at once ------------------------------------------------------------------------------


def act_many(desk: Desk, acts: Any) -> list[dict[str, Any]]:
    sql = "select to_jsonb(x) from dcm_app.act_many(%s) x"
    return desk.column(sql, as_json(acts))


def dispatching(case: Case, **changes: Any) -> dict[str, Any]:
    return {"task_no": case.task_no, "action": "dispatch", "version": case.version,
            "detail": {"department": "A"}, **changes}  # fmt: skip


def test_each_by_itself_in_the_order_given_and_told_once(hall: Hall) -> None:
    cases = [hall.at_stage("dispatch", class_code="0101") for _ in range(4)]
    cases.reverse()
    hidden = {"task_no": "0", "action": "dispatch", "version": 1, "detail": {}}
    acts = [
        dispatching(cases[0]), dispatching(cases[1], version=1), hidden, dispatching(cases[2]),
        dispatching(cases[3], detail={}), dispatching(cases[0]),
        dispatching(cases[3], detail={"department": "ZZ"}),
    ]  # fmt: skip
    answers: list[dict[str, Any]] = []
    heard = notices(hall.boss, lambda: answers.extend(act_many(hall.dispatch, acts)))
    assert [answer["task_no"] for answer in answers] == [act["task_no"] for act in acts]
    assert [answer["sqlstate"] for answer in answers] == [
        None, "DC002", "DC004", None, "DC005", "DC002", "DC003",
    ]  # fmt: skip
    assert [answer["ok"] for answer in answers] == [
        True, False, False, True, False, False, False,
    ]  # fmt: skip
    assert heard == [{"topic": "cases", "batch": 2}]
    good, stale = answers[0], answers[1]
    assert (good["stage"], good["version"]) == ("handling", cases[0].version + 1)
    assert good["due_at"] and good["message"] is None
    assert stale["message"].startswith("案件已被更新") and stale["hint"]
    assert stale["detail"]["key"] == "stale_version" and stale["detail"]["meanwhile"]
    assert answers[4]["detail"] == {"key": "demand_not_met", "missing": ["department"]}
    assert [state(hall, case)["stage"] for case in cases] == [
        "handling", "dispatch", "handling", "dispatch",
    ]  # fmt: skip
    assert hall.boss.value("select count(*) from dcm.assignment") == 2


def test_nothing_done_is_told_to_nobody(hall: Hall) -> None:
    case = hall.at_stage("dispatch")
    assert notices(hall.boss, lambda: act_many(hall.dispatch, [])) == []
    heard = notices(hall.boss, lambda: act_many(hall.chief, [dispatching(case)]))
    assert heard == []


@pytest.mark.parametrize("acts", [{}, "x", None, 1, [{}] * 501])
def test_a_batch_that_is_none(hall: Hall, acts: Any) -> None:
    with refused("DC003"):
        act_many(hall.dispatch, acts)


@pytest.mark.parametrize(
    "act",
    [{}, [], None, "x", {"task_no": "1"}, {"version": "x"}, {"version": -1}, {"version": 1.5},
     {"version": 1}, {"version": 99999999999}, {"version": 1, "task_no": {}, "detail": []}],
)  # fmt: skip
def test_an_act_that_is_none_spoils_no_other(hall: Hall, act: Any) -> None:
    case = hall.at_stage("dispatch")
    bad, good = act_many(hall.dispatch, [act, dispatching(case)])
    assert good["ok"] and not bad["ok"]
    assert bad["sqlstate"] in ("DC003", "DC004"), bad
    assert bad["message"] and bad["detail"]["key"]


def test_two_batches_over_the_same_cases_at_once(hall: Hall, house: House) -> None:
    """In opposite orders: one waits, none is thrown out as a deadlock, each case moves once."""
    cases = [hall.at_stage("dispatch", class_code="0101") for _ in range(12)]
    acts = [dispatching(case) for case in cases]
    answers: list[list[dict[str, Any]]] = []
    with House(house.dsn) as other:
        desks = (hall.dispatch, other.desk("t_dispatch"))
        start = threading.Barrier(2)

        def run(desk: Desk, work: list[dict[str, Any]]) -> None:
            start.wait(10)
            answers.append(act_many(desk, work))

        threads = [
            threading.Thread(target=run, args=pair) for pair in zip(desks, (acts, acts[::-1]))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
    said = [answer for batch in answers for answer in batch]
    assert sum(answer["ok"] for answer in said) == 12
    assert {answer["sqlstate"] for answer in said if not answer["ok"]} == {"DC002"}


# --- who looks on ------------------------------------------------------------------------------


def look(desk: Desk, task_no: str | None) -> list[str]:
    return desk.column("select login from dcm_app.look_at(%s)", task_no)


def test_who_else_is_at_a_case(hall: Hall) -> None:
    case, other = hall.at_stage("filing"), hall.at_stage("intake", class_code="0101")
    assert look(hall.chief, case.task_no) == []
    assert look(hall.intake, case.task_no) == ["t_chief"]
    assert look(hall.chief, case.task_no) == ["t_intake"]
    name, since = hall.chief.rows("select name, since from dcm_app.look_at(%s)", case.task_no)[0]
    assert name == "测试t_intake" and since is not None
    assert look(hall.intake, other.task_no) == []  # one person, one case
    assert look(hall.chief, case.task_no) == []
    assert look(hall.intake, None) == []
    there = hall.dispatch.rows("select task_no, login from dcm_app.case_presence")
    assert there == [(case.task_no, "t_chief")]


def test_coming_and_going_is_told_staying_is_not(hall: Hall) -> None:
    case, other = hall.at_stage("filing"), hall.at_stage("intake", class_code="0101")

    def heard(task_no: str | None) -> list[str]:
        told = notices(hall.boss, lambda: look(hall.chief, task_no))
        assert all(notice["topic"] == "desk" for notice in told)
        return sorted(notice["task_no"] for notice in told)

    assert heard(case.task_no) == [case.task_no]
    assert heard(case.task_no) == []
    assert heard(other.task_no) == sorted([case.task_no, other.task_no])
    assert heard(None) == [other.task_no]
    assert heard(None) == []


def test_after_two_silent_minutes_nobody_is_there(hall: Hall) -> None:
    case = hall.at_stage("filing")
    look(hall.chief, case.task_no)
    for ago, expected in (("1 min 59 s", ["t_chief"]), ("2 min 1 s", [])):
        hall.boss.run("update dcm.case_presence set since = now() - interval '1 h',"
                      " seen_at = now() - %s::interval where login = 't_chief'", ago)  # fmt: skip
        assert look(hall.intake, case.task_no) == expected
        assert hall.dispatch.column(
            "select login from dcm_app.case_presence where login <> 't_intake'"
        ) == expected  # fmt: skip
    look(hall.chief, case.task_no)  # back again, and not since an hour
    assert hall.boss.value(
        "select now() - since < interval '1 min' from dcm.case_presence where login = 't_chief'"
    )


def test_nobody_looks_at_what_is_not_his_to_see(hall: Hall) -> None:
    case = hall.at_stage("handling")
    assert look(hall.dept_a, case.task_no) == []
    for login in ("t_dept_b", "t_exchange", "t_surveyor"):
        with refused("DC004", "case_not_found"):
            look(hall.desk(login), case.task_no)
    with refused("DC004", "case_not_found"):
        look(hall.chief, "0")
    assert hall.dept_b.rows("select * from dcm_app.case_presence") == []
    assert hall.chief.column("select login from dcm_app.case_presence") == ["t_dept_a"]


# --- saved filters -----------------------------------------------------------------------------


def save(desk: Desk, **fields: Any) -> int:
    given = {"name": "我的", "room": "dispatch", "definition": {"stage": ["dispatch"]}, **fields}
    given = {key: value for key, value in given.items() if value is not None}
    return int(desk.value("select dcm_app.save_filter(%s)", as_json(given)))


def filters(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.rows("select id, name, owner, shared, own from dcm_app.saved_filter order by id")


def test_own_and_shared_filters(hall: Hall) -> None:
    mine = save(hall.dispatch)
    shared = save(hall.dispatch, name="超时", shared=True)
    theirs = save(hall.chief)
    assert filters(hall.dispatch) == [
        (mine, "我的", "t_dispatch", False, True), (shared, "超时", "t_dispatch", True, True),
    ]  # fmt: skip
    assert filters(hall.chief) == [
        (shared, "超时", "t_dispatch", True, False), (theirs, "我的", "t_chief", False, True),
    ]  # fmt: skip
    row = hall.chief.record("select * from dcm_app.saved_filter where id = %s", shared)
    assert row["owner_name"] == "测试t_dispatch"
    assert row["definition"] == {"stage": ["dispatch"]} and row["room"] == "dispatch"


def test_a_filter_is_changed_renamed_and_dropped(hall: Hall) -> None:
    one = save(hall.dispatch)
    assert save(hall.dispatch, definition={"urgent": True}, shared=True) == one
    assert save(hall.dispatch, id=one, name="紧急") == one
    assert filters(hall.dispatch) == [(one, "紧急", "t_dispatch", False, True)]
    other = save(hall.dispatch)
    with refused("DC003", "name_taken"):
        save(hall.dispatch, id=other, name="紧急")
    hall.dispatch.value("select dcm_app.drop_filter(%s)", one)
    with refused("DC004", "filter_not_found"):
        hall.dispatch.value("select dcm_app.drop_filter(%s)", one)


def test_filters_of_others_are_theirs(hall: Hall) -> None:
    hidden, shared = save(hall.dispatch), save(hall.dispatch, name="公用", shared=True)
    for key in (hidden, shared, 0):
        with refused("DC004", "filter_not_found"):
            save(hall.intake, id=key)
        with refused("DC004", "filter_not_found"):
            hall.intake.value("select dcm_app.drop_filter(%s)", key)
    with refused("DC004", "filter_not_found"):
        hall.chief.value("select dcm_app.drop_filter(%s)", hidden)
    hall.chief.value("select dcm_app.drop_filter(%s)", shared)
    assert [row[0] for row in filters(hall.dispatch)] == [hidden]


@pytest.mark.parametrize(
    ("fields", "sqlstate"),
    [({"name": " "}, "DC005"), ({"room": None}, "DC005"), ({"name": "长" * 61}, "DC003"),
     ({"definition": []}, "DC003"), ({"definition": None}, "DC003"), ({"id": "x"}, "DC003"),
     ({"definition": {"a": "长" * 20001}}, "DC003"), ({"shared": "yes"}, "DC003"),
     ({"name": {}}, "DC003")],
)  # fmt: skip
def test_a_filter_that_is_none(hall: Hall, fields: dict[str, Any], sqlstate: str) -> None:
    with refused(sqlstate):
        save(hall.dispatch, **fields)
    assert filters(hall.dispatch) == []


def test_people_without_a_row_get_none_of_it(hall: Hall) -> None:
    for sql in ("claim_next()", "claim_case('x')", "release_case('x')", "act_many('[]')",
                "look_at(null)", "save_filter('{}')", "drop_filter(1)", "explain_departments('x')",
                "handover_preview()"):  # fmt: skip
        with refused("DC001", "not_staff"):
            hall.desk("t_norow").rows(f"select dcm_app.{sql}")
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            hall.desk("t_stranger").rows(f"select dcm_app.{sql}")


# --- why this department -----------------------------------------------------------------------


def explained(desk: Desk, case: Case) -> list[dict[str, Any]]:
    sql = "select to_jsonb(x) from dcm_app.explain_departments(%s) x"
    return desk.column(sql, case.task_no)


@pytest.mark.parametrize(
    "report",
    [
        {"kind": "component", "class_code": "0102", "component_code": "1301080102000001"},
        {"kind": "component", "class_code": "0102", "component_code": "1301080102999999"},
        {"kind": "component", "class_code": "0402", "component_code": "1301080402000001"},
        {"kind": "component", "class_code": "0118"}, {"kind": "event", "class_code": "0102"},
        {"kind": "event", "class_code": "0203", "x": None, "y": None},
        {"kind": "event", "class_code": "0401"},
    ],
)  # fmt: skip
def test_the_explanation_and_the_suggestion_agree(hall: Hall, report: dict[str, Any]) -> None:
    case = hall.intake.register(client_uuid=str(uuid4()), **report)
    rows = explained(hall.dispatch, case)
    active = hall.boss.column("select code from dcm.department where active")
    assert sorted(row["department_code"] for row in rows) == sorted(active)
    suggested = hall.dispatch.rows(
        "select department_code, rank, reason_zh, reason_en"
        " from dcm_app.suggest_departments(%s) order by rank", case.task_no,
    )  # fmt: skip
    kept = [row for row in rows if row["verdict"] != "out"]
    assert rows[: len(kept)] == kept, "what is suggested stands first"
    assert [(row["department_code"], row["rank"]) for row in kept] == [
        (code, rank) for code, rank, *_ in suggested
    ]
    assert [row["verdict"] for row in kept] == ["suggested", "possible", "possible"][: len(kept)]
    for row, (_, _, zh, en) in zip(kept, suggested):
        assert row["reason_zh"].split("；")[0] == zh and row["reason_en"].split("; ")[0] == en
    for row in rows[len(kept) :]:
        assert row["rank"] is None
        assert "权责配置中没有" in row["reason_zh"] and "No duty for" in row["reason_en"]


def test_why_the_others_fell_out(hall: Hall) -> None:
    case = hall.intake.register(kind="event", class_code="0203")
    reasons = {row["department_code"]: row["reason_zh"] for row in explained(hall.chief, case)}
    here = hall.boss.value(
        "select label_zh from dcm.street s join dcm.case_file c using (street_code)"
        " where task_no = %s", case.task_no,
    )  # fmt: skip
    assert f"事件先属地：{here}" in reasons["S1"]
    assert f"属地是{here}" in reasons["S2"]
    nowhere = hall.intake.register(kind="event", class_code="0203", x=None, y=None)
    reasons = {row["department_code"]: row["reason_zh"] for row in explained(hall.chief, nowhere)}
    assert "没有本区内的位置" in reasons["S1"]


def test_explained_only_to_those_who_see_the_case(hall: Hall) -> None:
    case = hall.at_stage("handling")
    assert explained(hall.dept_a, case)
    for login in ("t_dept_b", "t_surveyor", "t_exchange"):
        with refused("DC004", "case_not_found"):
            explained(hall.desk(login), case)


def suggested(desk: Desk, case: Case) -> list[tuple[str, str]]:
    sql = "select department_code, reason from dcm_app.suggest_departments(%s) order by rank"
    return desk.rows(sql, case.task_no)  # type: ignore[return-value]


def test_components_to_their_owner_events_to_their_territory_first(lone_hall: Hall) -> None:
    """部件先属主后属地，事件先属地后属主; what the handbook fixes goes before both."""
    hall = lone_hall
    lamp = hall.at_stage("dispatch", kind="component", class_code="0118",
                         component_code="1301080118000001")  # fmt: skip
    litter = hall.at_stage("dispatch", kind="event", class_code="0203")
    by_rules = [("B", "owner"), ("A", "duty"), ("S1", "territory")]
    assert suggested(hall.dispatch, lamp) == by_rules
    assert suggested(hall.dispatch, litter) == [("S1", "territory"), ("A", "duty")]
    hall.boss.run("update dcm.filing_condition set department_code = 'S2' where kind = 'component'")
    assert suggested(hall.dispatch, lamp) == [("S2", "handbook"), *by_rules]
    rows = {row["department_code"]: row for row in explained(hall.dispatch, lamp)}
    assert (rows["S2"]["verdict"], rows["B"]["verdict"]) == ("suggested", "possible")
    hall.boss.run("update dcm.department set active = false where code = 'S2'")
    assert suggested(hall.dispatch, lamp) == by_rules
    assert "S2" not in {row["department_code"] for row in explained(hall.dispatch, lamp)}
