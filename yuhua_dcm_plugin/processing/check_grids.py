"""``yuhua_dcm:checkgrids``: the unit grids that stand, checked like a delivery (网格检查)."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterFileDestination

from ..core.strings import tr
from .base import DatabaseAlgorithm
from .importing import FAULTY, READ, REPORT


class CheckGrids(DatabaseAlgorithm):
    """Gaps, overlaps, slivers and crossings of the standing unit grids; writes nothing."""

    def name(self) -> str:
        """Name for programs."""
        return "checkgrids"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Check unit grids")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Checks the unit grids that stand now for gaps, overlaps and crossings.")

    def tags(self) -> list[str]:
        """Further words to find it by."""
        return ["grid", "topology", "网格", "单元网格", "拓扑", "检查", "wangge"]

    def shortHelpString(self) -> str:
        """What it does."""
        return tr(
            "The checks of “Import unit grids”, over the grids that stand in the database now. "
            "Nothing is changed."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:
        """Declare parameters and outputs."""
        self.add_database()
        self.addParameter(
            QgsProcessingParameterFileDestination(
                REPORT,
                tr("Report (HTML)"),
                "HTML (*.html)",
                optional=True,
                createByDefault=False,
            )
        )
        self.addOutput(QgsProcessingOutputNumber(READ, tr("Rows read")))
        self.addOutput(QgsProcessingOutputNumber(FAULTY, tr("Faulty rows")))

    def work(self, parameters: Any, context: Any, feedback: Any) -> dict[str, Any]:
        """Check in a transaction that leaves nothing; a report on the way."""
        from pathlib import Path

        from ..census.grid_check import checked_grids
        from ..census.report import Drafts, require_writable
        from ..census.report_html import report_html

        target = self.parameterAsFileOutput(parameters, REPORT, context)
        if target:
            require_writable(Path(target))
        report = checked_grids(self.dsn, feedback.isCanceled)
        for rule in report.checked.rules:
            feedback.pushInfo(f"{rule.label}: {rule.count:,}")
        results: dict[str, Any] = {READ: report.checked.read, FAULTY: report.checked.faulty}
        if target:
            drafts = Drafts()
            try:
                drafts.write(report_html(report, ""), Path(target))
                drafts.place()
            finally:
                drafts.drop()
            results[REPORT] = target
        return results
