"""What comes with editing components: forms, value lists and snapping, until it ends (图上编辑)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from qgis.core import NULL, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer

from ..core.session import PROVIDER
from . import forms
from .class_typing import ClassTyping
from .lookups import Lookups
from .snapping import snap

#: Set on a layer that gets its form back whenever somebody begins to edit it by QGIS's own button.
_FOLLOWED = "yuhuaDcmFollowed"
_sessions: list[Session] = []  # one at most


def prepare(layers: Sequence[QgsVectorLayer]) -> None:
    """Make layers of components ready to edit; all is taken back when the last one ends.

    :param layers: layers of the view `dcm_app.component`
    """
    for layer in layers:
        if layer.providerType() != PROVIDER:  # asleep: nobody is signed in
            continue
        if not _sessions:
            _sessions.append(Session(layer))
        _sessions[0].add(layer)
        _follow(layer)


def finish() -> None:
    """End it now: forms, snapping and value lists are as before."""
    while _sessions:
        _sessions.pop().close()


def _follow(layer: QgsVectorLayer) -> None:
    if not layer.property(_FOLLOWED):
        layer.setProperty(_FOLLOWED, True)
        layer.editingStarted.connect(lambda: prepare([layer]))


class Session:
    """One time of editing: which layers are dressed, and how to put back what was before.

    :param layer: the first of them
    """

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._project = QgsProject.instance()
        self._layers: dict[str, QgsVectorLayer] = {}
        self._undo: dict[str, Callable[[], None]] = {}
        self._signals: dict[str, list[tuple[Any, Any]]] = {}
        clean = not self._project.isDirty()
        self.lookups = Lookups(layer)
        self._typing = ClassTyping()
        self._unsnap = snap(self._project)
        self._still_clean(clean)
        self._project.layersWillBeRemoved.connect(self._on_removed)

    def add(self, layer: QgsVectorLayer) -> None:
        """Dress a layer, once."""
        if layer.id() in self._layers:
            return
        clean = not self._project.isDirty()
        self._layers[layer.id()] = layer
        self._undo[layer.id()] = forms.dress(layer, self.lookups)
        pairs = [
            (layer.editingStopped, self._on_stopped),
            (layer.beforeCommitChanges, lambda *_, each=layer: free_copies(each)),
        ]
        for signal, slot in pairs:
            signal.connect(slot)
        self._signals[layer.id()] = pairs
        self._still_clean(clean)

    def close(self) -> None:
        """Put everything back."""
        with suppress(TypeError):
            self._project.layersWillBeRemoved.disconnect(self._on_removed)
        clean = not self._project.isDirty()
        for layer_id in list(self._layers):
            self._undress(layer_id)
        self._unsnap()
        self._typing.close()
        self.lookups.drop()
        self._still_clean(clean)

    def _undress(self, layer_id: str) -> None:
        del self._layers[layer_id]
        for signal, slot in self._signals.pop(layer_id, ()):
            with suppress(TypeError):
                signal.disconnect(slot)
        self._undo.pop(layer_id, lambda: None)()

    def _on_stopped(self) -> None:
        # Later: an open form still belongs to the save that ends the editing; changed under its
        # hands it takes QGIS down.
        QTimer.singleShot(0, self._finish_if_idle)

    def _finish_if_idle(self) -> None:
        if self in _sessions and not any(layer.isEditable() for layer in self._layers.values()):
            finish()

    def _on_removed(self, ids: list[str]) -> None:
        for layer_id in set(ids) & set(self._layers):
            self._undress(layer_id)
        if not self._layers and self in _sessions:
            finish()

    def _still_clean(self, clean: bool) -> None:
        if clean:
            self._project.setDirty(False)


def free_copies(layer: QgsVectorLayer) -> None:
    """Pasted, split and duplicated components are new ones: no code, no grid of the original.

    One that was drawn has no version; a copy brings the version of its original along.
    """
    buffer: Any = layer.editBuffer()
    if buffer is None:
        return
    fields = layer.fields()
    places = [fields.indexOf(name) for name in forms.OWN]
    version = fields.indexOf("version")
    for fid, feature in buffer.addedFeatures().items():
        if feature.attribute(version) not in (None, NULL):
            for place in places:
                layer.changeAttributeValue(fid, place, NULL)
