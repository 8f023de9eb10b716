"""Geometry of a shapefile: points straight from the bytes, everything else through GDAL.

The .shx says where each record stands. Points are most of a component survey, and reading them
here keeps pace with the rows of the .dbf.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import Any, BinaryIO

from .gdal_errors import gdal_errors, open_vector

_HEAD, _ENTRY, _PORTION = 100, 8, 500
_CODE = 9994
_KINDS = {0: "none", 1: "point", 3: "line", 5: "polygon", 8: "point", 31: "polygon"}
#: Shape → head of its WKB (little-endian, ISO) and bytes of its coordinates.
_POINTS = {1: ("0101000000", 16), 11: ("01b90b0000", 32), 21: ("01d1070000", 24)}


class ShpError(Exception):
    """A .shp or .shx that cannot be one; the message is a reason key."""


@dataclass(frozen=True)
class Shp:
    """Head of a .shp: kind of shape and number of records."""

    path: Path
    index: Path
    shape: int
    rows: int

    @property
    def geometry(self) -> str:
        """Return point, line, polygon or none."""
        return _KINDS.get(self.shape % 10 if self.shape < 31 else self.shape, "none")


def open_shp(path: Path, index: Path) -> Shp:
    """Check the heads of .shp and .shx.

    :raises ShpError: shp_header, shx_header, shp_truncated
    """
    shape, length = _head(path, "shp_header")
    _head(index, "shx_header")
    if path.stat().st_size < length:
        raise ShpError("shp_truncated")
    if shape not in {0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28, 31}:
        raise ShpError("shp_header")
    rows = (index.stat().st_size - _HEAD) // _ENTRY
    return Shp(path, index, shape, rows)


def _head(path: Path, reason: str) -> tuple[int, int]:
    """Kind of shape, and bytes the file says it has."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if len(head) < _HEAD or struct.unpack_from(">i", head)[0] != _CODE:
        raise ShpError(reason)
    return struct.unpack_from("<i", head, 32)[0], struct.unpack_from(">i", head, 24)[0] * 2


def geometries(shp: Shp) -> Iterator[list[str | None]]:
    """WKB in hex of each record, a portion at a time, in the order of the .dbf.

    :raises ShpError: shp_truncated
    """
    if shp.shape == 0:
        return iter(([None] * _PORTION) for _ in repeat(0, shp.rows // _PORTION + 1))
    return _points(shp) if shp.shape in _POINTS else _shapes(shp)


def _points(shp: Shp) -> Iterator[list[str | None]]:
    head, size = _POINTS[shp.shape]
    step = 12 + size
    plain = struct.Struct(f">4x8s{size}s")
    same = {struct.pack(">i", step // 2 - 4) + struct.pack("<i", shp.shape)}
    with shp.path.open("rb") as file, shp.index.open("rb") as index:
        index.seek(_HEAD)
        while entries := index.read(_ENTRY * _PORTION):
            places = [2 * at for at, _ in struct.iter_unpack(">ii", entries[: len(entries) & ~7])]
            if not places:
                return
            file.seek(places[0])
            block = file.read(step * len(places))
            even = places == list(range(places[0], places[0] + step * len(places), step))
            if even and len(block) == step * len(places):
                marks, bodies = zip(*plain.iter_unpack(block))
                if set(marks) == same:
                    yield [head + body.hex() for body in bodies]
                    continue
            yield [_point(file, place, head, size) for place in places]


def _point(file: BinaryIO, place: int, head: str, size: int) -> str | None:
    """One point where it stands; None for a record without a shape."""
    file.seek(place)
    record = file.read(12 + size)
    if len(record) >= 12 and record[8:12] == b"\0\0\0\0":
        return None
    if len(record) < 12 + size:
        raise ShpError("shp_truncated")
    return head + record[12:].hex()


def _shapes(shp: Shp) -> Iterator[list[str | None]]:
    """Lines and areas: GDAL knows which ring is a hole in which."""
    # Every byte is a letter of Latin 1; undeclared names of columns in GBK would be no text.
    options = ["ENCODING=ISO-8859-1", "ADJUST_TYPE=NO"]
    with gdal_errors():
        dataset = open_vector(str(shp.path), ["ESRI Shapefile"], options)
        layer = dataset.GetLayer(0) if dataset is not None else None
        if layer is None:
            raise ShpError("shp_header")
        fields = layer.GetLayerDefn()
        names = [fields.GetFieldDefn(i).GetName() for i in range(fields.GetFieldCount())]
        layer.SetIgnoredFields(names)
    for start in range(0, shp.rows, _PORTION):
        with gdal_errors():
            numbers = range(start, min(start + _PORTION, shp.rows))
            portion = [_shape(layer.GetFeature(number)) for number in numbers]
        yield portion


def _shape(feature: Any) -> str | None:
    geometry = feature.GetGeometryRef() if feature is not None else None
    return bytes(geometry.ExportToIsoWkb()).hex() if geometry is not None else None
