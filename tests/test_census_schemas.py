"""Columns of many surveys become ours or stay what they are, and never the wrong field."""

from __future__ import annotations

import os
import random

import pytest
from schemas import sample, schemas
from seedbook import book

from yuhua_dcm_plugin.census.column_names import meanings_of
from yuhua_dcm_plugin.census.guessing import guess
from yuhua_dcm_plugin.census.mapping import Read

ALL = schemas()
SOAK = int(os.environ.get("DCM_SOAK", "0"))
#: Codes built otherwise are left alone, and that is told.
TOLD = {("code17", "标识码")}


def found(read: Read) -> dict[str, str]:
    return {column: field for field, several in read.mapping.columns.items() for column in several}


@pytest.mark.parametrize(("name", "columns"), ALL, ids=[name for name, _ in ALL])
def test_columns_of_surveys_are_found(name: str, columns: list[tuple[str, str, str]]) -> None:
    read = guess([column for column, _, _ in columns], sample(columns), book(), geometry=True)
    wanted = {column: field for column, _, field in columns if field}
    told = {column for column in wanted if (name, column) in TOLD}
    assert found(read) == {column: f for column, f in wanted.items() if column not in told}
    assert {remark.parameters["column"] for remark in read.remarks} >= told


def _cut(name: str, codec: str) -> str:
    return name.encode(codec)[:10].decode(codec, "ignore")


_WAYS = (
    lambda name: f" {name} ",
    lambda name: f"{name}_1",
    lambda name: name.lower(),
    lambda name: name.upper(),
    lambda name: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name),
    lambda name: f"*{name}",
    lambda name: f"\ufeff{name}",
    lambda name: f"{name}（必填）",
    lambda name: _cut(name, "gb18030"),
    lambda name: _cut(name, "utf-8"),
)


@pytest.mark.parametrize("seed", range(SOAK or 60))
def test_names_written_otherwise_never_mean_another_field(seed: int) -> None:
    dice = random.Random(seed)
    name, columns = dice.choice(ALL)
    ways = [dice.choice(_WAYS) for _ in columns] if seed % 2 else [dice.choice(_WAYS)] * 99
    changed = [way(column) for way, (column, _, _) in zip(ways, columns)]
    if len(set(changed)) < len(changed):
        return  # cut names fall together
    rows = sample(columns, dice.choice((0, 1, 5, 50)), seed)
    read = guess(changed, rows, book(), geometry=bool(seed % 5))
    meant = dict(zip(changed, columns))
    wrong = {
        column: field
        for column, field in found(read).items()
        if field != meant[column][2] and not _as_good(field, *meant[column], rows)
    }
    assert not wrong, (name, changed)


def _as_good(field: str, column: str, kind: str, meant: str, rows: list[list[str]]) -> bool:
    """Whether a column may be that field as well, where a better one has got another name."""
    if {field, meant} <= {"name", "class_name", "component_code"} and kind in ("small", "own"):
        return True
    if field in ("x", "y") and kind in ("xm", "ym", "xd", "yd"):
        return True
    if field == "note" or (kind == "person" and field.endswith("department")):
        return True  # 养护单 of 养护单位联系人: whose department is unknown, is a fault of its row
    return not meant and (not rows or meanings_of(column).get(field, (0, 0))[0] == 1.0)
