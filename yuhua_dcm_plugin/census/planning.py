"""From what has come to how it will be read: encoding, CRS, columns, standard (导入方案)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from ..core.errors import BadInputError
from ..core.files import reason_of
from ..core.strings import sentences, tr
from .classes import ClassTexts
from .crs import CrsError, chosen_crs
from .grid_fields import fields_of
from .grid_guessing import guess_grids
from .guessing import guess
from .mapping import MappingError, Read
from .mapping_file import from_json
from .mapping_words import words_of
from .parts import (
    Candidate,
    Crs,
    CrsVerdict,
    Delivery,
    DeliveryError,
    EncodingVerdict,
    Part,
    Refusal,
)
from .plan import COMPONENTS, GRIDS, Choices, Need, PartPlan, Plan, Question, Refused
from .refusals import crs_words, encoding_words
from .refusals import words_of as words_of_refusal
from .rows import count_classes
from .store import Lists

#: So many rows tell which standard a delivery uses; reading all of them would cost a second pass.
_TELLING_ROWS = 20_000
_MAPPING_MOST_BYTES = 10_000_000


def read_mapping_file(path: Path, columns: list[str], kind: str = COMPONENTS) -> Read:
    """Read a mapping file.

    :param columns: columns of all parts
    :raises BadInputError: it is not there or cannot be followed
    """
    try:
        if not path.is_file():
            raise _bad_mapping(path, tr("the file is not there"))
        if path.stat().st_size > _MAPPING_MOST_BYTES:
            raise _bad_mapping(path, tr("the file is too large to be a mapping."))
        text = path.read_text(encoding="utf-8-sig")
        return from_json(text, columns, fields_of(kind))
    except MappingError as error:
        raise _bad_mapping(path, words_of(error)) from error
    except UnicodeDecodeError as error:
        raise _bad_mapping(path, tr("it is not UTF-8 text.")) from error
    except OSError as error:
        raise _bad_mapping(path, reason_of(error)) from error


def given_mapping(delivery: Delivery, choices: Choices) -> Read | None:
    """The mapping file that was chosen, or None.

    :raises BadInputError: it cannot be followed
    """
    if choices.mapping_file is None:
        return None
    columns = (column.name for part in delivery.parts for column in part.columns)
    return read_mapping_file(choices.mapping_file, list(dict.fromkeys(columns)), choices.kind)


def _bad_mapping(path: Path, reason: str) -> BadInputError:
    words = tr("The mapping file {file} cannot be used: {reason}")
    return BadInputError(words.format(file=path.name, reason=reason), "", {"key": "bad_mapping"})


def plan_part(
    number: int, part: Part, choices: Choices, given: Read | None, lists: Lists
) -> PartPlan:
    """How one part will be read, and what must still be said."""
    encoding = part.encoding.encoding if part.encoding.sure or choices.encoding else None
    crs = part.crs.crs if part.crs.sure or choices.source_crs else None
    read = given or _guess(part, lists, choices.kind)
    planned = PartPlan(
        number, part, encoding, crs, read.mapping, read.confidence,
        remarks=tuple(map(words_of, read.remarks)),
    )  # fmt: skip
    return replace(planned, questions=tuple(questions_of(planned)))


def _guess(part: Part, lists: Lists, kind: str) -> Read:
    columns = [column.name for column in part.columns]
    if kind == GRIDS:
        return guess_grids(columns, part.sample, geometry=part.geometry != "none")
    titles = [part.layer, *reversed(re.split("[/›]", part.name))]
    placed = part.geometry != "none"
    return guess(columns, part.sample, lists.book, geometry=placed, titles=titles)


def questions_of(planned: PartPlan) -> Iterable[Question]:
    """What a person has to say before the part can be read."""
    if planned.encoding is None and _has_text(planned.part):
        yield _ask_encoding(planned.part.encoding)
    if planned.crs is None and _has_place(planned):
        yield _ask_crs(planned.part.crs)
    if not _has_place(planned):
        yield Question(
            Need.MAPPING,
            tr("It has no geometry, and no columns are known to hold coordinates."),
            tr("Name the columns of x and y in a mapping."),
        )


def _has_text(part: Part) -> bool:
    return bool(part.encoding.candidates) or not part.encoding.sure


def _has_place(planned: PartPlan) -> bool:
    columns = planned.mapping.columns
    by_columns = "wkt" in columns or ("x" in columns and "y" in columns)
    return planned.part.geometry != "none" or by_columns


def _ask_encoding(verdict: EncodingVerdict) -> Question:
    options = tuple(map(_option, verdict.candidates))
    return Question(Need.ENCODING, encoding_words(verdict), "", options)


def _option(candidate: Candidate) -> tuple[str, str, tuple[str, ...]]:
    return candidate.encoding, candidate.encoding, candidate.samples


def _ask_crs(verdict: CrsVerdict) -> Question:
    given = verdict.hint or tr("EPSG:4547, wgs84, cgcs2000, gcj02 or bd09")
    options = ((verdict.hint, verdict.hint, ()),) if verdict.hint else ()
    hint = tr("Give SOURCE_CRS: {crs}").format(crs=given)
    # Columns of coordinates that only a mapping names: nobody has judged their CRS.
    words = crs_words(verdict) or tr("The delivery does not say its coordinate system")
    return Question(Need.CRS, words, hint, options)


def refused_of(refusal: Refusal) -> Refused:
    """A file that cannot be read, in words, its name apart."""
    return Refused(refusal.name, words_of_refusal(refusal).removeprefix(f"{refusal.name}: "))


# --- the standard of the classes ---------------------------------------------------------------


def standard_of(parts: Iterable[PartPlan], choices: Choices, lists: Lists) -> str:
    """Class standard of a delivery: as told, or the one that explains its classes best."""
    if choices.standard:
        if choices.standard not in lists.standards:
            words = tr("There is no class standard “{standard}”. There are: {known}.")
            known = ", ".join(lists.standards)
            raise BadInputError(words.format(standard=choices.standard, known=known))
        return choices.standard
    if choices.kind == GRIDS:
        return lists.standard
    readable = [part for part in parts if part.encoding is not None or not _has_text(part.part)]
    named = {part.mapping.standard for part in readable if part.mapping.standard}
    if named:
        return named.pop()
    counts: Counter[ClassTexts] = Counter()
    for part in readable:
        columns = [column.name for column in part.part.columns]
        rows = islice(part.part.rows_in(part.encoding, part.crs), _TELLING_ROWS)
        # A part that breaks tells nothing; it is refused with the reason when it is loaded.
        with suppress(DeliveryError):
            counts.update(count_classes(part.mapping, columns, (row.values for row in rows)))
    return lists.book.fit(counts) if counts else lists.standard


def changed_plan(plan: Plan, number: int, lists: Lists, changes: dict[str, Any]) -> Plan:
    """The plan with one part read otherwise; see ``CensusImport.change``."""
    before = next(part for part in plan.parts if part.number == number)
    after = _reread(before, changes.get("encoding"), changes.get("crs"))
    if "mapping" in changes:
        after = replace(after, mapping=changes["mapping"], confidence={})
    elif changes.get("encoding") and plan.choices.mapping_file is None:
        # The names of the columns may read otherwise now.
        read = _guess(after.part, lists, plan.choices.kind)
        after = replace(after, mapping=read.mapping, confidence=read.confidence)
    after = replace(after, wanted=changes.get("wanted", after.wanted))
    after = replace(after, questions=tuple(questions_of(after)))
    parts = tuple(after if part.number == number else part for part in plan.parts)
    return replace(plan, parts=parts)


def _reread(before: PartPlan, encoding: str | None, crs: str | None) -> PartPlan:
    after = before
    if crs is not None:
        after = replace(after, crs=_chosen(crs))
    if encoding is not None:
        rows = islice(before.part.rows_in(encoding, after.crs), len(before.part.sample) or 50)
        try:
            sample = tuple(tuple(row.values) for row in rows)
        except DeliveryError as error:
            raise BadInputError(words_of_refusal(error.refusal)) from error
        after = replace(after, encoding=encoding, part=replace(before.part, sample=sample))
    return after


def _chosen(crs: str) -> Crs:
    try:
        return chosen_crs(crs)
    except CrsError as error:
        raise bad_crs(crs) from error


def bad_crs(text: str) -> BadInputError:
    """The error for a SOURCE_CRS that nobody understands."""
    words = tr("“{text}” is not a coordinate system that is known here.")
    known = tr("EPSG:4547, wgs84, cgcs2000, gcj02 or bd09")
    hint = tr("Give SOURCE_CRS: {crs}").format(crs=known)
    return BadInputError(words.format(text=text), hint, {"key": "bad_source_crs"})


def require_ready(plan: Plan) -> None:
    """See that everything has been said.

    :raises BadInputError: what is missing, and what to give
    """
    if not plan.wanted:
        raise _nothing_readable(plan)
    for part, question in plan.questions:
        raise BadInputError(
            f"{part.name}: {question.reason}", question.hint, {"key": f"ask_{question.need.value}"}
        )


def _nothing_readable(plan: Plan) -> BadInputError:
    told = plan.refused[:3]
    lines = [f"{refused.name}: {sentences(refused.reason, refused.hint)}" for refused in told]
    if len(plan.refused) > len(told):
        lines.append("…")
    words = tr("Nothing of it can be read. {reasons}").format(reasons=" ".join(lines))
    return BadInputError(words.strip(), "", {"key": "nothing_readable"})


def without_questions(plan: Plan) -> Plan:
    """The same plan where nobody can be asked: parts that would need it are refused.

    :raises BadInputError: nothing is left
    """
    refused = [
        Refused(part.name, question.reason, question.hint) for part, question in plan.questions
    ]
    asked = {part.number for part, _question in plan.questions}
    parts = tuple(part for part in plan.parts if part.number not in asked)
    settled = replace(plan, parts=parts, refused=(*plan.refused, *refused))
    require_ready(settled)
    return settled
