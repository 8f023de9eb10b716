"""The checks of a delivery of components: what each rule takes and what it does not."""

from __future__ import annotations

import struct
from datetime import date, timedelta
from typing import Any

import psycopg2
import pytest
from censuskit import Delivery, Row, point, refused_key, row, rules
from dbkit import INSIDE, OUTSIDE, SECOND, Desk, Desks, House

from yuhua_dcm_plugin.census.crs import chosen_crs
from yuhua_dcm_plugin.census.datum import TURNS, _bd09_from_gcj02, gcj02_shift

X, Y = INSIDE
LAMP = "1301080118000077"
TOMORROW = str(date.today() + timedelta(days=2))
HOLE = "POLYGON((545110 4209240, 545120 4209250, 545120 4209240, 545110 4209250, 545110 4209240))"
LAWN = "POLYGON((545110 4209240, 545120 4209240, 545120 4209250, 545110 4209250, 545110 4209240))"

ENDLESS = struct.pack("<bIdd", 1, 1, 545110.0, float("inf")).hex()

#: rule, a row that breaks it, one that just does not
ONE_ROW: list[tuple[str, Row, Row]] = [
    ("class_missing", row(class_code=None), row()),
    ("class_missing", row(class_code=None), row(class_code=None, component_code=LAMP)),
    ("class_unknown", row(class_code="0199"), row(class_code="0102")),
    ("class_unknown", row(class_code=None, class_text="路登", unread={"class_code": "路登"}),
     row(class_text="路登")),
    ("class_mismatch", row(class_code="0118", class_text="污水井盖"), row(class_text="路灯")),
    ("code_malformed", row(component_code="130108011800007"), row(component_code=LAMP)),
    ("code_malformed", row(component_code="13010801180000077"), row(component_code=LAMP)),
    ("code_malformed", row(unread={"component_code": "1.3E+15"}), row()),
    ("code_district", row(component_code="1301020118000077"), row(component_code=LAMP)),
    ("code_class", row(component_code="1301080102000077"), row(component_code=LAMP)),
    ("geometry_missing", row(geom=None), row()),
    ("geometry_missing", row(geom="POINT EMPTY"), row()),
    ("geometry_numbers", row(geom="POINT(NaN 4209240)"), row()),
    ("geometry_numbers", row(geom=ENDLESS), row()),
    ("geometry_numbers", row(class_code="0211", geom="LINESTRING(545110 4209240, NaN 4209241)"),
     row(class_code="0211", geom="LINESTRING(545110 4209240, 545120 4209241)")),
    ("geometry_invalid", row(class_code="0201", geom=HOLE), row(class_code="0201", geom=LAWN)),
    ("geometry_kind", row(class_code="0201"), row(class_code="0201", geom=LAWN)),
    ("geometry_height", row(geom="POINT Z (545110 4209240 71.5)"), row()),
    ("place_outside", row(geom=point(*OUTSIDE)), row()),
    ("place_outside", row(geom=point(534999, Y)), row(geom=point(535001, Y))),
    ("place_ungridded", row(geom=point(544999.4, Y)), row(geom=point(544999.6, Y))),
    ("place_ungridded", row(geom=point(535001, Y)), row()),
    ("place_outside", row(geom=point(1e30, 1e30)), row()),
    ("grid_unknown", row(grid_code="13010800100199"), row(grid_code="13010800100101")),
    ("grid_unknown", row(unread={"grid_code": "?"}), row()),
    ("grid_mismatch", row(grid_code="13010800100201"), row(grid_code="13010800100101")),
    ("grid_mismatch", row(grid_code="13010800100101", geom=point(545500.6, 4209240)),
     row(grid_code="13010800100101", geom=point(545500.4, 4209240))),
    ("date_unreadable", row(unread={"surveyed_on": "2013-13-40"}), row(surveyed_on="2013-12-31")),
    ("date_unreadable", row(surveyed_on="1899-12-30"), row(surveyed_on="1998-05-01")),
    ("date_order", row(valid_from="2020-05-02", changed_on="2020-05-01"),
     row(valid_from="2020-05-02", changed_on="2020-05-02")),
    ("date_order", row(valid_from="2020-05-02", valid_to="2020-05-01"),
     row(valid_from="2020-05-02", valid_to="2020-05-02")),
    ("date_order", row(changed_on="2020-05-02", valid_to="2020-05-01"),
     row(changed_on="2020-05-02", valid_to="2020-05-02")),
    ("date_future", row(surveyed_on=TOMORROW), row(surveyed_on=str(date.today()))),
    ("status_unknown", row(status="好"), row(status="完好")),
    ("status_unknown", row(unread={"status": "好"}), row()),
    ("department_unknown", row(owner_department="X"), row(owner_department="A")),
    ("department_unknown", row(unread={"maintenance_department": "某公司"}), row()),
    ("text_garbled", row(name="锟斤拷锟斤拷"), row(name="路灯")),
    ("text_garbled", row(address="Â·µÆ"), row(address="气温 25°C，±0.5")),
    ("text_garbled", row(extra={"材质": "\ufffd\ufffd"}), row(extra={"材质": "铸铁"})),
    ("text_garbled", row(note="瑁曞崕璺�"), row(note="裕华路")),
    ("value_unreadable", row(unread={"photo": "?"}), row()),
    ("text_cut", row(name="测试路", unread={"text_cut": "name"}), row(name="测试路")),
]  # fmt: skip
WARNINGS = {"geometry_kind", "geometry_height", "place_ungridded", "text_cut"}


