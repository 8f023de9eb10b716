"""Taking a delivery: what is written, what was before, what a second delivery changes."""

from __future__ import annotations

import select
import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg2
import pytest
from censuskit import Delivery, imported, point, refused_key, row, rules
from dbkit import INSIDE, SECOND, Desk, Desks

X, Y = INSIDE
LAMP = "1301080118000001"  # stands in the fixture at (545200, 4209200)
AT_LAMP = point(545200, 4209200)


Seat = Callable[[str], Desk]


@pytest.fixture
def seat(connect: Callable[..., Any]) -> Seat:
    """Return `seat(login)`: another connection each time it is called."""
    return lambda login: Desk(connect(login), login)


def everything(boss: Desk) -> dict[str, int]:
    """How many rows each table holds."""
    tables = boss.column(
        "select relname from pg_class where relnamespace = 'dcm'::regnamespace and relkind = 'r'"
    )
    return {table: boss.value(f"select count(*) from dcm.{table}") for table in tables}


def test_a_row_becomes_a_component(desk: Desks, boss: Desk) -> None:
    full = row(
        name="路灯甲", status="破损", owner_department="A", competent_department="B",
        maintenance_department="A", address="某路", surveyed_on="2025-03-14",
        valid_from="2019-01-01", changed_on="2024-02-03", data_source="实测", note="备注",
        photo="a.jpg", extra={"材质": "钢"},
    )  # fmt: skip
    taken = imported(desk("t_surveyor"), full)
    assert (taken["added"], taken["faulty"]) == (1, 0)
    made = boss.record("select * from dcm.component where batch = %s", taken["batch"])
    expected = {
        "component_code": "1301080118000002", "class_code": "0118", "name": "路灯甲",
        "status": "破损", "owner_department": "A", "competent_department": "B",
        "maintenance_department": "A", "grid_code": "13010800100101", "address": "某路",
        "surveyed_on": date(2025, 3, 14), "valid_from": date(2019, 1, 1), "valid_to": None,
        "since": date(2024, 2, 3), "data_source": "实测", "note": "备注", "photo": "a.jpg",
        "extra": {"材质": "钢"}, "version": 1, "written_by": "t_surveyor",
    }  # fmt: skip
    assert {key: made[key] for key in expected} == expected


def test_defaults_of_what_is_not_delivered(desk: Desks, boss: Desk) -> None:
    taken = imported(desk("t_surveyor"), row(surveyed_on="2025-03-14"))
    made = boss.record("select * from dcm.component where batch = %s", taken["batch"])
    assert (made["name"], made["status"], made["extra"]) == ("路灯", "完好", {})
    assert made["valid_from"] == made["since"] == date(2025, 3, 14)


def test_faulty_rows_wait_are_mended_and_taken(desk: Desks, boss: Desk) -> None:
    surveyor = desk("t_surveyor")
    delivery = Delivery(surveyor)
    delivery.copy(
        row(),
        row(
            class_code=None, unread={"class_code": "路登"}, class_text="路登", geom=point(X + 5, Y)
        ),
        row(geom=point(1, 1)),
        row(owner_department="X", geom=point(X + 9, Y)),
    ).check()
    assert delivery.take()["faulty"] == 3
    assert rules(delivery.recheck()) == {
        "class_unknown": 1, "place_outside": 1, "department_unknown": 1,
    }  # fmt: skip
    surveyor.run("update dcm_app.census_row set class_code = '0118' where row_no = 2")
    surveyor.run(
        "update dcm_app.census_row set geom = st_setsrid(st_makepoint(%s, %s), 4547)"
        " where row_no = 3", X + 20, Y,
    )  # fmt: skip
    assert surveyor.value("select unread from dcm_app.census_row where row_no = 2") == {}
    answer = delivery.recheck()
    assert (answer["read"], answer["clean"], rules(answer)) == (3, 2, {"department_unknown": 1})
    assert delivery.take() == {
        "batch": delivery.batch, "added": 2, "changed": 0, "same": 0, "retired": 0, "faulty": 1,
    }  # fmt: skip
    surveyor.run("delete from dcm_app.census_row where row_no = 4")
    assert delivery.faults() == []
    batch = boss.record("select * from dcm.census_batch where id = %s", delivery.batch)
    assert (batch["state"], batch["added"], batch["faulty"]) == ("written", 3, 0)


