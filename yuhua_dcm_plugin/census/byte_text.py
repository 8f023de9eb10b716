"""Encoding of a text file, judged over all its bytes (CSV, TXT, GeoJSON)."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from .encoding import UTF8, Evidence
from .parts import EncodingVerdict

_BLOCK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
#: No multi-byte encoding of ours has these bytes inside a character.
_TOKEN = re.compile(rb"[^\x00-\x2f\x3a\x3b]*[\x80-\xff][^\x00-\x2f\x3a\x3b]*")
_ENDS = re.compile(rb"[\x00-\x2f\x3a\x3b](?=[^\x00-\x2f\x3a\x3b]*\Z)")


class NulBytesError(Exception):
    """A text file with NUL bytes, which is no text."""


def verdict_of(path: Path) -> EncodingVerdict:
    """Judge the bytes of a whole file; a byte order mark declares.

    :raises NulBytesError: where there are NUL bytes and no UTF-16 mark
    """
    evidence, rest = Evidence(), b""
    with path.open("rb") as file:
        head = file.read(4)
        mark = next((name for bom, name in _MARKS if head.startswith(bom)), None)
        if mark is not None and mark != UTF8:
            return EncodingVerdict(mark, True, "BOM")
        file.seek(3 if mark else 0)
        while block := file.read(_BLOCK):
            if b"\x00" in block:
                raise NulBytesError
            rest = _take(evidence, rest + block)
    _take(evidence, rest + b"\n")
    if mark and not evidence.broken[UTF8]:
        return EncodingVerdict(UTF8, True, "BOM")
    return evidence.verdict("BOM" if mark else None, mark)


def _take(evidence: Evidence, block: bytes) -> bytes:
    """Judge all whole words of a block, and give back its last one."""
    if block.isascii():
        return b""
    end = _ENDS.search(block)
    at = end.end() if end else 0
    if not at and len(block) < 8 * _BLOCK:
        return block
    evidence.take(set(_TOKEN.findall(block[: at or len(block)])))
    return block[at:] if at else b""
