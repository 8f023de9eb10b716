"""What some values of a column look like (样本识别)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Callable

from .cells import standard_of
from .classes import ClassBook, ClassTexts
from .coordinate import read_number
from .dates import ambiguous, read_date
from .fields import Field
from .folding import folded, is_nothing
from .shapes import ShapeError
from .values import read_code, read_state
from .wkt import wkt_to_hex

COMPONENT_CODE = re.compile(r"\d{16,17}")
#: What was to be one: with a digit too few or many, or rounded by a sheet.
_CODE_ATTEMPT = re.compile(r"\d{15,18}|\d([.,]\d+)?E\+?1[4-7]", re.I)
_GRID_CODE = re.compile(r"\d{12}(\d{2,3})?")
_SMALL_CODE = re.compile(r"\s*\d{1,3}(\.0+)?\s*")
_NUMBER = re.compile(r"[\d.,\s+-]+")
_PICTURE = re.compile(r".+\.(jpe?g|png|tiff?|bmp|gif|heic|webp)|https?://.+|.*[\\/].*", re.I)
#: 单位 that is a measure and no department.
_MEASURES = frozenset(
    (*"个座只盏根棵株处块台套米条支组间段面片是否有无", "m", "m2", "km", "延米", "平方米", "公里")
)
_PHONE = re.compile(r"(\+?86[- ]?)?1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8}")
_MOST = 200


def by_column(sample: Sequence[Sequence[str | None]], width: int) -> list[list[str]]:
    """The texts of each column that are not empty."""
    columns: list[list[str]] = [[] for _ in range(width)]
    for row in sample[:_MOST]:
        for texts, text in zip(columns, row):
            if text and not is_nothing(folded(text)):
                texts.append(text)
    return columns


def fitting(
    field: Field, texts: Sequence[str], book: ClassBook | None, *, beside_big: bool = False
) -> float | None:
    """Share of texts that can be a value of a field; None where nothing tells.

    :param beside_big: another column tells the big class, so codes may be of two or three digits
    """
    if not texts:
        return None
    if field.name == "class_code" and beside_big and all(map(_SMALL_CODE.fullmatch, texts)):
        return 1.0
    if field.kind == "class":
        return _share_of_classes(field.name, texts, book)
    if field.name == "class_standard":
        known = book.standards if book else ()
        return _share(texts, lambda text: bool(standard_of(text, known, "")))
    test = _TESTS.get(field.name) or _TESTS.get(field.kind)
    return _share(texts, test) if test else None


def attempts(texts: Sequence[str]) -> float:
    """Share of texts that are or were to be 标识码.

    The rows of those that are not are faults; taken for something else, new codes would be given
    without a word.
    """
    return _share(texts, lambda text: bool(_CODE_ATTEMPT.fullmatch(read_code(text))))


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, texts)) / len(texts)


def _share_of_classes(name: str, texts: Sequence[str], book: ClassBook | None) -> float | None:
    """Share of texts that some standard knows; by name or code, no matter which column says it."""
    if book is None:
        return None
    if name == "big_class":
        return max(
            sum(book.knows_big(standard, text) for text in texts) / len(texts)
            for standard in book.standards
        )
    told = [ClassTexts(None, text, None) for text in texts]
    return max(
        sum(bool(book.resolve(standard, text).code) for text in told) / len(told)
        for standard in book.standards
    )


def _is_date(text: str) -> bool:
    return read_date(text) is not None or ambiguous(text)


def _may_be_department(bare: str) -> bool:
    return not (read_date(bare) or bare in _MEASURES or _PHONE.fullmatch(bare))


def _is_wkt(text: str) -> bool:
    try:
        return bool(wkt_to_hex(text))
    except ShapeError:
        return False


_TESTS: dict[str, Callable[[str], bool]] = {
    "component_code": lambda text: bool(COMPONENT_CODE.fullmatch(read_code(text))),
    "grid_code": lambda text: bool(_GRID_CODE.fullmatch(read_code(text))),
    "date": _is_date,
    "status": lambda text: read_state(text) is not None,
    "number": lambda text: read_number(text) is not None,
    "wkt": _is_wkt,
    "address": lambda text: not _NUMBER.fullmatch(folded(text)),
    "department": lambda text: _may_be_department(folded(text)),
    "photo": lambda text: bool(_PICTURE.fullmatch(folded(text))),
    "community": lambda text: True,
    "name": lambda text: not _NUMBER.fullmatch(folded(text)),
    "data_source": lambda text: not _NUMBER.fullmatch(folded(text)),
    "note": lambda text: not _NUMBER.fullmatch(folded(text)),
}
