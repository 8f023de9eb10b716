"""Rows of a delivery turned into lines for COPY (原始记录 → COPY 行)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Callable, Optional

from .classes import ClassBook, ClassTexts
from .mapping import Mapping
from .values import DepartmentBook

#: Columns of ``pg_temp.census_in`` in the order of the lines.
COPY_COLUMNS = (
    *("row_no", "part", "part_row", "component_code", "class_standard", "class_code"),
    *("class_text", "name", "status", "owner_department", "competent_department"),
    *("maintenance_department", "grid_code", "address", "surveyed_on", "valid_from"),
    *("changed_on", "valid_to", "data_source", "note", "photo", "extra", "unread", "geom"),
)
RawRow = tuple[Sequence[Optional[str]], Optional[str]]
ToWgs84 = Callable[[float, float], tuple[float, float]]


class RowReader:
    """Reads the rows of one part."""

    def __init__(
        self,
        mapping: Mapping,
        columns: Sequence[str],
        book: ClassBook,
        departments: DepartmentBook,
        *,
        standard: str,
        part: int = 1,
        first_row: int = 1,
        to_wgs84: ToWgs84 | None = None,
    ) -> None:
        """Get ready.

        :param columns: names of the part's columns, in the order of the values
        :param standard: class standard of the delivery, as ``ClassBook.fit`` found or a person said
        :param part: place of the part in the batch's ``source``, from 1
        :param first_row: number within the batch of the first row
        :param to_wgs84: for x/y and WKT columns of GCJ-02 or BD-09 deliveries
        """
        raise NotImplementedError

    def lines(self, rows: Iterable[RawRow]) -> Iterator[str]:
        """Pieces of COPY text, some hundred lines each, from rows (values, WKB in hex)."""
        raise NotImplementedError


def count_classes(
    mapping: Mapping, columns: Sequence[str], rows: Iterable[Sequence[str | None]]
) -> Counter[ClassTexts]:
    """What rows say of their classes, for ``ClassBook.fit``."""
    raise NotImplementedError


class LineFile:
    """What psycopg2's ``copy_expert`` reads from: ``read(n)`` over an iterator of lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        raise NotImplementedError

    def read(self, size: int = -1) -> str:
        """The next piece, whatever its size; empty at the end."""
        raise NotImplementedError
