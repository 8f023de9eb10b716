"""Roads of the demo district: planned ones, lanes between blocks and lanes inside them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

from .blocks import LANE
from .divisions import Grid
from .geometry import Point, bounds, centroid, crossing, distance_to_line, length, rounded
from .layout import COURSES, SIDES, WATERWAY
from .mesh import Mesh

WIDTH = {"main": 40.0, "secondary": 24.0, "lane": 9.0}
"""Width in metres between the kerbs by grade."""

NUMERALS = "一二三四五六七八九"


@dataclass(frozen=True)
class Road:
    """A road as a line in EPSG:4547, running west to east or north to south."""

    name: str
    grade: str
    line: tuple[Point, ...]

    @property
    def eastward(self) -> bool:
        """True for roads that run mainly west-east."""
        (x0, y0), (x1, y1) = self.line[0], self.line[-1]
        return abs(x1 - x0) > abs(y1 - y0)

    @property
    def width(self) -> float:
        """Width in metres."""
        return WIDTH[self.grade]


def make_roads(mesh: Mesh, grids: Sequence[Grid], rng: Random) -> tuple[Road, ...]:
    """All roads: named by the plan on the block borders, made-up lane names elsewhere."""
    grades = {side.name: side.grade for side in SIDES}
    grades.update((course.name, course.grade) for course in COURSES)
    taken = Counter(grades)
    lines: dict[str, list[list[Point]]] = {}
    for name, vertices in mesh.lines:
        if name != WATERWAY:
            lines.setdefault(name, []).append([mesh.points[v] for v in vertices])
    roads = [
        Road(name, grades[name], _directed(line))
        for name, pieces in lines.items()
        if not name.startswith(LANE)
        for line in _joined(pieces)
    ]
    between = [line for name, pieces in lines.items() if name.startswith(LANE) for line in pieces]
    inside = [lane for grid in grids for lane in _inner_lanes(grid, rng)]
    return (*roads, *_lanes(between, inside, grids, taken))


def waterway(mesh: Mesh) -> tuple[Point, ...]:
    """Course of the river through the district, north to south."""
    vertices = next(line for name, line in mesh.lines if name == WATERWAY)
    return tuple(mesh.points[v] for v in vertices)


def crossings(roads: Iterable[Road]) -> list[tuple[Point, Road, Road]]:
    """Places where two named roads meet, each pair of names once for each place."""
    seen: dict[Point, list[Road]] = {}
    for road in roads:
        for point in road.line:
            seen.setdefault(point, []).append(road)
    found = []
    for point, here in seen.items():
        pair = sorted({r.name: r for r in here}.values(), key=lambda r: not r.eastward)
        if len(pair) >= 2:
            found.append((point, pair[0], pair[1]))
    return found


def _joined(pieces: list[list[Point]]) -> list[list[Point]]:
    """Put pieces of one name together where one ends and another begins."""
    chains = [list(piece) for piece in pieces]
    merged = True
    while merged:
        merged = False
        for a in chains:
            b = next((c for c in chains if c is not a and _joint(a, c)), None)
            if b is not None:
                chains = [c for c in chains if c is not a and c is not b] + [_chain(a, b)]
                merged = True
                break
    return chains


def _joint(a: list[Point], b: list[Point]) -> bool:
    return bool({a[0], a[-1]} & {b[0], b[-1]})


def _chain(a: list[Point], b: list[Point]) -> list[Point]:
    if a[0] in (b[0], b[-1]):
        a = a[::-1]
    return a + (b if b[0] == a[-1] else b[::-1])[1:]


def _directed(line: Sequence[Point]) -> tuple[Point, ...]:
    (x0, y0), (x1, y1) = line[0], line[-1]
    backward = x1 < x0 if abs(x1 - x0) > abs(y1 - y0) else y1 > y0
    return tuple(reversed(line)) if backward else tuple(line)


def _lanes(
    between: Iterable[list[Point]],
    inside: Iterable[list[Point]],
    grids: Sequence[Grid],
    taken: Counter[str],
) -> list[Road]:
    lanes = []
    for line in between:
        nearest = min(grids, key=lambda g: distance_to_line(_middle(line), g.ring))
        lane = Road("", "lane", _directed(line))
        lanes.append(replace(lane, name=_street_name(nearest.name, lane.eastward, taken)))
    for line in inside:
        home = min(grids, key=lambda g: math.dist(_middle(line), centroid(g.ring)))
        lanes.append(Road(_lane_name(home.name, taken), "lane", _directed(line)))
    return lanes


def _middle(line: Sequence[Point]) -> Point:
    if len(line) > 2:
        return line[len(line) // 2]
    return (line[0][0] + line[1][0]) / 2, (line[0][1] + line[1][1]) / 2


def _base(name: str) -> str:
    """Short name of a community for made-up lanes: 裕东小区第一社区网格 gives 裕东."""
    short = re.sub(r"(社区)?网格$", "", name)
    short = re.sub(r"第?[一二三四五六七八九]$|(?<=..)小区.*$", "", short)
    return re.sub(r"(?<=..)(南大街|大街|街|路)$", "", short) or "方村新区"


def _street_name(name: str, eastward: bool, taken: Counter[str]) -> str:
    base = _base(name)
    tails = ("北路", "南路", "中路") if eastward else ("西街", "东街", "中街")
    for tail in (*tails, *(n + tails[0][1] for n in NUMERALS)):
        if not taken[base + tail]:
            taken[base + tail] += 1
            return base + tail
    raise LookupError(f"no name left for a lane at {name}")


def _lane_name(name: str, taken: Counter[str]) -> str:
    base = _base(name)
    taken[base] += 1
    number = taken[base]
    tens = ("" if number < 20 else NUMERALS[number // 10 - 1]) + "十" if number >= 10 else ""
    return f"{base}{tens}{NUMERALS[number % 10 - 1] if number % 10 else ''}巷"


def _inner_lanes(grid: Grid, rng: Random) -> list[list[Point]]:
    """One lane across a small block, a second or third one across larger ones."""
    west, south, east, north = bounds(grid.ring)
    wide = east - west > north - south
    shares = [(wide, rng.uniform(0.42, 0.58))]
    if grid.area > 170_000:
        shares.append((not wide, rng.uniform(0.4, 0.6)))
    if grid.area > 330_000:
        shares = [(wide, 0.33), (wide, rng.uniform(0.62, 0.68)), shares[1]]
    lanes = [_lane_across(grid, upright, share, rng) for upright, share in shares]
    return [lane for lane in lanes if lane and length(lane) > 120]


def _lane_across(grid: Grid, upright: bool, share: float, rng: Random) -> list[Point]:
    west, south, east, north = bounds(grid.ring)
    bend = [rng.uniform(-14, 14) for _ in range(4)]
    if upright:
        x = west + (east - west) * share
        path = [(x + b, north + 20 - (north - south + 40) * i / 3) for i, b in enumerate(bend)]
    else:
        y = south + (north - south) * share
        path = [(west - 20 + (east - west + 40) * i / 3, y + b) for i, b in enumerate(bend)]
    return _clipped(path, grid.ring)


def _clipped(path: Sequence[Point], ring: Sequence[Point]) -> list[Point]:
    """Part of a path between its first and last meeting with a ring."""
    meetings = []
    for i, (p, q) in enumerate(zip(path, path[1:])):
        for a, b in zip(ring, ring[1:]):
            t = crossing(p, q, a, b)
            if t is not None:
                place = rounded((p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t))
                meetings.append((i + t, place))
    if len(meetings) < 2:
        return []
    first, last = min(meetings), max(meetings)
    inner = [rounded(p) for i, p in enumerate(path) if first[0] < i < last[0]]
    return [first[1], *inner, last[1]]
