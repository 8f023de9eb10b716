"""Departments and their tree, people and their logins: kept through functions that show first."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor, TimeoutError
from contextlib import closing
from typing import Any

import psycopg2
import pytest
from dbkit import Desk, Hall, refused, state
from psycopg2.extensions import make_dsn

from yuhua_dcm_plugin.core.checks import findings
from yuhua_dcm_plugin.core.database import Database as Pool
from yuhua_dcm_plugin.core.people import scram_verifier

SECRET = "第一次-Pa55"


@pytest.fixture
def hall(lone_hall: Hall) -> Hall:
    """Everybody, in a database of this test's own: departments and people change."""
    return lone_hall


def save(desk: Desk, function: str, dry: bool, **given: Any) -> dict[str, Any]:
    answer = desk.value(f"select dcm_app.{function}(%s, %s)", json.dumps(given), dry)
    return dict(answer)


def department(hall: Hall, code: str) -> dict[str, Any]:
    return hall.boss.record("select * from dcm.department where code = %s", code)


def notes(effect: dict[str, Any]) -> dict[str, int]:
    return {note["key"]: note["n"] for note in effect["notes"]}


def close(hall: Hall, code: str, successor: str | None, dry: bool = False) -> dict[str, Any]:
    sql = "select dcm_app.close_department(%s, %s, %s)"
    return dict(hall.admin.value(sql, code, successor, dry))


# --- departments -------------------------------------------------------------------------------


def test_a_department_is_made_and_changed(hall: Hall) -> None:
    made = {"code": "N1", "new": True, "label_zh": "区新设局", "kind": "bureau", "parent_code": "A"}
    before = hall.boss.value("select count(*) from dcm.department")
    assert save(hall.admin, "save_department", True, **made)["changes"] == 1
    assert hall.boss.value("select count(*) from dcm.department") == before, "only tried"
    save(hall.admin, "save_department", False, **made)
    row = department(hall, "N1")
    assert (row["label_zh"], row["label_en"], row["short_zh"]) == (
        "区新设局",
        "区新设局",
        "区新设局",
    )
    assert (row["parent_code"], row["active"]) == ("A", True)
    assert row["sort"] > department(hall, "A")["sort"]
    save(hall.admin, "save_department", False, code="N1", phone="0311-1234567", short_zh="新局")
    row = department(hall, "N1")
    assert (row["phone"], row["short_zh"], row["label_zh"]) == ("0311-1234567", "新局", "区新设局")
    again = save(hall.admin, "save_department", True, code="N1", short_zh="新局")
    assert again["changes"] == 0
    seen = hall.chief.value("select parent_code from dcm_app.department where code = 'N1'")
    assert seen == "A"


def test_code_and_name_are_taken_once(hall: Hall) -> None:
    with refused("DC003", "code_taken"):
        save(hall.admin, "save_department", False, code="A", new=True, label_zh="另", kind="bureau")
    taken = department(hall, "A")["label_zh"]
    with refused("DC003", "department_name_taken") as told:
        save(hall.admin, "save_department", False, code="N2", label_zh=taken, kind="bureau")
    assert told["code"] == "A"


@pytest.mark.parametrize(
    ("given", "state", "key"),
    [
        ({"code": ""}, "DC003", "department_code"),
        ({"code": "部门"}, "DC003", "department_code"),
        ({"code": "A" * 21}, "DC003", "department_code"),
        ({"code": "N"}, "DC005", "demand_not_met"),
        ({"code": "A", "label_zh": "　"}, "DC005", "demand_not_met"),
        ({"code": "A", "label_zh": "长" * 200}, "DC003", "too_long"),
        ({"code": "A", "short_zh": "长" * 21}, "DC003", "too_long"),
        ({"code": "A", "kind": "village"}, "DC003", "department_kind"),
        ({"code": "A", "street_code": "999"}, "DC003", "unknown_street"),
        ({"code": "A", "parent_code": "nobody"}, "DC003", "unknown_department"),
        ({"code": "A", "phone": "无"}, "DC003", "bad_phone"),
        ({"code": "A", "sort": "first"}, "DC003", "bad_number"),
        ({"code": "A", "colour": "red"}, "DC003", "unknown_field"),
        ({"code": "A", "label_zh": ["x"]}, "DC003", "bad_text"),
    ],
)
def test_what_is_no_department(hall: Hall, given: dict[str, Any], state: str, key: str) -> None:
    before = hall.boss.rows("select * from dcm.department order by code")
    with refused(state, key):
        save(hall.admin, "save_department", False, **given)
    assert hall.boss.rows("select * from dcm.department order by code") == before


