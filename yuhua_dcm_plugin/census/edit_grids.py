"""Tells of components that were put where no unit grid is; they are saved (网格之外)."""

from __future__ import annotations

from typing import Any

from qgis.core import NULL, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QObject

from ..core.messages import Messages
from ..core.strings import tr

_GRID = "grid_code"


class GridWatch(QObject):
    """Looks after each commit of a layer where what was added or moved has come to stand.

    The grids cover the core of a district, so the database takes components beside them; a slip of
    the hand looks the same and must not pass unseen.

    :param layer: components, editable
    :param messages: the desk's line of messages
    """

    def __init__(self, layer: QgsVectorLayer, messages: Messages) -> None:
        super().__init__(layer)
        self._layer, self._messages = layer, messages
        self._placed: set[int] = set()
        layer.committedFeaturesAdded.connect(self._on_added)
        layer.committedGeometriesChanges.connect(self._on_moved)
        layer.afterCommitChanges.connect(self._tell)

    def _on_added(self, _layer: str, features: list[Any]) -> None:
        self._placed.update(feature.id() for feature in features)

    def _on_moved(self, _layer: str, moved: dict[int, Any]) -> None:
        self._placed.update(moved)

    def _tell(self) -> None:
        placed, self._placed = self._placed, set()
        count = self._without_grid(placed) if placed else 0
        if count:
            words = tr("Saved; {n} of the components stand in no unit grid. Check their places.")
            self._messages.warning(words.format(n=count))

    def _without_grid(self, placed: set[int]) -> int:
        request = QgsFeatureRequest().setFilterFids(list(placed))
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes([_GRID], self._layer.fields())
        found = self._layer.getFeatures(request)
        return sum(1 for feature in found if feature[_GRID] in (None, NULL))
