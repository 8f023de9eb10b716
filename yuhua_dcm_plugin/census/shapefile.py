"""A shapefile as a part: its bytes are read here, so nobody guesses their encoding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from . import dbf, shp
from .datum import first_position
from .dbf_columns import kept
from .encoding import codec_of, named
from .opening import (
    Asked,
    Opened,
    errors_of,
    finished,
    finished_blocks,
    refusal,
    spoilt_texts,
)
from .parts import (
    Block,
    Column,
    Crs,
    DeliveryError,
    Part,
    Progress,
    RawRow,
    Refusal,
    ShouldStop,
)
from .prj import declared_in

_SAMPLE, _POINTS = 50, 1000


@dataclass(frozen=True)
class ShapefileSource:
    """Rows of a .dbf with the shapes of its .shp."""

    name: str
    table: dbf.Dbf
    shapes: shp.Shp
    keeps: object = None
    spoilt: frozenset[str] = frozenset()

    def rows(
        self, encoding: str | None, crs: Crs | None, should_stop: ShouldStop, progress: Progress
    ) -> Iterator[RawRow]:
        """Read every row; without an encoding ASCII is expected and checked."""
        return finished(self.plain(encoding), crs, should_stop, progress)

    def blocks(
        self, encoding: str | None, crs: Crs | None, should_stop: ShouldStop
    ) -> Iterator[Block]:
        """The same rows, some hundred at a time, column by column."""
        return finished_blocks(self._blocks(encoding), crs, should_stop)

    def plain(self, encoding: str | None) -> Iterator[RawRow]:
        """Rows as they stand in the file.

        :raises DeliveryError: where a text is not in the encoding, or the .shp ends early
        """
        for block in self._blocks(encoding):
            yield from map(RawRow, map(list, zip(*block.columns)), block.shapes)

    def _blocks(self, encoding: str | None) -> Iterator[Block]:
        number = 0
        shapes = chain.from_iterable(shp.geometries(self.shapes))
        errors = errors_of(encoding, self.spoilt)
        try:
            for count, columns, which in dbf.columns(self.table, encoding or "ascii", errors):
                beside = list(islice(shapes, count))
                number += len(beside)
                if len(beside) == count:
                    yield Block(columns, kept(beside, which))
        except UnicodeDecodeError:
            raise self._failed("text_not_in_encoding", encoding=encoding or "ASCII") from None
        except shp.ShpError as error:
            raise self._failed(str(error)) from None
        if number != self.table.rows:  # the files have changed since they were looked at
            raise self._failed("dbf_truncated", rows=number, claimed=self.table.claimed)

    def _failed(self, reason: str, **parameters: object) -> DeliveryError:
        return DeliveryError(Refusal(self.name, reason, parameters))


def open_shapefile(path: Path, name: str, asked: Asked, keeps: object = None) -> Opened:
    """Look at a shapefile: encoding of the whole .dbf, CRS, first rows."""
    try:
        source = _source(path, name, keeps)
    except (dbf.DbfError, shp.ShpError) as error:
        return refusal(name, str(error))
    return _faults(source) or _part(source, path, asked)


def _part(source: ShapefileSource, path: Path, asked: Asked) -> Opened:
    says, meant = dbf.declared(source.table.path, source.table.language)
    found = dbf.gather(source.table, asked.look).verdict(says, named(meant))
    if refused := spoilt_texts(source.name, found, asked.encoding):
        return refused
    verdict = asked.encoding_verdict(found)
    source = replace(source, spoilt=found.spoilt)
    shown = verdict.encoding or verdict.candidates[0].encoding
    columns = _columns(source.table, shown)
    rows, places = _first_rows(source, verdict.encoding, len(columns))
    declared, written = declared_in(_side(path, ".prj"))
    return Part(
        source.name,
        path.stem,
        columns,
        source.table.rows,
        source.shapes.geometry,
        verdict,
        asked.crs_verdict(declared, written, source.shapes.geometry, places),
        rows,
        source,
    )


def _source(path: Path, name: str, keeps: object) -> ShapefileSource:
    table, index = _side(path, ".dbf"), _side(path, ".shx")
    if table is None:
        raise dbf.DbfError("dbf_missing")
    if index is None:
        raise shp.ShpError("shx_missing")
    return ShapefileSource(name, dbf.open_dbf(table), shp.open_shp(path, index), keeps)


def _faults(source: ShapefileSource) -> Refusal | None:
    """Say where the file ends early; nothing of half a file is taken."""
    table, shapes = source.table, source.shapes
    if table.rows < table.claimed:
        counts = {"rows": table.rows, "claimed": table.claimed}
        return Refusal(source.name, "dbf_truncated", counts)
    if shapes.rows != table.rows:
        counts = {"rows": table.rows, "shapes": shapes.rows}
        return Refusal(source.name, "rows_differ", counts)
    return None


def _side(path: Path, ending: str) -> Path | None:
    """The file beside it with another ending, whatever its case."""
    wanted = (path.stem + ending).lower()
    return next((file for file in path.parent.iterdir() if file.name.lower() == wanted), None)


def _columns(table: dbf.Dbf, encoding: str) -> tuple[Column, ...]:
    names = dbf.field_names(table, codec_of(encoding))
    return tuple(Column(name, field.kind) for name, field in zip(names, table.fields))


def _first_rows(
    source: ShapefileSource, encoding: str | None, width: int
) -> tuple[tuple[tuple[str | None, ...], ...], list[tuple[float, float]]]:
    """Rows to show, and positions to judge the CRS by; unsure texts are shown as UTF-8 or ASCII."""
    shapes = islice(chain.from_iterable(shp.geometries(source.shapes)), _POINTS)
    places = [place for wkb in shapes if wkb and (place := first_position(wkb)) is not None]
    try:
        rows = tuple(tuple(row.values) for row in islice(source.plain(encoding), _SAMPLE))
    except DeliveryError:
        return (), places
    return rows, places
