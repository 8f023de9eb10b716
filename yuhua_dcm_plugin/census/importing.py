"""From files to components: the one service behind the wizard and the algorithm (普查入库).

No widgets: any thread may use it, one at a time. All its work goes through one connection of its
own, which holds the rows that are being checked.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..core.database import Transaction
from ..core.strings import chinese
from . import store
from .delivery import YUHUA, open_delivery
from .loading import Loader, order_of
from .looking import LookStoppedError
from .plan import (
    AS_FOUND,
    Change,
    Checked,
    Choices,
    Fault,
    Outcome,
    Plan,
    Progress,
    ShouldStop,
    Step,
    Taken,
)
from .planning import (
    changed_plan,
    given_mapping,
    plan_part,
    refused_of,
    require_ready,
    standard_of,
)
from .session import Session, stopped
from .set_aside import without_copies


def _silent(_step: Step, _done: int, _of: int) -> None:
    """Tell nobody."""


def _go_on() -> bool:
    return False


class CensusImport:
    """One import: look, check, take or discard, close.

    :param dsn: libpq string or ``service=…``
    """

    def __init__(self, dsn: str) -> None:
        self._session = Session(dsn)

    # --- before anything is written

    def look(
        self,
        path: Path,
        choices: Choices = AS_FOUND,
        told: Progress = _silent,
        should_stop: ShouldStop = _go_on,
    ) -> Plan:
        """Find out what has come; reads samples only and writes nothing.

        :param path: file, folder or zip
        :param told: of kilobytes instead of rows
        :raises DcmError: there is nothing that can be read, the mapping file cannot, or it was
            stopped (key ``stopped``)
        """
        lists = self._session.lists
        try:
            delivery = open_delivery(
                path,
                encoding=choices.encoding or None,
                crs=choices.source_crs or None,
                near=lists.near or YUHUA,
                told=lambda done, whole: told(Step.READING, done >> 10, whole >> 10),
                should_stop=should_stop,
            )
        except LookStoppedError:
            raise stopped() from None
        given = given_mapping(delivery, choices)
        parts = tuple(
            plan_part(number, part, choices, given, lists)
            for number, part in enumerate(delivery.parts, 1)
        )
        parts, copies = without_copies(parts, should_stop)
        if should_stop():
            raise stopped()
        refused = (*map(refused_of, delivery.refused), *copies)
        standard = standard_of(parts, choices, lists)
        return Plan(path, delivery.title, choices, standard, parts, refused)

    def change(self, plan: Plan, number: int, **changes: Any) -> Plan:
        """The same plan with one part read otherwise.

        :param changes: ``encoding`` (name), ``crs`` (as SOURCE_CRS), ``mapping``, ``wanted``; what
            follows from them (sample, guess, questions) is found out anew
        :raises DcmError: it cannot be read so
        """
        return changed_plan(plan, number, self._session.lists, changes)

    def with_standard(self, plan: Plan, standard: str) -> Plan:
        """The same plan with its classes read in another standard."""
        return replace(plan, standard=standard)

    # --- with the database

    def check(
        self, plan: Plan, told: Progress = _silent, should_stop: ShouldStop = _go_on
    ) -> Checked:
        """Load all rows and check them; what was found is kept as batch, nothing is taken.

        :raises DcmError: the plan is not ready, was stopped (key ``stopped``), or by SQLSTATE;
            nothing stays in the database then
        """
        with self._session.work(should_stop) as tx:
            return self._check(tx, plan, told, should_stop, {})

    def take(
        self, checked: Checked, told: Progress = _silent, should_stop: ShouldStop = _go_on
    ) -> Taken:
        """Take the clean rows; faulty ones stay to be mended."""
        told(Step.TAKING, 0, 0)
        with self._session.work(should_stop) as tx:
            return store.take_batch(tx, checked.batch)

    def recheck(self, batch: int, plan: Plan, should_stop: ShouldStop = _go_on) -> Checked:
        """Check the mended rows of a batch."""
        with self._session.work(should_stop) as tx:
            return self._found(batch, plan, store.recheck_batch(tx, batch))

    def discard(self, batch: int, should_stop: ShouldStop = _go_on) -> None:
        """Drop what was checked and not taken."""
        with self._session.work(should_stop) as tx:
            store.discard_batch(tx, batch)

    def undo(self, batch: int, should_stop: ShouldStop = _go_on) -> dict[str, Any]:
        """Take back all that a batch wrote; counts."""
        with self._session.work(should_stop) as tx:
            return store.undo_batch(tx, batch)

    @contextmanager
    def run(
        self,
        plan: Plan,
        dry: bool = False,
        told: Progress = _silent,
        should_stop: ShouldStop = _go_on,
    ) -> Iterator[Outcome]:
        """Check and take in one transaction, which is kept when the block ends without an error.

        Inside the block faults and changes can be read, for a report. Dry: nothing at all stays.

        :raises DcmError: as :meth:`check`
        """
        seconds: dict[str, float] = {}
        with self._session.work(should_stop, keep=not dry) as tx:
            checked = self._check(tx, plan, told, should_stop, seconds)
            taken = None
            if not dry:
                told(Step.TAKING, 0, 0)
                with _timed(seconds, Step.TAKING):
                    taken = store.take_batch(tx, checked.batch)
            told(Step.REPORTING, 0, 0)
            yield Outcome(checked, taken, seconds)
            if should_stop():
                raise stopped()

    def faults(
        self, batch: int, most_per_rule: int | None = None, most: int | None = None
    ) -> Iterator[Fault]:
        """The faults of a batch in the order of rules, then rows; inside :meth:`run` or alone."""
        lists = self._session.lists
        return store.faults(self._session.bulk, lists, batch, most_per_rule, most)

    def changes(self, batch: int, most: int | None = None) -> Iterator[Change]:
        """What would change and what the delivery lacks."""
        return store.changes(self._session.bulk, batch, most)

    def cancel(self) -> None:
        """Stop what runs now; from another thread."""
        self._session.cancel()

    def close(self) -> None:
        """Leave; what was not taken and not committed is gone."""
        self._session.close()

    # --- steps

    def _check(
        self,
        tx: Transaction,
        plan: Plan,
        told: Progress,
        should_stop: ShouldStop,
        seconds: dict[str, float],
    ) -> Checked:
        require_ready(plan)
        batch = store.open_batch(tx, order_of(plan))
        with _timed(seconds, Step.READING):
            loader = Loader(self._session, plan, self._session.lists, told, should_stop)
            broken = loader.load(tx)
        told(Step.CHECKING, 0, 0)
        with _timed(seconds, Step.CHECKING):
            found = store.check_batch(tx, batch)
        plan = replace(plan, refused=(*plan.refused, *broken))
        return self._found(batch, plan, found)

    def _found(self, batch: int, plan: Plan, found: dict[str, Any]) -> Checked:
        language = "zh" if chinese() else "en"
        return store.checked(batch, plan, found, self._session.lists.rules, language)


@contextmanager
def _timed(seconds: dict[str, float], step: Step) -> Iterator[None]:
    start = time.perf_counter()
    try:
        yield
    finally:
        seconds[step.value] = time.perf_counter() - start
