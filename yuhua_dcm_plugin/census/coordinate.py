"""One coordinate as people write it (坐标值): metres, degrees, degrees with minutes and seconds.

Read is what has one meaning only. What could be two numbers, or has a word beside it, is none: the
row is reported with what stands there.
"""

from __future__ import annotations

import re

from .folding import folded

#: 4,208,123.5 and 545,110: commas between thousands.
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
#: 114,5 and 545110,25: one comma where others write a point.
_COMMA = re.compile(r"[+-]?\d+,\d+")
#: 114,655 is 114.655 degrees, or 114,655 metres; 545,110 can be metres only.
_MOST_DEGREES = 180
_SIXTIES = re.compile(
    r"""([NSEW东西南北]?)[经纬]?\s*(\d{1,3})\s*[°度O:\s]\s*
    (\d{1,2}(?:\.\d+(?=\s*(?:['′’分]\s*)?[NSEW]?$))?)\s*
    (?:['′’分:\s]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”秒]|''|′′)?)?)?\s*([NSEW]?)""",
    re.VERBOSE,
)
#: 114.655°, E114.655, 东经114.655度.
_DEGREES = re.compile(r"([NSEW东西南北]?)[经纬]?\s*(\d{1,3}(?:\.\d+)?)\s*[°度O]?\s*([NSEW]?)")


def read_number(text: str) -> float | None:
    """A coordinate: 114.65, 114,65, １１４．６５, 4,208,123.5, 114°39′5.2″E; None for others."""
    bare = folded(text)
    if "," in bare:
        return _with_commas(bare)
    try:
        return None if "_" in bare else float(bare)
    except ValueError:
        return _sixties(bare.upper())


def _with_commas(bare: str) -> float | None:
    if _THOUSANDS.fullmatch(bare):
        first = abs(int(bare.split(",", maxsplit=1)[0]))
        sure = "." in bare or bare.count(",") > 1 or first > _MOST_DEGREES
        return float(bare.replace(",", "")) if sure else None
    return float(bare.replace(",", ".")) if _COMMA.fullmatch(bare) else None


def _sixties(text: str) -> float | None:
    """Degrees, with minutes and seconds or without."""
    found = _SIXTIES.fullmatch(text)
    if found is None:
        found = _DEGREES.fullmatch(text)
        return None if found is None else _signed(float(found[2]), found[1], found[3])
    minutes, seconds = float(found[3]), float(found[4] or 0)
    if minutes >= 60 or seconds >= 60:
        return None
    return _signed(int(found[2]) + minutes / 60 + seconds / 3600, found[1], found[5])


def _signed(angle: float, before: str, after: str) -> float:
    return -angle if {before, after} & set("SW西南") else angle