def test_where_a_row_came_from_cannot_be_changed(desk: Desks) -> None:
    surveyor = desk("t_surveyor")
    Delivery(surveyor).copy(row(geom=None)).check()
    for sql in (
        "update dcm_app.census_row set batch = 0",
        "update dcm_app.census_row set row_no = 9",
        "insert into dcm_app.census_row default values",
    ):
        with pytest.raises(psycopg2.Error) as caught:
            surveyor.run(sql)
        assert refused_key(caught.value) == "row_origin"


def test_a_dry_run_writes_nothing(desk: Desks, boss: Desk) -> None:
    surveyor = desk("t_surveyor")
    before = everything(boss)
    surveyor.run("begin")
    imported(surveyor, row(), row(geom=None), row(component_code=LAMP, geom=AT_LAMP, note="x"))
    surveyor.run("rollback")
    assert everything(boss) == before


def test_taking_twice_is_refused(desk: Desks) -> None:
    delivery = Delivery(desk("t_surveyor")).copy(row())
    with pytest.raises(psycopg2.Error) as caught:
        delivery.take()
    assert refused_key(caught.value) == "batch_state"
    delivery.check()
    delivery.take()
    with pytest.raises(psycopg2.Error) as caught:
        delivery.take()
    assert refused_key(caught.value) == "batch_not_here"


def test_a_discarded_batch_leaves_only_its_name(desk: Desks, boss: Desk) -> None:
    before = everything(boss)
    delivery = Delivery(desk("t_surveyor")).copy(row(), row(geom=None))
    delivery.check()
    desk("t_surveyor").run("select dcm_app.census_discard(%s)", delivery.batch)
    after = everything(boss)
    assert after.pop("census_batch") == before.pop("census_batch") + 1
    assert after == before


def leftovers(desk: Desk) -> list[str]:
    """Temporary tables of a connection that hold rows."""
    names = desk.column("select relname from pg_class where relnamespace = pg_my_temp_schema()"
                        " and relkind = 'r' and pg_relation_size(oid) > 0")  # fmt: skip
    return [str(name) for name in names]


def is_held(desk: Desk, batch: int) -> bool:
    return bool(desk.value("select held from dcm_app.census_batch where id = %s", batch))


def ended(connection: Any, boss: Desk) -> None:
    """The desk dies, and the server has noticed."""
    pid = connection.get_backend_pid()
    connection.close()
    boss.run("select pg_terminate_backend(%s, 5000)", pid)


def test_what_a_desk_that_died_left_behind_is_shown_and_discarded(seat: Seat, boss: Desk) -> None:
    before = everything(boss)
    dying, other = seat("t_surveyor"), seat("t_surveyor")
    delivery = Delivery(dying).copy(row(), row(geom=None))
    delivery.check()
    assert is_held(other, delivery.batch)
    ended(dying.connection, boss)
    assert not is_held(other, delivery.batch)
    # Meanwhile the other one is at an import of his own, which it does not touch.
    standing = Delivery(other).copy(row())
    standing.check()
    other.run("select dcm_app.census_discard(%s)", delivery.batch)
    assert standing.take()["added"] == 1
    after = everything(boss)
    for table, more in (
        ("census_batch", 2),
        ("component", 1),
        ("component_serial", 1),
        ("component_cell", 1),
    ):
        assert after.pop(table) <= before.pop(table) + more
    assert after == before
    assert boss.value("select state from dcm.census_batch where id = %s", delivery.batch) == (
        "discarded"
    )


