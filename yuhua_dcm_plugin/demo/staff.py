"""Who does what in the made-up past, by role, grid and department."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from .departments import Department
from .people import Person


class Staff:
    """Looks up logins; picks among those who hold a role."""

    def __init__(self, people: Sequence[Person], departments: Sequence[Department]) -> None:
        """Index people and departments."""
        self.name = {person.login: person.name for person in people}
        self.supervisor = {grid: person.login for person in people for grid in person.grids}
        self.desk = {p.department_code: p.login for p in people if p.department_code}
        self.short = {department.code: department.short_zh for department in departments}
        self.street_office = {d.street_code: d.code for d in departments if d.street_code}
        self._holders: dict[str, list[str]] = {}
        for person in people:
            for role in person.roles:
                self._holders.setdefault(role, []).append(person.login)
        self._holders["hall"] = sorted({*self._holders["intake"], *self._holders["dispatch"]})

    def one(self, role: str, rng: Random) -> str:
        """A login with the role; `hall` means intake or dispatch."""
        holders = self._holders[role]
        return holders[int(len(holders) * rng.random())]
