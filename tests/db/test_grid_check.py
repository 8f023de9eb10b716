"""Deliveries of unit grids: a right partition has no fault, one fault gives exactly its rule."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

import psycopg2
import pytest
from gridkit import COMMUNITIES, FIRST, SIDE, GridRow, box, check, deliver, squares, voronoi
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from conftest import Database

X, Y = COMMUNITIES[FIRST]
PROPERTY = settings(
    # A few: each example checks whole communities. Who changes the checks sets DCM_SOAK=1.
    max_examples=40 if os.environ.get("DCM_SOAK") else 4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
SEEDS = st.integers(1, 10_000)


@pytest.fixture(scope="module")
def surveyor(shared_database: Database) -> Iterator[Any]:
    """A surveyor's connection; every test rolls back."""
    with closing(psycopg2.connect(shared_database.dsn)) as connection:
        with connection.cursor() as cursor:
            cursor.execute("delete from dcm.component; delete from dcm.grid")
            cursor.execute("set session authorization t_surveyor")
        connection.commit()
        yield connection


@pytest.fixture
def cursor(surveyor: Any) -> Iterator[Any]:
    with surveyor.cursor() as cursor:
        yield cursor
    surveyor.rollback()


def counts(cursor: Any, rows: list[GridRow], **how: Any) -> dict[str, int]:
    """Rules that rows break, apart from the mere size of a grid; nothing stays."""
    answer = check(cursor, deliver(cursor, rows, **how))
    cursor.connection.rollback()
    answer["counts"].pop("grid_size", None)
    return dict(answer["counts"])


def faults(cursor: Any, rule: str) -> list[dict[str, Any]]:
    cursor.execute(
        "select part_row, value, detail, ST_X(geom), ST_Y(geom) from dcm_app.census_fault"
        " where rule = %s order by part_row",
        (rule,),
    )
    names = ("row", "value", "detail", "x", "y")
    return [dict(zip(names, row)) for row in cursor.fetchall()]


# --- properties ----------------------------------------------------------------------------------


def partition(cursor: Any, seed: int) -> list[GridRow]:
    rows = [
        row for n, name in enumerate(COMMUNITIES) for row in voronoi(cursor, name, 30, seed + n)
    ]
    cursor.connection.rollback()
    return rows


@PROPERTY
@given(SEEDS)
def test_a_partition_of_the_communities_has_no_fault(cursor: Any, seed: int) -> None:
    assert counts(cursor, partition(cursor, seed)) == {}


@PROPERTY
@given(SEEDS, st.data())
def test_a_grid_that_is_missing_is_one_gap(cursor: Any, seed: int, data: Any) -> None:
    rows = partition(cursor, seed)
    rows.pop(data.draw(st.integers(0, len(rows) - 1)))
    assert counts(cursor, rows) == {"grid_gap": 1}


@PROPERTY
@given(SEEDS, st.data())
def test_a_code_given_twice_is_only_that(cursor: Any, seed: int, data: Any) -> None:
    rows = partition(cursor, seed)
    first = data.draw(st.integers(0, 27))
    rows[first + 1] = rows[first + 1]._replace(grid_code=rows[first].grid_code)
    assert counts(cursor, rows) == {"grid_code_twice": 2}


@PROPERTY
@given(st.integers(1, 3), st.integers(1, 3), st.floats(1.2, 60.0))
def test_a_grid_that_is_too_wide_overlaps_its_neighbour(
    cursor: Any, i: int, j: int, more: float
) -> None:
    rows = squares()
    rows[i * 5 + j] = rows[i * 5 + j]._replace(wkt=box(X + i * 100, Y + j * 100, 100 + more, 100))
    assert counts(cursor, rows) == {"grid_overlap": 2}


@PROPERTY
@given(st.integers(0, 4), st.integers(0, 3), st.floats(0.05, 0.45))
def test_a_thin_gap_is_a_sliver(cursor: Any, i: int, j: int, less: float) -> None:
    rows = squares()
    rows[i * 5 + j] = rows[i * 5 + j]._replace(wkt=box(X + i * 100, Y + j * 100, 100, 100 - less))
    assert counts(cursor, rows) == {"grid_sliver_gap": 1}


@PROPERTY
@given(st.integers(0, 4), st.integers(0, 3), st.floats(0.05, 0.45))
def test_a_thin_overlap_is_a_sliver(cursor: Any, i: int, j: int, more: float) -> None:
    rows = squares()
    rows[i * 5 + j] = rows[i * 5 + j]._replace(wkt=box(X + i * 100, Y + j * 100, 100, 100 + more))
    assert counts(cursor, rows) == {"grid_sliver_overlap": 1}


