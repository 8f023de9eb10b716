"""Work off the main thread (后台任务).

Long work is a task of QGIS, with progress and a cancel button. Short work and the way back to the
database run in threads of the desk's own: QGIS has only as many as there are processors, and maps
that wait for a database which is away hold all of them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, TypeVar

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt import sip
from qgis.PyQt.QtCore import (
    QDeadlineTimer,
    QEventLoop,
    QObject,
    QRunnable,
    Qt,
    QThreadPool,
    pyqtSignal,
)

from .errors import DcmError

Result = TypeVar("Result")
logger = logging.getLogger(__name__)

# A task that Python forgets never runs, or dies while it does; those of a plugin that was unloaded
# meanwhile stay here until their thread has come back.
_unfinished: set[_Task | _Errand] = set()
#: Threads for short work: as many connections as a desk may hold besides the listener's.
_ERRANDS = 3


class Job:
    """What background work is given: it may tell how far it is, and asks whether to go on."""

    def __init__(self, title: str) -> None:
        self.title = title
        self._task: _Task | None = None
        self._cancelled = False

    def progress(self, percent: float) -> None:
        """Tell how much is done, 0 to 100."""
        if self._task is not None:
            self._task.setProgress(percent)

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop; long work looks here between its steps."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask to stop; neither ``done`` nor ``failed`` will be called."""
        self._cancelled = True


class _Work:
    """One piece of work and what came of it; whatever it raises stays inside."""

    def __init__(self, job: Job, work: Callable[[Job], Any]) -> None:
        self.job = job
        self.result: Any = None
        self.error: DcmError | None = None
        self._work: Callable[[Job], Any] | None = work

    def do(self) -> bool:
        """Do the work, in whatever thread this is; say whether it succeeded."""
        try:
            if self._work is not None and not self.job.cancelled:
                self.result = self._work(self.job)
        except DcmError as error:
            self.error = error
        except Exception as error:
            logger.exception("Background work failed: %s", self.job.title)
            self.error = DcmError(f"{type(error).__name__}: {error}", "", {"key": "internal"})
        finally:
            self._work = None
        return self.error is None


class _Task(QgsTask):
    """Long work, in QGIS's list of tasks; QGIS would abort if anything were raised."""

    def __init__(self, work: _Work) -> None:
        super().__init__(work.job.title, QgsTask.Flag.CanCancel)
        self.work = work
        self.ended: Callable[[_Work], None] | None = None

    def start(self) -> None:
        """Let QGIS run it."""
        QgsApplication.taskManager().addTask(self)

    def run(self) -> bool:
        """Do the work; called by QGIS in a thread of its own."""
        return self.work.do()

    def cancel(self) -> None:
        """Pass QGIS's cancel button on to the work."""
        self.work.job.cancel()
        super().cancel()

    def finished(self, _success: bool) -> None:
        """Hand the result over; called by QGIS in the main thread."""
        _hand_over(self)


class _Errand(QRunnable):
    """Short work, in a thread of the desk's own."""

    def __init__(self, work: _Work, pool: QThreadPool) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.work = work
        self.ended: Callable[[_Work], None] | None = None
        self._pool = pool

    def start(self) -> None:
        """Let a thread take it as soon as one is free."""
        self._pool.start(self)

    def run(self) -> None:
        """Do the work; called by Qt in a thread of its own."""
        self.work.do()
        _bell().rung.emit(self)

    def cancel(self) -> None:
        """Ask the work to stop."""
        self.work.job.cancel()


class _Bell(QObject):
    """Tells the main thread that an errand is done. It is never deleted, as threads may use it."""

    rung = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rung.connect(_hand_over, Qt.ConnectionType.QueuedConnection)


_bells: list[_Bell] = []
_pools: dict[bool, QThreadPool] = {}


def _bell() -> _Bell:
    if not _bells:
        _bells.append(_Bell())
    return _bells[0]