def test_no_department_stands_below_itself(hall: Hall) -> None:
    with refused("DC003", "department_circle"):
        save(hall.admin, "save_department", False, code="A", parent_code="A")
    save(hall.admin, "save_department", False, code="B", parent_code="A")
    save(hall.admin, "save_department", False, code="S1", parent_code="B")
    with refused("DC003", "department_circle") as told:
        save(hall.admin, "save_department", False, code="A", parent_code="S1")
    assert told["way"] == ["A", "S1", "B", "A"]
    save(hall.admin, "save_department", False, code="S1", parent_code=None)
    save(hall.admin, "save_department", False, code="A", parent_code="S1")


def test_markup_in_a_name_is_text(hall: Hall) -> None:
    name = '<b>局</b> & "x"'
    save(hall.admin, "save_department", False, code="N3", label_zh=name, kind="bureau")
    assert department(hall, "N3")["label_zh"] == name
    save(hall.admin, "save_department", False, code="N3", label_zh="局\u202e\x07下")
    assert department(hall, "N3")["label_zh"] == "局下"


def test_two_who_hang_departments_at_once_make_no_circle(hall: Hall, connect: Any) -> None:
    one, other = Desk(connect("t_admin"), "t_admin"), Desk(connect("t_admin"), "t_admin")
    one.run("begin")
    save(one, "save_department", False, code="A", parent_code="B")
    with ThreadPoolExecutor(1) as pool:
        waits = pool.submit(save, other, "save_department", False, code="B", parent_code="A")
        with pytest.raises(TimeoutError):
            waits.result(0.5)
        one.run("commit")
        with refused("DC003", "department_circle"):
            waits.result(10)


# --- closing -----------------------------------------------------------------------------------


def test_a_department_with_cases_is_not_closed(hall: Hall) -> None:
    cases = sorted(hall.at_stage("handling", "A").task_no for _ in range(6))
    for dry in (True, False):
        with pytest.raises(psycopg2.Error) as caught:
            close(hall, "A", None, dry)
        detail = json.loads(caught.value.diag.message_detail)
        assert (detail["key"], detail["count"]) == ("department_has_cases", 6)
        assert detail["cases"] == cases[:5]
        assert "6 件" in caught.value.diag.message_primary
        assert all(number in caught.value.diag.message_primary for number in cases[:5])
    assert department(hall, "A")["active"]


@pytest.mark.parametrize("successor", ["A", "nobody", "C9"])
def test_a_successor_must_be_another_one_in_use(hall: Hall, successor: str) -> None:
    save(hall.admin, "save_department", False, code="C9", label_zh="旧局", kind="bureau")
    close(hall, "C9", None)
    hall.at_stage("handling", "A")
    with refused("DC003", "bad_successor"):
        close(hall, "A", successor)
    with refused("DC004", "department_not_found"):
        close(hall, "nobody", "B")


