"""What a change will do, in the page, before it is made; no box in the way (先看影响)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ..core import settings
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.shanghai import local_time
from ..core.strings import tr
from .effect import Effect, EffectCase
from .effect_words import effect_sentences, moves_words
from .table import Field, make_list

_FORM = "%Y-%m-%d %H:%M"
_SHARE = 50


class EffectBox(QWidget):
    """Words, counts, notes and cases of a change, with buttons to apply it or to let it be.

    What is applied is what was asked about: the call is kept from then on, whatever is typed
    meanwhile. Esc lets it be.

    :param name: object name; parts are called after it
    """

    #: A change is asked about.
    asked = pyqtSignal()
    #: A change was applied or let be, or the box was dropped.
    closed = pyqtSignal()
    #: Somebody opened a case of the list, by its task number.
    caseWanted = pyqtSignal(str)

    def __init__(self, desk: Desk, name: str = "effect", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._names: Mapping[str, str] = {}
        self._then: Callable[[], None] | None = None
        self.effect: Effect | None = None
        self.words = Notice(f"{name}Words", Kind.WARNING, self)
        self.cases = make_list(
            f"{name}Cases", tr("Running cases that change"), self._fields(), desk,
            settings.UPKEEP_EFFECT, self, lines=6,
        )  # fmt: skip
        self.cases.rowOpened.connect(lambda row: self.caseWanted.emit(row.task_no))
        self.rest = Notice(f"{name}Rest", Kind.INFO, self)
        self.apply = self._button(f"{name}Apply", tr("Apply"), self._do)
        self.cancel = self._button(f"{name}Cancel", tr("Cancel"), self.drop)
        self._lay_out()

    @property
    def asking(self) -> bool:
        """Whether a change waits for an answer."""
        return self._then is not None

    def name_departments(self, names: Mapping[str, str]) -> None:
        """Show departments by these names instead of their codes."""
        self._names = names
        self.cases.model.show(self.cases.model.rows)

    def ask(self, words: str, effect: Effect, then: Callable[[], None]) -> None:
        """Show what a change does; Apply calls ``then``.

        :param words: what the change is
        :param effect: what the database counted
        """
        self._then, self.effect = then, effect
        kind = Kind.INFO if not (effect.moved or effect.notes) else Kind.WARNING
        self.words.say("\n".join([words, *effect_sentences(effect)]), kind)
        self.cases.show_rows(effect.cases)
        self.cases.setVisible(bool(effect.cases))
        most = tr("The first {n} cases are listed.").format(n=len(effect.cases))
        self.rest.say("" if effect.listed_all or not effect.cases else most, Kind.INFO)
        self.apply.setEnabled(not effect.nothing)
        self.show()
        self.asked.emit()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self) -> None:
        """Let the change be."""
        asked, self._then = self.asking, None
        self.effect = None
        self.hide()
        if asked:
            self.closed.emit()

    def keyPressEvent(self, event: Any) -> None:
        """Esc lets it be."""
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
        else:
            super().keyPressEvent(event)

    def _do(self) -> None:
        then = self._then
        self.drop()
        if then is not None:
            then()

    def _button(self, name: str, words: str, call: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: call())
        return button

    def _fields(self) -> list[Field]:
        def department(row: EffectCase) -> str:
            return self._names.get(row.department_code, row.department_code)

        return [
            Field(tr("Task No."), lambda row: row.task_no, "20261123000001"),
            Field(tr("Department"), department, "x" * 8),
            Field(tr("Was due"), lambda row: local_time(row.was, _FORM), "2026-11-23 10:00",
                  lambda row: local_time(row.was, _FORM)),
            Field(tr("Now due"), lambda row: local_time(row.now, _FORM), "2026-11-23 10:00",
                  lambda row: local_time(row.now, _FORM)),
            Field(tr("Moves"), moves_words, "−99 d 23 h", lambda row: row.later_s or 0, right=True),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.apply)
        row.addWidget(self.cancel)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.words)
        box.addWidget(self.cases, _SHARE)
        box.addWidget(self.rest)
        box.addLayout(row)
        box.addStretch(1)  # takes what is over where there are no cases
        self.hide()
