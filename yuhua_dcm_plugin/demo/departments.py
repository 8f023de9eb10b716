"""Departments of the demo district and which class is whose duty, read from sql/seed/demo."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from .divisions import SEED_DIR


class Department(NamedTuple):
    """A bureau, street office or enterprise; columns of departments.csv."""

    code: str
    label_zh: str
    label_en: str
    short_zh: str
    kind: str
    street_code: str
    phone: str
    sort: int


class Duty(NamedTuple):
    """A department answers for a class; 1 is the first in line."""

    class_standard: str
    kind: str
    class_code: str
    department_code: str
    priority: int


def read_departments(folder: Path = SEED_DIR / "demo") -> tuple[Department, ...]:
    """Rows of departments.csv in their order."""
    with (folder / "departments.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Department(**{**row, "sort": int(row["sort"])})  # type: ignore[arg-type]
            for row in csv.DictReader(file)
        )


def read_duties(folder: Path = SEED_DIR / "demo") -> tuple[Duty, ...]:
    """Rows of duties.csv in their order."""
    with (folder / "duties.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Duty(**{**row, "priority": int(row["priority"])})  # type: ignore[arg-type]
            for row in csv.DictReader(file)
        )
