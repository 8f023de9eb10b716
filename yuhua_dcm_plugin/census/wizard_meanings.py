"""Which texts of a delivery nobody understands, and what of ours they may mean (取值含义)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..core.strings import chinese, tr
from .classes import ClassTexts
from .mending import STATES
from .plan import PartPlan
from .values import read_state
from .wizard_state import WizardState
from .wizard_values import Choice, Unknown, from_faults, in_sample, merged


def unknown_in(part: PartPlan, state: WizardState) -> list[Unknown]:
    """Texts of the last check and of the sample, and those that were given a meaning by hand."""
    faults = from_faults(
        (
            (row.rule, row.field, row.value, row.count)
            for row in state.unknown
            if row.part == part.name
        ),
        part.mapping,
    )
    found = merged(faults, in_sample(part, _knows(part, state)))
    given = [
        Unknown(field, text, 0) for field, texts in part.mapping.values.items() for text in texts
    ]
    return merged(found, given)


def part_words(part: PartPlan, state: WizardState) -> str:
    """A part in the list, with a sign for what still waits for somebody."""
    if part.questions:
        return f"? {part.name}"
    unknown = _open_values(part, state)
    if unknown:
        return tr("⚠ {part} – {n} values not understood").format(part=part.name, n=unknown)
    return f"✓ {part.name}"


def _open_values(part: PartPlan, state: WizardState) -> int:
    values = part.mapping.values
    return sum(
        1 for each in unknown_in(part, state) if not values.get(each.field, {}).get(each.text)
    )


def choices_of(field: str, state: WizardState) -> Sequence[Choice]:
    """What a text of a field may mean."""
    if field == "status":
        return [Choice(each, each) for each in STATES]
    if field.endswith("_department"):
        return [Choice(each.code, each.name) for each in state.feed.departments if each.active]
    standard = state.plan.standard if state.plan is not None else ""
    named = field == "class_name"
    return [
        Choice(
            entry.label_zh if named else entry.code,
            f"{entry.label_zh if chinese() else entry.label_en} {entry.code}",
        )
        for entry in state.classes
        if entry.standard == standard
    ]


def _knows(part: PartPlan, state: WizardState) -> Callable[[str, str], bool]:
    lists, plan = state.lists, state.plan
    standard = plan.standard if plan is not None else ""

    def knows(field: str, text: str) -> bool:
        if lists is None or text in part.mapping.values.get(field, {}):
            return True
        if field == "class_name":
            resolved = lists.book.resolve(standard, ClassTexts(None, None, text))
            return resolved.code is not None
        if field == "status":
            return read_state(text) is not None
        return lists.departments.read(text) is not None

    return knows
