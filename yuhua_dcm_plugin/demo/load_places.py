"""Putting the places of the synthetic district into the database."""

from __future__ import annotations

import json

from ..core.database import Transaction
from .components import Component
from .district import District
from .divisions import Division
from .geometry import wkt

NOTE = "synthetic demo"
SINCE = "2020-01-01"
"""The made-up district is older than its oldest made-up case."""


def load_places(tx: Transaction, district: District) -> None:
    """Insert everything of the district that has a place, and who answers for it.

    :param tx: transaction of somebody who may write schema dcm
    :param district: the district, EPSG:4547
    """
    _load_divisions(tx, district)
    _load_roads(tx, district)
    _load_duties(tx, district)
    _load_components(tx, district)


def _load_divisions(tx: Transaction, district: District) -> None:
    tx.many(
        "INSERT INTO dcm.street (street_code, label_zh, valid_from, geom) VALUES %s",
        [
            (d.code, d.name, SINCE, _area(d))
            for d in district.divisions
            if d.level in ("street", "town")
        ],
        "(%s, %s, %s, ST_Multi(ST_GeomFromText(%s, 4547)))",
    )
    tx.many(
        "INSERT INTO dcm.community (community_code, street_code, label_zh, valid_from, geom)"
        " VALUES %s",
        [
            (d.code, d.parent, d.name, SINCE, _area(d))
            for d in district.divisions
            if d.level == "community"
        ],
        "(%s, %s, %s, %s, ST_Multi(ST_GeomFromText(%s, 4547)))",
    )
    tx.many(
        "INSERT INTO dcm.grid (grid_code, community_code, name, area_type, valid_from, geom)"
        " VALUES %s",
        [
            (g.grid_code, g.community_code, g.name, int(g.area_type), SINCE, wkt("polygon", g.ring))
            for g in district.grids
        ],
        "(%s, %s, %s, %s, %s, ST_Multi(ST_GeomFromText(%s, 4547)))",
    )


def _area(division: Division) -> str:
    return wkt("polygon", division.ring)


def _load_roads(tx: Transaction, district: District) -> None:
    tx.many(
        "INSERT INTO dcm.road (name, grade, note, geom) VALUES %s",
        [(r.name, r.grade, NOTE, wkt("line", r.line)) for r in district.roads],
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


def _load_duties(tx: Transaction, district: District) -> None:
    tx.many(
        "INSERT INTO dcm.department"
        " (code, label_zh, label_en, short_zh, kind, street_code, phone, sort) VALUES %s",
        [
            (
                *(d.code, d.label_zh, d.label_en, d.short_zh, d.kind),
                *(d.street_code or None, d.phone or None, d.sort),
            )
            for d in district.departments
        ],
    )
    tx.many(
        "INSERT INTO dcm.duty (class_standard, kind, class_code, department_code, priority)"
        " VALUES %s",
        [
            (d.class_standard, d.kind, d.class_code, d.department_code, d.priority)
            for d in district.duties
        ],
    )


def _load_components(tx: Transaction, district: District) -> None:
    tx.many(
        "INSERT INTO dcm.component (component_code, class_standard, class_code, name, status,"
        " owner_department, competent_department, maintenance_department, grid_code, address,"
        " surveyed_on, valid_from, since, extra, geom) VALUES %s",
        [_component(component) for component in district.components],
        f"({'%s, ' * 14}ST_GeomFromText(%s, 4547))",
    )


def _component(c: Component) -> tuple[object, ...]:
    return (
        *(c.component_code, c.class_standard, c.class_code, c.name, c.status),
        *(c.owner_department or None, c.competent_department or None),
        *(c.maintenance_department or None, c.grid_code, c.address),
        *(c.surveyed_on, c.surveyed_on, c.surveyed_on),  # so it has stood since
        json.dumps(dict(c.extra), ensure_ascii=False),
        wkt(c.geometry, c.coordinates),
    )
