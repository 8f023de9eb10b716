"""Why something of a delivery cannot be read, in one line and in the user's language."""

from __future__ import annotations

from ..core.strings import tr
from .parts import CrsVerdict, EncodingVerdict, Refusal


def words_of(refusal: Refusal) -> str:
    """One line: which file, what is wrong with it, and what to do."""
    words = _words().get(refusal.reason_key, tr("cannot be read"))
    return f"{refusal.name}: {_filled(words, refusal)}"


def _filled(words: str, refusal: Refusal) -> str:
    parameters = {"detail": "", **refusal.parameters}
    try:
        return words.format(**parameters).rstrip(" :(")
    except (KeyError, IndexError):
        return words


def _words() -> dict[str, str]:
    return {**_files(), **_tables(), **_texts()}


def _files() -> dict[str, str]:
    return {
        "not_found": tr("the file is not there"),
        "nothing_found": tr("holds nothing that can be imported"),
        "changed": tr("the file has changed since it was looked at; begin again"),
        "not_readable": tr("may not be read; ask for the right to read it"),
        "name_unreadable": tr("the name of the file is not readable; rename it"),
        "empty_file": tr("the file is empty"),
        "kind_unknown": tr("files of kind {suffix} are not imported"),
        "packed": tr("unpack {suffix} archives first, or deliver a .zip"),
        "too_many_files": tr("holds {files} files; deliver them in several folders"),
        "damaged": tr("the file is damaged or not what its name says {detail}"),
        "zip_damaged": tr("the archive is damaged {detail}"),
        "zip_password": tr("the archive has a password; deliver it without one"),
        "zip_bomb": tr("the archive unpacks to far more than it should; unpack it yourself"),
        "zip_in_zip": tr("an archive inside an archive; unpack it first"),
        "no_room": tr("there is no room on the disk to unpack it"),
        "takes_too_long": tr("reading it does not come to an end; deliver tables, not views"),
        "no_rows": tr("has columns and no rows"),
        "no_layers": tr("holds no table with rows"),
    }


def _tables() -> dict[str, str]:
    return {
        "dbf_missing": tr("the .dbf with the attributes is missing"),
        "shx_missing": tr("the .shx with the index is missing"),
        "shp_missing": tr("the .shp with the positions is missing"),
        "dbf_empty": tr("the .dbf is empty"),
        "dbf_header": tr("the .dbf is damaged: its head makes no sense"),
        "dbf_truncated": tr("the .dbf ends early: {rows} of {claimed} rows are there"),
        "dbf_no_columns": tr("the .dbf has no columns"),
        "shp_header": tr("the .shp is damaged: its head makes no sense"),
        "shx_header": tr("the .shx is damaged: its head makes no sense"),
        "shp_truncated": tr("the .shp ends early; ask for the file again"),
        "rows_differ": tr(".shp and .dbf do not belong together: {shapes} shapes, {rows} rows"),
        "too_many_columns": tr("has {columns} columns; at most 1,000 can be imported"),
        "csv_broken": tr("is no regular table: {detail}"),
        "csv_ragged": tr("a row has {cells} cells for {columns} columns; it begins with {row}"),
        "json_broken": tr("is no valid JSON"),
        "json_ends": tr("the file ends early; ask for it again"),
        "too_deep": tr("its JSON is nested deeper than any map data"),
        "not_geojson": tr("is no GeoJSON with features"),
        "digits_lost": tr(
            "{cells} numbers with more than 15 digits have lost digits (first in {cell}); "
            "deliver codes as text"
        ),
    }


def _texts() -> dict[str, str]:
    return {
        "nul_bytes": tr("holds NUL bytes and is no text file"),
        "encoding_unsure": tr("the encoding is not certain; give ENCODING ({candidates})"),
        "encoding_unknown": tr("no encoding is called {given}"),
        "text_not_in_encoding": tr("has texts that are not in the encoding {encoding}"),
        "text_garbled": tr("its texts were garbled before delivery; ask for the file again"),
        "encoding_contradicts": tr(
            "its texts are clearly in {found}, not in {given}; leave ENCODING out or correct it"
        ),
        "text_mixed": tr(
            "holds texts in GBK and in UTF-8 side by side (one is “{example}”); "
            "deliver what comes of each source alone"
        ),
        "text_escaped": tr("its texts are in an encoding for mail (ISO 2022); export it again"),
        "crs_choice_unknown": tr("no coordinate system is called {given}"),
    }


def encoding_words(verdict: EncodingVerdict) -> str:
    """What is known of the encoding of a part, in one line."""
    if verdict.encoding is None:
        names = ", ".join(x.encoding for x in verdict.candidates if x.score > 0)
        return tr("The encoding is not certain; give ENCODING ({candidates})").format(
            candidates=names or "GBK, UTF-8"
        )
    if verdict.declared:
        return tr("{encoding} (declared: {declared})").format(
            encoding=verdict.encoding, declared=verdict.declared
        )
    return verdict.encoding


def crs_words(verdict: CrsVerdict) -> str:
    """What is known of the coordinate system of a part, in one line."""
    if verdict.crs is not None:
        return verdict.crs.name
    if verdict.reason == "no_geometry":
        return ""
    words = {
        "crs_missing": tr("The delivery does not say its coordinate system"),
        "crs_unknown": tr("The coordinate system it declares cannot be computed with"),
        "crs_contradicts": tr("The coordinates cannot be in the coordinate system declared"),
        "crs_needs_choice": tr(
            "Xian 1980 and Beijing 1954 have no accurate public transformation; choose it to go on"
        ),
    }[verdict.reason]
    if not verdict.hint:
        return words
    return tr("{words}; {crs} would fit").format(words=words, crs=verdict.hint)
