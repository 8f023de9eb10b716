"""Calls: joined to a case, asking again, answered on the spot; whose number, and who looks."""

from __future__ import annotations

import json
import select
from contextlib import closing
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import psycopg2
import pytest
from dbkit import Case, Desk, Hall, House, as_json, refused, state
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_door import at_once, breaks

from yuhua_dcm_plugin.core.migrations import install


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


# --- joining and asking again --------------------------------------------------------------------


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


def test_one_number_is_one_contact(hall: Hall) -> None:
    case = hall.at_stage("handling", reporter_phone="13800000001")
    urge(hall.intake, case, reporter_phone="+86 138 0000 0001", reporter_name="演示上报人001")
    urge(hall.intake, case, reporter_phone="13800000009")
    join(hall.intake, case, reporter_phone="138-0000-0001")
    join(hall.intake, case, reporter_phone="13800000009")
    assert join(hall.intake, case)["reporter_count"] == 4, "every report counts, urges do not"
    contacts = hall.chief.rows("select * from dcm_app.case_contact(%s)", case.task_no)
    assert [(name, phone) for _part, _seq, name, phone in contacts] == [
        ("演示上报人001", "138****0001"), (None, "138****0009"),
    ]  # fmt: skip
    assert contacts[0][1] == 1, "as first written"


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


def test_neither_disturbs_clock_nor_evaluation(hall: Hall) -> None:
    case = hall.at_stage("feedback")
    before, counted = state(hall, case), evaluation(hall)
    join(hall.intake, case, reporter_name="演示上报人002")
    urge(hall.intake, case)
    after = state(hall, case)
    moved = {"version", "last_at", "last_hash", "reporter_count", "urge_count", "urged_at"}
    assert {key for key in after if after[key] != before[key]} == moved
    assert evaluation(hall) == counted
    assert breaks(hall.boss, case.task_no) == []
    case.version = after["version"]
    case.act(hall.intake, "request_check", supervisor="t_supervisor")


def evaluation(hall: Hall) -> list[tuple[Any, ...]]:
    today = hall.boss.value("select (now() at time zone 'Asia/Shanghai')::date")
    sql = "select x::text from dcm_app.evaluate('department', %s, %s) x order by 1"
    return hall.chief.rows(sql, today - timedelta(days=30), today)


def test_who_called_is_outside_the_hashed_history(hall: Hall) -> None:
    case = hall.at_stage("handling")
    person = {"reporter_name": "演示上报人002", "reporter_phone": "13800000002"}
    answer = join(hall.intake, case, **person)
    answer = urge(hall.intake, case, **person)
    case.version = answer["version"]
    case.act(hall.intake, "urge", text="第三次", **person)
    kept = hall.boss.value("select string_agg(detail::text, '') from dcm.case_event")
    assert "演示上报人" not in kept and "1380000" not in kept
    people = hall.boss.rows("select seq, name, phone from dcm.case_person order by seq")
    numbers = range(answer["version"] - 1, answer["version"] + 2)
    assert people == [(seq, "演示上报人002", "13800000002") for seq in numbers]
    assert hall.boss.value("select count(*) from dcm.call_record") == 2


@pytest.mark.parametrize("end", ["closed", "refuse", "void"])
def test_a_finished_case_takes_neither(hall: Hall, end: str) -> None:
    case = hall.at_stage("closed" if end == "closed" else "intake")
    if end != "closed":
        case.act(hall.intake if end == "refuse" else hall.chief, end, reason="x")
    call = call_of()
    for send in (join, urge):
        with refused("DC003", "case_finished") as told:
            send(hall.intake, case, **call)
        assert told["stage"] == state(hall, case)["stage"]
    assert hall.boss.value("select count(*) from dcm.call_record") == 0
    assert set(hall.intake.actions(case.task_no)) <= {"note", "undo"}


