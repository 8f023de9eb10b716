"""A slow model of components: every day of every one of them, written down one by one."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import NamedTuple, Optional


class State(NamedTuple):
    """What stands; the code is told by the database and never compared with another's."""

    code: str
    class_code: str
    name: str
    owner: str | None
    spot: int


Timeline = list[tuple[int, Optional[State]]]


@dataclass
class Part:
    """A component: what it was from which day on, and who wrote it last."""

    timeline: Timeline = field(default_factory=list)
    #: By batch number, or 0 for a hand: what was before it.
    writers: list[tuple[int, Timeline]] = field(default_factory=list)
    #: Every state that was ever written, in order; None is retired.
    written: list[State | None] = field(default_factory=list)
    exists: bool = True

    @property
    def now(self) -> State | None:
        return self.timeline[-1][1] if self.exists else None

    @property
    def last(self) -> State:
        """The latest state in which it stood."""
        return next(state for _, state in reversed(self.timeline) if state is not None)

    def write(self, day: int, state: State | None, writer: int = 0) -> None:
        self.writers.append((writer, deepcopy(self.timeline)))
        self.timeline = [*self.timeline, (day, state)]
        self.written.append(state)

    def on(self, day: int) -> State | None:
        """What stood on a day, as is known today."""
        held = [state for since, state in self.timeline if since <= day]
        return held[-1] if held and self.exists else None


class World:
    """All components by key, and which batches there are."""

    def __init__(self) -> None:
        self.day = 0
        self.parts: dict[int, Part] = {}
        self.batches: dict[int, bool] = {}  # number: still to be undone

    def on(self, day: int) -> dict[int, State]:
        found = {key: part.on(day) for key, part in self.parts.items()}
        return {key: state for key, state in found.items() if state is not None}

    def free(self, class_code: str, spot: int) -> bool:
        return all(
            (state.class_code, state.spot) != (class_code, spot)
            for state in self.on(self.day).values()
        )

    def touched(self, batch: int) -> list[Part]:
        return [part for part in self.parts.values() if batch in [w for w, _ in part.writers]]

    def may_undo(self, batch: int) -> bool:
        return all(part.writers[-1][0] == batch for part in self.touched(batch))

    def undo(self, batch: int) -> None:
        """As if it had never been, but for what was written."""
        for part in self.touched(batch):
            _, before = part.writers.pop()
            part.timeline = before
            part.exists = bool(before)
            if part.exists:
                part.written.append(before[-1][1])
        self.batches[batch] = False