@pytest.fixture
def checker(house: House) -> Desk:
    """A surveyor who only checks: no component is written, so that the tests share a database."""
    return house.desk("t_surveyor")


@pytest.mark.parametrize(("rule", "bad", "good"), ONE_ROW)
def test_rule_of_a_row(checker: Desk, rule: str, bad: Row, good: Row) -> None:
    answer = Delivery(checker).copy(good).check()
    assert rule not in rules(answer)
    assert answer["clean"] == 1
    delivery = Delivery(checker).copy(bad)
    answer = delivery.check()
    assert rules(answer) == {rule: 1}
    assert delivery.faults() == [(1, rule)]
    assert answer["faulty"] == (0 if rule in WARNINGS else 1)


def test_every_rule_that_has_a_bit_is_tried() -> None:
    from yuhua_dcm_plugin.core.schema_files import SQL, read_seed

    seed = read_seed(SQL / "seed" / "80_census_rule.csv")
    code, bit = seed.columns.index("code"), seed.columns.index("bit")
    tried = {rule for rule, _, _ in ONE_ROW} | {"code_twice", "code_retired", "place_twice"}
    assert {row[code] for row in seed.rows if row[bit] is not None} == tried


def test_a_garbled_text_is_found_in_its_row_among_thousands(checker: Desk) -> None:
    """A thousand rows are looked at together: ends of rows must neither hide nor make a fault."""
    spoilt = {1: "??", 999: "锟斤拷", 1000: "??", 1999: "灯???", 2001: "??"}
    halves = {500: "灯?", 501: "??灯", 1500: "Â·", 1501: "µÆ"}
    names = dict.fromkeys(range(1, 2002), "路灯") | halves | spoilt
    rows = (row(name=name, class_text=None, geom=None) for name in names.values())
    delivery = Delivery(checker).copy(*rows)
    assert rules(delivery.check())["text_garbled"] == len(spoilt)
    found = [number for number, rule in delivery.faults() if rule == "text_garbled"]
    assert found == list(spoilt)


def test_a_code_given_twice_is_wrong_in_every_row(checker: Desk) -> None:
    second = row(component_code=LAMP, geom=point(X + 5, Y))
    delivery = Delivery(checker).copy(row(component_code=LAMP), row(), second)
    delivery.check()
    faults = [fault for fault in delivery.faults() if fault[1] == "code_twice"]
    assert faults == [(1, "code_twice"), (3, "code_twice")]
    told = checker.rows(
        "select part_row, detail ->> 'part', detail -> 'part_row' from dcm_app.census_fault"
        " where batch = %s and rule = 'code_twice' order by 1",
        delivery.batch,
    )
    assert [(own, other) for own, _part, other in told] == [(1, 3), (3, 1)]
    assert all(part for _own, part, _other in told), "the file of the other row is named"


