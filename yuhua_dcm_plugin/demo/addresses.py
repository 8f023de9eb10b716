"""Address table of the demo district: door plates, crossings and places of interest. Synthetic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from .divisions import Grid, GridIndex
from .geometry import Point, aside, contains, rounded, stations
from .roads import Road, crossings

SPACING = {"main": 74.0, "secondary": 70.0, "lane": 125.0}
"""Mean distance between two doors on one side of a road, metres."""

PLACES = (
    ("居委会", 1.0),
    ("便民市场", 0.45),
    ("幼儿园", 0.55),
    ("小学", 0.4),
    ("游园", 0.6),
    ("卫生服务站", 0.7),
    ("便民服务中心", 0.3),
    ("文体广场", 0.3),
    ("菜店", 0.4),
    ("养老服务站", 0.3),
)
"""Kinds of places named after their community, with the share of communities that have one."""


@dataclass(frozen=True)
class Address:
    """One entry of the address table, EPSG:4547; kind is door, crossing or poi."""

    full_text: str
    kind: str
    name: str
    road_name: str
    door_number: str
    x: float
    y: float
    grid_code: str

    @property
    def point(self) -> Point:
        """Place in EPSG:4547."""
        return self.x, self.y

    @property
    def extra(self) -> Mapping[str, str]:
        """Says where the entry comes from."""
        return {"data_source": "synthetic demo"}


def make_addresses(
    roads: Sequence[Road], grids: Sequence[Grid], index: GridIndex, rng: Random
) -> tuple[Address, ...]:
    """Doors along every road, crossings of named roads, places in every community."""
    doors = [door for road in roads for door in _doors(road, index, rng)]
    return (*_unique(doors), *_crossings(roads, index), *_places(grids, rng))


def _unique(doors: Sequence[Address]) -> list[Address]:
    """A road in two pieces must not have a number twice: the first one stays."""
    return list({door.full_text: door for door in reversed(doors)}.values())[::-1]


def _doors(road: Road, index: GridIndex, rng: Random) -> Iterator[Address]:
    """Odd numbers on the left of the direction, even ones on the right, rising along the road."""
    for side, first in ((1, 1), (-1, 2)):
        number = first
        for station in stations(road.line, SPACING[road.grade], rng.uniform(15, 45)):
            offset = side * (road.width / 2 + rng.uniform(6, 16))
            point = rounded(aside(station, offset))
            grid = index.at(point)
            if grid is not None:
                yield _door(road.name, number, point, grid)
            number += 2 * rng.choice((1, 1, 1, 2, 2, 3))


def _door(road: str, number: int, point: Point, grid: Grid) -> Address:
    text = f"{road}{number}号"
    return Address(f"裕华区{text}", "door", text, road, str(number), *point, grid.grid_code)


def _crossings(roads: Sequence[Road], index: GridIndex) -> Iterator[Address]:
    seen: set[str] = set()
    for point, first, second in crossings(roads):
        grid = next((g for g in map(index.at, _around(point)) if g), None)
        text = f"{first.name}与{second.name}交口"
        if grid and text not in seen:
            seen.add(text)
            yield Address(f"裕华区{text}", "crossing", text, first.name, "", *point, grid.grid_code)


def _around(point: Point) -> Iterator[Point]:
    """A crossing lies on grid borders: it belongs to the grid south-east of it, if there is one."""
    for dx, dy in ((1.0, -1.0), (-1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)):
        yield point[0] + dx, point[1] + dy


def _places(grids: Sequence[Grid], rng: Random) -> Iterator[Address]:
    for grid in grids:
        name = grid.name.replace("网格", "")
        for kind, share in PLACES:
            if rng.random() < share:
                text = name + kind
                point = point_inside(grid, rng, 0.75)
                yield Address(f"裕华区{text}", "poi", text, "", "", *point, grid.grid_code)


def point_inside(grid: Grid, rng: Random, reach: float = 0.9) -> Point:
    """A random point of a grid, `reach` (0 to 1) of the way from its centre to its border."""
    cx, cy = grid.centre
    while True:
        x, y = rng.choice(grid.ring)
        u, v = rng.choice(grid.ring)
        s, t = rng.random() * reach, rng.random()
        point = rounded((cx + s * (x + t * (u - x) - cx), cy + s * (y + t * (v - y) - cy)))
        if contains(grid.ring, point):
            return point