def test_a_batch_that_a_colleague_works_on_is_his(desk: Desks, boss: Desk) -> None:
    colleague, mine = desk("t_admin"), desk("t_surveyor")
    delivery = Delivery(colleague).copy(row())
    delivery.check()
    with pytest.raises(psycopg2.Error) as caught:
        mine.run("select dcm_app.census_discard(%s)", delivery.batch)
    assert refused_key(caught.value) == "batch_held"
    assert delivery.take()["added"] == 1
    second = Delivery(colleague).copy(row(geom=point(545300, 4209300)))
    second.check()
    ended(colleague.connection, boss)
    mine.run("select dcm_app.census_discard(%s)", second.batch)
    with pytest.raises(psycopg2.Error) as caught:
        mine.run("select dcm_app.census_discard(%s)", second.batch)
    assert refused_key(caught.value) == "batch_state"


def test_an_administrator_may_discard_what_is_under_way(desk: Desks) -> None:
    delivery = Delivery(desk("t_surveyor")).copy(row())
    delivery.check()
    desk("t_admin").run("select dcm_app.census_discard(%s)", delivery.batch)
    with pytest.raises(psycopg2.Error) as caught:
        delivery.take()
    assert refused_key(caught.value) == "batch_state"


def test_discarding_leaves_no_rows_in_the_connection_either(seat: Seat) -> None:
    surveyor = seat("t_surveyor")
    delivery = Delivery(surveyor).copy(row())
    delivery.check()
    assert "census_in" in leftovers(surveyor)
    surveyor.run("select dcm_app.census_discard(%s)", delivery.batch)
    assert leftovers(surveyor) == []
    bystander = seat("t_surveyor")
    other = Delivery(surveyor).copy(row())
    other.check()
    bystander.run("select dcm_app.census_discard(%s)", other.batch)
    assert bystander.column("select 1 from pg_class where relnamespace = pg_my_temp_schema()") == []


def test_a_second_import_while_an_older_one_stands_checked(seat: Seat) -> None:
    older, newer = seat("t_surveyor"), seat("t_surveyor")
    first = Delivery(older).copy(row())
    second = Delivery(newer).copy(row(geom=point(545300, 4209300)))
    first.check()
    second.check()
    assert is_held(older, first.batch)
    assert is_held(older, second.batch)
    assert second.take()["added"] == 1
    assert first.take()["added"] == 1  # what the other wrote changes nothing for it
    assert not is_held(older, first.batch)


def test_another_import_in_the_same_connection_leaves_the_older_one_behind(desk: Desks) -> None:
    surveyor = desk("t_surveyor")
    older = Delivery(surveyor).copy(row())
    older.check()
    newer = Delivery(surveyor).copy(row())
    newer.check()
    assert not is_held(surveyor, older.batch)
    assert is_held(surveyor, newer.batch)
    with pytest.raises(psycopg2.Error) as caught:
        older.take()
    assert refused_key(caught.value) == "batch_not_here"
    surveyor.run("select dcm_app.census_discard(%s)", older.batch)
    assert newer.take()["added"] == 1


# --- a second delivery -------------------------------------------------------------------------


def lamp(**fields: Any) -> dict[str, Any]:
    return row(component_code=LAMP, geom=AT_LAMP, **fields)


def test_what_says_the_same_changes_nothing(desk: Desks, boss: Desk) -> None:
    before = boss.rows("select * from dcm.component order by id")
    taken = imported(desk("t_surveyor"), lamp(name="路灯", owner_department="B"))
    assert (taken["same"], taken["changed"], taken["added"]) == (1, 0, 0)
    assert boss.rows("select * from dcm.component order by id") == before


