"""Judge how well a QR code reads (ISO/IEC 18004, 7.8.3): the four rules, on whole codes at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_RUN, _FINDER = 5, 11
_FOR_RUN, _FOR_BLOCK, _FOR_FINDER, _FOR_SHARE = 3, 3, 40, 10
# Dark-light in the proportion 1:1:3:1:1 with four light modules on one side.
_FINDERS = ("10111010000", "00001011101")


@dataclass(frozen=True)
class Field:
    """The modules of a code as two numbers, row by row and column by column.

    Between two rows lies a gap as long as the longest pattern, so that none reaches across.

    Args:
        side: Modules a side.
        rows: One bit a module, set for dark.
        columns: The same code, turned.
    """

    side: int
    rows: int
    columns: int

    @classmethod
    def of(cls, modules: Sequence[Sequence[object]]) -> Field:
        """Pack rows of modules."""
        return cls(len(modules), _packed(modules), _packed(list(zip(*modules))))

    def changed(self, by: Field) -> Field:
        """Turn every module around that is set in the other."""
        return Field(self.side, self.rows ^ by.rows, self.columns ^ by.columns)

    def modules(self) -> list[list[bool]]:
        """Unpack the rows."""
        stride, side = self.side + _FINDER, self.side
        rows = (self.rows >> (stride * number) for number in range(side))
        return [[bool(row >> at & 1) for at in range(side)] for row in rows]


def penalty(field: Field) -> int:
    """Add up what the standard's rules find wrong; less is better."""
    all_modules = _all(field.side)
    total = sum(
        _runs(line) + _runs(all_modules & ~line) + _finders(line, all_modules)
        for line in (field.rows, field.columns)
    )
    return total + _blocks(field.rows, field.side) + _share(field.rows, field.side)


def _packed(modules: Sequence[Sequence[object]]) -> int:
    stride = len(modules) + _FINDER
    digits = (
        "".join("1" if dark else "0" for dark in reversed(row)).rjust(stride, "0")
        for row in reversed(modules)
    )
    return int("".join(digits), 2)


@lru_cache(maxsize=16)
def _all(side: int) -> int:
    return _packed([[True] * side] * side)


def _count(bits: int) -> int:
    return bin(bits).count("1")


def _runs(line: int) -> int:
    """Rule 1: five or more of one colour in a line cost 3, each further one 1 more."""
    starts = line & line >> 1 & line >> 2 & line >> 3 & line >> 4
    runs = _count(starts & ~(starts << 1))
    return _count(starts) + (_FOR_RUN - 1) * runs


def _blocks(rows: int, side: int) -> int:
    """Rule 2: every square of two by two in one colour costs 3."""
    stride = side + _FINDER
    dark = rows & rows >> 1
    light = _all(side) & ~rows
    light &= light >> 1
    return _FOR_BLOCK * (_count(dark & dark >> stride) + _count(light & light >> stride))


def _finders(line: int, all_modules: int) -> int:
    """Rule 3: what looks like a finder costs 40."""
    light = all_modules & ~line
    found = 0
    for pattern in _FINDERS:
        hits = all_modules
        for at, digit in enumerate(pattern):
            hits &= (line if digit == "1" else light) >> at
        found += _count(hits)
    return _FOR_FINDER * found


def _share(rows: int, side: int) -> int:
    """Rule 4: every 5 % away from half dark costs 10."""
    percent = 100 * _count(rows) / side**2
    return _FOR_SHARE * int(abs(percent - 50) / 5)
