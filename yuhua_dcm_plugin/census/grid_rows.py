"""Rows of a delivery of unit grids turned into lines for COPY (网格记录 → COPY 行)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .cells import (
    NULL,
    UNREAD,
    Reader,
    code_reader,
    date_reader,
    extra_cells,
    meanings,
    text_reader,
)
from .folding import folded, is_nothing
from .grid_fields import GRID_COLUMNS
from .mapping import Mapping
from .places import PlaceReader
from .rows import Columns, Made, RowReader, ToWgs84, _unlike
from .values import DepartmentBook

_FIELDS = GRID_COLUMNS[3:9]
_AREA_TYPES = {"1": "1", "一类": "1", "一": "1", "2": "2", "二类": "2", "二": "2"}


def area_type_reader(texts: list[str]) -> str:
    """1 (一类区域) or 2 (二类区域)."""
    for text in texts:
        bare = folded(text)
        if not is_nothing(bare):
            bare = bare.removesuffix("区域").removesuffix("地区").removesuffix("区")
            return _AREA_TYPES.get(bare.removesuffix(".0"), UNREAD)
    return NULL


class GridReader(RowReader):
    """Reads the rows of one part of a delivery of unit grids."""

    def __init__(
        self,
        mapping: Mapping,
        columns: Sequence[str],
        *,
        part: int = 1,
        first_row: int = 1,
        to_wgs84: ToWgs84 | None = None,
    ) -> None:
        """Get ready; parameters as those of :class:`RowReader`."""
        self._width, self._part = len(columns), str(part)
        self._first = first_row
        self.count = 0
        self._mapping, self._columns = mapping, columns
        self._meant = {name: meanings(dict(values)) for name, values in mapping.values.items()}
        self._fields, self._fixed = {}, {}
        nobody = DepartmentBook(())
        for name in _FIELDS:
            self._prepare(name, self._reader(name, nobody))
        spots = {name: self._at(name) for name in ("x", "y", "wkt")}
        self._place = PlaceReader(spots, mapping.offset, to_wgs84)
        spare = self._spare()
        names = _unlike([columns[place] for place in spare])
        self._extra = [(place, extra_cells(name)) for place, name in zip(spare, names)]

    def _reader(self, name: str, departments: DepartmentBook) -> Reader:
        if name in ("valid_from", "valid_to"):
            return date_reader(self._mapping.dates.get(name))
        if name == "area_type":
            return area_type_reader
        return text_reader if name == "name" else code_reader

    def _read(
        self, columns: Columns, size: int, unread: dict[int, dict[str, str]]
    ) -> Iterator[Made]:
        """The fields, in the order of the lines."""
        for name in _FIELDS:
            yield self._field(name, columns, unread)