@PROPERTY
@given(st.integers(0, 4), st.floats(1.2, 200.0))
def test_a_grid_over_the_line_of_its_community_crosses(cursor: Any, j: int, over: float) -> None:
    rows = squares()
    rows[20 + j] = rows[20 + j]._replace(wkt=box(X + 400, Y + j * 100, 100 + over, 100))
    assert counts(cursor, rows) == {"grid_crossing": 1}


@PROPERTY
@given(st.integers(0, 4), st.floats(0.0, 0.9))
def test_a_metre_over_the_line_is_let_pass(cursor: Any, j: int, over: float) -> None:
    rows = squares()
    rows[20 + j] = rows[20 + j]._replace(wkt=box(X + 400, Y + j * 100, 100 + over, 100))
    assert counts(cursor, rows) == {}


def test_rounding_of_coordinates_is_no_fault(cursor: Any) -> None:
    cursor.execute(
        "select ST_AsText(ST_Transform(ST_GeomFromText(w, 4547), 4490), 7) from unnest(%s) w",
        ([row.wkt for row in squares(parts=7)],),
    )
    shapes = [row[0] for row in cursor.fetchall()]
    rows = [row._replace(wkt=wkt) for row, wkt in zip(squares(parts=7), shapes)]
    assert counts(cursor, rows, crs={"srid": 4490}) == {}


# --- single rules --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"grid_code": None}, "grid_code_missing"),
        ({"grid_code": "1301080010010"}, "grid_code_malformed"),
        ({"grid_code": "1.30108E+14"}, "grid_code_malformed"),
        ({"grid_code": "110108001001001"}, "grid_code_district"),
        ({"grid_code": "130108009009001"}, "grid_community_unknown"),
        ({"community_code": "130108001002"}, "grid_community_mismatch"),
        ({"area_type": 3}, "grid_area_type"),
        ({"unread": {"area_type": "三类"}}, "grid_area_type"),
        ({"unread": {"valid_from": "2013-13-40"}}, "date_unreadable"),
        ({"valid_from": "2020-05-01", "valid_to": "2019-05-01"}, "date_order"),
        ({"valid_from": "2990-01-01"}, "date_future"),
        ({"name": "\ufffd\ufffd网格"}, "text_garbled"),
        ({"grid_code": FIRST + "25"}, "grid_code_lengths"),
    ],
)
def test_what_is_wrong_in_a_row(cursor: Any, change: dict[str, Any], rule: str) -> None:
    rows = squares()
    rows[24] = rows[24]._replace(**change)
    found = counts(cursor, rows)
    found.pop("grid_gap", None)  # an ended grid leaves its place open
    assert found == {rule: 1}


@pytest.mark.parametrize(
    ("wkt", "rule"),
    [
        (None, "geometry_missing"),
        ("POLYGON EMPTY", "geometry_missing"),
        ("POINT(545450 4209450)", "grid_not_area"),
        ("LINESTRING(545400 4209400, 545500 4209500)", "grid_not_area"),
        ("POLYGON((0 0, 1 0, 1 1, 0 0))", "place_outside"),
    ],
)
def test_what_is_no_area_of_the_district(cursor: Any, wkt: str | None, rule: str) -> None:
    rows = squares()
    rows[24] = rows[24]._replace(wkt=wkt)
    assert counts(cursor, rows) == {rule: 1, "grid_gap": 1}


def test_a_bow_tie_is_invalid_and_no_second_fault(cursor: Any) -> None:
    rows = squares()
    rows[12] = rows[12]._replace(
        wkt=f"POLYGON(({X + 200} {Y + 200}, {X + 300} {Y + 300}, {X + 300} {Y + 200},"
        f" {X + 200} {Y + 300}, {X + 200} {Y + 200}))"
    )
    answer = check(cursor, deliver(cursor, rows))
    assert answer["counts"].get("geometry_invalid") == 1
    assert "grid_overlap" not in answer["counts"]
    [fault] = faults(cursor, "geometry_invalid")
    assert (fault["x"], fault["y"]) == pytest.approx((X + 250, Y + 250))


