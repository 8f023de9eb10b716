"""The door under pressure: sent twice, two at once, places, duplicates, a history unbent."""

from __future__ import annotations

import hashlib
import json
import select
import threading
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import psycopg2
import pytest
from dbkit import INSIDE, OUTSIDE, STANDARD, Case, Desk, Hall, House, as_json, refused, report_of
from geodesy import gcj02_to_bd09, wgs84_to_4547, wgs84_to_gcj02
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Run works in threads that start together; returns what each returned or raised."""
    results: list[Any] = [None] * len(works)
    start = threading.Barrier(len(works))

    def run(n: int, work: Callable[[], Any]) -> None:
        start.wait()
        try:
            results[n] = work()
        except psycopg2.Error as error:
            results[n] = error

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


# --- sent twice --------------------------------------------------------------------------------


def test_the_same_report_twice_is_one_case(hall: Hall) -> None:
    uuid = str(uuid4())
    first = hall.intake.register(client_uuid=uuid)
    again = hall.intake.register(client_uuid=uuid, description="别的字")
    assert (again.task_no, again.answer["repeated"]) == (first.task_no, True)
    assert first.answer["repeated"] is False
    assert hall.boss.value("select count(*) from dcm.case_event") == 1


def test_sent_twice_later_answers_the_present_state(hall: Hall) -> None:
    uuid = str(uuid4())
    first = hall.supervisor.register(client_uuid=uuid)
    first.act(hall.intake, "accept")
    again = hall.supervisor.register(client_uuid=uuid)
    assert (again.answer["stage"], again.version) == ("filing", 2)


def test_uuid_of_somebody_elses_case_tells_nothing(hall: Hall) -> None:
    uuid = str(uuid4())
    hall.intake.register(client_uuid=uuid)
    with refused("DC004", "case_not_found"):
        hall.supervisor.register(client_uuid=uuid)


def test_the_same_report_by_two_connections_at_once(hall: Hall, house: House) -> None:
    """One waits for the other's commit and then finds the case."""
    with House(house.dsn) as other:
        sql = "select dcm_app.register_case(%s)"
        for n in range(8):
            report = as_json(report_of(client_uuid=str(uuid4()), class_code="0101"))
            answers = at_once(
                lambda r=report: hall.intake.value(sql, r),
                lambda r=report: other.desk("t_intake").value(sql, r),
            )
            assert len({answer["task_no"] for answer in answers}) == 1
            assert sorted(answer["repeated"] for answer in answers) == [False, True]
            assert hall.boss.value("select count(*) from dcm.case_file") == n + 1


def test_no_uuid_given(hall: Hall) -> None:
    first, second = hall.intake.register(client_uuid=None), hall.intake.register(client_uuid="")
    assert first.task_no != second.task_no


# --- two at once -------------------------------------------------------------------------------


def test_two_act_on_one_case_and_one_wins(hall: Hall) -> None:
    condition = hall.condition("0101")
    for n in range(6):
        case = hall.at_stage("filing", class_code="0101")
        seen = case.version
        answers = at_once(
            lambda c=case, v=seen: hall.chief.act(c.task_no, "file", v, {"condition": condition}),
            lambda c=case, v=seen: hall.intake2.act(c.task_no, "decline", v, {"reason": "x"}),
        )
        losers = [answer for answer in answers if isinstance(answer, psycopg2.Error)]
        assert [loser.pgcode for loser in losers] == ["DC002"], n
        meanwhile = json.loads(losers[0].diag.message_detail)["meanwhile"]
        assert len(meanwhile) == 1
        events = hall.boss.value(
            "select count(*) from dcm.case_event e join dcm.case_file c on c.id = case_id"
            " where task_no = %s", case.task_no,
        )  # fmt: skip
        assert events == seen + 1


def test_numbers_of_cases_filed_at_once_differ(hall: Hall, house: House) -> None:
    cases = [hall.at_stage("filing", class_code="0101") for _ in range(4)]
    detail = {"condition": hall.condition("0101")}
    with House(house.dsn) as two, House(house.dsn) as three, House(house.dsn) as four:
        desks = [hall.chief, *(h.desk("t_chief") for h in (two, three, four))]
        at_once(*(
            lambda d=desk, c=case: d.act(c.task_no, "file", c.version, detail)
            for desk, case in zip(desks, cases)
        ))  # fmt: skip
    numbers = hall.boss.column("select case_no from dcm.case_file")
    assert len(set(numbers)) == 4


# --- places ------------------------------------------------------------------------------------


