"""Encoding of a text file, judged over all its bytes (CSV, TXT, GeoJSON)."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from .encoding import TRIED, UTF8, Evidence, codec_of
from .looking import Look, unseen
from .parts import EncodingVerdict

_BLOCK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
#: No encoding of ours has these bytes inside a character, so words can be cut at them.
_CUTS = re.compile(rb"[\x00-\x2f\x3a\x3b]+")
#: Words are weighed in the first blocks and in some later ones; all bytes are read strictly.
_EVERY = 8


#: Encodings whose texts are full of NUL bytes: told beforehand, they are not judged.
_WIDE = ("utf-16", "utf-32")


class NulBytesError(Exception):
    """A text file with NUL bytes, which is no text."""


def verdict_of(path: Path, look: Look | None = None, asked: str | None = None) -> EncodingVerdict:
    """Judge the bytes of a whole file; a byte order mark declares.

    :param look: told of the bytes that have been read
    :param asked: what somebody said beforehand
    :raises NulBytesError: where there are NUL bytes and no UTF-16 mark
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
        look = look or unseen()
        while block := file.read(_BLOCK):
            look.on(len(block))
            judge.take(block, whole=len(block) < _BLOCK and file.tell() - len(block) <= 3)
    evidence = judge.finish()
    if mark and not evidence.broken[UTF8]:
        return EncodingVerdict(UTF8, True, "BOM")
    return evidence.verdict("BOM" if mark else None, mark)


class _Judge:
    """Reads blocks in every encoding at once, each until it fails."""

    def __init__(self) -> None:
        self.evidence = Evidence()
        codec_names = {**TRIED, "GBK": "gbk"}
        self.readers = {
            name: codecs.getincrementaldecoder(codec)() for name, codec in codec_names.items()
        }
        self.blocks = 0

    def take(self, block: bytes, *, whole: bool) -> None:
        """Judge a block.

        :param whole: it is all of the file, so its first and last word are no halves
        """
        if b"\x00" in block:
            raise NulBytesError
        if block.isascii() and not self.blocks:
            return
        for name in list(self.readers):
            self._read(name, block)
        if self.blocks < _EVERY or self.blocks % _EVERY == 0:
            words = _CUTS.split(block)[slice(None) if whole else slice(1, -1)]
            self.evidence.weigh({word for word in words if not word.isascii()})
        if not self.evidence.cells:
            self.evidence.weigh(word for word in _CUTS.split(block) if not word.isascii())
        self.blocks += 1

    def finish(self) -> Evidence:
        """What came out, once the last block is judged."""
        for name in list(self.readers):
            self._read(name, b"", final=True)
        return self.evidence

    def _read(self, name: str, block: bytes, *, final: bool = False) -> None:
        try:
            self.readers[name].decode(block, final)
        except UnicodeDecodeError:
            del self.readers[name]
            if name == "GBK":
                self.evidence.gbk = False
            else:
                self.evidence.broken[name] = 1
