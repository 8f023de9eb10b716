"""Days as deliveries write them (日期识别): a dozen shapes and more, none of them guessed.

Where the order of the numbers can be read in several ways (03/04/2013, 13-12-19) the whole column
is asked; what it does not settle either stays unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

from .folding import folded

YMD, DMY, MDY = "ymd", "dmy", "mdy"
ORDERS = (YMD, DMY, MDY)
_PLACES = {YMD: (0, 1, 2), DMY: (2, 1, 0), MDY: (2, 0, 1)}

#: Zero dates of databases, sheets and drivers: nothing was entered.
NO_DAY = re.compile(
    r"(0{4}[-/.]?00?[-/.]?00?|0|1899-12-3[01]|1900-01-00|0001-01-01|1/0/1900|9999[-/.]?12[-/.]?31)"
    r"([ T]0?0:00(:00(\.0+)?)?)?"
)
_ZONE = timezone(timedelta(hours=8))
_FIRST_SERIAL, _LAST_SERIAL = 18264, 73050  # 1950-01-01 to 2099-12-31
_SERIAL_ZERO = date(1899, 12, 30)
_YEARS = range(1900, 2100)

#: A time of day after the date, with or without zone, 上午 and the like.
_TIME = (
    r"(?:[T ]?\s*(?:上午|下午|AM |PM )?\s*\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:[.,]\d+)?秒?|分)?"
    r"\s*(?:AM|PM|上午|下午)?\s*(?:Z|UTC|GMT)?(?:[+-]\d{2}:?\d{0,2})?)?"
)
_ZONED = re.compile(r"\d{4}-\d\d-\d\dT?\s?\d\d:\d\d(:\d\d(\.\d+)?)?\s?(Z|[+-]\d\d(:?\d\d)?)", re.I)
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*[-/.年_,、。\\ ]\s*(\d{1,2})\s*[-/.月_,、。\\ ]\s*(\d{1,2})[日号]?"
    r"(?:\s*(?:星期|周)[一二三四五六日天])?" + _TIME
)
_MONTH_ONLY = re.compile(r"(\d{4})\s*[-/.年_]\s*(\d{1,2})月?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\.0+|[T ]?\d{6}(?:\.\d+)?|[T ]?\d{4})?")
_COMPACT_MONTH = re.compile(r"(\d{4})(\d\d)")
_THREE = re.compile(r"(\d{1,4})\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,4})日?" + _TIME)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_EPOCH = re.compile(r"(\d{12,13})(?:\.0+)?")
#: Seconds since 1970, from 2001 to 2033; 1003051200 may be noon of 2010-03-05 as well.
_SECONDS = re.compile(r"(1\d{9})(?:\.0+)?")
_SHORT_MOMENT = re.compile(r"\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])[0-5]\d")
_SHORT_COMPACT = re.compile(r"(\d\d)(\d\d)(\d\d)")
_WORDS = re.compile(
    r"(?:[A-Z]{3,9},? +)?(\d{1,2})(?:ST|ND|RD|TH)?[-/ .]*([A-Z]{3,9})\.?[-/ ,]*(\d{2,4})" + _TIME
)
_WORDS_US = re.compile(r"([A-Z]{3,9})\.?[-/ ]*(\d{1,2})(?:ST|ND|RD|TH)?[-/ ,]+(\d{4})" + _TIME)
_MONTHS = (
    *("JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST"),
    *("SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"),
)
_MONTH = {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_CHINESE = re.compile(
    r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]"
)


def read_date(text: str, order: str | None = None) -> date | None:
    """The day that a text means; None where it is none or could be several.

    :param order: of the numbers, where the column tells: ymd, dmy or mdy
    """
    bare = folded(text).upper().lstrip("'")
    for shape in (_zoned, _plain, _number, _worded, _chinese):
        found = shape(bare)
        if found is not None:
            return found
    days = {day for how, day in _readings(bare).items() if order in (None, how)}
    return days.pop() if len(days) == 1 else None


def order_of(texts: Iterable[str], today: date | None = None) -> str | None:
    """The one order in which all dates of a column can be read; None where several or none can.

    :param today: dates with two-digit years are taken to lie in the past of it
    """
    last = today or date.today()
    orders = set(ORDERS)
    for text in texts:
        bare = folded(text).upper()
        readings = _readings(bare)
        if readings:
            orders &= {how for how, day in readings.items() if day <= last}
    return orders.pop() if len(orders) == 1 else None


def ambiguous(text: str) -> bool:
    """Whether a text can be read as several days."""
    bare = folded(text).upper()
    return read_date(bare) is None and len(set(_readings(bare).values())) > 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _zoned(text: str) -> date | None:
    """A moment with its zone: the day it was here."""
    if not _ZONED.fullmatch(text):
        return None
    text = re.sub(r"\s?Z$", "+00:00", text).replace("T", " ")
    text = re.sub(r"\s?([+-]\d\d):?(\d\d)?$", lambda m: f"{m[1]}:{m[2] or '00'}", text)
    text = re.sub(r"\.\d+", "", text)
    try:
        return datetime.fromisoformat(text).astimezone(_ZONE).date()
    except (ValueError, OverflowError):
        return None


def _plain(text: str) -> date | None:
    """Year first, in full."""
    for shape in (_YEAR_FIRST, _COMPACT):
        if found := shape.fullmatch(text):
            return _day(int(found[1]), int(found[2]), int(found[3]))
    month = _MONTH_ONLY.fullmatch(text) or _COMPACT_MONTH.fullmatch(text)
    return _day(int(month[1]), int(month[2]), 1) if month and not _readings(text) else None


def _number(text: str) -> date | None:
    """Days since 1900 as sheets count them, or seconds or milliseconds since 1970."""
    if (found := _SERIAL.fullmatch(text)) and _FIRST_SERIAL <= int(found[1]) <= _LAST_SERIAL:
        return _SERIAL_ZERO + timedelta(days=int(found[1]))
    if found := _EPOCH.fullmatch(text):
        day = datetime.fromtimestamp(int(found[1]) / 1000, _ZONE).date()
        return day if day.year in _YEARS else None
    if (found := _SECONDS.fullmatch(text)) and not _SHORT_MOMENT.fullmatch(found[1]):
        return datetime.fromtimestamp(int(found[1]), _ZONE).date()
    return None


def _worded(text: str) -> date | None:
    """19-Dec-2013, December 19, 2013."""
    if found := _WORDS.fullmatch(text):
        day, name, year = found[1], found[2], found[3]
    elif found := _WORDS_US.fullmatch(text):
        name, day, year = found[1], found[2], found[3]
    else:
        return None
    if len(name) > 3 and name not in (*_MONTHS, "SEPT"):
        return None
    return _day(_full_year(year), _MONTH.get(name[:3], 0), int(day))


def _chinese(text: str) -> date | None:
    """二〇一三年十二月十九日."""
    found = _CHINESE.fullmatch(text)
    if found is None:
        return None
    return _day(int(found[1].translate(_DIGITS)), _tens(found[2]), _tens(found[3]))


def _tens(text: str) -> int:
    """Up to 99 in Chinese numerals: 十九 → 19, 三十 → 30."""
    tens, ten, ones = text.rpartition("十")
    high = int((tens or "一").translate(_DIGITS)) * 10 if ten else 0
    return high + int((ones or "〇").translate(_DIGITS))


def _full_year(digits: str) -> int:
    """A year of two digits lies between 1950 and 2049."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < 50 else 1900)


def _readings(text: str) -> dict[str, date]:
    """Three short numbers, in each order in which they make a day."""
    found = _THREE.fullmatch(text)
    parts = [found[1], found[3], found[4]] if found else []
    if not found and (short := _SHORT_COMPACT.fullmatch(text)):
        parts = list(short.groups())
    if not parts or "3" in {str(len(part)) for part in parts}:
        return {}
    days: dict[str, date] = {}
    for order in ORDERS if not (found and found[2] == "年") else (YMD,):
        year, month, day = (parts[place] for place in _PLACES[order])
        if len(year) in (2, 4) and len(month) <= 2 and len(day) <= 2:
            made = _day(_full_year(year), int(month), int(day))
            if made is not None:
                days[order] = made
    return days
