"""``yuhua_dcm:importgrids``: given unit grids into the district's base data (单元网格导入)."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingParameterEnum

from ..core.strings import tr
from .importcensus import VANISHED, ImportCensus, Wanted


class ImportGrids(ImportCensus):
    """Import of unit grids: as components, with the checks of areas."""

    def name(self) -> str:
        """Name for programs."""
        return "importgrids"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Import unit grids")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Checks given unit grids for gaps, overlaps and crossings and takes them.")

    def tags(self) -> list[str]:
        """Further words to find it by."""
        return ["grid", "census", "网格", "单元网格", "万米网格", "导入", "wangge"]

    def shortHelpString(self) -> str:
        """What it does and what to give."""
        return tr(
            "Reads unit grids with codes of 14 or 15 digits as text, from the same files as the "
            "component survey. Checked are codes, communities, boundaries, overlaps, gaps, "
            "slivers and crossings of community lines; tolerances are settings. Grids that overlap "
            "or cross are not taken. Changed grids keep their code, their old boundary is kept; "
            "components get their grid again by position, running cases keep theirs. A dry run "
            "writes nothing, and BATCH is 0 then."
        )

    def add_more(self) -> None:
        """Declare what happens to grids that the delivery lacks."""
        words = tr("Unit grids of the communities that the delivery lacks")
        self.add_advanced(
            QgsProcessingParameterEnum(
                VANISHED, words, ["keep", "retire"], defaultValue="keep", usesStaticStrings=True
            )
        )

    def _wanted(self, parameters: Any, context: Any) -> Wanted:
        from dataclasses import replace

        from ..census.plan import GRIDS

        wanted = super()._wanted(parameters, context)
        return wanted._replace(choices=replace(wanted.choices, kind=GRIDS))
