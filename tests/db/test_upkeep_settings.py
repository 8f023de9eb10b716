"""Settings, code lists and audit of the upkeep: refusals, effects, what stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import psycopg2
import pytest
from dbkit import Desk, Desks, as_json, condition_of, refused
from hypothesis import given, settings
from hypothesis import strategies as st

CHINA = timezone(timedelta(hours=8))
TODAY = datetime.now(CHINA).date()
TOMORROW = TODAY + timedelta(days=1)
SAVE = "select dcm_app.save_setting(%s, %s)"
DROP = "select dcm_app.drop_setting(%s, %s, %s)"
LABEL = "select dcm_app.save_label(%s, %s)"


def save(desk: Desk, key: str, value: Any, dry: bool = False, **more: Any) -> dict[str, Any]:
    given = {"key": key, "value": value, **more}
    return dict(desk.value(SAVE, as_json(given), dry))


def value_of(desk: Desk, key: str) -> Any:
    return desk.value("select dcm_app.setting_value(%s)", key)


def notes(effect: dict[str, Any]) -> dict[str, Any]:
    return {note["key"]: note.get("n", note.get("day")) for note in effect["notes"]}


def audit(desk: Desk, what: str, key: str | None = None) -> list[dict[str, Any]]:
    rows = desk.rows(
        "select by, key, before, after, tx from dcm_app.upkeep_audit"
        " where what = %s and (%s::text is null or key = %s) order by id", what, key, key
    )  # fmt: skip
    return [dict(zip(("by", "key", "before", "after", "tx"), row)) for row in rows]


@pytest.fixture
def desk(desk: Desks, boss: Desk) -> Desks:
    """Everybody, and the superuser as `t_boss`."""
    return lambda login: boss if login == "t_boss" else desk(login)


@pytest.fixture
def admin(desk: Desks) -> Desk:
    return desk("t_admin")


def dispatched(desk: Desks) -> Any:
    """A case that is with department A, its clock running."""
    intake, chief = desk("t_intake"), desk("t_chief")
    case = intake.register()
    case.act(intake, "accept")
    case.act(chief, "file", condition=condition_of(desk("t_boss"), "0102", unit="work_hour"))
    case.act(desk("t_dispatch"), "dispatch", department="A")
    return case


# --- who, and what a setting may be


@pytest.mark.parametrize("login", ["t_chief", "t_director", "t_intake", "t_surveyor"])
def test_only_keepers_change_anything(desk: Desks, login: str) -> None:
    for sql, params in (
        (SAVE, (as_json({"key": "undo_minutes", "value": 5}), True)),
        (DROP, ("undo_minutes", "2000-01-01", True)),
        (LABEL, (as_json({"list": "stage", "code": "intake", "label_zh": "新"}), True)),
    ):
        with refused("DC001", "not_allowed"):
            desk(login).value(sql, *params)


BAD = [
    ("undo_minutes", "10"), ("undo_minutes", -1), ("undo_minutes", 1441), ("undo_minutes", 2.5),
    ("undo_minutes", None), ("undo_minutes", True), ("undo_minutes", [1]), ("undo_minutes", 1e300),
    ("warn_share", 0), ("warn_share", 1.01), ("warn_share", "80%"), ("warn_share", 80),
    ("renew_limit_on_redispatch", "false"), ("renew_limit_on_redispatch", 0),
    ("district_code", "13010"), ("district_code", "13010８"), ("district_code", 130108),
    ("district_name", ""), ("district_name", " 裕华区"), ("district_name", "裕华\n区"),
    ("unit_name", "中" * 61), ("case_number_prefix", "裕"), ("case_number_prefix", "A" * 9),
    ("rate_without_cases", "maybe"), ("rate_without_cases", ""),
    ("verification_limit", 24), ("verification_limit", {"amount": 0, "unit": "urgent_hour"}),
    ("verification_limit", {"amount": -1, "unit": "urgent_hour"}),
    ("verification_limit", {"amount": 1001, "unit": "urgent_hour"}),
    ("verification_limit", {"amount": "2", "unit": "urgent_hour"}), ("check_limit", {"amount": 2}),
    ("check_limit", {"unit": "work_hour"}), ("check_limit", "尽快"),
    ("calendar", "no such"), ("calendar", 1), ("class_standard", "no such"),
    ("seats", 0), ("grid_area_min_m2", 300000), ("grid_area_max_m2", 1000),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value"), BAD)
def test_a_value_of_the_wrong_kind_or_size_is_refused_in_words(
    shared_desk: Desk, key: str, value: Any
) -> None:
    before = value_of(shared_desk, key)
    with pytest.raises(psycopg2.Error) as caught:
        save(shared_desk, key, value)
    assert caught.value.pgcode == "DC003"
    assert "不能这样设" in caught.value.diag.message_primary
    assert caught.value.diag.message_hint
    assert value_of(shared_desk, key) == before


def test_a_limit_in_an_unknown_unit_is_refused(admin: Desk) -> None:
    with refused("DC003", "unknown_unit"):
        save(admin, "check_limit", {"amount": 2, "unit": "两个工作日"})


def test_a_setting_that_nobody_knows_is_refused(admin: Desk) -> None:
    for key in ("no_such_setting", None, ""):
        with refused("DC003", "unknown_setting"):
            admin.value(SAVE, as_json({"key": key, "value": 1}), False)


def test_the_training_mark_is_never_changed_here(admin: Desk, desk: Desks) -> None:
    with refused("DC001", "training_mark"):
        save(admin, "training", True)


def test_a_setting_of_the_districts_own_keeps_its_kind(admin: Desk, desk: Desks) -> None:
    desk("t_boss").run(
        "insert into dcm.setting (key, value, label_zh, label_en)"
        " values ('own', '5', '自设', 'Own')"
    )
    with refused("DC003", "bad_setting"):
        save(admin, "own", "five")
    save(admin, "own", 6)
    assert value_of(admin, "own") == 6


GOOD = [
    ("undo_minutes", 0), ("warn_share", 0.75), ("renew_limit_on_redispatch", True),
    ("district_name", "石家庄市新区"), ("case_number_prefix", ""), ("rate_without_cases", "zero"),
    ("check_limit", {"amount": 0.5, "unit": "工作日"}), ("census_margin_m", 0.5), ("seats", 12),
    ("verification_limit", {"amount": 2, "unit": "urgent_day"}), ("grid_area_min_m2", 2000),
    ("class_standard", "GB/T 30428.2-2013"), ("district_code", "130109"), ("unit_name", "中心"),
    ("duplicate_open_days", 7), ("supervisors", 90),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value"), GOOD)
def test_a_value_counts_at_once_and_its_effect_is_the_one_shown(
    tried: Desk, key: str, value: Any
) -> None:
    admin = tried
    before = value_of(admin, key)
    shown = save(admin, key, value, dry=True)
    assert value_of(admin, key) == before, "a trial writes nothing"
    assert audit(admin, "setting", f"{key}/{TODAY}") == []
    assert save(admin, key, value) == shown
    assert shown["changes"] == 1 and shown["notes"]
    assert value_of(admin, key) == value
    (line,) = audit(admin, "setting", f"{key}/{TODAY}")
    assert (line["by"], line["before"], line["after"]["value"]) == ("t_admin", None, value)


def test_every_setting_that_is_seeded_has_its_rule(admin: Desk) -> None:
    rows = admin.rows("select key, kind, counts from dcm_app.setting_history")
    assert {key for key, kind, _counts in rows if kind == "other"} == set()
    assert len([key for key, _kind, counts in rows if counts]) == len({row[0] for row in rows})
    keys = {row[0] for row in rows}
    ruled = set(admin.column("select key from dcm_app.setting_history where kind <> 'other'"))
    assert keys == ruled


@pytest.mark.parametrize("key", [row[0] for row in GOOD])
def test_what_counts_already_is_no_change(shared_desk: Desk, key: str) -> None:
    assert save(shared_desk, key, value_of(shared_desk, key)) == {"changes": 0}


# --- from when a value counts


def test_a_value_never_counts_from_a_day_that_is_past(admin: Desk) -> None:
    with refused("DC003", "setting_in_past") as told:
        save(admin, "undo_minutes", 5, valid_from=str(TODAY - timedelta(days=1)))
    assert told["today"] == str(TODAY)


@pytest.mark.parametrize("day", ["2027-02-30", "tomorrow", "", "20270101", "2201-01-01", "25:00"])
def test_what_is_no_day_is_refused(shared_desk: Desk, day: str) -> None:
    with refused("DC003", "bad_day"):
        save(shared_desk, "undo_minutes", 5, valid_from=day)


def test_a_setting_that_never_had_a_value_may_reach_back(admin: Desk, desk: Desks) -> None:
    desk("t_boss").run("delete from dcm.setting where key = 'undo_minutes'")
    save(admin, "undo_minutes", 7, valid_from="2000-01-01", label_zh="可撤回分钟数")
    assert value_of(admin, "undo_minutes") == 7


def test_a_value_of_a_later_day_waits_for_it(admin: Desk, desk: Desks) -> None:
    before = value_of(admin, "undo_minutes")
    effect = save(admin, "undo_minutes", 3, valid_from=str(TOMORROW))
    assert notes(effect)["from_later"] == str(TOMORROW)
    assert value_of(admin, "undo_minutes") == before
    assert admin.value(
        "select count(*) from dcm_app.setting_history where key = 'undo_minutes'"
    ) == 2  # fmt: skip
    # The day comes.
    desk("t_boss").run(
        "update dcm.setting set valid_from = %s where valid_from = %s", TODAY, TOMORROW
    )
    assert value_of(admin, "undo_minutes") == 3


def test_a_value_that_waits_can_be_taken_back(admin: Desk) -> None:
    save(admin, "undo_minutes", 3, valid_from=str(TOMORROW))
    assert admin.value(DROP, "undo_minutes", TOMORROW, True)["changes"] == 1
    assert len(audit(admin, "setting", f"undo_minutes/{TOMORROW}")) == 1, "only tried"
    admin.value(DROP, "undo_minutes", TOMORROW, False)
    last = audit(admin, "setting", f"undo_minutes/{TOMORROW}")[-1]
    assert last["before"]["value"] == 3 and last["after"] is None
    with refused("DC004", "setting_not_found"):
        admin.value(DROP, "undo_minutes", TOMORROW, False)


def test_a_value_that_was_in_force_stays(admin: Desk, desk: Desks) -> None:
    with refused("DC003", "setting_used"):
        admin.value(DROP, "undo_minutes", "2000-01-01", False)
    desk("t_boss").run("update dcm.setting set valid_from = %s where key = 'seats'", TODAY)
    with refused("DC003", "setting_only"):
        admin.value(DROP, "seats", TODAY, False)
    save(admin, "undo_minutes", 4)
    admin.value(DROP, "undo_minutes", TODAY, False)
    assert value_of(admin, "undo_minutes") == 10, "of today it may go: the one before goes on"


def test_the_day_is_the_districts_wherever_a_session_thinks_it_is(admin: Desk, desk: Desks) -> None:
    boss = desk("t_boss")
    boss.run(
        "insert into dcm.setting (key, valid_from, value, label_zh, label_en)"
        " values ('undo_minutes', %s, '1', 'x', 'x')", TOMORROW
    )  # fmt: skip
    save(admin, "undo_minutes", 2)
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"):  # UTC+14, UTC-11
        for person in (admin, boss):
            person.run("select set_config('timezone', %s, false)", zone)
            assert value_of(person, "undo_minutes") == 2, zone
        assert admin.value("select value from dcm_app.setting where key = 'undo_minutes'") == 2


# --- what a change does to running cases


def test_another_share_moves_the_yellow_lamp_and_no_deadline(admin: Desk, desk: Desks) -> None:
    case = dispatched(desk)
    boss = desk("t_boss")
    boss.run(
        "update dcm.case_file set clock_from = clock_from - interval '10 days',"
        " clock_unit = 'natural_day', clock_amount = 20 where task_no = %s", case.task_no
    )  # fmt: skip
    boss.run(
        "update dcm.case_file c set due_at = r.due_at, warn_at = r.warn_at from dcm.case_file o"
        " cross join lateral dcm_app.reckon(o) r where o.id = c.id and c.task_no = %s", case.task_no
    )  # fmt: skip
    sql = "select due_at, warn_at, lamp, version from dcm_app.open_case where task_no = %s"
    due, warn, lamp, version = boss_row = admin.rows(sql, case.task_no)[0]
    assert lamp == "green"
    shown = save(admin, "warn_share", 0.4, dry=True)
    assert admin.rows(sql, case.task_no)[0] == boss_row
    assert (shown["running"], shown["moved"], notes(shown)["lamps"]) == (1, 0, 1)
    assert save(admin, "warn_share", 0.4) == shown
    due2, warn2, lamp2, version2 = admin.rows(sql, case.task_no)[0]
    assert (due2, lamp2, version2) == (due, "yellow", version)
    assert warn2 == warn - timedelta(days=8)
    later = save(admin, "warn_share", 0.9, valid_from=str(TOMORROW))
    assert "lamps" not in notes(later)
    assert admin.rows(sql, case.task_no)[0][1] == warn2, "it has not come yet"


def test_a_share_of_a_later_day_reaches_running_cases_when_it_comes(
    admin: Desk, desk: Desks
) -> None:
    case = dispatched(desk)
    boss, intake = desk("t_boss"), desk("t_intake")
    sql = "select warn_at from dcm_app.open_case where task_no = %s"
    before = admin.value(sql, case.task_no)
    save(admin, "warn_share", 0.5, valid_from=str(TOMORROW))
    intake.value("select dcm_app.resume_due()")
    assert admin.value(sql, case.task_no) == before, "its day has not come"
    # The day comes: the value that waited counts from today on.
    move = "update dcm.setting set valid_from = %s where valid_from = %s"
    boss.run(move, TODAY, TOMORROW)
    assert admin.value(sql, case.task_no) == before
    intake.value("select dcm_app.resume_due()")
    assert admin.value(sql, case.task_no) < before
    assert boss.value("select count(*) from dcm.setting where key = 'warn_share'"
                      " and spread_at is null") == 0  # fmt: skip
    assert [line["by"] for line in audit(admin, "setting", f"warn_share/{TODAY}")] == ["postgres"]


def test_running_cases_keep_the_calendar_by_which_their_clock_started(
    admin: Desk, desk: Desks
) -> None:
    case = dispatched(desk)
    boss = desk("t_boss")
    boss.run("update dcm.case_file set clock_calendar = null where task_no = %s", case.task_no)
    boss.run(
        "insert into dcm.work_calendar (code, label_zh, label_en) values ('own', '自定', 'Own')"
    )
    with refused("DC003", "bad_setting"):
        save(admin, "calendar", "own")  # no working time
    boss.run("insert into dcm.calendar_year select 'own', year, status from dcm.calendar_year")
    boss.run("insert into dcm.work_hours values ('own', '2000-01-01', 1, '09:00', '10:00')")
    boss.run("select dcm_app.rebuild_spans('own')")
    due = admin.value("select due_at from dcm_app.open_case where task_no = %s", case.task_no)
    assert notes(save(admin, "calendar", "own"))["keeps_calendar"] == 1
    sql = "select (dcm_app.reckon(c)).due_at from dcm.case_file c where task_no = %s"
    assert boss.value(sql, case.task_no) == due
    second = dispatched(desk)
    kept = "select clock_calendar from dcm.case_file where task_no = %s"
    assert boss.value(kept, case.task_no) == "standard"
    assert boss.value(kept, second.task_no) == "own"


def test_notes_count_what_is_concerned(admin: Desk, desk: Desks) -> None:
    intake = desk("t_intake")
    case = dispatched(desk)
    case.act(desk("t_dept_a"), "send_back", reason="不归我们管")
    case.act(desk("t_dispatch"), "return_to_filing", reason="x")
    asked = intake.register()
    asked.act(intake, "request_verification", supervisor="t_supervisor")
    assert notes(save(admin, "undo_minutes", 0, dry=True)) == {"undo_less": 2}
    limit = {"amount": 1, "unit": "work_hour"}
    assert notes(save(admin, "verification_limit", limit, dry=True)) == {"tasks_keep": 1}
    assert notes(save(admin, "check_limit", {**limit, "amount": 9}, dry=True)) == {"tasks_keep": 0}
    assert notes(save(admin, "renew_limit_on_redispatch", True, dry=True)) == {"next_dispatch": 0}
    case.act(desk("t_chief"), "file", condition=condition_of(desk("t_boss"), "0102"))
    assert notes(save(admin, "renew_limit_on_redispatch", True, dry=True)) == {"next_dispatch": 1}
    standard = save(admin, "class_standard", "GB/T 30428.2-2013", dry=True)
    assert notes(standard)["keeps_class"] == 2


# --- code lists


def test_a_label_is_renamed_for_everybody_and_noted(admin: Desk, desk: Desks) -> None:
    dispatched(desk)
    change = {"list": "stage", "code": "handling", "label_zh": "处置中", "sort": 55}
    shown = dict(admin.value(LABEL, as_json(change), True))
    sql = (
        "select label_zh, label_en, sort from dcm_app.code_list"
        " where list = 'stage' and code = 'handling'"
    )
    before = admin.rows(sql)[0]
    assert before[0] != "处置中"
    assert notes(shown) == {"named_anew": 1, "next_sign_in": None}
    assert admin.value(LABEL, as_json(change), False) == shown
    assert admin.rows(sql)[0] == ("处置中", before[1], 55)
    (line,) = audit(admin, "stage", "handling")
    assert line["before"]["label_zh"] == before[0] and line["after"]["label_zh"] == "处置中"
    assert admin.value(LABEL, as_json(change), False) == {"changes": 0}


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"label_zh": ""}, "bad_label"), ({"label_zh": "字" * 31}, "bad_label"),
        ({"label_zh": " 受理"}, "bad_label"), ({"label_zh": "受\n理"}, "bad_label"),
        ({"label_zh": 5}, "bad_label"), ({"label_en": "x" * 61}, "bad_label"),
        ({"sort": -1}, "bad_sort"), ({"sort": "1"}, "bad_sort"), ({"sort": 1.5}, "bad_sort"),
        ({"sort": 10000}, "bad_sort"), ({"label_zh": "结案"}, "label_twice"),
    ],
)  # fmt: skip
def test_a_label_that_cannot_be_is_refused(
    shared_desk: Desk, change: dict[str, Any], key: str
) -> None:
    with refused("DC003", key):
        shared_desk.value(LABEL, as_json({"list": "stage", "code": "intake", **change}), False)


@pytest.mark.parametrize(
    "given", [{"list": "stage", "code": "x"}, {"list": "x", "code": "intake"}, {}, {"list": None}]
)
def test_an_entry_that_is_not_there_is_not_found(shared_desk: Desk, given: dict[str, Any]) -> None:
    with refused("DC004", "label_not_found"):
        shared_desk.value(LABEL, as_json(given), False)


def test_every_list_can_be_named(admin: Desk) -> None:
    for code_list, code in (("action", "accept"), ("source", "hotline")):
        change = {"list": code_list, "code": code, "label_en": f"Own {code}"}
        assert admin.value(LABEL, as_json(change), False)["changes"] == 1
        assert admin.value(
            "select label_en from dcm_app.code_list where list = %s and code = %s", code_list, code
        ) == f"Own {code}"  # fmt: skip


# --- the audit


def test_every_table_of_the_upkeep_is_watched(desk: Desks) -> None:
    watched = set(desk("t_boss").column(
        "select tgrelid::regclass::text from pg_trigger where tgname = 'upkeep_change'"
    ))  # fmt: skip
    expected = {
        "setting", "department", "department_calendar", "staff", "work_calendar", "work_hours",
        "calendar_year", "calendar_day", "handbook_edition", "transition", "transition_role",
        "stage", "action", "report_source",
    }  # fmt: skip
    assert {f"dcm.{name}" for name in expected} <= watched
    assert not watched & {"dcm.work_span", "dcm.filing_condition", "dcm.handling_limit"}


def test_installing_is_no_change_of_anybody(admin: Desk) -> None:
    assert audit(admin, "transition") == [] == audit(admin, "calendar_day")


def test_a_line_for_each_thing_with_before_and_after(admin: Desk, desk: Desks) -> None:
    boss = desk("t_boss")
    boss.run("update dcm.department set phone = '0311' where code = 'A'")
    boss.run("update dcm.department set phone = '0311' where code = 'A'")  # nothing new
    boss.run("delete from dcm.transition_role where action = 'note' and role = 'dcm_exchange'")
    line = audit(admin, "department", "A")[-1]
    assert line["after"] == {**line["before"], "phone": "0311"}
    lines = audit(admin, "transition_role")
    assert lines and all(each["after"] is None for each in lines)
    assert "intake/note/dcm_exchange" in {each["key"] for each in lines}
    assert len({each["tx"] for each in lines}) == 1, "what was changed together"


def test_what_one_transaction_takes_out_and_puts_in_again_is_one_change(
    admin: Desk, desk: Desks
) -> None:
    boss = desk("t_boss")
    year = [
        {"day": str(day), "working": working, "label_zh": label}
        for day, working, label in boss.rows(
            "select day, working, label_zh from dcm.calendar_day"
            " where calendar = 'standard' and extract(year from day) = 2026 order by day"
        )
    ]
    sql = "select dcm_app.set_calendar_year('standard', 2026, 'official', %s)"
    admin.value(sql, as_json(year))
    assert audit(admin, "calendar_day") == [], "the same days again"
    year[0]["label_zh"] = "元旦（改）"
    admin.value(sql, as_json(year[:-1]))
    lines = audit(admin, "calendar_day")
    assert {line["key"] for line in lines} == {
        f"standard/{year[0]['day']}", f"standard/{year[-1]['day']}"
    }  # fmt: skip


def test_what_comes_and_goes_in_one_transaction_was_never_there(admin: Desk, desk: Desks) -> None:
    boss = desk("t_boss")
    boss.run("begin")
    boss.run("insert into dcm.department (code, label_zh, label_en, short_zh, kind)"
             " values ('ZZ', '某局', 'Z', '某', 'bureau')")  # fmt: skip
    boss.run("update dcm.department set sort = 5 where code = 'ZZ'")
    assert len(boss.rows("select from dcm.upkeep_change where key = 'ZZ'")) == 1
    boss.run("delete from dcm.department where code = 'ZZ'")
    boss.run("commit")
    assert audit(admin, "department", "ZZ") == []


def test_what_no_table_shows_can_be_noted(admin: Desk, desk: Desks) -> None:
    boss = desk("t_boss")
    note = "select dcm_app.note_upkeep('staff_role', 't_x', %s, %s)"
    boss.rows(note, as_json({"roles": []}), as_json({"roles": []}))
    assert audit(admin, "staff_role", "t_x") == [], "what is the same is no change"
    boss.rows(note, None, as_json({"roles": ["dcm_chief"]}))
    (line,) = audit(admin, "staff_role", "t_x")
    assert (line["before"], line["after"]) == (None, {"roles": ["dcm_chief"]})
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        admin.rows(note, None, None)


@pytest.mark.parametrize(
    "sql",
    [
        "update dcm.upkeep_change set by = 'nobody'",
        "delete from dcm.upkeep_change",
        "truncate dcm.upkeep_change",
    ],
)
def test_the_audit_is_append_only_for_everyone(admin: Desk, desk: Desks, sql: str) -> None:
    boss = desk("t_boss")
    save(admin, "undo_minutes", 4)
    with pytest.raises(psycopg2.Error, match="只增不改"):
        boss.run(sql)
    boss.run("begin")
    boss.run("update dcm.department set phone = '0' where code = 'A'")
    own = " where tx = pg_current_xact_id()::text::bigint" if "truncate" not in sql else ""
    with pytest.raises(psycopg2.Error, match="只增不改"):
        boss.run(sql + own)  # not even in the transaction that wrote it
    boss.run("rollback")


def test_who_reads_the_audit(admin: Desk, desk: Desks) -> None:
    save(admin, "undo_minutes", 4)
    for login, sees in (("t_admin", True), ("t_director", True), ("t_chief", False)):
        rows = desk(login).column("select key from dcm_app.upkeep_audit where what = 'setting'")
        assert bool(rows) is sees, login


# --- a model of it all


@settings(max_examples=40, deadline=None)
@given(st.lists(
    st.tuples(st.sampled_from(["save", "drop"]), st.integers(0, 4), st.integers(0, 30)), max_size=12
))  # fmt: skip
def test_values_of_days_follow_a_simple_model(
    shared_desk: Desk, steps: list[tuple[str, int, int]]
) -> None:
    """Whatever is set and taken back: each day has the newest value not after it."""
    desk = shared_desk
    desk.run("begin")
    try:
        rows = {-1: 10}
        for what, day, value in steps:
            when = TODAY + timedelta(days=day)
            stands = rows[max(known for known in rows if known <= day)]
            if what == "save":
                effect = save(desk, "undo_minutes", value, valid_from=str(when))
                assert effect["changes"] == int(stands != value)
                if stands != value:
                    rows[day] = value
            elif day in rows:
                desk.value(DROP, "undo_minutes", when, False)
                del rows[day]
        found = dict(desk.rows(
            "select valid_from, value from dcm_app.setting_history where key = 'undo_minutes'"
        ))  # fmt: skip
        first = min(found)
        expected = {TODAY + timedelta(days=day): value for day, value in rows.items() if day >= 0}
        assert found == {first: 10, **expected}
    finally:
        desk.run("rollback")


@pytest.fixture
def tried(shared_desk: Desk) -> Iterator[Desk]:
    """An administrator whose changes are taken back."""
    shared_desk.run("begin")
    yield shared_desk
    shared_desk.run("rollback")


@pytest.fixture(scope="module")
def shared_desk(shared_database: Any) -> Any:
    connection = psycopg2.connect(shared_database.dsn_for("t_admin"))
    yield Desk(connection, "t_admin")
    connection.close()
