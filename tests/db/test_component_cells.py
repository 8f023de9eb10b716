"""The number of components in each square is always that of the components themselves."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import psycopg2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

COUNTED = """
SELECT c.id, c.components FROM dcm_app.component_cell AS c ORDER BY c.id
"""
TRUE = """
SELECT floor(ST_X(ST_Centroid(c.geom)) / 250)::int * 65536
    + floor(ST_Y(ST_Centroid(c.geom)) / 250)::int AS id, count(*)::int
FROM dcm.component AS c WHERE c.valid_to IS NULL GROUP BY 1 ORDER BY 1
"""
ADD = """
INSERT INTO dcm.component (component_code, class_standard, class_code, name, geom)
SELECT '1301080402' || lpad((%s + n)::text, 6, '0'), 'CJ/T 214-2007', '0402', 'x',
    ST_SetSRID(ST_MakePoint(545000 + n * 7.0 %% 990, 4209000 + n * 3.0 %% 450), 4547)
FROM generate_series(1, %s) AS n
"""


@pytest.fixture
def sql(database: Any) -> Any:
    """Run statements as the owner, reading through the view as a surveyor would."""
    connection = psycopg2.connect(database.dsn)
    connection.autocommit = True
    reader = psycopg2.connect(database.dsn_for("t_surveyor"))
    reader.autocommit = True

    def run(text: str, *given: Any) -> list[Any]:
        with (reader if text == COUNTED else connection).cursor() as cursor:
            cursor.execute(text, given or None)
            return list(cursor.fetchall()) if cursor.description else []

    yield run
    reader.close()
    connection.close()


def same(sql: Callable[..., Any]) -> bool:
    return bool(sql(COUNTED) == sql(TRUE))


def test_whatever_is_done_the_numbers_are_right(sql: Callable[..., Any]) -> None:
    assert same(sql)
    sql(ADD, 100, 3000)
    assert same(sql)
    assert sum(number for _id, number in sql(COUNTED)) == 3003
    sql("UPDATE dcm.component SET valid_to = current_date WHERE id % 3 = 0")
    assert same(sql)
    sql("UPDATE dcm.component SET geom = ST_Translate(geom, 260, 0) WHERE id % 2 = 0")
    assert same(sql)
    sql("UPDATE dcm.component SET valid_to = NULL")
    assert same(sql)
    sql("DELETE FROM dcm.component WHERE id % 5 = 0")
    assert same(sql)
    sql("TRUNCATE dcm.component CASCADE")
    assert sql(COUNTED) == []


def test_an_edit_that_moves_nothing_writes_nothing(sql: Callable[..., Any]) -> None:
    before = sql("SELECT count(*), max(x.id) FROM dcm.component_cell AS x")
    sql("UPDATE dcm.component SET note = 'x'")
    assert sql("SELECT count(*), max(x.id) FROM dcm.component_cell AS x") == before


def test_rows_are_summed_up_before_they_are_many(sql: Callable[..., Any]) -> None:
    for turn in range(1200):
        sql("UPDATE dcm.component SET geom = ST_Translate(geom, %s, 0)", (-1) ** turn * 300)
    assert same(sql)
    ((rows,),) = sql("SELECT count(*) FROM dcm.component_cell")
    assert rows < 1100


def test_two_surveyors_do_not_wait_for_each_other(database: Any, sql: Callable[..., Any]) -> None:
    """Both change the same squares, in opposite order, before either is done."""
    codes = ("1301080102000001", "1301080402000001")
    move = (
        "UPDATE dcm.component SET geom = ST_Translate(geom, 1, 1), valid_to = %s"
        " WHERE component_code = %s"
    )
    first, second = (psycopg2.connect(database.dsn) for _ in range(2))
    sql(ADD, 5000, 500)
    done = threading.Event()

    def other() -> None:
        with second.cursor() as cursor:
            cursor.execute("SET lock_timeout = '3s'")
            cursor.execute(move, ("2026-01-01", codes[1]))
            cursor.execute(ADD, (9000, 500))
        second.commit()
        done.set()

    with first.cursor() as cursor:
        cursor.execute(move, ("2026-01-01", codes[0]))
        cursor.execute(ADD, (7000, 500))
        thread = threading.Thread(target=other)
        thread.start()
        assert done.wait(10)
    first.commit()
    thread.join()
    first.close()
    second.close()
    assert same(sql)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("move", "retire", "again", "erase", "undo")),
            st.integers(2, 6),
            st.floats(-3e6, 3e6),
        ),
        max_size=8,
    )
)
def test_any_order_of_changes_keeps_them_right(
    sql: Callable[..., Any], steps: list[tuple[str, int, float]]
) -> None:
    sql("DELETE FROM dcm.component")
    sql(ADD, 100, 60)
    todo = {
        "move": "UPDATE dcm.component SET geom = ST_Translate(geom, %s, 0) WHERE id %% %s = 0",
        "retire": "UPDATE dcm.component SET valid_to = 'today' WHERE %s < 9e9 AND id %% %s = 0",
        "again": "UPDATE dcm.component SET valid_to = NULL WHERE %s < 9e9 AND id %% %s = 0",
        "erase": "DELETE FROM dcm.component WHERE %s < 9e9 AND id %% %s = 0",
        "undo": "BEGIN; DELETE FROM dcm.component WHERE %s < 9e9 AND id %% %s = 0; ROLLBACK",
    }
    for what, every, metres in steps:
        sql(todo[what], metres, every)
    standing = sql("SELECT count(*) FROM dcm.component WHERE valid_to IS NULL")[0][0]
    assert sum(number for _id, number in sql(COUNTED)) == standing
