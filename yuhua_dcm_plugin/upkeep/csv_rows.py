"""A handbook as CSV: encoding and delimiter found out, texts kept as they stand (CSV 手册)."""

from __future__ import annotations

import codecs
import csv
import io
from itertools import islice
from pathlib import Path

from .workbook import Row, Sheet, ShouldStop
from .workbook_errors import WorkbookError, save_as_xlsx, stopped, tr

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ",\t;|，"
_LONGEST_CELL = 1 << 20
_LOOKED_AT, _LINES, _ASKED_EVERY = 1 << 16, 40, 1000
#: Characters that Chinese text in UTF-8 becomes when somebody reads it as GBK.
_FORBIDDEN = {*range(9), 11, 12, *range(14, 32)}


def read_csv(path: Path, should_stop: ShouldStop) -> Sheet:
    """The file as one sheet, named after it.

    :raises WorkbookError: it is no text, in no encoding of ours, or its quotes do not close
    """
    text = _text(path)
    delimiter = _delimiter(text)
    before = csv.field_size_limit(_LONGEST_CELL)
    rows: list[Row] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                rows.append(Row(number, tuple(cells)))
            if number % _ASKED_EVERY == 0 and should_stop():
                raise stopped()
    except csv.Error as error:
        raise WorkbookError(
            "csv_broken", tr("{file} cannot be cut into cells: {reason}"), save_as_xlsx(),
            file=path.name, reason=str(error),
        ) from error  # fmt: skip
    finally:
        csv.field_size_limit(before)
    return Sheet(path.stem, rows)


def _text(path: Path) -> str:
    """The whole file in the one encoding that fits all of it."""
    content = path.read_bytes()
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return _decoded(content, codec, path.name)
    if b"\0" in content[:_LOOKED_AT]:
        raise WorkbookError(
            "no_text", tr("{file} is neither a workbook nor a text table."), save_as_xlsx(),
            file=path.name,
        )  # fmt: skip
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(content, "gb18030", path.name)


def _decoded(content: bytes, codec: str, name: str) -> str:
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        raise _unknown(name) from error
    if _FORBIDDEN & set(map(ord, text[:_LOOKED_AT])):
        raise _unknown(name)
    return text


def _unknown(name: str) -> WorkbookError:
    return WorkbookError(
        "encoding", tr("{file} is neither in UTF-8 nor in GBK throughout."), save_as_xlsx(),
        file=name,
    )  # fmt: skip


def _delimiter(text: str) -> str:
    """The one that cuts some line into most cells: a handbook has nine columns."""
    lines = list(islice(io.StringIO(text[:_LOOKED_AT], newline=""), _LINES))
    return max(_DELIMITERS, key=lambda mark: _cells(lines, mark))


def _cells(lines: list[str], mark: str) -> int:
    try:
        counts = sorted(len(row) for row in csv.reader(lines, delimiter=mark) if row)
    except csv.Error:
        return 0
    return counts[len(counts) // 2] if counts else 0
