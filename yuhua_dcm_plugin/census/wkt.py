"""Shapes given as text: WKT, EWKT or hexadecimal WKB (几何文本)."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Any, Callable

from .shapes import DEEPEST, HAS_M, HAS_Z, ShapeError, checked, kind_and_size

_KINDS = {
    "POINT": 1,
    "LINESTRING": 2,
    "POLYGON": 3,
    "MULTIPOINT": 4,
    "MULTILINESTRING": 5,
    "MULTIPOLYGON": 6,
    "GEOMETRYCOLLECTION": 7,
}

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
        if kind is None or depth > DEEPEST:
            raise ShapeError(f"{name or 'nothing'} is no geometry")
        return self._body(kind, flags, depth)

    @staticmethod
    def _heights(name: str) -> tuple[str, int]:
        bare = name.rstrip("ZM")
        return bare, (HAS_Z if "Z" in name[len(bare) :] else 0) | (
            HAS_M if name.endswith("M") else 0
        )

    def _body(self, kind: int, flags: int, depth: int) -> bytes:
        if self._next.upper() == "EMPTY":
            self._take()
            size = kind_and_size(1 | flags)[1] // 8
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
        wanted = 2 + bool(flags & HAS_Z) + bool(flags & HAS_M)
        if not flags and len(sample) > 2:
            flags, wanted = (HAS_Z, 3) if len(sample) == 3 else (HAS_Z | HAS_M, 4)
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
        flags = struct.unpack_from("<I", made, 1)[0] & (HAS_Z | HAS_M)
        wanted = 2 + bool(flags & HAS_Z) + bool(flags & HAS_M)
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
        heights = struct.unpack_from("<I", parts[0], 1)[0] & (HAS_Z | HAS_M)
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
