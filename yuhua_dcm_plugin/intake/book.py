"""Phrases and rules as this seat knows them, also while the database is away (常用语与规则)."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..core.session import Desk
from ..core.strings import tr
from .records import ClassRule, Phrase
from .store import Book, CallStore


class HandBook(QObject):
    """Read when the desk opens and whenever the database comes back.

    :param desk: the signed-in seat
    :param store: reads
    """

    #: Phrases and rules were read.
    changed = pyqtSignal()

    def __init__(self, desk: Desk, store: CallStore, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._store = desk, store
        self.phrases: list[Phrase] = []
        self.rules: list[ClassRule] = []
        desk.link.changed.connect(self._on_link)

    def read(self) -> None:
        """Read everything again."""
        store = self._store
        self._desk.jobs.run(
            tr("Reading phrases"), lambda _job: store.book(), self._got, self._desk.messages.log
        )

    def _on_link(self, up: bool) -> None:
        if up:
            self.read()

    def _got(self, book: Book) -> None:
        self.phrases, self.rules = book.phrases, book.rules
        self.changed.emit()
