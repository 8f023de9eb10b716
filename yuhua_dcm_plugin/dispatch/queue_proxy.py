"""Filters of the queue that the list of cases does not know: whose cases, and the map."""

from __future__ import annotations

from collections.abc import Callable

from ..cases.filter_proxy import CaseFilterProxy
from ..cases.map_link import Bounds
from ..cases.records import CaseRow
from .records import ALL, ClockMark, QueueFilter, inside


class QueueProxy(CaseFilterProxy):
    """The running cases of one desk, as its operator wants to see them."""

    _wanted: Callable[[CaseRow], bool] | None = None
    _unclaimed_first = False
    _box: Bounds | None = None
    _clock: ClockMark | None = None

    def narrow(self, wanted: QueueFilter, mine: Callable[[CaseRow], bool] | None) -> None:
        """Set every filter but the box of the map in one go.

        :param mine: says whose cases are shown; ``None`` shows all. Cases that a colleague has
            claimed then stand below, however it is sorted
        """
        self._wanted = mine
        self._stages = None if wanted.stage == ALL else frozenset((wanted.stage,))
        self._lamps = None if wanted.lamp is None else frozenset((wanted.lamp,))
        self._department, self._street = wanted.department, wanted.street
        self._words = wanted.words.lower().split()
        self._clock = wanted.clock
        if self._unclaimed_first != (mine is not None):
            self._unclaimed_first = mine is not None
            self._ranked = None
        self.refilter()

    def set_box(self, box: Bounds | None) -> None:
        """Show only cases in a box of EPSG:4547 (west, south, east, north)."""
        self._box = box
        self.refilter()

    def ranking(self) -> list[int]:
        """By the column, what nobody has claimed before what a colleague has."""
        ranked = super().ranking()
        if self._unclaimed_first:
            model = self.sourceModel()
            ranked.sort(key=lambda place: model.is_elsewhere(model.case_in(place)))
        return ranked

    def fits(self, row: CaseRow) -> bool:
        """Whether a case passes every filter but those of the stage and the words."""
        return (
            (self._wanted is None or self._wanted(row))
            and (self._box is None or inside(row, self._box))
            and (self._clock is None or self._clock.fits(row))
            and super().fits(row)
        )
