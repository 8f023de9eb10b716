"""What every page of the upkeep dock is: a title, a line of trouble, work that is waited for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ..cases.least_room import LeastRoom
from ..core.background import Job
from ..core.errors import DcmError
from ..core.messages import told_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from .effect import Effect
from .effect_box import EffectBox
from .effect_words import effect_sentences

Result = TypeVar("Result")
#: Who may change what the pages show.
KEEPERS = ("dcm_admin",)
#: Work that ends sooner shows no bar: it would only flicker.
_PATIENCE_MS = 400


class Page(QWidget):
    """One page; what it holds goes into :attr:`box`, above the line of trouble and the effect.

    A page is made when somebody first looks at it. It reads in :meth:`reload`, which is called when
    it is shown and what it shows may have changed.

    :param desk: the signed-in seat
    :param lines: that the page needs in a narrow dock; it scrolls where there are fewer
    """

    #: Something was written that other pages may show.
    written = pyqtSignal()
    #: Another page is asked for, by its key.
    pageWanted = pyqtSignal(str)
    #: Somebody wants to see a case, by its task number.
    caseWanted = pyqtSignal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None, lines: int = 30) -> None:
        super().__init__(parent)
        self.desk = desk
        #: Whether the person may change anything here.
        self.keeper = desk.holds(*KEEPERS)
        self._stale, self._under_way = True, 0
        self._room = LeastRoom(lines, self)
        #: Where a page puts its parts.
        self.box = self._room.box
        #: Parts that make room while a change is asked about.
        self.aside: tuple[QWidget, ...] = ()
        self.note = Notice("pageNote", Kind.INFO, self)
        self.effect = EffectBox(desk, "effect", self)
        self.effect.caseWanted.connect(self.caseWanted)
        self.effect.asked.connect(self._on_asked)
        self.effect.closed.connect(self._on_answered)
        self.waiting = self._bar()
        for part in (self.waiting, self.note):
            self.box.addWidget(part)

    # --- what a page says of itself

    def title(self) -> str:
        """What the page is called in the list."""
        return ""

    def has_unsaved(self) -> bool:
        """Whether something is typed that is not written yet."""
        return self.effect.asking

    def reload(self) -> None:
        """Read what the page shows; called when it is shown and may be out of date."""

    def leave(self) -> None:
        """The dock is emptied."""

    # --- what the panel calls

    def shown(self) -> None:
        """The page came to the front."""
        if self._stale:
            self._stale = False
            self.reload()

    def outdate(self) -> None:
        """Read anew when somebody looks here next."""
        self._stale = True

    # --- what a page does

    def finish_layout(self) -> None:
        """Put the effect below everything; called once all parts are in :attr:`box`."""
        self.box.addWidget(self.effect, 1)

    @property
    def busy(self) -> bool:
        """Whether work of this page is under way."""
        return self._under_way > 0

    def run(
        self,
        title: str,
        work: Callable[[Job], Result],
        done: Callable[[Result], None],
        failed: Callable[[DcmError], None] | None = None,
        locks: tuple[QWidget, ...] = (),
    ) -> Job:
        """Do work in another thread; a bar shows that it takes time, a line what went wrong.

        :param title: in the user's language
        :param work: touches no Qt object
        :param failed: gets the error instead of the line
        :param locks: cannot be used meanwhile, so that nothing is sent twice
        """
        self.note.say("")
        self._begin(locks)

        def came(result: Result) -> None:
            self._end(locks)
            done(result)

        def broke(error: DcmError) -> None:
            self._end(locks)
            (failed or self.tell)(error)

        return self.desk.jobs.run(title, work, came, broke)

    def tell(self, error: DcmError) -> None:
        """Say in the page what went wrong and what to do."""
        self.note.say(told_of(error), Kind.ERROR)

    def ask(
        self,
        title: str,
        words: str,
        tried: Callable[[], Effect],
        made: Callable[[], Effect],
        after: Callable[[Effect], None],
        locks: tuple[QWidget, ...] = (),
    ) -> None:
        """Try a change, show what it does, and make it once somebody applies it.

        :param title: of the work, in the user's language
        :param words: what the change is, for the box
        :param tried: asks the database for the effect, in another thread
        :param made: makes the change, in another thread
        :param after: gets the effect of what was made
        """

        def apply() -> None:
            self.run(title, lambda _job: made(), lambda effect: self._made(effect, after),
                     locks=locks)  # fmt: skip

        self.effect.drop()
        self.run(title, lambda _job: tried(), lambda effect: self.effect.ask(words, effect, apply),
                 locks=locks)  # fmt: skip

    def _on_asked(self) -> None:
        for part in self.aside:
            part.hide()
        # Once the layout knows the box; on a low screen it would stand below what is seen.
        QTimer.singleShot(0, self._show_effect)

    def _show_effect(self) -> None:
        self._room.ensureWidgetVisible(self.effect)

    def _on_answered(self) -> None:
        for part in self.aside:
            part.show()

    def _made(self, effect: Effect, after: Callable[[Effect], None]) -> None:
        self.written.emit()
        self.desk.messages.success(" ".join(effect_sentences(effect)))
        after(effect)

    def _begin(self, locks: tuple[QWidget, ...]) -> None:
        self._under_way += 1
        for part in locks:
            part.setEnabled(False)
        QTimer.singleShot(_PATIENCE_MS, self._show_waiting)

    def _end(self, locks: tuple[QWidget, ...]) -> None:
        self._under_way -= 1
        for part in locks:
            part.setEnabled(True)
        self._show_waiting()

    def _show_waiting(self) -> None:
        self.waiting.setVisible(self.busy)

    def _bar(self) -> QProgressBar:
        bar = QProgressBar(self)
        bar.setObjectName("pageWaiting")
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        bar.setMaximumHeight(max(4, self.fontMetrics().height() // 3))
        bar.hide()
        return bar
