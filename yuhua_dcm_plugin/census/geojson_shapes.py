"""Geometry of GeoJSON as WKB; what is no geometry becomes none, and the database reports it."""

from __future__ import annotations

import struct
from typing import Any

_POINT = struct.Struct("<dd")
_CODES = {
    "Point": 1,
    "LineString": 2,
    "Polygon": 3,
    "MultiPoint": 4,
    "MultiLineString": 5,
    "MultiPolygon": 6,
    "GeometryCollection": 7,
}
_ISO_Z = 1000
_DEEPEST = 20


def wkb_hex(geometry: Any) -> str | None:
    """Return WKB in hex; None for null and for what cannot be understood."""
    try:
        if geometry["type"] == "Point" and len(geometry["coordinates"]) == 2:
            return "0101000000" + _POINT.pack(*geometry["coordinates"]).hex()
        return _wkb(geometry, 0).hex()
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, struct.error):
        return None


def _wkb(geometry: Any, depth: int) -> bytes:
    kind = _CODES[geometry["type"]]
    if depth > _DEEPEST:
        raise ValueError("too deep")
    if kind == 7:
        return _head(7, 0) + _many(_wkb(each, depth + 1) for each in geometry["geometries"])
    return _body(kind, geometry["coordinates"], 3 if _has_z(geometry["coordinates"]) else 2)


def _has_z(coordinates: Any) -> bool:
    while isinstance(coordinates[0], list):
        coordinates = coordinates[0]
    return len(coordinates) > 2


def _head(kind: int, dimensions: int) -> bytes:
    return struct.pack("<BI", 1, kind + (_ISO_Z if dimensions == 3 else 0))


def _body(kind: int, coordinates: Any, dimensions: int) -> bytes:
    if kind == 1:
        return _head(1, dimensions) + _positions([coordinates], dimensions)
    if kind == 2:
        return _head(2, dimensions) + _line(coordinates, dimensions)
    if kind == 3:
        return _head(3, dimensions) + _many(_line(ring, dimensions) for ring in coordinates)
    return _head(kind, dimensions) + _many(_body(kind - 3, x, dimensions) for x in coordinates)


def _line(coordinates: Any, dimensions: int) -> bytes:
    return struct.pack("<I", len(coordinates)) + _positions(coordinates, dimensions)


def _positions(coordinates: Any, dimensions: int) -> bytes:
    flat = [float(number) for position in coordinates for number in _whole(position, dimensions)]
    return struct.pack(f"<{len(flat)}d", *flat)


def _whole(position: Any, dimensions: int) -> list[Any]:
    if not len(position) >= 2:
        raise ValueError("a position has two numbers")
    return [*position[:dimensions], *[0.0] * (dimensions - len(position))]


def _many(bodies: Any) -> bytes:
    made = list(bodies)
    return struct.pack("<I", len(made)) + b"".join(made)
