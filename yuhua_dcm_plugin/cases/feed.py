"""What joins the database's news to the list: only what changed is read again (案件动态)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..core import settings
from ..core.errors import DcmError
from ..core.gentle import gently, spare_collector, unspare_collector
from ..core.roles import CASE_READERS, HALL
from ..core.session import Desk
from ..core.strings import chinese, tr
from .model import CaseModel
from .records import CaseRow, ClassEntry, CodeLabel, Department, Staff, StageLabels
from .store import CaseStore

COALESCE_MS = 100
#: More running cases than this are not listed; a district with so many works through filters.
MOST_CASES = 5000
_AGAIN_MS = 3000
#: So often a desk of the hall lets cases go on whose stop has ended; any one seat is enough.
_RESUME_MS = 60_000
#: With no more news than this a list that was read again is changed row by row: nothing jumps.
_MOST_NEWS = 50
_Labels = tuple[dict[str, list[CodeLabel]], list[Department], list[ClassEntry], list[Staff]]


class _Whole(NamedTuple):
    """All running cases, those that are new or other than before, and those that have gone."""

    rows: list[CaseRow]
    news: list[CaseRow]
    gone: list[str]


class CaseFeed(QObject):
    """Keeps one model of running cases current for all docks and the map.

    Rows are read off the main thread, one job at a time, so that an older answer never overtakes a
    newer one.

    :param desk: the signed-in seat
    """

    #: Task numbers of cases that were added, changed or taken out.
    rowsChanged = pyqtSignal(list)
    #: The whole list was read.
    reloaded = pyqtSignal()
    #: Names of stages, actions, sources and departments are known.
    labelsReady = pyqtSignal()
    #: Task numbers of cases that somebody has asked for again (催办).
    urged = pyqtSignal(list)
    #: Task numbers of cases for which a request was answered (延期、挂账 …).
    answered = pyqtSignal(list)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.store = CaseStore(desk.database)
        self.model = CaseModel(self)
        self.lists: dict[str, list[CodeLabel]] = {}
        self.departments: list[Department] = []
        self.classes: list[ClassEntry] = []
        self.staff: list[Staff] = []
        self._waiting: set[str] = set()
        self._reload_wanted = False
        self._reading = False
        self._closed = False
        self._reads = desk.holds(*CASE_READERS)
        self._spared = False
        self._soon = self._timer(COALESCE_MS, self._read, single=True)
        self._ticker = self._timer(self._lamp_ms(), self._tick)
        self._resumer = self._timer(_RESUME_MS, self._resume)
        desk.listener.caseChanged.connect(self._on_case)
        desk.listener.batchChanged.connect(self.reload)
        # What happened while nobody listened is only found by reading everything once.
        desk.listener.connectionBack.connect(self.reload)

    def start(self) -> None:
        """Read names and cases for the first time."""
        self._ticker.start()
        if self.desk.holds(*HALL):
            self._resumer.start()
            self._resume()
        self.desk.jobs.run(tr("Reading code lists"), lambda _job: self._labels(), self._got_labels)
        self.reload()

    def close(self) -> None:
        """Stop; nothing is read from now on."""
        self._closed = True
        unspare_collector()
        self._soon.stop()
        self._ticker.stop()
        self._resumer.stop()

    def reload(self) -> None:
        """Read the whole list again; who sees no case would be refused for ever."""
        if not self._reads:
            return
        self._reload_wanted = True
        if not self._soon.isActive():
            self._soon.start()

    def settings_changed(self) -> None:
        """Look at the lamps as often as is set now."""
        self._ticker.setInterval(self._lamp_ms())

    def refresh(self, task_no: str) -> None:
        """Read one case again, as after an action of this desk."""
        self._on_case(task_no, 0)

    def label(self, kind: str, code: str) -> str:
        """Name of a stage, action or source in the user's language."""
        for entry in self.lists.get(kind, ()):
            if entry.code == code:
                return entry.label_zh if chinese() else entry.label_en
        return code

    # --- reading

    def _on_case(self, task_no: str, version: int) -> None:
        if not self._reads:
            return
        known = self.model.case(task_no)
        # The same version may tell of a claim.
        if version and known is not None and known.version > version:
            return
        self._waiting.add(task_no)
        if not self._soon.isActive():
            self._soon.start()

    def _read(self) -> None:
        if self._reading or self._closed:
            return
        if self._reload_wanted:
            self._reload_wanted = False
            self._waiting.clear()
            known = {row.task_no: row for row in self.model.cases()}
            self._run(lambda: self._compare(known), self._got_all)
        elif self._waiting:
            asked, self._waiting = sorted(self._waiting), set()
            self._run(lambda: self.store.rows(asked), lambda rows: self._got(asked, rows), asked)

    def _run(self, work: Any, got: Any, asked: list[str] | None = None) -> None:
        self._reading = True

        def done(result: Any) -> None:
            self._reading = False
            if self._closed:
                return
            got(result)
            self._go_on()

        def failed(error: DcmError) -> None:
            self._reading = False
            self._reload_wanted = self._reload_wanted or asked is None
            self._waiting.update(asked or ())
            self.desk.messages.log(error)
            QTimer.singleShot(_AGAIN_MS, self._go_on)

        self.desk.jobs.run(tr("Reading cases"), lambda _job: work(), done, failed)

    def _go_on(self) -> None:
        if not self._closed and (self._waiting or self._reload_wanted):
            self._soon.start()

    def _compare(self, known: dict[str, CaseRow]) -> _Whole:
        rows = self.store.queue(MOST_CASES) + self.store.appeals()
        news = [row for row in gently(rows) if known.get(row.task_no) != row]
        return _Whole(rows, news, sorted(known.keys() - {row.task_no for row in rows}))

    def _got_all(self, whole: _Whole) -> None:
        urged, answered = self._urged(whole.news), self._answered(whole.news)
        self._tell([], self._closed_and_answered(whole.gone))
        if len(whole.news) + len(whole.gone) > _MOST_NEWS or any(map(self._is_older, whole.news)):
            self.model.replace_all(whole.rows)
        else:
            changed = self.model.upsert(whole.news) + self.model.remove(whole.gone)
            if changed:
                self.rowsChanged.emit(changed)
        self.reloaded.emit()
        self._tell(urged, answered)
        if not self._spared:
            self._spared = True
            spare_collector()

    def _is_older(self, row: CaseRow) -> bool:
        # As after a backup was put back: then the database is right.
        known = self.model.case(row.task_no)
        return known is not None and row.version < known.version

    def _got(self, asked: list[str], rows: list[CaseRow]) -> None:
        urged, answered = self._urged(rows), self._answered(rows)
        gone = set(asked) - {row.task_no for row in rows}
        self._tell([], self._closed_and_answered(gone))
        changed = self.model.upsert(rows)
        changed += self.model.remove(gone)
        if changed:
            self.rowsChanged.emit(changed)
        self._tell(urged, answered)

    def _urged(self, rows: list[CaseRow]) -> list[str]:
        before = ((row, self.model.case(row.task_no)) for row in rows if row.urge_count)
        return [row.task_no for row, was in before if was and was.urge_count < row.urge_count]

    def _answered(self, rows: list[CaseRow]) -> list[str]:
        asked = {row.task_no for row in rows if row.pending is None}
        before = (self.model.case(task_no) for task_no in sorted(asked))
        return [was.task_no for was in before if was and was.pending is not None]

    def _closed_and_answered(self, gone: Iterable[str]) -> list[str]:
        # Told while they are still there: nobody has them in his list when the appeal is decided.
        rows = (self.model.case(task_no) for task_no in sorted(gone))
        return [row.task_no for row in rows if row and row.pending and row.finished_at]

    def _tell(self, urged: list[str], answered: list[str]) -> None:
        if urged:
            self.urged.emit(urged)
        if answered:
            self.answered.emit(answered)

    # --- names and lamps

    def _labels(self) -> _Labels:
        store = self.store
        return store.code_lists(), store.departments(), store.classes(), store.staff()

    def _got_labels(self, found: _Labels) -> None:
        if self._closed:
            return
        self.lists, self.departments, self.classes, self.staff = found
        zh = chinese()
        names = {
            entry.code: (entry.short_name or entry.name) if zh else (entry.name_en or entry.name)
            for entry in self.departments
        }
        self.model.set_labels(StageLabels(self.lists.get("stage", ()), zh), names)
        people = {person.login: person.name for person in self.staff}
        self.model.set_people(self.desk.login, people)
        self.labelsReady.emit()

    def _tick(self) -> None:
        changed = self.model.tick()
        if changed:
            self.rowsChanged.emit(changed)

    def _resume(self) -> None:
        """Let cases go on whose stop has ended: the news then comes as for every change."""
        self.desk.jobs.run(
            tr("Ending stops"), lambda _job: self.store.resume_due(), lambda _number: None,
            self.desk.messages.log,
        )  # fmt: skip

    def _lamp_ms(self) -> int:
        return max(5, self.desk.settings.get(settings.LAMP_SECONDS)) * 1000

    def _timer(self, ms: int, call: Any, single: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(ms)
        timer.setSingleShot(single)
        timer.timeout.connect(call)
        return timer
