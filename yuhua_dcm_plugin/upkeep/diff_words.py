"""How two editions differ, in words (版本差异)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any

from ..cases.fields import limit_text
from ..core.notice import Kind
from ..core.strings import tr
from .edition_words import limits_words

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
KINDS = (ADDED, REMOVED, CHANGED)
_SIGNS = {ADDED: "＋", REMOVED: "－", CHANGED: "≠"}
#: Colours of what is added, gone and changed; the sign says the same.
LOOKS = {ADDED: Kind.OK, REMOVED: Kind.ERROR, CHANGED: Kind.WARNING}


def what_words(what: str) -> str:
    """Sign and word of a difference."""
    words = {ADDED: tr("added"), REMOVED: tr("removed"), CHANGED: tr("changed")}
    return f"{_SIGNS.get(what, '')} {words.get(what, what)}".strip()


def field_words(field: str) -> str:
    """Name of what differs."""
    if field.startswith("grade "):
        return tr("Name of grade {grade}").format(grade=field[-1])
    words = {
        "condition": tr("Filing condition"),
        "closing_condition": tr("Closing condition"),
        "handling_standard": tr("Handling standard"),
        "department_code": tr("Handling department"),
        "supervising_department": tr("Supervising department"),
        "limits": tr("Handling limit"),
        "limit": tr("Handling limit"),
        "needs_verification": tr("Needs verification"),
        "needs_check": tr("Needs a check"),
        "no_limit": tr("Without limit"),
        "limit_words": tr("Limit as written"),
        "note": tr("Note"),
        "stage_limits": tr("Limits of stages"),
    }
    return words.get(field, field)


def value_words(field: str, text: str | None, names: Mapping[str, str]) -> str:
    """A value as people read it: departments by name, limits and flags as words.

    :param text: as ``handbook_diff`` gives it
    :param names: name of each department by its code
    """
    if not text:
        return ""
    if field in ("department_code", "supervising_department"):
        return names.get(text, text)
    if field == "limit":
        return limits_words([_limit(each) for each in json.loads(text)], {})
    if field == "stage_limits":
        return tr("; ").join(_stage_words(each) for each in json.loads(text))
    return {"true": tr("Yes"), "false": tr("No")}.get(text, text)


def _limit(given: Mapping[str, Any]) -> SimpleNamespace:
    usual = {"grade": "B", "area_type": 0, "step": 1, "step_label": None}
    return SimpleNamespace(**{**usual, **given})


def _stage_words(given: Mapping[str, Any]) -> str:
    limit = limit_text(given.get("amount"), given.get("unit"))
    return " ".join(str(part) for part in (given.get("stage"), given.get("grade"), limit) if part)


def counts_of(rows: Iterable[Any]) -> dict[str, int]:
    """How many conditions were added, removed and changed; one with three changes counts once."""
    seen = {(row.what, row.class_standard, row.kind, row.condition_code) for row in rows}
    found = Counter(what for what, *_condition in seen)
    return {what: found.get(what, 0) for what in KINDS}


def counts_words(counts: dict[str, int]) -> str:
    """Counts of a comparison in one line."""
    if not any(counts.values()):
        return tr("Both editions say the same.")
    return tr("{added} conditions added, {removed} removed, {changed} changed.").format(
        **{what: f"{counts[what]:,}" for what in KINDS}
    )