def test_a_repeat_after_the_end_answers_still(hall: Hall) -> None:
    case, call = hall.at_stage("intake"), call_of()
    first = join(hall.intake, case, **call)
    hall.intake.act(case.task_no, "refuse", first["version"], {"reason": "x"})
    again = join(hall.intake, case, **call)
    assert (again["repeated"], again["stage"], again["call_no"]) == (
        True, "refused", first["call_no"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("login", "may_join", "may_urge"),
    [("t_intake", 1, 1), ("t_chief", 1, 1), ("t_dispatch", 0, 1), ("t_evaluator", 0, 0),
     ("t_dept_a", 0, 0), ("t_admin", 0, 0)],
)  # fmt: skip
def test_who_may(hall: Hall, login: str, may_join: int, may_urge: int) -> None:
    case = hall.at_stage("handling")
    for send, may in ((join, may_join), (urge, may_urge)):
        if may:
            assert send(hall.desk(login), case)["repeated"] is False
        else:
            with refused("DC001", "not_allowed"):
                send(hall.desk(login), case)
    offered = {"t_intake", "t_chief", "t_dispatch"}
    assert ("urge" in hall.desk(login).actions(case.task_no)) == (login in offered)
    assert "join" not in hall.desk(login).actions(case.task_no)


@pytest.mark.parametrize("login", ["t_dept_b", "t_surveyor", "t_exchange"])
def test_an_unseen_case_is_not_there(hall: Hall, login: str) -> None:
    case = hall.at_stage("handling")
    for send in (join, urge):
        with refused("DC004", "case_not_found"):
            send(hall.desk(login), case)
    for number in ("", "0", "9" * 11):
        with refused("DC004", "case_not_found"):
            urge(hall.intake, Case({"task_no": number, "version": 1}))


def test_the_department_hears_it(hall: Hall, house: House) -> None:
    case = hall.at_stage("handling")
    with House(house.dsn) as other:
        ear = other.desk("t_dept_a")
        ear.run("listen dcm")
        answer = urge(hall.intake, case)
        select.select([ear.connection], [], [], 5)
        ear.connection.poll()
        heard = [json.loads(notice.payload) for notice in ear.connection.notifies]
    assert heard == [{"topic": "case", "task_no": case.task_no, "version": answer["version"]}]
    event = hall.dept_a.rows(
        "select action, detail from dcm_app.case_history where task_no = %s and seq = %s",
        case.task_no, answer["version"],
    )  # fmt: skip
    assert event == [("urge", {"text": "还没有人来"})]


# --- once and only once --------------------------------------------------------------------------


@pytest.mark.parametrize("send", [join, urge])
def test_the_same_call_by_two_connections_at_once(hall: Hall, house: House, send: Any) -> None:
    with House(house.dsn) as other:
        for _ in range(8):
            case, call = hall.at_stage("intake", class_code="0101"), call_of()
            answers = at_once(
                lambda c=case, k=call: send(hall.intake, c, **k),
                lambda c=case, k=call: send(other.desk("t_intake"), c, **k),
            )
            assert sorted(answer["repeated"] for answer in answers) == [False, True]
            assert {answer["version"] for answer in answers} == {case.version + 1}
            assert len({answer["call_no"] for answer in answers}) == 1
            row = state(hall, case)
            assert row["reporter_count"] + row["urge_count"] == 2
            assert row["version"] == case.version + 1


def test_different_calls_for_one_case_at_once_all_count(hall: Hall, house: House) -> None:
    case = hall.at_stage("handling")
    with House(house.dsn) as two, House(house.dsn) as three:
        desks = [hall.intake, two.desk("t_chief"), three.desk("t_dispatch")]
        answers = at_once(*(lambda d=desk: urge(d, case) for desk in desks))
        assert sorted(answer["urge_count"] for answer in answers) == [1, 2, 3]
        joined = at_once(*(lambda d=desk: join(d, case) for desk in desks[:2]))
    assert sorted(answer["reporter_count"] for answer in joined) == [2, 3]
    assert state(hall, case)["version"] == case.version + 5
    assert breaks(hall.boss, case.task_no) == []


def test_one_uuid_on_two_cases_at_once(hall: Hall, house: House) -> None:
    with House(house.dsn) as other:
        for _ in range(6):
            one, two, call = hall.at_stage("intake"), hall.at_stage("intake"), call_of()
            answers = at_once(
                lambda c=one, k=call: urge(hall.intake, c, **k),
                lambda c=two, k=call: urge(other.desk("t_intake"), c, **k),
            )
            wrong = [answer for answer in answers if isinstance(answer, psycopg2.Error)]
            assert [json.loads(w.diag.message_detail)["key"] for w in wrong] == ["uuid_used"]
            assert state(hall, one)["urge_count"] + state(hall, two)["urge_count"] == 1


def test_a_call_recorded_by_two_connections_at_once(hall: Hall, house: House) -> None:
    with House(house.dsn) as other:
        for n in range(8):
            call = call_of()
            answers = at_once(
                lambda k=call: record(hall.intake, **k),
                lambda k=call: record(other.desk("t_intake"), **k),
            )
            assert sorted(answer["repeated"] for answer in answers) == [False, True]
            assert len({answer["call_no"] for answer in answers}) == 1
            assert hall.boss.value("select count(*) from dcm.call_record") == n + 1


def test_a_uuid_serves_one_purpose(hall: Hall) -> None:
    case, call = hall.at_stage("intake"), call_of()
    first = record(hall.intake, **call)
    for send in (join, urge):
        with refused("DC003", "uuid_used") as told:
            send(hall.intake, case, **call)
        assert told["call_no"] == first["call_no"]
    other = call_of()
    urge(hall.intake, case, **other)
    with refused("DC003", "uuid_used"):
        record(hall.intake, **other)


# --- calls ---------------------------------------------------------------------------------------


def test_a_call_about_a_case(hall: Hall) -> None:
    case = hall.at_stage("handling")
    record(hall.dispatch, kind="progress", task_no=case.task_no, subject="问进度", source="12345",
           started_at="2026-03-02 10:00")  # fmt: skip
    row = hall.chief.record("select * from dcm_app.call_list")
    assert (row["task_no"], row["source"], row["label_en"]) == (
        case.task_no, "hotline", "Asked how it stands",
    )  # fmt: skip
    assert row["started_at"].isoformat().startswith("2026-03-02")
    assert state(hall, case)["version"] == case.version
    with refused("DC004", "case_not_found"):
        record(hall.intake, kind="progress", task_no="1")


def test_names_are_for_the_hall(hall: Hall) -> None:
    record(hall.intake, caller_name="演示来电人001", caller_phone="13800000003")
    sql = "select caller_name, caller_phone from dcm_app.call_list"
    assert hall.dispatch.rows(sql) == [("演示来电人001", "138****0003")]
    assert hall.director.rows(sql) == hall.admin.rows(sql) == [(None, None)]
    assert hall.evaluator.rows(sql) == []


def test_calls_are_counted_by_day_kind_and_operator(hall: Hall) -> None:
    case = hall.at_stage("handling")
    for desk, kind in ((hall.intake, "inquiry"), (hall.intake, "inquiry"), (hall.chief, "other")):
        record(desk, kind=kind)
    urge(hall.intake, case)
    join(hall.intake, case)
    hall.boss.run("update dcm.call_record set at = '2026-03-01 23:59:59.9+08' where kind = 'other'")
    today = hall.boss.value("select (now() at time zone 'Asia/Shanghai')::date")
    sql = "select * from dcm_app.call_counts(%s, %s)"
    assert hall.evaluator.rows(sql, today, today) == [
        (today, "inquiry", "t_intake", 2), (today, "join", "t_intake", 1),
        (today, "urge", "t_intake", 1),
    ]  # fmt: skip
    day = date(2026, 3, 1)
    assert hall.chief.rows(sql, day, day) == [(day, "other", "t_chief", 1)]
    assert hall.chief.rows(sql, day - timedelta(days=1), day - timedelta(days=1)) == []
    assert hall.chief.rows(sql, None, None) == []
    with refused("DC001", "not_allowed"):
        hall.dept_a.rows(sql, day, day)


# --- who is calling ------------------------------------------------------------------------------

HISTORY = "select kind, part, task_no, description from dcm_app.caller_history(%s, %s)"


def known(desk: Desk, phone: Any, lim: int | None = 20) -> list[tuple[Any, ...]]:
    return desk.rows(HISTORY, phone, lim)


def test_what_is_known_of_a_number(hall: Hall) -> None:
    first = hall.at_stage("handling", reporter_phone="138 0000 0009", description="井盖坏了")
    other = hall.at_stage("intake", description="路灯不亮")
    join(hall.intake, other, reporter_phone="+86-13800000009", description="我也看到")
    urge(hall.intake, first, reporter_phone="013800000009")
    record(hall.intake, caller_phone="８６13800000009", subject="问电话")
    record(hall.intake, kind="progress", caller_phone="13800000009", task_no=first.task_no)
    record(hall.intake, caller_phone="13800000008", subject="别人")
    assert known(hall.intake, "13800000009") == [
        ("call", "progress", first.task_no, "问暖气报修电话"), ("call", "inquiry", None, "问电话"),
        ("case", "urged", first.task_no, "井盖坏了"), ("case", "joined", other.task_no, "路灯不亮"),
        ("case", "reporter", first.task_no, "井盖坏了"),
    ]  # fmt: skip
    assert len(known(hall.chief, "0086 138-0000-0009", 2)) == 2
    row = hall.dispatch.record("select * from dcm_app.caller_history('13800000009') offset 2")
    assert (row["class_name"], row["stage"], row["urge_count"]) == ("暴露垃圾", "handling", 1)
    assert (row["overdue"], row["x"], row["y"]) == (False, 545110.0, 4209240.0)
    assert row["due_at"] is not None


@pytest.mark.parametrize("phone", ["", None, "没有", "1234", "+86 0 1234", "%", "13800000009%"])
def test_a_number_that_tells_nothing(hall: Hall, phone: Any) -> None:
    for number in ("1234", "13800000008"):
        hall.intake.register(reporter_phone=number)
    assert known(hall.intake, phone) == []


def test_history_of_a_number_is_for_the_hall(hall: Hall) -> None:
    hall.intake.register(reporter_phone="13800000009")
    for login in ("t_dept_a", "t_supervisor", "t_evaluator", "t_director", "t_admin"):
        with refused("DC001", "not_allowed"):
            known(hall.desk(login), "13800000009")
    for lim in (0, -1):
        assert known(hall.intake, "13800000009", lim) == []
    assert len(known(hall.intake, "13800000009", None)) == 1


def test_the_number_is_looked_up_by_index(hall: Hall) -> None:
    for table, column in (("case_person", "phone"), ("call_record", "caller_phone")):
        hall.boss.run("set enable_seqscan = off")
        plan = hall.boss.column(
            f"explain select from dcm.{table} where dcm.phone_key({column}) = '13800000009'"
            f" and {column} is not null"
        )
        hall.boss.run("reset enable_seqscan")
        assert any(f"{table}_phone" in line for line in plan), plan


digits = st.text("0123456789", min_size=5, max_size=11).filter(lambda d: d[0] != "0")
blanks = st.sampled_from(["", " ", "-", "　", "(", ")", "."])


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(digits, st.lists(blanks, min_size=12, max_size=12),
       st.sampled_from(["", "+86", "0086", "86 ", "0", "+86 0"]),
       st.sampled_from(["", " ext. 12", "转3", " x7", ",8", "#1"]))  # fmt: skip
def test_one_number_however_it_is_written(
    house: House, number: str, between: list[str], before: str, after: str
) -> None:
    if "86" in before and len(number) < 10:
        before = ""  # too short for a number with the prefix of a country
    key = "select dcm.phone_key(%s)"
    if len(number) >= 10 and number.startswith("86") and len(number) - 2 >= 10:
        return
    written = before + "".join(a + b for a, b in zip(number, between)) + after
    wide = written.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})
    for words in (number, written, wide):
        assert house.boss.value(key, words) == number, words


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30))
def test_the_key_of_any_text(house: House, words: str) -> None:
    key = house.boss.value("select dcm.phone_key(%s)", words)
    assert key is None or (key.isascii() and key.isdigit() and not key.startswith("0"))
    assert house.boss.value("select dcm.phone_key(%s)", key) == key