def test_a_change_is_shown_written_and_remembered(desk: Desks, boss: Desk) -> None:
    surveyor = desk("t_surveyor")
    boss.run("update dcm.component set since = '2020-01-01', note = '旧', extra = '{\"高\": 8}'")
    delivery = Delivery(surveyor)
    moved = row(component_code=LAMP, geom=point(545203, 4209204), status="破损",
                changed_on="2025-05-06", extra={"灯": "LED"})  # fmt: skip
    answer = delivery.copy(moved).check()
    assert (answer["changed"], answer["same"], answer["added"]) == (1, 0, 0)
    shown = surveyor.record("select * from dcm_app.census_change where what = 'changed'")
    assert (shown["object_code"], shown["row_no"]) == (LAMP, 1)
    assert shown["fields"] == {
        "status": ["完好", "破损"], "moved_m": 5.0,
        "extra": [{"高": 8}, {"高": 8, "灯": "LED"}],
    }  # fmt: skip
    delivery.take()
    now = boss.record("select * from dcm.component where component_code = %s", LAMP)
    assert (now["version"], now["since"], now["status"], now["note"], now["owner_department"]) == (
        2, date(2025, 5, 6), "破损", "旧", "B",
    )  # fmt: skip
    past = boss.record("select * from dcm.component_past where component_code = %s", LAMP)
    assert (past["version"], past["since"], past["until"]) == (1, date(2020, 1, 1), now["since"])
    assert (past["how"], past["replaced_batch"], past["replaced_by"], past["status"]) == (
        "import", delivery.batch, "t_surveyor", "完好",
    )  # fmt: skip


def test_a_state_never_begins_before_the_one_it_replaces(desk: Desks, boss: Desk) -> None:
    boss.run("update dcm.component set since = '2024-01-01'")
    imported(desk("t_surveyor"), lamp(status="破损", surveyed_on="2020-01-01"))
    since = boss.value("select since from dcm.component where component_code = %s", LAMP)
    assert since == boss.value("select dcm_app.today()"), (
        "a day that lies before is no day of change"
    )


def test_a_change_without_a_day_of_its_own_dates_from_its_import(desk: Desks, boss: Desk) -> None:
    surveyor = desk("t_surveyor")
    boss.run("update dcm.component set since = '2024-01-01', surveyed_on = '2024-01-01'")
    imported(surveyor, lamp(status="破损", surveyed_on="2024-01-01"))
    before = "select status from dcm_app.component_as_of('2024-01-01') where component_code = %s"
    assert surveyor.value(before, LAMP) == "完好", "it stood unbroken until somebody said otherwise"


@pytest.mark.parametrize(("metres", "moved"), [(0.0005, False), (0.002, True)])
def test_a_millimetre_is_no_move(desk: Desks, metres: float, moved: bool) -> None:
    there = row(component_code=LAMP, geom=point(545200 + metres, 4209200))
    answer = Delivery(desk("t_surveyor")).copy(there).check()
    assert (answer["changed"], answer["same"]) == ((1, 0) if moved else (0, 1))


@pytest.mark.parametrize(("metres", "moved"), [(0.0, False), (0.005, False), (0.5, True)])
@pytest.mark.parametrize("digits", [7, 15])
def test_rounded_degrees_are_no_move(
    desk: Desks, boss: Desk, metres: float, moved: bool, digits: int
) -> None:
    geom = boss.value(
        "select ST_AsText(ST_Transform(ST_SetSRID(ST_MakePoint(%s, %s), 4547), 4490), %s)",
        545200 + metres, 4209200, digits,
    )  # fmt: skip
    there = row(component_code=LAMP, geom=geom)
    answer = Delivery(desk("t_surveyor"), {"srid": 4490}).copy(there).check()
    assert (answer["changed"], answer["same"]) == ((1, 0) if moved else (0, 1))


def test_each_part_has_the_tolerance_of_its_coordinates(desk: Desks, boss: Desk) -> None:
    boss.run("update dcm.component set geom = ST_Translate(geom, 0.005, 0)")
    source = [{"name": "a", "crs": {"srid": 4490}}, {"name": "b", "crs": {"srid": 4547}}]
    there = row(component_code=LAMP, geom=AT_LAMP, part=2)
    answer = Delivery(desk("t_surveyor"), source=source).copy(there).check()
    assert answer["changed"] == 1


