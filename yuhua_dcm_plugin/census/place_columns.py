"""Positions of tables without geometry: which two columns hold them, and how they are written."""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Union

from .coordinate import read_number
from .shapes import ShapeError
from .wkt import wkt_to_hex

_EAST = (
    "lon", "lng", "long", "longitude", "经度", "x", "x坐标", "坐标x", "东坐标", "easting",
    "point_x", "jd", "jingdu", "横坐标", "横坐标y", "y横坐标", "东", "经",
)  # fmt: skip
_NORTH = (
    "lat", "lat", "lat", "latitude", "纬度", "y", "y坐标", "坐标y", "北坐标", "northing",
    "point_y", "wd", "weidu", "纵坐标", "纵坐标x", "x纵坐标", "北", "纬",
)  # fmt: skip
_WKT = ("wkt", "geometry", "geom", "the_geom", "wkt_geom", "shape")
_NO_NAME = re.compile(r"[\s()（）/°]|wgs_?84|cgcs_?2000|gcj_?0?2|bd_?0?9|_$")
_POINT = struct.Struct("<dd")


@dataclass(frozen=True)
class PlaceColumns:
    """Where the position stands: number of the easting and of the northing column."""

    east: int
    north: int

    @property
    def numbers(self) -> tuple[int, ...]:
        """All columns that hold the position."""
        return self.east, self.north

    def wkb_hex(self, values: Sequence[str | None]) -> str | None:
        """Make a point; None where one of the two is empty or no number."""
        try:
            return (
                "0101000000"
                + _POINT.pack(float(values[self.east] or ""), float(values[self.north] or "")).hex()
            )
        except ValueError:
            return self._angles(values)

    def _angles(self, values: Sequence[str | None]) -> str | None:
        east, north = coordinate(values[self.east]), coordinate(values[self.north])
        if east is None or north is None:
            return None
        return "0101000000" + _POINT.pack(east, north).hex()


@dataclass(frozen=True)
class WktColumn:
    """Where the position stands as WKT."""

    number: int

    @property
    def numbers(self) -> tuple[int, ...]:
        """All columns that hold the position."""
        return (self.number,)

    def wkb_hex(self, values: Sequence[str | None]) -> str | None:
        """Make the shape; None where the text is none."""
        try:
            return wkt_to_hex(values[self.number] or "")
        except ShapeError:
            return None


Places = Union[PlaceColumns, WktColumn]


def coordinate(text: str | None) -> float | None:
    """Read a coordinate; see :func:`.coordinate.read_number`."""
    if text is None:
        return None
    try:
        return float(text)
    except ValueError:
        return read_number(text)


def _plain(name: str) -> str:
    return _NO_NAME.sub("", name.lower()).strip("_")


def place_columns(names: Sequence[str], sample: Sequence[Sequence[str | None]]) -> Places | None:
    """Find the columns by their names; None where there are none with positions in them.

    Surveyors call north X and east Y (测量坐标); the numbers tell.
    """
    plain = [_plain(name) for name in names]
    pairs = ((_first(plain, east), _first(plain, north)) for east, north in zip(_EAST, _NORTH))
    mixed = (_any(plain, _EAST), _any(plain, _NORTH))
    for east, north in (*pairs, mixed):
        if east is not None and north is not None and _numbers(sample, east, north):
            return _turned(PlaceColumns(east, north), sample)
    wkt = _any(plain, _WKT)
    shapes = WktColumn(wkt) if wkt is not None else None
    return shapes if shapes and any(shapes.wkb_hex(row) for row in sample) else None


def _first(names: list[str], wanted: str) -> int | None:
    return names.index(wanted) if wanted in names else None


def _any(names: list[str], wanted: tuple[str, ...]) -> int | None:
    return next((i for i, name in enumerate(names) if name in wanted), None)


def _numbers(sample: Sequence[Sequence[str | None]], east: int, north: int) -> bool:
    read = [coordinate(row[east]) is not None for row in sample if row[east] or row[north]]
    return bool(read) and sum(read) * 2 >= len(read)


def _turned(columns: PlaceColumns, sample: Sequence[Sequence[str | None]]) -> PlaceColumns:
    """East and north exchanged where the numbers of Gauss-Kruger say so."""
    swapped = 0
    for row in sample:
        east, north = coordinate(row[columns.east]), coordinate(row[columns.north])
        if east is not None and north is not None and max(abs(east), abs(north)) > 1000:
            swapped += 1 if 1.5e6 < east < 6e6 and not 1.5e6 < north < 6e6 else -1
    return PlaceColumns(columns.north, columns.east) if swapped > 0 else columns
