"""Cells of a .dbf as texts, a column of some hundred records at a time (按列解码).

Bytes of a survey repeat themselves: what a cell says is worked out once and looked up from then on.
A column in which nearly every cell differs is decoded as one piece instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, repeat
from typing import Callable, Optional, TypeVar

from .encoding import is_full, read_cell

PAD = b" \x00"
_DELETED = b"*"
#: Different cells of a column that are remembered; with more of them than half it is of no use.
REMEMBERED = 4000
Texts = Sequence[Optional[str]]
Finish = Callable[[str], Optional[str]]
#: For each record whether it stands; None where all do.
Which = Optional[list[bool]]
Value = TypeVar("Value")


def bare(cell: bytes) -> bytes:
    """A cell without its padding; behind a NUL stands what was in somebody's memory."""
    held = cell.rstrip(PAD)
    return held.split(b"\x00", 1)[0].rstrip(PAD) if b"\x00" in held else held


class ColumnReader:
    """Reads one column of a .dbf."""

    def __init__(self, letter: str, width: int, codec: str, errors: str = "strict") -> None:
        """Get ready.

        :param letter: type of the field
        :param width: bytes a cell can hold; one that fills it may end in half a character
        :param errors: ``replace`` where a few cells are spoilt and their rows will be told
        """
        self._width, self._codec, self._errors = width, codec, errors
        self._finish = _FINISH.get(letter, _text)
        self._known: _Known | None = _Known(self._one)
        self._read = 0

    def texts(self, cells: Sequence[bytes]) -> Texts:
        """Texts of the cells; None where nothing stands.

        :raises UnicodeDecodeError: where a text is not in this encoding
        """
        known = self._known
        if known is None:
            return self._together(cells)
        made = list(map(known.__getitem__, cells))
        self._read += len(cells)
        if len(known) > REMEMBERED:
            # Mostly different ones are decoded together; else it starts anew with what comes now.
            self._known = None if 2 * len(known) > self._read else _Known(self._one)
            self._read = 0
        return made

    def _together(self, cells: Sequence[bytes]) -> Texts:
        stripped = [*map(bytes.rstrip, cells, repeat(PAD))]
        whole = b"\n".join(stripped)
        try:
            texts = whole.decode(self._codec).split("\n")
        except UnicodeDecodeError:
            return [*map(self._one, stripped)]
        if len(texts) != len(cells) or b"\x00" in whole:  # a line break, or a NUL, inside a text
            return [*map(self._one, stripped)]
        if self._finish is _text:
            return [text or None for text in texts] if "" in texts else texts
        return [*map(self._finish, texts)]

    def _one(self, cell: bytes) -> str | None:
        held = bare(cell)
        try:
            text = held.decode(self._codec)
        except UnicodeDecodeError:
            text = read_cell(held, self._codec, is_full(held, self._width), self._errors)
        return self._finish(text)


class _Known(dict[bytes, Optional[str]]):
    """Texts by cell, worked out when first asked for."""

    def __init__(self, read: Callable[[bytes], str | None]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, cell: bytes) -> str | None:
        text = self[cell] = self._read(cell)
        return text


def standing(marks: Sequence[bytes]) -> Which:
    """Which records are not deleted, by their marks; None where all stand."""
    return [mark != _DELETED for mark in marks] if _DELETED in marks else None


def kept(column: Sequence[Value], which: Which) -> Sequence[Value]:
    """The values of records that stand."""
    return column if which is None else list(compress(column, which))


def _text(text: str) -> str | None:
    return text or None


def _number(text: str) -> str | None:
    """The digits that were written; stars stand for what was too long."""
    bare = text.lstrip()
    return None if bare[:1] in ("", "*") else bare


def _date(text: str) -> str | None:
    """20131219 as 2013-12-19; what is no date stays as it is, eight noughts are none."""
    if not text.strip("0 "):
        return None
    if len(text) == 8 and text.isdigit():
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return text


_FINISH: dict[str, Finish] = {"N": _number, "F": _number, "D": _date}