def test_cases_are_handed_over_and_go_on(hall: Hall) -> None:
    case = hall.at_stage("handling", "A")
    before = state(hall, case)
    tried = close(hall, "A", "B", dry=True)
    assert state(hall, case) == before, "only tried"
    assert department(hall, "A")["active"]
    made = close(hall, "A", "B")
    assert made == tried, "what is shown is what happens"
    assert [row["task_no"] for row in made["cases"]] == [case.task_no]
    assert (made["changes"], made["running"], notes(made)["handed_over"]) == (1, 1, 1)
    now = state(hall, case)
    assert (now["department_code"], now["version"]) == ("B", before["version"] + 1)
    assert now["due_at"] == before["due_at"], "the clock runs on towards the same deadline"
    event = hall.boss.record(
        "select * from dcm.case_event where case_id = %s order by seq desc limit 1", now["id"]
    )
    assert (event["action"], event["actor"]) == ("reassign", "t_admin")
    assert (event["from_stage"], event["to_stage"]) == ("handling", "handling")
    assert event["detail"]["from"] == "A" and event["detail"]["department"] == "B"
    case.version += 1
    with refused("DC004"):
        hall.dept_a.act(case.task_no, "report_done", case.version, {"opinion": "x"})
    assert case.act(hall.dept_b, "report_done", opinion="已办")["stage"] == "feedback"
    assert not department(hall, "A")["active"]
    with refused("DC003", "unknown_department"):
        other = hall.at_stage("dispatch")
        hall.dispatch.act(other.task_no, "dispatch", other.version, {"department": "A"})


def test_fact_and_chain_follow_a_case_handed_over(hall: Hall, database: Any) -> None:
    case = hall.at_stage("handling", "A")
    close(hall, "A", "B")
    row = hall.boss.record(
        "select f.department_code, f.first_department from dcm.case_fact f"
        " join dcm.case_file c on c.id = f.case_id where c.task_no = %s", case.task_no,
    )  # fmt: skip
    assert row == {"department_code": "B", "first_department": "A"}
    assert (
        hall.dept_b.value("select count(*) from dcm_app.case_list where task_no = %s", case.task_no)
        == 1
    )
    with closing(Pool(database.dsn)) as pool:
        assert not [line for line in findings(pool) if case.task_no in line]


def test_who_helped_becomes_the_main_department(hall: Hall) -> None:
    case = hall.at_stage("dispatch")
    case.act(hall.dispatch, "dispatch", department="A", co_departments=["B"])
    close(hall, "A", "B")
    rows = hall.boss.rows(
        "select a.department_code, a.is_main from dcm.assignment a join dcm.case_file c"
        " on c.id = a.case_id where c.task_no = %s and a.visible", case.task_no,
    )  # fmt: skip
    assert rows == [("B", True)]


@pytest.mark.parametrize(("successor", "left"), [("S1", [("A", True), ("S1", False)]),
                                                 ("A", [("A", True)])])  # fmt: skip
def test_help_goes_over_too(hall: Hall, successor: str, left: list[Any]) -> None:
    case = hall.at_stage("dispatch")
    case.act(hall.dispatch, "dispatch", department="A", co_departments=["B"])
    close(hall, "B", successor)
    rows = hall.boss.rows(
        "select a.department_code, a.is_main from dcm.assignment a join dcm.case_file c"
        " on c.id = a.case_id where c.task_no = %s and a.visible order by 1", case.task_no,
    )  # fmt: skip
    assert rows == left
    assert state(hall, case)["department_code"] == "A"


def test_a_dispatch_under_way_is_waited_for(hall: Hall, connect: Any) -> None:
    """Else a case would go to a department that is closed a moment later."""
    case = hall.at_stage("dispatch")
    sends = Desk(connect("t_dispatch"), "t_dispatch")
    sends.run("begin")
    sends.act(case.task_no, "dispatch", case.version, {"department": "A"})
    with ThreadPoolExecutor(1) as pool:
        waits = pool.submit(close, hall, "A", "B")
        with pytest.raises(TimeoutError):
            waits.result(0.5)
        sends.run("commit")
        assert waits.result(10)["running"] == 1
    assert state(hall, case)["department_code"] == "B"


