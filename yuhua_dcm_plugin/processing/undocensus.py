"""``yuhua_dcm:undocensus``: takes a whole batch back (撤销普查批次)."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterNumber,
)

from ..core.strings import tr
from .base import DatabaseAlgorithm

BATCH, UNDONE = "BATCH", "UNDONE"


class UndoCensus(DatabaseAlgorithm):
    """Undoing of a batch."""

    def name(self) -> str:
        """Name for programs."""
        return "undocensus"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Undo batch of component survey")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Takes back all that a batch wrote.")

    def shortHelpString(self) -> str:
        """What it does and what to give."""
        return tr(
            "Every component that the batch added is gone, every one that it changed or retired is "
            "as before. What was edited by hand since then is not overwritten: the batch is "
            "refused then, and the answer names the components. Codes that the batch gave are not "
            "used again."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:
        """Declare parameters and outputs."""
        self.add_database()
        self.addParameter(QgsProcessingParameterNumber(BATCH, tr("Batch"), minValue=1))
        self.addOutput(QgsProcessingOutputNumber(UNDONE, tr("Components taken back")))

    def work(self, parameters: Any, context: Any, feedback: Any) -> dict[str, Any]:
        """Undo."""
        from ..census.importing import CensusImport

        batch = self.parameterAsInt(parameters, BATCH, context)
        service = CensusImport(self.dsn)
        try:
            counts = service.undo(batch)
        finally:
            service.close()
        words = tr("{removed} taken away, {restored} as before")
        feedback.pushInfo(words.format(removed=counts["removed"], restored=counts["restored"]))
        return {BATCH: batch, UNDONE: counts["removed"] + counts["restored"]}
