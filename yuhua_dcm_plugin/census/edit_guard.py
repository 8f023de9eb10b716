"""Two surveyors at the same component (两人同改一个部件).

QGIS reads a component when somebody begins to change it and writes columns when he saves, perhaps
an hour later; of what happened in between it says nothing. The guard notes the version that a
component had when it was first touched and sends it along, so that the database can refuse what
would overwrite a colleague's work.
"""

from __future__ import annotations

from typing import Any

from qgis.core import QgsFeatureRequest, QgsVectorLayer

VERSION = "version"


def guard_edits(layer: QgsVectorLayer) -> None:
    """Send with each change which version of the component was seen, as long as the layer lives.

    :param layer: a layer of the view `dcm_app.component`
    """
    guard = _Guard(layer)

    def forget(*_: Any) -> None:
        guard.seen.clear()

    # Functions, because a bound method would not keep the guard alive.
    layer.editingStarted.connect(forget)
    layer.editingStopped.connect(forget)
    layer.afterCommitChanges.connect(forget)
    layer.attributeValueChanged.connect(lambda fid, column, _value: guard.note(fid, column))
    layer.geometryChanged.connect(lambda fid, _geometry: guard.note(fid))
    layer.beforeCommitChanges.connect(lambda *_: guard.send())


class _Guard:
    """Versions seen by feature id since editing began."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        self.seen: dict[int, int] = {}
        self._layer = layer

    def note(self, fid: int, column: int = -1) -> None:
        """Remember the version that a component has now, unless it is new or was touched before."""
        if fid < 0 or fid in self.seen or column == self._column():
            return
        # From the database, not from the layer: that one shows the buffer.
        request = QgsFeatureRequest(fid).setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes([VERSION], self._layer.fields())
        for feature in self._layer.dataProvider().getFeatures(request):
            self.seen[fid] = int(feature[VERSION])

    def send(self) -> None:
        """Put the versions among what is about to be saved."""
        buffer: Any = self._layer.editBuffer()
        if buffer is None:
            return
        changed = {*buffer.changedAttributeValues(), *buffer.changedGeometries()}
        for fid in changed & set(self.seen):
            self._layer.changeAttributeValue(fid, self._column(), self.seen[fid])

    def _column(self) -> int:
        return int(self._layer.fields().indexOf(VERSION))