def test_two_numbers_are_two(house: House) -> None:
    numbers = ["13800000001", "23800000001", "0311-80000001", "80000001", "010-80000001",
               "8613800", "110", "12345", "12319"]  # fmt: skip
    keys = [house.boss.value("select dcm.phone_key(%s)", number) for number in numbers]
    assert len(set(keys)) == len(numbers)
    assert house.boss.value("select dcm.phone_key('+86 311 80000001')") == keys[2]


# --- seeing a number in full ---------------------------------------------------------------------

REVEAL = "select dcm_app.reveal_contact(%s, %s, %s, %s)"


@pytest.fixture
def trusted(hall: Hall) -> Any:
    """t_intake2 may see numbers in full."""
    hall.boss.run("update dcm.staff set permissions = '{file,close,reveal}' where login = %s",
                  "t_intake2")  # fmt: skip
    yield hall.intake2
    hall.boss.run("update dcm.staff set permissions = '{file,close}' where login = 't_intake2'")


def test_a_look_is_kept(hall: Hall, trusted: Desk) -> None:
    case = hall.intake.register(reporter_name="演示上报人001", reporter_phone="13800000001")
    answer = trusted.value(REVEAL, case.task_no, "reporter", 1, " 回访 ")
    assert answer == {"name": "演示上报人001", "phone": "13800000001"}
    call = record(hall.intake, caller_phone="13800000003")["call_no"]
    assert trusted.value(REVEAL, call, "caller", 0, "回电")["phone"] == "13800000003"
    for desk in (hall.chief, hall.director, hall.admin):
        rows = desk.rows(
            "select login, name, task_no, part, seq, reason from dcm_app.contact_reveal order by id"
        )
        assert rows == [
            ("t_intake2", "测试t_intake2", case.task_no, "reporter", 1, "回访"),
            ("t_intake2", "测试t_intake2", call, "caller", 0, "回电"),
        ]
    assert trusted.rows("select * from dcm_app.contact_reveal") == []