def test_the_code_of_a_retired_component_is_used_up(desk: Desks, boss: Desk) -> None:
    boss.run("update dcm.component set valid_to = current_date where class_code = '0118'")
    retired = row(component_code="1301080118000001", geom=point(X + 9, Y))
    delivery = Delivery(desk("t_surveyor")).copy(retired)
    assert rules(delivery.check()) == {"code_retired": 1}
    again = Delivery(desk("t_surveyor")).copy(row(component_code="1301080118000002"))
    assert rules(again.check()) == {}


@pytest.mark.parametrize(("metres", "twice"), [(0, True), (0.49, True), (0.51, False)])
@pytest.mark.parametrize("start", [0.0, 0.3, 1.9, 3.99])
def test_points_of_a_class_within_half_a_metre(
    checker: Desk, metres: float, twice: bool, start: float
) -> None:
    x = X + start
    other_class = row(class_code="0102", geom=point(x, Y))
    delivery = Delivery(checker)
    delivery.copy(row(geom=point(x, Y)), row(geom=point(x - metres, Y)), other_class)
    delivery.check()
    assert delivery.faults() == ([(2, "place_twice")] if twice else [])


def test_a_component_that_stands_already_is_twice(desk: Desks) -> None:
    surveyor = desk("t_surveyor")
    near_the_lamp = point(545200.3, 4209200.2)
    delivery = Delivery(surveyor).copy(row(geom=near_the_lamp))
    delivery.check()
    assert delivery.faults() == [(1, "place_twice")]
    detail = surveyor.value("select detail from dcm_app.census_fault where batch = %s",
                            delivery.batch)  # fmt: skip
    assert detail == {"code": "1301080118000001", "distance_m": 0.36}
    same = row(component_code="1301080118000001", geom=near_the_lamp)
    assert rules(Delivery(surveyor).copy(same).check()) == {}


def test_lines_and_areas_twice(checker: Desk) -> None:
    fence = "LINESTRING(545110 4209240, 545150 4209240)"
    beside = "LINESTRING(545110 4209240.8, 545150 4209240.5)"
    onward = "LINESTRING(545150 4209240, 545190 4209240)"
    lawn = (
        "POLYGON((545120 4209240, 545130 4209240, 545130 4209250, 545120 4209250, 545120 4209240))"
    )
    nearly = LAWN.replace("4209240", "4209241")
    delivery = Delivery(checker).copy(
        *(row(class_code="0211", geom=shape) for shape in (fence, beside, onward)),
        *(row(class_code="0201", geom=shape) for shape in (LAWN, nearly, lawn)),
    )
    delivery.check()
    assert delivery.faults() == [(2, "place_twice"), (5, "place_twice")]


def test_a_row_with_another_fault_is_twice_all_the_same(checker: Desk) -> None:
    delivery = Delivery(checker).copy(row(unread={"photo": "?"}), row())
    delivery.check()
    assert delivery.faults() == [(1, "value_unreadable"), (2, "place_twice")]


def test_many_at_one_place_do_not_stall(checker: Desk) -> None:
    delivery = Delivery(checker)
    delivery.copy(*(row(geom=point(X + n / 1e5, Y)) for n in range(3000)))
    assert rules(delivery.check())["place_twice"] > 2900


def test_a_row_gets_the_grid_it_lies_in(desk: Desks, boss: Desk) -> None:
    delivery = Delivery(desk("t_surveyor")).copy(row(), row(geom=point(*SECOND)))
    delivery.check()
    delivery.take()
    sql = "select grid_code from dcm.component where batch = %s order by st_x(geom)"
    grids = boss.column(sql, delivery.batch)
    assert grids == ["13010800100101", "13010800100201"]


def test_without_grids_and_communities_places_are_not_checked(desk: Desks, boss: Desk) -> None:
    boss.run(
        "update dcm.component set grid_code = null; delete from dcm.supervisor_grid;"
        " delete from dcm.grid"
    )
    answer = Delivery(desk("t_surveyor")).copy(row(geom=point(*OUTSIDE))).check()
    assert answer["place_checked"] is True  # by the communities
    assert rules(answer) == {"place_outside": 1}
    boss.run("delete from dcm.community")
    answer = Delivery(desk("t_surveyor")).copy(row(geom=point(*OUTSIDE))).check()
    assert (answer["place_checked"], answer["clean"]) == (False, 1)


