"""Slips that no other test would notice: what is compared, what state is kept, what is counted."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import psycopg2
import pytest
from censuskit import Delivery, imported, point, refused_key, row, rules
from componentkit import add, change, retire
from componentkit import point as placed
from dbkit import Desk, Desks, Hall

LAMP = "1301080118000001"  # stands in the fixture at (545200, 4209200)
PREFIX = "1301080118"


# --- what is compared when a batch is taken (census_fresh) ---------------------------------------


def test_the_same_number_of_faults_in_another_row_is_noticed(desk: Desks) -> None:
    """What stood in the way of one row is moved into the way of another: every count stays."""
    first, second = point(545200.2, 4209200), point(545300.2, 4209300)
    delivery = Delivery(desk("t_surveyor")).copy(row(geom=first), row(geom=second))
    before = delivery.check()
    assert delivery.faults() == [(1, "place_twice")]
    sql = "update dcm_app.component set geom = %s, grid_code = null where component_code = %s"
    desk("t_admin").run(sql, placed(545300, 4209300), LAMP)
    with pytest.raises(psycopg2.Error) as caught:
        delivery.take()
    assert refused_key(caught.value) == "census_stale"
    after = delivery.check()
    counts = ("read", "clean", "faulty", "added", "changed", "same", "vanished")
    assert [after[name] for name in counts] == [before[name] for name in counts]
    assert rules(after) == rules(before)
    assert delivery.faults() == [(2, "place_twice")]


def test_the_same_faults_of_another_kind_are_noticed(desk: Desks, boss: Desk) -> None:
    """The row was wrong and is wrong, but for another reason: its report would be false."""
    delivery = Delivery(desk("t_surveyor")).copy(
        row(geom=point(545200.2, 4209200)), row(geom=point(545400, 4209400))
    )
    delivery.check()
    colleague = desk("t_admin")
    sql = "update dcm_app.component set geom = %s, grid_code = null where component_code = %s"
    colleague.run(sql, placed(545400.2, 4209400), LAMP)
    with pytest.raises(psycopg2.Error) as caught:
        delivery.take()
    assert refused_key(caught.value) == "census_stale"
    again = delivery.check()
    assert (again["faulty"], delivery.take()["added"]) == (1, 1)
    sql = "select st_x(geom) from dcm.component where batch = %s"
    assert boss.column(sql, delivery.batch) == [545200.2]


# --- the state of what is retired and restored ---------------------------------------------------


@pytest.mark.parametrize(
    ("status", "after"), [("完好", "移除"), ("破损", "移除"), ("废弃", "废弃"), ("丢失", "丢失")]
)
def test_what_a_delivery_lacks_is_removed_unless_it_was_lost_before(
    desk: Desks, boss: Desk, status: str, after: str
) -> None:
    """And an undo gives each its own state again."""
    lost = row(component_code=f"{PREFIX}000400", status=status, geom=point(545300, 4209300))
    imported(desk("t_surveyor"), lost)
    delivery = Delivery(desk("t_surveyor"), vanished="retire")
    delivery.copy(row(component_code=LAMP, geom=point(545200, 4209200))).check()
    assert delivery.take()["retired"] == 1
    sql = "select status, valid_to is null from dcm.component where component_code = %s"
    assert boss.rows(sql, f"{PREFIX}000400") == [(after, False)]
    desk("t_surveyor").value("select dcm_app.census_undo(%s)", delivery.batch)
    assert boss.rows(sql, f"{PREFIX}000400") == [(status, True)]


@pytest.mark.parametrize("status", ["完好", "破损", "占用", "废弃", "丢失"])
def test_restoring_by_hand_gives_the_last_state_in_which_it_stood(
    lone_hall: Hall, status: str
) -> None:
    desk = lone_hall.surveyor
    lamp = add(desk, status="破损" if status == "完好" else "完好")
    lamp = change(desk, lamp, status=status)
    retire(desk, lamp)
    again = change(desk, lamp, valid_to=None)
    assert (again["status"], again["valid_to"]) == (status, None)
    # Once more: a state that was restored is what the next restoring gives.
    lamp = change(desk, again, status="占用")
    retire(desk, lamp)
    assert change(desk, lamp, valid_to=None)["status"] == "占用"


def test_whoever_says_a_state_while_retiring_or_restoring_is_believed(lone_hall: Hall) -> None:
    desk = lone_hall.surveyor
    today = lone_hall.boss.value("select dcm_app.today()")
    lamp = add(desk)
    gone = change(desk, lamp, valid_to=today, status="丢失")
    assert gone["status"] == "丢失"
    back = change(desk, lamp, valid_to=None, status="破损")
    assert back["status"] == "破损"


# --- the counter of codes ------------------------------------------------------------------------


def test_a_number_whose_component_is_gone_without_a_trace_is_not_given_again(
    lone_hall: Hall,
) -> None:
    """Only the counter still knows it: neither components nor their history do."""
    first = add(lone_hall.surveyor)
    lone_hall.boss.run("delete from dcm.component where id = %s", first["id"])
    second = add(lone_hall.surveyor)
    assert int(second["component_code"]) == int(first["component_code"]) + 1


def test_a_number_that_only_the_history_knows_is_not_given_again(lone_hall: Hall) -> None:
    """Re-classed: its old code stands in its past, and the counter never knew it."""
    desk, boss = lone_hall.surveyor, lone_hall.boss
    lamp = add(desk, component_code=f"{PREFIX}000700")
    change(desk, lamp, class_code="0117")
    boss.run("delete from dcm.component_serial where prefix = %s", PREFIX)
    assert add(desk)["component_code"] == f"{PREFIX}000701"


def test_two_surveyors_adding_by_hand_wait_for_one_another(
    seat: Callable[[str], Desk], boss: Desk
) -> None:
    """The second gets his number when the first has his; what is taken back leaves its gap free."""
    first, second = seat("t_surveyor"), seat("t_surveyor")
    made: list[Any] = []

    def other() -> None:
        made.append(add(second, geom=placed(545320))["component_code"])

    for end, expected in (("rollback", "000002"), ("commit", "000004")):
        first.run("begin")
        mine = add(first, geom=placed(545340 if end == "commit" else 545330))["component_code"]
        thread = threading.Thread(target=other if end == "rollback" else lambda: made.append(
            add(second, geom=placed(545360))["component_code"]))  # fmt: skip
        thread.start()
        thread.join(0.5)
        assert thread.is_alive(), "it did not wait"
        first.run(end)
        thread.join(30)
        assert made.pop() == f"{PREFIX}{expected}"
        assert mine == f"{PREFIX}{'000002' if end == 'rollback' else '000003'}"
    codes = boss.column("select component_code from dcm.component where class_code = '0118'")
    assert sorted(codes) == [f"{PREFIX}{n:06}" for n in (1, 2, 3, 4)]


def test_an_edit_and_an_import_draw_from_one_counter(
    seat: Callable[[str], Desk], boss: Desk
) -> None:
    surveyor, importer = seat("t_surveyor"), seat("t_surveyor")
    delivery = Delivery(importer).copy(row(), row(geom=point(545120, 4209250)))
    delivery.check()
    surveyor.run("begin")
    mine = add(surveyor, geom=placed(545340))["component_code"]
    taken: list[Any] = []
    thread = threading.Thread(target=lambda: taken.append(delivery.take()))
    thread.start()
    thread.join(0.5)
    assert thread.is_alive(), "it did not wait"
    surveyor.run("commit")
    thread.join(30)
    assert taken[0]["added"] == 2
    assert mine == f"{PREFIX}000002"
    sql = "select component_code from dcm.component where batch = %s order by 1"
    assert boss.column(sql, delivery.batch) == [f"{PREFIX}000003", f"{PREFIX}000004"]
    assert add(surveyor, geom=placed(545360))["component_code"] == f"{PREFIX}000005"


@pytest.fixture
def seat(connect: Callable[..., Any]) -> Callable[[str], Desk]:
    """Return `seat(login)`: another connection each time it is called."""
    return lambda login: Desk(connect(login), login)