def test_who_may_not_look(hall: Hall, trusted: Desk) -> None:
    case = hall.intake.register(reporter_phone="13800000001")
    for login in ("t_intake", "t_chief", "t_admin"):
        with refused("DC001", "not_allowed"):
            hall.desk(login).value(REVEAL, case.task_no, "reporter", 1, "x")
    with refused("DC004", "case_not_found"):
        hall.dept_b.value(REVEAL, case.task_no, "reporter", 1, "x")
    for reason in ("", " ", None):
        with refused("DC005", "demand_not_met"):
            trusted.value(REVEAL, case.task_no, "reporter", 1, reason)
    for part, seq in (("reporter", 2), ("answerer", 1), (None, None), ("caller", 0)):
        with refused("DC004"):
            trusted.value(REVEAL, case.task_no, part, seq, "x")
    assert hall.boss.value("select count(*) from dcm.contact_reveal") == 0


def test_a_department_with_the_permission_sees_only_its_cases(hall: Hall) -> None:
    case = hall.at_stage("handling", reporter_phone="13800000001")
    call = record(hall.intake, caller_phone="13800000003")["call_no"]
    hall.boss.run("update dcm.staff set permissions = '{reveal}' where login ~ '^t_dept_[ab]'")
    try:
        assert hall.dept_a.value(REVEAL, case.task_no, "reporter", 1, "联系上报人")["phone"]
        with refused("DC004", "case_not_found"):
            hall.dept_b.value(REVEAL, case.task_no, "reporter", 1, "x")
        with refused("DC004", "contact_not_found"):
            hall.dept_a.value(REVEAL, call, "caller", 0, "x")
    finally:
        hall.boss.run("update dcm.staff set permissions = '{}' where login ~ '^t_dept_[ab]'")


