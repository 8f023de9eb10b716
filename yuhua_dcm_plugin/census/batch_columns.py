"""Columns of the list of batches, its buttons, and which of them fit a batch (批次列表)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..cases.list_view import Field
from ..core.shanghai import local_time
from ..core.strings import tr
from .desk_records import Batch
from .wording import kind_words, state_words


def allowed_with(batch: Batch | None) -> set[str]:
    """Buttons that make sense for a batch."""
    if batch is None:
        return set()
    rules: tuple[tuple[str, Callable[[Batch], bool]], ...] = (
        ("report", lambda each: each.kind in ("components", "grids")),
        ("faults", lambda each: each.kind in ("components", "grids") and each.state != "discarded"),
        ("mend", lambda each: each.mendable),
        ("recheck", lambda each: each.mendable),
        ("take", lambda each: each.mendable),
        ("undo", lambda each: each.undoable),
        ("discard", lambda each: each.discardable),
    )
    return {name for name, fits in rules if fits(batch)}


def batch_buttons() -> list[tuple[str, str, str]]:
    """Name, words and tip of each button."""
    return [
        ("report", tr("Report…"), tr("Write what was found as HTML and XLSX, and open it")),
        ("faults", tr("Faults on Map"), tr("Show a mark where each fault is")),
        ("mend", tr("Mend on Map"), tr("Edit the faulty rows on the map")),
        ("recheck", tr("Check Again"), tr("Save what was mended and check it again")),
        ("take", tr("Take Clean Rows"), tr("Take all rows that are without error now")),
        ("undo", tr("Undo Batch"), tr("Take all of the batch back, as one")),
        ("discard", tr("Discard"), tr("Drop what waits of the batch")),
    ]


def batch_fields() -> list[Field]:
    """Columns of the list."""

    def number(name: str, title: str) -> Field:
        def value(row: Any) -> int:
            return int(getattr(row, name))

        return Field(title, lambda row: f"{value(row):,}", "99,999", value, right=True)

    return [
        Field(tr("No."), lambda row: str(row.id), "9999", lambda row: row.id, right=True),
        Field(tr("State"), state_words, tr("◑ taken, rest to mend")),
        Field(tr("Delivery"), lambda row: row.title, "x" * 16),
        Field(tr("Read"), lambda row: f"{row.read_count:,}", "999,999",
              lambda row: row.read_count, right=True),
        number("added", tr("New")),
        number("changed", tr("Changed")),
        number("faulty", tr("Faulty")),
        number("vanished", tr("Vanished")),
        Field(tr("Kind"), lambda row: kind_words(row.kind), "x" * 8),
        Field(tr("Who"), lambda row: row.opened_by, "x" * 6),
        Field(tr("When"), lambda row: local_time(row.opened_at, "%Y-%m-%d %H:%M"),
              "2026-11-22 19:00", lambda row: row.opened_at),
    ]  # fmt: skip
