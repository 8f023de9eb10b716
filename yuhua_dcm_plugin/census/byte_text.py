"""Encoding of a text file, judged over all its bytes (CSV, TXT, GeoJSON)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from . import hanzi
from .encoding import GB18030, UTF8, Evidence, codec_of
from .looking import Look, unseen
from .opening import Asked, refusal, spoilt_texts
from .parts import EncodingVerdict, Refusal

_BLOCK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
#: No encoding of ours has these bytes inside a character, so words can be cut at them.
_CUTS = re.compile(rb"[\x00-\x2f\x3a\x3b]+")
_LAST_CUTS = (b"\n", b",", b'"', b"\t", b" ", b";")
#: Whole words in Chinese as UTF-8 writes it, in a file that is not in UTF-8.
_UTF8_WORD = re.compile(rb"(?<![\x80-\xff])(?:[\xe3-\xe9\xef][\x80-\xbf]{2}){2,}(?![\x80-\xff])")
#: Words are weighed in the first blocks and in some later ones; all bytes are read strictly.
_EVERY = 8
#: Encodings whose texts are full of NUL bytes: told beforehand, they are not judged.
_WIDE = ("utf-16", "utf-32")
#: UTF-16 without a mark, and the share of its characters that must be likely.
_UNMARKED, _PLAIN = ("UTF-16LE", "UTF-16BE"), 0.98


class NulBytesError(Exception):
    """A text file with NUL bytes, which is no text."""


def verdict_of(path: Path, look: Look | None = None, asked: str | None = None) -> EncodingVerdict:
    """Judge the bytes of a whole file; a byte order mark declares.

    :param look: told of the bytes that have been read
    :param asked: what somebody said beforehand
    :raises NulBytesError: where there are NUL bytes and it is no UTF-16
    """
    with path.open("rb") as file:
        head = file.read(4)
        mark = next((name for bom, name in _MARKS if head.startswith(bom)), None)
        if mark is not None and mark != UTF8:
            return EncodingVerdict(mark, True, "BOM")
        if asked and codec_of(asked).startswith(_WIDE):
            return EncodingVerdict(asked, True, None)
        file.seek(3 if mark else 0)
        judge = _Judge()
        for block in _blocks(file, look or unseen()):
            if b"\x00" in block:
                return _wide(path)
            judge.take(block)
    return _marked(judge.evidence) if mark else judge.evidence.verdict(None)


def judged(path: Path, name: str, asked: Asked) -> EncodingVerdict | Refusal:
    """The encoding of a text file, or why it cannot be read in any."""
    try:
        found = verdict_of(path, asked.look, asked.encoding)
    except NulBytesError:
        return refusal(name, "nul_bytes")
    return spoilt_texts(name, found, asked.encoding) or found


def _marked(evidence: Evidence) -> EncodingVerdict:
    """Of a file with the mark of UTF-8, which is believed where all of it is."""
    found = evidence.verdict("BOM", UTF8)
    if evidence.broken[UTF8] or evidence.escapes:
        return found
    return replace(found, encoding=UTF8, sure=True)


def _blocks(file: BinaryIO, look: Look) -> Iterator[bytes]:
    """About a megabyte at a time, cut where no character is cut."""
    rest = b""
    while read := file.read(_BLOCK):
        look.on(len(read))
        block = rest + read
        at = max(map(block.rfind, _LAST_CUTS)) + 1 or len(block)
        rest = block[at:]
        yield block[:at]
    if rest:
        yield rest


def _wide(path: Path) -> EncodingVerdict:
    """UTF-16 that nothing announces: its NUL bytes stand beside ASCII.

    :raises NulBytesError: where it is none
    """
    with path.open("rb") as file:
        head = file.read(_BLOCK)
    for name in _UNMARKED:
        try:
            text = codecs.getincrementaldecoder(name)().decode(head)
        except UnicodeDecodeError:
            continue
        if len(text) > 1 and sum(map(_plain, text)) >= _PLAIN * len(text):
            return EncodingVerdict(name, True)
    raise NulBytesError


def _plain(character: str) -> bool:
    return (hanzi.simplified().get(character) or hanzi.other(character)) <= hanzi.ANCIENT


class _Judge:
    """Reads blocks in every encoding at once, each until too much of it fails."""

    def __init__(self) -> None:
        self.evidence = Evidence()
        self.blocks = 0

    def take(self, block: bytes) -> None:
        """Judge a block, which begins and ends between two words."""
        self.evidence.escaped(block)
        if block.isascii():
            return
        broken = self.evidence.tried(block, _words)
        if broken[UTF8] or not broken[GB18030]:
            self.evidence.set_apart(_UTF8_WORD.findall(block))
        if self.blocks < _EVERY or self.blocks % _EVERY == 0:
            self.evidence.weigh(set(_words(block)))
        self.blocks += 1


def _words(block: bytes) -> list[bytes]:
    return [word for word in _CUTS.split(block) if not word.isascii()]
