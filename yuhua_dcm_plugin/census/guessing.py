"""What the columns of a delivery mean, found out by their names and values (字段识别)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from . import guess_remarks, samples
from .classes import ClassBook
from .column_names import meanings_of
from .dates import YMD, ambiguous, order_of
from .fields import BY_NAME, DATES, FIELDS, SEVERAL
from .mapping import Mapping, Read, Remark

#: A name that says it, not only may.
_STRONG = 0.8


class Candidate(NamedTuple):
    """A column that may be a field of ours.

    :param score: how sure, 0 to 1
    :param rank: place of the name among the names of the field
    """

    score: float
    rank: int
    field: str
    place: int


def guess(
    columns: Sequence[str],
    sample: Sequence[Sequence[str | None]] = (),
    book: ClassBook | None = None,
    *,
    geometry: bool = False,
    titles: Sequence[str] = (),
) -> Read:
    """Find out what the columns of a part mean, by their names and the sample's values.

    :param sample: rows, values in the order of the columns
    :param geometry: the part has shapes of its own: columns of coordinates are only columns then
    :param titles: names of layer, file and folders, the nearest first
    :param book: with it, 标识码 that contradict their rows' classes are left alone
    """
    texts = samples.by_column(sample, len(columns))
    found = [
        candidate
        for candidate in _candidates(columns, texts, book)
        if not (geometry and BY_NAME[candidate.field].kind in ("number", "wkt"))
    ]
    chosen = _chosen([candidate for candidate in found if candidate.score])
    mapping = Mapping(
        columns={
            field.name: tuple(columns[one.place] for one in chosen[field.name])
            for field in FIELDS
            if field.name in chosen
        }
    )
    mapping = replace(mapping, dates=_orders(chosen, texts))
    told = (*_unlike(found, chosen, columns, texts), *_unordered(chosen, columns, texts, mapping))
    read = Read(mapping, told, {name: round(of[0].score, 2) for name, of in chosen.items()})
    return guess_remarks.looked_over(read, columns, sample, book, titles)


def _candidates(
    columns: Sequence[str], texts: Sequence[Sequence[str]], book: ClassBook | None
) -> list[Candidate]:
    """Each column with each field that its name allows; without a score where its values do not.

    What only may have been meant is left out then.
    """
    found = []
    meant = [meanings_of(column) for column in columns]
    beside_big = any("big_class" in fields for fields in meant)
    for place, column in enumerate(columns):
        for field, (score, rank) in meant[place].items():
            fits = samples.fitting(BY_NAME[field], texts[place], book, beside_big=beside_big)
            if field == "component_code" and score >= _STRONG and texts[place]:
                fits = samples.attempts(texts[place])
            sure = _sure(score, fits, believed=_said_plainly(column, field))
            if sure or (score >= _STRONG and fits is not None):
                found.append(Candidate(sure, rank, field, place))
    return found


def _unlike(
    found: list[Candidate],
    chosen: dict[str, list[Candidate]],
    columns: Sequence[str],
    texts: Sequence[Sequence[str]],
) -> Iterator[Remark]:
    """Columns named like a field that no other column is, with values that are none of it."""
    used = {one.place for several in chosen.values() for one in several}
    for one in found:
        if not one.score and one.field not in chosen and one.place not in used:
            told = {
                "column": columns[one.place],
                "field": one.field,
                "example": texts[one.place][0],
            }
            yield Remark("values_unlike", told)


def _said_plainly(column: str, field: str) -> bool:
    """A Chinese name of a state or a date means it, also where all values need a meaning first.

    Left alone, 1 and 2 as 部件状态 would all become 完好 without a word.
    """
    return not column.isascii() and BY_NAME[field].kind in ("status", "date")


def _sure(name_score: float, fits: float | None, believed: bool = False) -> float:
    """How sure one can be of a name and of the share of values that fit.

    A strong name (0.8 and more) is believed unless next to nothing fits; a weak one needs values.
    """
    if fits is None:
        return name_score if name_score >= _STRONG else 0.0
    if fits < (0.1 if name_score >= _STRONG else 0.7) and not (believed and name_score >= _STRONG):
        return 0.0
    return name_score * (0.5 + 0.5 * fits)


def _chosen(found: list[Candidate]) -> dict[str, list[Candidate]]:
    """One column for a field, and one field for a column; the surest first."""
    chosen: dict[str, list[Candidate]] = defaultdict(list)
    used: set[int] = set()
    order = [field.name for field in FIELDS]
    for one in sorted(found, key=lambda c: (-c.score, order.index(c.field), c.rank, c.place)):
        many = one.field in SEVERAL and one.score >= 0.4
        if one.place not in used and (many or not chosen[one.field]):
            chosen[one.field].append(one)
            used.add(one.place)
    for several in chosen.values():
        several.sort(key=lambda c: (c.rank, c.place))
    return {name: several for name, several in chosen.items() if several}


def _unordered(
    chosen: dict[str, list[Candidate]],
    columns: Sequence[str],
    texts: Sequence[Sequence[str]],
    mapping: Mapping,
) -> Iterator[Remark]:
    """Columns of dates in which nothing tells the day from the month."""
    for name in DATES:
        for one in chosen.get(name, ()):
            example = next(filter(ambiguous, texts[one.place]), None)
            if example and name not in mapping.dates:
                told = {"column": columns[one.place], "example": example}
                yield Remark("dates_ambiguous", told)


def _orders(chosen: dict[str, list[Candidate]], texts: Sequence[Sequence[str]]) -> dict[str, str]:
    """The order of the numbers in columns of dates that can only be told from the whole."""
    found = {}
    for name in DATES:
        for one in chosen.get(name, ()):
            order = order_of(texts[one.place])
            # Days up to the twelfth may come later in a file that so far has clear ones only.
            if order and (order != YMD or any(map(ambiguous, texts[one.place]))):
                found[name] = order
    return found
