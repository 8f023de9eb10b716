"""What every kind of file needs on its way to a part: what was asked, and rows in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Union

from .crs import verdict
from .datum import TURNS, Turn, swapped
from .encoding import codec_of, named
from .looking import Look, unseen
from .parts import (
    Block,
    Crs,
    CrsVerdict,
    EncodingVerdict,
    Part,
    Progress,
    RawRow,
    Refusal,
    ShouldStop,
)
from .shapes import ShapeError, moved

Opened = Union[Part, Refusal]
_PORTION = 10_000


@dataclass(frozen=True)
class Asked:
    """What the operator said beforehand.

    :param near: longitude and latitude of the district, for hints
    :param look: told of bytes that have been read, and asked whether to go on
    """

    encoding: str | None
    crs: Crs | None
    near: tuple[float, float]
    look: Look = field(default_factory=unseen, compare=False)

    def crs_verdict(
        self, declared: Crs | None, says: bool, kind: str, points: Sequence[tuple[float, float]]
    ) -> CrsVerdict:
        """Decide on the CRS of a part from what is declared, chosen and seen."""
        if kind == "none":
            return CrsVerdict(self.crs or declared, True, "no_geometry")
        return verdict(declared, says, self.crs, points, self.near)

    def encoding_verdict(self, found: EncodingVerdict) -> EncodingVerdict:
        """What was asked for counts, whatever was found."""
        if not self.encoding:
            return found
        return replace(found, encoding=named(self.encoding) or self.encoding, sure=True)


def spoilt_texts(name: str, found: EncodingVerdict, asked: str | None) -> Refusal | None:
    """Refuse a file that no encoding reads rightly, or that is clearly not in the one asked for."""
    if found.fault:
        return refusal(name, found.fault, example=" ".join(found.example.split())[:40])
    judged = found.sure and bool(found.candidates or found.declared == "BOM")
    if asked and judged and found.encoding and not _alike(found.encoding, asked):
        return refusal(name, "encoding_contradicts", found=found.encoding, given=asked)
    return None


def _alike(one: str, other: str) -> bool:
    """Whether two names mean one way to read, be it with or without a mark or an order of bytes."""
    names = [codec_of(name).replace("_", "-") for name in (one, other)]
    return names[0] == names[1] or {name[:6] for name in names} in ({"utf-16"}, {"utf-32"})


def errors_of(encoding: str | None, spoilt: Collection[str]) -> str:
    """How to read what cannot be: strictly, or a few texts of many as damaged ones."""
    known = {codec_of(each) for each in spoilt}
    return "replace" if encoding and codec_of(encoding) in known else "strict"


def refusal(name: str, reason: str, **parameters: object) -> Refusal:
    """Say why a file cannot be read."""
    return Refusal(name, reason, parameters)


def finished(
    rows: Iterator[RawRow], crs: Crs | None, should_stop: ShouldStop, progress: Progress
) -> Iterator[RawRow]:
    """Rows with positions turned where the CRS needs it; asked and told every 10,000 rows."""
    done = 0
    if crs is not None:
        rows = _turned(rows, crs)
    while not should_stop():
        portion = list(islice(rows, _PORTION))
        if not portion:
            return
        yield from portion
        done += len(portion)
        progress(done)


def finished_blocks(
    blocks: Iterator[Block], crs: Crs | None, should_stop: ShouldStop
) -> Iterator[Block]:
    """Blocks with positions turned where the CRS needs it; asked before each."""
    turns = _turns(crs) if crs is not None else []
    while not should_stop() and (block := next(blocks, None)) is not None:
        shapes = [_moved(wkb, turns) for wkb in block.shapes] if turns else block.shapes
        yield Block(block.columns, shapes)


def _turned(rows: Iterator[RawRow], crs: Crs) -> Iterator[RawRow]:
    turns = _turns(crs)
    return (RawRow(row.values, _moved(row.wkb_hex, turns)) for row in rows) if turns else rows


def _turns(crs: Crs) -> list[Turn]:
    turns: list[Turn] = [swapped] if crs.swapped else []
    return turns + ([TURNS[crs.datum]] if crs.datum in TURNS else [])


def _moved(wkb: str | None, turns: list[Turn]) -> str | None:
    try:
        for turn in turns:
            wkb = moved(wkb, turn) if wkb else wkb
    except ShapeError:
        pass  # no shape the database knows: the row is refused for that
    return wkb
