"""Refusals of what would move or stop the clock of a case, in the user's language."""

from __future__ import annotations

from typing import Any

from .strings import tr


def of_clocks(given: dict[str, Any]) -> dict[str, str]:
    """Words by key of an error.

    :param given: its parameters
    """
    leading = given.get("leading", "")
    return {
        "request_pending": tr("A request for this case waits for an answer already."),
        "bundled_case": tr("The clock of {case} counts for this case: ask there.").format(
            case=leading
        ),
        "no_clock": tr("The case has no time limit."),
        "asked_late": tr("The case is overdue: it is too late to ask."),
        "asked_too_often": tr("A case may have this at most {times} times.").format(
            times=given.get("times", "")
        ),
        "not_overdue": tr("The case was not overdue."),
        "no_request": tr("No such request waits for an answer."),
        "other_step": tr("The request waits for another step."),
        "leads_others": tr("Other cases are bundled onto this one."),
        "not_bundled": tr("The case is not bundled onto another one."),
        "not_stopped": tr("The clock of the case is not stopped."),
        "no_step": tr("No step of the limit is open."),
        "check_needed": tr("The filing condition demands a check."),
        "bad_until": tr("The last day cannot be read."),
        "until_past": tr("The last day is over already."),
        "until_too_far": tr("The last day lies further away than {days} days.").format(
            days=given.get("days", "")
        ),
        "bad_leading": _bad_leading(str(given.get("why", ""))).format(case=leading),
        "nothing_to_give_back": tr("The case was not sent back: there is no time to give back."),
    }


def _bad_leading(why: str) -> str:
    return {
        "busy": tr("Somebody is acting on {case} just now; try again."),
        "itself": tr("A case cannot be bundled onto itself."),
        "stage": tr("{case} is not in handling."),
        "department": tr("{case} belongs to another department."),
        "chain": tr("{case} is bundled onto another case itself."),
        "no_clock": tr("{case} has no time limit."),
    }.get(why, tr("The cases cannot be bundled."))
