"""GeoPackage straight from its database: SQLite reads a million rows in seconds, GDAL does not.

Text is UTF-8 by the standard, geometry is WKB behind a short head, with Z and M as they are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .crs import declared_crs, known_crs
from .datum import first_position
from .encoding import UTF8, garbled_table
from .gdal_part import MOST_COLUMNS, kind_of
from .looking import LookStoppedError
from .opening import Asked, Opened, finished, refusal
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
from .sqlite_watch import TooLongError, Watch

_SAMPLE, _LOOKED_AT, _PORTION = 50, 1000, 5000
#: Bytes up to which a file is checked from end to end before it is read.
_CHECKED = 64 << 20
#: Seconds that looking at a layer may take, and more of them for each byte of a large file: it is
#: read from end to end to be counted.
_LOOK_S, _LOOK_S_PER_BYTE = 15.0, 1 / (4 << 20)
#: Seconds for a portion of rows: a view may have much to compute, but not for ever.
_PORTION_S = 60.0
#: Views without an end that are waited for; those after them are refused at once.
_MOST_LATE = 3
#: Bytes of the envelope by the three bits that tell its kind.
_ENVELOPE = (0, 32, 48, 48, 64, 0, 0, 0)
_STANDARD = bytes((0b0010_0000,))
_KINDS = (("INT", "integer"), ("REAL", "real"), ("DOUBLE", "real"), ("FLOAT", "real"),
          ("DATETIME", "time"), ("DATE", "date"), ("TEXT", "text"), ("BLOB", "other"))  # fmt: skip
_LAYERS = """
    SELECT c.table_name, g.column_name, g.srs_id, s.organization, s.organization_coordsys_id,
           s.definition
    FROM gpkg_contents AS c
    LEFT JOIN gpkg_geometry_columns AS g USING (table_name)
    LEFT JOIN gpkg_spatial_ref_sys AS s ON s.srs_id = g.srs_id
    WHERE c.data_type IN ('features', 'attributes') ORDER BY c.rowid
