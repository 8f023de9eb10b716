"""Write tables with typed columns as an Excel workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Union

from ..core import xlsx
from ..sheets.atomic import write_whole

Cell = Union[str, int, float, Decimal, None]


@dataclass(frozen=True)
class Column:
    """A column and what its cells are: ``str``, ``int`` or ``float``."""

    title: str
    kind: type


@dataclass(frozen=True)
class Table:
    """One sheet of the workbook; a cell that is None stays empty."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


def write_workbook(tables: Sequence[Table], target: Path) -> Path:
    """Write tables into one workbook, whole or not at all.

    Texts are kept as texts, whatever they begin with: no cell becomes a formula.

    :param tables: sheets, in this order
    :param target: .xlsx file; an older one is replaced
    :returns: the target
    :raises SheetWriteError: the file cannot be written
    """
    return write_whole(xlsx.workbook_bytes([_sheet(table) for table in tables]), target)


def _sheet(table: Table) -> xlsx.Sheet:
    rows = [
        [None if cell is None else column.kind(cell) for column, cell in zip(table.columns, row)]
        for row in table.rows
    ]
    return xlsx.Sheet(table.name, [column.title for column in table.columns], rows)
