"""What the made-up reports are about: class, place, problem and the component, if there is one."""

from __future__ import annotations

from itertools import accumulate
from random import Random
from typing import NamedTuple

from .addresses import Address
from .arrivals import Arrival
from .catalogue import COMPONENT_CLASSES
from .components import Component
from .district import District
from .divisions import Grid
from .events import EVENT_CLASSES, SEASONS
from .faults import problems
from .geometry import contains, rounded

COMPONENT_SHARE = 0.3
WEATHER_FACTOR = {"rain": {"0406": 60.0, "0404": 5.0, "0401": 3.0}, "snow": {"0407": 1500.0}}


class Subject(NamedTuple):
    """What a case is about. `owner` is the component's owner; `x`, `y` are EPSG:4547."""

    kind: str
    class_code: str
    problem: str
    component_code: str | None
    owner: str | None
    authority: str
    x: float
    y: float
    grid: Grid
    place: str
    place_kind: str


class Subjects:
    """Draws subjects with plausible frequencies, always in the same way for one seed."""

    def __init__(self, district: District, rng: Random) -> None:
        """Prepare the tables; some grids and some doors get more trouble than others."""
        self._rng = rng
        self._grids = {grid.grid_code: grid for grid in district.grids}
        self._places: dict[str, list[Address]] = {code: [] for code in self._grids}
        for address in district.addresses:
            self._places[address.grid_code].append(address)
        for places in self._places.values():
            rng.shuffle(places)
        self._grid_codes = list(self._grids)
        self._grid_weights = list(accumulate(rng.lognormvariate(0, 0.5) for _ in self._grids))
        self._components: dict[str, list[Component]] = {}
        for component in district.components:
            self._components.setdefault(component.class_code, []).append(component)
        self._component_weights = list(accumulate(c.cases for c in COMPONENT_CLASSES))
        self._event_weights: dict[tuple[int, str], list[float]] = {}
        self._duty = {
            (duty.kind, duty.class_code): duty.department_code for duty in reversed(district.duties)
        }

    def draw(self, arrival: Arrival) -> Subject:
        """A subject that fits the season and the weather of a report."""
        if self._rng.random() < COMPONENT_SHARE:
            return self._component()
        return self._event(arrival)

    def _component(self) -> Subject:
        rng = self._rng
        kind = rng.choices(COMPONENT_CLASSES, cum_weights=self._component_weights)[0]
        found = rng.choice(self._components[kind.code])
        return Subject(
            "component",
            kind.code,
            rng.choice(problems(kind.code, kind.name)),
            found.component_code,
            found.owner_department,
            found.competent_department,
            *found.place,
            self._grids[found.grid_code],
            found.address.replace("裕华区", "", 1).replace("附近", ""),
            "door",
        )

    def _event(self, arrival: Arrival) -> Subject:
        rng = self._rng
        weights = self._weights(arrival.month, arrival.weather)
        kind = rng.choices(EVENT_CLASSES, cum_weights=weights)[0]
        grid = self._grids[rng.choices(self._grid_codes, cum_weights=self._grid_weights)[0]]
        places = self._places[grid.grid_code]
        # The square makes some doors of a grid come back again and again.
        place = places[int(len(places) * rng.random() ** 2)]
        x, y = self._near(place, grid)
        return Subject(
            "event",
            kind.code,
            rng.choice(kind.problems),
            None,
            None,
            self._duty["event", kind.code],
            x,
            y,
            grid,
            place.name,
            place.kind,
        )

    def _near(self, place: Address, grid: Grid) -> tuple[float, float]:
        point = rounded((place.x + self._rng.gauss(0, 5), place.y + self._rng.gauss(0, 5)))
        if contains(grid.ring, point):
            return point
        return place.point if place.kind != "crossing" else grid.centre

    def _weights(self, month: int, weather: str) -> list[float]:
        key = (month, weather)
        if key not in self._event_weights:
            factor = WEATHER_FACTOR.get(weather, {})
            self._event_weights[key] = list(
                accumulate(
                    e.weight * SEASONS[e.season][month] * factor.get(e.code, 1.0)
                    for e in EVENT_CLASSES
                )
            )
        return self._event_weights[key]
