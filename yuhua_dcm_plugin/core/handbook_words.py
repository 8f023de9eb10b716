"""Refusals about the handbook in the user's language (指挥手册)."""

from __future__ import annotations

from typing import Any

from .strings import tr


def of_handbook(given: dict[str, Any]) -> dict[str, str]:
    """What the functions of the handbook refuse, by key.

    :param given: parameters of the refusal
    """
    return {
        "edition_not_found": tr("There is no such edition of the handbook."),
        "edition_not_draft": tr("This edition is released or withdrawn and no longer changes."),
        "edition_taken": tr("There is an edition “{edition}” already.").format(
            edition=given.get("edition", "")
        ),
        "bad_edition": tr("An edition needs a title and a code of letters and digits."),
        "bad_day": tr("This is no day: {day}.").format(day=given.get("day", "")),
        "bad_answer": tr("This does not answer the question."),
        "question_not_found": tr("There is no such question."),
        "question_answered": tr("Somebody has answered this question already."),
        "condition_not_found": tr("The edition has no such filing condition."),
        "same_condition": tr("The class has this filing condition already."),
        "limit_range": tr("This cannot be a handling limit: {limit}.").format(
            limit=given.get("limit", "")
        ),
        "edition_in_past": tr("The day lies in the past; an edition cannot begin there."),
        "day_taken": tr("Another edition begins on this day: {edition}.").format(
            edition=given.get("edition", "")
        ),
        "day_missing": tr("Choose the day from which the edition counts."),
        "edition_empty": tr("The edition has no filing conditions."),
        "open_questions": tr("{count} questions have not been answered.").format(
            count=given.get("count", "")
        ),
        "limits_missing": tr("{count} conditions have no handling limit.").format(
            count=given.get("count", "")
        ),
        "edition_begun": tr("The edition has begun: cases were filed under it."),
        "nothing_to_compare": tr("Choose another edition, or a limit to change."),
        "bad_change": tr("The changed limit cannot be read."),
        "not_verified": tr("This condition needs verification, and nobody has looked yet."),
    }
