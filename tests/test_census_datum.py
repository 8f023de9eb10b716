"""GCJ-02 and BD-09 come out where the database has them, whatever the geometry."""

from __future__ import annotations

import struct
from contextlib import closing
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import pytest
from deliverykit import places, shapefile
from hypothesis import given
from hypothesis import strategies as st

from yuhua_dcm_plugin.census.datum import (
    TURNS,
    bd09_to_wgs84,
    first_position,
    gcj02_shift,
    gcj02_to_wgs84,
)
from yuhua_dcm_plugin.census.delivery import open_delivery

METRE = 111_320.0
china = st.tuples(st.floats(74, 134), st.floats(4, 53))


def metres_apart(a: tuple[float, float], b: tuple[float, float]) -> float:
    return hypot((a[0] - b[0]) * cos(radians(a[1])), a[1] - b[1]) * METRE


@given(china)
def test_the_way_there_and_back_is_less_than_a_millimetre(place: tuple[float, float]) -> None:
    east, north = gcj02_shift(*place)
    back = gcj02_to_wgs84(place[0] + east, place[1] + north)
    assert metres_apart(place, back) < 0.001


def test_the_shift_in_the_district_is_some_hundred_metres() -> None:
    assert 300 < metres_apart((114.5, 38.0), gcj02_to_wgs84(114.5, 38.0)) < 900
    assert metres_apart(gcj02_to_wgs84(114.5, 38.0), bd09_to_wgs84(114.5, 38.0)) > 500


@pytest.mark.parametrize("choice", ["GCJ-02", "BD-09"])
def test_rows_are_turned_by_choice_only(tmp_path: Path, choice: str) -> None:
    path = shapefile(tmp_path, prj=None)
    (part,) = open_delivery(path, crs=choice).parts
    assert part.crs.crs is not None
    assert part.crs.crs.as_source() == {"srid": 4326}
    turn = TURNS[part.crs.crs.datum]
    assert [first_position(row.wkb_hex or "") for row in part.rows_in()] == [
        turn(*place) for place in places()
    ]


def test_first_position_of_any_shape() -> None:
    point = struct.pack("<BIddd", 1, 1001, 1.0, 2.0, 3.0)
    assert first_position(point.hex()) == (1.0, 2.0)
    line = struct.pack("<BIIdddd", 1, 2, 2, 5.0, 6.0, 7.0, 8.0)
    assert first_position(line.hex()) == (5.0, 6.0)
    polygon = struct.pack("<BIIIdd", 1, 3, 1, 1, 5.0, 6.0)
    assert first_position(polygon.hex()) == (5.0, 6.0)
    several = struct.pack("<BII", 1, 5, 1) + line
    assert first_position(several.hex()) == (5.0, 6.0)
    assert first_position(struct.pack("<BII", 1, 7, 0).hex()) is None
    assert first_position("01") is None


def test_the_database_says_the_same_to_a_centimetre(shared_database: Any) -> None:
    import psycopg2

    spots = [(114.4 + i * 0.013, 37.9 + i * 0.009) for i in range(30)] + [
        (75.2, 39.5),
        (126.6, 45.8),
    ]
    with closing(psycopg2.connect(shared_database.dsn)) as connection:
        cursor = connection.cursor()
        for datum, turn in TURNS.items():
            for x, y in spots:
                cursor.execute("SELECT dcm_app.to_wgs84(%s, %s, %s)", (x, y, datum))
                assert metres_apart(tuple(cursor.fetchone()[0]), turn(x, y)) < 0.01
