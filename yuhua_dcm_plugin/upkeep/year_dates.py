"""Days and ranges of days as people write them (日期写法). Pure.

2027-01-01, 2027/1/1, 2027.1.1, 2027年1月1日, 20270101, 1月1日; ranges with 至, 到, ~ or a dash,
whose end may leave out what it shares with the beginning: 2月5日至11日; several of them with 、
or a comma.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_WEEKDAY = re.compile(r"[(\[]?\s*(?:周|星期|礼拜)[一二三四五六日天1-7]\s*[)\]]?")
_MIDNIGHT = re.compile(r"[ T]0{1,2}:00(?::00(?:\.0+)?)?(?!\d)")
_SPLIT = re.compile(r"[、,;]")
#: A dash parts two days only where it cannot belong to one: between blanks, or behind 日 or 号.
_RANGE = re.compile(r"\s*(?:至|到|~|—+|–|―|\s-+\s|(?<=[日号])-+)\s*")
_SIGNS = re.compile(r"[/.年月]")
_FULL = re.compile(r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$")
_DIGITS = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_MONTH = re.compile(r"^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$")
_SHORT = re.compile(r"^(\d{1,2})[-/.](\d{1,2})$")
_DAY = re.compile(r"^(\d{1,2})\s*[日号]$")
_YEARS = re.compile(r"(?<!\d)(20\d{2}|21\d{2})\s*(?:[-/.年]\s*\d|\d{4}(?!\d))")
_MOST_DAYS = 62

Range = tuple[date, date]


class DateError(ValueError):
    """Words that are no day; the key says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def dates_of(words: str, year: int) -> list[Range]:
    """Every day or range of days that the words name.

    :param year: of days that do not name theirs
    :raises DateError: ``no_date``, ``no_such_day``, ``range_backwards`` or ``range_too_long``
    """
    plain = _WEEKDAY.sub("", _MIDNIGHT.sub("", unicodedata.normalize("NFKC", words))).strip()
    found: list[Range] = []
    for part in _SPLIT.split(plain):
        before = found[-1][1] if found else None
        found.append(_range(part.strip(), year, before))
    return found


def full_years(words: str) -> set[int]:
    """Years that are written out."""
    return {int(each) for each in _YEARS.findall(unicodedata.normalize("NFKC", words))}


def _range(words: str, year: int, before: date | None) -> Range:
    ends = _RANGE.split(words)
    if len(ends) == 1 and _SIGNS.search(words):  # then a dash is no part of a day
        ends = words.split("-")
    if len(ends) > 2:
        raise DateError("no_date")
    first = _one(ends[0].strip(), year, before)
    last = _one(ends[1].strip(), year, first) if len(ends) == 2 else first
    if last < first:
        raise DateError("range_backwards")
    if (last - first).days >= _MOST_DAYS:
        raise DateError("range_too_long")
    return first, last


def _one(words: str, year: int, before: date | None) -> date:
    """One day; what it leaves out is that of the day before it."""
    year = before.year if before is not None else year
    full = _FULL.match(words) or _DIGITS.match(words)
    if full:
        return _made(*(int(each) for each in full.groups()))
    month = _MONTH.match(words) or (_SHORT.match(words) if before is not None else None)
    if month:
        return _made(year, int(month[1]), int(month[2]))
    day = _DAY.match(words)
    if day and before is not None:
        return _made(before.year, before.month, int(day[1]))
    raise DateError("no_date")


def _made(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise DateError("no_such_day") from error
