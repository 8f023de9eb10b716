"""Which panel sits in which dock, and what the roles are called (子系统)."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterable
from typing import Any

from .cases.role_words import role_words
from .core.roles import CASE_READERS

_PANELS = {
    "intake": ("intake.panel", "IntakePanel"),
    "dispatch": ("dispatch.panel", "DispatchPanel"),
    "evaluation": ("evaluation.panel", "EvaluationPanel"),
    "census": ("census.panel", "CensusPanel"),
    "upkeep": ("upkeep.panel", "UpkeepPanel"),
}

#: Rooms that only some have; the others do not see their docks at all.
_FOR = {
    **dict.fromkeys(("intake", "dispatch", "evaluation"), CASE_READERS),
    "census": ("dcm_surveyor", "dcm_admin", "dcm_director"),
    "upkeep": ("dcm_admin", "dcm_director", "dcm_chief", "dcm_evaluator"),
}

#: For whom a room that only some have shows itself the first time; the others find it in the menu.
_MAIN_FOR = {"upkeep": ("dcm_admin",)}

#: Rooms that have nothing to tell before somebody looks; the others hear of urges and drafts.
SHOWN_LATER = ("evaluation", "census", "upkeep")


def has_room(room: str) -> bool:
    """Whether this version has a room."""
    return importlib.util.find_spec(f"{__package__}.{_PANELS[room][0].split('.')[0]}") is not None


def is_for(room: str, roles: Iterable[str]) -> bool:
    """Whether a room has something for whoever holds these roles."""
    return room not in _FOR or bool(set(_FOR[room]).intersection(roles))


def shows_itself(room: str, roles: Iterable[str]) -> bool:
    """Whether a room is where these roles work, and not only look."""
    return is_for(room, roles) and bool(set(_MAIN_FOR.get(room, roles)).intersection(roles))


def make_panel(room: str, desk: Any, feed: Any, map_link: Any) -> Any:
    """Make the panel of a room; imported only now, so that a desk pays for what it opens."""
    module, name = _PANELS[room]
    made = importlib.import_module(f"{__package__}.{module}")
    return getattr(made, name)(desk, feed, map_link)


def role_names(roles: Iterable[str]) -> str:
    """Roles in the user's language, in the order of the loop."""
    held = set(roles)
    return ", ".join(name for role, name in role_words().items() if role in held)
