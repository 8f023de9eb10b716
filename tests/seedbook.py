"""Lists of the seeds for tests of the census that need no database."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

from yuhua_dcm_plugin.census.classes import Alias, ClassBook, ClassRow
from yuhua_dcm_plugin.census.values import DepartmentBook, DepartmentRow

SEED = Path(__file__).parent.parent / "sql" / "seed"
OLD, NATIONAL, NEW = "CJ/T 214-2007", "GB/T 30428.2-2013", "GB/T 47678.5-2026"


def seed(name: str) -> list[dict[str, str]]:
    with (SEED / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@lru_cache(maxsize=1)
def class_rows() -> tuple[ClassRow, ...]:
    big = {(r["standard"], r["kind"], r["code"]): r["label_zh"] for r in seed("11_big_class")}
    return tuple(
        ClassRow(
            row["standard"],
            row["code"],
            row["label_zh"],
            row["label_en"],
            row["pinyin"],
            big[row["standard"], row["kind"], row["big_code"]],
        )
        for row in seed("12_class")
        if row["kind"] == "component"
    )


@lru_cache(maxsize=1)
def book() -> ClassBook:
    aliases = [Alias(r["standard"], r["alias"], r["code"]) for r in seed("81_class_alias")]
    return ClassBook(class_rows(), aliases, OLD)


@lru_cache(maxsize=1)
def departments() -> DepartmentBook:
    return DepartmentBook(
        DepartmentRow(r["code"], r["label_zh"], r["short_zh"], r["label_en"])
        for r in seed("demo/departments")
    )
