"""Components (部件) of the demo district: some 20,000 over all 85 classes. Synthetic."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random

from .addresses import Address
from .catalogue import COMPONENT_CLASSES, STANDARD, ComponentClass
from .divisions import DISTRICT_CODE, Grid, GridIndex
from .geometry import Point, rounded
from .placing import Ground, Site, sites

SURVEY_START = date(2025, 3, 3)
SURVEY_DAYS = 110
LEAST = 3
"""Fewest components of a class, however rare."""

STATES = (("完好", 0.952), ("破损", 0.032), ("丢失", 0.006), ("占用", 0.005), ("废弃", 0.005))
TREES = ("国槐", "悬铃木", "白蜡", "毛白杨", "栾树", "银杏", "臭椿")
COVERS = ("铸铁", "复合材料", "钢纤维混凝土")


@dataclass(frozen=True)
class Component:
    """One component; `coordinates` in EPSG:4547: one point, a line, or one closed ring."""

    component_code: str
    class_standard: str
    class_code: str
    name: str
    geometry: str
    coordinates: tuple[Point, ...]
    place: Point
    status: str
    owner_department: str
    competent_department: str
    maintenance_department: str
    grid_code: str
    address: str
    surveyed_on: date
    extra: Mapping[str, str]


class Doors:
    """Nearest address of a place, looked up in squares of 150 m."""

    SIZE = 150.0

    def __init__(self, addresses: Sequence[Address]) -> None:
        self._squares: dict[tuple[int, int], list[Address]] = {}
        for address in addresses:
            if address.kind != "crossing":
                self._squares.setdefault(self._square(address.point), []).append(address)

    def _square(self, point: Point) -> tuple[int, int]:
        return int(point[0] // self.SIZE), int(point[1] // self.SIZE)

    def near(self, point: Point, road: str = "") -> Address | None:
        """Nearest address, one on the named road before all others."""
        i, j = self._square(point)
        around = [
            a
            for di in (-1, 0, 1)
            for dj in (-1, 0, 1)
            for a in self._squares.get((i + di, j + dj), ())
        ]
        on_road = [a for a in around if a.road_name == road]
        return min(on_road or around, key=lambda a: math.dist(a.point, point), default=None)


class Occupied:
    """What stands already: no two components on one spot (0.1 m), no area on another area."""

    APART = 80.0

    def __init__(self) -> None:
        self._spots: set[Point] = set()
        self._areas: list[Point] = []

    def take(self, place: Point, area: bool) -> bool:
        """Occupy a place; False if something stands there."""
        spot = (round(place[0], 1), round(place[1], 1))
        crowded = area and any(math.dist(place, other) < self.APART for other in self._areas)
        if spot in self._spots or crowded:
            return False
        self._spots.add(spot)
        if area:
            self._areas.append(place)
        return True


def make_components(ground: Ground, index: GridIndex, rng: Random) -> tuple[Component, ...]:
    """All components, class by class, numbered from 000001 within their class."""
    doors, occupied = Doors(ground.doors), Occupied()
    found: list[Component] = []
    for kind in COMPONENT_CLASSES:
        placed = list(islice(_free(kind, ground, index, occupied, rng), kind.number))
        if len(placed) < LEAST:
            raise ValueError(f"{kind.code} {kind.name}: only {len(placed)} places found")
        found += [
            _component(kind, number, site, grid, doors, rng)
            for number, (site, grid) in enumerate(placed, start=1)
        ]
    return tuple(found)


def _free(
    kind: ComponentClass, ground: Ground, index: GridIndex, occupied: Occupied, rng: Random
) -> Iterator[tuple[Site, Grid]]:
    """Sites inside the district where nothing stands yet."""
    for site in sites(kind, ground, rng):
        grid = index.at(site.anchor)
        if grid is not None and occupied.take(site.anchor, kind.placing == "yard"):
            yield site, grid


def _component(
    kind: ComponentClass, number: int, site: Site, grid: Grid, doors: Doors, rng: Random
) -> Component:
    door = doors.near(site.anchor, site.road)
    community = grid.name.replace("网格", "")
    return Component(
        component_code=f"{DISTRICT_CODE}{kind.code}{number:06d}",
        class_standard=STANDARD,
        class_code=kind.code,
        name=f"{site.road or community}{kind.name}",
        geometry=kind.geometry,
        coordinates=site.coordinates,
        place=rounded(site.anchor),
        status=rng.choices([s for s, _ in STATES], [w for _, w in STATES])[0],
        owner_department=kind.owner,
        competent_department=kind.authority,
        maintenance_department=kind.upkeep,
        grid_code=grid.grid_code,
        address=f"{door.full_text}附近" if door else f"裕华区{community}",
        surveyed_on=SURVEY_START + timedelta(days=rng.randrange(SURVEY_DAYS)),
        extra=_extra(kind, rng),
    )


def _extra(kind: ComponentClass, rng: Random) -> dict[str, str]:
    extra = {"data_source": "synthetic demo"}
    if kind.name == "行道树":
        extra["species"] = rng.choice(TREES)
    elif kind.name.endswith("井盖"):
        extra["material"] = rng.choice(COVERS)
    return extra
