"""交接班: what is open goes from one shift to the next, with a note, signed by both."""

from __future__ import annotations

import json
import select
import threading
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import psycopg2
import pytest
from dbkit import Case, Desk, Hall, House, as_json, refused, state
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HALL = ("t_intake", "t_intake2", "t_chief", "t_dispatch")
OTHERS = ("t_dept_a", "t_supervisor", "t_surveyor", "t_evaluator", "t_director", "t_exchange",
          "t_admin")  # fmt: skip


def hand_over(desk: Desk, **fields: Any) -> dict[str, Any]:
    given = {"client_uuid": str(uuid4()), "note": "热线设备已报修", **fields}
    return dict(desk.value("select dcm_app.open_handover(%s)", as_json(given)))


def sign(desk: Desk, key: int, remark: str | None = None) -> dict[str, Any]:
    return dict(desk.value("select dcm_app.sign_handover(%s, %s)", key, remark))


def withdraw(desk: Desk, key: int) -> dict[str, Any]:
    return dict(desk.value("select dcm_app.withdraw_handover(%s)", key))


def claim(desk: Desk, case: Case) -> None:
    desk.value("select dcm_app.claim_case(%s)", case.task_no)


def preview(desk: Desk) -> list[str]:
    return desk.column("select task_no from dcm_app.handover_preview()")


def row_of(desk: Desk, key: int) -> dict[str, Any]:
    return desk.record("select * from dcm_app.handover where id = %s", key)


# --- what goes over ----------------------------------------------------------------------------


def test_preview_is_what_he_has_taken_and_what_waits_in_his_queues(hall: Hall) -> None:
    waiting = hall.at_stage("dispatch", class_code="0101")
    mine = hall.at_stage("dispatch")
    urgent = hall.at_stage("dispatch", class_code="0203", urgent=True)
    hall.at_stage("filing", class_code="0401")  # another post's queue
    hall.at_stage("handling", class_code="0101")
    hall.at_stage("closed", class_code="0101")
    claim(hall.dispatch, mine)
    assert preview(hall.dispatch) == [case.task_no for case in (urgent, waiting, mine)]
    row = hall.dispatch.record(
        "select * from dcm_app.handover_preview() where task_no = %s", mine.task_no
    )
    assert (row["stage"], row["claimed"], row["overdue"], row["urgent"]) == (
        "dispatch", True, False, False,
    )  # fmt: skip
    assert row["class_name"]


def test_what_a_colleague_has_taken_is_his_to_hand_over(hall: Hall) -> None:
    case = hall.at_stage("intake")
    claim(hall.intake2, case)
    assert preview(hall.intake) == []
    assert preview(hall.intake2) == [case.task_no]


def test_a_photograph_that_does_not_follow_the_cases(hall: Hall) -> None:
    case = hall.at_stage("handling")
    case.act(hall.dept_a, "send_back", reason="x")
    hall.boss.run("update dcm.case_file set due_at = now() - interval '1 h'")
    answer = hand_over(hall.dispatch)
    assert (answer["cases"], answer["overdue"], answer["repeated"]) == (1, 1, False)
    case.act(hall.dispatch, "dispatch", department="B")
    rows = hall.chief.rows(
        "select task_no, stage, overdue, claimed, due_at < now() from dcm_app.handover_case"
        " where handover_id = %s", answer["id"],
    )  # fmt: skip
    assert rows == [(case.task_no, "dispatch", True, False, True)]
    told = row_of(hall.chief, answer["id"])
    assert (told["cases"], told["overdue"]) == (1, 1)


