"""Print sheets without holding up the desk: read, draw the places, write one PDF (打印派遣单)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, QStandardPaths, pyqtSignal

from ..cases.extract import blank_drawing, drawn_ahead
from ..cases.map_link import MapLink
from ..cases.store import CaseStore
from ..core import settings
from ..core.background import Job
from ..core.errors import DcmError
from ..core.session import Desk
from ..core.settings import Settings
from ..core.shanghai import SHANGHAI
from ..core.strings import tr
from ..sheets.drawings import read_drawing
from ..sheets.errors import SheetError
from ..sheets.fill import fill_sheet
from ..sheets.records import DispatchSheet
from ..sheets.store import SheetStore
from ..sheets.words import package_missing, told
from .records import Outcome

#: More sheets than this are refused in one go: each holds a picture in memory until it is drawn.
MOST_SHEETS = 100
_MAP_PX = (960, 640)
_MAP_SCALE = 1500.0
_DRAWN = 95  # per cent of the work: the rest packs the faces and writes the file
logger = logging.getLogger(__name__)
Draw = Callable[[], bytes]


class PrintRun(QObject):
    """One printing: first the cases are read, then their maps drawn and the file written.

    :param desk: the signed-in seat
    :param map_link: draws the surroundings of each place
    :param task_nos: cases, in this order
    :param target: PDF file; ``None`` takes the remembered folder and a name of its own
    """

    #: The PDF that was written.
    done = pyqtSignal(object)
    failed = pyqtSignal(object)
    #: It was stopped, here or in QGIS's list of tasks; no file was written.
    cancelled = pyqtSignal()

    def __init__(
        self,
        desk: Desk,
        map_link: MapLink,
        task_nos: Sequence[str],
        target: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._map = desk, map_link
        self.task_nos = list(dict.fromkeys(task_nos))
        self.target = target or target_for(desk.settings, self.task_nos)
        self.finished = False
        #: What became of each case, once it is done.
        self.outcomes: list[Outcome] = []
        self._job: Job | None = None
        # Kept until the end: what was made for drawing must die in the thread that made it.
        self._maps: list[Draw | None] = []

    def start(self) -> None:
        """Begin; every refusal comes through :attr:`failed`."""
        if not self.task_nos:
            self._fail(DcmError(tr("Choose a case first.")))
            return
        if len(self.task_nos) > MOST_SHEETS:
            words = tr("Print at most {n} sheets at a time.").format(n=MOST_SHEETS)
            self._fail(DcmError(words))
            return
        cases, sheets, asked = CaseStore(self._desk.database), self._desk.database, self.task_nos
        self._desk.jobs.busy.connect(self._look)
        self._job = self._desk.jobs.run(
            tr("Reading cases for print"),
            lambda _job: _read(cases, SheetStore(sheets), asked),
            self._draw,
            self._fail,
        )

    def cancel(self) -> None:
        """Stop; no file is written."""
        if self._job is not None:
            self._job.cancel()
        self._stopped()

    def _look(self, _jobs: int) -> None:
        # QGIS's own cancel button calls nobody back: whenever a job ends, look whether it was ours.
        if self._job is not None and self._job.cancelled:
            self._stopped()

    def _stopped(self) -> None:
        if not self.finished:
            self.finished = True
            self.cancelled.emit()

    def _draw(self, found: tuple[list[tuple[Any, list[Any]]], list[str]]) -> None:
        if self.finished:
            return
        cases, missing = found
        words = tr("There is no such case, or it is not yours to see.")
        self.outcomes = [Outcome(task_no, False, words) for task_no in missing]
        if not cases:
            self._fail(DcmError(words, "", {"key": "case_not_found"}))
            return
        # Another Qt might write its pages otherwise; then the maps are pictures.
        lines = read_drawing(blank_drawing()) is not None
        maps = self._maps = [self._prepared(case, lines) for case, _history in cases]
        target, printed_at = self.target, datetime.now(SHANGHAI)
        self._job = self._desk.jobs.run(
            tr("Printing {n} dispatch sheets").format(n=len(cases)),
            lambda job: write_sheets(job, cases, maps, target, printed_at),
            self._written,
            self._fail,
            quiet=False,
        )
        self._look(0)  # it may have been stopped while QGIS took it into its list

    def _prepared(self, case: Any, lines: bool) -> Draw | None:
        if case.x is None or case.y is None:
            return None
        prepare = self._map.prepare_drawing if lines else self._map.prepare_extract
        return prepare(float(case.x), float(case.y), _MAP_PX, _MAP_SCALE)

    def _written(self, written: tuple[Path, list[Outcome]] | None) -> None:
        if self.finished or written is None:
            return
        path, outcomes = written
        self.finished = True
        self._maps = []
        self.outcomes += outcomes
        self._desk.settings.set(settings.SHEET_FOLDER, str(path.parent))
        self.done.emit(path)

    def _fail(self, error: DcmError) -> None:
        if self.finished:
            return
        self.finished = True
        self._maps = []
        self.failed.emit(error)


def _read(
    cases: CaseStore, sheets: SheetStore, asked: Sequence[str]
) -> tuple[list[tuple[Any, list[Any]]], list[str]]:
    """What can be printed, and the numbers of which nothing is to be seen; for any thread."""
    seen = {case.task_no for case in cases.cases(asked)}
    readable = [task_no for task_no in asked if task_no in seen]
    missing = [task_no for task_no in asked if task_no not in seen]
    return (sheets.read(readable) if readable else []), missing


def write_sheets(
    job: Job,
    cases: Sequence[tuple[Any, Sequence[Any]]],
    maps: Sequence[Draw | None],
    target: Path,
    printed_at: datetime,
) -> tuple[Path, list[Outcome]] | None:
    """Draw and write; for any thread. A sheet that cannot be filled in holds up no other.

    :param cases: rows and histories of :class:`..sheets.store.SheetStore`
    :param maps: one drawing a case, ``None`` where there is no place
    :returns: the target and what became of each case; ``None`` when it was cancelled
    :raises DcmError: the file cannot be written, or reportlab or a Chinese face is missing
    """
    try:
        from ..sheets.dispatch_sheet import write_dispatch_sheets
    except ImportError as error:
        raise package_missing(error) from error
    outcomes: list[Outcome] = []
    try:
        with closing(_filled(job, cases, maps, printed_at, outcomes)) as sheets:
            return write_dispatch_sheets(sheets, target), outcomes
    except _CancelledError:
        return None
    except SheetError as error:
        if outcomes and not any(outcome.ok for outcome in outcomes):
            raise DcmError(outcomes[0].words) from error
        raise told(error) from error


class _CancelledError(Exception):
    """The run was stopped between two sheets."""


def _filled(
    job: Job,
    cases: Sequence[tuple[Any, Sequence[Any]]],
    maps: Sequence[Draw | None],
    printed_at: datetime,
    outcomes: list[Outcome],
) -> Generator[DispatchSheet, None, None]:
    """Fill one sheet after the other, while the maps of the next ones are being drawn.

    :param outcomes: gets what became of each case
    :raises _CancelledError: the job was cancelled
    """
    for number, ((case, history), draw) in enumerate(zip(cases, drawn_ahead(maps)), 1):
        if job.cancelled:
            raise _CancelledError
        try:
            picture = draw() if draw is not None else None
            sheet = fill_sheet(case, history, map_picture=picture, printed_at=printed_at)
        except Exception as error:  # one odd case must not cost the paper of all the others
            logger.exception("The sheet of a case could not be filled in")
            outcomes.append(Outcome(case.task_no, False, f"{type(error).__name__}: {error}"))
        else:
            outcomes.append(Outcome(case.task_no, True))
            yield sheet
        job.progress(_DRAWN * number / len(cases))


def target_for(kept: Settings, task_nos: Sequence[str]) -> Path:
    """The file for some sheets in the remembered folder."""
    folder = Path(kept.get(settings.SHEET_FOLDER) or _documents())
    if len(task_nos) == 1:
        return folder / f"dispatch_sheet_{_safe(task_nos[0])}.pdf"
    stamp = datetime.now(SHANGHAI).strftime("%Y%m%d_%H%M%S")
    return folder / f"dispatch_sheets_{len(task_nos)}_{stamp}.pdf"


def _documents() -> str:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place) or Path.home())
    return str(folder if folder.is_dir() else Path.home())


def _safe(task_no: str) -> str:
    return "".join(letter for letter in task_no if letter.isalnum() or letter in "-_") or "case"
