"""What differs between two states of a component, attribute by attribute (变更比对)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Difference = tuple[str, Any, Any]


def each_difference(name: str, pair: Any) -> Iterator[Difference]:
    """Name, before and after; extension attributes one by one, those that differ.

    :param pair: before and after, as ``census_change`` and ``component_history`` tell them
    """
    before, after = pair if isinstance(pair, list) and len(pair) == 2 else (None, pair)
    if name != "extra":
        yield name, before, after
        return
    old, new = (state if isinstance(state, dict) else {} for state in (before, after))
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            yield key, old.get(key), new.get(key)
