"""Write seed CSV files: UTF-8, LF, RFC 4180, empty cell for NULL."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

SEED_DIR = Path(__file__).resolve().parents[2] / "sql" / "seed"


def cell_text(value: str | int | bool | None) -> str:
    """Spell one value the way COPY reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def write_seed(name: str, columns: str, rows: Iterable[Sequence[str | int | bool | None]]) -> int:
    """Write ``sql/seed/<name>.csv``.

    :param name: file name without suffix, may hold a folder
    :param columns: the header, names separated by blanks
    :param rows: one sequence of values a row, as many as there are columns
    :returns: number of rows written
    :raises ValueError: a row has another number of values than the header
    """
    header = columns.split()
    lines = [[cell_text(value) for value in row] for row in rows]
    for line in lines:
        if len(line) != len(header):
            raise ValueError(f"{name}: {len(line)} values for {len(header)} columns: {line}")
    path = SEED_DIR / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)
    print(f"{path.relative_to(SEED_DIR)}: {len(lines)} rows")
    return len(lines)
