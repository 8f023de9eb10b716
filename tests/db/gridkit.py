"""Deliveries of unit grids for tests: loaded as a survey company's rows, checked, taken."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from psycopg2.extras import execute_values

#: The squares of the test district (EPSG:4547): community → xmin, ymin.
COMMUNITIES = {
    "130108001001": (545000, 4209000),
    "130108001002": (545500, 4209000),
    "130108002001": (545000, 4209500),
}
SIDE = 500
FIRST = "130108001001"


class GridRow(NamedTuple):
    """One delivered grid; the geometry as WKT in the coordinates of the file."""

    grid_code: str | None
    wkt: str | None
    community_code: str | None = None
    name: str | None = None
    area_type: int | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    extra: Any = None
    unread: Any = None


def box(x: float, y: float, width: float, height: float) -> str:
    """A rectangle by its lower left corner, metres."""
    ring = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
    return "POLYGON((" + ", ".join(f"{a!r} {b!r}" for a, b in ring) + "))"


def squares(community: str = FIRST, parts: int = 5) -> list[GridRow]:
    """A community cut into parts x parts squares, codes of 15 digits."""
    x, y = COMMUNITIES[community]
    step = SIDE / parts
    return [
        GridRow(
            f"{community}{i * parts + j + 1:03}", box(x + i * step, y + j * step, step, step)
        )
        for i in range(parts)
        for j in range(parts)
    ]  # fmt: skip


def voronoi(cursor: Any, community: str, points: int, seed: int) -> list[GridRow]:
    """A community cut into the Voronoi cells of random points."""
    cursor.execute(
        "select ST_AsText(ST_Intersection(d.geom, c.geom), 15) from dcm_app.community c,"
        " ST_Dump(ST_VoronoiPolygons(ST_GeneratePoints(c.geom, %s, %s), 0, c.geom)) d"
        " where c.community_code = %s and ST_Area(ST_Intersection(d.geom, c.geom)) > 0",
        (points, seed, community),
    )
    return [GridRow(f"{community}{n:03}", row[0]) for n, row in enumerate(cursor.fetchall(), 1)]


def deliver(
    cursor: Any, rows: Iterable[GridRow], *, crs: Any = None, vanished: str = "keep"
) -> int:
    """Open a batch and send the rows; its number."""
    source = [{"name": "grids.shp", "crs": crs or {"srid": 4547}}]
    order = {"kind": "grids", "title": "网格", "source": source, "vanished": vanished}
    cursor.execute("select dcm_app.census_open(%s)", (json.dumps(order),))
    batch = int(cursor.fetchone()[0])
    values = [
        (
            number, 1, number, row.grid_code, row.community_code, row.name, row.area_type,
            row.valid_from, row.valid_to, json.dumps(row.extra or {}),
            json.dumps(row.unread or {}), row.wkt,
        )
        for number, row in enumerate(rows, 1)
    ]  # fmt: skip
    execute_values(
        cursor,
        "insert into pg_temp.census_grid_in values %s",
        values,
        "(%s, %s, %s, %s, %s, %s, %s, %s::date, %s::date, %s::jsonb, %s::jsonb,"
        " ST_GeomFromEWKT(%s))",
        page_size=1000,
    )
    return batch


def check(cursor: Any, batch: int) -> dict[str, Any]:
    """The answer of census_check with its rules as {rule: count}."""
    cursor.execute("select dcm_app.census_check(%s)", (batch,))
    answer = dict(cursor.fetchone()[0])
    answer["counts"] = {entry["rule"]: entry["count"] for entry in answer["rules"]}
    return answer


def take(cursor: Any, batch: int) -> dict[str, Any]:
    """The answer of census_take."""
    cursor.execute("select dcm_app.census_take(%s)", (batch,))
    return dict(cursor.fetchone()[0])
