"""A year of made-up past cases (演示数据) that ends at a given moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from uuid import UUID

from . import wording
from .arrivals import YEAR, Arrival, arrivals
from .catalogue import STANDARD
from .clock import DAY, WorkClock, local_seconds, moment
from .district import District
from .divisions import SEED_DIR
from .handbook import Handbook
from .play import Case, Play
from .staff import Staff
from .subjects import Subject, Subjects

STUCK = 0.4
"""Share of the last day's cases that still wait at some desk, so that no queue is empty."""

URGENT = {"0401": 0.8, "0402": 0.6, "0403": 1.0, "0405": 0.5, "0407": 0.2, "0408": 0.5}
"""Share of urgent reports by event class; missing covers are urgent half of the time."""


class Step(NamedTuple):
    """One action of the contract on a case, with the detail that it demands."""

    action: str
    at: datetime
    actor: str
    detail: dict[str, Any]


class History(NamedTuple):
    """A report as `register_case` takes it (x, y in EPSG:4547) and what was done about it."""

    client_uuid: str
    source: str
    kind: str
    class_standard: str
    class_code: str
    component_code: str | None
    description: str
    address: str
    x: float
    y: float
    grid_code: str
    urgent: bool
    reporter_name: str | None
    reporter_phone: str | None
    occurred_at: datetime
    registered_at: datetime
    registered_by: str
    steps: tuple[Step, ...]


def histories(
    district: District, n: int, seed: int, today: datetime, folder: Path = SEED_DIR
) -> Iterator[History]:
    """Past cases in the order of their registration.

    Args:
        district: the district that the cases lie in.
        n: number of cases.
        seed: equal seeds, districts and moments make equal cases.
        today: aware moment at which the past ends; no time is later.
        folder: folder with the calendar (23) and the handbook (41, 42).
    """
    rng = Random(f"{seed} history")  # nosec B311 - the same past for the same seed
    now = local_seconds(today)
    day = date(1970, 1, 1) + timedelta(days=now // DAY)
    clock = WorkClock(day - timedelta(days=YEAR + 40), day + timedelta(days=400), folder)
    staff = Staff(district.people, district.departments)
    pace = {code: rng.uniform(0.75, 1.3) for code in staff.short}
    play = Play(clock, Handbook(folder), staff, rng, pace)
    subjects = Subjects(district, rng)
    queues = Queues(now, rng)
    for arrival in arrivals(n, now, clock, rng):
        yield _history(arrival, subjects.draw(arrival), play, queues)


def _history(arrival: Arrival, subject: Subject, play: Play, queues: Queues) -> History:
    rng, by = play.rng, _registered_by(arrival.source, subject, play)
    steps = Case(play, subject, arrival.source, by, arrival.at).run()
    name, phone = _reporter(arrival.source, rng)
    return History(
        str(UUID(int=rng.getrandbits(128), version=4)),
        arrival.source,
        subject.kind,
        STANDARD,
        subject.class_code,
        subject.component_code,
        wording.describe(arrival.source, subject.place, subject.place_kind, subject.problem, rng),
        f"裕华区{subject.place}",
        subject.x,
        subject.y,
        subject.grid.grid_code,
        _urgent(subject, rng),
        name,
        phone,
        moment(arrival.at - int(rng.expovariate(1 / 2400)) - 60),
        moment(arrival.at),
        by,
        tuple(queues.past(steps, arrival.at)),
    )


def _registered_by(source: str, subject: Subject, play: Play) -> str:
    if source == "supervisor":
        return play.staff.supervisor[subject.grid.grid_code]
    return play.staff.one("exchange" if source == "city" else "intake", play.rng)


def _reporter(source: str, rng: Random) -> tuple[str | None, str | None]:
    """Callers of the hotline, plainly invented, some of them without a name."""
    if source != "hotline":
        return None, None
    number = rng.randrange(1, 10_000)
    return (f"演示市民{number:04d}" if rng.random() < 0.8 else None), f"1380000{number:04d}"


def _urgent(subject: Subject, rng: Random) -> bool:
    if subject.kind == "event":
        return rng.random() < URGENT.get(subject.class_code, 0.006)
    return rng.random() < (0.5 if "安全隐患" in subject.problem else 0.01)


class Queues:
    """Leaves some cases of the last day waiting, each at the desk where fewest wait."""

    LEAVING = (
        {"accept", "request_verification"},
        {"report_verification"},
        {"file"},
        {"dispatch"},
        {"report_done"},
        {"request_check"},
        {"report_check"},
        {"close"},
    )
    """Actions that end the wait in each running stage."""

    def __init__(self, now: int, rng: Random) -> None:
        """Begin with empty desks at local second `now`."""
        self._now, self._rng = now, rng
        self._waiting = [0] * len(self.LEAVING)

    def past(self, steps: list[tuple[str, int, str, dict[str, Any]]], begun: int) -> list[Step]:
        """The steps that have happened by now."""
        done = [
            Step(action, moment(at), actor, detail)
            for action, at, actor, detail in steps
            if at <= self._now
        ]
        if self._now - begun < DAY and self._rng.random() < STUCK:
            done = self._stop(done)
        return done

    def _stop(self, done: list[Step]) -> list[Step]:
        ways = [
            (self._waiting[stage], stage, place)
            for stage, actions in enumerate(self.LEAVING)
            for place, step in enumerate(done)
            if step.action in actions
        ]
        if not ways:
            return done
        _, stage, place = min(ways)
        self._waiting[stage] += 1
        return done[:place]
