"""Where a component can stand: beside a road, at a crossing, inside a block, along the river."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from random import Random
from typing import Callable, NamedTuple

from .addresses import Address, point_inside
from .catalogue import ComponentClass
from .divisions import Grid
from .geometry import (
    Point,
    Station,
    aside,
    bounds,
    box,
    distance_to_line,
    length,
    rounded,
    stations,
)
from .roads import Road, crossings

RIVER_HALF = 11.0
"""Half the width of the river in metres."""


ROUNDS = 3
"""How often a walk along all roads is begun again while places are missing."""


class Site(NamedTuple):
    """A place for a component: geometry, the point that decides on its grid, and the road."""

    coordinates: tuple[Point, ...]
    anchor: Point
    road: str


class Ground(NamedTuple):
    """What placing needs to know of the district."""

    roads: Sequence[Road]
    grids: Sequence[Grid]
    river: tuple[Point, ...]
    doors: Sequence[Address]


def sites(kind: ComponentClass, ground: Ground, rng: Random) -> Iterator[Site]:
    """Sites for a class, about as many as it needs, spread over the district."""
    return _PLACERS[kind.placing](kind, ground, rng)


def _walks(
    ground: Ground, grades: Sequence[str], count: int, rng: Random
) -> Iterator[tuple[Road, int, Station]]:
    """Both sides of all roads of the grades, stopping so often that it makes about `count`."""
    roads = [road for road in ground.roads if road.grade in grades]
    spacing = 2 * sum(length(road.line) for road in roads) / (count * 1.06)
    # What falls outside the district is made up for on further rounds.
    for road in roads * ROUNDS:
        for side in (1, -1):
            for station in stations(road.line, spacing, rng.uniform(0, spacing)):
                yield road, side, station


def _kerb(kind: ComponentClass, ground: Ground, rng: Random) -> Iterator[Site]:
    """Behind the kerb; every class keeps its own distance, as pipes, poles and trees do."""
    grades = ("main", "secondary") if kind.number < 3000 and kind.code != "0118" else _ALL
    behind = 0.8 + int(kind.code) % 17 * 0.22
    for road, side, station in _walks(ground, grades, kind.number, rng):
        point = rounded(aside(station, side * (road.width / 2 + behind + rng.uniform(-0.1, 0.1))))
        yield Site((point,), point, road.name)


def _lane(kind: ComponentClass, ground: Ground, rng: Random) -> Iterator[Site]:
    """Covers and grates in the carriageway; grates at its edge, the others by pipe line."""
    share = 0.94 if kind.code == "0104" else 0.15 + int(kind.code) % 11 * 0.07
    for road, side, station in _walks(ground, _ALL, kind.number, rng):
        point = rounded(aside(station, side * (road.width / 2 * share + rng.uniform(-0.3, 0.3))))
        yield Site((point,), point, road.name)


def _corner(kind: ComponentClass, ground: Ground, rng: Random) -> Iterator[Site]:
    """At the corners of crossings, main roads first."""
    named = [road for road in ground.roads if road.grade != "lane"]
    corners = [
        (point, first, dx, dy)
        for point, first, second in crossings(named)
        for dx in (-1, 1)
        for dy in (-1, 1)
    ]
    rng.shuffle(corners)
    reach = 3 + int(kind.code) % 13 * 0.45
    while True:
        for point, road, dx, dy in corners:
            away = road.width / 2 + reach + rng.uniform(0, 2)
            place = rounded((point[0] + dx * away, point[1] + dy * away))
            yield Site((place,), place, road.name)


def _block(kind: ComponentClass, ground: Ground, rng: Random) -> Iterator[Site]:
    for grid in _round_robin(ground.grids, rng):
        point = point_inside(grid, rng, 0.85)
        yield Site((point,), point, "")


def _round_robin(grids: Sequence[Grid], rng: Random) -> Iterator[Grid]:
    while True:
        yield from rng.sample(grids, len(grids))


_SIZES = {
    "0201": (24, 62, 18, 34),
    "0405": (16, 58, 14, 40),
    "0502": (14, 26, 10, 18),
    "0503": (14, 40, 10, 14),
    "0602": (60, 115, 50, 90),
}
"""Least and largest width, least and largest depth of the areas, in metres."""


def _yard(kind: ComponentClass, ground: Ground, rng: Random) -> Iterator[Site]:
    """A rectangle inside a block that keeps clear of every road and of the river."""
    a, b, c, d = _SIZES[kind.code]
    for grid in _round_robin(ground.grids, rng):
        centre = point_inside(grid, rng, 0.9)
        width, depth = rng.uniform(a, b), rng.uniform(c, d)
        if _clear(centre, math.hypot(width, depth) / 2, grid, ground):
            yield Site(box(centre, width, depth, rng.gauss(-0.022, 0.03)), centre, "")


def _clear(centre: Point, radius: float, grid: Grid, ground: Ground) -> bool:
    if distance_to_line(centre, grid.ring) < radius + 14:
        return False
    near = (road for road in ground.roads if road.grade == "lane" and _close(centre, road.line))
    return (
        all(distance_to_line(centre, road.line) > radius + 7 for road in near)
        and distance_to_line(centre, ground.river) > radius + RIVER_HALF + 4
    )


def _close(point: Point, line: Sequence[Point]) -> bool:
    west, south, east, north = bounds(line)
    return west - 90 < point[0] < east + 90 and south - 90 < point[1] < north + 90


def _water(kind: ComponentClass, ground: Ground, rng: Random) -> Iterator[Site]:
    """On the banks: points, railings of 90 m, flood walls of 140 m."""
    spacing = length(ground.river) / (kind.number * 1.3)
    offset = RIVER_HALF + {"line": 1.0, "point": 2.5}[kind.geometry] + int(kind.code[-1]) * 0.3
    for i, station in enumerate(stations(ground.river, spacing, rng.uniform(20, 60))):
        side = 1 if i % 2 else -1
        if kind.geometry == "point":
            point = rounded(aside(station, side * offset))
            yield Site((point,), point, "")
        else:
            run = 140 if kind.code == "0606" else 90
            line = _beside(ground.river, station.distance, run, side * offset)
            yield Site(line, line[len(line) // 2], "")


def _beside(line: Sequence[Point], start: float, run: float, offset: float) -> tuple[Point, ...]:
    stops = [s for s in stations(line, run / 4, start) if s.distance <= start + run + 0.01]
    return tuple(rounded(aside(stop, offset)) for stop in stops)


def _rail(kind: ComponentClass, ground: Ground, rng: Random) -> Iterator[Site]:
    """Lines along main roads: guardrails in the middle, railings and barriers at the side."""
    share = {"0211": 0.03, "0216": 1.06, "0408": 1.22}[kind.code]
    for road, side, station in _walks(ground, ("main", "secondary"), kind.number, rng):
        away = side * share * road.width / 2
        line = _beside(road.line, station.distance, rng.uniform(60, 150), away)
        if len(line) >= 2:
            yield Site(line, line[len(line) // 2], road.name)


def _span(kind: ComponentClass, ground: Ground, rng: Random) -> Iterator[Site]:
    """Bridges and underpasses across a road, interchanges at the ring, bridges over the river."""
    if kind.code == "0208":
        yield from _bridges(ground)
        return
    ring = ("东二环南路", "南二环东路")
    main = [road for road in ground.roads if road.grade == "main"]
    roads = [road for road in main if road.name in ring] if kind.code == "0207" else main
    width, depth = {"0205": (5.0, 52.0), "0206": (8.0, 54.0), "0207": (180.0, 34.0)}[kind.code]
    for road in rng.sample(roads, len(roads)) * 4 * ROUNDS:
        station = next(stations(road.line, 1e9, rng.uniform(0.2, 0.8) * length(road.line)))
        angle = math.atan2(station.direction[1], station.direction[0])
        yield Site(
            box(station.point, width, depth, angle), aside(station, rng.choice((-2, 2))), road.name
        )


def _bridges(ground: Ground) -> Iterator[Site]:
    for road in ground.roads:
        if road.grade == "lane" or not road.eastward:
            continue
        station = min(
            stations(road.line, 4.0), key=lambda s: distance_to_line(s.point, ground.river)
        )
        if distance_to_line(station.point, ground.river) < 4:
            angle = math.atan2(station.direction[1], station.direction[0])
            shape = box(station.point, 2 * RIVER_HALF + 8, road.width, angle)
            yield Site(shape, aside(station, -2), road.name)


_ALL = ("main", "secondary", "lane")
_PLACERS: dict[str, Callable[[ComponentClass, Ground, Random], Iterator[Site]]] = {
    "kerb": _kerb,
    "lane": _lane,
    "corner": _corner,
    "block": _block,
    "yard": _yard,
    "water": _water,
    "span": _span,
    "rail": _rail,
}
