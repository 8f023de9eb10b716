"""The part of the dock that hands a shift over and takes one over (交接班)."""

from __future__ import annotations

from functools import partial

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from ..cases.feed import CaseFeed
from ..core.session import Desk
from ..core.strings import tr
from .handover import Handovers
from .handover_view import GiveDialog, HandoverBanner, PastDialog, SignDialog, offer_words
from .records import Handover
from .store import DispatchStore


class Shift(QObject):
    """Joins what is known of handovers to the banner, the messages and the windows.

    :param window: parent of the windows
    """

    def __init__(self, desk: Desk, feed: CaseFeed, store: DispatchStore, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._feed, self._window = desk, feed, window
        self.handovers = Handovers(desk, feed, store, self)
        self.banner = HandoverBanner(window)
        self.handovers.waiting.connect(self._on_offer)
        self.banner.wanted.connect(self.look_at)

    def give(self) -> GiveDialog:
        """Open the window in which a shift is handed over."""
        dialog = GiveDialog(self.handovers, self._feed, self._window)
        dialog.show()
        return dialog

    def show_past(self) -> PastDialog:
        """Open the list of handovers."""
        dialog = PastDialog(self.handovers, self._feed, self._window)
        dialog.show()
        return dialog

    def look_at(self, number: int) -> SignDialog | None:
        """Open a handover to look through and sign."""
        found = next((entry for entry in self.handovers.handovers if entry.id == number), None)
        if found is None:
            return None
        dialog = SignDialog(self.handovers, self._feed, found, self._window)
        dialog.show()
        return dialog

    def _on_offer(self, offered: Handover | None) -> None:
        self.banner.offer(offered)
        if offered is not None and self.handovers.is_news(offered):
            look = partial(self._look, offered.id)
            self._desk.messages.offer(offer_words(offered), tr("Look Through…"), look)

    def _look(self, number: int) -> None:
        self.look_at(number)