def test_signed_by_both_and_the_claims_go_over(hall: Hall) -> None:
    mine, theirs = hall.at_stage("intake"), hall.at_stage("intake", class_code="0101")
    loose = hall.at_stage("intake", class_code="0203")
    claim(hall.intake, mine)
    claim(hall.intake2, theirs)
    opened = hand_over(hall.intake, to_login="t_intake2")
    before = row_of(hall.intake2, opened["id"])
    assert before["mine_to_sign"] and before["signed_at"] is None
    assert (before["from_login"], before["from_name"], before["to_login"], before["to_name"]) == (
        "t_intake", "测试t_intake", "t_intake2", "测试t_intake2",
    )  # fmt: skip
    assert (before["note"], before["cases"]) == ("热线设备已报修", 2)
    version = state(hall, mine)["version"]
    signed = sign(hall.intake2, opened["id"], " 已知悉 ")
    assert (signed["claims"], signed["repeated"]) == (1, False)
    after = row_of(hall.director, opened["id"])
    assert after["signed_at"] and after["opened_at"] < after["signed_at"]
    assert (after["remark"], after["mine_to_sign"]) == ("已知悉", False)
    assert not row_of(hall.intake2, opened["id"])["mine_to_sign"]  # done
    row = state(hall, mine)
    assert (row["claimed_by"], row["version"]) == ("t_intake2", version)
    assert state(hall, theirs)["claimed_by"] == "t_intake2"
    assert state(hall, loose)["claimed_by"] is None


def test_what_the_receiver_cannot_move_on_goes_back_to_the_team(hall: Hall) -> None:
    case = hall.at_stage("dispatch")
    claim(hall.dispatch, case)
    opened = hand_over(hall.dispatch)
    assert sign(hall.chief, opened["id"])["claims"] == 0
    assert state(hall, case)["claimed_by"] is None
    assert hall.dispatch.value("select dcm_app.claim_next()") == case.task_no


def test_what_the_giver_takes_after_opening_stays_his(hall: Hall) -> None:
    case = hall.at_stage("intake")
    opened = hand_over(hall.intake, to_login="t_intake2")
    claim(hall.intake, case)
    assert sign(hall.intake2, opened["id"])["claims"] == 0
    assert state(hall, case)["claimed_by"] == "t_intake"


def test_what_has_gone_on_meanwhile_stays_where_it_is(hall: Hall) -> None:
    done, taken = hall.at_stage("intake"), hall.at_stage("intake", class_code="0101")
    late = hall.at_stage("intake", class_code="0203")
    for case in (done, taken):
        claim(hall.intake, case)
    opened = hand_over(hall.intake)
    done.act(hall.intake, "accept")
    hall.intake.value("select dcm_app.release_case(%s)", taken.task_no)
    hall.boss.run("update dcm.case_file set claimed_by = 't_chief' where task_no = %s",
                  taken.task_no)  # fmt: skip
    assert sign(hall.intake2, opened["id"])["claims"] == 0
    assert [state(hall, case)["claimed_by"] for case in (done, taken, late)] == [
        None, "t_chief", None,
    ]  # fmt: skip


# --- who may -----------------------------------------------------------------------------------


def test_only_the_named_one_signs(hall: Hall) -> None:
    key = hand_over(hall.intake, to_login="t_intake2")["id"]
    for login in ("t_intake", "t_chief", "t_dispatch"):
        assert not row_of(hall.desk(login), key)["mine_to_sign"]
        with refused("DC001", "not_allowed"):
            sign(hall.desk(login), key)
    assert row_of(hall.intake2, key)["mine_to_sign"]
    sign(hall.intake2, key)


def test_anybody_of_the_hall_but_the_giver_where_nobody_is_named(hall: Hall) -> None:
    key = hand_over(hall.intake)["id"]
    assert row_of(hall.intake, key)["to_login"] is None
    assert {login: row_of(hall.desk(login), key)["mine_to_sign"] for login in HALL} == {
        "t_intake": False, "t_intake2": True, "t_chief": True, "t_dispatch": True,
    }  # fmt: skip
    with refused("DC001", "not_allowed"):
        sign(hall.intake, key)
    sign(hall.chief, key)
    assert row_of(hall.intake, key)["to_login"] == "t_chief"
    with refused("DC003", "handover_done"):
        sign(hall.dispatch, key)


@pytest.mark.parametrize("login", OTHERS)
def test_nobody_outside_the_hall(hall: Hall, login: str) -> None:
    key = hand_over(hall.intake)["id"]
    desk = hall.desk(login)
    for call in (lambda: preview(desk), lambda: hand_over(desk), lambda: sign(desk, key),
                 lambda: withdraw(desk, key)):  # fmt: skip
        with refused("DC001", "not_allowed"):
            call()
    reads = login in ("t_director", "t_admin")
    for view in ("handover", "handover_case"):
        expected = reads and view == "handover"
        assert bool(desk.rows(f"select * from dcm_app.{view}")) == expected


