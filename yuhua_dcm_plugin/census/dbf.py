"""What a .dbf really holds: its header, its bytes, its rows. GDAL is not asked.

Records have a fixed width, so a million of them are read at the speed of ``struct``; texts stay
bytes until somebody knows their encoding, and numbers stay the digits that were written, so that a
16-digit code loses none.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from .dbf_columns import PAD, REMEMBERED, ColumnReader, Texts, Which, bare, kept, standing
from .encoding import Evidence, codec_of, read_cell
from .looking import Look, unseen

_HEAD, _FIELD, _MOST_FIELDS = 32, 32, 2000
#: Bytes and records that are looked at together. What is cut must fit the processor's cache, and
#: be less than what Python looks through for garbage (700 new tuples): both double the time.
_CHUNK, _MOST = 1 << 18, 500
#: Language driver → what it stands for; 0x57 and 0x03 are written by anybody for anything.
_LANGUAGE = {0x4D: "936", 0x7A: "936", 0x4F: "950", 0x78: "950"}
_KINDS = {"C": "text", "N": "real", "F": "real", "D": "date", "L": "text"}


class DbfError(Exception):
    """A .dbf that cannot be one; the message is a reason key."""


@dataclass(frozen=True)
class DbfField:
    """One column: name as bytes, type letter, width in bytes."""

    name: bytes
    letter: str
    width: int
    decimals: int

    @property
    def kind(self) -> str:
        """Kind of the column for people: text, integer, real, date or other."""
        if self.letter in "NF" and not self.decimals:
            return "integer"
        return _KINDS.get(self.letter, "other")


@dataclass(frozen=True)
class Dbf:
    """Header of a .dbf, and how many whole records stand in the file."""

    path: Path
    fields: tuple[DbfField, ...]
    rows: int
    claimed: int
    header: int
    width: int
    language: int

    def chunks(self) -> Iterator[bytes]:
        """Whole records, some hundred at a time."""
        per = max(1, min(_MOST, _CHUNK // self.width))
        left = self.rows
        with self.path.open("rb") as file:
            file.seek(self.header)
            while left > 0:
                chunk = file.read(self.width * min(per, left))
                chunk = chunk[: len(chunk) // self.width * self.width]
                if not chunk:
                    return
                left -= len(chunk) // self.width
                yield chunk

    def record(self) -> struct.Struct:
        """How a record is cut: deletion mark, then the fields."""
        used = 1 + sum(field.width for field in self.fields)
        body = "".join(f"{field.width}s" for field in self.fields)
        return struct.Struct(f"=1s{body}{self.width - used}x")


def open_dbf(path: Path) -> Dbf:
    """Read and check the header.

    :raises DbfError: dbf_empty, dbf_header, dbf_no_columns
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if len(head) < _HEAD:
            raise DbfError("dbf_empty" if not head else "dbf_header")
        claimed, header, width = struct.unpack("<IHH", head[4:12])
        fields = tuple(_fields(file.read(max(0, header - _HEAD))))
    if not fields:
        raise DbfError("dbf_no_columns")
    if 1 + sum(field.width for field in fields) > width or header > size:
        raise DbfError("dbf_header")
    rows = min(claimed, (size - header) // width)
    return Dbf(path, fields, rows, claimed, header, width, head[29])


def _fields(block: bytes) -> Iterator[DbfField]:
    for start in range(0, min(len(block) - 31, _MOST_FIELDS * _FIELD), _FIELD):
        entry = block[start : start + _FIELD]
        if entry[:1] in (b"\r", b"\x00"):
            return
        letter = chr(entry[11])
        wide = letter == "C" and entry[17] < 128  # more than 255 bytes: decimals hold the rest
        width = entry[16] + (entry[17] << 8 if wide else 0)
        if not entry[16:18].strip(b"\x00") or (not letter.isalpha() and letter not in "+@0"):
            raise DbfError("dbf_header")
        yield DbfField(entry[:11].split(b"\x00")[0].rstrip(), letter, width, entry[17])


def declared(path: Path, language: int) -> tuple[str | None, str | None]:
    """What the delivery says of its encoding: for people, and the name that counts (.cpg first)."""
    cpg = _cpg(path)
    driver = _LANGUAGE.get(language)
    words = [f".cpg {cpg}"] if cpg else []
    words += [f"LDID 0x{language:02X}"] if driver else []
    return " · ".join(words) or None, cpg or driver


def _cpg(path: Path) -> str | None:
    for file in (path.with_suffix(".cpg"), path.with_suffix(".CPG"), path.with_suffix(".cst")):
        if file.is_file():
            with file.open("rb") as opened:
                text = opened.read(64).decode("ascii", "replace")
            return text.strip("\x00\ufffd \r\n\t")[:40] or None
    return None


def gather(dbf: Dbf, look: Look | None = None) -> Evidence:
    """Collect what speaks for an encoding: names of the fields and every text of the file.

    :param look: told of the bytes that have been read
    """
    look = look or unseen()
    evidence = Evidence()
    evidence.take(field.name for field in dbf.fields if len(field.name) < 9)
    evidence.take((field.name for field in dbf.fields if len(field.name) in (9, 10)), 10)
    evidence.take((field.name for field in dbf.fields if len(field.name) > 10), 11)
    texts = [i for i, field in enumerate(dbf.fields, 1) if field.letter not in "NFDL"]
    record = dbf.record()
    seen: dict[int, set[bytes]] = {i: set() for i in texts}
    for chunk in dbf.chunks() if texts else ():
        look.on(len(chunk))
        evidence.escaped(chunk)
        if chunk.isascii():
            continue
        columns = list(zip(*record.iter_unpack(chunk)))
        which = standing(columns[0])  # what was deleted may be in any encoding
        for i, known in seen.items():
            _gather(evidence, kept(columns[i], which), dbf.fields[i - 1].width, known)
    return evidence


def _gather(evidence: Evidence, column: Sequence[bytes], width: int, known: set[bytes]) -> None:
    """Take cells, and remember those that spoil no reading: they need no second look."""
    if known.issuperset(column):
        return
    before = dict(evidence.broken)
    if not b"".join(column).isascii():
        evidence.take(_bare(set(column) - known), width)
    if evidence.broken == before and len(known) < REMEMBERED:
        known.update(column)


def _bare(cells: set[bytes]) -> set[bytes]:
    """Cells without their padding; mostly there is no NUL to look behind."""
    stripped = {*map(bytes.rstrip, cells, repeat(PAD))}
    return {*map(bare, stripped)} if b"\x00" in b"".join(stripped) else stripped


def field_names(dbf: Dbf, codec: str) -> list[str]:
    """Names of the fields, each once; half a character at the end of a full name is dropped."""
    names: list[str] = []
    for number, field in enumerate(dbf.fields, 1):
        full = len(field.name) >= 9
        try:
            name = read_cell(field.name, codec, full).strip()
        except UnicodeDecodeError:
            name = field.name.decode(codec, "replace").strip()
        name = name or f"field_{number}"
        while name in names:
            name = f"{name}_{number}"
        names.append(name)
    return names


def columns(
    dbf: Dbf, encoding: str, errors: str = "strict"
) -> Iterator[tuple[int, list[Texts], Which]]:
    """Number of records, their columns as texts and which of them stand, a chunk at a time.

    Deleted ones are left out of the columns.

    :param errors: ``replace`` where a few cells are spoilt and their rows will be told
    :raises UnicodeDecodeError: where a text is not in this encoding
    """
    codec = codec_of(encoding)
    readers = [ColumnReader(field.letter, field.width, codec, errors) for field in dbf.fields]
    record = dbf.record()
    for chunk in dbf.chunks():
        marks, *cells = zip(*record.iter_unpack(chunk))
        which = standing(marks)
        # Nobody reads what was deleted, so it may be in any encoding.
        texts = [reader.texts(kept(column, which)) for reader, column in zip(readers, cells)]
        yield len(marks), texts, which
