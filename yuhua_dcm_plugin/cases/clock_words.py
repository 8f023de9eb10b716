"""The clock of a case in words: extended, standing still, waiting for an answer (计时状态)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from ..core.shanghai import local_time
from ..core.strings import tr
from .records import CaseRow, Request

#: Signs that stand before the words, so that a list can be read at a glance.
STOPPED, ASKED, BUNDLED = "‖", "?", "∞"


def stop_name(kind: str | None) -> str:
    """Name of a stop of the clock."""
    return {"hang": tr("Suspended"), "postpone": tr("Postponed")}.get(kind or "", kind or "")


def request_name(kind: str | None) -> str:
    """What somebody has asked for."""
    names = {
        "extension": tr("Extension asked"),
        "hang": tr("Suspension asked"),
        "postpone": tr("Postponement asked"),
        "appeal": tr("Appeal against overdue"),
    }
    return names.get(kind or "", kind or "")


def request_words(case: CaseRow) -> str:
    """What waits for an answer, and of whom; empty where nothing does."""
    if case.pending is None:
        return ""
    words = request_name(case.pending)
    if case.pending_step == "review":
        return tr("{asked}, waits for review").format(asked=words)
    return tr("{asked}, waits for approval").format(asked=words)


def last_moment(until: datetime | None) -> str:
    """Until when a stop lasts: a whole day by its date, and that day counts in."""
    if until is None:
        return ""
    if local_time(until, "%H:%M") == "00:00":
        return local_time(until - timedelta(seconds=1), "%Y-%m-%d")
    return local_time(until, "%Y-%m-%d %H:%M")


def stop_words(case: CaseRow) -> str:
    """Until when the clock stands still; empty while it runs."""
    if case.stop_kind is None:
        return ""
    until = last_moment(case.stop_until)
    return tr("{stop} until {until}").format(stop=stop_name(case.stop_kind), until=until)


def marks(case: CaseRow) -> list[str]:
    """Everything about the clock that is not its deadline, most pressing first."""
    return list(_marks(case))


def _marks(case: CaseRow) -> Iterator[str]:
    if case.pending is not None:
        yield f"{ASKED} {request_words(case)}"
    if case.stop_kind is not None:
        yield f"{STOPPED} {stop_words(case)}"
    if case.clock_times > 1:
        yield tr("Extended {n} times").format(n=case.clock_times - 1)
    if case.bundle_task_no is not None:
        yield f"{BUNDLED} " + tr("Timed with {case}").format(case=case.bundle_task_no)
    if case.overdue_exempt:
        yield tr("Appeal approved: counted as in time")


def asked_words(request: Request) -> str:
    """A request in full, for whoever answers it."""
    when = local_time(request.asked_at, "%m-%d %H:%M")
    who = request.asked_name or request.asked_by
    lines = [tr("{asked}: {who}, {when}").format(
        asked=request_name(request.kind), who=who, when=when
    )]  # fmt: skip
    if request.until_at is not None:
        until = last_moment(request.until_at)
        lines.append(tr("Until {until}").format(until=until))
    lines += [text for text in (request.reason,) if text]
    if request.document:
        lines.append(tr("Document {document}").format(document=request.document))
    if request.review_passed is not None:
        verdict = tr("Review passed") if request.review_passed else tr("Review not passed")
        lines.append(f"{verdict} {request.review_opinion or ''}".strip())
    return "\n".join(lines)
