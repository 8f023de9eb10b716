"""Workbooks through GDAL: every sheet a part, every cell the text that stands in it (电子表格).

GDAL would guess a head and kinds of columns; here it does neither, so that titles are skipped and
``0402`` stays what it is. Numbers with more than 15 digits have lost the rest in Excel.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from .datum import first_position
from .encoding import UTF8, garbled_table
from .gdal_errors import gdal_errors, open_vector
from .gdal_part import MOST_COLUMNS, GdalSource, described, kind_of
from .looking import Look
from .opening import Asked, Opened, finished, refusal
from .parts import Column, Crs, EncodingVerdict, Part, Progress, RawRow, ShouldStop
from .place_columns import Places, place_columns
from .table_head import head_of

_SAMPLE, _LOOKED_AT = 50, 1000
_CELL = re.compile(rb"<c\s+([^>]*)>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]*)</v>")
_TEXT = re.compile(rb'\bt="(?!n")')
_PLACE = re.compile(rb'\br="([A-Z]+[0-9]+)"')
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_BLOCK, _LONGEST = 1 << 20, 1 << 12
_MOST_EXACT = 10**15
_MOST_XML = 4 << 30


@dataclass(frozen=True)
class SheetSource:
    """Rows of a sheet below its head."""

    cells: GdalSource
    skipped: int
    width: int
    places: Places | None = None

    def rows(
        self, _encoding: str | None, crs: Crs | None, should_stop: ShouldStop, progress: Progress
    ) -> Iterator[RawRow]:
        """Read every row that is not empty."""
        return finished(self.plain(should_stop), crs, should_stop, progress)

    def plain(self, should_stop: ShouldStop | None = None) -> Iterator[RawRow]:
        """Rows as they stand in the sheet, each as wide as the head."""
        raw = self.cells.plain(should_stop=should_stop)
        for row in islice(raw, self.skipped, None):
            values = [value or None for value in row.values[: self.width]]
            if any(values):
                values += [None] * (self.width - len(values))
                yield RawRow(values, self.places.wkb_hex(values) if self.places else None)


def open_sheets(path: Path, name: str, asked: Asked, keeps: object) -> list[Opened]:
    """Look at each sheet of a workbook; empty sheets are none."""
    driver = path.suffix[1:].upper()
    config = ((f"OGR_{driver}_HEADERS", "DISABLE"), (f"OGR_{driver}_FIELD_TYPES", "STRING"))
    reason = _damage(path, asked.look) if driver == "XLSX" else None
    if reason:
        return [refusal(name, reason[0], **reason[1])]
    with gdal_errors(**dict(config)) as said:
        dataset = open_vector(str(path), [driver], [])
        layers = described(dataset) if dataset is not None else None
        del dataset
    if layers is None:
        return [refusal(name, "damaged", detail=said.first())]
    sources = [
        GdalSource(f"{name} › {x.name}", str(path), x.number, (driver,), config=config, keeps=keeps)
        for x in layers
    ]
    opened = [_sheet(source, layer.name, asked) for source, layer in zip(sources, layers)]
    return [each for each in opened if each is not None] or [refusal(name, "no_layers")]


def _sheet(cells: GdalSource, layer: str, asked: Asked) -> Opened | None:
    first = [[value or "" for value in row.values] for row in cells.plain(_LOOKED_AT)]
    skipped, names = head_of(first)
    if not names:
        return None
    if len(names) > MOST_COLUMNS:
        return refusal(cells.name, "too_many_columns", columns=len(names))
    source = SheetSource(cells, skipped, len(names))
    rows = list(islice(_below(first, source), _LOOKED_AT))
    texts = [tuple(row.values) for row in rows]
    if garbled_table(names, texts):
        return refusal(cells.name, "text_garbled")
    places = place_columns(names, texts[:_SAMPLE])
    placed = [RawRow(row, places.wkb_hex(row)) for row in texts] if places else []
    kind = kind_of(placed)
    points = [p for row in placed if row.wkb_hex and (p := first_position(row.wkb_hex)) is not None]
    return Part(
        cells.name,
        layer,
        tuple(Column(name, "text") for name in names),
        len(rows) if len(first) < _LOOKED_AT else _count(cells) - skipped,
        kind,
        EncodingVerdict(UTF8, True),
        asked.crs_verdict(None, False, kind, points),
        tuple(texts[:_SAMPLE]),
        replace(source, places=places),
    )


def _below(first: list[list[str]], source: SheetSource) -> Iterator[RawRow]:
    for row in first[source.skipped :]:
        values: list[str | None] = [value or None for value in row[: source.width]]
        if any(values):
            yield RawRow(values, None)


def _count(cells: GdalSource) -> int:
    with gdal_errors(**dict(cells.config)):
        dataset = open_vector(cells.path, list(cells.drivers), [])
        layer = dataset.GetLayer(cells.layer) if dataset is not None else None
        return int(layer.GetFeatureCount()) if layer is not None else 0


def _damage(path: Path, look: Look) -> tuple[str, dict[str, object]] | None:
    """Why a workbook is not given to GDAL: no archive, a bomb, or codes that have lost digits."""
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _MOST_XML:
                return "zip_bomb", {}
            if packed.testzip() is not None:
                return "damaged", {}
            sheets = [name for name in packed.namelist() if _SHEET.fullmatch(name)]
            lost = [cell for sheet in sheets for cell in _lost(packed, sheet, look)]
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, RuntimeError, zlib.error):
        return "damaged", {}
    return ("digits_lost", {"cells": len(lost), "cell": lost[0]}) if lost else None


def _lost(packed: zipfile.ZipFile, sheet: str, look: Look) -> Iterator[str]:
    """Cells with whole numbers of more than 15 digits."""
    with packed.open(sheet) as file:
        rest = b""
        while block := file.read(_BLOCK):
            look.on(0)
            text, end = rest + block, 0
            for found in _CELL.finditer(text):
                end = found.end()
                place = _PLACE.search(found[1])
                if place and not _TEXT.search(found[1]) and _too_long(found[2]):
                    yield place[1].decode()
            rest = text[max(end, len(text) - _LONGEST) :]


def _too_long(number: bytes) -> bool:
    if len(number) < 16:
        return False
    try:
        value = float(number)
    except ValueError:
        return False
    return abs(value) >= _MOST_EXACT