# --- coordinates -------------------------------------------------------------------------------

IN_CRS: dict[str, tuple[dict[str, Any], str]] = {
    "EPSG:4490": ({"srid": 4490}, "select st_transform(%s::geometry, 4490)"),
    "EPSG:4526": ({"srid": 4526}, "select st_transform(%s::geometry, 4526)"),
    "PROJ": ({"proj": "+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=-4000000"
                      " +ellps=GRS80 +units=m +no_defs"}, "select st_translate(%s, 0, -4000000)"),
}  # fmt: skip


@pytest.mark.parametrize("name", IN_CRS)
def test_positions_are_turned_into_ours(desk: Desks, boss: Desk, name: str) -> None:
    crs, sql = IN_CRS[name]
    place = boss.value(f"select st_astext(({sql}), 10)", f"SRID=4547;POINT({X} {Y})")
    delivery = Delivery(desk("t_surveyor"), crs=crs).copy(row(geom=place))
    assert delivery.check()["clean"] == 1
    delivery.take()
    sql = "select st_distance(geom, st_setsrid(st_makepoint(%s, %s), 4547)) from dcm.component"
    assert boss.value(sql + " where batch = %s", X, Y, delivery.batch) < 0.001


def test_a_position_that_cannot_be_turned_is_one_rows_fault(desk: Desks) -> None:
    """Merely far away is enough to make PROJ refuse: the others of the delivery are taken."""
    delivery = Delivery(desk("t_surveyor"), crs={"srid": 4490})
    places = [point(114.52, 38.01), point(545110, 4209240), point(24.0, 89.9), point(-66.0, 0)]
    delivery.copy(*(row(geom=place) for place in places))
    delivery.check()
    assert [fault for fault in delivery.faults() if fault[0] > 1] == [
        (2, "place_outside"), (3, "place_outside"), (4, "place_outside"),
    ]  # fmt: skip


READINGS = [
    ({"srid": 4547}, "st_flipcoordinates(g)", "EPSG:4547 swapped"),
    ({"srid": 4547}, "st_transform(g, 4490)", "EPSG:4490"),
    ({"srid": 4490}, "g", "EPSG:4547"),
    ({"srid": 4547}, "st_transform(g, 4526)", "EPSG:4526"),
    ({"srid": 4547}, "st_transform(g, 4548)", "EPSG:4548"),
    ({"srid": 4547}, "st_transform(g, 3857)", "EPSG:3857"),
    ({"srid": 4547}, "st_transform(g, 32650)", "EPSG:32650"),
    ({"srid": 4326}, "st_flipcoordinates(st_transform(g, 4326))", "EPSG:4326 swapped"),
]


@pytest.mark.parametrize(("crs", "made", "told"), READINGS)
def test_hint_when_another_reading_fits(
    checker: Desk, crs: dict[str, Any], made: str, told: str
) -> None:
    sql = f"select st_astext(st_setsrid({made}, 0), 10) from (select %s::geometry g) x"
    places = [checker.value(sql, f"SRID=4547;POINT({X + n * 3} {Y})") for n in range(20)]
    delivery = Delivery(checker, crs=crs).copy(*(row(geom=place) for place in places))
    answer = delivery.check()
    assert answer["hints"] == [{"part": "a.shp", "rows": 20, "outside": 20, "crs": told}]
    sql = "select distinct detail ->> 'crs' from dcm_app.census_fault where batch = %s"
    assert checker.column(sql, delivery.batch) == [told]


