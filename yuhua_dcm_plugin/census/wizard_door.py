"""The import wizard as the dock opens it: one at a time, in front of QGIS's window (导入入口)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ..cases.feed import CaseFeed
from ..cases.map_link import MapLink
from ..core.session import Desk


class WizardDoor(QObject):
    """Opens the wizard or brings it to the front, and passes on what it tells.

    :param desk: the signed-in seat
    :param feed: knows classes and departments
    :param map_link: shows places
    """

    #: The wizard was opened.
    opened = pyqtSignal(object)
    #: It was closed, and what it had not taken is dropped.
    closed = pyqtSignal()
    #: Signals of the wizard.
    batchTaken = pyqtSignal(int)
    batchChecked = pyqtSignal(int)
    mendWanted = pyqtSignal(int)
    batchUndone = pyqtSignal(int)
    helpWanted = pyqtSignal()

    def __init__(self, desk: Desk, feed: CaseFeed, map_link: MapLink, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._feed, self._map = desk, feed, map_link
        self._beside = parent
        self.wizard: Any = None

    def open(self, path: Path | str | None = None) -> Any:
        """Open the wizard, or bring it to the front.

        :param path: file, folder or zip to begin with
        """
        if self.wizard is None:
            self._make()
        self.wizard.show()
        self.wizard.raise_()
        self.wizard.activateWindow()
        if path is not None:
            self.wizard.start(path)
        return self.wizard

    def undone(self, batch: int) -> None:
        """A batch was undone: the wizard that wrote it says so."""
        if self.wizard is not None:
            self.wizard.undone(batch)

    def shut(self) -> None:
        """Close the wizard without a question: the desk leaves."""
        if self.wizard is not None:
            self.wizard.abandon()

    def _make(self) -> None:
        from .wizard import ImportWizard

        iface = self._desk.iface
        window = iface.mainWindow() if iface is not None else self._beside.window()
        self.wizard = ImportWizard(self._desk, self._feed, self._map, window)
        self.wizard.finished.connect(self._on_closed)
        self.wizard.left = self._on_left
        for name in ("batchTaken", "batchChecked", "mendWanted", "batchUndone", "helpWanted"):
            getattr(self.wizard, name).connect(getattr(self, name))
        self.opened.emit(self.wizard)

    def _on_closed(self, _result: int) -> None:
        self.wizard = None

    def _on_left(self, _nothing: Any) -> None:
        self.closed.emit()
