"""Styles that a district replaces: a folder with one .qml a layer (图层样式文件)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsMapLayerLegend, QgsVectorLayer

if TYPE_CHECKING:
    from .layer_specs import LayerSpec

# Looks only: a style file could also bring actions and forms, which are programs.
_LOOKS = (
    QgsMapLayer.StyleCategory.Symbology
    | QgsMapLayer.StyleCategory.Labeling
    | QgsMapLayer.StyleCategory.Rendering
)


class StyleFolder:
    """A folder with ``<layer>.qml`` files, or none.

    :param folder: path; empty for the built-in styles alone
    """

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder) if folder else None
        #: File name and reason of each file that could not be read.
        self.broken: list[tuple[str, str]] = []

    def dress(self, layer: QgsVectorLayer, spec: LayerSpec) -> None:
        """Give a layer its looks: the built-in ones, and over them those of the folder."""
        spec.style(layer)
        path = self._folder / f"{spec.key}.qml" if self._folder is not None else None
        if path is not None and path.exists() and not self._load(layer, path):
            spec.style(layer)
        layer.setLegend(QgsMapLayerLegend.defaultVectorLegend(layer))

    def export(self, layer: QgsVectorLayer, spec: LayerSpec) -> bool:
        """Write the built-in style of a layer as a file to start from; an edited one is kept."""
        if self._folder is None or (self._folder / f"{spec.key}.qml").exists():
            return False
        self._folder.mkdir(parents=True, exist_ok=True)
        copy = layer.clone()
        spec.style(copy)
        _words, done = copy.saveNamedStyle(str(self._folder / f"{spec.key}.qml"), _LOOKS)
        return bool(done)

    def _load(self, layer: QgsVectorLayer, path: Path) -> bool:
        words, done = layer.loadNamedStyle(str(path), False, _LOOKS)
        if done and layer.renderer() is not None:
            return True
        self.broken.append((path.name, " ".join(str(words).split())))
        return False
