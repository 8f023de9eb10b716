"""Which small class a delivery means (小类): by code, by name or by alias, in one standard.

A code says nothing without its standard: 0114 is 无主井盖 in 2007 and 园林井盖 in 2013. So the
standard is chosen first, for the whole delivery, and codes are looked up in that one only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


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
    """

    code: str | None
    fault: str = ""


class ClassBook:
    """Component classes of every standard."""

    def __init__(
        self, rows: Iterable[ClassRow], aliases: Iterable[Alias] = (), default: str = ""
    ) -> None:
        """Take the classes over.

        :param default: the district's standard
        """
        raise NotImplementedError

    def fit(self, counts: Mapping[ClassTexts, int]) -> str:
        """The standard that explains most rows; the district's where several do as well.

        :param counts: rows for each combination of texts
        """
        raise NotImplementedError

    def resolve(self, standard: str, texts: ClassTexts) -> Resolved:
        """Find the class of a row."""
        raise NotImplementedError

    def suggest(self, standard: str, text: str, most: int = 3) -> list[str]:
        """Names of the standard that are near a text nobody knows, nearest first."""
        raise NotImplementedError