"""


@dataclass(frozen=True)
class GpkgSource:
    """Rows of one table."""

    name: str
    path: Path
    table: str
    names: tuple[str, ...]
    geometry: str | None
    places: Places | None = None
    keeps: object = None

    def rows(
        self, _encoding: str | None, crs: Crs | None, should_stop: ShouldStop, progress: Progress
    ) -> Iterator[RawRow]:
        """Read every row."""
        return finished(self._until(should_stop), crs, should_stop, progress)

    def _until(self, should_stop: ShouldStop) -> Iterator[RawRow]:
        """Rows until somebody wants no more of them."""
        try:
            yield from self.plain(Watch(should_stop, _PORTION_S))
        except LookStoppedError:
            return

    def plain(self, watch: Watch, most: int = -1) -> Iterator[RawRow]:
        """Rows as they stand in the table.

        :raises DeliveryError: damaged, text_garbled, takes_too_long
        :raises LookStoppedError: the watch says so
        """
        with _refused(self.name, watch), closing(_connect(self.path, watch)) as database:
            watch.again()
            cursor = database.execute(self._statement(), (most,))
            while portion := cursor.fetchmany(_PORTION):
                yield from map(self._row, portion)
                watch.again()

    def _statement(self) -> str:
        cells = [f"CAST({_quoted(name)} AS TEXT)" for name in self.names]
        cells.append(_quoted(self.geometry) if self.geometry else "NULL")
        # Names of a database's own columns cannot be bound; they are quoted.
        return f"SELECT {', '.join(cells)} FROM {_quoted(self.table)} LIMIT ?"  # nosec B608

    def _row(self, cells: tuple[object, ...]) -> RawRow:
        values: list[str | None] = list(cells[:-1])  # type: ignore[arg-type]
        if self.places is not None:
            return RawRow(values, self.places.wkb_hex(values))
        blob = cells[-1]
        return RawRow(values, _wkb(blob) if isinstance(blob, bytes) else None)


def _wkb(blob: bytes) -> str | None:
    """WKB behind the head of GeoPackage; None where there is none."""
    if blob[:2] != b"GP" or len(blob) < 13 or blob[3] & _STANDARD[0]:
        return None
    return blob[8 + _ENVELOPE[blob[3] >> 1 & 7] :].hex()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _connect(path: Path, watch: Watch) -> sqlite3.Connection:
    """Read only; a file in a folder that may not be written to is read as if nobody else did."""
    place = path.resolve().as_uri()
    try:
        database = sqlite3.connect(f"{place}?mode=ro", uri=True)
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        database = sqlite3.connect(f"{place}?mode=ro&immutable=1", uri=True)
    return watch.over(database)


@contextmanager
def _refused(name: str, watch: Watch) -> Iterator[None]:
    """What SQLite says of a layer as its refusal.

    :raises DeliveryError: damaged, text_garbled, takes_too_long
    :raises LookStoppedError: the watch says so
    """
    try:
        yield
    except sqlite3.Error as error:
        meant = watch.told(error)
        if isinstance(meant, LookStoppedError):
            raise meant from None
        reason = "takes_too_long" if isinstance(meant, TooLongError) else "damaged"
        reason = "text_garbled" if "UTF-8" in str(error) else reason
        raise DeliveryError(Refusal(name, reason, {"detail": str(error)[:100]})) from None


def open_gpkg(path: Path, name: str, asked: Asked, keeps: object) -> list[Opened]:
    """Look at each table of features or attributes."""
    most = _LOOK_S + path.stat().st_size * _LOOK_S_PER_BYTE
    watch = Watch(asked.look.given_up, most)
    try:
        with _refused(name, watch), closing(_connect(path, watch)) as database:
            if _cut(path) or not _sound(database, path):
                return [refusal(name, "damaged")]
            found = database.execute(_LAYERS).fetchall()
            opened = _layers(database, found, path, name, asked, keeps, watch)
    except DeliveryError as error:
        lacks = "no such table" in str(error.refusal.parameters.get("detail"))
        return [replace(error.refusal, reason_key="no_layers") if lacks else error.refusal]
    return opened or [refusal(name, "no_layers")]


def _layers(
    database: sqlite3.Connection, found: list[Any], path: Path, name: str, asked: Asked,
    keeps: object, watch: Watch,
) -> list[Opened]:  # fmt: skip
    opened: list[Opened] = []
    late = 0
    for row in found:
        shown = f"{name} › {row[0]}"
        try:
            if late >= _MOST_LATE:
                raise DeliveryError(Refusal(shown, "takes_too_long"))
            watch.again()
            with _refused(shown, watch):
                opened.append(_layer(database, row, path, shown, asked, keeps, watch))
        except DeliveryError as error:
            late += error.refusal.reason_key == "takes_too_long"
            opened.append(error.refusal)
    return opened


def _cut(path: Path) -> bool:
    """Whether the file is shorter than the number of pages in its head."""
    with path.open("rb") as file:
        head = file.read(100)
    size = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    told = head[24:28] == head[92:96]  # else the number is left from an old program
    return told and path.stat().st_size < pages * (65536 if size == 1 else size)


def _sound(database: sqlite3.Connection, path: Path) -> bool:
    """Whether SQLite finds nothing wrong; large files show it while they are read."""
    if path.stat().st_size > _CHECKED:
        return True
    return bool(database.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def _layer(
    database: sqlite3.Connection,
    row: tuple[str, str | None, int | None, str | None, int | None, str | None],
    path: Path,
    shown: str,
    asked: Asked,
    keeps: object,
    watch: Watch,
) -> Opened:
    """One layer.

    :raises DeliveryError, sqlite3.Error: it cannot be read
    """
    table, geometry, srs_id, organization, number, definition = row
    described = database.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
    columns = tuple(Column(x[1], _kind(x[2])) for x in described if x[1] != geometry and not x[5])
    if len(columns) > MOST_COLUMNS:
        return refusal(shown, "too_many_columns", columns=len(columns))
    count = database.execute(f"SELECT count(*) FROM {_quoted(table)}").fetchone()[0]  # nosec B608
    source = GpkgSource(shown, path, table, tuple(x.name for x in columns), geometry, keeps=keeps)
    crs = _crs(organization, number, definition)
    says = srs_id not in (None, 0, -1)
    return _part(source, columns, count, asked, (crs if says else None, says), watch)


def _kind(declared: str) -> str:
    return next((kind for word, kind in _KINDS if word in declared.upper()), "text")


def _crs(organization: str | None, number: int | None, definition: str | None) -> Crs | None:
    if (organization or "").upper() == "EPSG" and number:
        return known_crs(number)
    return declared_crs(definition or "")


def _part(
    source: GpkgSource,
    columns: tuple[Column, ...],
    count: int,
    asked: Asked,
    declared: tuple[Crs | None, bool],
    watch: Watch,
) -> Opened:
    first = list(source.plain(watch, _LOOKED_AT))
    sample = tuple(tuple(row.values) for row in first[:_SAMPLE])
    if garbled_table(source.names, (row.values for row in first)):
        return refusal(source.name, "text_garbled")
    places = None if source.geometry else place_columns(source.names, sample)
    if places is not None:
        source = replace(source, geometry=None, places=places)
        first = list(source.plain(watch, _LOOKED_AT))
    points = [p for row in first if row.wkb_hex and (p := first_position(row.wkb_hex)) is not None]
    kind = kind_of(first)
    verdict = asked.crs_verdict(*declared, kind, points)
    texts = EncodingVerdict(UTF8, True)
    return Part(source.name, source.table, columns, count, kind, texts, verdict, sample, source)
