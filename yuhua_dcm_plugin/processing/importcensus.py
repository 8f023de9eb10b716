"""``yuhua_dcm:importcensus``: a survey delivery into the district's components (部件普查导入)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from qgis.core import QgsProcessingParameterEnum, QgsProcessingParameterString

from ..core.error_words import words_of
from ..core.strings import sentences, tr
from .importing import (
    BATCH,
    DRY_RUN,
    ENCODING,
    FAULTY,
    MAPPING,
    READ,
    REPORT,
    REPORT_XLSX,
    SOURCE_CRS,
    WRITTEN,
    ImportAlgorithm,
)

# GDAL and the driver are imported when something runs: QGIS's start stays fast.
if TYPE_CHECKING:
    from ..census.importing import CensusImport
    from ..census.plan import Choices, Outcome, Plan, Step
    from ..census.report import Drafts

STANDARD, VANISHED = "STANDARD", "VANISHED"
_VANISHED = ("keep", "retire")
#: Share of the whole at which each step begins, in percent.
_BEGINS = {"reading": 0, "checking": 60, "taking": 85, "reporting": 97}


class Wanted(NamedTuple):
    """What a run was told."""

    path: Path
    choices: Choices
    dry: bool
    html: Path | None
    xlsx: Path | None


class ImportCensus(ImportAlgorithm):
    """Import of components."""

    def name(self) -> str:
        """Name for programs."""
        return "importcensus"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Import component survey")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Checks a survey delivery and takes its clean rows as one batch.")

    def tags(self) -> list[str]:
        """Further words to find it by."""
        return ["census", "survey", "component", "部件", "普查", "导入", "bujian", "pucha"]

    def shortHelpString(self) -> str:
        """What it does and what to give."""
        return tr(
            "Reads Shapefile, GeoPackage, GeoJSON, CSV and XLSX, one file, a zip or a folder. "
            "Encoding and coordinate system are found out; where that cannot be sure, the file is "
            "refused with the reason: give ENCODING or SOURCE_CRS then. All rows are checked "
            "before anything is written. Clean rows become one batch that can be undone; faulty "
            "rows are reported and kept to be mended in QGIS. A second delivery of the same area "
            "updates by code. A dry run writes nothing, and BATCH is 0 then."
        )

    def add_more(self) -> None:
        """Declare standard and what happens to components that the delivery lacks."""
        words = tr("Class standard (empty: the one that explains the classes)")
        self.add_advanced(QgsProcessingParameterString(STANDARD, words, optional=True))
        words = tr("Components of the area that the delivery lacks")
        self.add_advanced(
            QgsProcessingParameterEnum(
                VANISHED, words, list(_VANISHED), defaultValue="keep", usesStaticStrings=True
            )
        )

    def work(self, parameters: Any, context: Any, feedback: Any) -> dict[str, Any]:
        """Look, check, take; a report before anything is kept."""
        from ..census.importing import CensusImport
        from ..census.planning import without_questions
        from ..census.report import require_writable

        wanted = self._wanted(parameters, context)
        for target in filter(None, (wanted.html, wanted.xlsx)):
            require_writable(target, (wanted.path, wanted.choices.mapping_file))
        service = CensusImport(self.dsn)
        try:
            plan = without_questions(self._look(service, wanted, feedback))
            _tell_plan(plan, feedback)
            outcome = self._run(service, plan, wanted, feedback)
        finally:
            service.close()
        _tell_outcome(outcome, feedback)
        return _results(outcome, wanted)

    def _look(self, service: CensusImport, wanted: Wanted, feedback: Any) -> Plan:
        return service.look(wanted.path, wanted.choices, should_stop=feedback.isCanceled)

    def checkParameterValues(self, parameters: Any, context: Any) -> Any:
        """QGIS's help offers numbers for a choice, which QGIS itself would refuse then."""
        told = {**parameters, VANISHED: self._vanished(parameters)}
        return super().checkParameterValues(told, context)

    @staticmethod
    def _vanished(parameters: Any) -> str:
        """keep or retire, by name or number."""
        given = parameters.get(VANISHED)
        named = "keep" if given is None else str(given).strip()
        return dict(zip("01", _VANISHED)).get(named, named)

    def _wanted(self, parameters: Any, context: Any) -> Wanted:
        from ..census.plan import Choices

        choices = Choices(
            self.parameterAsString(parameters, ENCODING, context).strip(),
            self.parameterAsString(parameters, SOURCE_CRS, context).strip(),
            self.file(parameters, MAPPING, context),
            self.parameterAsString(parameters, STANDARD, context).strip(),
            self._vanished(parameters),
        )
        return Wanted(
            self.input(parameters, context),
            choices,
            self.parameterAsBool(parameters, DRY_RUN, context),
            self.target(parameters, REPORT, context),
            self.target(parameters, REPORT_XLSX, context),
        )

    def _run(self, service: CensusImport, plan: Plan, wanted: Wanted, feedback: Any) -> Outcome:
        def told(step: Step, done: int, of: int) -> None:
            _tell_progress(feedback, step, done, of)

        with _reports() as drafts:
            with service.run(plan, wanted.dry, told, feedback.isCanceled) as outcome:
                _write_reports(service, outcome, wanted, drafts)
            for error in drafts.place():
                feedback.reportError(words_of(error))
        return outcome


