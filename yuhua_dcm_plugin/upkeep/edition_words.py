"""States of an edition and limits of a condition, in the words of the hall (版本与时限)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from ..cases.fields import limit_text
from ..core.strings import tr

#: What an edition may be, as a list shows it: the one that counts first.
IN_FORCE, PLANNED, DRAFT, PAST, WITHDRAWN = "in_force", "planned", "draft", "past", "withdrawn"
STANDINGS = (IN_FORCE, PLANNED, DRAFT, PAST, WITHDRAWN)
_SIGNS = {IN_FORCE: "●", PLANNED: "◷", DRAFT: "✎", PAST: "○", WITHDRAWN: "✗"}
UNITS = ("urgent_hour", "work_hour", "work_day", "natural_day", "urgent_day")
GRADES = ("B", "A", "C")
AREAS = (0, 1, 2)


def standing_words(standing: str) -> str:
    """Sign and word of what an edition is now."""
    words = {
        IN_FORCE: tr("In force"), PLANNED: tr("Planned"), DRAFT: tr("Draft"), PAST: tr("Past"),
        WITHDRAWN: tr("Withdrawn"),
    }  # fmt: skip
    return f"{_SIGNS.get(standing, '')} {words.get(standing, standing)}".strip()


def unit_words(unit: str) -> str:
    """Name of a unit of limits."""
    words = {
        "urgent_hour": tr("Urgent working hours"), "work_hour": tr("Working hours"),
        "work_day": tr("Working days"), "natural_day": tr("Calendar days"),
        "urgent_day": tr("Urgent working days"),
    }  # fmt: skip
    return words.get(unit, unit)


def area_words(area_type: int) -> str:
    """Name of a kind of area."""
    return {0: tr("Any area"), 1: tr("Area of class 1"), 2: tr("Area of class 2")}.get(
        area_type, str(area_type)
    )


def kind_words(kind: str) -> str:
    """Component or event."""
    return tr("Component") if kind == "component" else tr("Event")


def limits_words(limits: Iterable[Any], grades: Mapping[str, str]) -> str:
    """All limits of a condition in one line; what is usual (grade B, any area) is not said.

    :param limits: with grade, area_type, step, step_label, amount, unit
    :param grades: label of each grade
    """
    ordered = sorted(limits, key=lambda each: (each.grade != "B", each.grade, each.area_type,
                                               each.step))  # fmt: skip
    return tr("; ").join(_limit_words(each, grades) for each in ordered)


def _limit_words(limit: Any, grades: Mapping[str, str]) -> str:
    of: Sequence[str] = (
        limit.step_label or (tr("step {n}").format(n=limit.step) if limit.step > 1 else ""),
        "" if limit.grade == "B" else grades.get(limit.grade, limit.grade),
        "" if limit.area_type == 0 else area_words(limit.area_type),
    )
    said = " ".join(part for part in of if part)
    amount = limit_text(limit.amount, limit.unit)
    return f"{said} {amount}" if said else amount


def standing(edition: Any, today: date) -> str:
    """What an edition is on a day: in_force, planned, draft, past or withdrawn."""
    if edition.state != "released":
        return str(edition.state)
    if edition.in_force:
        return IN_FORCE
    return PLANNED if edition.valid_from > today else PAST
