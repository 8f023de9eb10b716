"""Streets, communities and unit grids of the demo district: real names and codes, own shapes."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from .blocks import make_mesh
from .geometry import Point, Ring, area, bounds, centroid, contains
from .mesh import Mesh

SEED_DIR = Path(__file__).resolve().parents[2] / "sql" / "seed"
DISTRICT_CODE = "130108"
DISTRICT_NAME = "裕华区（演示数据）"
OLDER_SHARE = 0.35
"""Share of the grids that are 二类区域 (area type 2): the outer ones."""


@dataclass(frozen=True)
class Division:
    """District, street, town (镇) or community (社区); closed border in EPSG:4547."""

    level: str
    code: str
    name: str
    parent: str
    ring: Ring


@dataclass(frozen=True)
class Grid:
    """Unit grid (单元网格): one a community, 14 digits, area type 1 or 2."""

    grid_code: str
    community_code: str
    street_code: str
    name: str
    area_type: str
    ring: Ring

    @property
    def centre(self) -> Point:
        """Centre of gravity, EPSG:4547."""
        return centroid(self.ring)

    @property
    def area(self) -> float:
        """Area in m²."""
        return area(self.ring)


class GridIndex:
    """Finds the unit grid of a place: boxes first, then the exact shape."""

    def __init__(self, grids: Sequence[Grid]) -> None:
        self._boxes = [(bounds(grid.ring), grid) for grid in grids]

    def at(self, point: Point) -> Grid | None:
        """The grid that holds the point, or None outside the district."""
        x, y = point
        for (west, south, east, north), grid in self._boxes:
            if west <= x <= east and south <= y <= north and contains(grid.ring, point):
                return grid
        return None


def read_divisions(folder: Path = SEED_DIR / "demo") -> list[dict[str, str]]:
    """Rows of divisions.csv: level (street, town, community), code, name, parent."""
    with (folder / "divisions.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["level"] != "district"]


def make_divisions(
    rows: Sequence[Mapping[str, str]], rng: Random
) -> tuple[Mesh, tuple[Division, ...], tuple[Grid, ...]]:
    """Give every community of the list a block, and every street its communities.

    Returns:
        The mesh that all borders and roads share; district, streets and communities; the unit
        grids in the order of their codes.
    """
    streets = {row["name"]: row for row in rows if row["level"] != "community"}
    members = {
        name: [row for row in rows if row["parent"] == street["code"]]
        for name, street in streets.items()
    }
    mesh, of_face = make_mesh({name: len(found) for name, found in members.items()}, rng)
    district = _closed(mesh, mesh.outline(range(len(mesh.faces))))
    divisions = [Division("district", DISTRICT_CODE, DISTRICT_NAME, "", district)]
    for name, row in streets.items():
        faces = [i for i, street in enumerate(of_face) if street == name]
        border = _closed(mesh, mesh.outline(faces))
        divisions.append(Division(row["level"], row["code"], name, row["parent"], border))
        divisions += [
            Division("community", m["code"], m["name"], m["parent"], _closed(mesh, mesh.faces[i]))
            for m, i in zip(members[name], _west_to_east(mesh, faces))
        ]
    return mesh, tuple(divisions), _grids(divisions)


def _closed(mesh: Mesh, vertices: Sequence[int]) -> Ring:
    return tuple(mesh.points[v] for v in (*vertices, vertices[0]))


def _west_to_east(mesh: Mesh, faces: Sequence[int]) -> list[int]:
    """Order in which the standard numbers areas: rows from the north, each from the west."""

    def key(face: int) -> tuple[int, float]:
        x, y = mesh.centroid(face)
        return round(-y / 500), x

    return sorted(faces, key=key)


def _grids(divisions: Sequence[Division]) -> tuple[Grid, ...]:
    communities = [d for d in divisions if d.level == "community"]
    norths = sorted(centroid(d.ring)[1] for d in communities)
    south = norths[int(len(norths) * OLDER_SHARE)]
    grids = [
        Grid(
            d.code + "01",
            d.code,
            d.parent,
            f"{d.name}网格",
            "2" if centroid(d.ring)[1] < south else "1",
            d.ring,
        )
        for d in communities
    ]
    return tuple(sorted(grids, key=lambda grid: grid.grid_code))
