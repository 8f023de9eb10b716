"""What a delivery consists of, once it has been looked at (数据交付)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, NamedTuple, Protocol

#: A file, its bytes and the moment it was last written.
Stamp = tuple[Path, int, int]
#: Asked between portions of rows; True ends the reading.
ShouldStop = Callable[[], bool]
#: Told between portions of rows how many have been read.
Progress = Callable[[int], None]


class RawRow(NamedTuple):
    """One row as delivered: a text for each column of its part, and its geometry.

    :param values: in the order of ``Part.columns``; None where nothing was delivered
    :param wkb_hex: (E)WKB without SRID in hex, in the part's CRS, Z and M kept; None without one
    """

    values: Sequence[str | None]
    wkb_hex: str | None


class Block(NamedTuple):
    """Some hundred rows, column by column: how most of a million rows are read in time.

    :param columns: one sequence of values for each column of the part, all of one length
    :param shapes: as in :class:`RawRow`, of the same length
    """

    columns: Sequence[Sequence[str | None]]
    shapes: Sequence[str | None]


@dataclass(frozen=True)
class Column:
    """A column of a part.

    :param kind: text, integer, real, date, time or other
    """

    name: str
    kind: str


@dataclass(frozen=True)
class Candidate:
    """One way to read the bytes of a part, with some of its texts read that way.

    :param score: 0 (cannot be) to 1 (just what one would expect)
    :param spoilt: it reads all but a few cells, which are faults of their rows
    """

    encoding: str
    score: float
    samples: tuple[str, ...]
    spoilt: bool = False


@dataclass(frozen=True)
class EncodingVerdict:
    """Which encoding the bytes are in (编码).

    :param encoding: a name both Python and GDAL know; None when a person has to say
    :param declared: what the delivery says of itself (.cpg, language driver), as written
    :param candidates: best first
    :param fault: why no encoding reads the whole file: a reason key, or empty
    :param example: a text that shows the fault
    """

    encoding: str | None
    sure: bool
    declared: str | None = None
    candidates: tuple[Candidate, ...] = ()
    fault: str = ""
    example: str = ""

    @property
    def spoilt(self) -> frozenset[str]:
        """Encodings in which a few cells cannot be read, and are told row by row."""
        return frozenset(each.encoding for each in self.candidates if each.spoilt)

    @property
    def likeliest(self) -> str:
        """How to look at a file until somebody has said its encoding."""
        best = next((each for each in self.candidates if each.score > 0), None)
        return best.encoding if best is not None else "latin-1"


@dataclass(frozen=True)
class Crs:
    """A coordinate reference system (坐标系) the rows come in.

    :param name: for people, e.g. ``CGCS2000 / 3-degree Gauss-Kruger CM 114E``
    :param srid: EPSG number, or
    :param proj: PROJ text where there is no number
    :param datum: wgs84, gcj02 or bd09; the latter two are turned into WGS84 while reading
    :param swapped: north comes first in the delivery; rows come out with east first
    :param old: Xian 1980 or Beijing 1954, which PROJ turns without a local transformation; or empty
    """

    name: str
    srid: int | None
    proj: str | None = None
    datum: str = "wgs84"
    degrees: bool = False
    swapped: bool = False
    old: str = ""

    def as_source(self) -> dict[str, Any]:
        """Return what ``census_open`` wants to be told: {"srid": n} or {"proj": "…"}."""
        return {"srid": self.srid} if self.srid is not None else {"proj": self.proj}


@dataclass(frozen=True)
class CrsVerdict:
    """Which CRS a part is in.

    :param crs: None when a person has to say
    :param reason: declared, chosen, no_geometry, or why not: crs_missing, crs_unknown,
        crs_contradicts, crs_needs_choice
    :param hint: what the numbers look like: a value for SOURCE_CRS that would fit, or empty
    """

    crs: Crs | None
    sure: bool
    reason: str
    hint: str = ""


@dataclass(frozen=True)
class Refusal:
    """A file that cannot be read; ``refusals.words_of`` says it in one line.

    :param name: file, or file › layer
    :param reason_key: stable name of the reason
    """

    name: str
    reason_key: str
    parameters: dict[str, Any] = field(default_factory=dict)


class Source(Protocol):
    """How the rows of a part are got at."""

    def rows(
        self, encoding: str | None, crs: Crs | None, should_stop: ShouldStop, progress: Progress
    ) -> Iterator[RawRow]:
        """Read from the first row to the last; a new iterator reads again."""
        ...


def stamp_of(path: Path) -> Stamp:
    """What tells that a file is still the same one.

    :raises OSError: it is not there any more
    """
    state = path.stat()
    return path, state.st_size, state.st_mtime_ns


def _never() -> bool:
    return False


def _silent(_rows: int) -> None:
    pass


@dataclass(frozen=True)
class Part:
    """A table of a delivery: a shapefile, a layer, a sheet.

    :param name: ``xx.shp``, ``xx.gpkg › layer``, ``a.zip/b.shp``; unique in its delivery
    :param rows: number of rows, perhaps an estimate
    :param geometry: point, line, polygon, mixed or none
    :param sample: the first 50 rows
    """

    name: str
    layer: str
    columns: tuple[Column, ...]
    rows: int
    geometry: str
    encoding: EncodingVerdict
    crs: CrsVerdict
    sample: tuple[tuple[str | None, ...], ...]
    source: Source = field(repr=False, compare=False)
    stamps: tuple[Stamp, ...] = field(default=(), repr=False, compare=False)

    @property
    def place_columns(self) -> tuple[int, ...]:
        """Columns of a table without geometry that its positions are made of."""
        places = getattr(self.source, "places", None)
        return () if places is None else tuple(places.numbers)

    def blocks_in(
        self, encoding: str | None, crs: Crs | None, should_stop: ShouldStop
    ) -> Iterator[Block] | None:
        """The same rows as :meth:`rows_in`, where the file is best read column by column."""
        blocks = getattr(self.source, "blocks", None)
        if blocks is None:
            return None
        chosen = encoding or self.encoding.encoding
        found: Iterator[Block] = blocks(chosen, crs or self.crs.crs, should_stop)
        return found

    def rows_in(
        self,
        encoding: str | None = None,
        crs: Crs | None = None,
        *,
        should_stop: ShouldStop = _never,
        progress: Progress = _silent,
    ) -> Iterator[RawRow]:
        """Read every row; the verdicts of the part serve where nothing is given.

        :raises DeliveryError: where it turns out on the way that the file cannot be read, or that
            it is another one than was looked at
        """
        chosen = encoding or self.encoding.encoding
        try:
            self._require_same()
            yield from self.source.rows(chosen, crs or self.crs.crs, should_stop, progress)
            self._require_same()
        except OSError as error:
            reason = "not_readable" if isinstance(error, PermissionError) else "not_found"
            raise DeliveryError(Refusal(self.name, reason)) from None
        except (LookupError, ValueError, ArithmeticError, RecursionError, struct.error):
            raise DeliveryError(Refusal(self.name, "damaged")) from None

    def _require_same(self) -> None:
        """What was agreed upon of its columns may mean something else in another file."""
        if any(stamp_of(path) != (path, *rest) for path, *rest in self.stamps):
            raise DeliveryError(Refusal(self.name, "changed"))


@dataclass(frozen=True)
class Delivery:
    """All that came: what can be read, and what cannot with the reason (交付包)."""

    title: str
    parts: tuple[Part, ...]
    refused: tuple[Refusal, ...]


class DeliveryError(Exception):
    """A part that looked well cannot be read to its end."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.name}: {refusal.reason_key}")
        self.refusal = refusal
