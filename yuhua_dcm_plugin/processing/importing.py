"""Parameters and outputs that every import has: one contract for components and grids."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.errors import BadInputError
from ..core.strings import tr
from .base import DatabaseAlgorithm

INPUT, ENCODING, SOURCE_CRS, MAPPING = "INPUT", "ENCODING", "SOURCE_CRS", "MAPPING"
DRY_RUN, REPORT, REPORT_XLSX = "DRY_RUN", "REPORT", "REPORT_XLSX"
READ, WRITTEN, FAULTY, BATCH = "READ", "WRITTEN", "FAULTY", "BATCH"


class ImportAlgorithm(DatabaseAlgorithm):
    """An import of files into the database."""

    def initAlgorithm(self, _configuration: Any = None) -> None:
        """Declare parameters and outputs."""
        self.add_database()
        self._add_input()
        self.add_more()
        self._add_reports()
        for name, words in (
            (READ, tr("Rows read")),
            (WRITTEN, tr("Rows written")),
            (FAULTY, tr("Rows not taken")),
            (BATCH, tr("Batch")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, words))

    def add_more(self) -> None:
        """Declare what this import has beside the common ones."""

    def add_advanced(self, parameter: Any) -> None:
        """Add a parameter under “advanced”."""
        advanced = QgsProcessingParameterDefinition.Flag.FlagAdvanced
        parameter.setFlags(parameter.flags() | advanced)
        self.addParameter(parameter)

    def _add_input(self) -> None:
        # QGIS takes its “All files (*.*)” by the letter: a folder without a dot would be refused.
        words = tr("Delivery: file, zip or folder")
        self.addParameter(QgsProcessingParameterFile(INPUT, words, fileFilter=tr("Any") + " (*)"))
        self.addParameter(
            QgsProcessingParameterString(
                ENCODING, tr("Encoding (empty: found out; e.g. GB18030, UTF-8)"), optional=True
            )
        )
        words = tr("Source CRS (empty: from the files; EPSG:4547, wgs84, cgcs2000, gcj02, bd09)")
        self.addParameter(QgsProcessingParameterString(SOURCE_CRS, words, optional=True))
        words = tr("Mapping of columns and values (JSON)")
        self.addParameter(
            QgsProcessingParameterFile(MAPPING, words, optional=True, fileFilter=tr("Any") + " (*)")
        )
        words = tr("Dry run: check and report only, write nothing")
        self.addParameter(QgsProcessingParameterBoolean(DRY_RUN, words, False))

    def _add_reports(self) -> None:
        for name, words, kind in (
            (REPORT, tr("Report (HTML)"), "HTML (*.html)"),
            (REPORT_XLSX, tr("Report (Excel)"), "Excel (*.xlsx)"),
        ):
            self.addParameter(
                QgsProcessingParameterFileDestination(
                    name, words, kind, optional=True, createByDefault=False
                )
            )

    def input(self, parameters: Any, context: Any) -> Path:
        """The delivery.

        :raises BadInputError: none was given; an empty path would be the folder QGIS runs in
        """
        given = self.parameterAsFile(parameters, INPUT, context).strip()
        if not given:
            raise BadInputError(tr("INPUT is empty: give a file, a zip or a folder."))
        return Path(given)

    def file(self, parameters: Any, name: str, context: Any) -> Path | None:
        """A file that was given, or None."""
        given = self.parameterAsFile(parameters, name, context)
        return Path(given) if given else None

    def target(self, parameters: Any, name: str, context: Any) -> Path | None:
        """A file to write, or None."""
        given = self.parameterAsFileOutput(parameters, name, context)
        return Path(given) if given else None
