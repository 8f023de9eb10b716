"""docs/rights-matrix.md, tried cell by cell in a district full of generated cases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import gridkit
import matrix
import psycopg2
import pytest
from censuskit import Delivery, row
from dbkit import Desk, Desks, as_json, report_of
from histories import CHINA, Generator, Person, Rules, Walk, drive, read_people

from yuhua_dcm_plugin.core.migrations import install

if TYPE_CHECKING:
    from conftest import Database, Server

VIEWS = matrix.views()
FUNCTIONS = matrix.functions()
WRITTEN = matrix.written_views()
ROLES = (
    "dcm_intake", "dcm_chief", "dcm_dispatch", "dcm_department", "dcm_supervisor", "dcm_surveyor",
    "dcm_evaluator", "dcm_director", "dcm_exchange", "dcm_admin",
)  # fmt: skip
CASE_VIEWS = (
    "case_list", "open_case", "case_history", "assignment", "field_task", "case_clock", "case_step",
)  # fmt: skip
SOME_CASE = "the number of a case goes here"
ITS_VERSION = "and here its version"
ALL_LAMPS = as_json(
    {"scope": {"class_codes": ["0118"]}, "departments": {"owner": "A"}, "reason": "拆除"}
)
TRIAL = as_json({"from": "2026-01-01", "to": "2026-03-31", "edition": "default"})
#: How each function is called where the page says that somebody may.
PLAIN_YEAR = {"calendar": "standard", "year": 2030, "status": "official", "days": []}
SHORT_DAY = {
    "calendar": "standard", "valid_from": "2030-01-01", "slots": [{"from": "8:00", "to": "12:00"}]
}  # fmt: skip
CALLS: dict[str, tuple[str, tuple[Any, ...]]] = {
    "register_case": ("select dcm_app.register_case(%s)", (as_json(report_of()),)),
    "find_duplicates": ("select dcm_app.find_duplicates(%s)", (as_json(report_of()),)),
    "act": (
        "select dcm_app.act(%s, 'note', %s, '{\"text\": \"x\"}')",
        (SOME_CASE, ITS_VERSION),
    ),
    "search_cases": ("select * from dcm_app.search_cases('裕华')", ()),
    "available_actions": ("select * from dcm_app.available_actions(%s)", (SOME_CASE,)),
    "my_event": ("select dcm_app.my_event('0', 1)", ()),
    "acceptance": ("select * from dcm_app.acceptance()", ()),
    "suggest_departments": ("select * from dcm_app.suggest_departments(%s)", (SOME_CASE,)),
    "suggest_supervisors": ("select * from dcm_app.suggest_supervisors(%s)", (SOME_CASE,)),
    "case_contact": ("select * from dcm_app.case_contact(%s)", (SOME_CASE,)),
    "explain_departments": ("select * from dcm_app.explain_departments(%s)", (SOME_CASE,)),
    "look_at": ("select * from dcm_app.look_at(%s)", (SOME_CASE,)),
    "claim_next": ("select dcm_app.claim_next()", ()),
    "claim_case": ("select dcm_app.claim_case('0')", ()),
    "release_case": ("select dcm_app.release_case(%s)", (SOME_CASE,)),
    "act_many": ("select * from dcm_app.act_many('[]')", ()),
    "save_filter": (
        "select dcm_app.save_filter(%s)",
        (as_json({"name": "x", "room": "dispatch", "definition": {}}),),
    ),
    "drop_filter": ("select dcm_app.drop_filter(0)", ()),
    "handover_preview": ("select * from dcm_app.handover_preview()", ()),
    "open_handover": ("select dcm_app.open_handover('{}')", ()),
    "sign_handover": ("select dcm_app.sign_handover(0)", ()),
    "resume_due": ("select dcm_app.resume_due()", ()),
    "withdraw_handover": ("select dcm_app.withdraw_handover(0)", ()),
    "record_call": (
        "select dcm_app.record_call(%s)",
        (as_json({"kind": "other", "subject": "x"}),),
    ),
    "join_case": ("select dcm_app.join_case(%s, '{}')", (SOME_CASE,)),
    "urge_case": ("select dcm_app.urge_case(%s, '{\"text\": \"x\"}')", (SOME_CASE,)),
    "caller_history": ("select * from dcm_app.caller_history('13800000001')", ()),
    "call_counts": ("select * from dcm_app.call_counts('2026-01-01', '2026-12-31')", ()),
    "reveal_contact": ("select dcm_app.reveal_contact(%s, 'reporter', 1, 'x')", (SOME_CASE,)),
    "save_phrase": ("select dcm_app.save_phrase(%s)",
                    (as_json({"part": "reason", "text": "x"}),)),
    "drop_phrase": ("select dcm_app.drop_phrase(1001)", ()),
    "save_class_rule": (
        "select dcm_app.save_class_rule(%s)",
        (as_json({"words": ["x"], "kind": "event", "class_code": "0102"}),),
    ),
    "drop_class_rule": ("select dcm_app.drop_class_rule(201021)", ()),
    "census_lists": ("select dcm_app.census_lists()", ()),
    "census_open": ("select dcm_app.census_open(%s)", (as_json({"source": [{"name": "x"}]}),)),
    "census_check": ("select dcm_app.census_check(0)", ()),
    "census_take": ("select dcm_app.census_take(0)", ()),
    "census_recheck": ("select dcm_app.census_recheck(0)", ()),
    "census_discard": ("select dcm_app.census_discard(0)", ()),
    "census_check_standing_grids": ("select dcm_app.census_check_standing_grids()", ()),
    "save_setting": (
        "select dcm_app.save_setting(%s, true)",
        (as_json({"key": "undo_minutes", "value": 5}),),
    ),
    "drop_setting": ("select dcm_app.drop_setting('undo_minutes', '2190-01-01', true)", ()),
    "save_label": (
        "select dcm_app.save_label(%s, true)",
        (as_json({"list": "stage", "code": "intake", "label_zh": "受理中"}),),
    ),
    "is_surveyor": ("select dcm_app.is_surveyor()", ()),
    "masked_phone": ("select dcm_app.masked_phone('13800000001')", ()),
    "evaluate": ("select * from dcm_app.evaluate('department', '2026-01-01', '2026-01-31')", ()),
    "evaluation_cases": (
        "select * from dcm_app.evaluation_cases('department', 'A', 'filed', '2026-01-01',"
        " '2026-01-31')",
        (),
    ),
    "evaluation_columns": ("select * from dcm_app.evaluation_columns('department')", ()),
    "deadline": ("select dcm_app.deadline('2026-03-02 10:00+08', 1, 'work_day')", ()),
    "elapsed": ("select dcm_app.elapsed('2026-03-02', '2026-03-03', 'work_hour')", ()),
    "locate": ("select dcm_app.locate('{\"x\": 545100, \"y\": 4209100, \"srid\": 4547}')", ()),
    "search_address": ("select * from dcm_app.search_address('测试大街')", ()),
    "component_near": ("select * from dcm_app.component_near(545100, 4209100)", ()),
    "component_as_of": ("select * from dcm_app.component_as_of('2026-01-01')", ()),
    "component_history": ("select * from dcm_app.component_history('1301080118000001')", ()),
    "ownership_counts": ("select * from dcm_app.ownership_counts()", ()),
    "ownership_preview": ("select dcm_app.ownership_preview(%s)", (ALL_LAMPS,)),
    "set_ownership": ("select dcm_app.set_ownership(%s)", (ALL_LAMPS,)),
    "retire_components": ("select dcm_app.retire_components(%s)", (ALL_LAMPS,)),
    "census_undo": ("select dcm_app.census_undo(0)", ()),
    "me": ("select dcm_app.me()", ()),
    "is_staff": ("select dcm_app.is_staff()", ()),
    "holds": ("select dcm_app.holds('{dcm_intake}')", ()),
    "sees_all": ("select dcm_app.sees_all()", ()),
    "my_department": ("select dcm_app.my_department()", ()),
    "my_login": ("select dcm_app.my_login('{dcm_intake}')", ()),
    "roles_of": ("select dcm_app.roles_of('t_chief')", ()),
    "setting_value": ("select dcm_app.setting_value('calendar')", ()),
    "handbook_lists": ("select dcm_app.handbook_lists()", ()),
    "handbook_open": ("select dcm_app.handbook_open(%s)",
                      (as_json({"code": "x", "label_zh": "x"}),)),
    "handbook_save_edition": ("select dcm_app.handbook_save_edition('nowhere', '{}')", ()),
    "handbook_add_rows": ("select dcm_app.handbook_add_rows('nowhere', '[]')", ()),
    "handbook_answer": ("select dcm_app.handbook_answer('nowhere', 0, '{}')", ()),
    "handbook_save_row": ("select dcm_app.handbook_save_row('nowhere', '{}')", ()),
    "handbook_drop_row": ("select dcm_app.handbook_drop_row('nowhere', '')", ()),
    "handbook_diff": ("select * from dcm_app.handbook_diff('default', 'default')", ()),
    "handbook_put_in_force": ("select dcm_app.handbook_put_in_force('nowhere', null)", ()),
    "handbook_withdraw": ("select dcm_app.handbook_withdraw('nowhere')", ()),
    "what_if": ("select * from dcm_app.what_if(%s)", (TRIAL,)),
    "what_if_cases": ("select * from dcm_app.what_if_cases(%s)", (TRIAL,)),
    "handbook_discard": ("select dcm_app.handbook_discard('nowhere')", ()),
    "edition_at": ("select dcm_app.edition_at(now())", ()),
    "add_staff": ("select dcm_app.add_staff('t_chief', 'x', '{dcm_chief}')", ()),
    "set_calendar_year": ("select dcm_app.set_calendar_year('standard', 2030, 'official', '[]')",
                          ()),
    "save_calendar": ("select dcm_app.save_calendar('{\"code\": \"standard\"}', true)", ()),
    "set_work_hours": ("select dcm_app.set_work_hours(%s, true)", (as_json(SHORT_DAY),)),
    "drop_work_hours": ("select dcm_app.drop_work_hours('standard', '1900-01-01', true)", ()),
    "set_year": ("select dcm_app.set_year(%s, true)", (as_json(PLAIN_YEAR),)),
    "set_department_calendar": ("select dcm_app.set_department_calendar(%s, true)",
                                (as_json({"department": "A", "valid_from": "2030-01-01"}),)),
    "calendar_gaps": ("select * from dcm_app.calendar_gaps()", ()),
    "write_history": ("select dcm_app.write_history('[]')", ()),
    "save_department": (
        "select dcm_app.save_department('{\"code\": \"A\"}', true)",
        (),
    ),
    "close_department": ("select dcm_app.close_department('A', 'B', true)", ()),
    "reopen_department": ("select dcm_app.reopen_department('A', true)", ()),
    "save_staff": ("select dcm_app.save_staff('{\"login\": \"t_chief\"}', true)", ()),
    "lock_staff": ("select dcm_app.lock_staff('t_chief', true, true)", ()),
    "set_right": (
        "select dcm_app.set_right(%s, true)",
        (as_json({"stage": "closing", "action": "close", "role": "dcm_intake", "allowed": True}),),
    ),
    "daily_digest": ("select dcm_app.daily_digest('2026-01-01')", ()),
}  # fmt: skip
CALLED = [name for name in FUNCTIONS if name.split("(")[0] in CALLS]


@dataclass
class District:
    """A database with cases in every state, and what the test holds about them."""

    boss: Desk
    desk: Desks
    people: dict[str, Person]
    walks: dict[str, Walk]  # by task number

    def seen(self, login: str) -> set[str]:
        person = self.people.get(login)
        if person is None:
            return set()
        return {task_no for task_no, walk in self.walks.items() if walk.sees(person)}


@pytest.fixture(scope="module")
def district(server: Server, template: Database) -> Iterator[District]:
    with server.clone(template.name) as clone, ExitStack() as stack:
        install(clone.dsn)  # a copy of a database does not take along who may do what with it
        desks: dict[str, Desk] = {}

        def desk(login: str) -> Desk:
            if login not in desks:
                connection = stack.enter_context(closing(psycopg2.connect(clone.dsn)))
                desks[login] = Desk(connection, login)
                desks[login].run("set session authorization %s", login)
            return desks[login]

        boss = Desk(stack.enter_context(closing(psycopg2.connect(clone.dsn))), None)
        start = datetime(2026, 1, 5, 9, tzinfo=CHINA)
        until = datetime(2026, 4, 30, 18, tzinfo=CHINA)
        walks = Generator(Rules.read(boss), 7, start, until).walks(150)
        numbers = drive(boss, walks)
        people = {person.login: person for person in read_people(boss)}
        leave_marks(boss, desk)
        made = District(boss, desk, people, dict(zip(numbers, walks)))
        fill_desks(made)
        yield made


def fill_desks(district: District) -> None:
    """What only desks write: a shared filter, a handover, people at cases."""
    shared = {"name": "超时", "room": "dispatch", "shared": True, "definition": {}}
    district.desk("t_chief").value("select dcm_app.save_filter(%s)", as_json(shared))
    district.desk("t_intake").value("select dcm_app.open_handover('{}')")
    for login in ("t_dept_a", "t_dept_b", "t_supervisor", "t_exchange"):
        task_no = min(district.seen(login))
        district.desk(login).rows("select * from dcm_app.look_at(%s)", task_no)
    # Every case that was ever dispatched: a row in the ledger, and one in the steps.
    district.boss.run(
        "insert into dcm.case_clock (case_id, seq, kind, asked_by, asked_at)"
        " select id, 1, 'extension', 't_dept_a', now() from dcm.case_file"
        " where dispatched_at is not null; insert into dcm.case_step (case_id, step, amount, unit,"
        " is_last, due_at) select id, 1, 4, 'work_hour', false, due_at from dcm.case_file"
        " where due_at is not null"
    )
    district.boss.run("update dcm.case_presence set seen_at = now() + interval '1 day'")


def leave_marks(boss: Desk, desk: Desks) -> None:
    """What views show besides cases."""
    desk("t_admin").value("select dcm_app.write_history('[]')")
    sql = 'select dcm_app.record_call(\'{"kind": "other", "subject": "x"}\')'
    desk("t_intake").value(sql)
    leave_faults(desk("t_surveyor"))
    boss.run("insert into dcm.department_calendar values ('A', '2030-01-01', 'standard')")
    leave_draft(desk("t_admin"), boss)
    boss.run(
        "insert into dcm.class_alias select standard, kind, '别名', code from dcm.class limit 1"
    )
    boss.run(
        "update dcm.component set owner_department = null, status = '破损'"
        " where class_code = '0402'"
    )
    boss.run(
        "insert into dcm.contact_reveal (at, login, task_no, part, seq, reason)"
        " values (now(), 't_intake', '1', 'reporter', 1, 'x')"
    )


def leave_draft(admin: Desk, boss: Desk) -> None:
    """A draft of the handbook with a row that waits for an answer, and other names."""
    hours = {"stage": "intake", "amount": 1, "unit": "work_hour"}
    draft = {"code": "draft", "label_zh": "草稿", "stage_limits": [hours], "based_on": "default"}
    admin.value("select dcm_app.handbook_open(%s)", as_json(draft))
    row = {"row_no": 3, "sheet": "部件", "cells": [], "questions": [
        {"key": "unknown_department", "subject": "某单位"}]}  # fmt: skip
    admin.value("select dcm_app.handbook_add_rows('draft', %s)", as_json([row]))
    boss.run("insert into dcm.department_alias values ('某局', 'A', 't_admin', now())")


def leave_faults(surveyor: Desk) -> None:
    """A delivery with a fault and a component that is not in it."""
    delivery = Delivery(surveyor)
    delivery.copy(row(class_code="0102", component_code="1301080102000009"), row(class_code=None))
    delivery.check()
    # A unit grid over one that stands: a row that waits, and an area on the map.
    with surveyor.connection.cursor() as cursor:
        gridkit.check(cursor, gridkit.deliver(cursor, gridkit.squares(parts=5)))


def outcome(desk: Desk, sql: str, params: tuple[Any, ...] = ()) -> str:
    """yes, or the SQLSTATE; nothing stays written."""
    desk.run("begin")
    try:
        desk.run(sql, *params)
    except psycopg2.Error as error:
        return str(error.pgcode)
    finally:
        desk.run("rollback")
    return "yes"


def with_case(district: District, params: tuple[Any, ...], task_no: str) -> tuple[Any, ...]:
    put = {SOME_CASE: task_no, ITS_VERSION: len(district.walks[task_no].steps) + 1}
    return tuple(put.get(value, value) if isinstance(value, str) else value for value in params)


# --- the page and the database name the same things --------------------------------------------


def test_page_names_every_view(district: District) -> None:
    found = district.boss.column(
        "select relname from pg_class where relnamespace = 'dcm_app'::regnamespace"
        " and relkind in ('v', 'm', 'r', 'f', 'p', 'S')"
    )
    assert set(found) == set(VIEWS)


def test_page_names_every_function(district: District) -> None:
    found = district.boss.column(
        "select regexp_replace(oid::regprocedure::text, '^dcm_app\\.', '') from pg_proc"
        " where pronamespace = 'dcm_app'::regnamespace"
    )
    assert {plain(name) for name in found} == {plain(name) for name in FUNCTIONS}


def plain(signature: str) -> str:
    return signature.replace("dcm_app.", "").replace(", ", ",")


def test_generated_district_says_something(district: District) -> None:
    every = set(district.walks)
    for login in ("t_dept_a", "t_dept_b", "t_dept_s1", "t_supervisor", "t_supervisor2",
                  "t_exchange"):  # fmt: skip
        assert 3 < len(district.seen(login)) < len(every) - 3, login
    assert district.seen("t_surveyor") == set()
    assert len(set(district.boss.column("select distinct stage from dcm.case_file"))) >= 10


# --- views -------------------------------------------------------------------------------------


@pytest.mark.parametrize("column", matrix.LOGINS)
@pytest.mark.parametrize("view", VIEWS)
def test_view(district: District, view: str, column: str) -> None:
    login, cell = matrix.LOGINS[column], VIEWS[view][column]
    desk = district.desk(login)
    if cell == "denied":
        assert outcome(desk, f"select * from dcm_app.{view}") == "42501"
        return
    if view in CASE_VIEWS:
        rows = sorted(desk.rows(f"select task_no, to_jsonb(x)::text from dcm_app.{view} x"))
        assert rows == expected_rows(district, view, login, cell)
        return
    count = desk.value(f"select count(*) from dcm_app.{view}")
    if view in ("my_stage", "my_request"):
        assert (count > 0) == (cell == "own")
        return
    if view == "case_presence" and cell == "own":
        there = district.desk("t_chief").column("select task_no from dcm_app.case_presence")
        assert count == sum(task_no in district.seen(login) for task_no in there) > 0
        return
    if cell == "released":
        kept = district.desk("t_admin").column(f"select state from dcm_app.{view}")
        assert count == kept.count("released") and 0 < count < len(kept)
        return
    assert cell in ("all", "none")
    full = district.desk("t_admin").value(f"select count(*) from dcm_app.{view}")
    assert full > 0
    assert count == (full if cell == "all" else 0)


def expected_rows(district: District, view: str, login: str, cell: str) -> list[tuple[str, str]]:
    """What the superuser's look at the tables says, cut down by the test's own rule of sight."""
    every = sorted(
        district.desk("t_chief").rows(f"select task_no, to_jsonb(x)::text from dcm_app.{view} x")
    )
    base = {"case_list": "case_file", "open_case": "case_file where finished_at is null",
            "case_history": "case_event"}.get(view, view)  # fmt: skip
    assert len(every) == district.boss.value(f"select count(*) from dcm.{base}") > 0
    if cell == "all":
        return every
    mine = district.seen(login) if cell == "own" else set()
    rows = [row for row in every if row[0] in mine]
    person = district.people.get(login)
    if view == "assignment" and person:  # of a case that others handle too, only its own row
        rows = [r for r in rows if f'"department_code": "{person.department}"' in r[1]
                and assignment_is_current(district, r[1])]  # fmt: skip
    if view == "field_task" and person:
        rows = [r for r in rows if f'"supervisor": "{login}"' in r[1]]
    assert bool(rows) == (cell == "own")
    return rows


def assignment_is_current(district: District, row: str) -> bool:
    return '"ended_at": null' in row


def test_a_department_that_gave_a_case_back_is_among_the_cases(district: District) -> None:
    """Otherwise the comparison above would say nothing of send_back and rework."""
    person = district.people["t_dept_a"]
    lost = [
        walk for walk in district.walks.values()
        if not walk.sees(person)
        and any(s["detail"].get("department") == "A" for s in walk.steps)
    ]  # fmt: skip
    assert len(lost) > 3
    assert {walk.stage for walk in lost} & {"dispatch", "handling"}


@pytest.mark.parametrize("view", [view for view in VIEWS if view not in WRITTEN])
def test_no_view_can_be_written_through(district: District, view: str) -> None:
    for login in matrix.LOGINS.values():
        desk = district.desk(login)
        for sql in (f"delete from dcm_app.{view}", f"insert into dcm_app.{view} default values"):
            # 55000: a join cannot be written through whoever asks
            assert outcome(desk, sql) in ("42501", "55000"), (login, sql)
    assert written_by(district, view) == {}


@pytest.mark.parametrize("view", WRITTEN)
def test_views_that_are_written_through(district: District, view: str) -> None:
    """Whoever the page does not name is refused by PostgreSQL, or, without a row, in words."""
    writes = {"INSERT", "UPDATE", "DELETE"}
    assert written_by(district, view) == dict.fromkeys(WRITTEN[view], writes)
    logins = {f"dcm_{column}": login for column, login in matrix.LOGINS.items()}
    for role, login in logins.items():
        said = outcome(district.desk(login), f"insert into dcm_app.{view} default values")
        if login == "t_norow":
            assert said == "DC001"
        else:
            assert (said == "42501") == (role not in WRITTEN[view]), (login, said)


def written_by(district: District, view: str) -> dict[str, set[str]]:
    """Who else than its owner has more than SELECT on a view."""
    found: dict[str, set[str]] = {}
    for role, privilege in district.boss.rows(
        "select grantee::regrole::text, privilege_type from pg_class, aclexplode(relacl)"
        " where oid = %s::regclass and grantee <> relowner and privilege_type <> 'SELECT'",
        f"dcm_app.{view}",
    ):
        found.setdefault(role, set()).add(privilege)
    return found


# --- functions ---------------------------------------------------------------------------------


@pytest.mark.parametrize("column", matrix.LOGINS)
@pytest.mark.parametrize("function", CALLED)
def test_function(district: District, function: str, column: str) -> None:
    login, cell = matrix.LOGINS[column], FUNCTIONS[function][column]
    sql, params = CALLS[function.split("(", maxsplit=1)[0]]
    desk = district.desk(login)
    if SOME_CASE not in params or cell in ("denied", "DC004"):
        said = outcome(desk, sql, with_case(district, params, next(iter(district.walks))))
        assert said == ("42501" if cell == "denied" else cell)
        return
    mine = district.seen(login)
    running = function.startswith(("join_case", "urge_case"))
    for task_no, walk in district.walks.items():
        if running and walk.finished and cell == "yes":
            continue  # DC003 for those who may: see test_calls.py
        expected = "yes" if cell == "own" else cell
        if column != "no staff row" and task_no not in mine:
            expected = "DC004"
        assert outcome(desk, sql, with_case(district, params, task_no)) == expected, task_no


@pytest.mark.parametrize(
    "function", [name for name in FUNCTIONS if name.split("(")[0] not in CALLS]
)
def test_function_inside_the_house(district: District, function: str) -> None:
    assert set(FUNCTIONS[function].values()) == {"denied"}
    name, _, types = function.rstrip(")").partition("(")
    arguments = ", ".join(f"null::{kind}" for kind in types.split(",") if kind)
    for login in matrix.LOGINS.values():
        assert outcome(district.desk(login), f"select dcm_app.{name}({arguments})") == "42501"


def test_catalogue_says_the_same_of_functions(district: District) -> None:
    found = district.boss.rows(
        "select p.oid::regprocedure::text, g.rolname"
        " from pg_proc p, unnest(%s) g (rolname)"
        " where pronamespace = 'dcm_app'::regnamespace"
        " and has_function_privilege(g.rolname, p.oid, 'execute')",
        list(ROLES),
    )
    stated = [
        (plain(name), f"dcm_{column}")
        for name, cells in FUNCTIONS.items()
        for column, cell in cells.items()
        if f"dcm_{column}" in ROLES and cell != "denied"
    ]
    assert sorted((plain(name), role) for name, role in found) == sorted(stated)


def test_public_has_nothing(district: District) -> None:
    assert {row["PUBLIC"] for row in (*VIEWS.values(), *FUNCTIONS.values())} == {"denied"}
    to_public = district.boss.rows(
        "select x.name, a.privilege_type from ("
        " select oid::regprocedure::text, coalesce(proacl, acldefault('f', proowner)) from pg_proc"
        " where pronamespace in ('dcm'::regnamespace, 'dcm_app'::regnamespace)"
        " union all select oid::regclass::text, coalesce(relacl, acldefault(case relkind when 'S'"
        " then 's'::\"char\" else 'r' end, relowner)) from pg_class"
        " where relnamespace in ('dcm'::regnamespace, 'dcm_app'::regnamespace)"
        " union all select nspname, nspacl from pg_namespace where nspname ~ '^dcm'"
        ") x (name, acl), aclexplode(x.acl) a where a.grantee = 0"
    )
    assert to_public == []


# --- nothing else ------------------------------------------------------------------------------


@pytest.mark.parametrize("login", matrix.LOGINS.values())
def test_nothing_on_schema_dcm(district: District, login: str) -> None:
    desk = district.desk(login)
    tables = district.boss.column(
        "select oid::regclass::text from pg_class where relnamespace = 'dcm'::regnamespace"
        " and relkind in ('r', 'S')"
    )
    assert len(tables) > 40
    for table in tables:
        assert outcome(desk, f"select * from {table}") == "42501", table
    for sql in ("update dcm.case_file set stage = 'closed'", "delete from dcm.case_event",
                "insert into dcm.staff (login, name) values ('x', 'x')",
                "truncate dcm.case_event", "select nextval('dcm.task_number')"):  # fmt: skip
        assert outcome(desk, sql) == "42501"


@pytest.mark.parametrize("login", matrix.LOGINS.values())
def test_nobody_creates_anything(district: District, login: str) -> None:
    desk = district.desk(login)
    for sql in ("create temp table x ()", "create table public.x ()", "create table dcm_app.x ()",
                "create schema x", "create function public.f() returns int language sql return 1",
                "create function pg_temp.f() returns int language sql return 1",
                "create role x", "alter role t_chief superuser", "set role dcm_owner",
                "set role dcm_view", "grant dcm_admin to t_intake",
                "copy (select 1) to program 'true'"):  # fmt: skip
        assert outcome(desk, sql) == "42501", sql


def test_superuser_without_staff_row_is_nobody(district: District) -> None:
    for name, (sql, params) in CALLS.items():
        expected = "DC001" if FUNCTIONS[full_name(name)]["no staff row"] == "DC001" else "yes"
        # The first administrator is entered by a superuser; checks are run by one.
        may = (
            "save_setting",
            "save_label",
            "add_staff",
            "daily_digest",
            "acceptance",
            "census_open",
            "census_lists",
            "handbook_lists",
        )
        bulk = ("ownership_preview", "set_ownership", "retire_components")
        # Whoever owns the server brings in deliveries, and sees what stands then.
        seen = ("component_as_of", "component_history", "handbook_open", "handbook_diff")
        kept = ("save_calendar", "set_work_hours", "set_year", "set_calendar_year")
        kept += ("set_department_calendar", "resume_due", "save_department", "close_department")
        kept += ("reopen_department", "save_staff", "lock_staff", "set_right")
        if name in (*may, *bulk, *seen, *kept, "census_check_standing_grids"):
            expected = "yes"
        batches = ("census_check", "census_take", "census_recheck", "census_discard")
        book = ("save_edition", "add_rows", "answer", "save_row", "drop_row", "discard")
        book += ("put_in_force", "withdraw")
        none = (
            "census_undo",
            "drop_work_hours",
            "drop_setting",
            *(f"handbook_{what}" for what in book),
        )
        if name in (*batches, *none):
            expected = "DC004"  # he may, but there is none such
        said = outcome(district.boss, sql, with_case(district, params, next(iter(district.walks))))
        assert said == expected, name


def full_name(name: str) -> str:
    return next(function for function in FUNCTIONS if function.split("(")[0] == name)


def test_somebody_who_left_is_nobody(district: District) -> None:
    desk = district.desk("t_left")  # still holds dcm_chief
    for view in VIEWS:
        assert desk.value(f"select count(*) from dcm_app.{view}") == 0
    assert outcome(desk, "select dcm_app.me()") == "DC001"
    task_no = next(iter(district.walks))
    assert outcome(desk, "select dcm_app.act(%s, 'void', 1, '{}')", (task_no,)) == "DC001"


# --- sight -------------------------------------------------------------------------------------


def test_sight_of_functions_equals_the_policy(district: District) -> None:
    for login, person in district.people.items():
        by_function = set(district.boss.column(
            "select c.task_no from dcm.case_file c, dcm.staff s where s.login = %s"
            " and dcm_app.may_see((s.login, dcm_app.roles_of(s.login), s.department_code,"
            " s.permissions)::dcm_app.identity, c)", login,
        ))  # fmt: skip
        assert by_function == district.seen(login), login
        if person.roles != {"dcm_surveyor"}:
            by_policy = set(district.desk(login).column("select task_no from dcm_app.case_list"))
            assert by_policy == by_function, login


def test_duplicates_name_seen_cases_only(district: District) -> None:
    district.boss.run("update dcm.setting set value = '3000' where key = 'duplicate_radius_m'")
    try:
        for login in ("t_dept_a", "t_supervisor", "t_exchange", "t_surveyor", "t_chief"):
            for code in ("0101", "0102", "0203", "0401"):
                sql = "select dcm_app.find_duplicates(%s)"
                found = district.desk(login).value(sql, as_json(report_of(class_code=code)))
                assert {d["task_no"] for d in found} <= district.seen(login)
    finally:
        district.boss.run("update dcm.setting set value = '50' where key = 'duplicate_radius_m'")


# --- leaks -------------------------------------------------------------------------------------


@pytest.fixture
def spy(district: District) -> Iterator[str]:
    """A function, cheaper than any policy, that tells every row it is shown."""
    district.boss.run(
        "create function public.spy(text) returns boolean language plpgsql cost 0.0000001 as"
        " $$ begin raise notice '%', $1; return true; end $$;"
        " grant execute on function public.spy(text) to public"
    )
    yield "public.spy"
    district.boss.run("drop function public.spy(text)")


@pytest.mark.parametrize("login", ["t_dept_a", "t_supervisor", "t_exchange", "t_norow", "t_left"])
@pytest.mark.parametrize("view", CASE_VIEWS)
def test_a_cheap_function_sees_no_hidden_case(
    district: District, spy: str, view: str, login: str
) -> None:
    desk = district.desk(login)
    del desk.connection.notices[:]
    desk.rows(f"select count(*) from dcm_app.{view} where {spy}(task_no)")
    desk.rows(f"explain analyze select * from dcm_app.{view} where {spy}(task_no)")
    told = {line.split()[-1] for line in desk.connection.notices}
    assert told <= district.seen(login)


@pytest.mark.parametrize("login", ["t_norow", "t_left"])
@pytest.mark.parametrize("view", VIEWS)
def test_whoever_sees_nothing_learns_nothing(
    district: District, spy: str, view: str, login: str
) -> None:
    """By a cheap function or by the words of an error, over every column of every view."""
    desk = district.desk(login)
    columns = district.boss.column(
        "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0",
        f"dcm_app.{view}",
    )
    if view in CASE_VIEWS or view == "code_list":
        # Names of classes stand in a printed standard, `list` in the view itself: no secrets.
        columns = [column for column in columns if column not in ("class_name", "list")]
    for column in columns:
        text = f"x.{column}::text"
        for way in ("on", "off"):
            desk.run(f"set enable_hashjoin = {way}; set enable_mergejoin = {way}")
            del desk.connection.notices[:]
            sql = f"select count(*) from dcm_app.{view} x where"
            assert desk.value(f"{sql} {spy}({text})") == 0
            assert desk.value(f"{sql} ({text})::bit = '1'") == 0
            assert desk.connection.notices == [], column


@pytest.mark.parametrize("login", ["t_dept_a", "t_supervisor", "t_exchange"])
@pytest.mark.parametrize("view", CASE_VIEWS)
def test_errors_betray_no_hidden_case(district: District, view: str, login: str) -> None:
    desk = district.desk(login)
    hidden = sorted(set(district.walks) - district.seen(login))
    sql = f"select count(*) from dcm_app.{view} where 1 / (task_no <> all (%s))::int = 1"
    assert outcome(desk, sql, (hidden,)) == "yes"
    desk.run("set enable_hashjoin = off; set enable_mergejoin = off")
    assert outcome(desk, sql, (hidden,)) == "yes"
    desk.run("reset enable_hashjoin; reset enable_mergejoin")


def test_statistics_of_the_planner_are_closed(district: District) -> None:
    district.boss.run("analyze dcm.case_file, dcm.staff, dcm.case_person")
    for login in matrix.LOGINS.values():
        sql = "select count(*) from pg_stats where schemaname in ('dcm', 'dcm_app')"
        assert district.desk(login).value(sql) == 0


def test_notify_from_anybody_changes_nothing(district: District) -> None:
    before = district.boss.rows("select id, version, last_hash from dcm.case_file order by 1")
    for login in ("t_stranger", "t_norow"):
        district.desk(login).run('notify dcm, \'{"topic": "case", "task_no": "1"}\'')
        district.desk(login).run("notify dcm, 'no json'")
    assert before == district.boss.rows(
        "select id, version, last_hash from dcm.case_file order by 1"
    )


# --- who owns what -----------------------------------------------------------------------------


def test_owners(district: District) -> None:
    owned = district.boss.rows(
        "select distinct nspname, relkind::text, relowner::regrole::text from pg_class c"
        " join pg_namespace n on n.oid = relnamespace where nspname ~ '^dcm' and relkind in"
        " ('r', 'v', 'S', 'm')"
    )
    assert sorted(owned) == [
        ("dcm", "S", "dcm_owner"), ("dcm", "r", "dcm_owner"), ("dcm_app", "v", "dcm_view"),
    ]  # fmt: skip
    assert district.boss.column(
        "select distinct proowner::regrole::text from pg_proc p join pg_namespace n"
        " on n.oid = pronamespace where nspname ~ '^dcm'"
    ) == ["dcm_owner"]


def test_owners_cannot_be_anybody(district: District) -> None:
    rows = district.boss.rows(
        "select rolname, rolcanlogin or rolsuper or rolbypassrls or rolreplication from pg_roles"
        " where rolname = any(%s)",
        ["dcm_owner", "dcm_view", *ROLES],
    )
    assert len(rows) == 12
    assert not any(risky for _, risky in rows)
    assert district.boss.column(
        "select member::regrole::text from pg_auth_members where roleid in"
        " ('dcm_owner'::regrole, 'dcm_view'::regrole)"
    ) == []  # fmt: skip
    assert district.boss.column(
        "select rolname from pg_roles where rolcreaterole and rolname ~ '^(dcm|t)_'"
    ) == ["dcm_owner"]


#: Written into the query that calls it, which a path of its own would forbid; nobody may call it.
INLINED = "dcm_app.what_if_work("


def test_every_function_pins_its_search_path(district: District) -> None:
    rows = district.boss.rows(
        "select p.oid::regprocedure::text, prosecdef, (select c from unnest(proconfig) c"
        " where c like 'search_path=%%') from pg_proc p join pg_namespace n on n.oid = pronamespace"
        " where nspname ~ '^dcm'"
    )
    granted = set(district.boss.column(
        "select distinct p.oid::regprocedure::text from pg_proc p, aclexplode(p.proacl) a"
        " where a.grantee <> p.proowner"
    ))  # fmt: skip
    assert len(rows) > 60
    for name, definer, setting in rows:
        if name.startswith(INLINED):  # runs under the path of the function that asks it
            assert not definer, name
            assert name not in granted, name
            continue
        assert setting is not None, name
        schemas = [word.strip() for word in setting.removeprefix("search_path=").split(",")]
        assert schemas[-1] == "pg_temp", name
        assert set(schemas[:-1]) <= {"dcm", "public", "pg_catalog"}, name


def test_row_security_is_enabled_and_never_forced(district: District) -> None:
    rows = district.boss.rows(
        "select relname, relrowsecurity, relforcerowsecurity, (select count(*) from pg_policy"
        " where polrelid = c.oid) from pg_class c where relnamespace = 'dcm'::regnamespace"
        " and relkind = 'r' order by 1"
    )
    guarded = {name for name, enabled, _, policies in rows if enabled and policies}
    assert guarded == {
        "case_file", "case_event", "case_person", "assignment", "field_task", "case_fact",
        "case_clock", "case_step",
    }  # fmt: skip
    assert not any(forced for _, _, forced, _ in rows)