def test_what_a_delivery_lacks(desk: Desks, boss: Desk) -> None:
    surveyor = desk("t_surveyor")
    one = "1301080118000005"
    imported(surveyor, row(component_code=one), row(class_code="0102", geom=point(X + 50, Y)),
             row(geom=point(*SECOND)))  # fmt: skip
    delivery = Delivery(surveyor, vanished="retire").copy(row(component_code=one))
    answer = delivery.check()
    assert answer["vanished"] == 1  # neither what is of another class nor in another grid
    gone = surveyor.column("select object_code from dcm_app.census_change where batch = %s"
                           " and what = 'vanished'", delivery.batch)  # fmt: skip
    assert gone == [LAMP]
    assert delivery.take()["retired"] == 1
    now = boss.record("select * from dcm.component where component_code = %s", LAMP)
    assert (now["valid_to"], now["status"], now["version"]) == (date.today(), "移除", 2)
    assert boss.value("select how from dcm.component_past where component_code = %s",
                      LAMP) == "retire"  # fmt: skip


def test_what_is_lacking_stays_by_default(desk: Desks, boss: Desk) -> None:
    delivery = Delivery(desk("t_surveyor")).copy(row(component_code="1301080118000005"))
    assert delivery.check()["vanished"] == 1
    delivery.take()
    ended = "select count(*) from dcm.component where valid_to is not null"
    assert boss.value(ended) == 0


def test_a_faulty_row_does_not_make_its_component_vanish(desk: Desks) -> None:
    by_code = lamp(status="好")
    answer = Delivery(desk("t_surveyor"), vanished="retire").copy(by_code).check()
    assert (answer["faulty"], answer["vanished"]) == (1, 0)
    rows = [row(geom=AT_LAMP), row(component_code="1301080118000009")]  # by its place
    answer = Delivery(desk("t_surveyor"), vanished="retire").copy(*rows).check()
    assert (answer["faulty"], answer["vanished"]) == (1, 0)


def test_without_any_code_nothing_is_missed(desk: Desks) -> None:
    answer = Delivery(desk("t_surveyor"), vanished="retire").copy(row()).check()
    assert answer["vanished"] == 0


def test_mended_rows_are_not_the_whole_delivery(desk: Desks, boss: Desk) -> None:
    surveyor = desk("t_surveyor")
    delivery = Delivery(surveyor, vanished="retire")
    delivery.copy(lamp(), row(component_code="1301080118000009", status="好")).check()
    delivery.take()
    surveyor.run("update dcm_app.census_row set status = '完好'")
    assert delivery.recheck()["vanished"] == 0
    assert delivery.take()["retired"] == 0
    assert boss.value("select count(*) from dcm.component where valid_to is not null") == 0


# --- two at once -------------------------------------------------------------------------------


def test_a_new_code_is_above_those_that_the_delivery_brings(desk: Desks, boss: Desk) -> None:
    brought = row(component_code="1301080118000500", geom=point(X + 5, Y))
    taken = imported(desk("t_surveyor"), row(), brought)
    sql = "select component_code from dcm.component where batch = %s order by 1"
    assert boss.column(sql, taken["batch"]) == ["1301080118000500", "1301080118000501"]


def test_an_end_that_lies_back_counts_from_its_own_day(desk: Desks, boss: Desk) -> None:
    """Delivered in 2025, taken down in 2024: it did not stand on the days between."""
    boss.run("update dcm.component set since = '2020-01-01', valid_from = '2020-01-01'")
    told = {"valid_to": "2024-05-01", "surveyed_on": "2025-03-01", "status": "移除"}
    imported(desk("t_surveyor"), row(component_code=LAMP, geom=point(545200, 4209200), **told))
    sql = "select count(*) from dcm_app.component_as_of(%s) where component_code = %s"
    days = ("2024-04-30", "2024-05-01", "2024-12-31", "2025-03-02")
    assert [desk("t_surveyor").value(sql, day, LAMP) for day in days] == [1, 0, 0, 0]


