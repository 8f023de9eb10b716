"""The windows of a handover: give, look through and sign, and what was handed over before."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..cases.feed import CaseFeed
from ..cases.fields import TextField
from ..cases.model import tooltip
from ..core.notice import Kind, Notice
from ..core.shanghai import local_time
from ..core.strings import tr
from .handover import Handovers
from .records import Handover, HandoverLine

_LINES = 8
_WIDE = 78  # letters


class HandoverBanner(QWidget):
    """A line in the dock while a shift waits for this person's signature."""

    #: The number of the handover to look through.
    wanted = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self.notice = Notice("handoverBanner", Kind.WARNING, self)
        self.button = QPushButton(tr("Look Through and Sign…"), self)
        self.button.setObjectName("handoverLook")
        self.button.clicked.connect(lambda _checked=False: self.wanted.emit(self._number))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.notice, 1)
        row.addWidget(self.button)
        self.hide()

    def offer(self, handover: Handover | None) -> None:
        """Show an offer; ``None`` hides the line."""
        self.setVisible(handover is not None)
        if handover is not None:
            self._number = handover.id
            self.notice.say(offer_words(handover), Kind.WARNING)


class LineTable(QTableWidget):
    """Cases of a handover."""

    def __init__(self, feed: CaseFeed, parent: QWidget | None = None) -> None:
        titles = [tr("Task No."), tr("Stage"), tr("Class"), tr("Due"), tr("State")]
        super().__init__(0, len(titles), parent)
        self._feed = feed
        self.setObjectName("handoverCases")
        self.setAccessibleName(tr("Cases of the handover"))
        self.setHorizontalHeaderLabels(titles)
        _plain(self)

    def show_lines(self, lines: Sequence[HandoverLine]) -> None:
        """Fill the list."""
        _fill(self, [self._cells(line) for line in lines])

    def _cells(self, line: HandoverLine) -> list[str]:
        state = (tr("overdue") if line.overdue else "", tr("claimed") if line.claimed else "")
        return [
            line.task_no,
            self._feed.model.stages[line.stage],
            line.class_name,
            local_time(line.due_at),
            ", ".join(part for part in state if part),
        ]


