"""Cases in QGIS's locator bar, Ctrl+K (定位栏搜索)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.core import QgsLocatorFilter, QgsLocatorResult
from qgis.PyQt.QtGui import QIcon

from ..core.errors import DcmError
from ..core.strings import tr
from .records import CaseHit, Choice, one_line

if TYPE_CHECKING:
    from ..core.database import Database

LIMIT = 30
#: QGIS keeps shorter prefixes of plugins for itself; a user may set one in the options.
PREFIX = "case"
_SHORTEST = 2
_DELAY_MS = 150
ZOOM = 1
Open = Callable[[Choice], None]


class CaseLocator(QgsLocatorFilter):
    """Finds cases by number, telephone number or words.

    QGIS clones it for each search and lets the clone look in a thread of its own, so that
    everything that is shown there is made beforehand.

    :param opened: called in the main thread with the case that was chosen
    :param zoomed: called with the case to which the map shall go
    :param icon: beside each case
    """

    def __init__(self, opened: Open, zoomed: Open, icon: QIcon) -> None:
        super().__init__()
        self._opened, self._zoomed, self._icon = opened, zoomed, icon
        self._zoom_words = tr("Zoom")
        self._title = tr("Cases")
        self._finished = tr("finished")
        self._stages: dict[str, str] = {}
        self._database: Database | None = None
        self.setFetchResultsDelay(_DELAY_MS)
        self.setUseWithoutPrefix(True)

    def use(self, database: Database | None, stages: dict[str, str]) -> None:
        """Search in this database from now on; ``None``: nobody is signed in.

        :param stages: name of each stage in the user's language
        """
        self._database, self._stages = database, stages

    # --- QGIS's calls

    def name(self) -> str:
        """Name by which QGIS keeps the filter's options."""
        return "yuhua_dcm_cases"

    def displayName(self) -> str:
        """Name for people."""
        return self._title

    def prefix(self) -> str:
        """What restricts a search to cases."""
        return PREFIX

    def clone(self) -> QgsLocatorFilter:
        """A filter for one search."""
        copy = CaseLocator(self._opened, self._zoomed, self._icon)
        copy.use(self._database, self._stages)
        return copy

    def fetchResults(self, words: str, _context: Any, feedback: Any) -> None:
        """Search; in a thread of QGIS."""
        database, wanted = self._database, words.strip()
        if database is None or len(wanted) < _SHORTEST:
            return
        from .store import search_cases

        try:
            hits = search_cases(database, wanted, LIMIT, feedback.isCanceled)
        except DcmError:
            return  # typed on meanwhile, or the database is away, which the status bar says
        for place, hit in enumerate(hits):
            if feedback.isCanceled():
                return
            self.resultFetched.emit(self._result(hit, 1.0 - place / (LIMIT + 1)))

    def triggerResult(self, result: Any) -> None:
        """Open the case that was chosen."""
        self._opened(_choice_of(result))

    def triggerResultFromAction(self, result: Any, action: int) -> None:
        """Do what was chosen in the context menu of a result."""
        (self._zoomed if action == ZOOM else self._opened)(_choice_of(result))

    # --- one line of the list

    def _result(self, hit: CaseHit, score: float) -> Any:
        result = QgsLocatorResult()
        result.filter = self
        result.displayString = f"{hit.task_no} {one_line(hit.class_name)}"
        result.description = " · ".join(self._told(hit))
        result.icon = self._icon
        result.score = score
        _keep(result, hit)
        if hit.x is not None:
            result.actions = [QgsLocatorResult.ResultAction(ZOOM, self._zoom_words)]
        return result

    def _told(self, hit: CaseHit) -> list[str]:
        stage = self._finished if hit.finished else self._stages.get(hit.stage, hit.stage)
        parts = (stage, one_line(hit.address), one_line(hit.description))
        return [part for part in parts if part]


def _keep(result: Any, hit: CaseHit) -> None:
    # Plain values: QGIS copies them between threads, where a Python object could not follow.
    told: dict[str, Any] = {"task_no": hit.task_no}
    if hit.x is not None and hit.y is not None:
        told.update(x=hit.x, y=hit.y)
    if hasattr(result, "setUserData"):  # QGIS 3.34 and later
        result.setUserData(told)
    else:
        result.userData = told


def _choice_of(result: Any) -> Choice:
    told = result.getUserData() if hasattr(result, "getUserData") else result.userData
    return Choice(str(told["task_no"]), told.get("x"), told.get("y"))