@pytest.mark.parametrize(("datum", "told"), [("gcj02", "GCJ-02"), ("bd09", "BD-09")])
@pytest.mark.parametrize("srid", [4326, 4490])
def test_hint_names_the_datum_of_web_maps(checker: Desk, srid: int, datum: str, told: str) -> None:
    """Degrees of a web map, read as they stand, lie half a kilometre or more beside the grids."""
    sql = "select st_x(g), st_y(g) from (select st_transform(%s::geometry, %s) g) x"
    east = X + 380  # inside the first grid still; shifted it is beyond the second
    places = []
    for n in range(20):
        lon, lat = checker.rows(sql, f"SRID=4547;POINT({east + n * 3} {Y - 200})", srid)[0]
        shift = gcj02_shift(lon, lat)
        gcj = (lon + shift[0], lat + shift[1])
        places.append(gcj if datum == "gcj02" else _bd09_from_gcj02(*gcj))
    rows = [row(geom=point(*place)) for place in places]
    delivery = Delivery(checker, crs={"srid": srid}).copy(*rows)
    answer = delivery.check()
    (hint,) = answer["hints"]
    assert hint["crs"] == told
    sql = "select distinct detail ->> 'crs' from dcm_app.census_fault where batch = %s"
    assert checker.column(sql, delivery.batch) == [told]
    # The hint is a SOURCE_CRS; whoever follows it has them where they are.
    turn = TURNS[chosen_crs(told).datum]
    rows = [row(geom=point(*turn(*place))) for place in places]
    again = Delivery(checker, crs=chosen_crs(told).as_source()).copy(*rows).check()
    assert (again["clean"], again["hints"]) == (20, [])


def test_no_hint_for_a_few_or_for_nonsense(checker: Desk) -> None:
    rows = [row(geom=point(X + n * 3, Y)) for n in range(20)]
    assert Delivery(checker).copy(*rows, row(geom=point(1, 1))).check()["hints"] == []
    answer = Delivery(checker).copy(row(geom=point(1, 1))).check()
    assert answer["hints"] == [{"part": "a.shp", "rows": 1, "outside": 1}]


# --- lists -------------------------------------------------------------------------------------


def beside(desk: Desk, made: str, x: float = X, count: int = 20) -> list[Row]:
    """Rows in one line three metres apart, their numbers made by SQL from the geometry g."""
    sql = f"select st_astext(st_setsrid({made}, 0), 10) from (select %s::geometry g) x"
    ours = (f"SRID=4547;POINT({x + n * 3} {Y})" for n in range(count))
    return [row(geom=desk.value(sql, place)) for place in ours]


def test_what_stands_beside_the_grids_is_taken_without_one(desk: Desks, boss: Desk) -> None:
    delivery = Delivery(desk("t_surveyor")).copy(*beside(boss, "g", x=544000))
    answer = delivery.check()
    assert (rules(answer), answer["clean"]) == ({"place_ungridded": 20}, 20)
    assert answer["hints"] == [{"part": "a.shp", "rows": 20, "outside": 20}]
    assert delivery.take()["added"] == 20
    sql = "select distinct grid_code from dcm.component where batch = %s"
    assert boss.column(sql, delivery.batch) == [None]


def test_the_district_sets_how_far_it_reaches_beyond_its_grids(desk: Desks, boss: Desk) -> None:
    boss.run("update dcm.setting set value = '500' where key = 'census_margin_m'")
    near, far = row(geom=point(544501, Y)), row(geom=point(544499, Y))
    delivery = Delivery(desk("t_surveyor")).copy(near, far)
    delivery.check()
    assert delivery.faults() == [(1, "place_ungridded"), (2, "place_outside")]


#: EPSG:4526 is ours with the zone before it and nothing else; 3 km of false easting are an error
#: that no margin should swallow.
SHIFTED = {"proj": "+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=497000 +y_0=0 +ellps=GRS80 +units=m"}


def test_a_file_that_another_reading_brings_in_is_wrong_however_near_it_lies(checker: Desk) -> None:
    rows = beside(checker, "g")
    answer = Delivery(checker, crs=SHIFTED).copy(*rows).check()
    assert (rules(answer), answer["clean"]) == ({"place_outside": 20}, 0)
    assert answer["hints"] == [{"part": "a.shp", "rows": 20, "outside": 20, "crs": "EPSG:4547"}]