def test_a_dispatch_to_what_is_being_closed_is_refused(hall: Hall, connect: Any) -> None:
    case = hall.at_stage("dispatch")
    shuts = Desk(connect("t_admin"), "t_admin")
    shuts.run("begin")
    shuts.value("select dcm_app.close_department('A', null, false)")
    with ThreadPoolExecutor(1) as pool:
        waits = pool.submit(
            hall.dispatch.act, case.task_no, "dispatch", case.version, {"department": "A"}
        )
        with pytest.raises(TimeoutError):
            waits.result(0.5)
        shuts.run("commit")
        with refused("DC003", "unknown_department"):
            waits.result(10)


def test_a_dispatch_that_was_handed_over_is_not_undone(hall: Hall) -> None:
    case = hall.at_stage("handling", "A")
    assert "undo" in hall.dispatch.actions(case.task_no)
    close(hall, "A", "B")
    assert "undo" not in hall.dispatch.actions(case.task_no)
    kept = "select count(*) from dcm.case_undo u join dcm.case_file c on c.id = u.case_id"
    assert hall.boss.value(f"{kept} where c.task_no = %s", case.task_no) == 0


def test_closing_tells_what_still_names_it(hall: Hall) -> None:
    save(hall.admin, "save_department", False, code="B", parent_code="A")
    hall.boss.run("update dcm.component set owner_department = 'A' where class_code = '0118'")
    lamps = hall.boss.value(
        "select count(*) from dcm.component where valid_to is null and"
        " 'A' in (owner_department, competent_department, maintenance_department)"
    )
    told = notes(close(hall, "A", None, dry=True))
    assert (told["staff_of"], told["children"]) == (1, 1)
    assert told["components"] == lamps > 0
    duties = hall.boss.value("select count(*) from dcm.duty where department_code = 'A'")
    assert told.get("duties", 0) == duties
    hall.boss.run(
        "update dcm.filing_condition set supervising_department = 'A'"
        " where edition = dcm_app.edition_at(now()) and class_code = '0102'"
    )
    rows = hall.boss.value(
        "select count(*) from dcm.filing_condition where edition = dcm_app.edition_at(now())"
        " and 'A' in (department_code, supervising_department)"
    )
    assert notes(close(hall, "A", None, dry=True))["handbook_rows"] == rows > 0
    close(hall, "A", None)
    assert department(hall, "B")["parent_code"] is None, "what stood below it moved up"


def test_a_closed_department_opens_again(hall: Hall) -> None:
    close(hall, "A", None)
    assert close(hall, "A", None, dry=True)["changes"] == 0
    sql = "select dcm_app.reopen_department('A', %s)"
    assert hall.admin.value(sql, True)["changes"] == 1
    assert not department(hall, "A")["active"]
    assert hall.admin.value(sql, False)["changes"] == 1
    assert hall.at_stage("handling", "A")
    assert hall.admin.value(sql, False)["changes"] == 0
    with refused("DC004", "department_not_found"):
        hall.admin.value("select dcm_app.reopen_department('nobody', false)")


def test_a_closed_department_gets_nobody_and_nothing_below(hall: Hall) -> None:
    close(hall, "A", None)
    with refused("DC003", "department_closed"):
        person(hall, "t_new", roles=["dcm_department"], department_code="A")
    with refused("DC003", "unknown_department"):
        save(hall.admin, "save_department", False, code="B", parent_code="A")


# --- people ------------------------------------------------------------------------------------


def person(hall: Hall, login: str, dry: bool = False, **given: Any) -> dict[str, Any]:
    made = {"login": login, "name": "新人", "roles": ["dcm_intake"], **given}
    return save(hall.admin, "save_staff", dry, **made)


@pytest.fixture
def newcomers(hall: Hall) -> Any:
    """Logins that this file makes: gone from the server afterwards."""
    yield
    made = hall.boss.column("select rolname from pg_roles where rolname ~ '^t_new'")
    for login in made:
        hall.boss.run(f"drop owned by {login}")
        hall.boss.run(f"drop role {login}")


def signs_in(hall: Hall, login: str, password: str) -> bool:
    try:
        psycopg2.connect(make_dsn(hall.boss.connection.dsn, user=login, password=password)).close()
    except psycopg2.OperationalError:
        return False
    return True


