"""The whole loop through the door, each action of the contract, and what each refuses."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import psycopg2
import pytest
from dbkit import OUTSIDE, SECOND, Case, Desk, Hall, as_json, fact, refused, state

WAY = ["intake", "verification", "filing", "dispatch", "handling", "feedback", "check", "closing"]
DETAIL: dict[str, dict[str, Any]] = {
    "request_verification": {"supervisor": "t_supervisor"},
    "report_verification": {"result": "true"},
    "accept": {},
    "refuse": {"reason": "重复"},
    "file": {},  # the condition is put in by full_detail
    "decline": {"reason": "不属实"},
    "dispatch": {"department": "A", "opinion": "请办理"},
    "return_to_filing": {"reason": "条件选错"},
    "send_back": {"reason": "非我职责"},
    "report_done": {"opinion": "已办"},
    "request_check": {"supervisor": "t_supervisor"},
    "report_check": {"passed": "true", "opinion": "属实"},
    "close": {"opinion": "同意"},
    "void": {"reason": "误报"},
    "amend": {"fields": {"address": "x"}, "reason": "y"},
    "note": {"text": "z"},
    "undo": {},
    "urge": {"text": "z"},
    "join": {},
    "ask_extension": {"reason": "缺料"},
    "ask_hang": {"reason": "冬季不能施工", "until": "2099-01-01"},  # put nearer by full_detail
    "ask_postpone": {"reason": "等待计划", "until": "2099-01-01"},
    "ask_appeal": {"reason": "暴雨"},
    "withdraw_request": {"reason": "不需要了"},
    "decide_extension": {"approved": True, "opinion": "同意"},
    "decide_hang": {"approved": True, "opinion": "同意"},
    "decide_postpone": {"approved": True, "opinion": "同意"},
    "decide_appeal": {"approved": True, "opinion": "同意"},
    "review_hang": {"passed": True, "opinion": "属实"},
    "review_appeal": {"passed": True, "opinion": "属实"},
    "resume": {"reason": "可以施工了"},
    "unbundle": {"reason": "分开办"},
    "report_step": {"opinion": "已制止"},
    "skip_check": {"opinion": "无需核查"},
}
SOON = (datetime.now(timezone.utc) + timedelta(days=20)).isoformat()


def full_detail(hall: Hall, action: str) -> dict[str, Any]:
    if action == "file":
        return {"condition": hall.condition()}
    return {key: SOON if key == "until" else value for key, value in DETAIL[action].items()}


# --- the straight way --------------------------------------------------------------------------


def test_the_whole_loop(hall: Hall) -> None:
    case = hall.intake.register(reporter_name="演示上报人001", reporter_phone="13800000001")
    assert case.answer["stage"] == "intake"
    assert case.version == 1
    assert case.answer["grid_code"] == "13010800100101"
    assert case.answer["duplicates"] == []
    stages = []
    for desk, action in (
        (hall.intake, "request_verification"), (hall.supervisor, "report_verification"),
        (hall.chief, "file"), (hall.dispatch, "dispatch"), (hall.dept_a, "report_done"),
        (hall.intake, "request_check"), (hall.supervisor, "report_check"), (hall.chief, "close"),
    ):  # fmt: skip
        answer = case.act(desk, action, **full_detail(hall, action))
        assert set(answer) >= {"task_no", "stage", "version", "due_at"}
        assert (answer["due_at"] is None) == (len(stages) < 3)
        stages.append(answer["stage"])
    assert stages == [
        "verification", "filing", "dispatch", "handling", "feedback", "check", "closing", "closed",
    ]  # fmt: skip
    done = state(hall, case)
    assert done["finished_at"] is not None
    assert done["round"] == 1
    assert done["version"] == 9
    assert done["case_no"].startswith("YH")
    row = fact(hall, case)
    assert row["closed"] and not row["voided"]
    assert (row["filed_by"], row["dispatched_by"], row["department_code"]) == (
        "t_chief", "t_dispatch", "A",
    )  # fmt: skip
    history = hall.chief.rows(
        "select action, from_stage, to_stage, actor from dcm_app.case_history"
        " where task_no = %s order by seq", case.task_no,
    )  # fmt: skip
    assert len(history) == 9
    assert history[0] == ("register", None, "intake", "t_intake")
    assert all(history[n][2] == history[n + 1][1] for n in range(8))


def test_numbers(hall: Hall) -> None:
    first, second = hall.intake.register(), hall.intake.register(class_code="0101")
    today = hall.boss.value("select to_char(now() at time zone 'Asia/Shanghai', 'YYMMDD')")
    assert first.task_no[:6] == second.task_no[:6] == today
    assert int(second.task_no[6:]) == int(first.task_no[6:]) + 1
    assert len(first.task_no) == 11


@pytest.mark.parametrize(
    ("login", "source"),
    [("t_intake", "hotline"), ("t_supervisor", "supervisor"), ("t_exchange", "city")],
)
def test_who_registers_and_its_source(hall: Hall, login: str, source: str) -> None:
    case = hall.desk(login).register(source=None)
    row = state(hall, case)
    assert (row["registered_by"], row["source"]) == (login, source)
    seen = hall.desk(login).column("select task_no from dcm_app.case_list")
    assert case.task_no in seen


@pytest.mark.parametrize("word", ["12345", "热线", "市民热线", "HOTLINE", " phone "])
def test_source_by_any_of_its_names(hall: Hall, word: str) -> None:
    assert state(hall, hall.intake.register(source=word))["source"] == "hotline"


# --- side ways ---------------------------------------------------------------------------------


def test_refuse_and_decline(hall: Hall) -> None:
    case = hall.at_stage("intake")
    assert case.act(hall.intake, "refuse", reason="重复")["stage"] == "refused"
    assert state(hall, case)["finished_at"] is not None
    other = hall.at_stage("filing", class_code="0101")
    assert other.act(hall.chief, "decline", reason="不属实")["stage"] == "refused"
    assert hall.boss.value("select count(*) from dcm.case_fact") == 0


def test_return_to_filing_keeps_number_and_clock(hall: Hall) -> None:
    case = hall.at_stage("dispatch")
    before = state(hall, case)
    case.act(hall.dispatch, "return_to_filing", reason="条件选错")
    case.act(hall.chief, "file", condition=hall.condition())
    after = state(hall, case)
    assert (after["case_no"], after["filed_at"]) == (before["case_no"], before["filed_at"])
    case.act(hall.chief, "void", reason="x")
    row = fact(hall, case)
    assert (row["voided"], row["closed"]) == (True, False)


@pytest.mark.parametrize("result", ["true", "false", "unknown"])
def test_results_of_a_verification(hall: Hall, result: str) -> None:
    case = hall.at_stage("verification")
    answer = case.act(hall.supervisor, "report_verification", result=result)
    assert answer["stage"] == "filing"
    outcome, answered = hall.boss.rows("select outcome, answered_at from dcm.field_task")[0]
    assert outcome == result
    assert answered is not None
    assert state(hall, case)["supervisor"] is None


def sees(desk: Desk, case: Case) -> bool:
    sql = "select count(*) from dcm_app.case_list where task_no = %s"
    return bool(desk.value(sql, case.task_no))


def test_send_back_makes_it_invisible(hall: Hall) -> None:
    case = hall.at_stage("handling")
    due = state(hall, case)["due_at"]
    assert sees(hall.dept_a, case) and not sees(hall.dept_b, case)
    case.act(hall.dept_a, "send_back", reason="非我职责")
    assert not sees(hall.dept_a, case)
    with refused("DC004", "case_not_found"):
        hall.dept_a.act(case.task_no, "note", case.version, {"text": "x"})
    with refused("DC004"):
        hall.dept_a.actions(case.task_no)
    case.act(hall.dispatch, "dispatch", department="B", co_departments=["S1"])
    assert sees(hall.dept_b, case) and sees(hall.dept_s1, case) and not sees(hall.dept_a, case)
    assert state(hall, case)["due_at"] == due
    row = fact(hall, case)
    assert (row["first_department"], row["department_code"], row["return_count"]) == ("A", "B", 1)


def test_co_department_sees_but_does_not_report(hall: Hall) -> None:
    case = hall.at_stage("dispatch")
    case.act(hall.dispatch, "dispatch", department="A", co_departments=["B", "B", "A"])
    assert hall.boss.rows("select department_code, is_main from dcm.assignment order by 1") == [
        ("A", True),
        ("B", False),
    ]
    assert set(hall.dept_b.actions(case.task_no)) == {"note"}
    with refused("DC001", "not_allowed"):
        case.act(hall.dept_b, "report_done", opinion="x")


def test_rework(hall: Hall) -> None:
    case = hall.at_stage("check")
    before = state(hall, case)
    answer = case.act(hall.supervisor, "report_check", passed=False, opinion="未办好")
    after = state(hall, case)
    assert (answer["stage"], answer["round"]) == ("dispatch", 2)
    assert (after["due_at"], after["warn_at"]) == (before["due_at"], before["warn_at"])
    assert after["handled_at"] is None
    assert not sees(hall.dept_a, case)
    case.act(hall.dispatch, "dispatch", department="A")
    assert sees(hall.dept_a, case)
    case.act(hall.dept_a, "report_done", opinion="再办")
    assert fact(hall, case)["rework_count"] == 1
    rounds = hall.boss.rows(
        "select round, visible, handled_at is null, ended_at is null from dcm.assignment order by 1"
    )
    assert rounds == [(1, False, False, False), (2, True, False, True)]


def test_renewed_limit_when_the_district_wants_it(lone_hall: Hall) -> None:
    case = lone_hall.at_stage("handling")
    lone_hall.boss.run("update dcm.case_file set due_at = due_at - interval '9 days'")
    before = state(lone_hall, case)
    case.act(lone_hall.dept_a, "send_back", reason="x")
    lone_hall.boss.run(
        "update dcm.setting set value = 'true' where key = 'renew_limit_on_redispatch'"
    )
    case.act(lone_hall.dispatch, "dispatch", department="B")
    after = state(lone_hall, case)
    assert after["due_at"] > before["due_at"]
    assert after["dispatched_at"] == before["dispatched_at"]


@pytest.mark.parametrize("stage", WAY)
def test_void_from_every_running_stage(hall: Hall, stage: str) -> None:
    case = hall.at_stage(stage)
    for desk in (hall.intake, hall.dispatch, hall.director):
        with refused("DC001", "not_allowed"):
            case.act(desk, "void", reason="x")
    assert case.act(hall.chief, "void", reason="误报")["stage"] == "void"
    assert state(hall, case)["finished_at"] is not None
    assert sees(hall.dept_a, case) == (WAY.index(stage) >= WAY.index("handling"))
    with refused("DC001", "not_in_this_stage"):
        case.act(hall.chief, "void", reason="x")


@pytest.mark.parametrize("stage", ["verification", "check"])
def test_void_takes_a_field_task_back(hall: Hall, stage: str) -> None:
    case = hall.at_stage(stage)
    case.act(hall.chief, "void", reason="误报")
    task = hall.boss.record(
        "select f.* from dcm.field_task f join dcm.case_file c on c.id = case_id"
        " where task_no = %s",
        case.task_no,
    )
    assert task["outcome"] == "withdrawn"
    assert task["answered_at"] is not None
    assert state(hall, case)["supervisor"] is None


@pytest.mark.parametrize("stage", [*WAY, "closed"])
def test_note_by_everybody_who_sees_it(hall: Hall, stage: str) -> None:
    case = hall.at_stage(stage)
    before = state(hall, case)
    for login in ("t_intake", "t_chief", "t_dispatch", "t_evaluator", "t_director", "t_admin"):
        case.act(hall.desk(login), "note", text="看过")
    asked = stage == "verification" or (
        WAY.index("check") <= [*WAY, "closed"].index(stage) and stage != "verification"
    )
    assert sees(hall.supervisor, case) == asked
    after = state(hall, case)
    changed = {key for key in after if after[key] != before[key]}
    assert changed == {"version", "last_at", "last_hash"}


def test_unknown_place_and_outside_cannot_be_filed_until_amended(hall: Hall) -> None:
    for place, expected in (((None, None), "unknown"), (OUTSIDE, "outside")):
        case = hall.intake.register(x=place[0], y=place[1])
        assert case.answer["place_state"] == expected
        assert case.answer["grid_code"] is None
        case.act(hall.intake, "accept")
        assert "file" not in hall.chief.actions(case.task_no)
        with refused("DC005", "demand_not_met") as told:
            case.act(hall.chief, "file", condition=hall.condition())
        assert told["missing"] == ["place"]
        case.act(
            hall.chief,
            "amend",
            reason="定位",
            fields={"x": SECOND[0], "y": SECOND[1], "srid": 4547},
        )
        row = state(hall, case)
        assert (row["place_state"], row["grid_code"]) == ("ok", "13010800100201")
        assert (row["community_code"], row["street_code"]) == ("130108001002", "130108001")
        assert "file" in hall.chief.actions(case.task_no)
        assert case.act(hall.chief, "file", condition=hall.condition())["stage"] == "dispatch"


# --- on behalf of ------------------------------------------------------------------------------

ANSWERS = {
    "report_verification": ("verification", {"login": "t_supervisor"}),
    "send_back": ("handling", {"department": "A"}),
    "report_done": ("handling", {"department": "A"}),
    "report_check": ("check", {"login": "t_supervisor"}),
}


@pytest.mark.parametrize("medium", ["phone", "paper"])
@pytest.mark.parametrize("action", ANSWERS)
def test_on_behalf_of(hall: Hall, action: str, medium: str) -> None:
    stage, who = ANSWERS[action]
    for desk in (hall.intake, hall.dispatch):
        case = hall.at_stage(stage)
        assert "on_behalf_of" in desk.actions(case.task_no)[action]
        with refused("DC005") as told:
            case.act(desk, action, **DETAIL[action])
        assert told["missing"] == ["on_behalf_of"]
        answerer = {**who, "medium": medium, "name": "演示答复人001", "phone": "13800000002"}
        case.act(desk, action, **DETAIL[action], on_behalf_of=answerer)
        row = hall.boss.record(
            "select e.*, p.name, p.phone from dcm.case_event e join dcm.case_file c on c.id ="
            " e.case_id left join dcm.case_person p on (p.case_id, p.seq) = (e.case_id, e.seq)"
            " where task_no = %s and e.seq = %s", case.task_no, case.version,
        )  # fmt: skip
        assert row["on_behalf_of"] == {**who, "medium": medium}
        assert row["actor"] == desk.login
        assert (row["name"], row["phone"]) == ("演示答复人001", None)
        assert "on_behalf_of" not in row["detail"]


@pytest.mark.parametrize(
    "answerer",
    [{"department": "B", "medium": "phone"}, {"medium": "phone"}, {"department": "A"},
     {"department": "A", "medium": "fax"}, {"login": "t_dept_a", "medium": "phone"}, "A", ["A"],
     {"department": "A", "medium": "phone", "name": "长" * 101}],
)  # fmt: skip
def test_on_behalf_of_somebody_else_is_refused(hall: Hall, answerer: Any) -> None:
    case = hall.at_stage("handling")
    with refused("DC003"):
        case.act(hall.intake, "report_done", opinion="x", on_behalf_of=answerer)
    for desk in (hall.chief, hall.dept_b, hall.supervisor):
        with refused("DC001" if desk is hall.chief else "DC004"):
            case.act(desk, "report_done", opinion="x",
                     on_behalf_of={"department": "A", "medium": "phone"})  # fmt: skip


# --- refusals ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "login", "action"),
    [
        ("intake", "t_intake", "request_verification"), ("intake", "t_intake", "refuse"),
        ("verification", "t_supervisor", "report_verification"), ("filing", "t_chief", "file"),
        ("filing", "t_chief", "decline"), ("dispatch", "t_dispatch", "dispatch"),
        ("dispatch", "t_dispatch", "return_to_filing"), ("handling", "t_dept_a", "send_back"),
        ("handling", "t_dept_a", "report_done"), ("feedback", "t_intake", "request_check"),
        ("check", "t_supervisor", "report_check"), ("closing", "t_chief", "close"),
        ("closing", "t_chief", "void"), ("closing", "t_chief", "amend"),
        ("closing", "t_chief", "note"),
    ],
)  # fmt: skip
def test_missing_demands(hall: Hall, stage: str, login: str, action: str) -> None:
    case = hall.at_stage(stage)
    desk = hall.desk(login)
    demands = desk.actions(case.task_no)[action]
    assert demands
    for blank in ({}, dict.fromkeys(demands), dict.fromkeys(demands, " \t\u3000"),
                  {key: [] for key in demands}):  # fmt: skip
        with refused("DC005", "demand_not_met") as told:
            case.act(desk, action, **blank)
        assert sorted(told["missing"]) == sorted(demands)
    for lacking in demands:
        detail = {k: v for k, v in full_detail(hall, action).items() if k != lacking}
        with refused("DC005") as told:
            case.act(desk, action, **detail)
        assert told["missing"] == [lacking]
    assert state(hall, case)["version"] == case.version


def test_a_long_wrong_word_is_not_told_back_at_length(hall: Hall) -> None:
    case = hall.at_stage("intake")
    with refused("DC003", "unknown_action") as told:
        case.act(hall.intake, "x" * 100000)
    assert len(told["action"]) == 60


def test_nobody_answers_for_himself_in_anothers_name(hall: Hall) -> None:
    case = hall.at_stage("check")
    with refused("DC003", "bad_on_behalf_of"):
        case.act(hall.supervisor, "report_check", passed=True, opinion="x",
                 on_behalf_of={"login": "t_supervisor", "medium": "phone"})  # fmt: skip
    case.act(hall.supervisor, "report_check", passed=True, opinion="x", on_behalf_of=None)


def test_unknown_action_and_wrong_stage(hall: Hall) -> None:
    case = hall.at_stage("intake")
    for action in ("approve", "", "关闭", None):
        with refused("DC003", "unknown_action"):
            hall.chief.act(case.task_no, action, case.version)  # type: ignore[arg-type]
    with refused("DC001", "not_in_this_stage") as told:
        case.act(hall.chief, "close", opinion="x")
    assert (told["stage"], told["action"]) == ("intake", "close")
    with refused("DC003", "bad_outcome"):
        hall.at_stage("verification", class_code="0101").act(
            hall.supervisor, "report_verification", result="maybe"
        )


@pytest.mark.parametrize("detail", ["x", [], 1, True])
def test_detail_must_be_an_object(hall: Hall, detail: Any) -> None:
    case = hall.at_stage("intake")
    with refused("DC003"):
        hall.intake.value("select dcm_app.act(%s, 'accept', 1, %s)", case.task_no, as_json(detail))


def test_stale_version_tells_what_happened_meanwhile(hall: Hall) -> None:
    case = hall.at_stage("filing")
    seen = case.version
    case.act(hall.intake2, "note", text="等一下")
    case.act(hall.chief, "decline", reason="不属实")
    with refused("DC002", "stale_version") as told:
        hall.chief.act(case.task_no, "file", seen, {"condition": hall.condition()})
    assert (told["version"], told["seen"]) == (case.version, seen)
    assert [(m["action"], m["actor"], m["name"]) for m in told["meanwhile"]] == [
        ("note", "t_intake2", "测试t_intake2"), ("decline", "t_chief", "测试t_chief"),
    ]  # fmt: skip
    for wrong in (0, 99, None):
        with refused("DC002"):
            hall.chief.act(case.task_no, "note", wrong, {"text": "x"})


def test_version_of_nothing_is_stale(hall: Hall) -> None:
    case = hall.at_stage("intake")
    with (
        pytest.raises(psycopg2.Error, match="登记") as caught,
        hall.intake.connection.cursor() as q,
    ):
        q.execute("select dcm_app.act(%s, 'accept', null, '{}')", (case.task_no,))
    assert caught.value.pgcode == "DC002"


def test_unseen_case_is_not_found(hall: Hall) -> None:
    case = hall.at_stage("handling")
    for task_no in (case.task_no, "99999999999", "", None):
        for sql, args in (
            ("select dcm_app.act(%s, 'note', %s, '{\"text\": \"x\"}')", (task_no, case.version)),
            ("select * from dcm_app.available_actions(%s)", (task_no,)),
            ("select * from dcm_app.suggest_departments(%s)", (task_no,)),
            ("select * from dcm_app.suggest_supervisors(%s)", (task_no,)),
            ("select * from dcm_app.case_contact(%s)", (task_no,)),
        ):
            with refused("DC004", "case_not_found"):
                hall.dept_b.rows(sql, *args)


@pytest.mark.parametrize(
    ("stage", "action", "detail"),
    [
        ("intake", "request_verification", {"supervisor": "t_dept_a"}),
        ("intake", "request_verification", {"supervisor": "nobody"}),
        ("filing", "file", {"condition": "C0101-1"}),
        ("filing", "file", {"condition": "不存在"}),
        ("dispatch", "dispatch", {"department": "ZZ"}),
        ("dispatch", "dispatch", {"department": "A", "co_departments": ["ZZ"]}),
        ("dispatch", "dispatch", {"department": "A", "co_departments": "B"}),
        ("feedback", "request_check", {"supervisor": "t_left"}),
    ],
)
def test_values_that_cannot_be(hall: Hall, stage: str, action: str, detail: Any) -> None:
    case = hall.at_stage(stage)
    desk = {"filing": hall.chief, "dispatch": hall.dispatch}.get(stage, hall.intake)
    with refused("DC003"):
        case.act(desk, action, **detail)
    assert state(hall, case)["version"] == case.version


def test_a_department_that_is_closed_gets_nothing(lone_hall: Hall) -> None:
    case = lone_hall.at_stage("dispatch")
    lone_hall.boss.run("update dcm.department set active = false where code = 'B'")
    with refused("DC003", "unknown_department"):
        case.act(lone_hall.dispatch, "dispatch", department="B")


def test_permissions_file_and_close(hall: Hall) -> None:
    case = hall.at_stage("filing")
    with refused("DC001"):
        case.act(hall.intake, "file", condition=hall.condition())
    case.act(hall.intake2, "file", condition=hall.condition())
    other = hall.at_stage("closing", class_code="0101")
    with refused("DC001"):
        other.act(hall.intake, "close", opinion="x")
    assert other.act(hall.intake2, "close", opinion="x")["stage"] == "closed"


def test_verification_where_the_district_demands_it(lone_hall: Hall) -> None:
    lone_hall.boss.run(
        "update dcm.report_source set verification = 'required' where code = 'hotline'"
    )
    case = lone_hall.intake.register()
    assert "accept" not in lone_hall.intake.actions(case.task_no)
    with refused("DC001"):
        case.act(lone_hall.intake, "accept")
    own = lone_hall.supervisor.register(source="supervisor", class_code="0101")
    assert "accept" in lone_hall.intake.actions(own.task_no)


def test_condition_by_its_exact_text(hall: Hall) -> None:
    case = hall.at_stage("filing")
    words, code = hall.boss.rows(
        "select condition, condition_code from dcm.filing_condition where kind = 'event'"
        " and class_code = '0102' order by 2 desc limit 1"
    )[0]
    case.act(hall.chief, "file", condition=words)
    assert state(hall, case)["condition_code"] == code


def test_what_is_offered_is_what_works(hall: Hall) -> None:
    """available_actions against the door itself: every person, every stage, every action."""
    logins = hall.boss.column("select login from dcm.staff where active order by 1")
    for stage in (*WAY, "closed"):
        case = hall.at_stage(stage)
        for login in logins:
            desk = hall.desk(login)
            works = {action for action in DETAIL if tries(hall, desk, case, action)}
            works -= {"join"}  # offered where a report is compared with the case, not here
            try:
                offered = set(desk.actions(case.task_no)) - {"bundle"}  # that takes two
            except psycopg2.Error as error:
                assert error.pgcode == "DC004"
                offered = set()
            assert offered == works, (stage, login)


def tries(hall: Hall, desk: Desk, case: Case, action: str) -> bool:
    """Whether the door lets it pass, in one's own name or, where it asks for that, for another."""
    detail = full_detail(hall, action)
    code = said(desk, case, action, detail)
    if code == "DC005":
        by_department = action in (
            "send_back", "report_done", "ask_extension", "report_step", "withdraw_request",
        )  # fmt: skip
        who = {"department": "A"} if by_department else {"login": "t_supervisor"}
        code = said(desk, case, action, detail | {"on_behalf_of": {**who, "medium": "phone"}})
    assert code in ("", "DC001", "DC004"), code
    return code == ""


