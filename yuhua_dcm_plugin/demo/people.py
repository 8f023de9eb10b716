"""Staff of the demo district: plainly synthetic names, one login each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .departments import Department
from .divisions import Grid

SUPERVISORS = 100

SEATS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("演示受理员01", ("intake",)),
    ("演示受理员02", ("intake",)),
    ("演示受理员03", ("intake",)),
    ("演示受理员04", ("intake",)),
    ("演示受理员05", ("intake", "dispatch")),
    ("演示值班长01", ("chief",)),
    ("演示值班长02", ("chief", "intake")),
    ("演示派遣员01", ("dispatch",)),
    ("演示派遣员02", ("dispatch",)),
    ("演示派遣员03", ("dispatch", "intake")),
)
"""The ten seats (坐席) of the hall with what they may do."""

OTHERS: tuple[tuple[str, str, str], ...] = (
    ("kpy01", "演示考评员01", "evaluator"),
    ("zr01", "演示主任01", "director"),
    ("admin01", "演示管理员01", "admin"),
    ("chy01", "演示测绘员01", "surveyor"),
    ("sjpt", "市级平台接口（演示）", "exchange"),
)


@dataclass(frozen=True)
class Person:
    """One login; roles without the dcm_ prefix, grids only for supervisors."""

    login: str
    name: str
    roles: tuple[str, ...]
    department_code: str | None = None
    grids: tuple[str, ...] = ()


def make_people(grids: Sequence[Grid], departments: Sequence[Department]) -> tuple[Person, ...]:
    """Ten seats, a hundred supervisors, a login a department and the centre's own posts."""
    seats = [Person(f"seat{i:02d}", name, roles) for i, (name, roles) in enumerate(SEATS, start=1)]
    desks = [
        Person(f"bm_{d.code.lower()}", f"{d.short_zh}经办人（演示）", ("department",), d.code)
        for d in departments
    ]
    posts = [Person(login, name, (role,)) for login, name, role in OTHERS]
    return (*seats, *_supervisors(grids), *desks, *posts)


def _supervisors(grids: Sequence[Grid]) -> Iterator[Person]:
    for number, codes in enumerate(_beats(grids), start=1):
        yield Person(f"jdy{number:03d}", f"演示监督员{number:03d}", ("supervisor",), None, codes)


def _beats(grids: Sequence[Grid]) -> list[tuple[str, ...]]:
    """One grid a supervisor; the smallest neighbours of one street are walked as a pair."""
    beats = [(grid,) for grid in grids]
    while len(beats) > SUPERVISORS:
        pairs = [
            i
            for i, (a, b) in enumerate(zip(beats, beats[1:]))
            if len(a) == len(b) == 1 and a[0].street_code == b[0].street_code
        ]
        best = min(pairs, key=lambda i: beats[i][0].area + beats[i + 1][0].area)
        beats[best : best + 2] = [(beats[best][0], beats[best + 1][0])]  # type: ignore[list-item]
    return [tuple(grid.grid_code for grid in beat) for beat in beats]
