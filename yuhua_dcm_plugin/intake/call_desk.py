"""One call after the other: writing, putting by, comparing, sending (来电办理)."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..cases.feed import CaseFeed
from ..cases.map_link import MapLink
from ..cases.model import now
from ..cases.records import Duplicate
from ..core.errors import DcmError
from ..core.messages import told_of, words_of
from ..core.notice import Kind, Notice
from ..core.outbox import error_of
from ..core.roles import HALL, REGISTRARS
from ..core.session import Desk
from ..core.shanghai import local_time
from ..core.spool import SpoolEntry
from ..core.strings import tr
from .answers import arrived_words
from .berth import Berth
from .book import HandBook
from .call_buttons import CallButtons
from .comparison import Comparison
from .draft_strip import DraftStrip, entry_title
from .drafts import Drafts
from .faults import Fault, caller_fault, fault_of, unanswered
from .letters import Letter, joining, letter_of
from .phrase_desk import PhraseDesk
from .records import Mode, is_written
from .report_form import ReportForm
from .sending import Sending
from .store import CallStore

#: Answers that the bar holds at most, when several come at once.
_MOST_TOLD = 6


class CallDesk(QWidget):
    """The form with everything around it that a call needs.

    A call is kept on this seat's disk from its first word on, and given to the outbox as a whole:
    the form is free for the next caller at once, whether the database is there or not.

    :param desk: the signed-in seat
    :param feed: names, classes and cases
    :param map_link: the map
    """

    #: The database has a call: what it was (a function of dcm_app) and its answer.
    arrived = pyqtSignal(str, dict)
    #: Task number of a case that is to be shown.
    caseWanted = pyqtSignal(str)

    def __init__(
        self, desk: Desk, feed: CaseFeed, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._feed = desk, feed
        self.store = CallStore(desk.database)
        self.book = HandBook(desk, self.store, self)
        self.form = ReportForm(desk, feed, map_link, self.book, self)
        self.drafts = Drafts(desk.spool, self.form.told, self)
        self.strip = DraftStrip(self.drafts, self)
        self.sending = Sending(desk, self)
        self.comparison = Comparison(feed, self)
        self.phrases = PhraseDesk(feed, self.form, self.store, self.book, self)
        self.link_note = Notice("calls_kept", Kind.WARNING, self)
        self.result = Notice("report_result", Kind.OK, self)
        #: Which case is selected in the list below; the panel sets it.
        self.selected_case: Any = lambda: ""
        self.buttons = CallButtons(self.may_report, self.may_record, self)
        self.berth = Berth(self.buttons, self)
        self._pointed = ""
        self._asked_answer = False
        self._told: list[tuple[str, Kind]] = []
        self.form.save_button = self.buttons.save
        self._lay_out()
        self._connect()
        self._show_link()
        self.begin_mode()
        self.book.read()

    @property
    def may_report(self) -> bool:
        """Whether the person may register cases."""
        return self._desk.holds(*REGISTRARS)

    @property
    def may_record(self) -> bool:
        """Whether the person takes calls that make no case."""
        return self._desk.holds(*HALL)

    # --- one call after the other

    def start(self) -> None:
        """Put the cursor where the caller starts to talk."""
        if self.isVisible():
            self.form.description.setFocus()

    def begin_mode(self) -> None:
        """A report, where the person may make one; else an inquiry."""
        self.form.set_mode(Mode.REPORT if self.may_report else Mode.INQUIRY)

    def new(self) -> None:
        """The next caller: what was written is put by, not thrown away."""
        self.park()
        self._empty()

    def park(self) -> None:
        """Put the call by for another one."""
        if self.drafts.park():
            self._empty()
            self.result.say(tr("Put by. Alt+↑ goes back to it."), Kind.INFO)

    def take(self, entry_uuid: str) -> None:
        """Go on with a call that was put by, left over or sent back."""
        entry = self._desk.spool.get(entry_uuid)
        if entry is None or entry_uuid == self.drafts.uuid:
            return
        self.drafts.park()
        told = self.drafts.take(entry_uuid)
        if told is None:
            return
        self._clear_form()
        self.form.fill(told)
        self.drafts.still()
        error = error_of(entry)
        if error is not None:
            self._tell(error)
        self.result.say("")
        self.strip.refresh()
        self.start()

    def turn(self, step: int) -> None:
        """Go on with the call put by before (-1) or after (1) this one."""
        written = is_written(self.form.told())
        others = self.drafts.parked()
        if not others:
            return
        if not written:
            self.take(others[-1 if step < 0 else 0].uuid)
            return
        here = (self.drafts.began, self.drafts.uuid)
        order = sorted([*((entry.created_at, entry.uuid) for entry in others), here])
        place = order.index(here)
        self.take(order[(place + step) % len(order)][1])

    def leave(self) -> None:
        """Write what is left; the desk is closed."""
        self.drafts.still()
        self.drafts.write()

    # --- sending

    def save(self) -> None:
        """Send the call as what it is now, unless something is missing."""
        if not self.isVisible():
            return
        fault = fault_of(self.form)
        if fault is not None:
            self._point_at(fault)
            return
        fault = unanswered(self.form)
        if fault is not None and not self._asked_answer:
            self._asked_answer = True
            self._point_at(fault, Kind.WARNING)
            return
        told = self.form.told()
        if self.form.mode is Mode.URGE:
            told.setdefault("description", tr("The caller asks again and wants it done soon."))
        self._send(letter_of(told))

    def join(self, task_no: str) -> None:
        """Add the caller to a case instead of making another."""
        fault = caller_fault(self.form)
        if fault is not None:
            self._point_at(fault)
            return
        self._send(joining(self.form.told(), task_no))

    def _point_at(self, fault: Fault, kind: Kind = Kind.ERROR) -> None:
        self._back_to_form()
        self.form.note.say(fault.words, kind)
        self._pointed = fault.words
        fault.field.setFocus()

    def _look_again(self) -> None:
        """Take away what was said of a fault once that is mended."""
        if not self._pointed:
            return
        fault = fault_of(self.form)
        if fault is None or fault.words != self._pointed:
            self._pointed = ""
            self.form.note.say("")

    def _on_started(self) -> None:
        # What came back stays: it tells of a call that is not in the database.
        if self.result.kind is not Kind.ERROR:
            self._told.clear()
            self.result.say("")

    def _send(self, letter: Letter) -> None:
        entry = self.drafts.letter(letter)
        self.drafts.still()
        self.drafts.begin()
        self.sending.send(entry)
        self._empty()
        self._told.clear()
        self.result.say(tr("Sending …") if self.sending.up else _kept_words(entry), Kind.INFO)

    def _on_arrived(self, entry: SpoolEntry, answer: dict[str, Any]) -> None:
        words, kind = arrived_words(self._feed, entry.call, answer)
        # After an outage several come at once, each with a number that somebody waits for.
        self._told = [*self._told, (words, kind)][-_MOST_TOLD:]
        worst = Kind.WARNING if Kind.WARNING in [kind for _, kind in self._told] else kind
        self.result.say("\n".join(words for words, _ in self._told), worst)
        self.arrived.emit(entry.call, answer)

    def _on_came_back(self, entry: SpoolEntry, error: DcmError) -> None:
        self._desk.messages.log(error)
        if is_written(self.form.told()):
            told = tr("“{title}” came back: {words} It stands above, with ✗.")
            words = told.format(title=entry_title(entry), words=words_of(error))
            self.result.say(words, Kind.ERROR)
            self.strip.refresh()
        else:
            self.take(entry.uuid)

    def _show_link(self) -> None:
        waiting = self.sending.waiting
        if not self.sending.up:
            if not waiting:
                words = tr("The database is away. Go on: what you write is kept here.")
                self.link_note.say(words, Kind.WARNING)
                return
            told = tr(
                "The database is away. Go on: {n} calls are kept here and sent when it is back."
            )
            self.link_note.say(told.format(n=waiting), Kind.WARNING)
        else:
            self.link_note.say("")

    # --- inquiry and urge

    def inquiry(self) -> None:
        """Turn the call into an inquiry, or back."""
        if not self.may_record:
            return
        back = self.form.mode is Mode.INQUIRY and self.may_report
        self._set_mode(Mode.REPORT if back else Mode.INQUIRY)
        asked = self.form.description.value()
        (self.form.answer if asked and not back else self.form.description).setFocus()

    def urge(self) -> None:
        """Put the caller on a case that he asks about again, or go back to the report."""
        if not self.may_record:
            return
        if self.form.mode is Mode.URGE:
            self._set_mode(Mode.REPORT if self.may_report else Mode.INQUIRY)
            self.start()
            return
        target = self._urge_target()
        self._set_mode(Mode.URGE)
        if target:
            self.form.urge.set_number(target)
            self.start()
        else:
            self.form.urge.number.setFocus()

    def _urge_target(self) -> str:
        if self.comparison.isVisible():
            return self.comparison.task_no
        return self.form.caller.history.task_no() or str(self.selected_case() or "")

    def _set_mode(self, mode: Mode) -> None:
        self._back_to_form()
        self.form.set_mode(mode)

    def _show_mode(self) -> None:
        self.buttons.show_mode(self.form.mode)

    # --- duplicates

    def compare_or_join(self) -> None:
        """Compare with the likeliest duplicate; once compared, join it."""
        if self.comparison.isVisible():
            if self.comparison.join_button.isVisible():
                self.join(self.comparison.task_no)
        elif self.form.duplicates.isVisible():
            hit = self.form.duplicates.marked()
            if hit is not None:
                self.compare(hit)

    def compare(self, hit: Duplicate) -> None:
        """Show the report beside a case that it may repeat."""
        store = self._feed.store
        self._desk.jobs.run(
            tr("Reading the case"),
            lambda _job: store.cases([hit.task_no]),
            lambda rows: self._compared(hit, rows),
        )

    def _compared(self, hit: Duplicate, rows: list[Any]) -> None:
        if not rows or hit.task_no not in self.form.duplicates.task_nos():
            return
        entry = self.form.picker.entry()
        told = {**self.form.told(), "class_name": entry.label_zh if entry else "", "at": now()}
        number = self.form.duplicates.task_nos().index(hit.task_no) + 1
        self.form.rows.hide()
        self.buttons.hide()
        self.comparison.show_case(hit, number, rows[0], told)

    def escape(self) -> bool:
        """Go one step back.

        :returns: whether there was one
        """
        if self.comparison.isVisible():
            self._back_to_form()
            self.start()
            return True
        if self.form.mode is not Mode.REPORT and self.may_report:
            self._set_mode(Mode.REPORT)
            self.start()
            return True
        return False

    def _back_to_form(self) -> None:
        self.comparison.hide()
        self.form.rows.show()
        self.buttons.show()

    # --- inside

    def _empty(self) -> None:
        self._clear_form()
        self.begin_mode()
        self.drafts.still()
        self.drafts.begin()
        self.strip.refresh()
        self.start()

    def _clear_form(self) -> None:
        self._back_to_form()
        self._pointed, self._asked_answer = "", False
        self.form.clear()

    def _tell(self, error: DcmError) -> None:
        self.form.note.say(told_of(error), Kind.ERROR)

    def _connect(self) -> None:
        form, comparison = self.form, self.comparison
        form.changed.connect(self.drafts.touch)
        form.changed.connect(self._show_mode)
        form.changed.connect(self._look_again)
        self.drafts.started.connect(self._on_started)
        form.duplicates.opened.connect(self.compare)
        form.caller.history.opened.connect(self.caseWanted)
        form.compared.connect(self._on_hits)
        comparison.joinWanted.connect(self.join)
        comparison.saveWanted.connect(self.save)
        comparison.closed.connect(self.escape)
        self.strip.wanted.connect(self.take)
        self.phrases.saveWanted.connect(self.save)
        self.sending.arrived.connect(self._on_arrived)
        self.sending.cameBack.connect(self._on_came_back)
        self.sending.changed.connect(self._show_link)
        self.buttons.newWanted.connect(self.new)
        self.buttons.parkWanted.connect(self.park)
        self.buttons.inquiryWanted.connect(self.inquiry)
        self.buttons.urgeWanted.connect(self.urge)
        self.buttons.saveWanted.connect(self.save)

    def _on_hits(self, task_nos: list[str]) -> None:
        if self.comparison.isVisible() and self.comparison.task_no not in task_nos:
            self._back_to_form()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for part in (
            self.strip, self.link_note, self.form, self.comparison, self.berth, self.result,
        ):  # fmt: skip
            box.addWidget(part)
        self.form.set_tab_order(self.buttons.save)


def _kept_words(entry: SpoolEntry) -> str:
    return tr("Kept: “{title}” is sent when the database is back. Take the next call.").format(
        title=f"{local_time(entry.created_at, '%H:%M')} {entry.title}".strip()
    )