def place_of(desk: Desk, **report: Any) -> tuple[float, float] | None:
    report = {"class_code": "0102", "kind": "event", **report}
    sql = "select st_x(g), st_y(g) from dcm_app.place_of(%s) g"
    x, y = desk.rows(sql, as_json(report))[0]
    return None if x is None else (x, y)


longitude = st.floats(114.3, 114.8)
latitude = st.floats(37.8, 38.3)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(longitude, latitude)
def test_conversions_against_another_implementation(house: House, lon: float, lat: float) -> None:
    expected = wgs84_to_4547(lon, lat)
    mars = wgs84_to_gcj02(lon, lat)
    baidu = gcj02_to_bd09(*mars)
    for datum, (x, y), within in (
        ("wgs84", (lon, lat), 0.001), ("gcj02", mars, 0.001), ("bd09", baidu, 1.0),
    ):  # fmt: skip
        found = place_of(house.boss, x=x, y=y, datum=datum)
        assert found is not None
        assert abs(found[0] - expected[0]) < within, datum
        assert abs(found[1] - expected[1]) < within, datum
    assert 400 < abs(mars[0] - lon) * 88000 + abs(mars[1] - lat) * 111000 < 1500


def test_place_in_other_systems(house: House) -> None:
    x, y = wgs84_to_4547(114.5, 38.0)
    for report in (
        {"x": x, "y": y, "srid": 4547}, {"x": str(x), "y": str(y), "srid": "4547"},
        {"x": 114.5, "y": 38.0, "srid": 4490}, {"x": 114.5, "y": 38.0},
        {"x": 114.5, "y": 38.0, "datum": "WGS84"}, {"x": 114.5, "y": 38.0, "datum": ""},
    ):  # fmt: skip
        found = place_of(house.boss, **report)
        assert found is not None
        assert abs(found[0] - x) < 0.01 and abs(found[1] - y) < 0.01


@pytest.mark.parametrize(
    "place",
    [
        {"x": 181, "y": 38}, {"x": 114, "y": 91}, {"x": "abc", "y": 1}, {"x": 114.5},
        {"y": 38}, {"x": "NaN", "y": "NaN"}, {"x": "Infinity", "y": 1}, {"x": 1e308, "y": 1e308},
        {"x": 114, "y": 38, "srid": 999999}, {"x": 114, "y": 38, "srid": "x"},
        {"x": 114, "y": 38, "srid": 99999999999}, {"x": 114, "y": 38, "datum": "mars"},
        {"x": 545000, "y": 4209000, "srid": 4547, "datum": "gcj02"}, {"x": [1], "y": {}},
        {"x": 1, "y": 1, "srid": -1}, {"x": 1, "y": 1, "srid": 0},
    ],
)  # fmt: skip
def test_a_place_that_cannot_be(hall: Hall, place: dict[str, Any]) -> None:
    report = report_of(x=None, y=None, srid=None) | place
    with refused("DC003", "bad_place"):
        hall.intake.value("select dcm_app.register_case(%s)", as_json(report))
    assert hall.boss.value("select count(*) from dcm.case_file") == 0


def test_place_of_the_component_when_none_is_given(hall: Hall) -> None:
    case = hall.intake.register(
        kind=None, class_code=None, component_code="1301080402000001", x=None, y=None
    )
    row = hall.boss.record(
        "select kind, class_code, grid_code, st_x(geom) x from dcm.case_file where task_no = %s",
        case.task_no,
    )
    assert row == {
        "kind": "component", "class_code": "0402", "grid_code": "13010800100201", "x": 545600.0,
    }  # fmt: skip


def test_on_the_border_of_two_grids_one_is_taken(hall: Hall) -> None:
    case = hall.intake.register(x=545500.0, y=4209100.0)
    assert case.answer["grid_code"] == "13010800100101"