@contextmanager
def _reports() -> Iterator[Drafts]:
    from ..census.report import Drafts

    drafts = Drafts()
    try:
        yield drafts
    finally:
        drafts.drop()


def _write_reports(service: CensusImport, outcome: Outcome, wanted: Wanted, drafts: Drafts) -> None:
    from ..census import report as words
    from ..census.report_html import report_html
    from ..census.report_xlsx import report_xlsx

    if wanted.html is None and wanted.xlsx is None:
        return
    batch = outcome.checked.batch
    whole = wanted.xlsx is not None
    faults = service.faults(
        batch, None if whole else words.HTML_MOST_PER_RULE, words.XLSX_MOST if whole else None
    )
    changes = service.changes(batch, words.XLSX_MOST if whole else words.CHANGES_MOST)
    report = words.report_of(outcome.checked, outcome.taken, faults, changes, wanted.dry)
    if wanted.html is not None:
        beside = wanted.xlsx.name if wanted.xlsx is not None else ""
        whole_words = words.whole_words(outcome.checked, beside, wanted.dry)
        drafts.write(report_html(report, whole_words), wanted.html)
    if wanted.xlsx is not None:
        whole_words = words.whole_words(outcome.checked, "", wanted.dry)
        drafts.write(report_xlsx(report, whole_words), wanted.xlsx)


# --- what is told on the way -------------------------------------------------------------------


def _tell_progress(feedback: Any, step: Step, done: int, of: int) -> None:
    texts = {
        "reading": tr("Reading {done} of {of} rows"),
        "checking": tr("Checking"),
        "taking": tr("Writing"),
        "reporting": tr("Writing the report"),
    }
    begin = _BEGINS[step.value]
    share = 60 * done / of if of else 0
    feedback.setProgress(begin + share)
    feedback.setProgressText(texts[step.value].format(done=f"{done:,}", of=f"{of:,}"))


def _tell_plan(plan: Plan, feedback: Any) -> None:
    for part in plan.wanted:
        crs = part.crs.name if part.crs is not None else "—"
        words = tr("{name}: {rows} rows, encoding {encoding}, {crs}")
        rows, encoding = f"{part.part.rows:,}", part.encoding or "—"
        feedback.pushInfo(words.format(name=part.name, rows=rows, encoding=encoding, crs=crs))
        for remark in part.remarks:
            feedback.pushInfo(f"{part.name}: {remark}")
    if plan.choices.kind != "grids":
        feedback.pushInfo(tr("Class standard: {standard}").format(standard=plan.standard))
    for refused in plan.refused:
        reason = sentences(refused.reason, refused.hint)
        words = tr("Not read: {name}: {reason}")
        feedback.pushWarning(words.format(name=refused.name, reason=reason))


def _tell_outcome(outcome: Outcome, feedback: Any) -> None:
    from ..census.report import hint_words
    from ..census.wording import supervisor_words

    checked = outcome.checked
    for hint in checked.hints:
        feedback.pushWarning(hint_words(hint))
    for rule in checked.rules:
        feedback.pushInfo(f"{rule.label}: {rule.count:,}")
    counts = ("read", "added", "changed", "same", "faulty")
    words = tr("{read} rows: {added} new, {changed} changed, {same} unchanged, {faulty} faulty")
    feedback.pushInfo(words.format(**{name: f"{getattr(checked, name):,}" for name in counts}))
    if checked.vanished:
        words = tr("{n} that stand in the area are missing from the delivery")
        feedback.pushInfo(words.format(n=f"{checked.vanished:,}"))
    if outcome.taken is None:
        feedback.pushInfo(tr("Dry run: nothing was written."))
    elif outcome.taken.supervisors:
        feedback.pushWarning(supervisor_words(outcome.taken.supervisors))
    steps = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in outcome.seconds.items())
    feedback.pushDebugInfo(steps)


def _results(outcome: Outcome, wanted: Wanted) -> dict[str, Any]:
    taken = outcome.taken
    results: dict[str, Any] = {
        READ: outcome.checked.read,
        WRITTEN: taken.written if taken is not None else 0,
        FAULTY: outcome.checked.faulty,
        BATCH: taken.batch if taken is not None else 0,
    }
    for name, target in ((REPORT, wanted.html), (REPORT_XLSX, wanted.xlsx)):
        if target is not None:
            results[name] = str(target)
    return results
