"""Which department a name in a handbook means: certain, or a question (处置单位、主管部门)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from .name_keys import name_key, near

_BETWEEN = re.compile(r"[、，,/;；\n]+|\s+和\s+")
_NOTHING = re.compile(r"[-—–/\\无]*")
_MOST = 5


class DepartmentRow(NamedTuple):
    """A department as the view has it."""

    code: str
    name: str
    short_name: str = ""


class DepartmentAlias(NamedTuple):
    """Words that somebody once said stand for a department, or for none."""

    alias: str
    code: str | None


@dataclass(frozen=True)
class DepartmentFound:
    """What became of it.

    :param code: empty where none is named, or where somebody has to decide
    :param asked: whether somebody has to
    :param suggestions: codes that it may be
    """

    code: str = ""
    asked: bool = False
    suggestions: tuple[str, ...] = ()


class DepartmentFinder:
    """Active departments by code, full name, short name and what they are called elsewhere."""

    def __init__(
        self, rows: Iterable[DepartmentRow], aliases: Iterable[DepartmentAlias] = ()
    ) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            for text in (row.code, row.name, row.short_name):
                if text:
                    self._names[name_key(text)].add(row.code)
        self._aliases = {name_key(each.alias): each.code or "" for each in aliases}
        self._done: dict[str, DepartmentFound] = {}

    def find(self, text: str) -> DepartmentFound:
        """The department of a cell."""
        known = self._done.get(text)
        if known is None:
            known = self._done[text] = self._find(text)
        return known

    def _find(self, text: str) -> DepartmentFound:
        key = name_key(text)
        if not key or _NOTHING.fullmatch(key):
            return DepartmentFound()
        code = self._exact(key)
        if code is not None:
            return DepartmentFound(code)
        return DepartmentFound("", True, self._likely(text, key))

    def _exact(self, key: str) -> str | None:
        if key in self._aliases:
            return self._aliases[key]
        codes = self._names.get(key, set())
        return next(iter(codes)) if len(codes) == 1 else None

    def _likely(self, text: str, key: str) -> tuple[str, ...]:
        """The departments that are named one after the other, else those with like names."""
        parts = [self._exact(name_key(part)) for part in _BETWEEN.split(text)]
        found = [code for code in parts if code]
        found += sorted(self._names.get(key, ()))
        if not found:
            found = [code for name, codes in self._names.items() for code in sorted(codes)
                     if len(name) > 1 and (name in key or key in name)]  # fmt: skip
        if not found:
            found = [c for name in near(key, self._names) for c in sorted(self._names[name])]
        return tuple(dict.fromkeys(found))[:_MOST]