def test_nine_in_ten_beside_the_grids_make_a_file_wrong(checker: Desk) -> None:
    """Three kilometres east of where they are read: what is then inside was never beside."""
    told = beside(checker, "g", count=18)
    for inside, rule in ((2, "place_outside"), (3, "place_ungridded")):
        right = beside(checker, "st_translate(g, -3000, 0)", x=545200, count=inside)
        answer = Delivery(checker, crs=SHIFTED).copy(*told, *right).check()
        assert rules(answer) == {rule: 18}
        assert answer["hints"][0]["crs"] == "EPSG:4547"


def test_a_reading_that_fits_most_but_not_nearly_all_only_hints(checker: Desk) -> None:
    wrong = beside(checker, "g", count=17)
    elsewhere = beside(checker, "st_translate(g, 0, 5000)", count=3)
    answer = Delivery(checker, crs=SHIFTED).copy(*wrong, *elsewhere).check()
    assert rules(answer) == {"place_ungridded": 20}
    assert answer["hints"][0]["crs"] == "EPSG:4547"


def test_a_component_that_is_moved_out_of_the_grids_has_none(desk: Desks, boss: Desk) -> None:
    lamp = row(component_code="1301080118000001", geom=point(544000, Y))
    delivery = Delivery(desk("t_surveyor")).copy(lamp)
    assert delivery.check()["changed"] == 1
    delivery.take()
    sql = "select grid_code from dcm.component where component_code = %s"
    assert boss.column(sql, lamp["component_code"]) == [None]


def test_of_a_warning_a_thousand_are_listed_and_all_are_counted(checker: Desk) -> None:
    delivery = Delivery(checker)
    delivery.copy(*(row(geom=f"POINT Z ({X + n % 40 * 3} {Y + n // 40 * 3 + 20} 1)")
                    for n in range(1200)))  # fmt: skip
    answer = delivery.check()
    assert answer["rules"] == [
        {"rule": "geometry_height", "severity": "warning", "count": 1200, "listed": 1000}
    ]
    assert answer["clean"] == 1200


def test_faults_of_a_file_come_with_its_description(desk: Desks) -> None:
    fault = {"rule": "file_refused", "detail": {"reason": "不是 Shapefile"}}
    delivery = Delivery(desk("t_surveyor"), source=[{"name": "坏.shp", "faults": [fault]}])
    answer = delivery.check()
    assert answer["rules"] == [
        {"rule": "file_refused", "severity": "error", "count": 1, "listed": 1}
    ]


def test_a_department_fault_names_field_and_value(desk: Desks) -> None:
    surveyor = desk("t_surveyor")
    delivery = Delivery(surveyor)
    delivery.copy(row(owner_department="X", unread={"maintenance_department": "某公司"})).check()
    sql = "select field, value, mend_zh from dcm_app.census_fault where batch = %s order by 1"
    told = surveyor.rows(sql, delivery.batch)
    assert [line[:2] for line in told] == [
        ("maintenance_department", "某公司"), ("owner_department", "X"),
    ]  # fmt: skip
    assert all(line[2] for line in told)


# --- refusals ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ({"kind": "roads"}, "bad_delivery"),
        ({"vanished": "burn"}, "bad_delivery"),
        ({"class_standard": "x"}, "bad_delivery"),
        ({"source": [{"name": "a", "crs": {"srid": "x"}}]}, "bad_delivery"),
        ({"source": [{"name": "a", "crs": {"srid": 99}}]}, "bad_crs"),
        ({"source": [{"name": "a", "crs": {"proj": "+proj=nonsense"}}]}, "bad_crs"),
    ],
)
def test_a_bad_description_is_refused(checker: Desk, told: dict[str, Any], key: str) -> None:
    with pytest.raises(psycopg2.Error) as caught:
        Delivery(checker, **told)
    assert refused_key(caught.value) == key


def test_rows_of_another_connection_cannot_be_checked(desk: Desks) -> None:
    delivery = Delivery(desk("t_surveyor")).copy(row())
    with pytest.raises(psycopg2.Error) as caught:
        desk("t_admin").value("select dcm_app.census_check(%s)", delivery.batch)
    assert refused_key(caught.value) == "batch_not_here"


def test_opening_again_starts_anew(checker: Desk) -> None:
    Delivery(checker).copy(row(), row(geom=None))
    assert Delivery(checker).copy(row()).check()["read"] == 1
