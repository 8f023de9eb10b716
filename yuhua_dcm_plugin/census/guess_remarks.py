"""A guess looked over once more: codes that are not ours, names that are classes, axes swapped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import samples
from .class_titles import class_of_titles
from .classes import ClassBook, ClassTexts
from .coordinate import read_number
from .fields import BY_NAME
from .mapping import Mapping, Read, Remark
from .rows import count_classes, places_of
from .values import read_code

#: So many rows have to speak, and this share of them against it, before codes are left alone.
_ENOUGH_ROWS, _NEARLY_ALL = 20, 0.9
_DISTRICT_DIGITS = 6
#: Digits that a sheet keeps of a number, and so many codes have to end in noughts behind them.
_SHEET_DIGITS, _ENOUGH_CODES = 15, 5
_CLASS = frozenset({"class_code", "class_name"})
#: A code that a sheet has taken for a number: its digits are lost, which is a fault of each row.
_ROUNDED = re.compile(r"e\+?\d+$", re.I)
_Sample = Sequence[Sequence["str | None"]]


def looked_over(
    read: Read,
    columns: Sequence[str],
    sample: _Sample,
    book: ClassBook | None,
    titles: Sequence[str] = (),
) -> Read:
    """The guess with what its values say against it put right, and told.

    :param titles: names of layer, file and folders, which may tell the class
    """
    mapping, remarks = read.mapping, list(read.remarks)
    if book is not None:
        mapping = _class_from_name(mapping, columns, sample, book)
    mapping, told = _axes(mapping, columns, sample)
    remarks += told
    mapping, told = _foreign_codes(mapping, columns, sample, book)
    remarks += told
    if book is not None and not _CLASS & set(mapping.columns):
        mapping, told = _class_from_elsewhere(mapping, columns, sample, book, titles)
        remarks += told
    sure = {name: score for name, score in read.confidence.items() if name in mapping.columns}
    instead = {"class_name": "name", "class_code": "component_code"}
    for field, other in instead.items():
        if field in mapping.columns and field not in sure:
            sure[field] = read.confidence[other]
    return Read(mapping, tuple(remarks), sure)


def _class_from_elsewhere(
    mapping: Mapping,
    columns: Sequence[str],
    sample: _Sample,
    book: ClassBook,
    titles: Sequence[str],
) -> tuple[Mapping, list[Remark]]:
    """No column holds the class: 标识码 may, or the name of the file."""
    places = places_of(mapping, columns, "component_code")
    texts = samples.by_column(sample, len(columns))[places[0]] if places else []
    fits = samples.fitting(BY_NAME["class_code"], [read_code(text) for text in texts], book)
    if fits and fits >= _NEARLY_ALL:
        told = {"column": columns[places[0]]}
        mapping = mapping.with_columns("class_code", *mapping.columns["component_code"])
        return mapping, [Remark("class_from_codes", told)]
    title = class_of_titles(book, titles)
    if not title:
        return mapping, []
    return mapping.with_constant("class_name", title), [Remark("class_from_title", {"text": title})]


def _class_from_name(
    mapping: Mapping, columns: Sequence[str], sample: _Sample, book: ClassBook
) -> Mapping:
    """部件名称 is the small class's name by the standard: where no other column tells the class."""
    if _CLASS & set(mapping.columns) or "name" not in mapping.columns:
        return mapping
    texts = samples.by_column(sample, len(columns))[places_of(mapping, columns, "name")[0]]
    fits = samples.fitting(BY_NAME["class_name"], texts, book)
    if not fits or fits < 0.5:
        return mapping
    named = mapping.columns["name"]
    return mapping.with_columns("name").with_columns("class_name", *named)


def _numbers(mapping: Mapping, columns: Sequence[str], sample: _Sample, field: str) -> list[float]:
    places = places_of(mapping, columns, field)
    texts = samples.by_column(sample, len(columns))[places[0]] if places else []
    found = [number for number in map(read_number, texts) if number is not None]
    return sorted(abs(number) for number in found)


def _axes(
    mapping: Mapping, columns: Sequence[str], sample: _Sample
) -> tuple[Mapping, list[Remark]]:
    """Surveyors write X for north: the numbers tell which is which."""
    east, north = (_numbers(mapping, columns, sample, field) for field in ("x", "y"))
    if not east or not north:
        return mapping, []
    x, y = east[len(east) // 2], north[len(north) // 2]
    degrees = 15 <= x <= 55 and 70 <= y <= 140
    metres = 1_500_000 <= x < 6_500_000 and (y < 1_000_000 or y >= 13_000_000)
    if not degrees and not metres:
        return mapping, []
    swapped = mapping.with_columns("x", *mapping.columns["y"])
    swapped = swapped.with_columns("y", *mapping.columns["x"])
    told = {"x": mapping.columns["y"][0], "y": mapping.columns["x"][0]}
    return swapped, [Remark("axes_swapped", told)]


def _foreign_codes(
    mapping: Mapping, columns: Sequence[str], sample: _Sample, book: ClassBook | None
) -> tuple[Mapping, list[Remark]]:
    """Codes that are built in another way than ours are a column like any other."""
    places = places_of(mapping, columns, "component_code")
    if not places or book is None:
        return mapping, []
    codes = [(row, read_code(row[places[0]] or "")) for row in sample if row[places[0]]]
    if _rounded({code for _, code in codes}):
        told = {"column": columns[places[0]], "example": codes[0][1]}
        return mapping.with_columns("component_code"), [Remark("codes_rounded", told)]
    told = {"column": columns[places[0]], "example": codes[0][1] if codes else ""}
    judged, against = _contradictions(mapping, columns, codes, book)
    if judged < _ENOUGH_ROWS or against < _NEARLY_ALL * judged:
        return mapping, []
    return mapping.with_columns("component_code"), [
        Remark("codes_foreign", {**told, "rows": judged, "against": against})
    ]


def _rounded(codes: set[str]) -> bool:
    """Whether a sheet has kept 15 digits of each code and made the others noughts."""
    long = [code for code in codes if len(code) > _SHEET_DIGITS and code.isdigit()]
    return len(long) >= _ENOUGH_CODES and not any(code[_SHEET_DIGITS:].strip("0") for code in long)


def _contradictions(
    mapping: Mapping,
    columns: Sequence[str],
    codes: Sequence[tuple[Sequence[str | None], str]],
    book: ClassBook,
) -> tuple[int, int]:
    """Rows whose class is known, and those of them whose code says another class or none.

    A class counts by its name in any standard: a code of another numbering does not contradict.
    """
    judged = against = 0
    for row, code in codes:
        classes = _classes(mapping, columns, row, book)
        if classes:
            judged += 1
            against += not _ROUNDED.search(code) and not any(
                code.startswith(each, _DISTRICT_DIGITS) for each in classes
            )
    return judged, against


def _classes(
    mapping: Mapping, columns: Sequence[str], row: Sequence[str | None], book: ClassBook
) -> set[str]:
    """Codes that the class of a row has in the standards that know it."""
    found = set()
    for texts in count_classes(mapping, columns, [row]):
        for standard in book.standards:
            code = book.resolve(standard, ClassTexts(*texts)).code
            found |= {code} if code else set()
    return found
