"""Texts and formats that all sheets of a workbook share (共享字符串、样式)."""

from __future__ import annotations

import re
from typing import NamedTuple

from .number_words import BUILT_IN, GENERAL
from .xml_stream import Attributes, Package, parse, parser_of, too_much

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MOST_TEXTS, _MOST_CHARACTERS = 3_000_000, 200_000_000


class Formats(NamedTuple):
    """What a cell needs to become a text.

    :param patterns: format of a number by the style of the cell
    """

    shared: list[str]
    patterns: list[str]
    from_1904: bool


def unescaped(text: str) -> str:
    """A text as people see it: Excel writes control characters as ``_x000D_``."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


class TextCollector:
    """Collects the runs of one text; what is only its pronunciation (注音) is left out."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._inside = False
        self._spoken = 0

    def start(self, name: str) -> None:
        """An element begins."""
        if name == "rPh":
            self._spoken += 1
        elif name == "t" and not self._spoken:
            self._inside = True

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "rPh":
            self._spoken -= 1
        elif name == "t":
            self._inside = False

    def take(self, text: str) -> None:
        """Characters."""
        if self._inside:
            self._pieces.append(text)

    def done(self) -> str:
        """The text, and begin anew."""
        text, self._pieces = "".join(self._pieces), []
        return unescaped(text)


def shared_texts(package: Package, part: str) -> list[str]:
    """The texts of ``sharedStrings.xml``.

    :raises WorkbookError: there are more than any handbook has
    """
    found: list[str] = []
    collector = TextCollector()
    room = _MOST_CHARACTERS

    def start(name: str, _given: Attributes) -> None:
        collector.start(name)

    def end(name: str) -> None:
        nonlocal room
        collector.end(name)
        if name == "si":
            found.append(collector.done())
            room -= len(found[-1])
            if room < 0 or len(found) > _MOST_TEXTS:
                raise too_much(package.name)

    parse(package, part, parser_of(start, end, collector.take))
    return found


class Styles:
    """Formats of numbers as ``styles.xml`` names them."""

    def __init__(self) -> None:
        self._own: dict[int, str] = {}
        self._used: list[int] = []
        self._inside = False

    def start(self, name: str, given: Attributes) -> None:
        """An element begins."""
        if name == "numFmt":
            self._own[_whole(given.get("numFmtId"))] = given.get("formatCode", GENERAL)
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self._used.append(_whole(given.get("numFmtId")))

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "cellXfs":
            self._inside = False

    def patterns(self) -> list[str]:
        """Format by number of the style."""
        return [self._own.get(used, BUILT_IN.get(used, GENERAL)) for used in self._used]


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