# --- a report that is wrong --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"class_code": "9999"}, "unknown_class"), ({"class_code": None}, "unknown_class"),
        ({"kind": "thing"}, "unknown_class"), ({"kind": None}, "unknown_class"),
        ({"class_standard": "GB 1"}, "unknown_class"), ({"source": "oracle"}, "unknown_source"),
        ({"client_uuid": "1"}, "bad_uuid"), ({"description": "长" * 20001}, "too_long"),
        ({"address": "长" * 501}, "too_long"), ({"occurred_at": "some day"}, "bad_time"),
        ({"occurred_at": "2099-01-01"}, "bad_time"), ({"occurred_at": "1999-01-01"}, "bad_time"),
        ({"component_code": "12"}, "bad_component_code"), ({"reporter_name": "长" * 101},
         "too_long"), ({"reporter_phone": "1" * 41}, "too_long"),
        ({"urgent": "yes"}, "bad_flag"), ({"urgent": 1}, "bad_flag"), ({"urgent": []}, "bad_flag"),
        ({"description": {"a": 1}}, "bad_text"), ({"address": ["x"]}, "bad_text"),
        ({"reporter_name": {}}, "bad_text"), ({"class_code": []}, "bad_text"),
        ({"class_code": None, "component_code": "1301080402000001"}, "unknown_class"),
    ],
)  # fmt: skip
def test_a_report_that_is_wrong(hall: Hall, fields: dict[str, Any], key: str) -> None:
    with refused("DC003", key):
        hall.intake.register(**fields)


@pytest.mark.parametrize("report", ["x", [], 1, None, True])
def test_a_report_that_is_none(hall: Hall, report: Any) -> None:
    for name in ("register_case", "find_duplicates"):
        with refused("DC003"):
            hall.intake.value(f"select dcm_app.{name}(%s)", as_json(report))


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Shanghai"])
def test_a_time_without_zone_is_local_time(hall: Hall, zone: str) -> None:
    hall.intake.run("set timezone to %s", zone)
    try:
        case = hall.intake.register(occurred_at="2026-01-15 10:00")
    finally:
        hall.intake.run("reset timezone")
    assert hall.boss.value(
        "select occurred_at = '2026-01-15 10:00+08' from dcm.case_file where task_no = %s",
        case.task_no,
    )


def test_hostile_text_is_data(hall: Hall) -> None:
    words = "'; drop table dcm.case_file; -- <b>\\u0041\\n%s {0} \U0001f6b2"
    case = hall.intake.register(description=words, address=words)
    sql = "select description, address from dcm_app.case_list where task_no = %s"
    assert hall.intake.rows(sql, case.task_no) == [(words, words)]


def test_person_is_masked_and_outside_the_history(hall: Hall) -> None:
    case = hall.intake.register(reporter_name="演示上报人001", reporter_phone="13800000001")
    assert hall.chief.rows("select * from dcm_app.case_contact(%s)", case.task_no) == [
        ("reporter", 1, "演示上报人001", "138****0001")
    ]
    kept = hall.boss.value("select string_agg(detail::text, '') from dcm.case_event")
    assert "演示上报人" not in kept and "1380000" not in kept


@pytest.mark.parametrize(
    ("phone", "shown"),
    [("13800000001", "138****0001"), ("013100000001", "013****0001"), ("00000001", "****01"),
     ("0000001", "****1"), ("110", "****"), (None, None)],
)  # fmt: skip
def test_short_numbers_are_masked_too(hall: Hall, phone: Any, shown: Any) -> None:
    case = hall.intake.register(reporter_name="演示上报人001", reporter_phone=phone)
    sql = "select phone from dcm_app.case_contact(%s)"
    assert hall.chief.value(sql, case.task_no) == shown


@pytest.mark.parametrize(("given", "kept"), [(True, True), ("true", True), (None, False)])
def test_urgent(hall: Hall, given: Any, kept: bool) -> None:
    hall.intake.register(urgent=given)
    assert hall.boss.value("select urgent from dcm.case_file") is kept


def test_components_near_no_place(house: House) -> None:
    sql = "select count(*) from dcm_app.component_near(545600, 4209200, %s)"
    for radius in (-1, "-Infinity", "NaN", None):
        assert house.desk("t_intake").value(sql, radius) <= 1


# --- duplicates --------------------------------------------------------------------------------


def near(metres: float, **fields: Any) -> dict[str, Any]:
    return report_of(x=INSIDE[0] + metres, **fields)


def found(desk: Desk, report: dict[str, Any]) -> list[tuple[str, str]]:
    answer = desk.value("select dcm_app.find_duplicates(%s)", as_json(report))
    return [(hit["task_no"], hit["reason"]) for hit in answer]


