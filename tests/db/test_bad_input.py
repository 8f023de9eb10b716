"""Bad input: refused in words that say what and where, nothing half-written, nothing harmed."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg2
import pytest
from dbkit import INSIDE, OUTSIDE, Desk, Hall, as_json, report_of, state
from geodesy import gcj02_to_bd09, wgs84_to_4547, wgs84_to_gcj02
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_calls import call_of, join, record, urge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dbkit import House

LONG = "长" * 100_000
TABLES = ("case_file", "case_event", "case_person", "call_record", "assignment", "field_task")
#: What is taken out of a text wherever it stands.
HARM = "\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x80\x9f\u202a\u202e\u2066\u2069"


@contextmanager
def told(hall: Hall, key: str, *words: str, **parameters: Any) -> Iterator[None]:
    """Expect a refusal with this key, these words in message or hint, and nothing written."""
    before = counts(hall.boss)
    with pytest.raises(psycopg2.Error) as caught:
        yield
    error = caught.value
    detail = psycopg2.extras.json.loads(error.diag.message_detail)
    assert (error.pgcode, detail["key"]) in {
        ("DC003", key), ("DC005", key), ("DC001", key),
    }, (error, detail)  # fmt: skip
    said = f"{error.diag.message_primary} {error.diag.message_hint or ''}"
    for word in words:
        assert word in said, said
    assert {name: detail.get(name) for name in parameters} == parameters
    assert counts(hall.boss) == before


def counts(boss: Desk) -> list[int]:
    return [int(boss.value(f"select count(*) from dcm.{table}")) for table in TABLES]


# --- texts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "words", "limit"),
    [
        ("description", "问题描述", 20000),
        ("address", "地址", 500),
        ("reporter_name", "上报人", 100),
        ("reporter_phone", "联系电话", 40),
        ("source", "问题来源", 40),
        ("class_code", "小类代码", 10),
    ],
)
def test_a_report_of_100_000_characters(hall: Hall, field: str, words: str, limit: int) -> None:
    with told(hall, "too_long", words, "100000", str(limit), field=field, limit=limit):
        hall.intake.register(**{field: LONG})


def test_a_joined_or_urging_text_of_100_000_characters(hall: Hall) -> None:
    case = hall.at_stage("handling")
    with told(hall, "too_long", "问题描述", "20000"):
        join(hall.intake, case, description=LONG)
    with told(hall, "too_long", "内容", "20000"):
        urge(hall.intake, case, text=LONG)
    with told(hall, "too_long", "上报人", "100"):
        join(hall.intake, case, reporter_name=LONG)
    assert state(hall, case)["version"] == case.version


def test_a_call_of_100_000_characters(hall: Hall) -> None:
    for field, words, limit in (
        ("subject", "来电事由", 2000), ("answer", "答复", 20000), ("caller_name", "来电人", 100),
    ):  # fmt: skip
        with told(hall, "too_long", words, "100000", str(limit), field=field, limit=limit):
            record(hall.intake, **{field: LONG})


@pytest.mark.parametrize(
    ("stage", "login", "action", "detail", "field"),
    [
        ("intake", "t_intake", "note", {"text": LONG}, "text"),
        ("intake", "t_intake", "refuse", {"reason": LONG}, "reason"),
        ("intake", "t_intake", "urge", {"text": LONG}, "text"),
        ("handling", "t_dept_a", "report_done", {"opinion": LONG}, "opinion"),
        ("dispatch", "t_dispatch", "dispatch", {"department": "A", "opinion": LONG}, "opinion"),
        ("intake", "t_intake", "amend", {"fields": {"description": LONG}, "reason": "x"}, "fields"),
    ],
)
def test_an_action_with_100_000_characters(
    hall: Hall, stage: str, login: str, action: str, detail: dict[str, Any], field: str
) -> None:
    case = hall.at_stage(stage)
    with told(hall, "too_long", "最多 20000 个", field=field, limit=20000):
        case.act(hall.desk(login), action, **detail)
    assert state(hall, case)["stage"] == stage


@pytest.mark.parametrize("value", [5, True, ["x"], {"a": "b"}])
def test_words_of_an_action_are_words(hall: Hall, value: Any) -> None:
    case = hall.at_stage("handling")
    with told(hall, "bad_text", "内容", field="text"):
        case.act(hall.intake, "note", text=value)
    with told(hall, "bad_text", "意见", field="opinion"):
        case.act(hall.dept_a, "report_done", opinion=value)
    with told(hall, "bad_text", "原因", field="reason"):
        case.act(hall.dept_a, "send_back", reason=value)


def test_missing_words_are_named_in_chinese(hall: Hall) -> None:
    case = hall.at_stage("handling")
    with told(hall, "demand_not_met", "还缺：意见", missing=["opinion"]):
        case.act(hall.dept_a, "report_done", opinion=" \u3000\n")
    with told(hall, "demand_not_met", "还缺：内容", missing=["text"]):
        urge(hall.intake, case, text="\x07\u202e")  # nothing is left of it


KEPT = (
    "井盖\U00020bb7\U0001f6b2\U0001f469\u200d\U0001f527 e\u0301 ①\n第二行\t<b>&amp; '\"\\u0041 %s"
)


def test_harm_is_taken_out_and_the_rest_kept(hall: Hall) -> None:
    words = "".join(a + b for a, b in zip(HARM, KEPT)) + KEPT[len(HARM) :]
    assert set(HARM) <= set(words)
    case = hall.intake.register(description=words + "\r\n完", address=words, reporter_name=words)
    row = state(hall, case)
    assert (row["description"], row["address"]) == (KEPT + "\n完", KEPT)
    case.act(hall.intake, "note", text=words, more={"list": [words, 1, None], "n": 1.5})
    join(hall.intake, case, description=words)
    record(hall.intake, subject=words, answer=words)
    details = hall.boss.column("select detail from dcm.case_event order by seq")
    assert details[0]["description"] == KEPT + "\n完"
    assert details[1] == {"text": KEPT, "more": {"list": [KEPT, 1, None], "n": 1.5}}
    assert details[2]["description"] == KEPT
    assert hall.boss.rows("select subject, answer from dcm.call_record where kind = 'inquiry'") == [
        (KEPT, KEPT)
    ]
    assert hall.boss.value("select name from dcm.case_person where seq = 1") == KEPT


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=60))
def test_cleaning_keeps_all_that_is_no_harm(house: House, words: str) -> None:
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    harm = {chr(n) for n in (*range(1, 32), *range(127, 160))} - set("\n\t")
    harm |= {chr(n) for n in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
    expected = "".join(letter for letter in plain if letter not in harm)
    assert house.boss.value("select dcm_app.clean_text(%s)", words) == expected
    assert house.boss.value("select dcm_app.clean_text(%s)", expected) == expected
    nested = as_json({"a": [words, {"b": words}], "n": 1})
    found = house.boss.value("select dcm_app.clean_json(%s)", nested)
    assert found == {"a": [expected, {"b": expected}], "n": 1}


@pytest.mark.parametrize("piece", ["\\u0000", "\\ud800", "\\udc00x"])
def test_what_no_text_can_hold_is_refused_as_a_whole(hall: Hall, piece: str) -> None:
    """A NUL or half a character: PostgreSQL takes no such JSON; the desk takes it out before."""
    before = counts(hall.boss)
    raw = '{"kind": "event", "class_code": "0102", "description": "a' + piece + 'b"}'
    with pytest.raises(psycopg2.Error) as caught:
        hall.intake.value("select dcm_app.register_case(%s::jsonb)", raw)
    assert caught.value.pgcode in ("22P05", "22P02")
    assert counts(hall.boss) == before


# --- telephone ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phone", "kept"),
    [
        ("13800000001", None), ("+86 138 0000 0001", None), ("0311-80000001", None),
        ("(0311) 8000 0001 ext. 12", None), ("0311-80000001转12", None), ("0311-80000001,12", None),
        ("110", None), ("138****0001", None), ("  13800000001\n", "13800000001"),
        ("０３１１－８０００００００", "0311-80000000"), ("0311-80000001 分机 3", None),
    ],
)  # fmt: skip
def test_telephone_numbers(hall: Hall, phone: str, kept: str | None) -> None:
    hall.intake.register(reporter_phone=phone)
    assert hall.boss.value("select phone from dcm.case_person") == (kept or phone)


@pytest.mark.parametrize(
    "phone",
    ["没有", "演示市民 13800000001", "12", "----", "ext 12", "13800000001; drop table x",
     "<b>110</b>", "=1+1+110", "138\n0000\n0001x", "a@b.cn"],
)  # fmt: skip
def test_a_phone_field_full_of_text(hall: Hall, phone: str) -> None:
    case = hall.at_stage("handling")
    with told(hall, "bad_phone", "不像电话号码", "描述", field="reporter_phone"):
        hall.intake.register(reporter_phone=phone)
    with told(hall, "bad_phone"):
        join(hall.intake, case, reporter_phone=phone)
    with told(hall, "bad_phone"):
        urge(hall.intake, case, reporter_phone=phone)
    with told(hall, "bad_phone", field="caller_phone"):
        record(hall.intake, caller_phone=phone)


# --- places ------------------------------------------------------------------------------------

#: INSIDE in degrees, by bisection below; the centre of the test district.
LON, LAT = 114.5156, 38.0138


def lon_lat() -> tuple[float, float]:
    """Degrees of INSIDE, by Newton's method on the test's own projection."""
    lon, lat = LON, LAT
    for _ in range(20):
        x, y = wgs84_to_4547(lon, lat)
        lon, lat = lon + (INSIDE[0] - x) / 88_000, lat + (INSIDE[1] - y) / 111_000
    return lon, lat


def place(x: Any, y: Any, srid: Any = None, datum: Any = None) -> dict[str, Any]:
    return report_of(x=x, y=y, srid=srid, datum=datum)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e400", "x", [1], {"a": 1}])
def test_a_number_that_is_none(hall: Hall, value: Any) -> None:
    for x, y in ((value, INSIDE[1]), (INSIDE[0], value), (value, value)):
        with told(hall, "bad_place", "坐标不对", "srid"):
            hall.intake.value("select dcm_app.register_case(%s)", as_json(place(x, y, 4547)))


def test_one_number_alone(hall: Hall) -> None:
    with told(hall, "bad_place"):
        hall.intake.value("select dcm_app.register_case(%s)", as_json(place(INSIDE[0], None, 4547)))


def readings() -> list[tuple[dict[str, Any], str, str]]:
    lon, lat = lon_lat()
    zone = INSIDE[0] + 38_000_000
    return [
        (place(INSIDE[1], INSIDE[0], 4547), "swapped", "写反"),
        (place(lat, lon, 4326), "swapped", "写反"), (place(lat, lon), "swapped", "写反"),
        (place(lat, lon, 4547), "swapped", "写反"),
        (place(INSIDE[1], INSIDE[0]), "swapped", "写反"),
        (place(lon, lat, 4547), "degrees", "4326"),
        (place(*INSIDE), "4547", "srid 4547"),
        (place(zone, INSIDE[1], 4547), "4526", "srid 4526"),
    ]  # fmt: skip


@pytest.mark.parametrize(("report", "looks", "words"), readings())
def test_numbers_that_look_like_something_else(
    hall: Hall, report: dict[str, Any], looks: str, words: str
) -> None:
    for name in ("register_case", "find_duplicates"):
        with told(hall, "bad_place", "坐标不对", words, looks=looks):
            hall.intake.value(f"select dcm_app.{name}(%s)", as_json(report))
    case = hall.at_stage("intake")
    fields = {k: v for k, v in report.items() if k in ("x", "y", "srid", "datum")}
    with told(hall, "bad_place", words, looks=looks):
        case.act(hall.intake, "amend", fields=fields, reason="x")


def test_the_same_numbers_read_rightly(hall: Hall) -> None:
    lon, lat = lon_lat()
    zone = INSIDE[0] + 38_000_000
    for x, y, srid in ((lon, lat, 4326), (*INSIDE, 4547), (zone, INSIDE[1], 4526)):
        answer = hall.intake.value("select dcm_app.register_case(%s)", as_json(place(x, y, srid)))
        assert answer["grid_code"] == "13010800100101"
        assert answer["place_hint"] is None


def test_another_datum_is_told_and_not_refused(hall: Hall) -> None:
    """The test district is smaller than the shift between the datums, so all of them differ."""
    lon, lat = lon_lat()
    mars = wgs84_to_gcj02(lon, lat)
    baidu = gcj02_to_bd09(*mars)
    for (x, y), datum in ((mars, "gcj02"), (baidu, "bd09")):
        report = report_of(x=x, y=y, srid=4326)
        answer = hall.intake.value("select dcm_app.register_case(%s)", as_json(report))
        if answer["place_state"] == "outside":
            assert answer["place_hint"] == datum
    report = report_of(x=lon - 0.0075, y=lat, srid=4326, datum="gcj02")
    answer = hall.intake.value("select dcm_app.register_case(%s)", as_json(report))
    assert answer["place_state"] == "outside"


def test_outside_the_district_is_kept(hall: Hall) -> None:
    case = hall.intake.register(x=OUTSIDE[0], y=OUTSIDE[1])
    assert (case.answer["place_state"], case.answer["grid_code"]) == ("outside", None)
    assert case.answer["place_hint"] is None
    case.act(hall.intake, "accept")
    with told(hall, "demand_not_met", "位置", missing=["place"]):
        case.act(hall.chief, "file", condition=hall.condition())


# --- classes and components --------------------------------------------------------------------


def test_a_code_of_another_standard_names_it(hall: Hall) -> None:
    with told(
        hall, "unknown_class", "GB/T 47678.5-2026", "占道经营", belongs_to="GB/T 47678.5-2026",
        belongs_name="占道经营",
    ):  # fmt: skip
        hall.intake.register(class_code="09006")
    with told(
        hall, "unknown_class", "在本标准里是", belongs_to="GB/T 47678.5-2026", instead="0510"
    ):
        code = hall.boss.value(
            "select to_code from dcm.class_crosswalk where kind = 'event' and code = '0510'"
            " and to_standard = 'GB/T 47678.5-2026'"
        )
        hall.intake.register(class_code=code)


def test_a_code_of_the_other_kind_says_so(hall: Hall) -> None:
    with told(hall, "unknown_class", "部件", "高架立交桥", belongs_kind="component"):
        hall.intake.register(kind="event", class_code="0207")


def test_a_code_that_nobody_has(hall: Hall) -> None:
    with told(hall, "unknown_class", "请选择本标准的小类", belongs_to=None):
        hall.intake.register(class_code="9999")


COVER = "1301080102000001"


def test_a_component_of_another_class(hall: Hall) -> None:
    part = {"kind": "component", "component_code": COVER}
    with told(
        hall, "component_class_mismatch", "污水井盖", "去掉部件标识码", class_code="0102",
        component_code=COVER,
    ):  # fmt: skip
        hall.intake.register(**part, class_code="0118")
    assert hall.intake.register(**part, class_code="0102").answer["component_known"] is True
    # An event at a component, and a component that is no longer there.
    assert hall.intake.register(component_code=COVER).answer["component_known"] is True
    hall.boss.run("begin")
    try:
        hall.boss.run(
            "update dcm.component set valid_to = current_date - 1 where component_code = %s", COVER
        )
        hall.boss.run("set local session authorization t_intake")
        report = as_json(report_of(**part, class_code="0118"))
        assert hall.boss.value("select dcm_app.register_case(%s)", report)["component_known"]
    finally:
        hall.boss.run("rollback")


def test_amending_to_a_component_of_another_class(hall: Hall) -> None:
    case = hall.intake.register(kind="component", class_code="0118")
    with told(hall, "component_class_mismatch", "污水井盖", class_code="0102"):
        case.act(hall.intake, "amend", fields={"component_code": COVER}, reason="x")
    fields = {"component_code": COVER, "class_code": "0102"}
    case.act(hall.intake, "amend", fields=fields, reason="x")
    with told(hall, "component_class_mismatch"):
        case.act(hall.intake, "amend", fields={"class_code": "0118"}, reason="x")
    case.act(hall.intake, "amend", fields={"address": "x"}, reason="x")


def test_a_component_that_nobody_has_surveyed(hall: Hall) -> None:
    case = hall.intake.register(
        kind="component", class_code="0102", component_code="1301080102999999"
    )
    assert case.answer["component_known"] is False
    assert hall.intake.register().answer["component_known"] is None


# --- times -------------------------------------------------------------------------------------


def moment(**ago: float) -> str:
    return (datetime.now(timezone.utc) - timedelta(**ago)).isoformat()


@pytest.mark.parametrize(
    "when",
    [moment(hours=-1), moment(days=-4000), "1999-12-31 23:59+08", "0044-03-15 BC", "infinity",
     "-infinity", "明天", "2026-02-30", "2026-13-01", "9" * 400, "2026-01-01 25:00"],
)  # fmt: skip
def test_times_in_the_future_or_before_2000(hall: Hall, when: str) -> None:
    with told(hall, "bad_time", "2000", field="occurred_at"):
        hall.intake.register(occurred_at=when)
    with told(hall, "bad_time", field="started_at"):
        record(hall.intake, started_at=when)


def test_times_at_the_edge(hall: Hall) -> None:
    for when in ("2000-01-01 00:00+08", moment(minutes=-4), moment(seconds=1)):
        hall.intake.register(occurred_at=when)


def test_a_deadline_into_a_year_without_calendar(lone_hall: Hall) -> None:
    hall = lone_hall
    year = int(hall.boss.value("select extract(year from now() at time zone 'Asia/Shanghai')")) + 1
    for table in ("calendar_day", "work_span", "calendar_year"):
        column = "extract(year from day)" if table == "calendar_day" else "year"
        if table == "work_span":
            column = "extract(year from from_at at time zone 'Asia/Shanghai')"
        hall.boss.run(f"delete from dcm.{table} where {column} >= %s", year)
    hall.boss.run("update dcm.handling_limit set limit_amount = 400, limit_unit = 'work_day'")
    case = hall.at_stage("dispatch")
    with told(hall, "no_calendar_year", str(year), "set_calendar_year", year=year):
        case.act(hall.dispatch, "dispatch", department="A", opinion="请办理")
    row = state(hall, case)
    assert (row["stage"], row["department_code"], row["due_at"]) == ("dispatch", None, None)


# --- who ---------------------------------------------------------------------------------------


def test_a_login_without_any_role(lone_hall: Hall) -> None:
    """Entered as staff and granted nothing: refused by PostgreSQL before a function runs."""
    boss = lone_hall.boss
    if not boss.rows("select from pg_roles where rolname = 't_norole'"):
        boss.run("create role t_norole login")
    boss.run("insert into dcm.staff (login, name) values ('t_norole', '测试t_norole')")
    with pytest.raises(psycopg2.Error) as caught:
        lone_hall.desk("t_norole").register()
    assert caught.value.pgcode == "42501"


def test_a_role_that_does_no_such_thing(hall: Hall) -> None:
    with told(hall, "may_not_register", "受理员"):
        hall.surveyor.register()
    with told(hall, "not_allowed", "来电"):
        record(hall.surveyor)


# --- sent twice --------------------------------------------------------------------------------


def test_everything_sent_twice_is_there_once(hall: Hall) -> None:
    uuid = str(uuid4())
    first, again = (hall.intake.register(client_uuid=uuid) for _ in range(2))
    assert (again.task_no, again.answer["repeated"]) == (first.task_no, True)
    for send in (join, urge):
        call = call_of()
        answers = [send(hall.intake, first, **call) for _ in range(2)]
        assert [a["repeated"] for a in answers] == [False, True]
        assert answers[0]["version"] == answers[1]["version"]
    call = call_of()
    answers = [record(hall.intake, **call) for _ in range(2)]
    assert answers[0]["call_no"] == answers[1]["call_no"]
    assert counts(hall.boss)[:4] == [1, 3, 0, 3]


@pytest.mark.parametrize("uuid", ["1", "not a uuid", "x" * 36])
def test_a_uuid_that_is_none(hall: Hall, uuid: str) -> None:
    case = hall.at_stage("intake")
    for send in (
        lambda: hall.intake.register(client_uuid=uuid),
        lambda: join(hall.intake, case, client_uuid=uuid),
        lambda: urge(hall.intake, case, client_uuid=uuid),
        lambda: record(hall.intake, client_uuid=uuid),
    ):
        with told(hall, "bad_uuid", "UUID"):
            send()


def test_naughty_strings_are_kept_but_for_what_harms(hall: Hall) -> None:
    """What comes back is what was sent, cleaned; nothing of it is run, cut or refused."""
    from badinput import naughty_strings

    words = [w for w in naughty_strings() if w.strip(" \t\r\n\u3000") and "\0" not in w]
    sent = [w for w in words if not any(0xD800 <= ord(letter) < 0xE000 for letter in w)]
    assert len(sent) > 200
    case = hall.at_stage("intake")
    for text in sent:
        expected = hall.boss.value(
            "select btrim(dcm_app.clean_text(%s), E' \\t\\r\\n\u3000')", text
        )
        if not expected:
            continue
        answer = urge(hall.intake, case, text=text)
        kept = hall.intake.value(
            "select detail ->> 'text' from dcm_app.case_history where task_no = %s and seq = %s",
            case.task_no, answer["version"],
        )  # fmt: skip
        assert kept == expected
