"""Which columns of a delivery of unit grids are our fields, by names and values (网格字段识别)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from .column_names import name_key
from .folding import folded
from .grid_fields import GRID_FIELDS
from .mapping import Mapping, Read

_CODE = re.compile(r"\d{14,15}")
#: Bytes that a .dbf has for the name of a column.
_DBF = 10
_WHOLE, _CUT, _VALUES = 1.0, 0.8, 0.6
_PLACES = ("x", "y", "wkt")


def guess_grids(
    columns: Sequence[str], sample: Sequence[Sequence[str | None]] = (), *, geometry: bool = False
) -> Read:
    """Find out what the columns of a part of a grid delivery mean.

    :param sample: rows, values in the order of the columns
    :param geometry: the part has shapes of its own: columns of coordinates are only columns then
    """
    chosen: dict[str, tuple[str, float]] = {}
    for field in GRID_FIELDS:
        if geometry and field.name in _PLACES:
            continue
        taken = {column for column, _sure in chosen.values()}
        found = _best(field.name, [column for column in columns if column not in taken])
        if found is not None:
            chosen[field.name] = found
    coded = _coded(columns, sample)
    if coded and ("grid_code" not in chosen or chosen["grid_code"][0] not in coded):
        chosen = {name: found for name, found in chosen.items() if found[0] != coded[0]}
        chosen["grid_code"] = (coded[0], _VALUES)
    mapping = Mapping(columns={name: (column,) for name, (column, _sure) in chosen.items()})
    return Read(mapping, (), {name: sure for name, (_column, sure) in chosen.items()})


def _best(field: str, columns: Sequence[str]) -> tuple[str, float] | None:
    """The column whose name is the best one for a field."""
    whole, cut = _names()[field]
    ranked = [
        (sure, -names[key], column)
        for column in columns
        for names, sure in ((whole, _WHOLE), (cut, _CUT))
        for key in (name_key(column),)
        if key in names
    ]
    if not ranked:
        return None
    sure, _rank, column = max(ranked, key=lambda entry: entry[:2])
    return column, sure


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[dict[str, int], dict[str, int]]]:
    """Field → whole names and names cut by a .dbf, each with its rank."""
    known = {}
    for field in GRID_FIELDS:
        whole = {name_key(name): rank for rank, name in reversed(list(enumerate(field.names)))}
        cut = {
            name_key(data[:_DBF].decode(encoding, "ignore")): rank
            for rank, name in enumerate(field.names)
            for encoding in ("gb18030", "utf-8")
            for data in (name.encode(encoding),)
            if len(data) > _DBF
        }
        known[field.name] = (whole, cut)
    return known


def _coded(columns: Sequence[str], sample: Sequence[Sequence[str | None]]) -> list[str]:
    """Columns whose values are codes of 14 or 15 digits, most of them."""
    found = []
    for place, column in enumerate(columns):
        texts = [folded(row[place] or "") for row in sample if place < len(row) and row[place]]
        fits = sum(1 for text in texts if _CODE.fullmatch(text))
        if texts and fits * 2 > len(texts):
            found.append(column)
    return found
