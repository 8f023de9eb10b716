"""Blocks of the demo district: the ground plan cut until every street has its communities."""

from __future__ import annotations

import math
from collections.abc import Mapping
from random import Random

from . import layout
from .geometry import Point, bounds, rounded
from .mesh import Mesh

LANE = "lane-"
"""Name of a cut that has no planned road yet; the number behind it tells the cuts apart."""


def make_mesh(counts: Mapping[str, int], rng: Random) -> tuple[Mesh, list[str]]:
    """Lay out the roads and cut blocks until each street has its number of communities.

    Args:
        counts: number of communities by name of the street office.
        rng: source of the small irregularities.

    Returns:
        Mesh in EPSG:4547 to the millimetre, of exactly sum(counts) faces, and the street office
        of each face.
    """
    mesh = Mesh(layout.OUTLINE)
    for course in layout.COURSES:
        mesh.cut(course.name, course.points)
    for street, count in counts.items():
        _divide(mesh, street, count, rng)
    for side in layout.SIDES:
        mesh.trace(side.name, side.start, side.end)
    mesh.carry(layout.WATERWAY, layout.WATERWAY_COURSE)
    streets = [layout.street_at(mesh.centroid(i)) for i in range(len(mesh.faces))]
    _settle(mesh)
    return mesh, streets


def _divide(mesh: Mesh, street: str, count: int, rng: Random) -> None:
    while True:
        faces = [i for i in range(len(mesh.faces)) if layout.street_at(mesh.centroid(i)) == street]
        if len(faces) >= count:
            break
        _halve(mesh, max(faces, key=mesh.area), rng)
    if len(faces) > count:
        raise ValueError(f"{street} has {len(faces)} blocks before it is divided into {count}")


def _halve(mesh: Mesh, face: int, rng: Random) -> None:
    """Split a face across its longer side; a cut that leaves a bad shape is not tried twice."""
    name = f"{LANE}{len(mesh.lines)}"
    for _ in range(20):
        if mesh.cut(name, _across(mesh, face, rng), face):
            return
    raise ValueError(f"face {face} cannot be split")


def _across(mesh: Mesh, face: int, rng: Random) -> list[Point]:
    ring = mesh.ring(face)
    west, south, east, north = bounds(ring)
    x, y = mesh.centroid(face)
    shift, bend = rng.uniform(-0.07, 0.07), [rng.uniform(-32, 32) for _ in range(4)]
    if east - west > north - south:
        x += shift * (east - west)
        ys = (north + 30, north - (north - south) * 0.35, south + (north - south) * 0.3, south - 30)
        return [(x + b, y) for b, y in zip(bend, ys)]
    y += shift * (north - south)
    xs = (west - 30, west + (east - west) * 0.35, east - (east - west) * 0.3, east + 30)
    return [(x, y + b) for b, x in zip(bend, xs)]


def _settle(mesh: Mesh) -> None:
    """Bend the plan a little, scale it to the target area and put it on the ground."""
    mesh.points = [_bend(p) for p in mesh.points]
    total = sum(mesh.area(i) for i in range(len(mesh.faces)))
    scale = math.sqrt(layout.TARGET_AREA / total)
    mesh.points = [_place(p, scale) for p in mesh.points]


def _bend(point: Point) -> Point:
    x, y = point
    return (
        x + 46 * math.sin(y / 870 + 0.4) + 20 * math.sin((x + y) / 520),
        y + 44 * math.sin(x / 1050 + 1.1) + 18 * math.sin((x - 2 * y) / 640),
    )


def _place(point: Point, scale: float) -> Point:
    cos, sin = math.cos(layout.TILT) * scale, math.sin(layout.TILT) * scale
    x, y = point
    east, north = layout.NORTH_WEST
    return rounded((east + x * cos - y * sin, north + x * sin + y * cos))
