"""Break Chinese text into lines by the rules of print (避头尾), losing no character.

Text is data all the way: it is measured and drawn character by character and never read as
markup, so ``<b>`` and ``&nbsp;`` come out as they were typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .fonts import FontSet

# Characters that may not begin a line stay with the one before, openers with the one after.
_NO_START = "，。、；：？！,.;:?!）》」』】〕〉”’)]}%％…·"
_NO_END = "（《「『【〔〈“‘([{￥$"
_WIDE = r"\u2e80-\u303f\u3040-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001f000-\U0003ffff"
# ASCII punctuation belongs to the word, so that 16:30 and 3,500.5 stay in one piece.
_NOT_LATIN = "".join(char for char in _NO_START + _NO_END if not char.isascii())
_LATIN = rf"[^\s{_WIDE}{_NOT_LATIN}—]+"
_UNIT = re.compile(
    rf"\s|[{re.escape(_NO_END)}]*(?:{_LATIN}|[^\s])[{re.escape(_NO_START)}]*", re.DOTALL
)


# A form asks for the lines of the same text when it measures, parts and draws it.
_MOST_KNOWN = 2000
# Room for rounding: a line that was broken off once must fit again when it is measured anew.
_SLACK = 0.01


def wrap(text: str, width: float, size: float, fonts: FontSet) -> list[str]:
    """Break a text into lines that fit.

    Args:
        text: Any text; line breaks in it are kept.
        width: Room in points; a single character wider than that still gets its own line.
        size: Type size in points.
        fonts: Face to measure with.

    Returns:
        At least one line. Joined, they hold every visible character of the text in order.
    """
    key = (text, width, size)
    known = fonts.wrapped.get(key)
    if known is None:
        if len(fonts.wrapped) >= _MOST_KNOWN:
            fonts.wrapped.clear()
        known = fonts.wrapped[key] = _wrap(text, width, size, fonts)
    return list(known)


def _wrap(text: str, width: float, size: float, fonts: FontSet) -> list[str]:
    clean = fonts.clean(text)
    # Most texts of a form are one short line.
    if "\n" not in clean and fonts.width(clean, size) <= width:
        return [clean]
    lines: list[str] = []
    for paragraph in clean.split("\n"):
        lines.extend(_wrap_paragraph(paragraph, width, size, fonts))
    return lines


def _wrap_paragraph(text: str, width: float, size: float, fonts: FontSet) -> Iterator[str]:
    line, used = "", 0.0
    for unit in _units(text, width, size, fonts):
        wide = fonts.width(unit, size)
        # A space may hang over the edge: a line that begins with it would look indented.
        if line and used + wide > width + _SLACK and not unit.isspace():
            yield line
            line, used = "", 0.0
        line += unit
        used += wide
    yield line


def _units(text: str, width: float, size: float, fonts: FontSet) -> Iterator[str]:
    """Yield what must stay on one line; a unit longer than a line is given up by character."""
    for match in _UNIT.finditer(text):
        unit = match.group()
        if fonts.width(unit, size) <= width + _SLACK:
            yield unit
        else:
            yield from unit
