"""Which small class (小类) a row of a handbook means: certain, or a question with suggestions.

The same number means different classes in different standards (0114 is 无主井盖 in 2007 and
园林井盖 in 2013), so a number alone is never believed: number and name have to agree in one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .name_keys import name_key, near

KINDS = ("component", "event")
KIND_WORDS = {"component": "部件", "event": "事件"}
#: Relations of two standards in which a class keeps what it means.
_SURE = frozenset({"same_name", "renamed"})
_MOST = 5


class ClassRow(NamedTuple):
    """A small class as the view ``class`` has it."""

    standard: str
    kind: str
    code: str
    name: str
    big_name: str = ""


class AliasRow(NamedTuple):
    """Another name of a class, from the view ``class_alias``."""

    standard: str
    kind: str
    alias: str
    code: str


class Crossing(NamedTuple):
    """Which class of one standard answers to which of another."""

    kind: str
    standard: str
    code: str
    to_standard: str
    to_code: str
    relation: str


class ClassTexts(NamedTuple):
    """What a row says of its class.

    :param kind: component, event, or empty where nothing says so
    :param code: as it stands, to be shown
    :param codes: class codes that it may be, e.g. 0102 from 01 and 2
    """

    kind: str
    code: str
    codes: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class ClassFound:
    """What became of it.

    :param row: the class of the district's standard; None where somebody has to decide
    :param question: key of the question
    :param suggestions: classes that it may be, likeliest first
    """

    row: ClassRow | None = None
    question: str = ""
    subject: str = ""
    suggestions: tuple[ClassRow, ...] = ()


class ClassFinder:
    """Classes of all standards, looked up by number and name.

    :param home: the district's standard
    :param read_as: standard whose numbers the workbook uses
    """

    def __init__(
        self,
        rows: Iterable[ClassRow],
        aliases: Iterable[AliasRow] = (),
        crossings: Iterable[Crossing] = (),
        home: str = "",
        read_as: str = "",
    ) -> None:
        self.home, self.read_as = home, read_as or home
        self._classes = {(row.standard, row.kind, row.code): row for row in rows}
        self._by_name: dict[tuple[str, str, str], list[ClassRow]] = defaultdict(list)
        for row in self._classes.values():
            self._by_name[row.standard, row.kind, name_key(row.name)].append(row)
        for alias in aliases:
            known = self._classes.get((alias.standard, alias.kind, alias.code))
            if known is not None:
                self._add_alias(known, alias.alias)
        self._across = _across(crossings)
        self.standards = sorted({row.standard for row in self._classes.values()})
        self._done: dict[ClassTexts, ClassFound] = {}
        self._big = self._big_codes()

    def _add_alias(self, known: ClassRow, alias: str) -> None:
        """An alias counts where no class of that kind bears it as its own name."""
        named = self._by_name[known.standard, known.kind, name_key(alias)]
        if not any(name_key(row.name) == name_key(alias) for row in named):
            named.append(known)

    def find(self, texts: ClassTexts) -> ClassFound:
        """The class of a row."""
        known = self._done.get(texts)
        if known is None:
            known = self._done[texts] = self._find(texts)
        return known

    def big_code(self, kind: str, name: str) -> str:
        """Number of a big class from its name, where only one can be meant; else empty."""
        codes = {self._big.get((each, _big_key(name)), "") for each in _kinds(kind)} - {""}
        return codes.pop() if len(codes) == 1 else ""

    def label(self, standard: str, kind: str, code: str) -> str:
        """Name of a class; empty where there is none."""
        row = self._classes.get((standard, kind, code))
        return row.name if row else ""

    # --- steps

    def _find(self, texts: ClassTexts) -> ClassFound:
        agreed = self._agreed(self.read_as, texts)
        if agreed is not None and self.read_as == self.home:
            return ClassFound(agreed)
        if agreed is not None:
            return self._translated(agreed, texts)
        return self._asked(texts)

    def _agreed(self, standard: str, texts: ClassTexts) -> ClassRow | None:
        """The one class whose number and name both stand there."""
        found = [row for row in self._named(standard, texts) if row.code in texts.codes]
        return found[0] if len(found) == 1 else None

    def _named(self, standard: str, texts: ClassTexts) -> list[ClassRow]:
        name = name_key(texts.name)
        if not name:
            return []
        kinds = _kinds(texts.kind)
        return [row for kind in kinds for row in self._by_name.get((standard, kind, name), ())]

    def _translated(self, other: ClassRow, texts: ClassTexts) -> ClassFound:
        """A class of another standard in the district's own, by the crosswalk."""
        answers = list(self._home_of(other))
        sure = [row for row, relation in answers if relation in _SURE]
        if len(sure) == 1:
            return ClassFound(sure[0])
        return _question("other_standard", texts, [row for row, _relation in answers])

    def _home_of(self, other: ClassRow) -> Iterator[tuple[ClassRow, str]]:
        """Classes of the district's standard that answer to one of another, surest first."""
        found = self._across.get((other.kind, other.standard, other.code, self.home), {})
        for code, relation in sorted(found.items(), key=lambda each: each[1] not in _SURE):
            row = self._classes.get((self.home, other.kind, code))
            if row is not None:
                yield row, relation
        if not found:
            for row in self._by_name.get((self.home, other.kind, name_key(other.name)), ()):
                yield row, "same_name"

    def _asked(self, texts: ClassTexts) -> ClassFound:
        named = self._named(self.home, texts)
        if texts.name and not texts.code and named:
            return _question("no_class_code", texts, named)
        for standard in self.standards:
            other = self._agreed(standard, texts) if standard != self.read_as else None
            if other is not None:
                home = [other] if standard == self.home else [r for r, _how in self._home_of(other)]
                return _question("other_standard", texts, home)
        if named:
            return _question("class_by_name_only", texts, named)
        return _question("unknown_class", texts, self._likely(texts))

    def _likely(self, texts: ClassTexts) -> list[ClassRow]:
        """What an unknown class may be: by its number, by its name elsewhere, by a like name."""
        kinds = _kinds(texts.kind)
        found = [
            row
            for kind in kinds
            for code in texts.codes
            for row in [self._classes.get((self.home, kind, code))]
            if row is not None and self.read_as == self.home
        ]
        for standard in self.standards:
            if standard != self.home:
                for other in self._named(standard, texts):
                    found += [row for row, _relation in self._home_of(other)]
        if not found and texts.name:
            known = {name: rows for (s, k, name), rows in self._by_name.items()
                     if s == self.home and k in kinds}  # fmt: skip
            found = [row for name in near(name_key(texts.name), known) for row in known[name]]
        return found

    def _big_codes(self) -> dict[tuple[str, str], str]:
        codes: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in self._classes.values():
            if row.standard == self.read_as and row.big_name:
                codes[row.kind, _big_key(row.big_name)].add(row.code[:2])
        return {key: found.pop() for key, found in codes.items() if len(found) == 1}


def _across(crossings: Iterable[Crossing]) -> dict[tuple[str, str, str, str], dict[str, str]]:
    """Crossings in both directions: from (kind, standard, code, other) to codes and relations."""
    found: dict[tuple[str, str, str, str], dict[str, str]] = defaultdict(dict)
    for each in crossings:
        there = (each.kind, each.standard, each.code, each.to_standard)
        back = (each.kind, each.to_standard, each.to_code, each.standard)
        found[there][each.to_code] = each.relation
        found[back][each.code] = each.relation
    return found


def _kinds(kind: str) -> tuple[str, ...]:
    return (kind,) if kind else KINDS


def _big_key(name: str) -> str:
    """A big class with and without what some lists append to its name."""
    key = name_key(name)
    for ending in ("类", "设施"):
        key = key.removesuffix(ending)
    return key


def _question(key: str, texts: ClassTexts, rows: Iterable[ClassRow]) -> ClassFound:
    words = (KIND_WORDS.get(texts.kind, ""), texts.code, texts.name)
    subject = " ".join(word for word in words if word)
    return ClassFound(None, key, subject, tuple(dict.fromkeys(rows))[:_MOST])