@pytest.mark.usefixtures("newcomers")
def test_a_person_is_entered_and_signs_in(hall: Hall) -> None:
    verifier = scram_verifier(SECRET)
    given = {"post": "坐席组长", "verifier": verifier, "permissions": ["close"], "new": True}
    assert person(hall, "t_new1", dry=True, **given)["changes"] == 1
    assert not hall.boss.rows("select from pg_roles where rolname = 't_new1'"), "only tried"
    assert person(hall, "t_new1", **given)["notes"] == []
    row = hall.chief.rows(
        "select name, roles, post, permissions, locked, active from dcm_app.staff"
        " where login = 't_new1'"
    )
    assert row == [("新人", ["dcm_intake"], "坐席组长", ["close"], False, True)]
    kept = hall.boss.value("select rolpassword from pg_authid where rolname = 't_new1'")
    assert kept == verifier
    assert signs_in(hall, "t_new1", SECRET)
    with refused("DC003", "login_taken"):
        person(hall, "t_new1", new=True)


@pytest.mark.usefixtures("newcomers")
def test_what_is_left_out_stays(hall: Hall) -> None:
    person(hall, "t_new1", post="组长", permissions=["file"], verifier=scram_verifier(SECRET))
    effect = save(hall.admin, "save_staff", False, login="t_new1", name="改名")
    assert (effect["changes"], effect["people"]) == (1, 1)
    row = hall.boss.record("select * from dcm.staff where login = 't_new1'")
    assert (row["name"], row["post"], row["permissions"]) == ("改名", "组长", ["file"])
    assert hall.boss.value("select dcm_app.roles_of('t_new1')") == ["dcm_intake"]
    assert save(hall.admin, "save_staff", True, login="t_new1", name="改名")["changes"] == 0
    save(hall.admin, "save_staff", False, login="t_new1", verifier=scram_verifier("another"))
    assert signs_in(hall, "t_new1", "another")
    assert not signs_in(hall, "t_new1", SECRET), "the old password is gone"


@pytest.mark.usefixtures("newcomers")
def test_roles_are_given_and_taken(hall: Hall) -> None:
    person(hall, "t_new1", roles=["dcm_intake", "dcm_chief"])
    person(hall, "t_new1", roles=["dcm_dispatch"])
    assert hall.boss.value("select dcm_app.roles_of('t_new1')") == ["dcm_dispatch"]


@pytest.mark.parametrize(
    ("given", "state", "key"),
    [
        ({"login": "Big"}, "DC003", "bad_staff"),
        ({"login": "dcm_owner"}, "DC003", "bad_staff"),
        ({"login": "pg_monitor"}, "DC003", "bad_staff"),
        ({"login": None}, "DC003", "bad_staff"),
        ({"login": "t_stranger"}, "DC001", "foreign_login"),
        ({"login": "t_newx", "name": ""}, "DC003", "bad_staff"),
        ({"login": "t_newx", "name": "长" * 200}, "DC003", "too_long"),
        ({"login": "t_newx", "post": "长" * 51}, "DC003", "too_long"),
        ({"login": "t_newx", "roles": []}, "DC003", "bad_staff"),
        ({"login": "t_newx", "roles": ["dcm_owner"]}, "DC003", "bad_staff"),
        ({"login": "t_newx", "roles": ["pg_write_all_data"]}, "DC003", "bad_staff"),
        ({"login": "t_newx", "roles": "dcm_intake"}, "DC003", "bad_text"),
        ({"login": "t_newx", "roles": ["dcm_department"]}, "DC003", "department_needed"),
        ({"login": "t_newx", "department_code": "none"}, "DC003", "unknown_department"),
        (
            {"login": "t_newx", "roles": ["dcm_department"], "department_code": "none"},
            "DC003",
            "unknown_department",
        ),
        ({"login": "t_newx", "permissions": ["all"]}, "DC003", "unknown_permission"),
        ({"login": "t_newx", "verifier": "secret"}, "DC003", "bad_verifier"),
        ({"login": "t_newx", "password": "secret"}, "DC003", "unknown_field"),
    ],
)
def test_what_is_nobody(hall: Hall, given: dict[str, Any], state: str, key: str) -> None:
    people = hall.boss.value("select count(*) from dcm.staff")
    with refused(state, key):
        save(hall.admin, "save_staff", False, **{"name": "新人", "roles": ["dcm_intake"], **given})
    assert hall.boss.value("select count(*) from dcm.staff") == people
    assert not hall.boss.rows("select from pg_roles where rolname = 't_newx'")


