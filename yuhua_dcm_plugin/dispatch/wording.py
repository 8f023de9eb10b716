"""A history in words: who did what, for whom, and what was said (办理经过)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from ..cases.fields import limit_text
from ..cases.model import now
from ..cases.records import Event
from ..core.shanghai import local_time
from ..core.strings import tr

#: Actor of what the database does without anybody: a stop ends.
_SYSTEM = "system"
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
Label = Callable[[str, str], str]  # kind of list and code to the name


@dataclass(frozen=True)
class Names:
    """Names for the codes in a history; what is missing is shown as its code."""

    label: Label
    staff: Mapping[str, str]
    department: Callable[[str | None], str]
    conditions: Mapping[str, str] = field(default_factory=dict)

    def person(self, login: str) -> str:
        """Name of a member of the staff."""
        return self.staff.get(login, login)


@dataclass(frozen=True)
class Line:
    """One line of a history."""

    at: str
    action: str
    stage: str
    who: str
    said: str


def line_of(event: Event, names: Names) -> Line:
    """Word one event."""
    return Line(
        at=_when(event.at),
        action=_action(event.action, names),
        stage=names.label("stage", event.to_stage),
        who=_who(event, names),
        said="\n".join(_said(event, names)),
    )


def _when(moment: datetime) -> str:
    # A year is said where it is another one: that leaves the room for words.
    this_year = local_time(moment, "%Y") == local_time(now(), "%Y")
    return local_time(moment, "%m-%d %H:%M" if this_year else "%Y-%m-%d %H:%M")


def _action(code: str, names: Names) -> str:
    made = {
        "register": tr("Taken in"),
        "recompute_deadline": tr("Deadline recomputed"),
        "reassign": tr("Handed to another department"),
    }
    return made.get(code) or names.label("action", code)


def _who(event: Event, names: Names) -> str:
    who = event.actor_name or names.person(event.actor)
    if event.actor == _SYSTEM:
        who = tr("By itself")
    answered = event.on_behalf_of
    if not answered:
        return who
    asked = names.department(answered.get("department")) or names.person(
        str(answered.get("login", ""))
    )
    how = {
        "phone": tr("{who} for {asked}, by phone"),
        "paper": tr("{who} for {asked}, on paper"),
    }.get(str(answered.get("medium")), "{who} / {asked}")
    return how.format(who=who, asked=asked)


def _said(event: Event, names: Names) -> Iterator[str]:
    yield from _verdicts(event)
    yield from _clock(event.detail)
    yield from _receivers(event.detail, names)
    yield from _limits(event, names)
    if event.action == "register":
        yield from _text(event.detail, "description")
    for key in ("opinion", "reason", "text"):
        yield from _text(event.detail, key)
    yield from _corrections(event.detail)


def _text(detail: dict[str, Any], key: str) -> Iterator[str]:
    if detail.get(key):
        yield str(detail[key])


def _verdicts(event: Event) -> Iterator[str]:
    detail = event.detail
    if "approved" in detail:
        approved = str(detail["approved"]).lower() == "true"
        yield tr("Request approved") if approved else tr("Request refused")
    if "passed" in detail:
        passed = str(detail["passed"]).lower() == "true"
        failed = tr("Not passed") if event.action.startswith("review_") else _rework()
        yield tr("Passed") if passed else failed
    if "result" in detail:
        words = {
            "true": tr("As reported"),
            "false": tr("Not so"),
            "unknown": tr("Not found out"),
        }
        yield words.get(str(detail["result"]).lower(), str(detail["result"]))


def _rework() -> str:
    return tr("Not passed: rework")


def _clock(detail: dict[str, Any]) -> Iterator[str]:
    """What was asked of the clock: until when, on which paper, with which case."""
    if detail.get("until"):
        yield tr("Until {until}").format(until=detail["until"])
    if detail.get("document"):
        yield tr("Document {document}").format(document=detail["document"])
    leading = detail.get("with") or detail.get("leading")
    if leading:
        yield tr("Timed with {case}").format(case=leading)
    if detail.get("step"):
        yield tr("Step {n}").format(n=detail["step"])
    if str(detail.get("give_back_time", "")).lower() == "true":
        yield tr("The time since it was sent back does not count")


def _receivers(detail: dict[str, Any], names: Names) -> Iterator[str]:
    if detail.get("department"):
        yield tr("To {department}").format(department=names.department(detail["department"]))
    helpers = detail.get("co_departments")
    if isinstance(helpers, list) and helpers:
        listed = ", ".join(names.department(str(code)) for code in helpers)
        yield tr("Helped by {departments}").format(departments=listed)
    if detail.get("supervisor"):
        yield tr("To {supervisor}").format(supervisor=names.person(str(detail["supervisor"])))


def _limits(event: Event, names: Names) -> Iterator[str]:
    detail = event.detail
    if detail.get("condition"):
        code = str(detail["condition"])
        yield tr("Filing condition {code}").format(code=names.conditions.get(code, code))
    if detail.get("limit_amount") is not None:
        limit = limit_text(detail["limit_amount"], detail.get("limit_unit"))
        yield tr("Limit {limit}").format(limit=limit)
    due = _moment(detail.get("due_at"))
    was = _moment(detail.get("was"))
    if due and was and due != was:
        yield tr("Deadline moved from {was} to {due}").format(was=was, due=due)
    elif due:
        yield tr("Due {due}").format(due=due)


def _corrections(detail: dict[str, Any]) -> Iterator[str]:
    fields = detail.get("fields")
    if isinstance(fields, dict):
        for key, value in fields.items():
            yield tr("{field} is now {value}").format(field=correction_name(key), value=value)


def correction_name(key: str) -> str:
    """Name of a field that can be corrected."""
    names = {
        "class_code": tr("Class code"),
        "class_standard": tr("Class standard"),
        "kind": tr("Kind"),
        "address": tr("Address"),
        "x": tr("East"),
        "y": tr("North"),
        "srid": tr("Coordinate system"),
        "datum": tr("Datum"),
        "description": tr("Description"),
        "component_code": tr("Component code"),
        "condition": tr("Filing condition"),
        "urgent": tr("Urgent"),
        "grade": tr("Grade"),
    }
    return names.get(key, key)


def _moment(microseconds: object) -> str:
    if not isinstance(microseconds, (int, float)):
        return ""
    return local_time(_EPOCH + timedelta(microseconds=int(microseconds)), "%Y-%m-%d %H:%M")
