"""What an import in the wizard has come to: plain data and the service that does the work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..cases.feed import CaseFeed
from ..cases.long_work import LongWork
from ..cases.map_link import MapLink
from ..core.errors import DcmError
from ..core.session import Desk
from ..core.strings import tr
from .desk_store import CensusDeskStore
from .importing import CensusImport
from .plan import AS_FOUND, Checked, Choices, Plan, Taken
from .store import lists


@dataclass(eq=False)
class WizardState:
    """Shared by the pages; each changes its own part.

    :param desk: the signed-in seat
    """

    desk: Desk
    feed: CaseFeed
    map_link: MapLink
    store: CensusDeskStore
    work: LongWork
    service: CensusImport
    path: Path | None = None
    choices: Choices = AS_FOUND
    plan: Plan | None = None
    checked: Checked | None = None
    taken: Taken | None = None
    #: Component classes of every standard, and what deliveries are understood by.
    classes: list[Any] = field(default_factory=list)
    lists: Any = None
    #: Texts of the last check that meant nothing: rule, field, value, count.
    unknown: list[Any] = field(default_factory=list)

    def choose(self, **changes: Any) -> None:
        """Choose something anew; what was checked before counts no more."""
        chosen = replace(self.choices, **changes)
        if chosen != self.choices:
            self.choices = chosen
            if self.plan is not None:
                self.set_plan(replace(self.plan, choices=chosen))

    def set_plan(self, plan: Plan | None) -> None:
        """Go by another plan; what was checked by the one before is to be dropped."""
        if plan is not self.plan:
            self.plan = plan
            self.stale = self.checked is not None or self.stale

    #: Whether the plan changed after the check.
    stale: bool = False

    def lost(self) -> None:
        """The database went away: the rows that were checked are gone, the batch is not."""
        self.stale = True
        self.service.close()
        self.service = CensusImport(self.desk.database.dsn)

    def read_lists(self, failed: Callable[[DcmError], None]) -> None:
        """Read in the background what deliveries are understood by."""

        def read() -> Any:
            return self.desk.database.run(lists), self.store.classes()

        def got(found: Any) -> None:
            self.lists, self.classes = found

        self.desk.jobs.run(tr("Reading code lists"), lambda _job: read(), got, failed)

    @property
    def standards(self) -> tuple[str, ...]:
        """Class standards that a delivery may use."""
        return tuple(self.lists.standards) if self.lists is not None else ()

    def must_check(self) -> bool:
        """Whether the delivery is to be checked (again) before something can be taken."""
        return self.checked is None or self.stale

    def would_lose(self) -> bool:
        """Whether closing now drops rows that were checked and not taken."""
        return self.checked is not None and self.taken is None and self.checked.clean > 0
