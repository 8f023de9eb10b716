"""Workbooks of Excel 97–2003 (.xls) through GDAL, where its driver for them is there (旧版 XLS).

The driver knows neither what is merged nor what is hidden; what is blank carries forward anyway.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .workbook import Row, Sheet, ShouldStop
from .workbook_errors import WorkbookError, save_as_xlsx, stopped, tr

_OPTIONS = {"OGR_XLS_HEADERS": "DISABLE", "OGR_XLS_FIELD_TYPES": "STRING"}
_ASKED_EVERY = 1000


def read_xls(path: Path, should_stop: ShouldStop) -> tuple[Sheet, ...]:
    """All sheets.

    :raises WorkbookError: there is no driver, or it cannot read the file
    """
    try:
        from osgeo import gdal
    except ImportError as error:
        raise _no_driver(path.name) from error
    if gdal.GetDriverByName("XLS") is None:
        raise _no_driver(path.name)
    with _quiet(gdal):
        return _read(gdal, path, should_stop)


def _no_driver(name: str) -> WorkbookError:
    return WorkbookError(
        "old_xls", tr("{file} is an old .xls workbook, which cannot be read here."),
        save_as_xlsx(), file=name,
    )  # fmt: skip


@contextmanager
def _quiet(gdal: Any) -> Iterator[None]:
    """GDAL's errors are told by what is missing; its settings are put back."""
    before = {key: gdal.GetThreadLocalConfigOption(key) for key in _OPTIONS}
    raised = gdal.GetUseExceptions()
    gdal.DontUseExceptions()
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    for key, value in _OPTIONS.items():
        gdal.SetThreadLocalConfigOption(key, value)
    try:
        yield
    finally:
        for key, value in before.items():
            gdal.SetThreadLocalConfigOption(key, value)
        gdal.PopErrorHandler()
        if raised:
            gdal.UseExceptions()


def _read(gdal: Any, path: Path, should_stop: ShouldStop) -> tuple[Sheet, ...]:
    # The driver goes by the ending of the name: a .xls that was named .xlsx needs a second one.
    with _named_xls(gdal, path) as name:
        dataset = gdal.OpenEx(name, gdal.OF_VECTOR, ["XLS"])
        if dataset is None:
            raise WorkbookError(
                "xls_unreadable",
                tr("{file} cannot be read: it is damaged or protected with a password."),
                save_as_xlsx(), file=path.name,
            )  # fmt: skip
        layers = [dataset.GetLayer(number) for number in range(dataset.GetLayerCount())]
        return tuple(Sheet(layer.GetName(), list(_rows(layer, should_stop))) for layer in layers)


@contextmanager
def _named_xls(gdal: Any, path: Path) -> Iterator[str]:
    if path.suffix.lower() == ".xls":
        yield str(path)
        return
    # FreeXL opens files of the disk only, so memory will not do.
    import tempfile

    with tempfile.TemporaryDirectory(prefix="dcm-") as folder:
        copy = Path(folder) / "workbook.xls"
        copy.write_bytes(path.read_bytes())
        yield str(copy)


def _rows(layer: Any, should_stop: ShouldStop) -> Iterator[Row]:
    width = layer.GetLayerDefn().GetFieldCount()
    for number, feature in enumerate(layer, 1):
        cells = tuple(_text(feature, column) for column in range(width))
        if any(cell.strip() for cell in cells):
            yield Row(number, cells)
        if number % _ASKED_EVERY == 0 and should_stop():
            raise stopped()


def _text(feature: Any, column: int) -> str:
    if not feature.IsFieldSetAndNotNull(column):
        return ""
    text = str(feature.GetFieldAsString(column))
    whole, point, fraction = text.partition(".")
    return whole if point and whole.lstrip("-").isdecimal() and not fraction.strip("0") else text
