"""Positions of rows: their own shapes, columns of coordinates, or WKT (位置)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Callable

from .cells import NULL
from .coordinate import read_number
from .folding import folded, is_nothing, tidy
from .shapes import ShapeError, checked, moved, point_hex
from .wkt import wkt_to_hex

Pair = tuple[float, float]
Move = Callable[[float, float], Pair]
_Unread = dict[int, dict[str, str]]
#: Hex characters of a plain point.
_POINT = 42


class PlaceReader:
    """Turns what rows say of their position into hexadecimal EWKB."""

    def __init__(
        self, places: dict[str, list[int]], offset: Pair | None, to_wgs84: Move | None
    ) -> None:
        """Get ready.

        :param places: where the columns of x, y and wkt stand
        :param offset: added to every position, in units of the CRS
        :param to_wgs84: for coordinates in columns; shapes have been turned already
        """
        self._x, self._y, self._wkt = (places[name] for name in ("x", "y", "wkt"))
        self._offset, self._to_wgs84 = offset, to_wgs84
        self._moves = bool(offset or to_wgs84)
        self._found: Sequence[int] = ()

    def made_from(self, found: Sequence[int]) -> None:
        """Shapes of this part are made of these columns: what stands there where none came out."""
        self._found = found

    def read(
        self, columns: Sequence[Sequence[str | None]], shapes: Sequence[Any], unread: _Unread
    ) -> list[str]:
        """One field of COPY text a row; coordinates in columns go before the row's own shape."""
        made = self._own(shapes, unread)
        if self._found and NULL in made:
            self._say_found(columns, made, unread)
        if self._wkt:
            self._fill(made, self._texts(columns, self._wkt), self._from_wkt, unread)
        if self._x and self._y:
            pairs = zip(self._texts(columns, self._x), self._texts(columns, self._y))
            self._fill(made, pairs, self._from_pair, unread)
        return made

    def _say_found(
        self, columns: Sequence[Sequence[str | None]], made: list[str], unread: _Unread
    ) -> None:
        """Keep the words that are no coordinates, for whoever has to mend them."""
        for row, cell in enumerate(made):
            if cell == NULL:
                _keep(unread, row, [columns[place][row] or "" for place in self._found])

    @staticmethod
    def _texts(columns: Sequence[Sequence[str | None]], places: list[int]) -> Iterable[str]:
        return (text or "" for text in columns[places[0]])

    def _own(self, shapes: Sequence[Any], unread: _Unread) -> list[str]:
        if self._offset is None:
            made = [
                shape if shape is not None and len(shape) == _POINT else self._shape(shape)
                for shape in shapes
            ]
        else:
            made = [self._shape(shape) for shape in shapes]
        if "" in made:
            for row, shape in enumerate(shapes):
                if not made[row]:
                    made[row] = NULL
                    unread.setdefault(row, {})["geom"] = _why(shape)
        return made

    def _shape(self, shape: str | None) -> str:
        """A shape of the part; empty where the database would not take it."""
        if shape is None:
            return NULL
        try:
            return checked(shape) if self._offset is None else moved(shape, self._shift)
        except ShapeError:
            return ""

    def _shift(self, x: float, y: float) -> Pair:
        dx, dy = self._offset or (0.0, 0.0)
        return x + dx, y + dy

    def _from_column(self, x: float, y: float) -> Pair:
        return self._shift(*(self._to_wgs84(x, y) if self._to_wgs84 else (x, y)))

    def _fill(
        self, made: list[str], said: Iterable[Any], read: Callable[[Any], str], unread: _Unread
    ) -> None:
        for row, text in enumerate(said):
            try:
                found = read(text)
            except ShapeError as problem:
                made[row] = NULL
                unread.setdefault(row, {})["geom"] = tidy(str(problem))
            else:
                made[row] = found or made[row]
                if found and row in unread:
                    unread[row].pop("geom", None)
                elif made[row] == NULL:  # "N/A" and the like
                    _keep(unread, row, [text] if isinstance(text, str) else text)

    def _from_wkt(self, text: str) -> str:
        if is_nothing(folded(text)):
            return ""
        try:
            return moved(wkt_to_hex(text), self._from_column)
        except ShapeError as problem:
            raise ShapeError(text) from problem

    def _from_pair(self, pair: tuple[str, str]) -> str:
        x, y = map(read_number, pair)
        if x is not None and y is not None:
            return moved(point_hex(x, y), self._from_column) if self._moves else point_hex(x, y)
        if all(is_nothing(folded(text)) for text in pair):
            return ""
        raise ShapeError(", ".join(pair))


def _keep(unread: _Unread, row: int, texts: Sequence[str]) -> None:
    """What stands where a position should, unless nothing does."""
    if any(text.strip() for text in texts):
        unread.setdefault(row, {})["geom"] = tidy(", ".join(texts))


def _why(shape: str) -> str:
    """What is wrong with a shape, in words."""
    try:
        checked(shape)
    except ShapeError as problem:
        return str(problem)
    return ""
