"""Geometry of rows in (E)WKB: points from numbers, shapes from WKT, all of it moved (几何).

Coordinates carry no SRID here: the part's CRS is told to the database once.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Iterator
from typing import Any, Callable

#: Turns a position into another, both (x, y).
Move = Callable[[float, float], "tuple[float, float]"]

_POINT = struct.Struct("<BIdd")
_Z, _M, _SRID = 0x80000000, 0x40000000, 0x20000000
_KINDS = {
    "POINT": 1,
    "LINESTRING": 2,
    "POLYGON": 3,
    "MULTIPOINT": 4,
    "MULTILINESTRING": 5,
    "MULTIPOLYGON": 6,
    "GEOMETRYCOLLECTION": 7,
}
_DEEPEST = 20


class ShapeError(ValueError):
    """A text that is no geometry."""


def point_hex(x: float, y: float) -> str:
    """A point, in WKB."""
    return _POINT.pack(1, 1, x, y).hex()


# -- reading and moving ----------------------------------------------------------------------------


def checked(wkb_hex: str) -> str:
    """The same shape, if PostGIS will take it: a fault in one would end the whole COPY.

    :raises ShapeError: with the reason
    """
    _walked(wkb_hex, None)
    return wkb_hex


def moved(wkb_hex: str, move: Move) -> str:
    """The same shape with every position moved.

    :raises ShapeError: with the reason
    """
    return _walked(wkb_hex, move).hex()


def _walked(wkb_hex: str, move: Move | None) -> bytearray:
    walker = _Walker(wkb_hex, move)
    walker.walk()
    return walker.data


class _Walker:
    """Goes over the bytes of a shape once."""

    def __init__(self, wkb_hex: str, move: Move | None) -> None:
        try:
            self.data = bytearray.fromhex(wkb_hex)
        except ValueError as problem:
            raise ShapeError("几何不是十六进制") from problem
        self._move = move
        self._at = 0

    def walk(self) -> None:
        """Read it all, moving what is to be moved."""
        try:
            self._shape(0, 0)
        except (struct.error, IndexError, OverflowError) as problem:
            raise ShapeError("几何不完整") from problem
        except ShapeError:
            raise
        except (ValueError, ArithmeticError) as problem:
            raise ShapeError("坐标无法换算") from problem
        if self._at != len(self.data):
            raise ShapeError("几何之后还有多余字节")

    def _shape(self, wanted: int, depth: int) -> None:
        """One shape from where we are; of one kind, where only that may stand here."""
        order = "<" if self.data[self._at] else ">"
        (code,) = struct.unpack_from(order + "I", self.data, self._at + 1)
        self._at += 9 if code & _SRID else 5
        kind, size = _kind_and_size(code)
        if not 1 <= kind <= 7 or depth > _DEEPEST or wanted not in (0, kind):
            raise ShapeError(f"不支持的几何类型 {code}")
        if kind == 1:
            self._positions(1, size, order)
        elif kind == 2:
            self._line(size, order)
        elif kind == 3:
            for _ in range(self._count(order)):
                self._ring(size, order)
        else:
            for _ in range(self._count(order)):
                self._shape(kind - 3 if kind < 7 else 0, depth + 1)

    def _count(self, order: str) -> int:
        (count,) = struct.unpack_from(order + "I", self.data, self._at)
        self._at += 4
        return int(count)

    def _line(self, size: int, order: str) -> None:
        count = self._count(order)
        if count == 1:
            raise ShapeError("线只有一个点")
        self._positions(count, size, order)

    def _ring(self, size: int, order: str) -> None:
        count, first = self._count(order), self._at
        last = first + (count - 1) * size
        if count < 4:
            raise ShapeError("面的边界少于四个点")
        if self.data[first : first + size] != self.data[last : last + size]:
            raise ShapeError("面的边界没有闭合")
        self._positions(count, size, order)

    def _positions(self, count: int, size: int, order: str) -> None:
        end = self._at + count * size
        if end > len(self.data):
            raise ShapeError("几何不完整")
        if self._move is not None:
            pair = struct.Struct(order + "dd")
            for place in range(self._at, end, size):
                x, y = pair.unpack_from(self.data, place)
                if not (math.isnan(x) or math.isnan(y)):  # an empty point stays
                    pair.pack_into(self.data, place, *self._move(x, y))
        self._at = end


def _kind_and_size(code: int) -> tuple[int, int]:
    """Kind of shape and bytes of a position, of EWKB (flags) or ISO WKB (thousands)."""
    plain = code & 0x0FFFFFFF
    heights = bool(code & _Z) + bool(code & _M) or (0, 1, 1, 2)[min(plain // 1000, 3)]
    return plain % 1000, 16 + 8 * heights


# -- WKT -------------------------------------------------------------------------------------------

_TOKEN = re.compile(r"\s*([A-Za-z]+|[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?|[(),])")
_SRID_PREFIX = re.compile(r"\s*SRID\s*=\s*\d+\s*;", re.IGNORECASE)


def wkt_to_hex(text: str) -> str:
    """A shape given as WKT, EWKT or hexadecimal WKB, in EWKB without SRID.

    :raises ShapeError: it is none
    """
    bare = _SRID_PREFIX.sub("", text, count=1).strip()
    if re.fullmatch(r"(?:[0-9A-Fa-f]{2}){9,}", bare):
        return checked(bare)
    reader = _Wkt(bare)
    made = reader.shape(0)
    reader.finish()
    return checked(made.hex())


class _Wkt:
    """Reads a shape from its words, one token after another."""

    def __init__(self, text: str) -> None:
        self._tokens = self._split(text)
        self._next: str = next(self._tokens, "")

    @staticmethod
    def _split(text: str) -> Iterator[str]:
        at = 0
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                raise ShapeError(f"not understood from character {at + 1}")
            at = found.end()
            yield found[1]

    def _take(self) -> str:
        token, self._next = self._next, next(self._tokens, "")
        return token

    def _demand(self, token: str) -> None:
        if self._take() != token:
            raise ShapeError(f"{token} is missing")

    def finish(self) -> None:
        """Nothing may follow."""
        if self._next:
            raise ShapeError(f"{self._next} is too much")

    def shape(self, depth: int) -> bytes:
        """A shape from its name on."""
        name = self._take().upper()
        flags = 0
        if name[-1:] in ("Z", "M") and name not in _KINDS:
            name, flags = self._heights(name)
        if self._next.upper() in ("Z", "M", "ZM"):
            _, flags = self._heights(self._take().upper())
        kind = _KINDS.get(name)
        if kind is None or depth > _DEEPEST:
            raise ShapeError(f"{name or 'nothing'} is no geometry")
        return self._body(kind, flags, depth)

    @staticmethod
    def _heights(name: str) -> tuple[str, int]:
        bare = name.rstrip("ZM")
        return bare, (_Z if "Z" in name[len(bare) :] else 0) | (_M if name.endswith("M") else 0)

    def _body(self, kind: int, flags: int, depth: int) -> bytes:
        if self._next.upper() == "EMPTY":
            self._take()
            size = _kind_and_size(1 | flags)[1] // 8
            empty = struct.pack(f"<{size}d", *[float("nan")] * size) if kind == 1 else b"\0\0\0\0"
            return struct.pack("<BI", 1, kind | flags) + empty
        if kind == 1:
            self._demand("(")
            position = self._position()
            self._demand(")")
            return self._with_header(kind, flags, position, [position])
        if kind in (2, 3):
            return self._rings(kind, flags)
        return self._parts(kind, flags, depth)

    def _with_header(self, kind: int, flags: int, sample: tuple[float, ...], body: Any) -> bytes:
        """What begins a shape; three numbers without a word for them are x, y and z."""
        wanted = 2 + bool(flags & _Z) + bool(flags & _M)
        if not flags and len(sample) > 2:
            flags, wanted = (_Z, 3) if len(sample) == 3 else (_Z | _M, 4)
        return struct.pack("<BI", 1, kind | flags) + b"".join(_packed(p, wanted) for p in body)

    def _position(self) -> tuple[float, ...]:
        numbers = []
        while self._next and self._next not in ("(", ")", ","):
            numbers.append(_coordinate(self._take()))
        if not 2 <= len(numbers) <= 4:
            raise ShapeError(f"a position of {len(numbers)} numbers")
        return tuple(numbers)

    def _list(self, one: Callable[[], Any]) -> list[Any]:
        self._demand("(")
        found = [one()]
        while self._next == ",":
            self._take()
            found.append(one())
        self._demand(")")
        return found

    def _rings(self, kind: int, flags: int) -> bytes:
        if kind == 2:
            positions = self._list(self._position)
            made = self._with_header(kind, flags, positions[0], positions)
            return made[:5] + struct.pack("<I", len(positions)) + made[5:]
        rings = self._list(lambda: self._list(self._position))
        made = self._with_header(kind, flags, rings[0][0], [])
        flags = struct.unpack_from("<I", made, 1)[0] & (_Z | _M)
        wanted = 2 + bool(flags & _Z) + bool(flags & _M)
        runs = (
            struct.pack("<I", len(ring)) + b"".join(_packed(p, wanted) for p in ring)
            for ring in rings
        )
        return made + struct.pack("<I", len(rings)) + b"".join(runs)

    def _parts(self, kind: int, flags: int, depth: int) -> bytes:
        def one() -> bytes:
            if kind == 7:
                return self.shape(depth + 1)
            if kind == 4 and self._next not in ("(", "EMPTY"):
                position = self._position()
                return self._with_header(1, flags, position, [position])
            return self._body(kind - 3, flags, depth + 1)

        parts = self._list(one)
        heights = struct.unpack_from("<I", parts[0], 1)[0] & (_Z | _M)
        header = struct.pack("<BII", 1, kind | heights, len(parts))
        return header + b"".join(parts)


def _coordinate(token: str) -> float:
    try:
        return float(token)
    except ValueError as problem:
        raise ShapeError(f"{token} is no number") from problem


def _packed(position: tuple[float, ...], wanted: int) -> bytes:
    if len(position) != wanted:
        raise ShapeError("positions of different lengths")
    return struct.pack(f"<{wanted}d", *position)
