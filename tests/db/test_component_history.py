"""What components were: as of a day, state by state, and taken back as a batch."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from censuskit import Delivery, row
from componentkit import LAMP, add, age, batch_of, change, point, retire
from dbkit import Hall, as_json, refused


@pytest.fixture
def hall(lone_hall: Hall) -> Hall:
    return lone_hall


@pytest.fixture
def today(hall: Hall) -> date:
    day: date = hall.boss.value("select dcm_app.today()")
    return day


def names_on(hall: Hall, day: date) -> list[str]:
    sql = "select name from dcm_app.component_as_of(%s) where class_code in ('0118', '0117')"
    return sorted(set(hall.chief.column(sql, day)) - {"路灯"})


def history(hall: Hall, code: str) -> list[dict[str, Any]]:
    sql = "select to_jsonb(h) from dcm_app.component_history(%s) h"
    return hall.chief.column(sql, code)


# --- as of a day -------------------------------------------------------------------------------


def test_each_day_shows_what_stood_then(hall: Hall, today: date) -> None:
    lamp = add(hall.surveyor, name="一", valid_from=today)
    age(hall.boss, 3)
    change(hall.surveyor, lamp, name="二")
    age(hall.boss, 3)
    retire(hall.surveyor, lamp)
    age(hall.boss, 3)
    days = [names_on(hall, today - timedelta(days=n)) for n in range(11, -1, -1)]
    assert days == [[], []] + [["一"]] * 3 + [["二"]] * 3 + [[]] * 4


def test_the_last_word_of_a_day_counts(hall: Hall, today: date) -> None:
    lamp = add(hall.surveyor, name="一")
    change(hall.surveyor, lamp, name="二")
    assert names_on(hall, today) == ["二"]


def test_restored_it_stands_again_but_not_in_between(hall: Hall, today: date) -> None:
    lamp = add(hall.surveyor, name="一")
    age(hall.boss, 2)
    retire(hall.surveyor, lamp)
    age(hall.boss, 2)
    change(hall.surveyor, lamp, valid_to=None)
    age(hall.boss, 1)
    days = [names_on(hall, today - timedelta(days=n)) for n in range(6, -1, -1)]
    assert days == [[], ["一"], ["一"], [], [], ["一"], ["一"]]


def test_an_end_that_lies_back_counts_from_its_day(hall: Hall, today: date) -> None:
    lamp = add(hall.surveyor, name="一")
    age(hall.boss, 5)
    change(hall.surveyor, lamp, valid_to=today - timedelta(days=3))
    days = [names_on(hall, today - timedelta(days=n)) for n in range(6, -1, -1)]
    assert days == [[], ["一"], ["一"], [], [], [], []]


def test_rows_are_shaped_like_the_view(hall: Hall, today: date) -> None:
    lamp = add(hall.surveyor, extra='{"材质": "钢"}')
    sql = "select to_jsonb(c) from dcm_app.component c where id = %s"
    view = hall.chief.value(sql, lamp["id"])
    sql = "select to_jsonb(c) from dcm_app.component_as_of(%s) c where id = %s"
    then = hall.chief.value(sql, today, lamp["id"])
    assert then == view


# --- state by state ----------------------------------------------------------------------------


def test_a_history_says_who_did_what(hall: Hall) -> None:
    lamp = add(hall.surveyor)
    change(hall.admin, lamp, status="破损", note="歪斜")
    change(hall.surveyor, lamp, geom=point(545303, 4209304))
    change(hall.surveyor, lamp, class_code="0117")
    retire(hall.surveyor, lamp)
    told = history(hall, "1301080117000001")
    assert [line["how"] for line in told] == ["retire", "edit", "edit", "edit", "add"]
    assert [line["version"] for line in told] == [5, 4, 3, 2, 1]
    assert told[3]["changes"] == {"status": ["完好", "破损"], "note": [None, "歪斜"]}
    assert (told[3]["written_by"], told[3]["written_by_name"]) == ("t_admin", "测试t_admin")
    assert told[2]["changes"] == {"geom": [None, 5.0]}
    assert told[1]["changes"]["component_code"] == [lamp["component_code"], "1301080117000001"]
    assert told[0]["changes"]["status"] == ["破损", "移除"]
    assert told[4]["state"]["status"] == "完好"
    assert told == history(hall, lamp["component_code"])  # by its old code too
    assert history(hall, "1301080118999999") == []


# --- undo --------------------------------------------------------------------------------------


def undo(hall: Hall, batch: int) -> dict[str, Any]:
    answer: dict[str, Any] = hall.surveyor.value("select dcm_app.census_undo(%s)", batch)
    return answer


def test_a_batch_is_taken_back(hall: Hall, today: date) -> None:
    """Added ones go, changed ones are as before, retired ones stand again; nothing is lost."""
    old = add(hall.surveyor, name="旧", valid_from="2020-01-01")
    gone = add(hall.surveyor, geom=point(545310), name="拆", valid_from="2020-01-01")
    age(hall.boss, 4)
    batch = batch_of(hall.boss, added=[{"geom": point(545320), "name": "新"}],
                     changed={old["id"]: "name = '改'"},
                     retired=[gone["id"]])  # fmt: skip
    assert names_on(hall, today) == ["改", "新"]
    answer = undo(hall, batch)
    assert answer == {"batch": batch, "kind": "components", "removed": 1, "restored": 2}
    for back in range(6):
        assert names_on(hall, today - timedelta(days=back)) == ["拆", "旧"]
    assert [line["how"] for line in history(hall, old["component_code"])] == [
        "undo",
        "import",
        "add",
    ]
    assert history(hall, "1301080118900001")[0]["undone"]
    state = hall.boss.rows("select state, undone_by from dcm.census_batch where id = %s", batch)
    assert state == [("undone", "t_surveyor")]
    with refused("DC005", "batch_not_written"):
        undo(hall, batch)


STANDING = "1301080118000001"  # of the fixture, at (545200, 4209200)
#: What an undo changes on purpose: see the comment on undo_components.
OF_THE_UNDO = ("version", "written_at", "written_by")


def seen(hall: Hall) -> dict[str, dict[str, Any]]:
    """Every component with all that a person sees of it."""
    rows = hall.chief.column("select to_jsonb(c) from dcm_app.component c")
    return {row["component_code"]: row for row in rows}


def of_days(hall: Hall, today: date) -> list[Any]:
    hidden = ", ".join(f"'{name}'" for name in OF_THE_UNDO)
    sql = f"""select (to_jsonb(c) - array[{hidden}])::text
        from dcm_app.component_as_of(%s) c order by c.component_code"""
    return [hall.chief.column(sql, today - timedelta(days=n)) for n in range(12)]


def a_delivery(hall: Hall) -> int:
    """Changes everything there is to change of one, retires another and brings a third."""
    changes = {
        "name": "改", "status": "破损", "owner_department": "B", "competent_department": "B",
        "maintenance_department": "A", "address": "另一条路", "valid_from": "2019-05-05",
        "surveyed_on": "2024-03-03", "changed_on": "2024-02-02", "data_source": "补测",
        "note": "改过", "photo": "b.jpg", "extra": {"材质": "木"},
    }  # fmt: skip
    told = Delivery(hall.surveyor, vanished="retire")
    told.copy(row(component_code=STANDING, geom="POINT(545150 4209300)", **changes),
              row(geom="POINT(545160 4209330)"))  # fmt: skip
    found = told.check()
    assert (found["added"], found["changed"], found["vanished"]) == (1, 1, 1)
    told.take()
    return told.batch


def in_bulk(hall: Hall) -> int:
    asked = {"scope": {"class_codes": ["0118"]}, "departments": {"owner": "A"}}
    return int(hall.surveyor.value("select dcm_app.set_ownership(%s)", as_json(asked))["batch"])


def retired_in_bulk(hall: Hall) -> int:
    asked = {"scope": {"codes": [STANDING]}, "reason": "道路改造"}
    sql = "select dcm_app.retire_components(%s)"
    return int(hall.surveyor.value(sql, as_json(asked))["batch"])


@pytest.mark.parametrize("write", [a_delivery, in_bulk, retired_in_bulk])
def test_after_an_undo_nothing_differs_but_that_it_was_undone(
    hall: Hall, today: date, write: Callable[[Hall], int]
) -> None:
    add(hall.surveyor, geom=point(545310), name="旧", valid_from="2020-01-01")
    age(hall.boss, 4)
    before, days = seen(hall), of_days(hall, today)
    batch = write(hall)
    middle = seen(hall)
    assert middle != before
    undo(hall, batch)
    after = seen(hall)
    assert of_days(hall, today) == days
    assert after.keys() == before.keys()
    for code, was in before.items():
        now, written = after[code], middle[code]["version"] > was["version"]
        assert {**now, **{name: was[name] for name in OF_THE_UNDO}} == was
        # Higher than the undone state too: who still shows that one must not write over this.
        assert now["version"] == was["version"] + 2 * written
        assert (now["written_by"] == "t_surveyor") or not written
        assert (now["written_at"] > was["written_at"]) == written


def test_whoever_shows_the_undone_state_cannot_write_over_it(hall: Hall) -> None:
    batch = in_bulk(hall)
    version = seen(hall)[STANDING]["version"]
    undo(hall, batch)
    with refused("DC002", "component_stale"):
        sql = "update dcm_app.component set note = %s, version = %s where component_code = %s"
        hall.surveyor.run(sql, "x", version, STANDING)


def test_an_undone_code_is_not_given_again(hall: Hall) -> None:
    undo(hall, batch_of(hall.boss, added=[{"geom": point(545320)}]))
    assert add(hall.surveyor)["component_code"] == "1301080118900002"


def test_what_was_edited_since_is_not_undone(hall: Hall) -> None:
    batch = batch_of(hall.boss, added=[{"geom": point(545320 + 2 * n)} for n in range(8)])
    ids = hall.boss.column("select id from dcm.component where batch = %s order by id", batch)
    for number in ids[:7]:
        change(hall.surveyor, {"id": number}, note="x")
    with refused("DC005", "changed_since") as told:
        undo(hall, batch)
    assert (told["count"], len(told["codes"])) == (7, 5)
    assert hall.boss.value("select count(*) from dcm.component where batch = %s", batch) == 1


def test_what_a_case_names_is_not_undone(hall: Hall) -> None:
    batch = batch_of(hall.boss, added=[{"geom": point(545320)}])
    hall.intake.register(kind="component", component_code="1301080118900001", class_code=LAMP)
    with refused("DC005", "named_by_cases") as told:
        undo(hall, batch)
    assert told["codes"] == ["1301080118900001"]


def test_batches_are_undone_in_turn(hall: Hall, today: date) -> None:
    """The later one first; then the earlier one, as if neither had been."""
    old = add(hall.surveyor, name="旧", valid_from="2020-01-01")
    age(hall.boss, 2)
    first = batch_of(hall.boss, changed={old["id"]: "name = '一'"}, added=[{"geom": point(545330)}])
    age(hall.boss, 2)
    second = batch_of(hall.boss, changed={old["id"]: "name = '二'"})
    age(hall.boss, 2)
    with refused("DC005", "changed_since"):
        undo(hall, first)
    undo(hall, second)
    assert [names_on(hall, today - timedelta(days=n)) for n in (5, 3, 1)] == [
        ["旧"],
        ["一"],
        ["一"],
    ]
    undo(hall, first)
    for back in range(7):
        assert names_on(hall, today - timedelta(days=back)) == ["旧"]
    assert [line["version"] for line in history(hall, old["component_code"])] == [5, 4, 3, 2, 1]


def test_an_undo_waits_for_an_edit_and_then_sees_it(hall: Hall) -> None:
    """The states that an edit keeps point to the batch that the undo holds: no deadlock."""
    batch = batch_of(hall.boss, added=[{"geom": point(545320 + 2 * n)} for n in range(2)])
    ids = hall.boss.column("select id from dcm.component where batch = %s", batch)
    hall.admin.run("begin")
    change(hall.admin, {"id": ids[0]}, note="x")
    with ThreadPoolExecutor() as pool:
        late = pool.submit(undo, hall, batch)
        waits = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
        while not hall.boss.value(waits):
            pass
        change(hall.admin, {"id": ids[1]}, note="x")
        hall.admin.run("commit")
        with refused("DC005", "changed_since") as told:
            late.result()
    assert told["count"] == 2


def test_unknown_and_open_batches(hall: Hall) -> None:
    with refused("DC004", "batch_not_found"):
        undo(hall, 999)
    batch = hall.boss.value(
        "insert into dcm.census_batch (kind, title, opened_by) values ('components', 'x', 'x')"
        " returning id"
    )
    with refused("DC005", "batch_not_written"):
        undo(hall, batch)


# --- cases -------------------------------------------------------------------------------------


def test_a_report_by_the_old_code_finds_the_component(hall: Hall) -> None:
    lamp = add(hall.surveyor, owner_department="B")
    pole = change(hall.surveyor, lamp, class_code="0117")
    old = lamp["component_code"]
    case = hall.intake.register(kind="component", component_code=old, class_code=None)
    assert case.answer["component_known"]
    row = hall.boss.record("select * from dcm.case_file where task_no = %s", case.task_no)
    assert (row["class_code"], row["component_code"]) == ("0117", old)
    sql = "select reason from dcm_app.suggest_departments(%s) where department_code = 'B'"
    assert hall.intake.column(sql, case.task_no) == ["owner"]
    with refused("DC003", "component_class_mismatch") as told:
        hall.intake.register(kind="component", component_code=old, class_code=LAMP)
    assert told["component_code"] == pole["component_code"]


# --- as the import really leaves it ------------------------------------------------------------


def standing(hall: Hall) -> list[tuple[Any, ...]]:
    return hall.boss.rows(
        "select component_code, name, status, owner_department, valid_to, ST_AsText(geom), extra"
        " from dcm.component order by 1"
    )


def test_two_real_deliveries_are_undone(hall: Hall) -> None:
    """The second changes one, lets one vanish and adds one; then it never happened."""
    hall.boss.run("delete from dcm.component where class_code = '0118'")
    before = standing(hall)
    spots = [f"POINT({545100 + 10 * n} 4209240)" for n in range(4)]
    first = Delivery(hall.surveyor)
    first.copy(*(row(geom=spot, extra={"材质": "钢"}) for spot in spots[:3]))
    assert first.check()["faulty"] == 0
    assert first.take()["added"] == 3
    after_first = standing(hall)
    codes = hall.boss.column(
        "select component_code from dcm.component where batch = %s order by 1", first.batch
    )
    second = Delivery(hall.surveyor, vanished="retire")
    second.copy(
        row(component_code=codes[0], geom=spots[0], status="破损", owner_department="B"),
        row(component_code=codes[1], geom=spots[1], extra={"材质": "钢"}),
        row(geom=spots[3]),
    )
    assert second.check()["faulty"] == 0
    taken = second.take()
    assert (taken["added"], taken["changed"], taken["retired"]) == (1, 1, 1)
    with refused("DC005", "changed_since"):
        undo(hall, first.batch)
    answer = undo(hall, second.batch)
    assert (answer["removed"], answer["restored"]) == (1, 2)
    assert standing(hall) == after_first
    assert undo(hall, first.batch)["removed"] == 3
    assert standing(hall) == before
    assert [line["how"] for line in history(hall, codes[0])] == ["undo", "import", "import"]


def test_rows_that_wait_to_be_mended_go_with_their_batch(hall: Hall) -> None:
    delivery = Delivery(hall.surveyor)
    delivery.copy(row(), row(status="坏了"))
    delivery.check()
    delivery.take()
    assert hall.boss.value("select count(*) from dcm.census_row") == 1
    undo(hall, delivery.batch)
    assert hall.boss.value("select count(*) from dcm.census_row") == 0


def test_rows_mended_later_belong_to_the_same_batch(hall: Hall) -> None:
    delivery = Delivery(hall.surveyor)
    delivery.copy(row(), row(geom="POINT(545130 4209240)", status="坏了"))
    delivery.check()
    assert delivery.take()["added"] == 1
    hall.surveyor.run("update dcm_app.census_row set status = '完好'")
    delivery.recheck()
    assert delivery.take()["added"] == 1
    assert undo(hall, delivery.batch)["removed"] == 2
