"""Calls put by, above the form: which they are, and how to go on with them (挂起的来电)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..cases.flow import FlowLayout
from ..cases.model import tooltip
from ..core.messages import words_of
from ..core.notice import Kind, Notice
from ..core.outbox import error_of
from ..core.shanghai import local_time
from ..core.spool import REFUSED, SpoolEntry
from ..core.strings import tr
from .drafts import Drafts

_MOST_SHOWN = 6


class DraftStrip(QWidget):
    """A button for each call put by; a line for the one that was lost with QGIS.

    :param drafts: the calls
    """

    #: uuid of the call to go on with.
    wanted = pyqtSignal(str)

    def __init__(self, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draft_strip")
        self._drafts = drafts
        self._offered = ""
        self.offer = Notice("draft_offer", Kind.WARNING, self)
        self.continue_button = self._button("draft_continue", tr("Continue"))
        self.continue_button.clicked.connect(lambda _on=False: self.wanted.emit(self._offered))
        self.aside_button = self._button("draft_set_aside", tr("Set Aside"))
        self.aside_button.clicked.connect(lambda _on=False: drafts.set_aside(self._offered))
        self.title = Notice("draft_count", Kind.INFO, self)
        self.restore_button = self._button("draft_restore", tr("Restore"))
        self.restore_button.clicked.connect(lambda _on=False: drafts.restore())
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row)
        self._lay_out()
        drafts.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is put by now."""
        left, parked = self._drafts.left_over(), self._drafts.parked()
        self._show_offer(left)
        self._flow.clear()
        for entry in parked[:_MOST_SHOWN]:
            self._flow.addWidget(self._entry_button(entry))
        self._row.setVisible(bool(parked))
        self._row.updateGeometry()
        self.title.say(tr("{n} parked  Alt+↑ ↓").format(n=len(parked)) if parked else "")
        thrown = self._drafts.thrown
        self.restore_button.setVisible(thrown is not None)
        if thrown is not None:
            title = entry_title(thrown).replace("&", "&&")
            self.restore_button.setText(tr("Restore {title}").format(title=title))
        self.setVisible(bool(left or parked or thrown))

    def _show_offer(self, left: Sequence[SpoolEntry]) -> None:
        self._offered = left[-1].uuid if left else ""
        told = tr("A call from {time} was not saved: {title}")
        self.offer.say(
            told.format(time=local_time(left[-1].created_at, "%H:%M"), title=left[-1].title)
            if left
            else ""
        )
        for button in (self.continue_button, self.aside_button):
            button.setVisible(bool(left))

    def _entry_button(self, entry: SpoolEntry) -> QToolButton:
        button = QToolButton(self._row)
        button.setObjectName(f"draft_{entry.uuid}")
        button.setText(entry_title(entry).replace("&", "&&"))
        error = error_of(entry) if entry.state == REFUSED else None
        button.setToolTip(tooltip(words_of(error) if error else entry.title))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.clicked.connect(lambda _on=False: self.wanted.emit(entry.uuid))
        menu = QMenu(button)
        menu.addAction(tr("Continue"), lambda: self.wanted.emit(entry.uuid))
        menu.addAction(tr("Throw Away"), lambda: self._drafts.throw_away(entry.uuid))
        button.setMenu(menu)
        return button

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return button

    def _lay_out(self) -> None:
        offer = QHBoxLayout()
        offer.addWidget(self.continue_button)
        offer.addWidget(self.aside_button)
        offer.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        box.addWidget(self.offer)
        box.addLayout(offer)
        box.addWidget(self.title)
        box.addWidget(self._row)
        box.addWidget(self.restore_button)


def entry_title(entry: SpoolEntry) -> str:
    """Time and first words of a call put by; with a sign when the database would not have it."""
    sign = "✗ " if entry.state == REFUSED else ""
    return f"{sign}{local_time(entry.created_at, '%H:%M')} {entry.title}".strip()
