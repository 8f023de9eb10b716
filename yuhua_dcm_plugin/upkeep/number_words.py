"""Numbers of a workbook as people see them in their cell (数字格式).

A cell holds 1 and its format makes “01”, “1天” or a day of it; what people typed and see is what
counts, so that much of the formats is followed here. Anything finer shows the plain number.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

GENERAL = "General"
#: Formats that have numbers instead of words in the file.
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    49: "@",
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 34, 35, 36, *range(50, 59)), "yyyy-mm-dd"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 45, 46, 47), "hh:mm"), 22: "yyyy-mm-dd hh:mm",
}  # fmt: skip

_SKIPPED = re.compile(r"\[[^\]]*\]|_.|\*.")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_PLACES = re.compile(r"[#0?,]*[0#?](?:\.[0#?]+)?")
_DAY_LETTERS, _TIME_LETTERS = re.compile("[yd]", re.I), re.compile("[hs]", re.I)
_MONTH_ALONE = re.compile("m", re.I)
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_MOST_DAYS, _MOST_DIGITS = 2_958_465, 30
_LITERAL = "\0"


def number_text(raw: str, pattern: str = GENERAL, from_1904: bool = False) -> str:
    """A number as its cell shows it.

    :param raw: as the file writes it, e.g. ``1``, ``0.30000000000000004``, ``1E9``
    :param pattern: format of the cell
    """
    try:
        value = Decimal(raw.strip())
    except InvalidOperation:
        return raw
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        return raw
    return _shown(value, pattern, from_1904) or _plain(value)


def _plain(value: Decimal) -> str:
    """Up to 15 digits, as Excel counts, and never with an exponent below 10^21."""
    if value == 0:
        return "0"
    rounded = Decimal(f"{value:.14e}").normalize()
    return f"{rounded:f}" if rounded.adjusted() < 21 else f"{rounded}"


def _shown(value: Decimal, pattern: str, from_1904: bool) -> str:
    """The number in its format; empty where the format is none that matters here."""
    if pattern in {GENERAL, "@", ""}:
        return ""
    section = _SKIPPED.sub("", pattern.split(";", maxsplit=1)[0])
    words: list[str] = []
    bare = _QUOTED.sub(lambda found: _kept(found, words), section)
    if any(kind.search(bare) for kind in (_DAY_LETTERS, _TIME_LETTERS, _MONTH_ALONE)):
        return _moment(value, bare, from_1904)
    places = _PLACES.search(bare)
    if places is None or value < 0 or "%" in bare or "E" in bare or "/" in bare:
        return ""
    before, after = bare[: places.start()], bare[places.end() :]
    return _filled(before, words) + _digits(value, places[0]) + _filled(after, words)


def _kept(found: re.Match[str], words: list[str]) -> str:
    words.append(found[1] or found[2] or "")
    return _LITERAL


def _filled(text: str, words: list[str]) -> str:
    return "".join(words.pop(0) if letter == _LITERAL else letter for letter in text)


def _digits(value: Decimal, places: str) -> str:
    """The digits for places as ``00`` or ``0.0#``: so many at least, so many at most."""
    whole, _, fraction = places.partition(".")
    least, zeros = fraction.count("0"), whole.count("0")
    text, _, after = f"{value:.{len(fraction)}f}".partition(".")
    after = after[:least] + after[least:].rstrip("0")
    return text.zfill(zeros) + ("." + after if after else "")


def _moment(value: Decimal, bare: str, from_1904: bool) -> str:
    if not 0 <= value <= _MOST_DAYS:
        return ""
    moment = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=float(value))
    moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    if not _TIME_LETTERS.search(bare):
        return f"{moment:%Y-%m-%d}"
    return f"{moment:%Y-%m-%d %H:%M}" if _DAY_LETTERS.search(bare) else f"{moment:%H:%M}"
