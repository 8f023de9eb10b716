"""Days and faults of a table in the user's language (日历用语)."""

from __future__ import annotations

from ..core.strings import tr
from .calendar_records import DayKind
from .year_table import TableFault

#: As they are written into the calendar, whatever language the desk speaks.
_NAMES = {DayKind.HOLIDAY: "放假", DayKind.WORKING: "调休上班"}


def day_kinds() -> dict[DayKind, str]:
    """What a day can be."""
    return {
        DayKind.ORDINARY: tr("As its weekday says"),
        DayKind.HOLIDAY: tr("Day off"),
        DayKind.WORKING: tr("At work"),
    }


def default_name(kind: DayKind) -> str:
    """What a day is called while nobody has named it."""
    return _NAMES.get(kind, "")


def fault_words(fault: TableFault) -> str:
    """A faulty line as a sentence with its number."""
    words = _faults().get(fault.key, fault.key).format_map(fault.given)
    return tr("Line {n}: {words}").format(n=fault.line, words=words) if fault.line else words


def _faults() -> dict[str, str]:
    return {
        "no_lines": tr("the table has no lines"),
        "no_columns": tr("no column with days, or none that says off or at work"),
        "unknown_kind": tr("“{words}” says neither off nor at work"),
        "no_date": tr("“{words}” is no day"),
        "no_such_day": tr("“{words}”: there is no such day"),
        "range_backwards": tr("“{words}” ends before it begins"),
        "range_too_long": tr("“{words}” is longer than two months"),
        "outside_year": tr("{day} is not in {year}"),
        "twice": tr("{day} stands in line {first} already"),
        "name_too_long": tr("the name has more than {limit} characters"),
    }
