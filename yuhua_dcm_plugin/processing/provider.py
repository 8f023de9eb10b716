"""The provider ``yuhua_dcm`` of QGIS Processing: what scripts, models and qgis_process may use."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..core.strings import tr

_ICON = Path(__file__).resolve().parent.parent.parent / "icons" / "icon.svg"


class Provider(QgsProcessingProvider):
    """All algorithms of the plugin."""

    def id(self) -> str:
        """First part of every algorithm's name."""
        return "yuhua_dcm"

    def name(self) -> str:
        """Name in the toolbox."""
        return tr("Digital city management")

    def icon(self) -> QIcon:
        """The plugin's sign."""
        return QIcon(str(_ICON))

    def loadAlgorithms(self) -> None:
        """Add every algorithm."""
        from .check_grids import CheckGrids
        from .componentsasof import ComponentsAsOf
        from .exporthandbook import ExportHandbook
        from .import_grids import ImportGrids
        from .importcensus import ImportCensus
        from .importhandbook import ImportHandbook
        from .undocensus import UndoCensus

        census = (ImportCensus, ImportGrids, CheckGrids, UndoCensus, ComponentsAsOf)
        every = (*census, ImportHandbook, ExportHandbook)
        for algorithm in every:
            self.addAlgorithm(algorithm())
