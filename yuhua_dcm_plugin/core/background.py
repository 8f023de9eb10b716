"""Work off the main thread, on QGIS's own task manager (后台任务)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, TypeVar

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDeadlineTimer, QEventLoop, QObject, pyqtSignal

from .errors import DcmError

Result = TypeVar("Result")
logger = logging.getLogger(__name__)

# A task that Python forgets never runs, or dies while it does; those of a plugin that was unloaded
# meanwhile stay here until their thread has come back.
_unfinished: set[_Task] = set()


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


class _Task(QgsTask):
    """Carries one piece of work; whatever it raises stays inside, since QGIS would abort."""

    def __init__(self, job: Job, work: Callable[[Job], Any], flags: Any) -> None:
        super().__init__(job.title, flags)
        self.job = job
        self.result: Any = None
        self.error: DcmError | None = None
        self.ended: Callable[[_Task], None] | None = None
        self._work: Callable[[Job], Any] | None = work

    def run(self) -> bool:
        """Do the work; called by QGIS in a thread of its own."""
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

    def cancel(self) -> None:
        """Pass QGIS's cancel button on to the work."""
        self.job.cancel()
        super().cancel()

    def finished(self, _success: bool) -> None:
        """Hand the result over; called by QGIS in the main thread."""
        _unfinished.discard(self)
        ended, self.ended = self.ended, None
        if ended is not None:
            ended(self)


def _flags(quiet: bool) -> Any:
    if not quiet:
        return QgsTask.Flag.CanCancel
    # Hidden came with QGIS 3.26; before, a short task shows for the blink of an eye.
    return getattr(QgsTask.Flag, "Hidden", QgsTask.Flag.CanCancel)


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
        self._tasks: set[_Task] = set()
        self._closed = False

    @property
    def count(self) -> int:
        """Jobs that run or wait."""
        return len(self._tasks)

    def run(
        self,
        title: str,
        work: Callable[[Job], Result],
        done: Callable[[Result], None],
        failed: Callable[[DcmError], None] | None = None,
        quiet: bool = True,
    ) -> Job:
        """Do work in another thread.

        :param title: shown in QGIS's list of tasks, in the user's language
        :param work: gets the job and must touch no Qt object
        :param done: gets the result in the main thread, unless this was closed or its owner deleted
        :param failed: gets the error in the main thread; by default it is shown
        :param quiet: short work that needs neither progress nor a cancel button
        :returns: the job, which can be cancelled
        """
        job = Job(title)
        if self._closed:
            job.cancel()
            return job
        task = _Task(job, work, _flags(quiet))
        job._task = task
        task.ended = lambda ended: self._ended(ended, done, failed or self._show_error)
        self._tasks.add(task)
        _unfinished.add(task)
        self.busy.emit(len(self._tasks))
        QgsApplication.taskManager().addTask(task)
        return job

    def close(self) -> None:
        """Cancel everything; nothing is called back from now on."""
        self._closed = True
        tasks, self._tasks = self._tasks, set()
        for task in tasks:
            task.ended = None
            if not sip.isdeleted(task):
                task.cancel()

    def wait(self, timeout_ms: int = 10000) -> bool:
        """Run the event loop until nothing is left to do; for tests and scripts.

        :returns: whether all work ended in time
        """
        deadline = QDeadlineTimer()
        deadline.setRemainingTime(timeout_ms)  # PyQt reads a number given at once as a timer type
        loop = QEventLoop()
        while self._tasks and not deadline.hasExpired():
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        return not self._tasks

    def _ended(
        self,
        task: _Task,
        done: Callable[[Any], None],
        failed: Callable[[DcmError], None] | None,
    ) -> None:
        self._tasks.discard(task)
        task.job._task = None
        if self._closed or sip.isdeleted(self):
            return
        self.busy.emit(len(self._tasks))
        if task.job.cancelled:
            return
        if task.error is None:
            _call(done, task.result)
        elif failed is not None:
            _call(failed, task.error)


def _call(callback: Callable[[Any], None], value: Any) -> None:
    if not is_gone(callback):
        callback(value)
