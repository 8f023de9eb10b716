"""Buttons below the editions: import, copy, export, discard, withdraw (版本操作)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QEvent, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ..cases.confirm import ConfirmStrip
from ..cases.flow import FlowLayout
from ..core.strings import label, tr
from .edition_form import EditionForm, today
from .edition_words import DRAFT, PLANNED, standing


class EditionActions(QWidget):
    """What can be done with the chosen edition; the page does it."""

    importWanted = pyqtSignal()
    exportWanted = pyqtSignal()
    #: Open a draft; the header as ``handbook_open`` takes it.
    copyWanted = pyqtSignal(object)
    discardWanted = pyqtSignal(object)
    withdrawWanted = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edition: Any = None
        self._keeper = False
        self._codes: set[str] = set()
        self.buttons = {
            "import": self._button("import", tr("Import Workbook"), self.importWanted.emit),
            "copy": self._button("copy", tr("Copy as Draft"), self._open_form),
            "export": self._button("export", tr("Export Workbook…"), self.exportWanted.emit),
            "discard": self._button("discard", tr("Discard Draft"), self._ask_discard),
            "withdraw": self._button("withdraw", tr("Withdraw"), self._ask_withdraw),
        }
        font = self.buttons["import"].font()
        font.setBold(True)
        self.buttons["import"].setFont(font)
        self._make_form()
        self.confirm = ConfirmStrip("editionConfirm", self)
        self._lay_out()
        self.show_edition(None, set(), False)

    @property
    def asking(self) -> bool:
        """Whether a form or a question is open."""
        return not (self.copy_box.isHidden() and self.confirm.isHidden())

    def show_edition(self, edition: Any, codes: set[str], keeper: bool) -> None:
        """Offer what can be done with an edition.

        :param codes: of all editions
        :param keeper: whether the person may change anything
        """
        if edition is None or self._edition is None or edition.code != self._edition.code:
            self.confirm.drop()
            self.copy_box.hide()
        self._edition, self._codes, self._keeper = edition, codes, keeper
        now = standing(edition, today()) if edition is not None else ""
        for button in self.buttons.values():
            button.setVisible(keeper)
        self.buttons["copy"].setEnabled(edition is not None)
        self.buttons["export"].setEnabled(edition is not None)
        self.buttons["discard"].setVisible(keeper and now == DRAFT)
        self.buttons["withdraw"].setVisible(keeper and now == PLANNED)

    def event(self, event: Any) -> bool:
        """Ask for the height that rows of buttons need: a splitter knows of one row only."""
        done = bool(super().event(event))
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.setMinimumHeight(self.layout().minimumHeightForWidth(self.width()))
        return done

    # --- making

    def _button(self, name: str, words: str, call: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(f"edition_{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: call())
        return button

    def _make_form(self) -> None:
        self.copy_box = QWidget(self)
        self.form = EditionForm("copy", parent=self.copy_box)
        self.make_button = self._button("make", tr("Make Draft"), self._make)
        self.form.changed.connect(lambda: self.make_button.setEnabled(self.form.ready))
        self.leave_button = self._button("leave", tr("Cancel"), self.copy_box.hide)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.make_button)
        row.addWidget(self.leave_button)
        box = QVBoxLayout(self.copy_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.form)
        box.addLayout(row)
        self.copy_box.hide()

    def _lay_out(self) -> None:
        row = QWidget(self)
        flow = FlowLayout(row)
        for name in ("import", "copy", "export", "discard", "withdraw"):
            flow.addWidget(self.buttons[name])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for part in (row, self.copy_box, self.confirm):
            box.addWidget(part)

    # --- what people do

    def _open_form(self) -> None:
        self.confirm.drop()
        self.form.propose(self._codes)
        self.copy_box.show()
        self.form.title.setFocus()

    def _make(self) -> None:
        self.copy_box.hide()
        self.copyWanted.emit({**self.form.values(), "based_on": self._edition.code})

    def _ask_discard(self) -> None:
        edition = self._edition
        self.copy_box.hide()
        words = tr("Discard the draft “{title}”: its {n} conditions and its answers are dropped.")
        self.confirm.ask(
            words.format(title=label(edition), n=f"{edition.conditions:,}"), tr("Discard Draft"),
            lambda: self.discardWanted.emit(edition),
        )  # fmt: skip

    def _ask_withdraw(self) -> None:
        edition = self._edition
        words = tr("Withdraw “{title}”: it does not come into force on {day}.")
        self.confirm.ask(
            words.format(title=label(edition), day=f"{edition.valid_from:%Y-%m-%d}"),
            tr("Withdraw"), lambda: self.withdrawWanted.emit(edition),
        )  # fmt: skip
