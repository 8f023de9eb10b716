"""Geometry of rows in (E)WKB: points from numbers, shapes checked and moved (几何).

Coordinates carry no SRID here: the part's CRS is told to the database once.
"""

from __future__ import annotations

import math
import struct
from typing import Callable

#: Turns a position into another, both (x, y).
Move = Callable[[float, float], "tuple[float, float]"]

_POINT = struct.Struct("<BIdd")
HAS_Z, HAS_M, _SRID = 0x80000000, 0x40000000, 0x20000000
DEEPEST = 20


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
        kind, size = kind_and_size(code)
        if not 1 <= kind <= 7 or depth > DEEPEST or wanted not in (0, kind):
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


def kind_and_size(code: int) -> tuple[int, int]:
    """Kind of shape and bytes of a position, of EWKB (flags) or ISO WKB (thousands)."""
    plain = code & 0x0FFFFFFF
    heights = bool(code & HAS_Z) + bool(code & HAS_M) or (0, 1, 1, 2)[min(plain // 1000, 3)]
    return plain % 1000, 16 + 8 * heights