def test_the_permission_is_given_like_any_other(lone_hall: Hall) -> None:
    sql = "select dcm_app.add_staff('t_chief', '测试', '{dcm_chief}', null, %s)"
    lone_hall.admin.run(sql, ["reveal", "file"])
    case = lone_hall.intake.register(reporter_phone="13800000001")
    assert lone_hall.chief.value(REVEAL, case.task_no, "reporter", 1, "x")["phone"]
    with refused("DC003", "unknown_permission"):
        lone_hall.admin.run(sql, ["unmask"])


def test_looks_are_append_only_for_everybody(hall: Hall, trusted: Desk) -> None:
    case = hall.intake.register(reporter_phone="13800000001")
    trusted.value(REVEAL, case.task_no, "reporter", 1, "x")
    for role in ("dcm_owner", "none"):
        hall.boss.run(f"set role {role}")
        try:
            for sql in ("update dcm.contact_reveal set login = 'x'", "truncate dcm.contact_reveal",
                        "delete from dcm.contact_reveal"):  # fmt: skip
                with pytest.raises(psycopg2.Error) as caught:
                    hall.boss.run(sql)
                assert caught.value.pgcode == "DC001", sql
        finally:
            hall.boss.run("reset role")


def test_a_look_that_is_rolled_back_leaves_a_gap(hall: Hall, trusted: Desk) -> None:
    """A row cannot survive its transaction; the count goes on outside of it."""
    case = hall.intake.register(reporter_phone="13800000001")
    trusted.value(REVEAL, case.task_no, "reporter", 1, "x")
    trusted.run("begin")
    trusted.value(REVEAL, case.task_no, "reporter", 1, "x")
    trusted.run("rollback")
    trusted.value(REVEAL, case.task_no, "reporter", 1, "x")
    first, last = hall.boss.rows("select min(id), max(id) from dcm.contact_reveal")[0]
    assert last - first == 2