def test_component_first_then_near(hall: Hall) -> None:
    part = {"kind": "component", "class_code": "0102"}
    near_one = hall.intake.register(**part, x=INSIDE[0] + 30)
    nearer = hall.intake.register(**part, x=INSIDE[0] + 10)
    same = hall.intake.register(**part, component_code="1301080102000001", x=INSIDE[0] + 45)
    hall.intake.register(kind="event", x=INSIDE[0] + 1)  # another kind with the same code
    hall.intake.register(kind="component", class_code="0118", x=INSIDE[0] + 1)
    hall.intake.register(**part, x=INSIDE[0] + 50.5)  # too far
    hall.intake.register(**part, x=None, y=None)
    answer = hall.intake.value(
        "select dcm_app.find_duplicates(%s)",
        as_json(near(0, **part, component_code="1301080102000001")),
    )
    assert [(hit["task_no"], hit["reason"], hit["distance_m"]) for hit in answer] == [
        (same.task_no, "component", 45.0), (nearer.task_no, "near", 10.0),
        (near_one.task_no, "near", 30.0),
    ]  # fmt: skip
    assert {"class_name", "stage", "registered_at"} <= set(answer[0])


def test_a_component_without_place_is_found_too(hall: Hall) -> None:
    case = hall.intake.register(kind="component", class_code="0102", x=None, y=None,
                                component_code="1301080102999999")  # fmt: skip
    report = report_of(kind="component", class_code="0102", x=None, y=None,
                       component_code="1301080102999999")  # fmt: skip
    assert found(hall.intake, report) == [(case.task_no, "component")]


def test_recently_finished_ones_included_older_not(hall: Hall) -> None:
    case = hall.at_stage("closed")
    assert found(hall.intake, near(5)) == [(case.task_no, "near")]
    for hours, expected in (("71 h 59 min", 1), ("72 h 1 min", 0)):
        hall.boss.run("update dcm.case_file set finished_at = now() - %s::interval", hours)
        assert len(found(hall.intake, near(5))) == expected


def test_running_ones_of_thirty_days(hall: Hall) -> None:
    hall.intake.register()
    for days, expected in (("29 d 23 h", 1), ("30 d 1 h", 0)):
        hall.boss.run("update dcm.case_file set registered_at = now() - %s::interval", days)
        assert len(found(hall.intake, near(5))) == expected


def test_register_names_the_same_duplicates(hall: Hall) -> None:
    first = hall.intake.register()
    second = hall.intake.register(x=INSIDE[0] + 5)
    assert [hit["task_no"] for hit in second.answer["duplicates"]] == [first.task_no]


def test_find_duplicates_writes_nothing(hall: Hall) -> None:
    hall.intake.register()
    hall.intake.run("begin read only")
    assert len(found(hall.intake, near(5))) == 1
    hall.intake.run("rollback")
    assert hall.boss.value("select count(*) from dcm.case_file") == 1


def test_find_duplicates_takes_no_numbers(hall: Hall) -> None:
    before = hall.boss.rows("select last_value from dcm.task_number")
    found(hall.intake, near(5))
    assert hall.boss.rows("select last_value from dcm.task_number") == before


# --- append only -------------------------------------------------------------------------------


@pytest.mark.parametrize("owner", [False, True])
def test_events_are_append_only_for_everybody(hall: Hall, owner: bool) -> None:
    hall.at_stage("filing")
    if owner:
        hall.boss.run("set role dcm_owner")
    try:
        for sql in (
            "update dcm.case_event set actor = 'x'", "update dcm.case_event set at = now()",
            "update dcm.case_event set actor = actor where false", "delete from dcm.case_event",
            "truncate dcm.case_event", "truncate dcm.case_file cascade",
            "delete from dcm.case_file", "truncate dcm.case_event, dcm.case_file cascade",
            "insert into dcm.case_event select * from dcm.case_event on conflict (case_id, seq)"
            " do update set actor = 'x'",
        ):  # fmt: skip
            with pytest.raises(psycopg2.Error) as caught:
                hall.boss.run(sql)
            assert caught.value.pgcode == "DC001", sql
    finally:
        hall.boss.run("reset role")
    assert hall.boss.value("select count(*) from dcm.case_event") == 2


# --- the chain ---------------------------------------------------------------------------------


def chain_of(boss: Desk, task_no: str) -> list[dict[str, Any]]:
    rows = boss.rows(
        "select e.seq, e.action, e.from_stage, e.to_stage, e.actor, e.on_behalf_of::text,"
        " extract(epoch from e.at), e.detail::text, e.hash from dcm.case_event e"
        " join dcm.case_file c on c.id = e.case_id where c.task_no = %s order by seq",
        task_no,
    )
    names = ("seq", "action", "from_stage", "to_stage", "actor", "behalf", "epoch", "detail",
             "hash")  # fmt: skip
    return [dict(zip(names, row)) for row in rows]


