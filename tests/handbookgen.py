"""Workbooks with known truth in the shape of real handbooks, and every fault that they have.

All is made here, byte by byte: what other programs write (prefixes, absolute targets, no dimension,
runs with pronunciation) must not depend on a library being there.
"""

from __future__ import annotations

import html
import struct
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORDS = "大类代码 大类名称 小类代码 小类名称 处置单位 主管部门 立案条件 结案条件 处置时限"
HEADS = tuple(_WORDS.split())


@dataclass(frozen=True)
class Formula:
    """A formula; without a value the program that wrote it never reckoned it."""

    text: str
    value: str | None = None


@dataclass(frozen=True)
class Styled:
    """A number in a format."""

    value: float
    pattern: str


@dataclass(frozen=True)
class Rich:
    """A text in several runs, with its pronunciation beside it."""

    runs: tuple[str, ...]
    spoken: str = ""


@dataclass(frozen=True)
class Typed:
    """A cell of another type: a boolean (b), an error (e)."""

    kind: str
    value: str


@dataclass
class SheetSpec:
    """One sheet; a row that is None is left out of the file."""

    name: str
    rows: Sequence[Sequence[Any] | None]
    merges: Sequence[str] = ()
    state: str = ""
    hidden_rows: Iterable[int] = ()
    hidden_columns: Iterable[int] = ()


@dataclass
class Book:
    """How the file is written."""

    sheets: Sequence[SheetSpec]
    shared: bool = True
    prefix: str = ""
    absolute: bool = False
    places: bool = True
    texts: dict[str, int] = field(default_factory=dict)
    patterns: list[str] = field(default_factory=list)


def handbook(rows: Iterable[Sequence[Any]], name: str = "部件", **more: Any) -> SheetSpec:
    """A sheet as cities have it: a title over all, the heads, the rows."""
    merges = ["A1:I1", *more.pop("merges", ())]
    return SheetSpec(name, [["裕华区立案、处置和结案标准"], HEADS, *rows], merges, **more)