def test_what_others_wrote_since_the_check_is_noticed(desk: Desks) -> None:
    first, second = Delivery(desk("t_surveyor")), Delivery(desk("t_admin"))
    first.copy(row()).check()
    second.copy(row(geom=point(X + 0.2, Y))).check()
    first.take()
    with pytest.raises(psycopg2.Error) as caught:
        second.take()
    assert (caught.value.pgcode, refused_key(caught.value)) == ("DC002", "census_stale")
    assert rules(second.check()) == {"place_twice": 1}


def test_what_others_wrote_elsewhere_does_not_matter(desk: Desks, boss: Desk) -> None:
    first, second = Delivery(desk("t_surveyor")), Delivery(desk("t_admin"))
    first.copy(row()).check()
    second.copy(row(geom=point(X + 20, Y))).check()
    first.take()
    assert second.take()["added"] == 1
    codes = boss.column("select component_code from dcm.component where batch is not null")
    assert sorted(codes) == ["1301080118000002", "1301080118000003"]


def test_two_surveyors_at_once_never_get_one_code(desk: Desks, boss: Desk) -> None:
    """Both check before either takes; they take side by side and commit when they like."""
    deliveries = [Delivery(desk("t_surveyor")), Delivery(desk("t_admin"))]
    classes = ["0102", "0118", "0402"]
    for n, delivery in enumerate(deliveries):
        order = classes if n == 0 else classes[::-1]
        delivery.copy(*(row(class_code=order[k % 3], geom=point(545010 + k * 6, 4209300 + n * 40))
                        for k in range(60)))  # fmt: skip
        delivery.check()
    errors: list[Exception] = []

    def take(delivery: Delivery) -> None:
        try:
            delivery.desk.run("begin")
            delivery.take()
            delivery.desk.run("commit")
        except psycopg2.Error as error:
            errors.append(error)

    threads = [threading.Thread(target=take, args=(d,)) for d in deliveries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []
    codes = boss.column("select component_code from dcm.component")
    assert len(codes) == len(set(codes)) == 123


def test_a_take_tells_the_desks_once(desk: Desks, boss: Desk) -> None:
    boss.run("listen dcm")
    taken = imported(desk("t_surveyor"), row(), row(geom=point(X + 9, Y)))
    select.select([boss.connection], [], [], 10)
    boss.connection.poll()
    told = [notice.payload for notice in boss.connection.notifies]
    assert told == [f'{{"batch": {taken["batch"]}, "topic": "components"}}']


# --- who may, and what the session's user can do with the temporary tables ----------------------


@pytest.mark.parametrize("sql", [
    "select * from pg_temp.census_in", "update pg_temp.census_in set row_no = 1",
    "delete from pg_temp.census_in", "truncate pg_temp.census_in", "drop table pg_temp.census_in",
    "select * from pg_temp.census_part", "insert into pg_temp.census_part default values",
    "select * from pg_temp.census_work", "alter table pg_temp.census_in add x int",
    "create trigger t before insert on pg_temp.census_in execute function suppress_redundant_updates_trigger()",  # noqa: E501
])  # fmt: skip
def test_the_user_can_put_rows_in_and_nothing_else(desk: Desks, sql: str) -> None:
    surveyor = desk("t_surveyor")
    Delivery(surveyor).copy(row()).check()
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        surveyor.run(sql)


def test_nobody_else_reaches_the_rows(desk: Desks, boss: Desk) -> None:
    Delivery(desk("t_surveyor")).copy(row())
    schema = boss.value(
        "select relnamespace::regnamespace from pg_class where relname = 'census_in'"
    )
    with pytest.raises(psycopg2.Error):
        desk("t_admin").rows(f"select * from {schema}.census_in")


def test_foreign_tables_of_these_names_are_refused(desk: Desks, boss: Desk) -> None:
    """Who may make temporary tables himself could put a trigger on his own: it would be ours."""
    database = boss.value("select quote_ident(current_database())")
    boss.run(f"grant temporary on database {database} to t_surveyor")
    surveyor = desk("t_surveyor")
    surveyor.run("create temporary table census_in (row_no int)")
    with pytest.raises(psycopg2.Error) as caught:
        Delivery(surveyor)
    assert refused_key(caught.value) == "foreign_table"