def test_numbers_that_are_none(cursor: Any) -> None:
    rows = squares()
    batch = deliver(cursor, rows)
    cursor.execute(
        "insert into pg_temp.census_grid_in (row_no, part, part_row, grid_code, geom)"
        " values (26, 1, 26, %s, ST_MakePolygon(ST_MakeLine(array[ST_MakePoint('NaN', 0),"
        " ST_MakePoint(1, 1), ST_MakePoint(2, 2), ST_MakePoint('NaN', 0)])))",
        (FIRST + "026",),
    )
    assert check(cursor, batch)["counts"] == {"geometry_numbers": 1}


def test_heights_parts_and_size_are_told_and_taken(cursor: Any) -> None:
    rows = squares()
    rows[0] = rows[0]._replace(
        wkt=f"POLYGON Z(({X} {Y} 7, {X + 100} {Y} 7, {X + 100} {Y + 100} 7, {X} {Y + 100} 7,"
        f" {X} {Y} 7))"
    )
    rows[1:3] = [
        GridRow(
            FIRST + "002",
            f"MULTIPOLYGON((({X} {Y + 100}, {X + 100} {Y + 100}, {X + 100} {Y + 140},"
            f" {X} {Y + 140}, {X} {Y + 100})), (({X} {Y + 160}, {X + 100} {Y + 160},"
            f" {X + 100} {Y + 300}, {X} {Y + 300}, {X} {Y + 160})))",
        ),
        GridRow(FIRST + "003", box(X, Y + 140, 100, 9.5)),
        GridRow(FIRST + "026", box(X, Y + 149.5, 100, 10.5)),
    ]
    answer = check(cursor, deliver(cursor, rows))
    assert answer["counts"] == {"geometry_height": 1, "grid_parts": 1, "grid_size": 1}
    assert answer["clean"] == answer["read"] == len(rows)


def test_a_wrong_coordinate_system_is_seen(cursor: Any) -> None:
    """Zone coordinates with the number of the zone in front, read as those without."""
    cursor.execute(
        "select ST_AsText(ST_Transform(ST_GeomFromText(w, 4547), 4526)) from unnest(%s) w",
        ([row.wkt for row in squares()],),
    )
    shapes = [row[0] for row in cursor.fetchall()]
    rows = [row._replace(wkt=wkt) for row, wkt in zip(squares(), shapes)]
    answer = check(cursor, deliver(cursor, rows))
    assert answer["counts"] == {"place_outside": 25}
    assert answer["hints"] == [{"part": "grids.shp", "rows": 25, "outside": 25, "crs": "EPSG:4526"}]
    assert faults(cursor, "place_outside")[0]["detail"] == {"crs": "EPSG:4526"}


def test_an_overlap_tells_with_whom_and_how_much(cursor: Any) -> None:
    rows = squares()
    rows[0] = rows[0]._replace(wkt=box(X, Y, 120, 100))
    answer = check(cursor, deliver(cursor, rows))
    assert (answer["faulty"], answer["clean"]) == (2, 23)
    one, other = faults(cursor, "grid_overlap")
    assert (one["row"], other["row"]) == (1, 6)
    assert one["detail"]["other"] == FIRST + "006"
    assert one["detail"]["area_m2"] == 2000
    assert (one["x"], one["y"]) == pytest.approx((X + 110, Y + 50))


def test_a_hole_between_communities_is_a_gap(cursor: Any) -> None:
    cursor.execute("reset session authorization")
    cursor.execute(
        "update dcm.community set geom = ST_Multi(ST_MakeEnvelope(%s, %s, %s, %s, 4547))"
        " where community_code = %s",
        (X + 510, Y, X + 1000, Y + SIDE, "130108001002"),
    )
    cursor.execute("set session authorization t_surveyor")
    rows = [
        *squares(),
        GridRow("130108001002001", box(X + 510, Y, 490, SIDE)),
        GridRow("130108001002002", box(X + 500.5, Y, 9.5, 10)),
    ]
    found = check(cursor, deliver(cursor, rows))["counts"]
    assert "grid_gap" not in found  # open to the outside: the edge of the district
    cursor.connection.rollback()


def test_a_thousand_of_a_warning_are_listed_all_are_counted(cursor: Any) -> None:
    rows = [row._replace(wkt=(row.wkt or "")) for row in squares(parts=31)]
    rows = rows + squares("130108001002", parts=31)
    answer = check(cursor, deliver(cursor, rows))
    assert answer["counts"] == {"grid_size": 2 * 31 * 31}
    assert len(faults(cursor, "grid_size")) == 1000
