"""The demo district as a whole: built from one seed, always the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from .addresses import Address, make_addresses
from .components import Component, make_components
from .departments import Department, Duty, read_departments, read_duties
from .divisions import SEED_DIR, Division, Grid, GridIndex, make_divisions, read_divisions
from .geometry import Point
from .people import Person, make_people
from .placing import Ground
from .roads import Road, make_roads, waterway

DEFAULT_SEED = 20131108


@dataclass(frozen=True, repr=False)
class District:
    """Everything that does not change with time. Coordinates are EPSG:4547 metres."""

    seed: int
    divisions: tuple[Division, ...]
    grids: tuple[Grid, ...]
    roads: tuple[Road, ...]
    river: tuple[Point, ...]
    addresses: tuple[Address, ...]
    components: tuple[Component, ...]
    departments: tuple[Department, ...]
    duties: tuple[Duty, ...]
    people: tuple[Person, ...]

    @cached_property
    def index(self) -> GridIndex:
        """Finds the unit grid of a place."""
        return GridIndex(self.grids)


def build(seed: int = DEFAULT_SEED, folder: Path = SEED_DIR / "demo") -> District:
    """Make the district; equal seeds and lists make equal districts.

    Args:
        seed: any whole number.
        folder: folder with divisions.csv, departments.csv and duties.csv.
    """
    mesh, divisions, grids = make_divisions(read_divisions(folder), _chance(seed, "blocks"))
    index = GridIndex(grids)
    roads, river = make_roads(mesh, grids, _chance(seed, "lanes")), waterway(mesh)
    addresses = make_addresses(roads, grids, index, _chance(seed, "addresses"))
    ground = Ground(roads, grids, river, addresses)
    departments = read_departments(folder)
    return District(
        seed,
        divisions,
        grids,
        roads,
        river,
        addresses,
        make_components(ground, index, _chance(seed, "components")),
        departments,
        read_duties(folder),
        make_people(grids, departments),
    )


def _chance(seed: int, part: str) -> Random:
    """Chance that is the same for the same seed; nothing secret depends on it."""
    return Random(f"{seed} {part}")  # nosec B311
