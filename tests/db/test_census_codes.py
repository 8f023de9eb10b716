"""Component codes: given once, never twice, whatever a delivery brings along or takes back."""

from __future__ import annotations

import psycopg2
import pytest
from censuskit import Delivery, imported, point, refused_key, row
from dbkit import INSIDE, Desk, Desks, House
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

X, Y = INSIDE
PREFIX = "1301080118"

#: One delivery: for each row the number it brings along, or None; and what becomes of it.
DELIVERY = st.tuples(
    st.lists(st.one_of(st.none(), st.integers(2, 40)), min_size=1, max_size=8),
    st.sampled_from(["commit", "rollback", "undo"]),
)


@pytest.fixture(scope="module")
def surveyor(house: House) -> Desk:
    return house.desk("t_surveyor")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(deliveries=st.lists(DELIVERY, min_size=1, max_size=4))
def test_no_number_is_given_twice(
    house: House, surveyor: Desk, deliveries: list[tuple[list[int | None], str]]
) -> None:
    """A number that was given, and kept or undone, is never given to anything else."""
    house.boss.run(
        "delete from dcm.component where batch is not null; delete from dcm.component_past;"
        " delete from dcm.component_serial; delete from dcm.census_batch"
    )
    used = {1}  # the lamp of the fixture
    spot = 0
    for numbers, end in deliveries:
        rows = []
        for number in numbers:
            spot += 1
            code = None if number is None else f"{PREFIX}{number:06}"
            rows.append(row(component_code=code, geom=point(545010 + spot * 2, Y)))
        surveyor.run("begin")
        delivery = Delivery(surveyor).copy(*rows)
        delivery.check()
        standing = set(surveyor.column("select component_code from dcm_app.component"))
        delivery.take()
        after = set(surveyor.column("select component_code from dcm_app.component"))
        brought = {row["component_code"] for row in rows}
        made = {int(code[-6:]) for code in after - standing if code not in brought}
        assert len(made) <= numbers.count(None)
        assert not made & used
        assert not made or min(made) > max(used)
        surveyor.run("rollback" if end == "rollback" else "commit")
        if end != "rollback":
            used |= {int(code[-6:]) for code in after if code.startswith(PREFIX)}
        if end == "undo":
            surveyor.value("select dcm_app.census_undo(%s)", delivery.batch)


def test_a_code_that_is_brought_along_raises_the_counter(desk: Desks, boss: Desk) -> None:
    imported(desk("t_surveyor"), row(component_code=f"{PREFIX}000500"), row(geom=point(X + 5, Y)))
    codes = boss.column(
        "select component_code from dcm.component where batch is not null order by 1"
    )
    assert codes == [f"{PREFIX}000500", f"{PREFIX}000501"]


def test_the_last_number(desk: Desks) -> None:
    surveyor = desk("t_surveyor")
    imported(surveyor, row(component_code=f"{PREFIX}999999"))
    delivery = Delivery(surveyor).copy(row(geom=point(X + 5, Y)))
    delivery.check()
    with pytest.raises(psycopg2.Error) as caught:
        delivery.take()
    assert (caught.value.pgcode, refused_key(caught.value)) == ("DC005", "codes_used_up")


def test_standards_have_numbers_of_their_own_length(desk: Desks, boss: Desk) -> None:
    taken = imported(
        desk("t_surveyor"),
        row(class_code=boss.value("select min(code) from dcm.class where kind = 'component'"
                                  " and standard = 'GB/T 47678.5-2026'")),
        class_standard="GB/T 47678.5-2026",
    )  # fmt: skip
    code = boss.value("select component_code from dcm.component where batch = %s", taken["batch"])
    assert len(code) == 17
    assert code.endswith("000001")


def test_a_first_delivery_leaves_the_indexes_as_they_were(desk: Desks, boss: Desk) -> None:
    """They are laid by while very many rows come into a table that is nearly empty."""
    sql = (
        "select pg_get_indexdef(indexrelid) from pg_index"
        " where indrelid = 'dcm.component'::regclass"
    )
    keys = (
        "select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint"
        " where conrelid = 'dcm.component'::regclass"
    )
    before, held = sorted(boss.column(sql)), sorted(boss.column(keys))
    laid_by = boss.value("select dcm_app.census_lay_by_indexes(100000)")
    assert len(laid_by) == len(before) > 2
    assert boss.column(sql) == []
    for definition in laid_by:
        boss.run(definition)
    assert sorted(boss.column(sql)) == before
    assert sorted(boss.column(keys)) == held
    assert boss.value("select dcm_app.census_lay_by_indexes(99999)") == []
    boss.run("begin")  # somebody reads
    reader = desk("t_chief")
    reader.run("begin")
    reader.rows("select * from dcm_app.component")
    assert boss.value("select dcm_app.census_lay_by_indexes(100000)") == []
    reader.run("rollback")
    boss.run("rollback")
