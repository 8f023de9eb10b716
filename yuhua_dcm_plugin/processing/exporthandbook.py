"""``yuhua_dcm:exporthandbook``: an edition as the workbook that it came in (导出指挥手册)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.strings import tr
from .handbooks import EDITION, HandbookAlgorithm

OUTPUT, WRITTEN = "OUTPUT", "WRITTEN"


class ExportHandbook(HandbookAlgorithm):
    """Export of a handbook."""

    def name(self) -> str:
        """Name for programs."""
        return "exporthandbook"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Export handbook")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Writes an edition of the handbook as a workbook.")

    def tags(self) -> list[str]:
        """Further words to find it by."""
        return ["handbook", "指挥手册", "立案条件", "处置时限", "导出", "shouce"]

    def shortHelpString(self) -> str:
        """What it does and what to give."""
        return tr(
            "Gives the same workbook back: sheets, rows and cells as they came; what was changed "
            "since is written as the edition has it. Without EDITION it is the one in force."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:
        """Declare parameters and outputs."""
        self.add_database()
        words = tr("Code of the edition (empty: the one in force)")
        self.addParameter(QgsProcessingParameterString(EDITION, words, optional=True))
        self.addParameter(
            QgsProcessingParameterFileDestination(OUTPUT, tr("Workbook"), "Excel (*.xlsx)")
        )
        self.addOutput(QgsProcessingOutputNumber(WRITTEN, tr("Rows written")))

    def do(self, parameters: Any, context: Any, feedback: Any) -> dict[str, Any]:
        """Write."""
        from ..core.database import Database
        from ..upkeep.handbook_export import export_handbook

        target = Path(self.parameterAsFileOutput(parameters, OUTPUT, context))
        edition = self.parameterAsString(parameters, EDITION, context).strip()
        database = Database(self.dsn)
        try:
            made = export_handbook(database, edition, target)
        finally:
            database.close()
        words = tr("Edition {edition}: {n} rows")
        feedback.pushInfo(words.format(edition=made.edition, n=f"{made.rows:,}"))
        return {EDITION: made.edition, OUTPUT: str(target), WRITTEN: made.rows}
