"""A line for an address that offers what is found below it."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QListWidgetItem, QWidget

from ..cases.popup_line import PopupLine
from ..cases.records import AddressHit
from ..core.strings import tr


class AddressLine(PopupLine):
    """Shows addresses while one types; arrows and Enter choose."""

    #: An address was chosen.
    hitChosen = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("Address: road and number, crossing or building"))

    def offer(self, hits: Sequence[AddressHit]) -> None:
        """Show addresses to choose from."""
        self.show_entries([(_text(hit), hit) for hit in hits])

    def take(self, item: QListWidgetItem) -> None:
        """Choose an address."""
        self.hide_entries()
        hit: AddressHit = self.entry_of(item)
        self.hitChosen.emit(hit)


def _text(hit: AddressHit) -> str:
    kinds = {
        "door": tr("Door"),
        "crossing": tr("Crossing"),
        "building": tr("Building"),
        "poi": tr("Place"),
    }
    return f"{hit.full_text}  {kinds.get(hit.kind, '')}".rstrip()
