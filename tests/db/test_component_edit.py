"""Surveyors edit the view `component` as QGIS does; the database keeps every rule and state."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import psycopg2
import pytest
from componentkit import FIRST_GRID, LAMP, SECOND_GRID, add, change, point, retire
from dbkit import STANDARD, Desk, Hall, House, refused


def past(hall: Hall, component: dict[str, Any]) -> list[tuple[Any, ...]]:
    return hall.boss.rows(
        "select version, how, replaced_by, component_code, status from dcm.component_past"
        " where component_id = %s order by version", component["id"],
    )  # fmt: skip


@pytest.fixture
def hall(lone_hall: Hall) -> Hall:
    return lone_hall


@pytest.fixture
def today(hall: Hall) -> date:
    day: date = hall.boss.value("select dcm_app.today()")
    return day


# --- adding ------------------------------------------------------------------------------------


def test_an_insert_is_completed(hall: Hall, today: date) -> None:
    lamp = add(hall.surveyor)
    assert lamp["component_code"] == "1301080118000002"  # one stands in the district already
    assert (lamp["class_standard"], lamp["class_name"], lamp["name"]) == (STANDARD, "路灯", "路灯")
    assert (lamp["grid_code"], lamp["status"]) == (FIRST_GRID, "完好")
    assert (lamp["valid_from"], lamp["surveyed_on"], lamp["since"]) == (today, today, today)
    assert (lamp["version"], lamp["written_by"], lamp["batch"]) == (1, "t_surveyor", None)
    assert past(hall, lamp) == []


def test_what_the_database_keeps_is_ignored_in_an_insert(hall: Hall, today: date) -> None:
    lamp = add(hall.surveyor, id=77, version=9, since="2001-01-01", written_by="t_admin",
               written_at="2001-01-01", class_name="x")  # fmt: skip
    assert (lamp["version"], lamp["since"], lamp["written_by"]) == (1, today, "t_surveyor")
    assert (lamp["id"] != 77, lamp["class_name"]) == (True, "路灯")


def test_a_component_stands_since_its_first_day(hall: Hall) -> None:
    assert add(hall.surveyor, valid_from="2020-05-01")["since"] == date(2020, 5, 1)


def test_empty_texts_of_a_form_mean_nothing(hall: Hall) -> None:
    lamp = add(hall.surveyor, component_code="", name=" ", owner_department="", grid_code="",
               note="", status="", address=" 槐安路 ")  # fmt: skip
    assert (lamp["owner_department"], lamp["note"], lamp["status"]) == (None, None, "完好")
    assert (lamp["name"], lamp["address"], lamp["grid_code"]) == ("路灯", "槐安路", FIRST_GRID)


def test_a_multi_shape_of_one_part_is_unwrapped(hall: Hall) -> None:
    lawn = "SRID=4547;MULTIPOLYGON(((545100 4209100,545120 4209100,545120 4209120,545100 4209100)))"
    added = add(hall.surveyor, class_code="0405", geom=lawn)
    sql = "select ST_GeometryType(geom) from dcm.component where id = %s"
    assert hall.boss.value(sql, added["id"]) == "ST_Polygon"


BOW = (
    "SRID=4547;POLYGON((545100 4209100,545110 4209110,545110 4209100,545100 4209110,"
    "545100 4209100))"
)


@pytest.mark.parametrize(
    ("key", "code", "fields"),
    [
        ("class_missing", "DC005", {"class_code": ""}),
        ("unknown_class", "DC003", {"class_code": "0199"}),
        ("unknown_class", "DC003", {"class_standard": "GB 1"}),
        ("geometry_missing", "DC005", {"geom": None}),
        ("geometry_missing", "DC005", {"geom": "SRID=4547;POINT EMPTY"}),
        ("geometry_numbers", "DC003", {"geom": point(float("nan"))}),
        ("geometry_kind", "DC003", {"geom": "SRID=4547;LINESTRING(545100 4209100,545110 4209100)"}),
        ("geometry_kind", "DC003", {"geom": "SRID=4547;MULTIPOINT(545100 4209100,545110 4209100)"}),
        ("geometry_invalid", "DC003", {"class_code": "0405", "geom": BOW}),
        ("place_outside", "DC003", {"geom": point(557000)}),
        ("grid_unknown", "DC003", {"grid_code": "13010800199901"}),
        ("grid_mismatch", "DC003", {"grid_code": SECOND_GRID}),
        ("code_malformed", "DC003", {"component_code": "13010801180001"}),
        ("code_malformed", "DC003", {"component_code": "1301080118000000"}),
        ("code_district", "DC003", {"component_code": "1301070118000009"}),
        ("code_class", "DC003", {"component_code": "1301080117000009"}),
        ("code_twice", "DC003", {"component_code": "1301080118000001"}),
        ("department_unknown", "DC003", {"owner_department": "Z"}),
        ("department_unknown", "DC003", {"maintenance_department": "Z"}),
        ("department_unknown", "DC003", {"competent_department": "Z"}),
        ("status_unknown", "DC003", {"status": "坏"}),
        ("bad_extra", "DC003", {"extra": "[1]"}),
        ("date_future", "DC003", {"valid_from": "2999-01-01"}),
        ("date_future", "DC003", {"surveyed_on": "2999-01-01"}),
        ("date_order", "DC003", {"valid_from": "2020-01-02", "valid_to": "2020-01-01"}),
        ("too_long", "DC003", {"name": "路" * 101}),
    ],
)
def test_what_is_wrong_is_refused_in_words(
    house: House, key: str, code: str, fields: dict[str, Any]
) -> None:
    before = house.boss.value("select count(*) from dcm.component")
    with pytest.raises(psycopg2.Error) as caught:
        add(house.desk("t_surveyor"), **fields)
    assert caught.value.pgcode == code
    assert json.loads(caught.value.diag.message_detail)["key"] == key
    assert caught.value.diag.message_hint
    assert house.boss.value("select count(*) from dcm.component") == before


def test_an_invalid_shape_is_told_in_chinese_with_its_place(hall: Hall) -> None:
    with pytest.raises(psycopg2.Error) as caught:
        add(hall.surveyor, class_code="0405", geom=BOW)
    assert caught.value.diag.message_primary == (
        "新增的绿地（545105.00, 4209105.00）：图形无效：自相交（545105 4209105）"
    )


def test_an_inactive_department_is_refused_but_an_old_one_may_stay(hall: Hall) -> None:
    lamp = add(hall.surveyor, owner_department="B")
    hall.boss.run("update dcm.department set active = false where code = 'B'")
    with refused("DC003", "department_unknown"):
        add(hall.surveyor, geom=point(545310), owner_department="B")
    assert change(hall.surveyor, lamp, note="x")["owner_department"] == "B"


def test_a_class_that_is_no_longer_in_use_is_refused(hall: Hall) -> None:
    hall.boss.run("update dcm.class set valid_to = '2020-01-01' where code = %s", LAMP)
    with refused("DC003", "class_not_valid"):
        add(hall.surveyor)


def test_a_district_without_grids_takes_any_place_of_its_communities(hall: Hall) -> None:
    hall.boss.run("update dcm.component set grid_code = null; delete from dcm.grid")
    assert add(hall.surveyor)["grid_code"] is None
    with refused("DC003", "place_outside"):
        add(hall.surveyor, geom=point(557000))
    hall.boss.run("delete from dcm.community")
    assert add(hall.surveyor, geom=point(557000))["grid_code"] is None


@pytest.mark.parametrize(("metres", "stands"), [(0.4, True), (0.6, False)])
def test_a_place_counts_as_exact_as_its_class_is_surveyed(
    hall: Hall, metres: float, stands: bool
) -> None:
    """A lamp (class A) half a metre over the line still belongs to the grid it is said to be in."""
    fields = {"geom": point(545500 + metres), "grid_code": FIRST_GRID}
    if stands:
        assert add(hall.surveyor, **fields)["grid_code"] == FIRST_GRID
    else:
        with refused("DC003", "grid_mismatch"):
            add(hall.surveyor, **fields)


# --- twins -------------------------------------------------------------------------------------


def test_a_twin_is_refused_with_its_code_and_distance(hall: Hall) -> None:
    first = add(hall.surveyor)
    with refused("DC003", "place_twice") as told:
        add(hall.surveyor, geom=point(545300.4))
    assert (told["component_code"], told["distance_m"]) == (first["component_code"], 0.4)
    assert add(hall.surveyor, geom=point(545300.6))
    assert add(hall.surveyor, class_code="0117")  # a pole at the same place


def test_where_one_was_retired_another_may_stand(hall: Hall) -> None:
    first = add(hall.surveyor)
    retire(hall.surveyor, first)
    add(hall.surveyor)
    with refused("DC003", "place_twice"):
        change(hall.surveyor, first, valid_to=None)


def test_a_district_sets_how_exact_a_class_is(hall: Hall) -> None:
    hall.boss.run("update dcm.class set accuracy = 'C' where code = %s", LAMP)
    add(hall.surveyor)
    with refused("DC003", "place_twice"):
        add(hall.surveyor, geom=point(545309))


def test_fences_meet_end_to_end(hall: Hall) -> None:
    add(
        hall.surveyor, class_code="0211", geom="SRID=4547;LINESTRING(545100 4209100,545110 4209100)"
    )
    add(
        hall.surveyor, class_code="0211", geom="SRID=4547;LINESTRING(545110 4209100,545120 4209100)"
    )
    with refused("DC003", "place_twice"):
        add(hall.surveyor, class_code="0211",
            geom="SRID=4547;LINESTRING(545110 4209100.5,545120 4209100.5)")  # fmt: skip


def test_two_surveyors_cannot_set_the_same_lamp_at_once(
    hall: Hall, connect: Callable[..., Any]
) -> None:
    """The second waits for the first, then sees what it wrote."""
    other = Desk(connect("t_surveyor"), "t_surveyor")
    hall.admin.run("begin")
    add(hall.admin)
    with ThreadPoolExecutor() as pool:
        late = pool.submit(add, other, geom=point(545300.1))
        wait_for_lock(hall)
        hall.admin.run("commit")
        with refused("DC003", "place_twice"):
            late.result()


def wait_for_lock(hall: Hall) -> None:
    waits = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
    while not hall.boss.value(waits):
        pass


# --- changing ----------------------------------------------------------------------------------


def test_a_change_keeps_the_state_before(hall: Hall, today: date) -> None:
    lamp = add(hall.surveyor, valid_from="2020-05-01")
    changed = change(hall.admin, lamp, status="破损")
    assert (changed["version"], changed["since"], changed["written_by"]) == (2, today, "t_admin")
    assert past(hall, lamp) == [(1, "edit", "t_admin", lamp["component_code"], "完好")]
    sql = "select since, until, written_by from dcm.component_past where component_id = %s"
    assert hall.boss.rows(sql, lamp["id"]) == [(date(2020, 5, 1), today, "t_surveyor")]


def test_a_change_of_nothing_is_none(hall: Hall) -> None:
    lamp = add(hall.surveyor, note="x")
    assert change(hall.surveyor, lamp, note=" x ")["version"] == 1
    assert past(hall, lamp) == []


def test_a_move_takes_the_grid_along(hall: Hall) -> None:
    lamp = add(hall.surveyor)
    assert change(hall.surveyor, lamp, geom=point(545600))["grid_code"] == SECOND_GRID
    with refused("DC003", "grid_mismatch"):
        change(hall.surveyor, lamp, geom=point(545610), grid_code=FIRST_GRID)
    with refused("DC003", "place_outside"):
        change(hall.surveyor, lamp, geom=point(557000))


def test_beside_the_grids_a_component_stands_in_none(hall: Hall) -> None:
    lamp = add(hall.surveyor)
    assert change(hall.surveyor, lamp, geom=point(544000))["grid_code"] is None
    with pytest.raises(psycopg2.Error) as caught:
        add(hall.surveyor, geom=point(544100), grid_code=FIRST_GRID)
    assert json.loads(caught.value.diag.message_detail)["key"] == "grid_mismatch"
    assert caught.value.diag.message_hint == "该位置没有单元网格；网格留空则按位置确定"
    hall.boss.run("update dcm.setting set value = '500' where key = 'census_margin_m'")
    assert add(hall.surveyor, geom=point(544600))["grid_code"] is None
    with refused("DC003", "place_outside"):
        add(hall.surveyor, geom=point(544400))


def test_an_imported_shape_of_another_kind_may_still_be_moved(hall: Hall) -> None:
    """Deliveries draw a small lawn as a point, which is a warning there."""
    hall.boss.run(
        "insert into dcm.component (component_code, class_standard, class_code, name, geom)"
        " values ('1301080405000001', %s, '0405', '绿地', %s)", STANDARD, point(545150),
    )  # fmt: skip
    lawn = hall.surveyor.record("select * from dcm_app.component where class_code = '0405'")
    assert change(hall.surveyor, lawn, geom=point(545160))["version"] == 2
    with refused("DC003", "geometry_kind"):
        add(hall.surveyor, class_code="0405", geom=point(545170))


def test_another_class_brings_another_code_and_keeps_the_old_one_used(hall: Hall) -> None:
    lamp = add(hall.surveyor)
    pole = change(hall.surveyor, lamp, class_code="0117")
    assert (pole["component_code"], pole["name"]) == ("1301080117000001", "立杆")
    assert past(hall, lamp)[0][3] == "1301080118000002"
    with refused("DC003", "code_retired"):
        add(hall.surveyor, geom=point(545310), component_code="1301080118000002")
    again = change(hall.surveyor, pole, class_code=LAMP, name="高杆灯")
    assert (again["component_code"], again["name"]) == ("1301080118000003", "高杆灯")
    with refused("DC003", "geometry_kind"):
        change(hall.surveyor, again, class_code="0405")


def test_a_code_given_by_hand_lifts_the_numbers(hall: Hall) -> None:
    lamp = add(hall.surveyor, component_code="1301080118000500")
    assert add(hall.surveyor, geom=point(545310))["component_code"] == "1301080118000501"
    assert change(hall.surveyor, lamp, component_code="")["version"] == 1  # emptied: it stays
    mended = change(hall.surveyor, lamp, component_code="1301080118000400")
    assert mended["component_code"] == "1301080118000400"
    assert add(hall.surveyor, geom=point(545320))["component_code"] == "1301080118000502"


def test_what_the_database_keeps_is_not_written(hall: Hall) -> None:
    lamp = add(hall.surveyor)
    own = {"id": 9999, "since": "2020-01-01", "written_by": "x", "written_at": "2020-01-01",
           "class_name": "x", "batch": 1}  # fmt: skip
    for name, value in own.items():
        with refused("DC003", "own_column"):
            change(hall.surveyor, lamp, **{name: value})


# --- two at the same component -----------------------------------------------------------------


def test_who_says_which_version_he_saw_does_not_overwrite(hall: Hall) -> None:
    lamp = add(hall.surveyor)
    change(hall.admin, lamp, status="破损")
    with refused("DC002", "component_stale") as told:
        change(hall.surveyor, lamp, status="丢失", version=1)
    assert (told["by"], told["version"], told["seen"]) == ("t_admin", 2, 1)
    assert change(hall.surveyor, lamp, status="丢失", version=2)["version"] == 3


def test_a_write_that_was_overtaken_is_refused(hall: Hall, connect: Callable[..., Any]) -> None:
    """It began while another one was being written, and waits for its lock."""
    lamp = add(hall.surveyor)
    other = Desk(connect("t_surveyor"), "t_surveyor")
    hall.admin.run("begin")
    change(hall.admin, lamp, status="破损")
    with ThreadPoolExecutor() as pool:
        late = pool.submit(change, other, lamp, note="x")
        wait_for_lock(hall)
        hall.admin.run("commit")
        with refused("DC002", "component_stale") as told:
            late.result()
    assert told["by"] == "t_admin"
    assert hall.boss.value("select note from dcm.component where id = %s", lamp["id"]) is None


def test_without_a_version_both_states_are_kept(hall: Hall) -> None:
    lamp = add(hall.surveyor)
    change(hall.admin, lamp, status="破损")
    change(hall.surveyor, lamp, status="丢失")
    assert [row[4] for row in past(hall, lamp)] == ["完好", "破损"]


# --- retiring ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "after"), [("完好", "移除"), ("废弃", "废弃"), ("丢失", "丢失")]
)
def test_a_delete_retires(hall: Hall, today: date, status: str, after: str) -> None:
    lamp = add(hall.surveyor, status=status)
    assert retire(hall.surveyor, lamp) == 1
    gone = hall.surveyor.record("select * from dcm_app.component where id = %s", lamp["id"])
    assert (gone["valid_to"], gone["status"], gone["version"]) == (today, after, 2)
    assert past(hall, lamp)[0][:3] == (1, "retire", "t_surveyor")


def test_a_retired_component_is_left_alone_until_it_is_restored(hall: Hall) -> None:
    lamp = add(hall.surveyor, status="破损")
    retire(hall.surveyor, lamp)
    with refused("DC001", "component_retired"):
        retire(hall.surveyor, lamp)
    with refused("DC001", "component_retired"):
        change(hall.surveyor, lamp, name="x")
    back = change(hall.surveyor, lamp, valid_to=None)
    assert (back["valid_to"], back["status"], back["version"]) == (None, "破损", 3)
    assert back["component_code"] == lamp["component_code"]
    assert change(hall.surveyor, lamp, name="x")["name"] == "x"


def test_an_end_set_by_hand_retires_too(hall: Hall, today: date) -> None:
    lamp = add(hall.surveyor, valid_from="2020-01-01")
    yesterday = today - timedelta(days=1)
    gone = change(hall.surveyor, lamp, valid_to=yesterday)
    assert (gone["valid_to"], gone["status"]) == (yesterday, "移除")


# --- who ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("login", ["t_intake", "t_chief", "t_dispatch", "t_dept_a", "t_supervisor",
                                   "t_evaluator", "t_director", "t_exchange"])  # fmt: skip
def test_who_is_no_surveyor_reads_only(hall: Hall, login: str) -> None:
    lamp = add(hall.surveyor)
    desk = hall.desk(login)
    assert desk.value("select count(*) from dcm_app.component") == 4
    for write in (lambda: add(desk, geom=point(545310)), lambda: change(desk, lamp, name="x"),
                  lambda: retire(desk, lamp)):  # fmt: skip
        with refused("42501"):
            write()


def test_desks_hear_of_a_change(hall: Hall) -> None:
    hall.chief.run("listen dcm")
    lamp = add(hall.surveyor)
    change(hall.surveyor, lamp, note="x")
    hall.chief.run("select 1")
    hall.chief.connection.poll()
    told = [json.loads(n.payload) for n in hall.chief.connection.notifies]
    assert told == [{"topic": "components"}] * 2
