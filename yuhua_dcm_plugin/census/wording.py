"""Words of the census desk: states, kinds, differences (用语)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from ..core.strings import chinese, tr
from .desk_records import Batch, FaultRow
from .differences import each_difference
from .plan import GRIDS


def state_words(batch: Batch) -> str:
    """State of a batch, with a sign so that the column is read at a glance."""
    waits = batch.faulty > 0
    if batch.left_behind:
        return tr("⊘ broken off, to be discarded")
    words = {
        "open": tr("… being loaded"),
        "checked": tr("◔ checked, not taken"),
        "written": tr("◑ taken, rest to mend") if waits else tr("● taken"),
        "discarded": tr("✗ discarded"),
        "undone": tr("↩ undone"),
    }
    return words.get(batch.state, batch.state)


def undo_words(kind: str) -> str:
    """What undoing a batch would do, with its counts to be filled in."""
    if kind == GRIDS:
        return tr("Undo batch {n} “{title}”: {added} unit grids go, {changed} get their old"
                  " boundary, and those it retired stand again.")  # fmt: skip
    return tr("Undo batch {n} “{title}”: {added} components go, {changed} become what they"
              " were, and those it retired stand again.")  # fmt: skip


def kind_words(kind: str) -> str:
    """What a batch holds."""
    words = {
        "components": tr("Components"),
        "grids": tr("Unit grids"),
        "ownership": tr("Ownership"),
        "retire": tr("Retired components"),
    }
    return words.get(kind, kind)


def severity_words(severity: str) -> str:
    """An error keeps its row out, a warning does not."""
    return tr("✗ error") if severity == "error" else tr("⚠ warning")


def change_words(what: str) -> str:
    """What would happen to a component."""
    return tr("△ changed") if what == "changed" else tr("▽ vanished")


def how_words(how: str) -> str:
    """How a state of a component came about."""
    words = {
        "add": tr("entered by hand"),
        "edit": tr("edited by hand"),
        "import": tr("survey delivery"),
        "ownership": tr("ownership in bulk"),
        "retire": tr("retired"),
        "undo": tr("undone"),
    }
    return words.get(how, how)


def field_words(name: str) -> str:
    """Our field in the user's language."""
    if name in ("geom", "moved_m"):
        return tr("Position")
    if name == "class_text":
        return tr("Class as delivered")
    from .grid_fields import ALL_FIELDS  # known once the room's readers are

    for field in ALL_FIELDS:
        if field.name == name:
            return str(field.label_zh if chinese() else field.label_en)
    return name


def difference_words(fields: dict[str, Any]) -> str:
    """What is other, in one line: field, before and after."""
    return tr(", ").join(difference_lines(fields))


def difference_lines(fields: dict[str, Any]) -> list[str]:
    """What is other, a line a field: before and after."""
    return [_one(*one) for name, both in fields.items() for one in each_difference(name, both)]


def _one(name: str, before: Any, after: Any) -> str:
    if name in ("geom", "moved_m"):
        return tr("moved by {m} m").format(m=_text(after))
    return f"{field_words(name)} {_text(before)} → {_text(after)}"


def _text(value: Any) -> str:
    if value is None or value == "":
        return tr("nothing")
    return f"{value:g}" if isinstance(value, float) else str(value)


def row_words(fault: FaultRow) -> str:
    """Where in the delivery a fault is."""
    if fault.part_row is None:
        return fault.part
    # The number first: a narrow column cuts the name of the file.
    return tr("Row {n} · {part}").format(part=fault.part, n=fault.part_row)


def supervisor_words(supervisors: Iterable[tuple[str, str]]) -> str:
    """Who needs another area since unit grids were retired; empty for nobody.

    :param supervisors: login and grid
    """
    pairs = sorted(supervisors)
    people = [
        f"{login} ({', '.join(grid for _login, grid in area)})"
        for login, area in groupby(pairs, key=lambda pair: pair[0])
    ]
    if not people:
        return ""
    words = tr("Supervisors of retired grids, who need another area: {people}")
    return words.format(people="; ".join(people))
