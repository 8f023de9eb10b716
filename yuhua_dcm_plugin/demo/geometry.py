"""Plane geometry of the demo district: the few measures that it needs, without any library.

Every coordinate is EPSG:4547 (or a local frame) in metres, x east and y north.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Point = tuple[float, float]
Ring = tuple[Point, ...]


class Station(NamedTuple):
    """A place on a line: the point, the unit direction of travel and the distance walked (m)."""

    point: Point
    direction: Point
    distance: float


def area(ring: Sequence[Point]) -> float:
    """Signed area in m², positive when counter-clockwise; the ring may be open or closed."""
    total = 0.0
    x0, y0 = ring[-1]
    for x1, y1 in ring:
        total += x0 * y1 - x1 * y0
        x0, y0 = x1, y1
    return total / 2


def centroid(ring: Sequence[Point]) -> Point:
    """Centre of gravity of a ring, computed from its first point to keep the digits."""
    ox, oy = ring[0]
    sx = sy = total = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]]):
        cross = (x0 - ox) * (y1 - oy) - (x1 - ox) * (y0 - oy)
        sx += (x0 + x1 - 2 * ox) * cross
        sy += (y0 + y1 - 2 * oy) * cross
        total += cross
    return ox + sx / (3 * total), oy + sy / (3 * total)


def contains(ring: Sequence[Point], point: Point) -> bool:
    """True if the point lies inside the ring (even-odd rule; the border is undefined)."""
    x, y = point
    inside = False
    x0, y0 = ring[-1]
    for x1, y1 in ring:
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
        x0, y0 = x1, y1
    return inside


def bounds(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """Smallest x, smallest y, largest x, largest y."""
    xs = [p[0] for p in points]
    ys = [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def length(line: Sequence[Point]) -> float:
    """Length of a line in metres."""
    return sum(math.dist(a, b) for a, b in zip(line, line[1:]))


def crossing(p: Point, q: Point, a: Point, b: Point) -> float | None:
    """Share of p-q at which it crosses a-b, or None when the two do not meet."""
    rx, ry, sx, sy = q[0] - p[0], q[1] - p[1], b[0] - a[0], b[1] - a[1]
    cross = rx * sy - ry * sx
    if abs(cross) < 1e-9:
        return None
    t = ((a[0] - p[0]) * sy - (a[1] - p[1]) * sx) / cross
    u = ((a[0] - p[0]) * ry - (a[1] - p[1]) * rx) / cross
    return t if 0 <= t <= 1 and 0 <= u <= 1 else None


def distance_to_segment(point: Point, a: Point, b: Point) -> float:
    """Distance in metres from a point to the segment a-b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    t = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / square if square else 0.0
    t = min(1.0, max(0.0, t))
    return math.dist(point, (a[0] + t * dx, a[1] + t * dy))


def distance_to_line(point: Point, line: Sequence[Point]) -> float:
    """Distance in metres from a point to a line or closed ring."""
    return min(distance_to_segment(point, a, b) for a, b in zip(line, line[1:]))


def stations(line: Sequence[Point], spacing: float, start: float = 0.0) -> Iterator[Station]:
    """Walk along a line and stop every `spacing` metres, first after `start` metres."""
    walked, target = 0.0, start
    for a, b in zip(line, line[1:]):
        step = math.dist(a, b)
        while step and target <= walked + step:
            t = (target - walked) / step
            direction = ((b[0] - a[0]) / step, (b[1] - a[1]) / step)
            yield Station(_between(a, b, t), direction, target)
            target += spacing
        walked += step


def _between(a: Point, b: Point, t: float) -> Point:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def aside(station: Station, offset: float) -> Point:
    """Point beside a station: `offset` metres to the left of the direction (negative: right)."""
    (x, y), (dx, dy) = station.point, station.direction
    return x - dy * offset, y + dx * offset


def rounded(point: Point) -> Point:
    """The point to the millimetre, as a survey would deliver it."""
    return round(point[0], 3), round(point[1], 3)


def box(centre: Point, width: float, height: float, angle: float) -> Ring:
    """Closed rectangle around a centre, turned by `angle` radians, counter-clockwise."""
    cos, sin = math.cos(angle), math.sin(angle)
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
    return tuple(
        rounded(
            (
                centre[0] + cos * i * width / 2 - sin * j * height / 2,
                centre[1] + sin * i * width / 2 + cos * j * height / 2,
            )
        )
        for i, j in corners
    )


def wkt(geometry_type: str, coordinates: Sequence[Point]) -> str:
    """Well-known text of a `point`, `line` or `polygon` (one closed ring), without SRID."""
    text = ", ".join(f"{x:.3f} {y:.3f}" for x, y in coordinates)
    shape = {"point": "POINT({})", "line": "LINESTRING({})", "polygon": "POLYGON(({}))"}
    return shape[geometry_type].format(text)
