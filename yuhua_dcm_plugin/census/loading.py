"""All rows of a plan into the temporary table of its batch (装载)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..core.database import Transaction
from ..core.errors import BadInputError
from ..core.strings import sentences, tr
from .datum import TURNS
from .grid_rows import GridReader
from .parts import DeliveryError
from .plan import GRIDS, PartPlan, Plan, Progress, Refused, ShouldStop, Step
from .planning import refused_of
from .rows import RowReader
from .session import Session, stopped
from .store import Lists, copy_of

_BEFORE_PART = "SAVEPOINT census_part"
_AFTER_PART = "RELEASE SAVEPOINT census_part"
_WITHOUT_PART = "ROLLBACK TO SAVEPOINT census_part"


def order_of(plan: Plan) -> dict[str, Any]:
    """What ``census_open`` is told of a plan."""
    mappings = [mapping_json(part) for part in plan.wanted]
    return {
        "kind": plan.choices.kind,
        "title": plan.title,
        "class_standard": plan.standard,
        "vanished": plan.choices.vanished,
        "source": [*map(_source, plan.wanted), *map(_not_read, plan.refused)],
        "mapping": mappings[0] if mappings and mappings.count(mappings[0]) == len(mappings)
        else {"parts": mappings},
    }  # fmt: skip


def _source(part: PartPlan) -> dict[str, Any]:
    crs = part.crs.as_source() if part.crs is not None else {}
    return {
        "name": part.name,
        "layer": part.part.layer,
        "encoding": part.encoding,
        "crs": crs,
        "rows": part.part.rows,
    }


def _not_read(refused: Refused) -> dict[str, Any]:
    """A file without rows; its reason is a fault like others, so that the batch keeps it."""
    return {
        "name": refused.name,
        "rows": 0,
        "faults": [{"rule": "file_refused", "value": sentences(refused.reason, refused.hint)}],
    }


def mapping_json(part: PartPlan) -> dict[str, Any]:
    """The mapping as a mapping file has it."""
    import json

    from .mapping_file import to_json

    return dict(json.loads(to_json(part.mapping)))


class Loader:
    """Loads the wanted parts one after another; one that breaks is left out as a whole."""

    def __init__(
        self, session: Session, plan: Plan, lists: Lists, told: Progress, should_stop: ShouldStop
    ) -> None:
        self._session, self._plan, self._lists = session, plan, lists
        self._told, self._should_stop = told, should_stop
        self._all = sum(part.part.rows for part in plan.wanted)
        self._done = 0

    def load(self, tx: Transaction) -> tuple[Refused, ...]:
        """Send all rows.

        :returns: parts that turned out to be unreadable on the way
        :raises DcmError: none could be read, stopped, or by SQLSTATE
        """
        broken = [
            refused
            for place, part in enumerate(self._plan.wanted, 1)
            if (refused := self._load_part(tx, place, part)) is not None
        ]
        if len(broken) == len(self._plan.wanted):
            words = tr("Nothing of {name} can be read: {reason}")
            raise BadInputError(words.format(name=broken[0].name, reason=broken[0].reason))
        if not self._done:
            words = tr("The delivery has no rows.")
            raise BadInputError(words, "", {"key": "no_rows"})
        return tuple(broken)

    def _load_part(self, tx: Transaction, place: int, part: PartPlan) -> Refused | None:
        before = self._done
        tx.execute(_BEFORE_PART)
        try:
            self._session.load(self._lines(place, part), copy_of(self._plan.choices.kind))
        except DeliveryError as error:
            tx.execute(_WITHOUT_PART)
            self._done = before
            return refused_of(error.refusal)
        tx.execute(_AFTER_PART)
        return None

    def _lines(self, place: int, part: PartPlan) -> Iterator[str]:
        for lines in self._pieces(place, part):
            yield lines
            self._done += lines.count("\n")
            self._told(Step.READING, self._done, max(self._all, self._done))
        if self._should_stop():
            raise stopped()

    def _pieces(self, place: int, part: PartPlan) -> Iterator[str]:
        reader = self._reader(place, part)
        blocks = part.part.blocks_in(part.encoding, part.crs, self._should_stop)
        if blocks is not None:
            return reader.pieces(blocks)
        rows = part.part.rows_in(part.encoding, part.crs, should_stop=self._should_stop)
        return reader.lines(rows)

    def _reader(self, place: int, part: PartPlan) -> RowReader:
        if self._plan.choices.kind == GRIDS:
            return GridReader(
                part.mapping,
                [column.name for column in part.part.columns],
                part=place,
                first_row=self._done + 1,
                to_wgs84=TURNS.get(part.crs.datum) if part.crs is not None else None,
            )
        return RowReader(
            part.mapping,
            [column.name for column in part.part.columns],
            self._lists.book,
            self._lists.departments,
            standard=self._plan.standard,
            part=place,
            first_row=self._done + 1,
            to_wgs84=TURNS.get(part.crs.datum) if part.crs is not None else None,
        ).leave_out(part.part.place_columns)
