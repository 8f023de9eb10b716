"""``yuhua_dcm:importhandbook``: a workbook into a draft of the handbook (导入指挥手册)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.errors import BadInputError
from ..core.strings import chinese, tr
from .handbooks import EDITION, HandbookAlgorithm

if TYPE_CHECKING:
    from ..upkeep.handbook_import import Outcome, Wanted

INPUT, LABEL, VALID_FROM = "INPUT", "LABEL", "VALID_FROM"
CLASS_STANDARD, DRY_RUN, REPORT = "CLASS_STANDARD", "DRY_RUN", "REPORT"
READ, WRITTEN, QUESTIONS = "READ", "WRITTEN", "QUESTIONS"
#: Share of the whole at which each step begins, and how much it takes, in percent.
_SHARES = {"reading": (0, 30), "understanding": (30, 20), "writing": (50, 45), "comparing": (95, 5)}


class ImportHandbook(HandbookAlgorithm):
    """Import of a handbook."""

    def name(self) -> str:
        """Name for programs."""
        return "importhandbook"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Import handbook")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Makes a draft of the handbook from a workbook.")

    def tags(self) -> list[str]:
        """Further words to find it by."""
        return ["handbook", "指挥手册", "立案条件", "处置时限", "导入", "shouce"]

    def shortHelpString(self) -> str:
        """What it does and what to give."""
        return tr(
            "Reads the workbook that cities use (XLSX, XLS or CSV, 大类代码 to 处置时限). Every "
            "row becomes a filing condition of a new draft, or a question that is answered in the "
            "dock; nothing is guessed and nothing is lost. Nothing counts before the draft is put "
            "in force. Where the workbook uses the class numbers of another standard, give "
            "CLASS_STANDARD. A dry run writes nothing."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:
        """Declare parameters and outputs."""
        self.add_database()
        # QGIS takes its “All files (*.*)” by the letter.
        words = tr("Workbook: .xlsx, .xls or .csv")
        self.addParameter(QgsProcessingParameterFile(INPUT, words, fileFilter=tr("Any") + " (*)"))
        for name, words in (
            (EDITION, tr("Code of the draft (empty: made from the day)")),
            (LABEL, tr("Title (empty: that of the workbook)")),
            (VALID_FROM, tr("Day that is meant for it (2027-01-01; may be empty)")),
            (CLASS_STANDARD, tr("Class standard of its numbers (empty: the district's)")),
        ):
            self.addParameter(QgsProcessingParameterString(name, words, optional=True))
        words = tr("Dry run: check and report only, write nothing")
        self.addParameter(QgsProcessingParameterBoolean(DRY_RUN, words, False))
        self.addParameter(
            QgsProcessingParameterFileDestination(
                REPORT, tr("Report (HTML)"), "HTML (*.html)", optional=True, createByDefault=False
            )
        )
        for name, words in (
            (READ, tr("Rows read")), (WRITTEN, tr("Rows written")), (QUESTIONS, tr("Questions")),
        ):  # fmt: skip
            self.addOutput(QgsProcessingOutputNumber(name, words))
        self.addOutput(QgsProcessingOutputString(EDITION, tr("Code of the draft")))

    def do(self, parameters: Any, context: Any, feedback: Any) -> dict[str, Any]:
        """Read, write, report."""
        from ..upkeep.handbook_import import HandbookImport
        from ..upkeep.import_report import require_writable, write_report
        from ..upkeep.import_words import summary

        path, wanted = self._wanted(parameters, context)
        given = self.parameterAsFileOutput(parameters, REPORT, context)
        report = Path(given) if given else None
        if report is not None:
            require_writable(report, path)
        dry = self.parameterAsBool(parameters, DRY_RUN, context)
        language = "zh-CN" if chinese() else "en"

        def reported(outcome: Outcome) -> None:
            if report is not None:
                write_report(outcome, report, tr, language)

        service, told = HandbookImport(self.dsn), _teller(feedback)
        try:
            outcome = service.run(path, wanted, dry, told, feedback.isCanceled, reported)
        finally:
            service.close()
        for line in summary(outcome, tr):
            feedback.pushInfo(line)
        return _results(outcome, report)

    def _wanted(self, parameters: Any, context: Any) -> tuple[Path, Wanted]:
        from ..upkeep.handbook_import import Wanted, day_of

        given = self.parameterAsFile(parameters, INPUT, context).strip()
        if not given:
            raise BadInputError(tr("INPUT is empty: give a workbook."))
        code, label, day, standard = (
            self.parameterAsString(parameters, name, context).strip()
            for name in (EDITION, LABEL, VALID_FROM, CLASS_STANDARD)
        )
        return Path(given), Wanted(code, label, day_of(day), standard)


def _teller(feedback: Any) -> Any:
    from ..upkeep.import_words import step_words

    def told(step: str, done: int, of: int) -> None:
        begin, share = _SHARES[step]
        feedback.setProgress(begin + (share * done / of if of else 0))
        feedback.setProgressText(step_words(step, tr))

    return told


def _results(outcome: Outcome, report: Path | None) -> dict[str, Any]:
    results: dict[str, Any] = {
        READ: outcome.read,
        WRITTEN: 0 if outcome.dry else outcome.imported,
        QUESTIONS: len(outcome.questions),
        EDITION: "" if outcome.dry else outcome.edition,
    }
    if report is not None:
        results[REPORT] = str(report)
    return results
