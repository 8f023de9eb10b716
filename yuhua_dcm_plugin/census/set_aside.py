"""What came along and is not meant: copies of files, tables of codes and notes (不导入的内容)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from ..core.strings import tr
from .parts import DeliveryError
from .plan import Need, PartPlan, Plan, Refused, ShouldStop


def without_copies(
    parts: Sequence[PartPlan], should_stop: ShouldStop
) -> tuple[tuple[PartPlan, ...], tuple[Refused, ...]]:
    """Parts of a delivery, and those that say what an earlier one says, row by row.

    Each row of a copy would stand as a duplicate of the other's, and neither would be taken.
    Whatever copies a file lengthens its name: 副本, 复制, copy, (1).
    """
    kept: list[PartPlan] = []
    copies: list[Refused] = []
    for part in sorted(parts, key=lambda each: len(each.name)):
        original = next((other for other in kept if _same(other, part, should_stop)), None)
        if original is None:
            kept.append(part)
            continue
        words = tr("It says the same as {name}, row by row and place by place.")
        hint = tr("Only {name} is read")
        told = Refused(part.name, words.format(name=original.name), hint.format(name=original.name))
        copies.append(told)
    return tuple(sorted(kept, key=lambda each: each.number)), tuple(copies)


def without_tables(plan: Plan) -> Plan:
    """The same with tables that hold no positions unticked, where anything else came with them.

    Survey companies put lists of departments and notes beside the sheets of components.
    """
    tables = {part.number for part in plan.parts if _is_table(part)}
    if len(tables) == len(plan.parts):
        return plan
    parts = (replace(part, wanted=part.number not in tables) for part in plan.parts)
    return replace(plan, parts=tuple(parts))


def _is_table(part: PartPlan) -> bool:
    return any(question.need is Need.MAPPING for question in part.questions)


def _same(one: PartPlan, other: PartPlan, should_stop: ShouldStop) -> bool:
    if _face(one) != _face(other) or not one.part.rows:
        return False
    try:
        pairs = zip_longest(_rows(one, should_stop), _rows(other, should_stop))
        return all(mine == its for mine, its in pairs)
    except DeliveryError:
        return False  # it is refused with the reason when it is loaded


def _face(part: PartPlan) -> tuple[object, ...]:
    """What can be compared without reading on."""
    found = part.part
    return found.columns, found.rows, found.geometry, found.sample, part.encoding, part.crs


def _rows(part: PartPlan, should_stop: ShouldStop) -> Iterable[object]:
    for row in part.part.rows_in(part.encoding, part.crs, should_stop=should_stop):
        yield tuple(row.values), row.wkb_hex
