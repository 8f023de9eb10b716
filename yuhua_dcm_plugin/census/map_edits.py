"""Components and faulty rows edited on the map by QGIS's own tools (图上编辑)."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..cases.feed import CaseFeed
from ..cases.names import COMPONENT_CELLS, COMPONENT_CONDITIONS, COMPONENT_MARKS, COMPONENTS
from ..core.session import Desk
from ..core.strings import tr
from .as_of import today_layers
from .edit_grids import GridWatch
from .edit_guard import guard_edits
from .edit_words import refusals_of_database
from .marks import AS_OF, census_layers

_GRID = "grid"
_TOGETHER_MS = 50


class MapEdits(QObject):
    """Switches layers to editing, saves them, and says what the database refused.

    :param desk: the signed-in seat
    :param feed: knows classes and departments
    """

    #: What the database refused, in its words; also where QGIS's own buttons saved.
    refused = pyqtSignal(list)

    def __init__(self, desk: Desk, feed: CaseFeed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._feed = desk, feed
        self._watched: set[str] = set()
        self._words: list[str] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TOGETHER_MS)
        self._soon.timeout.connect(self._tell)
        #: Layers of rows to mend, and whose they are.
        self.mending: list[QgsVectorLayer] = []
        self._mended_batch = 0

    def edit(self) -> list[QgsVectorLayer]:
        """Switch the layers of components to editing; none where they are not in the project."""
        layers = component_layers()
        _editing().prepare(layers)
        for layer in layers:
            layer.setReadOnly(False)
            self.watch(layer)
            if not layer.isEditable():
                layer.startEditing()
        self._activate(layers)
        return layers

    def save(self) -> list[str]:
        """Write what was edited on the layers of components; what the database refused."""
        from .mending import save_mended

        return save_mended(component_layers())

    def mend(self, batch: int) -> list[QgsVectorLayer]:
        """Put the faulty rows of a batch on the map, switched to editing."""
        from .mending import add_mend_layers

        self.mending = add_mend_layers(
            self._desk, batch, self._feed.classes, self._feed.departments
        )
        self._mended_batch = batch
        for layer in self.mending:
            self._listen(layer)
        self._activate(self.mending)
        return self.mending

    def mending_of(self, batch: int) -> list[QgsVectorLayer]:
        """Layers of a batch's rows that are on the map."""
        known = set(QgsProject.instance().mapLayers().values())
        self.mending = [layer for layer in self.mending if layer in known]
        return self.mending if batch == self._mended_batch else []

    def open_row(self, layer: QgsVectorLayer, row_no: int) -> bool:
        """Choose a row on the map and open its form; whether the layer has it."""
        layer.selectByExpression(f'"row_no" = {int(row_no)}')
        chosen = layer.selectedFeatures()
        if not chosen:
            return False
        self._activate([layer])
        if self._desk.iface is not None:
            self._desk.iface.openFeatureForm(layer, chosen[0], False, False)
        return True

    def save_mended(self) -> list[str]:
        """Write what was mended; what the database refused."""
        from .mending import save_mended

        known = set(QgsProject.instance().mapLayers().values())
        self.mending = [layer for layer in self.mending if layer in known]
        return save_mended(self.mending)

    def hold_back(self, then: Callable[[], None]) -> bool:
        """Whether edits are not saved yet: who wants to leave is told, and can save them first.

        :param then: leaves, once all is saved
        """
        count = self.unsaved()
        if count:
            words = tr(
                "{n} edits on the map are not saved yet. Save them, or discard them in QGIS."
            )
            self._desk.messages.offer(
                words.format(n=count), tr("Save and Sign Out"), lambda: self._save_and(then)
            )
        return bool(count)

    def unsaved(self) -> int:
        """How many components and rows to mend are changed and not written yet."""
        return sum(map(_unsaved, self._editable()))

    def leave(self) -> None:
        """Give the layers back as they were; what nobody saved is told, since it is gone."""
        count = self.unsaved()
        if count:
            words = tr("{n} edits on the map were not saved and are gone.")
            self._desk.messages.warning(words.format(n=count))
        for layer in self._editable():
            layer.rollBack()
        _editing().finish()

    def _save_and(self, then: Callable[[], None]) -> None:
        refused = [*self.save(), *self.save_mended()]
        if refused:
            self._desk.messages.warning("\n".join(refused))
            self.refused.emit(refused)
        elif not self.hold_back(then):
            then()

    def _editable(self) -> list[QgsVectorLayer]:
        known = set(QgsProject.instance().mapLayers().values())
        mending = [layer for layer in self.mending if layer in known]
        return [layer for layer in (*component_layers(), *mending) if layer.isEditable()]

    def watch(self, layer: QgsVectorLayer) -> None:
        """Guard the colleagues' work, and hear what is refused; once for each layer."""
        if layer.id() not in self._watched:
            guard_edits(layer)
            GridWatch(layer, self._desk.messages)
            self._listen(layer)

    def repaint(self) -> None:
        """Draw anew whatever shows base data."""
        others = (COMPONENT_CONDITIONS, COMPONENT_MARKS, COMPONENT_CELLS, _GRID)
        today = [layer for key in others for layer in today_layers(key)]
        for layer in [*component_layers(), *today, *census_layers(AS_OF)]:
            layer.triggerRepaint()

    def _listen(self, layer: QgsVectorLayer) -> None:
        self._watched.add(layer.id())
        layer.raiseError.connect(self._on_error)

    def _on_error(self, words: str) -> None:
        # QGIS tells each statement, in English around the database's own words.
        self._words += refusals_of_database([words])
        if self._words:
            self._soon.start()

    def _tell(self) -> None:
        words, self._words = list(dict.fromkeys(self._words)), []
        self._desk.messages.warning("\n".join(words))
        self.refused.emit(words)

    def _activate(self, layers: list[QgsVectorLayer]) -> None:
        if layers and self._desk.iface is not None:
            self._desk.iface.setActiveLayer(layers[0])


def component_layers() -> list[QgsVectorLayer]:
    """The desk's layers of components: points, lines, areas."""
    return [layer for key in COMPONENTS for layer in today_layers(key)]


def _unsaved(layer: QgsVectorLayer) -> int:
    buffer: Any = layer.editBuffer()
    if buffer is None:
        return 0
    touched = {
        *buffer.changedAttributeValues(), *buffer.changedGeometries(), *buffer.addedFeatures(),
        *buffer.deletedFeatureIds(),
    }  # fmt: skip
    return len(touched)


def _editing() -> Any:
    """Forms, defaults and snapping, read only when somebody edits."""
    return importlib.import_module(f"{__package__}.editing")
