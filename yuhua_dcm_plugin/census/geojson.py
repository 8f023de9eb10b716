"""GeoJSON, also where it is not in UTF-8: then GDAL gets a copy that is."""

from __future__ import annotations

from pathlib import Path

from .byte_text import NulBytesError, verdict_of
from .encoding import UTF8, codec_of
from .gdal_part import open_layers
from .opening import Asked, Opened, refusal
from .temporary import Temporary

_DRIVERS = ("GeoJSON", "ESRIJSON")
_BLOCK = 1 << 20


def open_geojson(path: Path, name: str, asked: Asked, keeps: object) -> list[Opened]:
    """Look at a GeoJSON file."""
    try:
        verdict = asked.encoding_verdict(verdict_of(path))
    except NulBytesError:
        return [refusal(name, "nul_bytes")]
    if verdict.encoding is None:
        return [refusal(name, "encoding_unsure", candidates=_candidates(verdict.candidates))]
    if verdict.encoding == UTF8:
        return open_layers(path, name, asked, _DRIVERS, several=False, keeps=keeps)
    copy = Temporary()
    try:
        there = _utf8_copy(path, copy.folder / path.name, verdict.encoding)
    except UnicodeError:
        return [refusal(name, "text_not_in_encoding", encoding=verdict.encoding)]
    return open_layers(there, name, asked, _DRIVERS, several=False, keeps=(copy, keeps))


def _candidates(candidates: object) -> str:
    return ", ".join(x.encoding for x in candidates if x.score)  # type: ignore[attr-defined]


def _utf8_copy(path: Path, there: Path, encoding: str) -> Path:
    with (
        path.open(encoding=codec_of(encoding), newline="") as source,
        there.open("w", encoding="utf-8", newline="") as target,
    ):
        while text := source.read(_BLOCK):
            target.write(text)
    return there