def test_a_department_that_is_named_too_is_no_receiver(hall: Hall) -> None:
    for login in ("t_dept_a", "t_intake", "t_left", "t_norow", "nobody", "'; drop table x"):
        with refused("DC003", "unknown_receiver"):
            hand_over(hall.intake, to_login=login)
    assert hall.boss.value("select count(*) from dcm.handover") == 0


def test_withdrawing(hall: Hall) -> None:
    key = hand_over(hall.intake)["id"]
    with refused("DC001", "not_allowed"):
        withdraw(hall.chief, key)
    first = withdraw(hall.intake, key)
    assert first["withdrawn_at"] == withdraw(hall.intake, key)["withdrawn_at"]
    assert not row_of(hall.chief, key)["mine_to_sign"]
    with refused("DC003", "handover_done"):
        sign(hall.chief, key)
    signed = hand_over(hall.intake)["id"]
    sign(hall.chief, signed)
    with refused("DC003", "handover_done"):
        withdraw(hall.intake, signed)
    for call in (sign, withdraw):
        with refused("DC004", "handover_not_found"):
            call(hall.intake, 0)


def test_what_is_signed_stays(hall: Hall) -> None:
    """Whoever owns the table is held too; only a superuser's tricks are not."""
    hall.at_stage("intake")
    key = hand_over(hall.intake)["id"]
    sign(hall.chief, key)
    for sql in ("update dcm.handover set note = 'x'", "update dcm.handover set remark = 'x'",
                "delete from dcm.handover", "truncate dcm.handover cascade",
                "update dcm.handover_case set overdue = true", "delete from dcm.handover_case",
                "truncate dcm.handover_case"):  # fmt: skip
        with refused_by_guard():
            hall.boss.run(sql)


def refused_by_guard() -> Any:
    return pytest.raises(psycopg2.Error, match="只增不改")


# --- sent twice, told once ---------------------------------------------------------------------


def test_it_locks_in_the_order_of_the_numbers(hall: Hall, house: House) -> None:
    """As batches do: else a batch and a handover would wait for each other."""
    first, urgent = (
        hall.at_stage("dispatch"),
        hall.at_stage("dispatch", class_code="0203", urgent=True),
    )
    assert preview(hall.dispatch) == [urgent.task_no, first.task_no]
    lock = "select 1 from dcm.case_file where task_no = %s for update"
    with House(house.dsn) as other:
        other.boss.run("begin")
        other.boss.rows(lock, first.task_no)
        opening = threading.Thread(target=hand_over, args=(hall.dispatch,))
        opening.start()
        waiting = "select count(*) from pg_locks where not granted"
        while not hall.boss.value(waiting):
            time.sleep(0.02)
        other.boss.rows(lock + " nowait", urgent.task_no)
        other.boss.run("commit")
        opening.join(10)
    assert not opening.is_alive()


def test_the_same_handover_twice_is_one(hall: Hall) -> None:
    uuid = str(uuid4())
    first = hand_over(hall.intake, client_uuid=uuid)
    hall.at_stage("intake")
    again = hand_over(hall.intake, client_uuid=uuid, note="别的字")
    assert again == {**first, "repeated": True}
    with refused("DC004", "handover_not_found"):
        hand_over(hall.chief, client_uuid=uuid)
    signed = sign(hall.chief, first["id"], "好")
    repeat = sign(hall.chief, first["id"], "别的字")
    assert repeat["repeated"] and repeat["signed_at"] == signed["signed_at"]
    assert row_of(hall.chief, first["id"])["remark"] == "好"


