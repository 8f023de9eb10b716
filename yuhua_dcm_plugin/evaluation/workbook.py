"""Write tables as an Excel workbook through GDAL, which every QGIS carries."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Union

from osgeo import gdal, ogr

from ..core.errors import DcmError
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
    :raises DcmError: this GDAL writes no workbooks
    :raises SheetWriteError: the file cannot be written
    """
    driver = ogr.GetDriverByName("XLSX")
    if driver is None:
        raise DcmError("GDAL has no XLSX driver", "", {"key": "no_xlsx"})
    draft = f"/vsimem/{uuid.uuid4().hex}.xlsx"
    try:
        workbook = driver.CreateDataSource(draft)
        for table in tables:
            _write_table(workbook, table)
        del workbook  # closing writes the file
        return write_whole(_content(draft), target)
    finally:
        gdal.Unlink(draft)


def _write_table(workbook: Any, table: Table) -> None:
    layer = workbook.CreateLayer(table.name, None, ogr.wkbNone)
    kinds = {str: ogr.OFTString, int: ogr.OFTInteger, float: ogr.OFTReal}
    for column in table.columns:
        layer.CreateField(ogr.FieldDefn(column.title, kinds[column.kind]))
    for row in table.rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for number, (column, cell) in enumerate(zip(table.columns, row)):
            if cell is not None:
                feature.SetField(number, column.kind(cell))
        layer.CreateFeature(feature)


def _content(path: str) -> bytes:
    size = gdal.VSIStatL(path).size
    file = gdal.VSIFOpenL(path, "rb")
    try:
        return bytes(gdal.VSIFReadL(1, size, file))
    finally:
        gdal.VSIFCloseL(file)
