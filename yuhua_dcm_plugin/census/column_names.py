"""Which fields of ours the name of a column may mean (列名识别)."""

from __future__ import annotations

import re
from functools import lru_cache

from .fields import FIELDS
from .folding import folded, key, key_without_brackets

#: What a name is worth as evidence: as it stands, without its brackets, cut short, or if it may
#: mean something else.
_WHOLE, _BARE, _CUT, _WEAK = 1.0, 0.9, 0.8, 0.5
#: What a join of tables, or a second column of a name, puts behind it.
_NUMBERED = re.compile(r"_\d{1,2}$")
#: How names end that say what a column holds of one kind of component: 井盖类型, 路灯状态.
_ENDINGS = {"class_name": ("类型", "类别", "种类", "小类"), "status": ("状态", "状况")}
#: Bytes that a .dbf has for the name of a column.
_DBF = 10
_MARKS = re.compile(r"[\W_]+")

#: Field → (score, rank): how good the evidence is, and the place among the field's names.
Meanings = dict[str, "tuple[float, int]"]


def name_key(text: str) -> str:
    """A name without case, width, blanks, underscores, stars and brackets."""
    return _MARKS.sub("", key(text))


def meanings_of(column: str) -> Meanings:
    """The fields that a column may be, by its name alone."""
    known, cut = _index()
    bare = name_key(column)
    without = _MARKS.sub("", key_without_brackets(column))
    found: Meanings = dict(known.get(bare, {}))
    for field, (score, rank) in known.get(without, {}).items():
        found.setdefault(field, (score * _BARE, rank))
    if not found and _may_be_cut(column):
        found = dict(cut.get(bare, {}))
    if not found and _NUMBERED.search(column):
        shorter = meanings_of(_NUMBERED.sub("", column)).items()
        return {field: (score * _BARE, rank) for field, (score, rank) in shorter}
    return found or {
        field: (_WEAK, len(known)) for field, ends in _ENDINGS.items() if bare.endswith(ends)
    }


def _may_be_cut(column: str) -> bool:
    """Whether a name is as long as a .dbf allows, give or take the rest of a character."""
    text = folded(column)
    lengths = {len(text.encode("gb18030", "replace")), len(text.encode("utf-8", "replace"))}
    return any(_DBF - 2 <= length <= _DBF for length in lengths)


def _cuts(name: str) -> set[str]:
    """A name as a .dbf in GBK, or in UTF-8, cuts it."""
    found = set()
    for encoding in ("gb18030", "utf-8"):
        data = name.encode(encoding)
        if len(data) > _DBF:
            found.add(data[:_DBF].decode(encoding, "ignore"))
    return found


@lru_cache(maxsize=1)
def _index() -> tuple[dict[str, Meanings], dict[str, Meanings]]:
    """Whole names and cut names → what they may mean."""
    known: dict[str, Meanings] = {}
    cut: dict[str, Meanings] = {}
    for field in FIELDS:
        for rank, name in enumerate(field.names):
            known.setdefault(name_key(name), {}).setdefault(field.name, (_WHOLE, rank))
            for short in _cuts(name):
                cut.setdefault(name_key(short), {}).setdefault(field.name, (_CUT, rank))
        for rank, name in enumerate(field.weak, len(field.names)):
            known.setdefault(name_key(name), {}).setdefault(field.name, (_WEAK, rank))
    return known, {name: fields for name, fields in cut.items() if len(fields) == 1}
