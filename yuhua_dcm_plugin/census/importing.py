"""From files to components: the one service behind the wizard and the algorithm (普查入库).

No widgets: any thread may use it, one at a time. All its work goes through one connection of its
own, which holds the rows that are being checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


def _silent(_step: Step, _done: int, _of: int) -> None:
    """Tell nobody."""


def _go_on() -> bool:
    return False


class CensusImport:
    """One import: look, check, take or discard, close.

    :param dsn: libpq string or ``service=…``
    """

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn

    def look(self, path: Path, choices: Choices = AS_FOUND) -> Plan:
        """Find out what has come; reads samples only and writes nothing.

        :param path: file, folder or zip
        :raises DcmError: there is nothing that can be read, or the mapping file cannot
        """
        raise NotImplementedError

    def change(self, plan: Plan, number: int, **changes: Any) -> Plan:
        """The same plan with one part read otherwise.

        :param changes: ``encoding`` (name), ``crs`` (as SOURCE_CRS), ``mapping``, ``wanted``; what
            follows from them (sample, guess, questions) is found out anew
        """
        raise NotImplementedError

    def with_standard(self, plan: Plan, standard: str) -> Plan:
        """The same plan with its classes read in another standard."""
        raise NotImplementedError

    def check(
        self, plan: Plan, told: Progress = _silent, should_stop: ShouldStop = _go_on
    ) -> Checked:
        """Load all rows and check them; what was found is kept as batch, nothing is taken.

        :raises DcmError: the plan is not ready, was stopped (key ``stopped``), or by SQLSTATE;
            nothing stays in the database then
        """
        raise NotImplementedError

    def take(
        self, checked: Checked, told: Progress = _silent, should_stop: ShouldStop = _go_on
    ) -> Taken:
        """Take the clean rows; faulty ones stay to be mended."""
        raise NotImplementedError

    def recheck(self, batch: int) -> Checked:
        """Check the mended rows of a batch."""
        raise NotImplementedError

    def discard(self, batch: int) -> None:
        """Drop what was checked and not taken."""
        raise NotImplementedError

    def undo(self, batch: int) -> dict[str, Any]:
        """Take back all that a batch wrote; counts."""
        raise NotImplementedError

    def run(
        self,
        plan: Plan,
        dry: bool = False,
        told: Progress = _silent,
        should_stop: ShouldStop = _go_on,
    ) -> Outcome:
        """Check and take in one transaction; dry: nothing at all stays."""
        raise NotImplementedError

    def faults(self, batch: int, most_per_rule: int | None = None) -> Iterator[Fault]:
        """The faults of a batch in the order of rules, then rows."""
        raise NotImplementedError

    def changes(self, batch: int, most: int | None = None) -> Iterator[Change]:
        """What would change and what the delivery lacks."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Stop what runs now; from another thread."""
        raise NotImplementedError

    def close(self) -> None:
        """Leave; what was not taken and not committed is gone."""
        raise NotImplementedError
