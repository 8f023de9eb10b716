"""Which small class a delivery means (小类): by code, by name or by alias, in one standard.

A code says nothing without its standard: 0114 is 无主井盖 in 2007 and 园林井盖 in 2013. So the
standard is chosen first, for the whole delivery, and codes are looked up in that one only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .class_names import StandardClasses
from .folding import folded, is_nothing

UNKNOWN, MISMATCH = "class_unknown", "class_mismatch"


class ClassRow(NamedTuple):
    """A small class as ``dcm.class`` with its big class has it."""

    standard: str
    code: str
    label_zh: str
    label_en: str = ""
    pinyin: str = ""
    big_label: str = ""


class Alias(NamedTuple):
    """Another name of a small class (``dcm.class_alias``)."""

    standard: str
    alias: str
    code: str


class ClassTexts(NamedTuple):
    """What a row says of its class, as delivered."""

    big: str | None = None
    code: str | None = None
    name: str | None = None


class Resolved(NamedTuple):
    """What became of it.

    :param code: class code of the standard; None where none could be found
    :param fault: empty, ``class_unknown`` or ``class_mismatch``
    :param text: Chinese name of the class; else what nobody knows, or what disagrees with the code
    """

    code: str | None
    fault: str = ""
    text: str = ""


class ClassBook:
    """Component classes of every standard."""

    def __init__(
        self, rows: Iterable[ClassRow], aliases: Iterable[Alias] = (), default: str = ""
    ) -> None:
        """Take the classes over.

        :param default: the district's standard
        """
        self._standards: dict[str, StandardClasses] = {}
        for row in rows:
            self._of(row.standard).add(
                row.code, row.label_zh, (row.label_en, row.pinyin), row.big_label
            )
        for alias in aliases:
            self._of(alias.standard).add_alias(alias.alias, alias.code)
        for standard in self._standards.values():
            standard.close()
        self.default = default

    def _of(self, standard: str) -> StandardClasses:
        return self._standards.setdefault(standard, StandardClasses())

    @property
    def standards(self) -> list[str]:
        """The standards that have classes, the district's first."""
        return sorted(self._standards, key=lambda standard: (standard != self.default, standard))

    def label(self, standard: str, code: str) -> str:
        """Chinese name of a class; empty where there is no such class."""
        book = self._standards.get(standard)
        return book.labels.get(code, "") if book else ""

    def fit(self, counts: Mapping[ClassTexts, int]) -> str:
        """The standard that explains most rows; the district's where several do as well.

        :param counts: rows for each combination of texts
        """
        return max(self.standards, key=lambda standard: self.explained(standard, counts))

    def explained(self, standard: str, counts: Mapping[ClassTexts, int]) -> int:
        """How many rows have a class under a standard."""
        found = ((self.resolve(standard, texts), n) for texts, n in counts.items())
        return sum(n for resolved, n in found if resolved.code and not resolved.fault)

    def resolve(self, standard: str, texts: ClassTexts) -> Resolved:
        """Find the class of a row; nothing said is neither found nor a fault."""
        said = [text for text in (_said(texts.code), _said(texts.name)) if text]
        book = self._standards.get(standard)
        if not said:
            return Resolved(None)
        if book is None:
            return Resolved(None, UNKNOWN, " ".join(said))
        return _agreed(book, said, _said(texts.big))

    def knows_big(self, standard: str, text: str) -> bool:
        """Whether a text means a big class (大类) of a standard."""
        book = self._standards.get(standard)
        return book is not None and book.big(_said(text)) is not None

    def suggest(self, standard: str, text: str, most: int = 3) -> list[str]:
        """Names of the standard that are near a text nobody knows, nearest first."""
        book = self._standards.get(standard)
        return book.near(text, most) if book else []


_NUMBER_READ_AS_FLOAT = re.compile(r"(\d+)\.0+")


def _said(text: str | None) -> str:
    """A text without what stands for nothing; a code that a sheet made a number is one again."""
    bare = folded(text) if text else ""
    number = _NUMBER_READ_AS_FLOAT.fullmatch(bare)
    return number[1] if number else ("" if is_nothing(bare) else bare)


def _agreed(book: StandardClasses, said: list[str], big_text: str) -> Resolved:
    """The one class that all the texts mean."""
    big = book.big(big_text) if big_text else None
    found = [book.find(text, big) for text in said]
    code = next(filter(None, found), None)
    if code is None:
        return Resolved(None, UNKNOWN, " ".join(said))
    if any(other != code for other in found):
        text = next(text for text, other in zip(said, found) if other != code)
        return Resolved(code, MISMATCH, text)
    if big and code[:2] != big:
        return Resolved(code, MISMATCH, big_text)
    return Resolved(code, "", book.labels[code])
