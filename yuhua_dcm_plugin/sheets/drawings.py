"""Take apart a page of lines and letters that Qt wrote as PDF, to put it into a sheet as it is."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace

_PAGE = re.compile(rb"/Type\s*/Page\b")
_BOX = re.compile(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]")
_LENGTH = re.compile(rb"/Length\s+(\d+)(\s+0\s+R)?")
_XREF_ROW = re.compile(rb"(\d{10}) \d{5} ([nf])")
_STREAM = b"stream\n"
_FACE = re.compile(rb"(/(?:BaseFont|FontName)\s*/)(?![A-Z]{6}\+)")
_LETTERS, _TAG = b"ABCDEFGHIJKLMNOP", 6
#: Where one part names another.
REFERENCE = re.compile(rb"\b(\d+)\s+0\s+R\b")


@dataclass(frozen=True)
class Part:
    """One object of the file.

    Args:
        head: Dictionary, list or number.
        stream: What follows a dictionary, packed as it is; None where nothing does.
    """

    head: bytes
    stream: bytes | None = None


@dataclass(frozen=True)
class Drawing:
    """What one page shows.

    Args:
        name: The same for the same drawing.
        width: Of the page in points.
        height: Of the page in points.
        page: What is drawn, with the number of its resources.
        resources: Number of the part that names what is used.
        parts: All that is reached from the resources, by number.
    """

    name: str
    width: float
    height: float
    page: Part
    resources: int
    parts: dict[int, Part]


def read_drawing(content: bytes) -> Drawing | None:
    """Return the only page of a PDF of Qt's, or None for any other and a damaged file."""
    if not content.startswith(b"%PDF-"):
        return None
    try:
        return _drawing(_parts(content))
    except (ValueError, LookupError, TypeError, StopIteration):
        return None


def _drawing(parts: dict[int, Part]) -> Drawing:
    (page,) = (part.head for part in parts.values() if _PAGE.search(part.head))
    box = _BOX.search(page)
    width, height = (float(side) for side in box.groups()) if box else (0.0, 0.0)
    drawn = parts[_named(page, b"Contents")]
    if not (width and height and drawn.stream):
        raise ValueError("an empty page")
    resources = _named(page, b"Resources")
    digest = hashlib.sha256(page[box.start() : box.end()] if box else b"")
    reached = _reached(parts, resources)
    for part in (drawn, *reached.values()):
        digest.update(part.head + (part.stream or b""))
    mark = digest.hexdigest()[:24]
    named = {number: _tagged(part, mark) for number, part in reached.items()}
    return Drawing(f"drawing-{mark}", width, height, drawn, resources, named)


def _tagged(part: Part, mark: str) -> Part:
    """Tell apart faces of one name: each drawing has other letters of it, printers go by name."""
    tag = bytes(_LETTERS[int(digit, 16)] for digit in mark[:_TAG])
    return replace(part, head=_FACE.sub(rb"\1" + tag + b"+", part.head))


def _named(head: bytes, key: bytes) -> int:
    """The number of the part an entry names."""
    found = re.search(rb"/" + key + rb"\s+(\d+)\s+0\s+R\b", head)
    if found is None:
        raise ValueError(f"no {key!r}")
    return int(found[1])


def _reached(parts: dict[int, Part], first: int) -> dict[int, Part]:
    """A part and all it needs."""
    reached: dict[int, Part] = {}
    todo = [first]
    while todo:
        number = todo.pop()
        if number not in reached:
            reached[number] = parts[number]
            todo += map(int, REFERENCE.findall(parts[number].head))
    return reached


def _parts(content: bytes) -> dict[int, Part]:
    """Read every object by the table at the end."""
    table = int(content[content.rindex(b"startxref") + len(b"startxref") :].split()[0])
    rows = enumerate(_XREF_ROW.findall(content, table))
    offsets = {number: int(offset) for number, (offset, used) in rows if used == b"n"}
    ends = dict(zip(sorted(offsets.values()), [*sorted(offsets.values())[1:], table]))
    bodies = {number: _body(content[at : ends[at]], number) for number, at in offsets.items()}
    return {number: _part(body, bodies) for number, body in bodies.items()}


def _body(written: bytes, number: int) -> bytes:
    begin, end = b"%d 0 obj" % number, written.rindex(b"endobj")
    if not written.startswith(begin):
        raise ValueError("the table is wrong")
    return written[len(begin) : end].strip(b"\r\n")


def _part(body: bytes, bodies: dict[int, bytes]) -> Part:
    """Part head and stream; the length, which Qt writes as an object of its own, goes inside."""
    head, found, rest = body.partition(_STREAM)
    if not found:
        return Part(body)
    length = _LENGTH.search(head)
    if length is None:
        raise ValueError("a stream without a length")
    size = int(bodies[int(length[1])] if length[2] else length[1])
    if not rest[size:].lstrip().startswith(b"endstream"):
        raise ValueError("a stream of another length")
    stated = head[: length.start()] + b"/Length %d" % size + head[length.end() :]
    return Part(stated.rstrip(), rest[:size])
