"""Which encoding bytes are in, and how sure that is (编码识别).

What a delivery declares is a witness, not a judge: files say UTF-8 and hold GBK, and the other way
round. Every non-ASCII byte is read strictly in each encoding; those that survive are weighed by
how likely their characters are. Where the weights do not differ clearly, nobody is sure.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from . import hanzi
from .parts import Candidate, EncodingVerdict

UTF8, GBK, GB18030, BIG5 = "UTF-8", "GBK", "GB18030", "BIG5"
#: What is tried, with the bits it starts with: Big5 is rare on the mainland.
_HEAD_START = {UTF8: 0.0, GB18030: 0.0, BIG5: 10.0}
TRIED = {UTF8: "utf-8", GB18030: "gb18030", BIG5: "cp950"}
#: Lead in bits that makes sure; what a declaration weighs; what "none of these" starts with.
_SURE, _DECLARED, _NOISE = 32.0, 18.0, 10.0
_FAR = 1e9
_WEIGHED, _SAMPLES, _GIVE_UP = 4000, 5, 20

_NAMES = {
    "utf8": UTF8, "65001": UTF8, "utf8bom": UTF8, "cp65001": UTF8, "utf8sig": UTF8,
    "936": GBK, "cp936": GBK, "ansi936": GBK, "gbk": GBK, "gb2312": GBK, "ms936": GBK,
    "euccn": GBK, "oem936": GBK, "windows936": GBK,
    "gb18030": GB18030, "54936": GB18030, "cp54936": GB18030,
    "big5": BIG5, "950": BIG5, "cp950": BIG5, "ansi950": BIG5, "big5hkscs": BIG5,
}  # fmt: skip


def named(text: str | None) -> str | None:
    """Return our name of an encoding from what people and files call it; None if it is not ours."""
    plain = "".join(letter for letter in (text or "").lower() if letter.isalnum())
    return _NAMES.get(plain)


def codec_of(encoding: str) -> str:
    """Python's codec for one of our names, or for any other name Python knows.

    :raises LookupError: for a name nobody knows
    """
    known = named(encoding)
    return TRIED.get(known or "", "gb18030" if known == GBK else codecs.lookup(encoding).name)


def read_cell(cell: bytes, codec: str, full: bool) -> str:
    """Read one cell strictly; of a full one the last character may be cut off, and is dropped.

    :raises UnicodeDecodeError: where the bytes cannot be in this encoding
    """
    if not full:
        return cell.decode(codec)
    return codecs.getincrementaldecoder(codec)().decode(cell, False)


@dataclass
class Evidence:
    """Distinct non-ASCII cells of a file, and which encodings they rule out."""

    cells: dict[bytes, bool] = field(default_factory=dict)
    broken: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TRIED, 0))
    gbk: bool = True

    def take(self, cells: Iterable[bytes], width: int | None = None) -> None:
        """Add cells without their padding.

        :param width: bytes a cell can hold; one that fills it may end in half a character
        """
        fresh = [cell for cell in cells if not cell.isascii() and cell not in self.cells]
        if not fresh:
            return
        for encoding in TRIED:
            if self.broken[encoding] <= _GIVE_UP:
                self.broken[encoding] += _broken(fresh, encoding, width)
        self.gbk = self.gbk and not _broken(fresh, "gbk", width)
        self.weigh(fresh, width)

    def weigh(self, cells: Iterable[bytes], width: int | None = None) -> None:
        """Add cells whose bytes have been tried already."""
        room = max(0, _WEIGHED - len(self.cells))
        self.cells.update({cell: len(cell) == width for cell in islice(cells, room)})

    def verdict(self, declared: str | None, meant: str | None = None) -> EncodingVerdict:
        """Weigh what was found.

        :param declared: what the delivery says, for people
        :param meant: our name of the declared encoding, where it is one of ours
        """
        if not self.cells:
            return EncodingVerdict(UTF8, True, declared)
        costs = {name: self._cost(name) for name in TRIED if not self.broken[name]}
        candidates = self._candidates(costs)
        if not costs:
            return EncodingVerdict(None, False, declared, candidates)
        best, sure = self._decide(costs, GB18030 if meant == GBK else meant)
        return EncodingVerdict(self._shown(best) if sure else None, sure, declared, candidates)

    def _decide(self, costs: dict[str, float], meant: str | None) -> tuple[str, bool]:
        """The likeliest encoding, and whether it leads by enough.

        A declaration that agrees makes up for little text, but not for another good reading: two
        rare characters of GBK may be a common one of UTF-8 and a letter.
        """
        weighed = {name: cost - (_DECLARED if name == meant else 0) for name, cost in costs.items()}
        best = min(weighed, key=lambda name: weighed[name])
        noise = sum(_noise(cell) for cell in self.cells) + _NOISE - weighed[best]
        lead = min((cost for name, cost in weighed.items() if name != best), default=_FAR)
        lead -= weighed[best]
        if BIG5 in (best, meant):  # declared by mistake more often than it is true here
            return best, min(noise, lead) >= _SURE + _DECLARED
        if best == meant:
            needed = 2 * _DECLARED if best == GB18030 else _SURE + _DECLARED
            return best, noise >= _DECLARED and lead >= needed
        return best, min(noise, lead) >= _SURE

    def _cost(self, encoding: str) -> float:
        bits = hanzi.traditional() if encoding == BIG5 else hanzi.simplified()
        other = hanzi.other
        texts = (cell.decode(TRIED[encoding], "ignore") for cell in self.cells)
        return _HEAD_START[encoding] + sum(bits.get(c) or other(c) for text in texts for c in text)

    def _candidates(self, costs: dict[str, float]) -> tuple[Candidate, ...]:
        ranked = sorted(TRIED, key=lambda name: (self.broken[name], costs.get(name, 0.0)))
        return tuple(self._candidate(name, costs.get(name)) for name in ranked)

    def _candidate(self, encoding: str, cost: float | None) -> Candidate:
        cells = list(self.cells)[:_SAMPLES]
        samples = tuple(cell.decode(TRIED[encoding], "replace") for cell in cells)
        score = 0.0 if cost is None else self._likely(encoding)
        return Candidate(self._shown(encoding), round(score, 3), samples)

    def _likely(self, encoding: str) -> float:
        """Share of characters that one would expect in a delivery."""
        bits = hanzi.traditional() if encoding == BIG5 else hanzi.simplified()
        codec = TRIED[encoding]
        texts = "".join(cell.decode(codec, "ignore") for cell in list(self.cells)[:200])
        strange = [c for c in texts if not c.isascii()]
        likely = sum(bits.get(c, hanzi.ODD) <= hanzi.COMMON + 0.5 for c in strange)
        return likely / max(1, len(strange))

    def _shown(self, encoding: str) -> str:
        return GBK if encoding == GB18030 and self.gbk else encoding


def _noise(cell: bytes) -> float:
    return sum(hanzi.ASCII if byte < 0x80 else 8.0 for byte in cell)


def _broken(cells: list[bytes], encoding: str, width: int | None) -> int:
    """How many cells cannot be in an encoding; all at once first, for speed."""
    codec = TRIED.get(encoding, encoding)
    try:
        b"\n".join(cells).decode(codec)
    except UnicodeDecodeError:
        return sum(not _readable(cell, codec, len(cell) == width) for cell in cells)
    return 0


def _readable(cell: bytes, codec: str, full: bool) -> bool:
    try:
        read_cell(cell, codec, full)
    except UnicodeDecodeError:
        return False
    return True


def garbled(texts: Iterable[str]) -> bool:
    """Whether texts were read in a wrong encoding before they came to us (乱码).

    Such texts turn into clearly likelier ones when the mistake is taken back. A few spoilt ones
    among many are faults of their rows, which the database reports; the file is not refused.
    """
    seen = list(dict.fromkeys(text for text in texts if not text.isascii()))[:_WEIGHED]
    spoilt = sum("\ufffd" in text or "锟斤拷" in text or "烫烫烫" in text for text in seen)
    if spoilt > len(seen) / 20:
        return True
    return any(_taken_back(seen, *mistake) for mistake in _MISTAKES)


#: Read as the first, although it was the second.
_MISTAKES = (
    ("latin-1", "gb18030"), ("cp1252", "gb18030"), ("latin-1", "utf-8"), ("cp1252", "utf-8"),
    ("gb18030", "utf-8"), ("cp950", "gb18030"), ("cp950", "utf-8"),
)  # fmt: skip


def _taken_back(texts: list[str], read_as: str, was: str) -> bool:
    before = after = 0.0
    for text in texts:
        try:
            meant = text.encode(read_as).decode(was)
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if not meant.isascii():
            before, after = before + _text_bits(text), after + _text_bits(meant)
    whole = sum(map(_text_bits, texts))
    return before > whole / 5 and before - after >= _SURE


def _text_bits(text: str) -> float:
    bits, other = hanzi.simplified(), hanzi.other
    return sum(bits.get(c) or other(c) for c in text)
