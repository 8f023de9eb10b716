"""Filters of the queue that the list of cases does not know: whose turn it is, and the map."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QModelIndex

from ..cases.map_link import Bounds
from ..cases.model import CaseFilterProxy
from ..cases.records import CaseRow
from .records import inside


class QueueProxy(CaseFilterProxy):
    """The running cases of one desk, as its operator wants to see them."""

    _mine: Callable[[CaseRow], bool] | None = None
    _box: Bounds | None = None

    def set_mine(self, mine: Callable[[CaseRow], bool] | None) -> None:
        """Show only cases of which this says yes; ``None`` shows all."""
        self._mine = mine
        self.invalidateFilter()

    def set_box(self, box: Bounds | None) -> None:
        """Show only cases in a box of EPSG:4547 (west, south, east, north)."""
        self._box = box
        self.invalidateFilter()

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex) -> bool:
        """Whether a case is shown."""
        if not super().filterAcceptsRow(source_row, source_parent):
            return False
        model = self.sourceModel()
        case = model.case_at(model.index(source_row, 0, source_parent))
        return (self._mine is None or self._mine(case)) and (
            self._box is None or inside(case, self._box)
        )