def write_xlsx(path: Path, sheets: Sequence[SheetSpec], **how: Any) -> Path:
    """Write a workbook."""
    book = Book(sheets, **how)
    parts = {f"xl/worksheets/sheet{n}.xml": _sheet(book, s) for n, s in enumerate(sheets, 1)}
    start = "/xl/" if book.absolute else ""
    links = [("worksheet", f"{start}worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    links += [("styles", f"{start}styles.xml")]
    links += [("sharedStrings", f"{start}sharedStrings.xml")] if book.shared else []
    parts["xl/_rels/workbook.xml.rels"] = _relations(links)
    parts["_rels/.rels"] = _relations([("officeDocument", "/xl/workbook.xml"[not book.absolute :])])
    parts["xl/workbook.xml"] = _book(book)
    parts["xl/styles.xml"] = _styles(book)
    parts["[Content_Types].xml"] = "<Types/>"
    if book.shared:
        p = book.prefix
        parts["xl/sharedStrings.xml"] = (
            f"<{p}sst {_namespace(p)}>"
            + "".join(f"<{p}si>{t}</{p}si>" for t in book.texts)
            + f"</{p}sst>"
        )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _namespace(prefix: str) -> str:
    return f'xmlns:{prefix[:-1]}="{MAIN}"' if prefix else f'xmlns="{MAIN}"'


def _relations(links: Iterable[tuple[str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{made}</Relationships>'


def _book(book: Book) -> str:
    p = book.prefix
    entries = "".join(
        f'<{p}sheet name="{html.escape(sheet.name)}" sheetId="{n}" r:id="rId{n}"'
        + (f' state="{sheet.state}"' if sheet.state else "")
        + "/>"
        for n, sheet in enumerate(book.sheets, 1)
    )
    return (
        f'<{p}workbook {_namespace(p)} xmlns:r="{OFFICE}"><{p}sheets>{entries}</{p}sheets>'
        f"</{p}workbook>"
    )


def _styles(book: Book) -> str:
    formats = "".join(
        f'<numFmt numFmtId="{200 + n}" formatCode="{html.escape(pattern)}"/>'
        for n, pattern in enumerate(book.patterns)
    )
    used = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(book.patterns)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId="9"/>'
        f'</cellStyleXfs><cellXfs><xf numFmtId="0"/>{used}</cellXfs></styleSheet>'
    )


def _sheet(book: Book, sheet: SheetSpec) -> str:
    p = book.prefix
    hidden = set(sheet.hidden_rows)
    rows = "".join(
        _row(book, number, row, number in hidden)
        for number, row in enumerate(sheet.rows, 1)
        if row is not None
    )
    columns = "".join(
        f'<{p}col min="{at + 1}" max="{at + 1}" hidden="1"/>' for at in sheet.hidden_columns
    )
    cols = f"<{p}cols>{columns}</{p}cols>" if columns else ""
    merges = "".join(f'<{p}mergeCell ref="{reach}"/>' for reach in sheet.merges)
    after = f"<{p}mergeCells>{merges}</{p}mergeCells>" if merges else ""
    return (
        f"<{p}worksheet {_namespace(p)}>{cols}<{p}sheetData>{rows}</{p}sheetData>{after}"
        f"</{p}worksheet>"
    )


def _row(book: Book, number: int, row: Sequence[Any], hidden: bool) -> str:
    p = book.prefix
    cells = "".join(_cell(book, number, at, value) for at, value in enumerate(row))
    place = f' r="{number}"' if book.places else ""
    return (
        f"<{p}row{place}{' hidden=' + chr(34) + '1' + chr(34) if hidden else ''}>{cells}</{p}row>"
    )


def _cell(book: Book, number: int, at: int, value: Any) -> str:  # noqa: PLR0911
    p = book.prefix
    place = f' r="{letters(at)}{number}"' if book.places else ""
    if value is None or value == "":
        return f"<{p}c{place}/>"
    if isinstance(value, Formula):
        kept = f"<{p}v>{html.escape(value.value)}</{p}v>" if value.value is not None else ""
        return f'<{p}c{place} t="str"><{p}f>{html.escape(value.text)}</{p}f>{kept}</{p}c>'
    if isinstance(value, Typed):
        return f'<{p}c{place} t="{value.kind}"><{p}v>{value.value}</{p}v></{p}c>'
    if isinstance(value, Styled):
        if value.pattern not in book.patterns:
            book.patterns.append(value.pattern)
        style = book.patterns.index(value.pattern) + 1
        return f'<{p}c{place} s="{style}"><{p}v>{value.value!r}</{p}v></{p}c>'
    if isinstance(value, (int, float)):
        return f"<{p}c{place}><{p}v>{value!r}</{p}v></{p}c>"
    text = _runs(p, value)
    if not book.shared:
        return f'<{p}c{place} t="inlineStr"><{p}is>{text}</{p}is></{p}c>'
    number_of = book.texts.setdefault(text, len(book.texts))
    return f'<{p}c{place} t="s"><{p}v>{number_of}</{p}v></{p}c>'


def _runs(p: str, value: Any) -> str:
    if not isinstance(value, Rich):
        return f'<{p}t xml:space="preserve">{html.escape(str(value))}</{p}t>'
    runs = "".join(f"<{p}r><{p}rPr/><{p}t>{html.escape(run)}</{p}t></{p}r>" for run in value.runs)
    spoken = f'<{p}rPh sb="0" eb="1"><{p}t>{value.spoken}</{p}t></{p}rPh>' if value.spoken else ""
    return runs + spoken


def letters(at: int) -> str:
    """Name of a column from 0."""
    return chr(65 + at) if at < 26 else letters(at // 26 - 1) + chr(65 + at % 26)


def many_rows(count: int) -> list[list[Any]]:
    """So many rows of one class, each with a condition of its own."""
    first = ["01", "公用设施类", "01", "上水井盖", "", "", "条件 1", "修复", "2工作日"]
    return [
        first,
        *(
            ["", "", "", "", "", "", f"条件 {n}", "修复", f"{n % 9 + 1}工作日"]
            for n in range(2, count + 1)
        ),
    ]


# --- Excel 97 ----------------------------------------------------------------------------------


def ole(streams: dict[str, bytes]) -> bytes:
    """A container of Office before 2007, with streams of any size."""
    sector = 512
    padded = {
        name: data.ljust(max(4096, -(-len(data) // sector) * sector), b"\0")
        for name, data in streams.items()
    }
    chain: list[int] = []
    starts: dict[str, int] = {}
    body = b""
    for name, data in padded.items():
        starts[name] = len(chain)
        count = len(data) // sector
        chain += [len(chain) + n + 1 for n in range(count - 1)] + [0xFFFFFFFE]
        body += data
    directory = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)
    for n, (name, data) in enumerate(padded.items(), 1):
        right = n + 1 if n < len(padded) else 0xFFFFFFFF
        directory += _entry(name, 2, starts[name], len(data), right=right)
    directory = directory.ljust(-(-len(directory) // sector) * sector, b"\0")
    at_directory = len(chain)
    sectors = len(directory) // sector
    chain += [at_directory + n + 1 for n in range(sectors - 1)] + [0xFFFFFFFE]
    tables = 1
    while tables * 128 < len(chain) + tables:
        tables += 1
    at_fat = len(chain)
    chain += [0xFFFFFFFD] * tables
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * sector, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack(
        "<IIIIIIIII", 0, tables, at_directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    )
    head += struct.pack("<109I", *[at_fat + n if n < tables else 0xFFFFFFFF for n in range(109)])
    return head + body + directory + fat


def _entry(
    name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF
) -> bytes:
    spelled = (name + "\0").encode("utf-16-le")
    return (
        spelled.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(spelled), kind, 1, 0xFFFFFFFF, right, child)
        + b"\0" * 36
        + struct.pack("<III", start, size, 0)
    )


def write_xls(path: Path, name: str, rows: Sequence[Sequence[Any]]) -> Path:
    """A workbook as Excel 97 wrote it."""
    texts: list[str] = []
    cells = b""
    for at_row, row in enumerate(rows):
        for at, value in enumerate(row):
            if value in ("", None):
                continue
            if isinstance(value, (int, float)):
                cells += _record(0x203, struct.pack("<HHHd", at_row, at, 15, value))
                continue
            if value not in texts:
                texts.append(value)
            cells += _record(0xFD, struct.pack("<HHHI", at_row, at, 15, texts.index(value)))
    strings = struct.pack("<II", len(texts), len(texts))
    strings += b"".join(struct.pack("<HB", len(t), 1) + t.encode("utf-16-le") for t in texts)
    title = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    begin = struct.pack("<HHHHII", 0x600, 0x05, 0, 0x7CC, 0, 6)
    fixed = _record(0x809, begin) + _record(0x42, struct.pack("<H", 1200))
    after = _record(0xFC, strings) + _record(0x0A, b"")
    offset = len(fixed) + len(_record(0x85, b"\0" * 6 + title)) + len(after)
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0x7CC, 0, 6))
    sheet += (
        _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, 9, 0)) + cells + _record(0x0A, b"")
    )
    listed = _record(0x85, struct.pack("<IBB", offset, 0, 0) + title)
    path.write_bytes(ole({"Workbook": fixed + listed + after + sheet}))
    return path


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