def said(desk: Desk, case: Case, action: str, detail: dict[str, Any]) -> str:
    """SQLSTATE of the answer, empty if there was none; nothing stays written."""
    desk.run("begin")
    try:
        desk.act(case.task_no, action, case.version, detail)
    except psycopg2.Error as error:
        return str(error.pgcode)
    finally:
        desk.run("rollback")
    return ""


def test_ones_own_act_in_anothers_name_is_refused(hall: Hall) -> None:
    case = hall.at_stage("handling")
    with refused("DC003", "bad_on_behalf_of"):
        case.act(hall.dept_a, "report_done", opinion="x",
                 on_behalf_of={"department": "A", "medium": "phone"})  # fmt: skip


@pytest.mark.parametrize("place", [{"x": None, "y": None}, {"x": OUTSIDE[0], "y": OUTSIDE[1]}])
def test_a_filed_case_keeps_a_place_in_the_district(hall: Hall, place: dict[str, Any]) -> None:
    filed, unfiled = hall.at_stage("handling"), hall.at_stage("intake", class_code="0101")
    fields = {**place, "srid": 4547}
    with refused("DC005", "demand_not_met") as told:
        filed.act(hall.chief, "amend", fields=fields, reason="x")
    assert told["missing"] == ["place"]
    unfiled.act(hall.chief, "amend", fields=fields, reason="x")
    assert state(hall, unfiled)["grid_code"] is None
