"""GCJ-02 and BD-09 turned into WGS84 (火星坐标, 百度坐标).

The same formulas as dcm_app.to_wgs84. Pure Python; a point takes some microseconds.
"""

from __future__ import annotations

import struct
from math import atan2, cos, hypot, pi, sin, sqrt
from typing import Callable

#: Semi-major axis in metres and squared eccentricity of the ellipsoid of Krassovsky.
_A, _E2 = 6378245.0, 0.00669342162296594323
_TURNS = 4
Turn = Callable[[float, float], "tuple[float, float]"]


def gcj02_shift(lon: float, lat: float) -> tuple[float, float]:
    """How far GCJ-02 lies from WGS84 at a WGS84 position, in degrees."""
    x, y = lon - 105.0, lat - 35.0
    root = sqrt(abs(x))
    ripple = 20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
    north += 2 / 3 * (ripple + 20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi))
    north += 2 / 3 * (160.0 * sin(y / 12.0 * pi) + 320.0 * sin(y * pi / 30.0))
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
    east += 2 / 3 * (ripple + 20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi))
    east += 2 / 3 * (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi))
    angle = lat / 180.0 * pi
    magic = 1.0 - _E2 * sin(angle) ** 2
    root = sqrt(magic)
    return (
        east * 180.0 / (_A / root * cos(angle) * pi),
        north * 180.0 / (_A * (1.0 - _E2) / (magic * root) * pi),
    )


def gcj02_to_wgs84(lon: float, lat: float) -> tuple[float, float]:
    """Turn GCJ-02 degrees into WGS84 degrees, to less than a millimetre.

    What are no degrees stays as it is, for the check to find it far from the grids.
    """
    if not _are_degrees(lon, lat):
        return lon, lat
    east, north = lon, lat
    for _ in range(_TURNS):
        shift_east, shift_north = gcj02_shift(east, north)
        east, north = lon - shift_east, lat - shift_north
    return east, north


def bd09_to_wgs84(lon: float, lat: float) -> tuple[float, float]:
    """Turn BD-09 degrees into WGS84 degrees, to less than a millimetre.

    The way back that is usually printed misses by up to some decimetres: the ripple is taken at the
    place in BD-09. Some turns with the way forth mend that.
    """
    if not _are_degrees(lon, lat):
        return lon, lat
    x, y = lon - 0.0065, lat - 0.006
    for _ in range(_TURNS):
        forth = _bd09_from_gcj02(x, y)
        x, y = x + lon - forth[0], y + lat - forth[1]
    return gcj02_to_wgs84(x, y)


def _are_degrees(lon: float, lat: float) -> bool:
    return abs(lon) <= 180 and abs(lat) <= 90


def _bd09_from_gcj02(lon: float, lat: float) -> tuple[float, float]:
    radius = hypot(lon, lat) + 0.00002 * sin(lat * pi * 3000.0 / 180.0)
    angle = atan2(lat, lon) + 0.000003 * cos(lon * pi * 3000.0 / 180.0)
    return radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006


def swapped(x: float, y: float) -> tuple[float, float]:
    """North and east exchanged."""
    return y, x


TURNS: dict[str, Turn] = {"gcj02": gcj02_to_wgs84, "bd09": bd09_to_wgs84}


def first_position(wkb_hex: str) -> tuple[float, float] | None:
    """Return x and y of the first position of a geometry; None where it is empty or no WKB."""
    try:
        return _first(bytes.fromhex(wkb_hex))
    except (struct.error, IndexError, ValueError):
        return None


def _first(data: bytes) -> tuple[float, float] | None:
    at = 0
    while True:
        order = "<" if data[at] else ">"
        (kind,) = struct.unpack_from(f"{order}I", data, at + 1)
        at += 9 if kind & 0x20000000 else 5
        base = (kind & 0x0FFFFFFF) % 1000
        if base != 1:
            (count,) = struct.unpack_from(f"{order}I", data, at)
            if not count:
                return None
            at += 8 if base in (3, 17) else 4
        if base in (1, 2, 3, 8, 17):
            x, y = struct.unpack_from(f"{order}dd", data, at)
            return x, y