# --- phrases and rules ---------------------------------------------------------------------------


def save(desk: Desk, what: str, **fields: Any) -> int:
    return int(desk.value(f"select dcm_app.save_{what}(%s)", as_json(fields)))


def test_own_phrases_are_ones_own(lone_hall: Hall) -> None:
    hall = lone_hall
    mine = save(hall.intake, "phrase", part="description", text=" 我的话 ", sort=3)
    row = hall.intake.record("select * from dcm_app.phrase where id = %s", mine)
    assert (row["text"], row["own"], row["district"], row["sort"]) == ("我的话", True, False, 3)
    assert hall.chief.rows("select * from dcm_app.phrase where id = %s", mine) == []
    save(hall.intake, "phrase", id=mine, kind="event", class_code="0102")
    row = hall.intake.record("select * from dcm_app.phrase where id = %s", mine)
    assert (row["text"], row["class_code"], row["class_standard"]) == (
        "我的话", "0102", "CJ/T 214-2007",
    )  # fmt: skip
    for desk in (hall.chief, hall.dept_a):
        with refused("DC004", "phrase_not_found"):
            save(desk, "phrase", id=mine, text="x")
        with refused("DC004", "phrase_not_found"):
            desk.value("select dcm_app.drop_phrase(%s)", mine)
    hall.intake.value("select dcm_app.drop_phrase(%s)", mine)
    assert hall.intake.rows("select * from dcm_app.phrase where own") == []


def test_the_districts_phrases_are_the_chiefs(lone_hall: Hall) -> None:
    hall = lone_hall
    shared = save(hall.chief, "phrase", part="opinion", text="同意", district=True)
    assert hall.dept_a.value("select district from dcm_app.phrase where id = %s", shared)
    save(hall.admin, "phrase", id=shared, text="同意办理")
    assert hall.dept_a.value("select text from dcm_app.phrase where id = %s", shared) == "同意办理"
    with refused("DC001", "not_allowed"):
        save(hall.intake, "phrase", id=shared, text="x")
    with refused("DC001", "not_allowed"):
        save(hall.intake, "phrase", part="opinion", text="x", district=True)
    with refused("DC001", "not_allowed"):
        hall.intake.value("select dcm_app.drop_phrase(%s)", shared)
    hall.chief.value("select dcm_app.drop_phrase(%s)", shared)


