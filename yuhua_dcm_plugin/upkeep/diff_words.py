"""How two editions differ, in words (版本差异)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from ..core.notice import Kind
from ..core.strings import tr

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
        "note": tr("Remark"),
        "stage_limits": tr("Limits of stages"),
    }
    return words.get(field, field)


def counts_of(rows: Iterable[Any]) -> dict[str, int]:
    """How many conditions were added, removed and changed; one with three changes counts once."""
    seen = {(row.what, row.kind, row.class_code, row.condition) for row in rows}
    found = Counter(what for what, *_condition in seen)
    return {what: found.get(what, 0) for what in KINDS}


def counts_words(counts: dict[str, int]) -> str:
    """Counts of a comparison in one line."""
    if not any(counts.values()):
        return tr("Both editions say the same.")
    return tr("{added} conditions added, {removed} removed, {changed} changed.").format(
        **{what: f"{counts[what]:,}" for what in KINDS}
    )