class GiveDialog(QDialog):
    """Hand a shift over: what goes, to whom, with which note. It holds nothing up."""

    def __init__(self, handovers: Handovers, feed: CaseFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handovers = handovers
        self._uuid = str(uuid.uuid4())
        _window(self, "handoverGive", tr("Hand Over Shift"))
        self.notice = Notice("handoverNotice", Kind.INFO, self)
        self.table = LineTable(feed, self)
        self.receiver = QComboBox(self)
        self.receiver.setObjectName("handoverReceiver")
        self.receiver.addItem(tr("Whoever comes next"), None)
        for login, name in handovers.receivers():
            self.receiver.addItem(name, login)
        self.note = TextField(self, lines=4)
        self.note.setObjectName("handoverNote")
        self.submit_button = _button(self, "handoverGiveButton", tr("Sign and Hand Over"))
        self.submit_button.clicked.connect(lambda _checked=False: self.submit())
        form = QFormLayout()
        form.addRow(_caption(tr("Receiver"), self.receiver), self.receiver)
        form.addRow(_caption(tr("Note"), self.note), self.note)
        _lay_out(self, self.notice, self.table, form, [self.submit_button])
        # Methods, not lambdas: these end with the window.
        handovers.done.connect(self._done)
        handovers.failed.connect(self._failed)
        self.submit_button.setEnabled(False)
        handovers.preview(self._got)

    def submit(self) -> None:
        """Sign as the giver."""
        self.submit_button.setEnabled(False)
        self._handovers.open(self.note.value() or "", self.receiver.currentData(), self._uuid)

    def _done(self, _number: int) -> None:
        self.accept()

    def _failed(self, _error: object) -> None:
        self.submit_button.setEnabled(True)

    def _got(self, lines: list[HandoverLine]) -> None:
        late = sum(line.overdue for line in lines)
        words = tr("{n} open cases go over, {late} of them overdue.")
        self.notice.say(words.format(n=len(lines), late=late), Kind.INFO)
        self.table.show_lines(lines)
        self.submit_button.setEnabled(True)


class SignDialog(QDialog):
    """Look through a handover and sign it, or take one's own offer back."""

    def __init__(
        self,
        handovers: Handovers,
        feed: CaseFeed,
        handover: Handover,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._handovers, self._handover = handovers, handover
        _window(self, "handoverSign", tr("Handover of {when}").format(
            when=local_time(handover.opened_at, "%Y-%m-%d %H:%M")
        ))  # fmt: skip
        self.notice = Notice("handoverNotice", Kind.INFO, self)
        self.notice.say(told(handover), Kind.INFO)
        self.table = LineTable(feed, self)
        self.remark = TextField(self, lines=2)
        self.remark.setObjectName("handoverRemark")
        form = QFormLayout()
        if handover.mine_to_sign:
            form.addRow(_caption(tr("Remark"), self.remark), self.remark)
        else:
            self.remark.hide()
        self.sign_button = _button(self, "handoverSignButton", tr("Sign and Take Over"))
        self.sign_button.clicked.connect(lambda _checked=False: self.sign())
        self.sign_button.setVisible(handover.mine_to_sign)
        self.withdraw_button = _button(self, "handoverWithdraw", tr("Take Back"))
        self.withdraw_button.clicked.connect(lambda _checked=False: self.withdraw())
        own = handover.waits and handovers.is_giver(handover)
        self.withdraw_button.setVisible(own)
        _lay_out(self, self.notice, self.table, form, [self.withdraw_button, self.sign_button])
        handovers.done.connect(self._done)
        handovers.failed.connect(self._failed)
        handovers.cases(handover.id, self.table.show_lines)

    def sign(self) -> None:
        """Sign as the receiver."""
        self._free(False)
        self._handovers.sign(self._handover.id, self.remark.value() or "")

    def withdraw(self) -> None:
        """Take one's own offer back."""
        self._free(False)
        self._handovers.withdraw(self._handover.id)

    def _done(self, _number: int) -> None:
        self.accept()

    def _failed(self, _error: object) -> None:
        self._free(True)

    def _free(self, on: bool) -> None:
        self.sign_button.setEnabled(on)
        self.withdraw_button.setEnabled(on)


class PastDialog(QDialog):
    """Handovers of the past, newest first; a double click shows the cases of one."""

    def __init__(self, handovers: Handovers, feed: CaseFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handovers, self._feed = handovers, feed
        self._entries: Sequence[Handover] = ()
        _window(self, "handoverPast", tr("Past Handovers"))
        self.notice = Notice("handoverNotice", Kind.INFO, self)
        titles = [
            tr("Given"), tr("By"), tr("To"), tr("Cases"), tr("Overdue"), tr("State"), tr("Note"),
        ]  # fmt: skip
        self.table = QTableWidget(0, len(titles), self)
        self.table.setObjectName("handoverList")
        self.table.setAccessibleName(tr("Past handovers"))
        self.table.setHorizontalHeaderLabels(titles)
        _plain(self.table)
        self.table.itemActivated.connect(lambda entry: self.look(entry.row()))
        look = _button(self, "handoverOpen", tr("Open…"))
        look.clicked.connect(lambda _checked=False: self.look(self.table.currentRow()))
        _lay_out(self, self.notice, self.table, None, [look])
        handovers.read.connect(self._got)
        self._got(handovers.handovers)
        handovers.reload()

    def look(self, row: int) -> SignDialog | None:
        """Open one of them."""
        if not 0 <= row < len(self._entries):
            return None
        dialog = SignDialog(self._handovers, self._feed, self._entries[row], self)
        dialog.show()
        return dialog

    def _got(self, entries: Sequence[Handover]) -> None:
        self._entries = entries
        nothing = tr("No shift was handed over yet. “Hand Over Shift…” in the menu begins one.")
        self.notice.say("" if entries else nothing, Kind.INFO)
        _fill(self.table, [_cells(entry) for entry in entries])


def offer_words(handover: Handover) -> str:
    """An offer in one line."""
    words = tr("{who} hands the shift over to you: {n} open cases, {late} overdue.")
    who = handover.from_name or handover.from_login
    return words.format(who=who, n=handover.cases, late=handover.overdue)


def told(handover: Handover) -> str:
    """Everything about a handover beside its cases."""
    when = local_time(handover.opened_at, "%Y-%m-%d %H:%M")
    giver = handover.from_name or handover.from_login
    lines = [
        tr("Given by {who}, {when}: {n} open cases, {late} overdue").format(
            who=giver, when=when, n=handover.cases, late=handover.overdue
        )
    ]
    if handover.note:
        lines.append(tr("Note: {words}").format(words=handover.note))
    lines.append(state_of(handover))
    if handover.remark:
        lines.append(tr("Remark: {words}").format(words=handover.remark))
    return "\n".join(lines)


def state_of(handover: Handover) -> str:
    """Signed, taken back, or waiting."""
    if handover.signed_at is not None:
        when = local_time(handover.signed_at)
        who = handover.to_name or handover.to_login or ""
        return tr("Signed by {who}, {when}").format(who=who, when=when)
    if handover.withdrawn_at is not None:
        when = local_time(handover.withdrawn_at)
        return tr("Taken back, {when}").format(when=when)
    return tr("Waiting for the second signature")


def _cells(entry: Handover) -> list[str]:
    return [
        local_time(entry.opened_at, "%Y-%m-%d %H:%M"),
        entry.from_name or entry.from_login,
        entry.to_name or entry.to_login or tr("Whoever comes next"),
        str(entry.cases),
        str(entry.overdue),
        state_of(entry),
        " ".join((entry.note or "").split()),
    ]


def _window(dialog: QDialog, name: str, title: str) -> None:
    dialog.setObjectName(name)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    letters = dialog.fontMetrics()
    dialog.resize(letters.averageCharWidth() * _WIDE, letters.height() * 24)


def _button(parent: QWidget, name: str, words: str) -> QPushButton:
    button = QPushButton(words, parent)
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button


def _caption(words: str, buddy: QWidget) -> QLabel:
    caption = QLabel(words)
    caption.setBuddy(buddy)
    return caption


def _plain(table: QTableWidget) -> None:
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setStretchLastSection(True)
    table.setMinimumHeight(table.fontMetrics().height() * _LINES)


def _fill(table: QTableWidget, rows: Sequence[Sequence[str]]) -> None:
    table.setRowCount(len(rows))
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            cell = QTableWidgetItem(text)
            cell.setToolTip(tooltip(text))
            table.setItem(row, column, cell)
    table.resizeColumnsToContents()


def _lay_out(
    dialog: QDialog, notice: Notice, table: QWidget, form: Any, buttons: Sequence[QPushButton]
) -> None:
    close = _button(dialog, "handoverClose", tr("Close  Esc"))
    close.clicked.connect(lambda _checked=False: dialog.reject())
    row = QHBoxLayout()
    row.addStretch(1)
    for button in (close, *buttons):
        row.addWidget(button)
    layout = QVBoxLayout(dialog)
    layout.addWidget(notice)
    layout.addWidget(table, 1)
    if form is not None:
        layout.addLayout(form)
    layout.addLayout(row)
