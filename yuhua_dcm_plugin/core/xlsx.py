"""Tables as an Excel workbook (XLSX): texts stay texts, numbers numbers, times times.

Written here and not by GDAL, whose driver drops blanks at the ends of a text, lets Excel read
``_x0041_`` in it as a letter, and knows no times, widths or fixed heads. Nothing ever becomes a
formula: a text stands in an inline text cell, whatever it begins with.
"""

from __future__ import annotations

import html
import io
import math
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Union

from .shanghai import SHANGHAI

Cell = Union[str, int, float, Decimal, datetime, date, None]

#: Rows and characters of a cell that Excel can hold; it calls a file with more damaged.
MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
#: Whole numbers beyond this lose digits in Excel, so they are written as text.
_MOST_EXACT = 10**15
_CUT = "…"
_EPOCH = datetime(1899, 12, 30)
_WIDEST, _NARROWEST = 60, 6
_MEASURED_ROWS = 200
_HEAD, _PLAIN, _TIME, _DAY = 1, 2, 3, 4
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NO_NAME = re.compile(r"[\[\]:*?/\\]")

_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = f"""<styleSheet xmlns="{_SPREADSHEET}">
<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>
<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>
</styleSheet>"""


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook; a cell that is None stays empty.

    :param title: stands above the heads, over all columns; empty: there is no such row
    :param merges: cells that are one, e.g. ``A3:A7``
    """

    name: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    title: str = ""
    merges: Sequence[str] = ()


def clean_text(text: str) -> str:
    """Return a text that any table can hold: no control characters, no half characters.

    Line breaks and tabs are kept, each line break as one ``\\n``; a lone surrogate is shown as �.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", _FORBIDDEN.sub("", text))


def local_time(moment: datetime) -> datetime:
    """Return a moment as the clock on the wall in the hall shows it, without its zone."""
    if moment.utcoffset() is None:
        return moment
    return moment.astimezone(SHANGHAI).replace(tzinfo=None)


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Return an Excel workbook.

    :param sheets: at least one, in this order
    :raises ValueError: a sheet has more rows than Excel can hold
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts(sheets):
            # A fixed time: the same table gives the same file.
            archive.writestr(_entry(name), _DECLARATION + content)
    return packed.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _parts(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    yield "[Content_Types].xml", _content_types(numbers)
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    yield "xl/workbook.xml", _book(sheets)
    links = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*links, ("styles", "styles.xml")])
    yield "xl/styles.xml", _STYLES
    for number, sheet in zip(numbers, sheets):
        yield f"xl/worksheets/sheet{number}.xml", _sheet(sheet)


def _content_types(numbers: Iterable[int]) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml"'
        f' ContentType="{_TYPES}.worksheet+xml"/>'
        for number in numbers
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
        f"{sheets}</Types>"
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _book(sheets: Sequence[Sheet]) -> str:
    entries = "".join(
        f'<sheet name="{html.escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(_names(sheets), 1)
    )
    return (
        f'<workbook xmlns="{_SPREADSHEET}" xmlns:r="{_OFFICE}">'
        f"<sheets>{entries}</sheets></workbook>"
    )


def _names(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Names as Excel takes them: short, without its own signs, each once."""
    taken: set[str] = set()
    for number, sheet in enumerate(sheets, 1):
        name = _NO_NAME.sub(" ", clean_text(sheet.name)).replace("\n", " ").strip("' ")[:31]
        if not name or name.lower() in taken:
            name = f"{name[:26]} {number}".strip()
        taken.add(name.lower())
        yield name


def _sheet(sheet: Sheet) -> str:
    if len(sheet.rows) + bool(sheet.title) >= MOST_ROWS:
        raise ValueError(f"{len(sheet.rows)} rows are more than a sheet can hold")
    head = 2 if sheet.title else 1
    rows = [_row(1, [sheet.title], _HEAD)] if sheet.title else []
    rows.append(_row(head, sheet.headers, _HEAD))
    rows += [_row(number, row) for number, row in enumerate(sheet.rows, head + 1)]
    return (
        f'<worksheet xmlns="{_SPREADSHEET}"><sheetViews><sheetView workbookViewId="0">'
        f'<pane ySplit="{head}" topLeftCell="A{head + 1}" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews>{_widths(sheet)}<sheetData>{''.join(rows)}</sheetData>"
        f"{_after(sheet, len(rows))}</worksheet>"
    )


def _after(sheet: Sheet, rows: int) -> str:
    """Merged cells, or buttons to filter by, which do not go together."""
    last = _letters(max(len(sheet.headers), 1))
    merges = [f"A1:{last}1", *sheet.merges] if sheet.title and last != "A" else sheet.merges
    if not merges:
        return f'<autoFilter ref="A{2 if sheet.title else 1}:{last}{rows}"/>'
    cells = "".join(f'<mergeCell ref="{html.escape(each)}"/>' for each in merges)
    return f'<mergeCells count="{len(merges)}">{cells}</mergeCells>'


def _widths(sheet: Sheet) -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{_width(sheet, number - 1)}" customWidth="1"/>'
        for number in range(1, len(sheet.headers) + 1)
    )
    return f"<cols>{columns}</cols>" if columns else ""


def _width(sheet: Sheet, column: int) -> int:
    rows = [sheet.headers, *sheet.rows[:_MEASURED_ROWS]]
    cells = (row[column] for row in rows if column < len(row))
    return max(_NARROWEST, min(_WIDEST, 2 + max(map(_breadth, cells))))


def _breadth(cell: Cell) -> int:
    if isinstance(cell, datetime):
        return 16
    longest = max(str("" if cell is None else cell)[:_WIDEST].split("\n"), key=len)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in longest)


def _row(number: int, cells: Sequence[Cell], style: int = _PLAIN) -> str:
    made = (_cell(f"{_letters(at)}{number}", cell, style) for at, cell in enumerate(cells, 1))
    return f'<row r="{number}">{"".join(made)}</row>'


def _letters(column: int) -> str:
    """Name of a column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _cell(place: str, cell: Cell, style: int) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return _time_cell(place, cell, style)
    if _is_number(cell):
        whole = isinstance(cell, float) and cell.is_integer()
        number = f"{cell:.0f}" if whole else str(cell)
        return f'<c r="{place}"><v>{number}</v></c>'
    return _text_cell(place, str(cell), style)


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, bool) or not isinstance(cell, (int, float, Decimal)):
        return False
    return math.isfinite(cell) and (not isinstance(cell, int) or abs(cell) < _MOST_EXACT)


def _time_cell(place: str, moment: date, style: int) -> str:
    exact = isinstance(moment, datetime)
    local = local_time(moment) if isinstance(moment, datetime) else datetime.combine(moment, _TOP)
    if local < _EPOCH:
        return _text_cell(place, str(local), style)
    days = (local - _EPOCH) / timedelta(days=1)
    return f'<c r="{place}" s="{_TIME if exact else _DAY}"><v>{days:.10f}</v></c>'


_TOP = datetime.min.time()


def _text_cell(place: str, text: str, style: int) -> str:
    text = html.escape(_ESCAPE_LIKE.sub("_x005F_", _held(clean_text(text))), quote=False)
    return (
        f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    )


def _held(text: str) -> str:
    """Cut what Excel cannot hold, visibly; it counts a rare character as two."""
    if len(text) * 2 <= MOST_CHARACTERS:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    room = 2 * (MOST_CHARACTERS - len(_CUT))
    return units[:room].decode("utf-16-le", "ignore") + _CUT
