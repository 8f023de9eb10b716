"""The class of a whole file, where its name tells it and no column does (按文件名定小类)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .classes import ClassBook, ClassTexts
from .folding import folded

_PIECES = re.compile(r"[\s_—–·.,，、()（）\[\]【】#&+-]+")
_PLACES = re.compile(r"^(河北省?|石家庄市?|裕华区?)+")
_WORDS = re.compile(
    r"(部件|普查|调查|数据|图层|成果|信息|分布|点|线|面|层|表|图|v?\d+|points?|lines?|polygons?|shp)+$",
    re.I,
)
_NUMBER = re.compile(r"\d+")
_DATA = re.compile(r"\.(shp|csv|txt|tsv|geojson|json|gpkg|xlsx?|ods|zip|tab|mif|gdb)$", re.I)


def class_of_titles(book: ClassBook, titles: Iterable[str]) -> str:
    """The name of the one class that the first title to tell one tells; else nothing.

    :param titles: names of layer, file and folders, the nearest first
    """
    for title in titles:
        told = {form: codes for form in _forms(title) if (codes := _codes(book, form))}
        if told:
            together = set().union(*told.values())
            alike = len({standard for standard, _ in together}) == len(together)
            return max(told, key=lambda form: len(told[form])) if alike else ""
    return ""


def _codes(book: ClassBook, form: str) -> set[tuple[str, str]]:
    """What a form means in each standard."""
    found = {(standard, book.resolve(standard, ClassTexts(None, None, form)).code or "")
             for standard in book.standards}  # fmt: skip
    return {(standard, code) for standard, code in found if code}


def _forms(title: str) -> Iterator[str]:
    """A title and its pieces, without places, dates and what layers are called; no bare numbers."""
    whole = _DATA.sub("", folded(title))
    seen = set()
    for piece in (whole, *_PIECES.split(whole)):
        bare = _PLACES.sub("", piece)
        for form in (bare, _WORDS.sub("", bare), _NUMBER.sub("", _WORDS.sub("", bare))):
            if len(form) > 1 and not _NUMBER.fullmatch(form) and form not in seen:
                seen.add(form)
                yield form
