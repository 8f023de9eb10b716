"""Long work of a desk: progress in the dock or wizard, and a way to stop it (长任务)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from ..core.background import Job
from ..core.errors import DcmError
from ..core.session import Desk
from ..core.strings import tr
from .model import tooltip

#: A task that was stopped in QGIS's own list calls nobody back: so long after its end it is over.
_SETTLE_MS = 250
STOPPED = "stopped"


class LongWork(QObject):
    """One piece of long work at a time, with progress and an end that always comes.

    :param desk: whose tasks it belongs to
    """

    #: Step in words, done and whole; a whole of 0 means that nobody knows.
    progressed = pyqtSignal(str, int, int)
    #: Work began, or ended in whatever way.
    running = pyqtSignal(bool)
    _over = pyqtSignal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._stop = threading.Event()
        self._break: Callable[[], None] | None = None
        self._stopped: Callable[[], None] | None = None
        self._over.connect(self._on_over)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def run(
        self,
        title: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[DcmError], None],
        stopped: Callable[[], None],
        breaks: Callable[[], None] | None = None,
    ) -> None:
        """Do something; one of the three callbacks is called in the main thread.

        :param work: for another thread; asks :meth:`should_stop`, tells :meth:`tell`
        :param breaks: ends what the database does now; called in another thread
        """
        self._stop.clear()
        self._break, self._stopped = breaks, stopped
        self._job = self._desk.jobs.run(
            title,
            lambda _job: self._do(work),
            lambda result: self._end(done, result),
            lambda error: self._fail(failed, error),
            quiet=False,
        )
        self.running.emit(True)
        self.progressed.emit(title, 0, 0)

    def cancel(self) -> None:
        """Ask it to stop; ``stopped`` is called once it has."""
        if self._job is None or self._stop.is_set():
            return
        self._stop.set()
        breaks = self._break
        if breaks is not None:
            self._desk.jobs.run(
                tr("Stopping"), lambda _job: breaks(), _nothing, _nothing, apart=True
            )

    def should_stop(self) -> bool:
        """Whether somebody asked to stop; for the thread that works."""
        job = self._job
        return self._stop.is_set() or (job is not None and job.cancelled)

    def tell(self, words: str, done: int, whole: int) -> None:
        """Tell how far it is; for the thread that works."""
        job = self._job
        if job is not None and whole:
            job.progress(100 * done / whole)
        self.progressed.emit(words, done, whole)

    def _do(self, work: Callable[[], Any]) -> Any:
        try:
            return work()
        finally:
            self._over.emit(self._job)

    def _on_over(self, job: Job | None) -> None:
        QTimer.singleShot(_SETTLE_MS, lambda: self._settle(job))

    def _settle(self, job: Job | None) -> None:
        if job is not None and job is self._job and job.cancelled:
            self._call_stopped()

    def _end(self, done: Callable[[Any], None], result: Any) -> None:
        self._leave()
        done(result)

    def _fail(self, failed: Callable[[DcmError], None], error: DcmError) -> None:
        if self._stop.is_set() or error.key == STOPPED:
            self._call_stopped()
            return
        self._leave()
        failed(error)

    def _call_stopped(self) -> None:
        stopped = self._stopped
        self._leave()
        if stopped is not None:
            stopped()

    def _leave(self) -> None:
        self._job = None
        self.running.emit(False)


def _nothing(_what: Any) -> None:
    pass


class _OneLine(QLabel):
    """As much of some words as there is room for: a file's name may be longer than a dock."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._said = ""

    def say(self, words: str) -> None:
        """Show other words."""
        self._said = words
        middle = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(words, middle, self.width()))
        self.setToolTip(tooltip(words))

    def resizeEvent(self, event: Any) -> None:
        """Show more or less of them."""
        super().resizeEvent(event)
        self.say(self._said)


class ProgressStrip(QWidget):
    """What is being done, how far it is, and a button to stop it; hidden while nothing runs."""

    def __init__(
        self, work: LongWork, parent: QWidget | None = None, name: str = "progress"
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Strip")
        self.words = _OneLine(self)
        self.words.setObjectName(f"{name}Words")
        self.bar = QProgressBar(self)
        self.bar.setObjectName(f"{name}Bar")
        self.bar.setMinimumWidth(self.fontMetrics().averageCharWidth() * 12)
        self.stop = QPushButton(tr("Stop"), self)
        self.stop.setObjectName(f"{name}Stop")
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(lambda _checked=False: self._on_stop())
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.words, 1)
        box.addWidget(self.bar, 1)
        box.addWidget(self.stop)
        self._work = work
        work.running.connect(self._on_running)
        work.progressed.connect(self._on_progress)
        self.hide()

    def _on_running(self, on: bool) -> None:
        self.stop.setEnabled(on)
        self.setVisible(on)

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self.words.say(tr("Stopping"))
        self._work.cancel()

    def _on_progress(self, words: str, done: int, whole: int) -> None:
        if not self.stop.isEnabled() and self._work.busy:
            return
        self.words.say(words)
        self.bar.setRange(0, whole)
        self.bar.setValue(min(done, whole))
