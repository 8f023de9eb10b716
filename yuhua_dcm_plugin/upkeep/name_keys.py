"""Names made comparable: width, case, blanks, brackets (名称归一)."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

_UNSEEN = re.compile(r"[\s\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad]+")
_SIGNS = re.compile(r"[()\[\]{}<>〈〉《》「」『』【】〔〕“”\"'‘’·・]")
_NEAR = 0.6


def name_key(text: str) -> str:
    """What two spellings of one name have in common."""
    if not text:
        return ""
    folded = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    return _SIGNS.sub("", _UNSEEN.sub("", folded)).casefold()


def near(text: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Known keys that are spelled like a text, nearest first."""
    return difflib.get_close_matches(text, list(known), most, _NEAR)
