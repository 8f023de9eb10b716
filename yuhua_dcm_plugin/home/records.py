"""What the search box shows of a case, and how it becomes one line of plain text."""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST = 90


@dataclass(frozen=True)
class CaseHit:
    """A case that was found; x and y in EPSG:4547, metres, ``None`` without a place."""

    task_no: str
    case_no: str | None
    stage: str
    class_name: str
    description: str
    address: str | None
    finished: bool
    matched: str
    x: float | None
    y: float | None


@dataclass(frozen=True)
class Choice:
    """What was chosen in the locator bar."""

    task_no: str
    x: float | None
    y: float | None


def one_line(text: str | None) -> str:
    """A citizen's words on one line, cut visibly where they are long."""
    line = " ".join((text or "").split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
