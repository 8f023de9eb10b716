"""Where the head of a table stands: below a title, or nowhere (表头)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .place_columns import coordinate


def head_of(rows: Sequence[list[str]]) -> tuple[int, list[str]]:
    """How many rows stand before the data, and the names of the columns."""
    if not any(map(any, rows)):
        return 0, []
    usual = Counter(len(row) for row in rows if any(row)).most_common(1)[0][0]
    for number, row in enumerate(rows[:20]):
        filled = sum(bool(cell.strip()) for cell in row)
        if len(row) >= usual and filled * 5 >= usual * 4:
            if any(coordinate(cell) is not None for cell in row if cell.strip()):
                break
            return number + 1, _unique(row)
    return 0, [f"column_{i}" for i in range(1, usual + 1)]


def _unique(row: list[str]) -> list[str]:
    names: list[str] = []
    seen: set[str] = set()
    for number, cell in enumerate(row, 1):
        name = " ".join(cell.split()) or f"column_{number}"
        name = f"{name}_{number}" if name in seen else name
        seen.add(name)
        names.append(name)
    return names