def test_markup_in_a_persons_name_is_text(hall: Hall) -> None:
    save(hall.admin, "save_staff", False, login="t_chief", name="<img src=x> & 张")
    assert (
        hall.boss.value("select name from dcm.staff where login = 't_chief'") == "<img src=x> & 张"
    )


def test_a_password_never_reaches_the_server(hall: Hall) -> None:
    """What was typed is in no statement: only the verifier is, from which it cannot be read."""
    hall.admin.run("set client_min_messages to debug1")
    effect = save(hall.admin, "save_staff", False, login="t_chief",
                  verifier=scram_verifier("test-only-secret"))  # fmt: skip
    assert "SCRAM" not in json.dumps(effect)
    assert not any(SECRET in notice for notice in hall.admin.connection.notices)


def test_an_administrator_keeps_his_own_role(hall: Hall) -> None:
    with refused("DC003", "own_login"):
        save(hall.admin, "save_staff", False, login="t_admin", roles=["dcm_intake"])


@pytest.mark.usefixtures("newcomers")
def test_the_last_administrator_stays(hall: Hall) -> None:
    with refused("DC003", "last_administrator"):  # the superuser asks: nobody's own login
        save(hall.boss, "save_staff", False, login="t_admin", roles=["dcm_intake"])
    with refused("DC003", "last_administrator"):
        hall.boss.value("select dcm_app.lock_staff('t_admin', true, false)")
    person(hall, "t_new1", roles=["dcm_admin"])
    hall.boss.value("select dcm_app.lock_staff('t_admin', true, false)")
    hall.boss.value("select dcm_app.lock_staff('t_admin', false, false)")


def test_losing_a_role_tells_what_is_in_hand(hall: Hall) -> None:
    case = hall.at_stage("filing")
    hall.chief.value("select dcm_app.claim_case(%s)", case.task_no)
    effect = save(hall.admin, "save_staff", True, login="t_chief", roles=["dcm_evaluator"])
    assert notes(effect)["claims"] == 1
    effect = save(hall.admin, "save_staff", True, login="t_dispatch", roles=["dcm_evaluator"])
    unmanned = next(note for note in effect["notes"] if note["key"] == "unmanned")
    assert unmanned["actions"] == ["dispatch"]


@pytest.mark.usefixtures("newcomers")
def test_the_audit_tells_roles_passwords_and_locks(hall: Hall) -> None:
    person(hall, "t_new1", verifier=scram_verifier(SECRET))
    person(hall, "t_new1", roles=["dcm_chief"])
    person(hall, "t_new1", dry=True, roles=["dcm_admin"])
    lock(hall, "t_new1")
    told = hall.admin.rows(
        "select before, after from dcm_app.upkeep_audit"
        " where what = 'staff_role' and key = 't_new1'"
        " order by id"
    )
    assert told == [
        ({"roles": []}, {"roles": ["dcm_intake"], "password": "new"}),
        ({"roles": ["dcm_intake"]}, {"roles": ["dcm_chief"]}),
        ({"locked": False}, {"locked": True}),
    ]
    every = hall.admin.column("select to_jsonb(u)::text from dcm_app.upkeep_audit u")
    assert not any("SCRAM" in row for row in every), "nor does a verifier lie about"
    assert any('"what": "staff"' in row and "t_new1" in row for row in every)


# --- locking -----------------------------------------------------------------------------------