def test_notices(hall: Hall) -> None:
    case = hall.at_stage("intake")
    claim(hall.intake, case)
    listener = hall.boss
    listener.run("listen dcm")
    uuid = str(uuid4())
    key = hand_over(hall.intake, client_uuid=uuid)["id"]
    hand_over(hall.intake, client_uuid=uuid)
    other = hand_over(hall.intake)["id"]
    withdraw(hall.intake, other)
    sign(hall.intake2, key)
    sign(hall.intake2, key)
    while select.select([listener.connection], [], [], 0.3)[0]:
        listener.connection.poll()
    heard = [json.loads(notice.payload) for notice in listener.connection.notifies]
    del listener.connection.notifies[:]
    listener.run("unlisten dcm")
    assert heard == [
        {"topic": "handover", "id": key}, {"topic": "handover", "id": other},
        {"topic": "handover", "id": other}, {"topic": "cases", "batch": 1},
        {"topic": "handover", "id": key},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "key"),
    [({"note": "长" * 2001}, "too_long"), ({"note": []}, "bad_text"), ({"client_uuid": "x"},
      "bad_uuid"), ({"to_login": {}}, "bad_text"), ({"to_login": "x" * 64}, "too_long")],
)  # fmt: skip
def test_a_handover_that_is_none(hall: Hall, fields: dict[str, Any], key: str) -> None:
    with refused("DC003", key):
        hand_over(hall.intake, **fields)


@pytest.mark.parametrize("given", [[], "x", None, 1])
def test_a_handover_that_is_no_object(hall: Hall, given: Any) -> None:
    with refused("DC003"):
        hall.intake.value("select dcm_app.open_handover(%s)", as_json(given))


def test_a_remark_that_is_too_long_signs_nothing(hall: Hall) -> None:
    key = hand_over(hall.intake)["id"]
    with refused("DC003", "too_long"):
        sign(hall.chief, key, "长" * 2001)
    assert row_of(hall.chief, key)["signed_at"] is None


def test_hostile_text_is_data(hall: Hall) -> None:
    words = "'; drop table dcm.handover; -- <b>%s {0} \U0001f6b2"
    key = hand_over(hall.intake, note=words)["id"]
    sign(hall.chief, key, words)
    row = row_of(hall.chief, key)
    assert (row["note"], row["remark"]) == (words, words)


# --- any order of it ---------------------------------------------------------------------------

ACTS = st.lists(
    st.tuples(
        st.sampled_from(["open", "sign", "withdraw"]), st.sampled_from(HALL),
        st.sampled_from([*HALL, None]), st.integers(0, 3),
    ),
    max_size=14,
)  # fmt: skip


Held = dict[str, Any]


def allowed(act: str, who: str, h: Held) -> bool:
    """The rules once more, in Python."""
    if act == "withdraw":
        return bool(who == h["from"] and h["by"] is None)
    return bool(
        who != h["from"] and h["to"] in (None, who) and not h["gone"] and h["by"] in (None, who)
    )


def works(call: Callable[[], Any]) -> bool:
    try:
        call()
    except psycopg2.Error as error:
        assert str(error.pgcode).startswith("DC"), error
        return False
    return True


def do(house: House, held: list[Held], act: str, who: str, receiver: str | None, n: int) -> None:
    desk = house.desk(who)
    if act == "open":
        uuid = str(uuid4())
        done = works(lambda: hand_over(desk, to_login=receiver, client_uuid=uuid))
        assert done == (receiver != who)
        if done:
            key = house.boss.value("select id from dcm.handover where client_uuid = %s", uuid)
            held.append({"id": key, "from": who, "to": receiver, "by": None, "gone": False})
        return
    if not held:
        return
    h = held[n % len(held)]
    done = works(lambda: (sign if act == "sign" else withdraw)(desk, h["id"]))
    assert done == allowed(act, who, h), (act, who, h)
    if done:
        h.update({"by": who} if act == "sign" else {"gone": True})


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(ACTS)
def test_any_order_of_acts_keeps_the_rules(house: House, acts: list[Any]) -> None:
    held: list[Held] = []
    for act in acts:
        do(house, held, *act)
    for h in held:
        row = house.boss.record("select * from dcm.handover where id = %s", h["id"])
        assert (row["signed_by"], row["withdrawn_at"] is not None) == (h["by"], h["gone"])
    house.wipe()