def _pool(apart: bool) -> QThreadPool:
    if apart not in _pools:
        _bell()  # made here, in the main thread, where it rings
        _pools[apart] = QThreadPool()
        _pools[apart].setMaxThreadCount(1 if apart else _ERRANDS)
    return _pools[apart]


def _hand_over(carrier: _Task | _Errand) -> None:
    _unfinished.discard(carrier)
    ended, carrier.ended = carrier.ended, None
    if ended is not None:
        ended(carrier.work)


def is_gone(callback: Callable[..., Any]) -> bool:
    """Whether what a callback belongs to was deleted: its object, or one that it holds on to."""
    inner = getattr(callback, "func", callback)  # of a partial
    owners = [getattr(inner, "__self__", None), *_held_by(inner)]
    return any(isinstance(owner, QObject) and sip.isdeleted(owner) for owner in owners)


def _held_by(function: Any) -> Iterator[Any]:
    for cell in getattr(function, "__closure__", None) or ():
        with suppress(ValueError):  # a name that was deleted, as the error of an except clause is
            yield cell.cell_contents


class Jobs(QObject):
    """The background work of one desk.

    :param show_error: takes the errors of work that names no ``failed``
    """

    #: Emitted with the number of jobs that run or wait.
    busy = pyqtSignal(int)

    def __init__(
        self, show_error: Callable[[DcmError], None] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._show_error = show_error
        self._carriers: dict[_Work, _Task | _Errand] = {}
        self._closed = False

    @property
    def count(self) -> int:
        """Jobs that run or wait."""
        return len(self._carriers)

    def run(
        self,
        title: str,
        work: Callable[[Job], Result],
        done: Callable[[Result], None],
        failed: Callable[[DcmError], None] | None = None,
        quiet: bool = True,
        apart: bool = False,
    ) -> Job:
        """Do work in another thread.

        :param title: shown in QGIS's list of tasks, in the user's language
        :param work: gets the job and must touch no Qt object
        :param done: gets the result in the main thread, unless this was closed or its owner deleted
        :param failed: gets the error in the main thread; by default it is shown
        :param quiet: short work that needs neither progress nor a cancel button
        :param apart: must not wait behind anything else, as the way back to the database
        :returns: the job, which can be cancelled
        """
        job = Job(title)
        if self._closed:
            job.cancel()
            return job
        piece = _Work(job, work)
        carrier = _Errand(piece, _pool(apart)) if quiet or apart else _Task(piece)
        if isinstance(carrier, _Task):
            job._task = carrier
        carrier.ended = lambda ended: self._ended(ended, done, failed or self._show_error)
        self._carriers[piece] = carrier
        _unfinished.add(carrier)
        self.busy.emit(len(self._carriers))
        carrier.start()
        return job

    def close(self) -> None:
        """Cancel everything; nothing is called back from now on."""
        self._closed = True
        carriers, self._carriers = list(self._carriers.values()), {}
        for carrier in carriers:
            carrier.ended = None
            if not sip.isdeleted(carrier):
                carrier.cancel()

    def wait(self, timeout_ms: int = 10000) -> bool:
        """Run the event loop until nothing is left to do; for tests and scripts.

        :returns: whether all work ended in time
        """
        deadline = QDeadlineTimer()
        deadline.setRemainingTime(timeout_ms)  # PyQt reads a number given at once as a timer type
        loop = QEventLoop()
        while self._carriers and not deadline.hasExpired():
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        return not self._carriers

    def _ended(
        self,
        work: _Work,
        done: Callable[[Any], None],
        failed: Callable[[DcmError], None] | None,
    ) -> None:
        self._carriers.pop(work, None)
        work.job._task = None
        if self._closed or sip.isdeleted(self):
            return
        self.busy.emit(len(self._carriers))
        if work.job.cancelled:
            return
        if work.error is None:
            _call(done, work.result)
        elif failed is not None:
            _call(failed, work.error)


def _call(callback: Callable[[Any], None], value: Any) -> None:
    if not is_gone(callback):
        callback(value)
