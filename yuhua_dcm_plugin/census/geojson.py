"""GeoJSON, a feature at a time: any encoding, digits as written, half a file never taken for one.

GDAL's reader looks through the whole file at each opening, and takes NaN for a fault of the file
and not of its row.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from .byte_text import judged
from .crs import CrsError, chosen_crs
from .datum import first_position
from .encoding import garbled_table
from .gdal_part import MOST_COLUMNS, kind_of
from .geojson_shapes import wkb_hex
from .json_stream import JsonError, features
from .looking import Look
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

_SAMPLE, _LOOKED_AT, _PORTION = 50, 1000, 10_000
_CRS84 = Crs("WGS 84", 4326, degrees=True)
_KINDS = {str: "text", int: "integer", float: "real", bool: "text"}
_SHAPES = {
    "Point": "point",
    "MultiPoint": "point",
    "LineString": "line",
    "MultiLineString": "line",
    "Polygon": "polygon",
    "MultiPolygon": "polygon",
}


def text_of(value: Any) -> str | None:
    """A value of JSON as text; None for null and nothing."""
    if isinstance(value, str):
        return value or None
    if value is None:
        return None
    nested = isinstance(value, (dict, list, bool))
    return json.dumps(value, ensure_ascii=False) if nested else repr(value)


@dataclass(frozen=True)
class GeoJsonSource:
    """Rows of a GeoJSON file."""

    name: str
    path: Path
    names: tuple[str, ...]
    places: Places | None = None
    keeps: object = None
    spoilt: frozenset[str] = frozenset()

    def rows(
        self, encoding: str | None, crs: Crs | None, should_stop: ShouldStop, progress: Progress
    ) -> Iterator[RawRow]:
        """Read every feature."""
        return finished(self.plain(encoding or "ascii"), crs, should_stop, progress)

    def plain(self, encoding: str) -> Iterator[RawRow]:
        """Rows as they stand in the file.

        :raises DeliveryError: with the reason of the JsonError, or text_not_in_encoding
        """
        names, places = self.names, self.places
        try:
            errors = errors_of(encoding, self.spoilt)
            for feature in features(self.path, encoding, {}, errors):
                given = feature.get("properties") or {}
                values = [text_of(value) for value in map(given.get, names)]
                wkb = places.wkb_hex(values) if places else wkb_hex(feature.get("geometry"))
                yield RawRow(values, wkb)
        except JsonError as error:
            raise DeliveryError(Refusal(self.name, str(error))) from None
        except UnicodeError:
            reason = Refusal(self.name, "text_not_in_encoding", {"encoding": encoding})
            raise DeliveryError(reason) from None


@dataclass
class _Seen:
    """What one pass over all features finds out: columns differ from one to the next."""

    about: dict[str, Any] = field(default_factory=dict)
    kinds: dict[str, set[str]] = field(default_factory=dict)
    shapes: set[str] = field(default_factory=set)
    rows: int = 0

    def take(self, path: Path, encoding: str, errors: str, look: Look) -> None:
        """See every feature of a file."""
        for feature in features(path, encoding, self.about, errors):
            self.rows += 1
            if not self.rows % _PORTION:
                look.on(0)  # all bytes were counted when the encoding was found out
            given = feature.get("properties") or {}
            if not isinstance(given, dict):
                raise JsonError("not_geojson")
            for name, value in given.items():
                kinds = self.kinds.setdefault(name, set())
                if type(value) is str and not value.isascii():
                    value.encode()  # half a pair of surrogates, which no database takes
                if value is not None:
                    kinds.add(_KINDS.get(type(value), "other"))
            geometry = feature.get("geometry")
            if isinstance(geometry, dict):
                self.shapes.add(_SHAPES.get(str(geometry.get("type")), "mixed"))

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(Column(name, _one(kinds, "text")) for name, kinds in self.kinds.items())

    def crs(self) -> tuple[Crs | None, bool]:
        """What the file says; GeoJSON that says nothing is in WGS84."""
        given = self.about.get("crs")
        if not given:
            return _CRS84, True
        name = given.get("properties", {}).get("name") if isinstance(given, dict) else None
        if "CRS84" in str(name):
            return _CRS84, True
        try:
            return chosen_crs(str(name)), True
        except CrsError:
            return None, True


def _one(kinds: set[str], otherwise: str) -> str:
    if kinds == {"integer", "real"}:
        return "real"
    return next(iter(kinds)) if len(kinds) == 1 else otherwise


def open_geojson(path: Path, name: str, asked: Asked, keeps: object) -> list[Opened]:
    """Look at a GeoJSON file."""
    found = judged(path, name, asked)
    if isinstance(found, Refusal):
        return [found]
    verdict = asked.encoding_verdict(found)
    reading = verdict.encoding or found.likeliest
    seen = _Seen()
    try:
        seen.take(path, reading, errors_of(reading, found.spoilt), asked.look)
    except JsonError as error:
        return [refusal(name, str(error))]
    except UnicodeEncodeError:
        return [refusal(name, "text_garbled")]
    except UnicodeError:
        return [refusal(name, "text_not_in_encoding", encoding=reading)]
    if len(seen.kinds) > MOST_COLUMNS:
        return [refusal(name, "too_many_columns", columns=len(seen.kinds))]
    source = GeoJsonSource(name, path, tuple(seen.kinds), keeps=keeps, spoilt=found.spoilt)
    return [_part(source, seen, verdict, reading, asked)]


def _part(
    source: GeoJsonSource, seen: _Seen, verdict: EncodingVerdict, reading: str, asked: Asked
) -> Opened:
    first = list(islice(source.plain(reading), _LOOKED_AT))
    sample = tuple(tuple(row.values) for row in first[:_SAMPLE])
    if verdict.encoding and garbled_table(source.names, (row.values for row in first)):
        return refusal(source.name, "text_garbled")
    kind = _one(seen.shapes, "mixed") if seen.shapes else "none"
    places = None if seen.shapes else place_columns(source.names, sample)
    if places is not None:
        source = replace(source, places=places)
        first = list(islice(source.plain(reading), _LOOKED_AT))
        kind = kind_of(first)
    points = [p for row in first if row.wkb_hex and (p := first_position(row.wkb_hex)) is not None]
    return Part(
        source.name,
        str(seen.about.get("name") or source.path.stem),
        seen.columns,
        seen.rows,
        kind,
        verdict,
        asked.crs_verdict(*seen.crs(), kind, points),
        sample if verdict.encoding else (),
        source,
    )
