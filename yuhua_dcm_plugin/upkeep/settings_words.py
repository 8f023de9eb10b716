"""Settings in words: what each does, and its values as people read them (参数说明)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..cases.fields import limit_text
from ..core.strings import tr
from .settings_records import SettingRow


def value_words(setting: SettingRow, value: Any, names: Mapping[str, str]) -> str:
    """A value as people read it.

    :param names: labels of codes (work calendars)
    """
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    if isinstance(value, (int, float)):
        return number_words(value)
    if isinstance(value, dict):
        return limit_text(value.get("amount"), value.get("unit"))
    words = choice_words(setting.key).get(str(value)) or names.get(str(value)) or str(value)
    return words or tr("(empty)")


def number_words(value: float) -> str:
    """A number without digits that say nothing."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def choice_words(key: str) -> dict[str, str]:
    """What the codes of a choice mean."""
    if key == "rate_without_cases":
        return {"skip": tr("left out of the score"), "zero": tr("counts as 0 %")}
    return {}


def range_words(setting: SettingRow) -> str:
    """What a setting may be."""
    least, most = setting.at_least, setting.at_most
    if setting.kind in ("number", "whole") and least is not None and most is not None:
        words = tr("From {least} to {most}.")
        return words.format(least=number_words(least), most=number_words(most))
    if setting.kind == "text" and most is not None:
        return tr("At most {n} characters.").format(n=number_words(most))
    if setting.kind == "limit" and most is not None:
        return tr("More than 0, at most {most}.").format(most=number_words(most))
    return ""


def about(key: str) -> str:
    """What a setting does; empty for one of the district's own."""
    return {**_of_clock(), **_of_desks(), **_of_census()}.get(key, "")


def place_of(key: str) -> int:
    """Where a setting stands in a list: clock, desks, census, then the district's own."""
    keys = [*_of_clock(), *_of_desks(), *_of_census()]
    return keys.index(key) if key in keys else len(keys)


def _of_clock() -> dict[str, str]:
    return {
        "calendar": tr("Work calendar of departments without one of their own."),
        "warn_share": tr("When so much of the limit is used up, the lamp turns yellow."),
        "renew_limit_on_redispatch": tr(
            "Whether the limit starts anew when a case is dispatched again."
        ),
        "rollback_stops_clock": tr("Whether time lost to sending back is given back by default."),
        "verification_limit": tr("How long a supervisor has to verify a report."),
        "check_limit": tr("How long a supervisor has to check what was handled."),
        "rate_without_cases": tr("What a rate counts for a department that had no such case."),
    }


def _of_desks() -> dict[str, str]:
    return {
        "undo_minutes": tr("For so long whoever did a step may take it back; 0 turns it off."),
        "duplicate_radius_m": tr("So near to each other two reports may mean the same."),
        "duplicate_open_days": tr("Running cases are compared with reports for so many days."),
        "duplicate_closed_hours": tr("Finished cases are compared with reports for so many hours."),
        "case_number_prefix": tr("Letters before the year in numbers of filed cases."),
        "class_standard": tr("Numbering of classes that new cases are registered by."),
        "district_code": tr("Six digits that codes of the district begin with."),
        "district_name": tr("Name on printed forms."),
        "unit_name": tr("Head of printed forms."),
        "seats": tr("The check of the database compares its connections with it."),
        "supervisors": tr("How many supervisors the district plans with."),
    }


def _of_census() -> dict[str, str]:
    return {
        "grid_sliver_width_m": tr("A gap or overlap of unit grids thinner than this is a warning."),
        "grid_sliver_ratio": tr("Below this compactness (4π·area / perimeter²) it is a sliver."),
        "grid_noise_width_m": tr("Gaps and overlaps thinner than this are not seen."),
        "grid_crossing_m": tr("So far a unit grid may reach over the line of its community."),
        "census_margin_m": tr("So far from the unit grids a component is still the district's."),
        "grid_area_min_m2": tr("Smaller unit grids are a warning."),
        "grid_area_max_m2": tr("Larger unit grids are a warning."),
    }


def setting_notes() -> dict[str, str]:
    """Notes of the effect of a setting or label, by their key."""
    return {
        "keeps_calendar": tr("{n} running cases keep the calendar by which their clock started."),
        "next_dispatch": tr("It counts at the next dispatch; {n} cases wait for one now."),
        "tasks_keep": tr("{n} tasks that supervisors have now keep their limit."),
        "keeps_class": tr("{n} running cases keep their class."),
        "no_conditions": tr("The handbook in force has no filing conditions for these classes."),
        "keeps_codes": tr("Codes given so far stay as they are."),
        "next_print": tr("It stands on whatever is printed from then on."),
        "keeps_number": tr("Numbers given so far stay as they are."),
        "scores_anew": tr("Evaluations shown from then on count so, those of past periods too."),
        "next_report": tr("It counts for reports that come in from then on."),
        "next_delivery": tr("It counts at the next check of a delivery."),
        "no_case": tr("No case is concerned."),
        "undo_less": tr("{n} steps can no longer be taken back."),
        "undo_more": tr("{n} more steps can be taken back."),
        "named_anew": tr("{n} running cases show the new name."),
        "next_sign_in": tr("Desks show it after their next sign-in."),
    }
