"""Why a work calendar is refused, in the user's language (工作日历的错误说明)."""

from __future__ import annotations

from typing import Any

from .strings import tr


def of_calendars(given: dict[str, Any]) -> dict[str, str]:
    """Words by key of the refusal.

    :param given: its parameters
    """
    return {key: words.format_map(_Given(given)) for key, words in _templates().items()}


class _Given(dict[str, Any]):
    """Parameters; one that was not sent shows as a question mark."""

    def __missing__(self, _key: str) -> str:
        return "?"


def _templates() -> dict[str, str]:
    return {
        "unknown_calendar": tr("There is no work calendar “{calendar}”."),
        "calendar_code": tr(
            "The code of a calendar is small letters, digits and _, and begins with a letter."
        ),
        "calendar_name": tr("A work calendar needs a name of at most 40 characters."),
        "calendar_gap": tr("The calendar would miss {year} between two other years."),
        "calendar_empty": tr("The calendar “{calendar}” has no working hours or no years yet."),
        "hours_gap": tr("The working hours begin on {day}, but the calendar begins with {year}."),
        "hours_none": tr("A working day needs at least one slot, and at most twelve."),
        "hours_last": tr("These are the only working hours; change them instead."),
        "hours_time": tr("“{time}” is no time of a day; 24:00 may only end one."),
        "hours_order": tr("The slot from {from} to {to} does not end after it begins."),
        "hours_overlap": tr("The slot from {from} on overlaps the one before it."),
        "hours_per_day": tr("A working day has more than 0 and at most 24 hours."),
        "hours_in_past": tr(
            "Closed cases such as {task_no} were measured by the hours before; these cannot begin"
            " on {day}. Let them begin today or later."
        ),
        "unknown_hours": tr("There are no working hours that begin on {day}."),
        "bad_day": tr("“{day}” is no day of a calendar."),
        "day_twice": tr("{day} stands there twice; nothing of the year was written."),
        "day_outside_year": tr("{day} is not in {year}; nothing of the year was written."),
        "day_unnamed": tr("{day} does not say whether people work, or has no name."),
        "days_circle": tr("A calendar takes its days only from one that has days of its own."),
        "days_taken": tr("This calendar takes its years from “{days_from}”; change them there."),
    }
