"""Putting the synthetic district into an empty database (演示数据装载)."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from ..core.database import Database, Transaction
from ..core.errors import InstallError
from ..core.people import group_roles, scram_verifier
from .district import District, build
from .history import History, histories
from .people import Person

Report = Callable[[str], None]
Item = TypeVar("Item")

HISTORY_SEED = 20131108
BATCH = 5_000
NOTE = "synthetic demo"


def load_demo(
    dsn: str, cases: int, today: datetime, report: Report = lambda line: None
) -> dict[str, str]:
    """Load district, staff and past cases.

    :param dsn: connection of a superuser to a database that has the schema and no district yet
    :param cases: number of past cases
    :param today: aware moment at which the past ends
    :param report: told what is being done
    :returns: login -> password of everybody
    :raises InstallError: there is a district already
    :raises DcmError: the database refused
    """
    database = Database(dsn)
    try:
        _require_empty(database)
        report("building the synthetic district")
        district = build()
        with database.transaction() as tx:
            _load_places(tx, district)
            passwords = _load_people(tx, district)
        report(f"{len(district.grids)} grids, {len(district.components)} components, {len(passwords)} people")
        _load_cases(database, district, cases, today, report)
        _tidy(database)
        return passwords
    finally:
        database.close()


def _require_empty(database: Database) -> None:
    with database.transaction() as tx:
        if tx.value("SELECT EXISTS (SELECT FROM dcm.grid) OR EXISTS (SELECT FROM dcm.case_file)"):
            raise InstallError(
                "This database holds a district already", "Load the demo into a new database"
            )


def _load_places(tx: Transaction, district: District) -> None:
    for level, table, columns in (
        ("street town", "street", "street_code, label_zh, valid_from, geom"),
        ("community", "community", "community_code, street_code, label_zh, valid_from, geom"),
    ):
        tx.many(
            f"INSERT INTO dcm.{table} ({columns}) VALUES %s",  # nosec B608: names stand above
            [_division(d) for d in district.divisions if d.level in level.split()],
            f"({'%s, ' * (columns.count(',') - 1)}'2026-01-01', ST_Multi(ST_GeomFromText(%s, 4547)))",
        )
    tx.many(
        "INSERT INTO dcm.grid (grid_code, community_code, name, area_type, valid_from, geom) VALUES %s",
        [
            (g.grid_code, g.community_code, g.name, int(g.area_type), polygon(g.ring))
            for g in district.grids
        ],
        "(%s, %s, %s, %s, '2026-01-01', ST_Multi(ST_GeomFromText(%s, 4547)))",
    )
    tx.many(
        "INSERT INTO dcm.road (name, grade, note, geom) VALUES %s",
        [(r.name, r.grade, NOTE, line(r.line)) for r in district.roads],
        "(%s, %s, %s, ST_GeomFromText(%s, 4547))",
    )
    tx.many(
        "INSERT INTO dcm.address (full_text, road_name, door_number, kind, note, geom) VALUES %s",
        [
            (a.full_text, a.road_name or None, a.door_number or None, a.kind, NOTE, a.x, a.y)
            for a in district.addresses
        ],
        "(%s, %s, %s, %s, %s, ST_SetSRID(ST_MakePoint(%s, %s), 4547))",
    )
    _load_duties(tx, district)
    _load_components(tx, district)


def _division(division: Any) -> tuple[Any, ...]:
    parent = (division.parent,) if division.level == "community" else ()
    return (division.code, *parent, division.name, polygon(division.ring))


def _load_duties(tx: Transaction, district: District) -> None:
    tx.many(
        "INSERT INTO dcm.department (code, label_zh, label_en, short_zh, kind, street_code, phone, sort)"
        " VALUES %s",
        [
            (d.code, d.label_zh, d.label_en, d.short_zh, d.kind, d.street_code or None, d.phone or None, d.sort)
            for d in district.departments
        ],
    )
    tx.many(
        "INSERT INTO dcm.duty (class_standard, kind, class_code, department_code, priority) VALUES %s",
        [
            (d.class_standard, d.kind, d.class_code, d.department_code, d.priority)
            for d in district.duties
        ],
    )


def _load_components(tx: Transaction, district: District) -> None:
    tx.many(
        "INSERT INTO dcm.component (component_code, class_standard, class_code, name, status,"
        " owner_department, competent_department, maintenance_department, grid_code, address,"
        " surveyed_on, valid_from, extra, geom) VALUES %s",
        [
            (
                c.component_code, c.class_standard, c.class_code, c.name, c.status,
                c.owner_department or None, c.competent_department or None,
                c.maintenance_department or None, c.grid_code, c.address, c.surveyed_on,
                c.surveyed_on, json.dumps(dict(c.extra), ensure_ascii=False), _shape(c),
            )
            for c in district.components
        ],
        "(" + "%s, " * 13 + "ST_GeomFromText(%s, 4547))",
    )  # fmt: skip


def _shape(component: Any) -> str:
    if component.geometry == "point":
        x, y = component.coordinates[0]
        return f"POINT({x} {y})"
    if component.geometry == "line":
        return line(component.coordinates)
    return polygon(component.coordinates)


def polygon(ring: Iterable[tuple[float, float]]) -> str:
    """Well-known text of a closed ring."""
    points = list(ring)
    if points[0] != points[-1]:
        points.append(points[0])
    return f"POLYGON(({_points(points)}))"


def line(points: Iterable[tuple[float, float]]) -> str:
    """Well-known text of a line."""
    return f"LINESTRING({_points(points)})"


def _points(points: Iterable[tuple[float, float]]) -> str:
    return ", ".join(f"{x:.3f} {y:.3f}" for x, y in points)


def _load_people(tx: Transaction, district: District) -> dict[str, str]:
    passwords = {person.login: secrets.token_urlsafe(12) for person in district.people}
    for person in district.people:
        tx.execute(
            "SELECT dcm_app.add_staff(%s, %s, %s::text[], %s, '{}', %s)",
            (
                person.login,
                person.name,
                group_roles(person.roles),
                person.department_code,
                scram_verifier(passwords[person.login]),
            ),
        )
    tx.many(
        "INSERT INTO dcm.supervisor_grid (login, grid_code) VALUES %s",
        [(person.login, grid) for person in district.people for grid in person.grids],
    )
    return passwords


def _load_cases(
    database: Database, district: District, cases: int, today: datetime, report: Report
) -> None:
    administrator = next(p for p in district.people if "admin" in p.roles)
    written = 0
    for batch in _batches(histories(district, cases, HISTORY_SEED, today), BATCH):
        written += _write_batch(database, administrator, batch)
        report(f"{written} of {cases} past cases")


def _write_batch(database: Database, administrator: Person, batch: list[History]) -> int:
    with database.transaction() as tx:
        # Past cases are an administrator's to write; a superuser without a staff row is nobody here.
        tx.execute("SELECT set_config('session_authorization', %s, true)", (administrator.login,))
        text = json.dumps([_item(history) for history in batch], ensure_ascii=False)
        return int(tx.value("SELECT dcm_app.write_history(%s)", (text,)))


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _item(history: History) -> dict[str, Any]:
    report = {
        name: value
        for name, value in history._asdict().items()
        if value is not None and name not in ("registered_at", "registered_by", "steps", "grid_code")
    }
    report.update(srid=4547, occurred_at=history.occurred_at.isoformat())
    steps = [
        {"action": s.action, "at": s.at.isoformat(), "actor": s.actor, "detail": s.detail}
        for s in history.steps
    ]
    return {
        "report": report,
        "at": history.registered_at.isoformat(),
        "actor": history.registered_by,
        "steps": steps,
    }


def _tidy(database: Database) -> None:
    with database.transaction() as tx:
        tx.execute(
            "ANALYZE dcm.case_file, dcm.case_event, dcm.case_fact, dcm.assignment, dcm.field_task,"
            " dcm.component, dcm.address, dcm.road, dcm.grid"
        )
