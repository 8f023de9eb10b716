"""Filing conditions and handling limits of the default handbook, read from sql/seed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .catalogue import STANDARD
from .divisions import SEED_DIR


class Condition(NamedTuple):
    """A filing condition (立案条件) with its limit for one area type."""

    code: str
    text: str
    closing: str
    amount: float
    unit: str


class Handbook:
    """Finds the condition that fits a description."""

    def __init__(self, folder: Path = SEED_DIR) -> None:
        """Read the default edition."""
        limits = {
            (row["condition_code"], row["area_type"]): (
                float(row["limit_amount"]),
                row["limit_unit"],
            )
            for row in reversed(list(_rows(folder / "42_handling_limit.csv")))
        }
        self._conditions: dict[tuple[str, str, str], list[Condition]] = {}
        self._chosen: dict[tuple[str, str, str, str], Condition] = {}
        for row in _rows(folder / "41_filing_condition.csv"):
            for area_type in ("1", "2"):
                code = row["condition_code"]
                limit = limits.get((code, area_type)) or limits[code, "0"]
                self._conditions.setdefault((row["kind"], row["class_code"], area_type), []).append(
                    Condition(code, row["condition"], row["closing_condition"], *limit)
                )

    def fitting(self, kind: str, class_code: str, area_type: str, problem: str) -> Condition:
        """The condition of the class that is worded most like the problem."""
        key = (kind, class_code, area_type, problem)
        if key not in self._chosen:
            self._chosen[key] = max(
                self._conditions[key[:3]], key=lambda c: _likeness(problem, c.text)
            )
        return self._chosen[key]


def _likeness(a: str, b: str) -> float:
    """Shared pairs of characters; shared single ones decide between equals."""
    return len(_pairs(a) & _pairs(b)) + 0.1 * len(set(a) & set(b))


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """Rows of the default edition for the standard that the demo uses."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["edition"] == "default" and row.get("class_standard", STANDARD) == STANDARD:
                yield row
