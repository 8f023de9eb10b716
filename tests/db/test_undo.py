"""撤回: a step taken back leaves the case as it was, and the history of both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import psycopg2
import pytest
from dbkit import Case, Desk, Hall, House, as_json, fact, refused, state
from histories import CHINA, Generator, Rules, Walk, in_order
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yuhua_dcm_plugin.core.schema_files import SQL

if TYPE_CHECKING:
    from conftest import Database, Server

UNDOABLE = {
    "accept", "refuse", "decline", "request_verification", "request_check", "return_to_filing",
    "dispatch",
}  # fmt: skip
START = datetime(2026, 1, 5, 9, tzinfo=CHINA)
UNTIL = datetime(2026, 4, 30, 18, tzinfo=CHINA)
#: What a case is: every table that holds a part of it, without what only the chain counts.
PARTS = {
    "case_file": "to_jsonb(x) - '{version,last_at,last_hash,claimed_by,claimed_at}'::text[]",
    "assignment": "to_jsonb(x)", "field_task": "to_jsonb(x)", "case_fact": "to_jsonb(x)",
}  # fmt: skip


def picture(boss: Desk, task_no: str) -> dict[str, list[str]]:
    return {
        table: boss.column(
            f"select ({row})::text from dcm.{table} x join dcm.case_file c on c.id ="
            f" x.{'id' if table == 'case_file' else 'case_id'} where c.task_no = %s order by 1",
            task_no,
        )
        for table, row in PARTS.items()
    }


def bring(hall: Hall, action: str, **report: Any) -> tuple[Case, Desk, dict[str, Any]]:
    """A case on which an action can be done, who does it and with what."""
    stage, who, detail = {
        "accept": ("intake", hall.intake, {}),
        "refuse": ("intake", hall.intake, {"reason": "重复"}),
        "decline": ("filing", hall.chief, {"reason": "不属实"}),
        "request_verification": ("intake", hall.intake, {"supervisor": "t_supervisor"}),
        "request_check": ("feedback", hall.intake, {"supervisor": "t_supervisor"}),
        "return_to_filing": ("dispatch", hall.dispatch, {"reason": "条件选错"}),
        "dispatch": ("dispatch", hall.dispatch, {"department": "A", "co_departments": ["B"]}),
    }[action]
    return hall.at_stage(stage, **report), who, detail


def undo_of(desk: Desk, case: Case) -> list[Any]:
    sql = (
        "select demands, harmful, on_behalf, label_zh from dcm_app.available_actions(%s)"
        " where action = 'undo'"
    )
    return desk.rows(sql, case.task_no)


# --- one step ----------------------------------------------------------------------------------


@pytest.mark.parametrize("action", sorted(UNDOABLE))
def test_as_it_was(hall: Hall, action: str) -> None:
    case, who, detail = bring(hall, action)
    before, version, stage = picture(hall.boss, case.task_no), case.version, state(hall, case)
    case.act(who, action, **detail)
    assert picture(hall.boss, case.task_no) != before
    assert undo_of(who, case) == [([], False, False, "撤回")]
    answer = case.act(who, "undo")
    assert picture(hall.boss, case.task_no) == before
    assert (answer["stage"], answer["version"]) == (stage["stage"], version + 2)
    history = hall.chief.rows(
        "select action, actor, from_stage, to_stage, detail from dcm_app.case_history"
        " where task_no = %s and seq > %s order by seq", case.task_no, version,
    )  # fmt: skip
    assert [row[0] for row in history] == [action, "undo"]
    assert history[1][1:] == (
        who.login, history[0][3], history[0][2], {"undone": version + 1, "undone_action": action},
    )  # fmt: skip
    assert undo_of(who, case) == []
    case.act(who, action, **detail)  # and once more, this time meant
    assert undo_of(who, case) != []


def test_what_may_be_undone_is_said_by_the_workflow(hall: Hall) -> None:
    assert set(hall.boss.column("select code from dcm.action where undoable")) == UNDOABLE
    assert hall.boss.value("select count(*) from dcm.transition where action = 'undo'") == 0


@pytest.mark.parametrize(
    ("stage", "login", "action", "detail"),
    [
        ("filing", "t_chief", "file", {}),
        ("handling", "t_dept_a", "report_done", {"opinion": "x"}),
        ("handling", "t_dept_a", "send_back", {"reason": "x"}),
        ("verification", "t_supervisor", "report_verification", {"result": "true"}),
        ("check", "t_supervisor", "report_check", {"passed": False, "opinion": "x"}),
        ("closing", "t_chief", "close", {"opinion": "x"}), ("intake", "t_chief", "void",
         {"reason": "x"}), ("intake", "t_intake", "note", {"text": "x"}),
    ],
)  # fmt: skip
def test_the_rest_cannot_be(
    hall: Hall, stage: str, login: str, action: str, detail: dict[str, Any]
) -> None:
    case = hall.at_stage(stage)
    desk = hall.desk(login)
    case.act(desk, action, **(detail or {"condition": hall.condition()}))
    for who in (desk, hall.chief):
        if not sees(who, case):  # sent back, and so out of its sight
            continue
        assert undo_of(who, case) == []
        with refused("DC001", "may_not_undo"):
            case.act(who, "undo")


def test_a_new_case_has_nothing_to_undo(hall: Hall) -> None:
    case = hall.intake.register()
    assert undo_of(hall.intake, case) == []
    with refused("DC001", "may_not_undo"):
        case.act(hall.intake, "undo")


def test_only_whoever_did_it(hall: Hall) -> None:
    case = hall.at_stage("handling")
    for login in ("t_chief", "t_intake", "t_intake2", "t_dept_a", "t_admin", "t_director"):
        assert undo_of(hall.desk(login), case) == []
        with refused("DC001", "may_not_undo"):
            case.act(hall.desk(login), "undo")
    for login in ("t_dept_b", "t_surveyor", "t_exchange"):
        with refused("DC004", "case_not_found"):
            case.act(hall.desk(login), "undo")
    with refused("DC002", "stale_version"):
        hall.dispatch.act(case.task_no, "undo", case.version - 1)
    assert case.act(hall.dispatch, "undo")["stage"] == "dispatch"


def test_not_a_colleague_of_the_same_post(hall: Hall) -> None:
    case = hall.at_stage("filing")
    assert undo_of(hall.intake, case) and undo_of(hall.intake2, case) == []
    with refused("DC001", "may_not_undo"):
        case.act(hall.intake2, "undo")
    case.act(hall.intake, "undo")


def test_not_after_the_deadline_was_moved(hall: Hall) -> None:
    """That event comes from the calendar, and not through the door."""
    case = hall.at_stage("handling")
    hall.boss.run("update dcm.case_file set due_provisional = true")
    assert hall.boss.value("select dcm_app.reckon_running('standard')")["told"] == 1
    case.version += 1
    assert undo_of(hall.dispatch, case) == []
    with refused("DC001", "may_not_undo"):
        case.act(hall.dispatch, "undo")


def test_not_after_anything_else(hall: Hall) -> None:
    case = hall.at_stage("handling")
    case.act(hall.dept_a, "note", text="已出发")
    assert undo_of(hall.dispatch, case) == []
    with refused("DC001", "may_not_undo"):
        case.act(hall.dispatch, "undo")
    other = hall.at_stage("handling", class_code="0101")
    other.act(hall.dispatch, "undo")
    with refused("DC001", "may_not_undo"):  # nor is an undoing undone
        other.act(hall.dispatch, "undo")


def test_not_for_ever(lone_hall: Hall) -> None:
    hall = lone_hall
    case = hall.at_stage("handling")
    for minutes, expected in ((11, 0), (10, 0), (9, 1)):
        move_back(hall, case, minutes)
        assert len(undo_of(hall.dispatch, case)) == expected, minutes
    hall.boss.run("update dcm.setting set value = '0' where key = 'undo_minutes'")
    assert undo_of(hall.dispatch, case) == []
    with refused("DC001", "may_not_undo"):
        case.act(hall.dispatch, "undo")


def move_back(hall: Hall, case: Case, minutes: int) -> None:
    """Make the last event so old; nobody but a test can."""
    hall.boss.run(
        "begin; set local session_replication_role = replica;"
        " update dcm.case_event set at = now() - %s * interval '1 min' where action = 'dispatch';"
        " commit", minutes,
    )  # fmt: skip


def test_whoever_has_lost_the_post_cannot(lone_hall: Hall) -> None:
    hall = lone_hall
    case = hall.at_stage("filing")
    case.act(hall.intake2, "decline", reason="x")
    assert undo_of(hall.intake2, case)
    hall.boss.run("update dcm.staff set permissions = '{}' where login = 't_intake2'")
    assert undo_of(hall.intake2, case) == []
    with refused("DC001", "may_not_undo"):
        case.act(hall.intake2, "undo")


def test_words_may_go_with_it_but_not_too_many(hall: Hall) -> None:
    case = hall.at_stage("handling")
    with refused("DC003", "too_long"):
        case.act(hall.dispatch, "undo", reason="长" * 20001)
    case.act(hall.dispatch, "undo", reason="派错部门", undone=99)
    detail = hall.boss.value("select detail from dcm.case_event where action = 'undo'")
    assert detail == {"reason": "派错部门", "undone": case.version - 1, "undone_action": "dispatch"}


def test_many_are_undone_at_once(hall: Hall) -> None:
    cases = [hall.at_stage("handling", class_code="0101") for _ in range(3)]
    cases[1].act(hall.dept_a, "note", text="x")
    acts = [{"task_no": c.task_no, "action": "undo", "version": c.version} for c in cases]
    rows = hall.dispatch.rows("select ok, stage from dcm_app.act_many(%s)", as_json(acts))
    assert rows == [(True, "dispatch"), (False, None), (True, "dispatch")]


# --- who sees what -----------------------------------------------------------------------------


def sees(desk: Desk, case: Case) -> bool:
    sql = "select count(*) from dcm_app.case_list where task_no = %s"
    return bool(desk.value(sql, case.task_no))


def test_departments_and_supervisors_lose_sight(hall: Hall) -> None:
    case, who, detail = bring(hall, "dispatch")
    case.act(who, "dispatch", **detail)
    assert sees(hall.dept_a, case) and sees(hall.dept_b, case)
    case.act(who, "undo")
    assert not sees(hall.dept_a, case) and not sees(hall.dept_b, case)
    with refused("DC004", "case_not_found"):
        case.act(hall.dept_a, "note", text="x")
    assert hall.dept_a.rows("select * from dcm_app.assignment") == []
    other, who, detail = bring(hall, "request_check", class_code="0101")
    other.act(who, "request_check", **detail)
    assert sees(hall.supervisor, other)
    other.act(who, "undo")
    assert not sees(hall.supervisor, other)
    assert hall.supervisor.rows("select * from dcm_app.field_task") == []
    other.act(who, "request_check", supervisor="t_supervisor2")
    assert sees(hall.desk("t_supervisor2"), other)


def test_a_claim_does_not_come_back(hall: Hall) -> None:
    case = hall.at_stage("dispatch")
    hall.dispatch.value("select dcm_app.claim_case(%s)", case.task_no)
    case.act(hall.dispatch, "dispatch", department="A")
    case.act(hall.dispatch, "undo")
    assert state(hall, case)["claimed_by"] is None
    assert hall.dispatch.value("select dcm_app.claim_next()") == case.task_no


# --- the clock ---------------------------------------------------------------------------------

CLOCK = ("dispatched_at", "due_at", "warn_at", "clock_from", "clock_amount", "clock_unit")


def test_a_first_dispatch_undone_stops_the_clock(hall: Hall) -> None:
    case = hall.at_stage("handling")
    assert all(state(hall, case)[name] is not None for name in CLOCK)
    answer = case.act(hall.dispatch, "undo")
    assert (answer["due_at"], answer["warn_at"]) == (None, None)
    assert all(state(hall, case)[name] is None for name in CLOCK)
    case.act(hall.dispatch, "dispatch", department="B")  # the right one now: the clock starts here
    row = state(hall, case)
    last = hall.boss.value("select max(at) from dcm.case_event where action = 'dispatch'")
    assert row["dispatched_at"] == row["clock_from"] == last


@pytest.mark.parametrize("renew", ["false", "true"])
def test_a_later_dispatch_undone_restores_the_clock(lone_hall: Hall, renew: str) -> None:
    hall = lone_hall
    hall.boss.run(
        "update dcm.setting set value = %s where key = 'renew_limit_on_redispatch'", renew
    )
    case = hall.at_stage("handling")
    case.act(hall.dept_a, "send_back", reason="非我职责")
    before = state(hall, case)
    case.act(hall.dispatch, "dispatch", department="B")
    between = state(hall, case)
    assert (between["clock_from"] != before["clock_from"]) == (renew == "true")
    case.act(hall.dispatch, "undo")
    after = state(hall, case)
    assert [after[name] for name in CLOCK] == [before[name] for name in CLOCK]
    assert fact(hall, case)["due_at"] == before["due_at"]


# --- evaluation --------------------------------------------------------------------------------


def indicators(hall: Hall, department: str) -> dict[str, Any]:
    sql = (
        "select indicators from dcm_app.evaluate('department', current_date - 1,"
        " current_date + 1) where object_code = %s"
    )
    return dict(hall.evaluator.value(sql, department))


def test_an_undone_dispatch_counts_nowhere(hall: Hall) -> None:
    none = {code: indicators(hall, code) for code in ("A", "B", "S1")}
    case = hall.at_stage("dispatch")
    untouched = fact(hall, case)
    case.act(hall.dispatch, "dispatch", department="A", co_departments=["S1"])
    assert indicators(hall, "A")["filed"] == 1
    case.act(hall.dispatch, "undo")
    assert {code: indicators(hall, code) for code in none} == none
    assert fact(hall, case) == untouched
    case.act(hall.dispatch, "dispatch", department="B")
    row = fact(hall, case)
    assert (row["first_department"], row["department_code"]) == ("B", "B")
    assert (row["rework_count"], row["return_count"]) == (0, 0)
    assert indicators(hall, "A") == none["A"]
    assert indicators(hall, "B")["filed"] == 1


def test_a_wrong_redispatch_undone_leaves_the_first_department_charged(hall: Hall) -> None:
    case = hall.at_stage("check")
    case.act(hall.supervisor, "report_check", passed=False, opinion="未办好")
    before = {code: indicators(hall, code) for code in ("A", "B")}
    row = fact(hall, case)
    case.act(hall.dispatch, "dispatch", department="B")
    case.act(hall.dispatch, "undo")
    assert fact(hall, case) == row and row["rework_count"] == 1
    assert {code: indicators(hall, code) for code in before} == before
    assert state(hall, case)["round"] == 2


def test_a_refusal_undone_is_none(hall: Hall) -> None:
    case = hall.at_stage("dispatch")
    case.act(hall.dispatch, "return_to_filing", reason="x")
    before = fact(hall, case)
    case.act(hall.chief, "decline", reason="x")
    assert fact(hall, case)["voided"]
    case.act(hall.chief, "undo")
    assert fact(hall, case) == before and not before["voided"]
    assert case.task_no in hall.chief.column("select task_no from dcm_app.open_case")


# --- random walks ------------------------------------------------------------------------------


def identities(boss: Desk) -> dict[str, str]:
    sql = (
        "select login, (login, dcm_app.roles_of(login), department_code,"
        " permissions)::dcm_app.identity::text from dcm.staff"
    )
    return dict(boss.rows(sql))  # type: ignore[arg-type]


class Doer:
    """Sends walks through the door; on the way takes some steps back and does them again."""

    def __init__(self, boss: Desk, undoing: set[str]) -> None:
        self.boss = boss
        self.undoing = undoing
        self.undone: list[str] = []
        self._identity = identities(boss)

    def drive(self, walks: list[Walk]) -> None:
        task: dict[int, str] = {}
        self.boss.run("begin")
        for at, n, k in in_order(walks):
            if k < 0:
                task[n] = self.boss.value(
                    "select task_no from dcm_app.register_core(%s::dcm_app.identity, %s, %s)",
                    self._identity[walks[n].actor], as_json(walks[n].report), at,
                )  # fmt: skip
            else:
                self._step(task[n], walks[n].steps[k], at)
        self.boss.run("commit")

    def _step(self, task_no: str, step: dict[str, Any], at: datetime) -> None:
        if step["action"] in self.undoing and not lost_by_its_actor(step):
            before = picture(self.boss, task_no)
            self._act(task_no, step["actor"], step["action"], step["detail"], at)
            self._act(task_no, step["actor"], "undo", {}, at + timedelta(0, 0, 1))
            assert picture(self.boss, task_no) == before, step
            self.undone.append(step["action"])
            at += timedelta(0, 0, 1)
        self._act(task_no, step["actor"], step["action"], step["detail"], at)

    def _act(self, task_no: str, actor: str, action: str, detail: Any, at: datetime) -> None:
        self.boss.rows(
            "select dcm_app.act_core(%s::dcm_app.identity, %s, %s, (select version from"
            " dcm.case_file where task_no = %s), %s, %s)",
            self._identity[actor], task_no, action, task_no, as_json(detail), at,
        )  # fmt: skip


def lost_by_its_actor(step: dict[str, Any]) -> bool:
    """A department that has sent a case back does not see it any more."""
    return step["action"] == "send_back" and "on_behalf_of" not in step["detail"]


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_every_undoable_step_of_a_walk_leaves_no_trace(house: House, seed: int) -> None:
    walks = Generator(Rules.read(house.boss), seed, START, UNTIL).walks(12)
    Doer(house.boss, UNDOABLE).drive(walks)
    house.wipe()


def test_what_else_a_district_makes_undoable_leaves_no_trace(lone_hall: Hall) -> None:
    """The mechanism knows no action by name: filing, answers, rework and closing go back too."""
    boss = lone_hall.boss
    boss.run("update dcm.action set undoable = code <> 'undo'")
    doer = Doer(boss, set(boss.column("select code from dcm.action where undoable")))
    doer.drive(Generator(Rules.read(boss), 5, START, UNTIL).walks(80))
    assert set(doer.undone) >= UNDOABLE | {
        "file", "send_back", "report_done", "report_verification", "report_check", "close", "note",
    }  # fmt: skip


@pytest.fixture(scope="module")
def pair(server: Server, template: Database) -> Iterator[tuple[Desk, Desk]]:
    """The same 250 histories twice: straight, and each undoable step taken back once."""
    with (
        server.clone(template.name) as one,
        server.clone(template.name) as two,
        closing(psycopg2.connect(one.dsn)) as left,
        closing(psycopg2.connect(two.dsn)) as right,
    ):
        straight, crooked = Desk(left, None), Desk(right, None)
        walks = Generator(Rules.read(straight), 20261122, START, UNTIL).walks(250)
        Doer(straight, set()).drive(walks)
        doer = Doer(crooked, UNDOABLE)
        doer.drive(walks)
        assert set(doer.undone) == UNDOABLE
        yield straight, crooked


def test_histories_with_undoings_end_where_straight_ones_do(pair: tuple[Desk, Desk]) -> None:
    sql = (
        "select task_no, stage, case_no, department_code, supervisor, round, due_at is null,"
        " finished_at is null from dcm.case_file order by 1"
    )
    assert pair[0].rows(sql) == pair[1].rows(sql)
    for table, columns in (
        ("assignment", "x.department_code, is_main, x.round, visible"),
        ("field_task", "task_kind, x.supervisor, x.round, outcome"),
        ("case_fact", "x.department_code, first_department, filed_by, dispatched_by, closed,"
         " voided, rework_count, return_count"),
    ):  # fmt: skip
        sql = (
            f"select c.task_no, {columns} from dcm.{table} x join dcm.case_file c on c.id = case_id"
            " order by 1, 2, 3, 4, 5"
        )
        assert pair[0].rows(sql) == pair[1].rows(sql), table


def test_evaluation_is_that_of_the_straight_histories(pair: tuple[Desk, Desk]) -> None:
    sql = "select * from dcm_app.evaluate('department', '2026-01-01', %s)"
    for desk in pair:
        desk.run("set session authorization t_evaluator")
    try:
        for day in ("2026-01-31", "2026-02-28", "2026-05-31"):
            assert pair[0].rows(sql, day) == pair[1].rows(sql, day), day
    finally:
        for desk in pair:
            desk.run("reset session authorization")


def test_chains_and_facts_hold(pair: tuple[Desk, Desk]) -> None:
    for name in ("10_event_chain", "30_orphans"):
        assert pair[1].rows((SQL / "check" / f"{name}.sql").read_text("utf-8")) == []


def test_nothing_is_kept_longer_than_it_serves(pair: tuple[Desk, Desk]) -> None:
    """Of a refused case, which nothing follows, a few bytes stay."""
    for desk in pair:
        kept = desk.column(
            "select case_before from dcm.case_undo join dcm.case_file c on c.id = case_id"
            " where stage = 'refused' and filed_at is null"
        )
        assert kept
        assert all(set(columns) == {"stage", "stage_at", "finished_at"} for columns in kept)
        assert desk.value("select count(*) from dcm.case_undo") > 0
        assert desk.value(
            "select count(*) from dcm.case_undo u join dcm.case_file c on c.id = case_id"
            " where u.seq <> c.version"
        ) == 0  # fmt: skip


# --- the twin ----------------------------------------------------------------------------------


def test_the_twin_refuses_undo(hall: Hall) -> None:
    """Past cases are written as they went; what was taken back is left out of them."""
    item = {
        "report": {"kind": "event", "class_code": "0102", "source": "hotline"},
        "at": START.isoformat(), "actor": "t_intake", "steps": [
            {"action": "accept", "actor": "t_intake", "at": START.isoformat(), "detail": {}},
            {"action": "undo", "actor": "t_intake", "at": START.isoformat(), "detail": {}},
        ],
    }  # fmt: skip
    with refused("DC003", "bad_history"):
        hall.admin.value("select dcm_app.write_history(%s)", as_json([item]))
    item["steps"].pop()  # type: ignore[attr-defined]
    assert hall.admin.value("select dcm_app.write_history(%s)", as_json([item])) == 1


# --- the door ----------------------------------------------------------------------------------


def test_nobody_holds_up_a_case_that_is_not_his_to_see(hall: Hall) -> None:
    """Sight is asked before the lock: a stranger's call does not wait for those at work."""
    case = hall.at_stage("handling")
    hall.boss.run("begin")
    hall.boss.run("select from dcm.case_file where task_no = %s for update", case.task_no)
    hall.dept_b.run("set lock_timeout = '500ms'")
    try:
        with refused("DC004", "case_not_found"):
            case.act(hall.dept_b, "note", text="x")
    finally:
        hall.boss.run("rollback")
        hall.dept_b.run("reset lock_timeout")


def test_verification_is_demanded_by_the_row_not_by_the_name(lone_hall: Hall) -> None:
    hall = lone_hall
    hall.boss.run("update dcm.report_source set verification = 'required' where code = 'hotline'")
    case = hall.intake.register()
    assert "accept" not in hall.intake.actions(case.task_no)
    with refused("DC001", "not_allowed"):
        case.act(hall.intake, "accept")
    hall.boss.run("update dcm.transition set unless_verification_required = action = 'refuse'")
    assert {"accept", "refuse"} & set(hall.intake.actions(case.task_no)) == {"accept"}
    with refused("DC001", "not_allowed"):
        case.act(hall.intake, "refuse", reason="x")
    case.act(hall.intake, "accept")