def lock(hall: Hall, login: str, locked: bool = True, dry: bool = False) -> dict[str, Any]:
    sql = "select dcm_app.lock_staff(%s, %s, %s)"
    return dict(hall.admin.value(sql, login, locked, dry))


@pytest.mark.usefixtures("newcomers")
def test_who_is_locked_does_not_come_in(hall: Hall) -> None:
    person(hall, "t_new1", verifier=scram_verifier(SECRET))
    assert lock(hall, "t_new1", dry=True)["changes"] == 1
    assert signs_in(hall, "t_new1", SECRET), "only tried"
    lock(hall, "t_new1")
    assert not signs_in(hall, "t_new1", SECRET)
    seen = "select locked, active from dcm_app.staff where login = 't_new1'"
    assert hall.chief.rows(seen) == [(True, False)]
    assert lock(hall, "t_new1", dry=True)["changes"] == 0
    save(hall.admin, "save_staff", False, login="t_new1", name="改名")
    assert hall.chief.rows(seen) == [(True, False)], "a new name is no key"
    lock(hall, "t_new1", False)
    assert signs_in(hall, "t_new1", SECRET)
    assert hall.chief.rows(seen) == [(False, True)]


@pytest.mark.usefixtures("newcomers")
def test_who_is_entered_again_comes_back(hall: Hall) -> None:
    person(hall, "t_new1", verifier=scram_verifier(SECRET))
    lock(hall, "t_new1")
    hall.admin.run("select dcm_app.add_staff('t_new1', '新人', '{dcm_intake}')")
    assert signs_in(hall, "t_new1", SECRET)


def test_who_sits_at_a_desk_is_refused_at_once(hall: Hall) -> None:
    case = hall.at_stage("filing")
    hall.boss.run("update dcm.staff set active = true where login = 't_left'")
    try:
        effect = lock(hall, "t_left")
        with refused("DC001", "not_staff"):
            hall.boss.run("set session authorization t_left")
            hall.boss.act(case.task_no, "note", case.version, {"text": "x"})
    finally:
        hall.boss.run("reset session authorization")
        hall.boss.run("alter role t_left login")
    assert effect["people"] == 1


def test_locking_tells_and_lets_go(hall: Hall) -> None:
    claimed = hall.at_stage("filing")
    hall.desk("t_intake2").value("select dcm_app.claim_case(%s)", claimed.task_no)
    asked = hall.at_stage("check")
    for login, key, case in (
        ("t_intake2", "claims", claimed),
        ("t_supervisor", "field_tasks", asked),
    ):
        try:
            effect = lock(hall, login)
            assert notes(effect)[key] == 1
            assert [row["task_no"] for row in effect["cases"]] == [case.task_no]
        finally:
            lock(hall, login, False)
    assert state(hall, claimed)["claimed_by"] is None, "it is offered to others again"
    assert state(hall, asked)["supervisor"] == "t_supervisor", "the hall answers for him"


def test_nobody_locks_himself(hall: Hall) -> None:
    with refused("DC003", "own_login"):
        lock(hall, "t_admin")
    with refused("DC004", "staff_not_found"):
        lock(hall, "nobody")


def test_a_mighty_login_is_not_locked_from_here(hall: Hall) -> None:
    boss = hall.boss.value("select session_user")
    hall.boss.run(f"insert into dcm.staff (login, name) values ('{boss}', '管理员')")
    with refused("DC001", "foreign_login"):
        lock(hall, boss)


@pytest.mark.parametrize("login", ["t_chief", "t_director", "t_intake"])
def test_only_administrators_keep_people(hall: Hall, login: str) -> None:
    desk = hall.desk(login)
    for call in (
        'save_staff(\'{"login": "t_chief"}\', true)',
        "lock_staff('t_chief', true, true)",
        'save_department(\'{"code": "A"}\', true)',
        "close_department('A', 'B', true)",
    ):
        with refused("DC001", "not_allowed"):
            desk.value(f"select dcm_app.{call}")
