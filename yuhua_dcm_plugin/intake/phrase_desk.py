"""The phrase book and the rules at the form: opening, inserting, keeping (常用语)."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ..cases.feed import CaseFeed
from .book import HandBook
from .phrase_editor import KEEPERS, PhraseEditor
from .phrase_popup import PhrasePopup
from .report_form import ReportForm
from .rules_editor import RulesEditor
from .store import CallStore


class PhraseDesk(QObject):
    """Opens the list over the field that has the cursor, and the editors.

    :param feed: classes, and the desk
    :param form: whose fields take phrases
    :param store: writes
    :param book: phrases and rules
    """

    #: Ctrl+Enter was pressed in the list.
    saveWanted = pyqtSignal()

    def __init__(
        self,
        feed: CaseFeed,
        form: ReportForm,
        store: CallStore,
        book: HandBook,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._feed, self._form, self._store, self._book = feed, form, store, book
        self._part = "description"
        self.popup = PhrasePopup(parent)
        self.popup.keepWanted.connect(self.keep)
        self.popup.editWanted.connect(self.edit)
        self.popup.saveWanted.connect(self.saveWanted)
        form.phrases_button.clicked.connect(lambda _checked=False: self.open())
        self.editor: PhraseEditor | None = None
        self.rules: RulesEditor | None = None

    def open(self) -> None:
        """Offer phrases for the answer if the cursor is there, else for the description."""
        form = self._form
        self._part = "answer" if form.answer.hasFocus() else "description"
        field = form.answer if self._part == "answer" else form.description
        chosen = form.picker.entry()
        code = (chosen.kind, chosen.code) if chosen is not None else None
        self.popup.open(field, self._book.phrases, self._part, code)

    def keep(self, text: str) -> None:
        """Begin a phrase of one's own with a text."""
        self.edit()
        if self.editor is not None:
            self.editor.propose(text, self._part)

    def edit(self) -> None:
        """Open the phrase book."""
        if self.editor is None:
            self.editor = PhraseEditor(self._feed, self._store, self._book, self.parent())
        self.editor.show()
        self.editor.raise_()

    @property
    def keeps_rules(self) -> bool:
        """Whether the person keeps the district's rules."""
        return self._feed.desk.holds(*KEEPERS)

    def edit_rules(self) -> None:
        """Open the rules; for those who keep them."""
        if not self.keeps_rules:
            return
        if self.rules is None:
            self.rules = RulesEditor(self._feed, self._store, self._book, self.parent())
        self.rules.show()
        self.rules.raise_()
