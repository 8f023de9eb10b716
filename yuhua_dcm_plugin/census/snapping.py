"""Snapping while components are edited, and as it was afterwards (捕捉)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from qgis.core import Qgis, QgsProject, QgsSnappingConfig, QgsTolerance, QgsVectorLayer

from ..cases.names import COMPONENTS
from .as_of import today_layers

TOLERANCE_PX = 12
_ROAD = "road"


def snap(project: QgsProject) -> Callable[[], None]:
    """Snap to components and roads from now on.

    :returns: what puts back how the project snapped before
    """
    before, topological = project.snappingConfig(), project.topologicalEditing()
    layers = [layer for key in (*COMPONENTS, _ROAD) for layer in today_layers(key)]
    project.setSnappingConfig(config_for(project, layers))
    # Moving a manhole must not drag the road that it touches.
    project.setTopologicalEditing(False)

    def restore() -> None:
        with suppress(RuntimeError):  # a layer named in it may be gone meanwhile
            project.setSnappingConfig(before)
        project.setTopologicalEditing(topological)

    return restore


def config_for(project: QgsProject, layers: Iterable[QgsVectorLayer]) -> QgsSnappingConfig:
    """Snapping to some layers only."""
    config = QgsSnappingConfig(project)
    modes: Any = getattr(Qgis, "SnappingMode", None) or QgsSnappingConfig.SnappingMode
    config.setEnabled(True)
    config.setMode(modes.AdvancedConfiguration)
    config.setTypeFlag(_types())
    config.setTolerance(TOLERANCE_PX)
    config.setUnits(QgsTolerance.UnitType.Pixels)
    for layer in config.individualLayerSettings():
        config.setIndividualLayerSettings(layer, _settings(False))
    for layer in layers:
        config.setIndividualLayerSettings(layer, _settings(True))
    return config


def _settings(enabled: bool) -> Any:
    return QgsSnappingConfig.IndividualLayerSettings(
        enabled, _types(), TOLERANCE_PX, QgsTolerance.UnitType.Pixels
    )


def _types() -> Any:
    """Vertex and segment; QGIS 3.26 moved the names."""
    if hasattr(Qgis, "SnappingType"):
        return Qgis.SnappingType.Vertex | Qgis.SnappingType.Segment
    old: Any = QgsSnappingConfig
    return old.SnappingTypeFlag(old.VertexFlag | old.SegmentFlag)