def digest(boss: Desk, task_no: str, before: bytes, row: dict[str, Any]) -> bytes:
    """The hash in Python's words; only how PostgreSQL prints an array of JSON is asked of it."""
    parts = [before.hex(), task_no, row["seq"], row["action"], row["from_stage"], row["to_stage"],
             row["actor"]]  # fmt: skip
    words = ", ".join(json.dumps(part, ensure_ascii=False) for part in parts)
    micros = int(row["epoch"] * 1_000_000)
    text = f"[{words}, {row['behalf'] or 'null'}, {micros}, {row['detail']}]"
    assert text == boss.value("select %s::jsonb::text", text)  # it prints what it was given
    return hashlib.sha256(text.encode()).digest()


def breaks(boss: Desk, task_no: str) -> list[int]:
    """Events whose hash is not what this test computes."""
    before, broken = b"", []
    for row in chain_of(boss, task_no):
        if digest(boss, task_no, before, row) != bytes(row["hash"]):
            broken.append(row["seq"])
        before = bytes(row["hash"])
    return broken


def long_case(hall: Hall) -> Case:
    case = hall.at_stage("check", description='引号"\\ 换\n行 \U0001f6b2')
    case.act(hall.supervisor, "report_check", passed=False, opinion="未办好 1.50")
    case.act(hall.chief, "amend", fields={"address": "x", "component_code": None}, reason="y")
    return case


def test_hash_chain_by_another_implementation(hall: Hall) -> None:
    case = long_case(hall)
    assert len(chain_of(hall.boss, case.task_no)) == case.version == 8
    assert breaks(hall.boss, case.task_no) == []
    last = hall.boss.value("select last_hash from dcm.case_file where task_no = %s", case.task_no)
    assert bytes(last) == bytes(chain_of(hall.boss, case.task_no)[-1]["hash"])


@pytest.mark.parametrize("change", ["actor = 'x'", "at = at + interval '1 us'", "to_stage = 'x'",
                                    "detail = detail || '{\"a\": 1}'", "action = 'x'",
                                    "from_stage = 'x'", "on_behalf_of = '{}'"])  # fmt: skip
def test_a_bent_event_shows(hall: Hall, change: str) -> None:
    case = long_case(hall)
    hall.boss.run(
        "begin; set local session_replication_role = replica;"
        f" update dcm.case_event set {change} where seq = 3; commit"
    )
    assert breaks(hall.boss, case.task_no) == [3]


def test_hash_does_not_depend_on_the_session(hall: Hall) -> None:
    hall.intake.run("set timezone = 'America/New_York'; set datestyle = 'German, DMY';"
                    " set extra_float_digits = 0; set intervalstyle = 'iso_8601'")  # fmt: skip
    try:
        case = hall.intake.register(x=INSIDE[0] + 0.123456)
        assert breaks(hall.boss, case.task_no) == []
    finally:
        hall.intake.run("reset all")


def test_daily_digest_shows_a_cut_tail(hall: Hall) -> None:
    case = hall.at_stage("dispatch")
    today = hall.boss.value("select (now() at time zone 'Asia/Shanghai')::date")
    sql = "select dcm_app.daily_digest(%s)"
    before = hall.admin.value(sql, today)
    rows = f"{case.task_no}:{bytes(chain_of(hall.boss, case.task_no)[-1]['hash']).hex()}"
    assert before == hashlib.sha256(rows.encode()).hexdigest()
    hall.boss.run("begin; set local session_replication_role = replica;"
                  " delete from dcm.case_event where seq = 3; commit")  # fmt: skip
    assert breaks(hall.boss, case.task_no) == []
    assert hall.admin.value(sql, today) != before


def test_events_tell_the_desks(hall: Hall, house: House) -> None:
    with House(house.dsn) as other:
        other.boss.run("listen dcm")
        case = hall.at_stage("filing")
        # The server sends what was told once the commit is through, a little later than its answer.
        while len(other.boss.connection.notifies) < 2:
            ready, *_ = select.select([other.boss.connection], [], [], 5)
            assert ready, other.boss.connection.notifies
            other.boss.connection.poll()
        told = [json.loads(note.payload) for note in other.boss.connection.notifies]
    assert told == [
        {"topic": "case", "task_no": case.task_no, "version": version} for version in (1, 2)
    ]


def test_outside_is_flagged(hall: Hall) -> None:
    case = hall.intake.register(x=OUTSIDE[0], y=OUTSIDE[1], class_standard=STANDARD)
    assert case.answer["place_state"] == "outside"