@pytest.mark.parametrize(
    ("fields", "state_", "key"),
    [({"part": "x", "text": "x"}, "DC003", "bad_phrase"),
     ({"part": "reason"}, "DC005", "demand_not_met"),
     ({"part": "reason", "text": "长" * 2001}, "DC003", "too_long"),
     ({"part": "reason", "text": "x", "kind": "x"}, "DC003", "bad_phrase"),
     ({"part": "reason", "text": "x", "kind": "event", "class_code": "9999"}, "DC003",
      "unknown_class"),
     ({"id": 5, "text": "x"}, "DC004", "phrase_not_found"),
     ({"id": "x", "text": "x"}, "DC003", "bad_number"),
     ({"part": "reason", "text": "x", "district": "maybe"}, "DC003", "bad_flag")],
)  # fmt: skip
def test_a_phrase_that_is_wrong(hall: Hall, fields: Any, state_: str, key: str) -> None:
    with refused(state_, key):
        save(hall.chief, "phrase", **fields)


def test_rules_are_the_chiefs(lone_hall: Hall) -> None:
    hall = lone_hall
    rule = save(hall.chief, "class_rule", words=["路灯　不亮", " 灯  灭 ", ""], kind="component",
                class_code="0118", weight=2.5)  # fmt: skip
    row = hall.intake.record("select * from dcm_app.class_rule where id = %s", rule)
    assert (sorted(row["words"]), row["but_not"], row["class_name"], float(row["weight"])) == (
        ["灯 灭", "路灯 不亮"], [], "路灯", 2.5,
    )  # fmt: skip
    save(hall.admin, "class_rule", id=rule, but_not=["红绿灯"], active=False)
    row = hall.intake.record("select * from dcm_app.class_rule where id = %s", rule)
    assert (len(row["words"]), row["but_not"], row["active"]) == (2, ["红绿灯"], False)
    for desk in (hall.intake, hall.dispatch, hall.dept_a):
        with refused("DC001", "not_allowed"):
            save(desk, "class_rule", id=rule, weight=1)
        with refused("DC001", "not_allowed"):
            desk.value("select dcm_app.drop_class_rule(%s)", rule)
    hall.chief.value("select dcm_app.drop_class_rule(%s)", rule)
    with refused("DC004", "rule_not_found"):
        hall.chief.value("select dcm_app.drop_class_rule(%s)", rule)


@pytest.mark.parametrize(
    ("fields", "state_", "key"),
    [({"words": []}, "DC005", "demand_not_met"), ({"words": ["", " "]}, "DC005", "demand_not_met"),
     ({"words": "路灯"}, "DC003", "bad_words"), ({"words": ["x"] * 101}, "DC003", "bad_words"),
     ({"words": [["x"]]}, "DC003", "bad_text"), ({"words": ["长" * 41]}, "DC003", "too_long"),
     ({"weight": 0}, "DC003", "bad_number"), ({"weight": 101}, "DC003", "bad_number"),
     ({"weight": "x"}, "DC003", "bad_number"), ({"class_code": "9999"}, "DC003", "unknown_class"),
     ({"id": 1}, "DC004", "rule_not_found")],
)  # fmt: skip
def test_a_rule_that_is_wrong(hall: Hall, fields: Any, state_: str, key: str) -> None:
    rule = {"words": ["x"], "kind": "event", "class_code": "0102", **fields}
    with refused(state_, key):
        save(hall.chief, "class_rule", **rule)


def test_what_a_district_changed_survives_an_upgrade(lone_hall: Hall) -> None:
    hall = lone_hall
    own = save(hall.chief, "phrase", part="reason", text="本区的话", district=True)
    save(hall.chief, "phrase", id=1001, text="改过的话")
    hall.chief.value("select dcm_app.drop_phrase(1002)")
    save(hall.chief, "class_rule", id=201021, words=["改过的词"])
    hall.chief.value("select dcm_app.drop_class_rule(201022)")
    rule = save(hall.chief, "class_rule", words=["新词"], kind="event", class_code="0102")
    assert min(own, rule) > 1_000_000
    before = [
        hall.boss.rows(f"select * from dcm.{t} order by id") for t in ("phrase", "class_rule")
    ]
    dsn = hall.boss.connection.dsn
    for desk in (hall.chief, hall.boss):
        desk.connection.close()
    install(dsn)
    with closing(psycopg2.connect(dsn)) as again:
        boss = Desk(again, None)
        after = [boss.rows(f"select * from dcm.{t} order by id") for t in ("phrase", "class_rule")]
    assert after == before
