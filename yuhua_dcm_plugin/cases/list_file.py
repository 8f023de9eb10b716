"""A list of cases as a file for the office: CSV or Excel, whole or not at all (导出清单).

Contacts are not masked here: whoever fills the rows puts in what the reader may see.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from ..core.errors import DcmError
from ..core.files import reason_of, replace_whole
from ..core.strings import tr
from ..core.xlsx import MOST_ROWS, Cell, Sheet, clean_text, local_time, workbook_bytes

Rows = Sequence[Sequence[Cell]]

#: A text that begins so is run as a formula by the programs that open CSV files.
_RUN = tuple("=+-@\t\r\n＝＋－＠")
#: Tells Excel that the file is UTF-8; without it Chinese comes out as rubbish.
_BOM = "\ufeff"


def write_list(headers: Sequence[str], rows: Rows, path: Path) -> Path:
    """Write Excel when the name ends in ``.xlsx``, otherwise CSV; see the two functions below."""
    writer = write_xlsx if path.suffix.lower() == ".xlsx" else write_csv
    return writer(headers, rows, path)


def write_csv(headers: Sequence[str], rows: Rows, path: Path) -> Path:
    """Write UTF-8 CSV that Excel opens with its Chinese intact and runs nothing of.

    A text that would be run gets an apostrophe in front; numbers stay numbers. Excel rounds codes
    of more than 15 digits that stand in CSV: where that matters, write Excel.

    :param headers: names of the columns
    :param rows: cells; None stays empty, times are written as in Shanghai
    :param path: file; an older one is replaced
    :returns: the path
    :raises DcmError: the file cannot be written; an older one is untouched
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_csv_cell(header) for header in headers])
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return _write((_BOM + text.getvalue()).encode("utf-8"), path)


def write_xlsx(headers: Sequence[str], rows: Rows, path: Path) -> Path:
    """Write an Excel workbook with one sheet: bold fixed head, filter, true texts and times.

    :param headers: names of the columns
    :param rows: cells; None stays empty, times are written as in Shanghai
    :param path: file; an older one is replaced
    :returns: the path
    :raises DcmError: too many rows, or the file cannot be written; an older one is untouched
    """
    if len(rows) >= MOST_ROWS:
        words = tr("Excel holds at most {n} rows. Filter the list, or choose CSV.")
        raise DcmError(words.format(n=f"{MOST_ROWS - 1:,}"), "", {"key": "too_many_rows"})
    return _write(workbook_bytes([Sheet(path.stem, headers, rows)]), path)


def _csv_cell(cell: Cell) -> Cell:
    if isinstance(cell, datetime):
        return f"{local_time(cell):%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return cell.isoformat()
    return _harmless(clean_text(cell)) if isinstance(cell, str) else cell


def _harmless(text: str) -> str:
    """Put an apostrophe before a formula, also behind blanks, which some programs skip."""
    bare = text.lstrip(" \u3000\u00a0\ufeff")
    return f"'{text}" if bare.startswith(_RUN) else text


def _write(content: bytes, path: Path) -> Path:
    try:
        return replace_whole(content, path)
    except OSError as error:
        words = tr("{file} could not be written: {reason}")
        raise DcmError(
            words.format(file=path, reason=reason_of(error)), "", {"key": "file_not_written"}
        ) from error
