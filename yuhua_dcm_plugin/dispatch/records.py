"""Rules of the dispatch desk that a person reads: tabs, whose turn it is, a history as JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from ..cases.records import CaseRow, Event

#: Tabs of the queue: one stage each, in the order of the loop; the last one shows every stage.
STAGE_TABS = ("dispatch", "handling", "feedback", "check", "closing")
ALL = "all"
TABS = (*STAGE_TABS, ALL)

# Whose turn it is in a stage. It only helps to find one's work: what may be done the database says.
_TURN = {
    "intake": "dcm_intake",
    "filing": "dcm_chief",
    "dispatch": "dcm_dispatch",
    "feedback": "dcm_intake",
    "closing": "dcm_chief",
}


def is_mine(case: CaseRow, login: str, roles: Collection[str], department_code: str | None) -> bool:
    """Whether a case waits for this person.

    :param login: who sits at the desk
    :param roles: group roles of the person
    :param department_code: department of a department desk
    """
    if case.stage == "handling":
        return "dcm_department" in roles and case.department_code == department_code
    if case.stage in ("verification", "check"):
        return case.supervisor == login
    return _TURN.get(case.stage) in roles


def inside(case: CaseRow, box: tuple[float, float, float, float]) -> bool:
    """Whether a case lies in a box of EPSG:4547 (west, south, east, north)."""
    if case.x is None or case.y is None:
        return False
    west, south, east, north = box
    return west <= case.x <= east and south <= case.y <= north


def history_document(case: CaseRow, events: Sequence[Event]) -> str:
    """A case and everything that was done to it as JSON, hashes and all.

    :param events: oldest first
    :returns: text, times in ISO 8601 with their offset
    """
    document = {"case": asdict(case), "events": [asdict(event) for event in events]}
    return json.dumps(document, ensure_ascii=False, indent=2, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    raise TypeError(f"{type(value).__name__} has no place in a history")
