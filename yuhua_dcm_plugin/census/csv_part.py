"""CSV and text tables: delimiter, head and positions found, texts kept as they are written."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from .byte_text import judged
from .datum import first_position
from .encoding import codec_of, garbled_table
from .gdal_part import MOST_COLUMNS, kind_of
from .opening import Asked, Opened, errors_of, finished, refusal
from .parts import (
    Column,
    Crs,
    DeliveryError,
    EncodingVerdict,
    Part,
    Progress,
    RawRow,
    Refusal,
    ShouldStop,
)
from .place_columns import Places, place_columns
from .table_head import head_of

_SAMPLE, _LOOKED_AT = 50, 1000
_LONGEST_CELL = 1 << 20
_DELIMITERS = ",\t;|，"


@dataclass(frozen=True)
class CsvSource:
    """Rows of a text table.

    :param skipped: rows before the data: titles and the head
    """

    name: str
    path: Path
    delimiter: str
    skipped: int
    width: int
    places: Places | None
    keeps: object = None
    spoilt: frozenset[str] = frozenset()

    def rows(
        self, encoding: str | None, crs: Crs | None, should_stop: ShouldStop, progress: Progress
    ) -> Iterator[RawRow]:
        """Read every row; empty lines are none."""
        return finished(self.plain(encoding or "ascii"), crs, should_stop, progress)

    def plain(self, encoding: str) -> Iterator[RawRow]:
        """Rows as they stand in the file, each as wide as the head.

        :raises DeliveryError: csv_broken, csv_ragged, text_not_in_encoding
        """
        errors = errors_of(encoding, self.spoilt)
        read = records(self.path, encoding, self.delimiter, errors)
        try:
            for row in islice(read, self.skipped, None):
                if not any(row):
                    continue
                whole = row if len(row) == self.width else self._fitted(row)
                values = [cell or None for cell in whole]
                yield RawRow(values, self.places.wkb_hex(values) if self.places else None)
        except UnicodeError:
            raise self._failed("text_not_in_encoding", encoding=encoding) from None
        except csv.Error as error:
            raise self._failed("csv_broken", detail=str(error)) from None

    def _fitted(self, row: list[str]) -> list[str]:
        if any(row[self.width :]):
            raise self._failed("csv_ragged", cells=len(row), columns=self.width, row=row[0])
        return [*row[: self.width], *[""] * (self.width - len(row))]

    def _failed(self, reason: str, **parameters: object) -> DeliveryError:
        return DeliveryError(Refusal(self.name, reason, parameters))


def records(
    path: Path, encoding: str, delimiter: str, errors: str = "strict"
) -> Iterator[list[str]]:
    """Cut a file into records.

    :param errors: ``replace`` where a few texts are spoilt and their rows will be told
    :raises UnicodeError: where the bytes are not in this encoding
    """
    codec = codec_of(encoding)
    codec = "utf-8-sig" if codec == "utf-8" else codec
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding=codec, errors=errors, newline="") as file:
            yield from csv.reader(file, delimiter=delimiter, strict=True)
    finally:
        csv.field_size_limit(before)


def open_csv(path: Path, name: str, asked: Asked, keeps: object = None) -> Opened:
    """Look at a text table: encoding, delimiter, head, positions, first rows."""
    if not path.stat().st_size:
        return refusal(name, "empty_file")
    found = judged(path, name, asked)
    if isinstance(found, Refusal):
        return found
    verdict = asked.encoding_verdict(found)
    reading = verdict.encoding or found.likeliest
    try:
        return _table(path, name, asked, verdict, reading, keeps)
    except UnicodeError:
        return refusal(name, "text_not_in_encoding", encoding=reading)
    except csv.Error as error:
        return refusal(name, "csv_broken", detail=str(error))
    except DeliveryError as error:
        return error.refusal


def _table(
    path: Path, name: str, asked: Asked, verdict: EncodingVerdict, reading: str, keeps: object
) -> Opened:
    errors = errors_of(reading, verdict.spoilt)
    delimiter = _delimiter(path, reading, errors)
    first = list(islice(records(path, reading, delimiter, errors), _LOOKED_AT))
    skipped, names = head_of(first)
    if not names:
        return refusal(name, "empty_file")
    if len(names) > MOST_COLUMNS:
        return refusal(name, "too_many_columns", columns=len(names))
    body = [row + [""] * (len(names) - len(row)) for row in first[skipped:] if any(row)]
    places = place_columns(names, body[:_SAMPLE])
    source = CsvSource(name, path, delimiter, skipped, len(names), places, keeps, verdict.spoilt)
    rows = list(islice(source.plain(reading), _LOOKED_AT))
    if verdict.encoding and garbled_table(names, (row.values for row in rows)):
        return refusal(name, "text_garbled")
    kind = kind_of(rows)
    points = [p for row in rows if row.wkb_hex and (p := first_position(row.wkb_hex)) is not None]
    return Part(
        name,
        path.stem,
        _columns(names, rows),
        _count(path, first, rows),
        kind,
        verdict,
        asked.crs_verdict(None, False, kind, points),
        tuple(tuple(row.values) for row in rows[:_SAMPLE]) if verdict.encoding else (),
        source,
    )


def _delimiter(path: Path, encoding: str, errors: str) -> str:
    """The one that cuts the first lines into most and equal cells."""
    with path.open(encoding=codec_of(encoding), errors=errors, newline="") as file:
        lines = [line for line in islice((file.readline(1 << 20) for _ in range(20)), 20) if line]
    return max(_DELIMITERS, key=lambda mark: _evenness(lines, mark))


def _evenness(lines: list[str], mark: str) -> tuple[float, int]:
    counts = [len(row) for row in csv.reader(lines, delimiter=mark) if row]
    if not counts or max(counts) == 1:
        return (0.0, 0)
    usual, times = Counter(count for count in counts).most_common(1)[0]
    return (times / len(counts) if usual > 1 else 0.0, usual)


def _columns(names: list[str], rows: list[RawRow]) -> tuple[Column, ...]:
    return tuple(Column(name, "text") for name in names)


def _count(path: Path, first: list[list[str]], rows: list[RawRow]) -> int:
    if len(first) < _LOOKED_AT:
        return len(rows)
    with path.open("rb") as file:
        head = file.read(1 << 20)
    return max(len(rows), path.stat().st_size * head.count(b"\n") // max(1, len(head)))
