"""What a survey company is told of its delivery: the report and its words (普查检查报告)."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from ..core.errors import DcmError
from ..core.files import drop_draft, reason_of, replace_whole, write_draft
from ..core.shanghai import SHANGHAI
from ..core.strings import chinese, tr
from .differences import each_difference
from .fields import FIELDS
from .grid_fields import GRID_FIELDS
from .plan import GRIDS, Change, Checked, Fault, PartPlan, PlaceHint, Plan, RuleCount, Taken

#: So many faults of a rule stand in the HTML; a browser shows more only slowly.
HTML_MOST_PER_RULE = 1000
#: So many faults and changes stand in the workbook.
XLSX_MOST = 200_000
CHANGES_MOST = 2000
#: So many faults and notes of a rule does the database list (census_faults); it counts all of them.
LISTED = {"error": 20_000, "warning": 1000}


@dataclass(frozen=True)
class Report:
    """Everything that stands in a report, whatever its form.

    :param taken: None on a dry run, or before a decision
    :param faults: in the order of the rules; perhaps not all, the counts are
    :param changes: perhaps not all
    """

    checked: Checked
    taken: Taken | None
    faults: tuple[Fault, ...]
    changes: tuple[Change, ...]
    made_at: datetime
    dry: bool = False

    @property
    def plan(self) -> Plan:
        """How the delivery was read."""
        return self.checked.plan


def report_of(
    checked: Checked,
    taken: Taken | None,
    faults: Iterable[Fault],
    changes: Iterable[Change],
    dry: bool = False,
) -> Report:
    """Put a report together."""
    now = datetime.now(SHANGHAI)
    return Report(checked, taken, tuple(faults), tuple(changes), now, dry)


class Drafts:
    """Reports written beside their places while the import can still be taken back.

    So a full disk is told before anything is kept, and no report tells of an import that failed.
    """

    def __init__(self) -> None:
        self._drafts: list[tuple[Path, Path]] = []

    def write(self, content: bytes, target: Path) -> None:
        """Write one.

        :raises DcmError: it cannot be written
        """
        try:
            self._drafts.append((write_draft(content, target), target))
        except OSError as error:
            raise _not_written(target, error) from error

    def place(self) -> list[DcmError]:
        """Put all into their places.

        :returns: those that cannot be put there; the older file is untouched then
        """
        failed = []
        for draft, target in self._drafts:
            try:
                draft.replace(target)
            except OSError as error:
                drop_draft(draft)
                failed.append(_not_written(target, error))
        self._drafts = []
        return failed

    def drop(self) -> None:
        """Leave nothing behind."""
        for draft, _target in self._drafts:
            drop_draft(draft)
        self._drafts = []


def require_writable(target: Path, kept: Iterable[Path | None] = ()) -> None:
    """See that a report can be written, before an hour is spent on what stands in it.

    :param kept: files that a report must not replace: the delivery, its mapping
    :raises DcmError: it cannot
    """
    if target.exists() and not (target.is_file() or target.is_dir()):
        raise _refused(target, tr("it is a device and no file."))
    if any(file is not None and _is_same(file, target) for file in kept):
        raise _refused(target, tr("it is part of the delivery."))
    try:
        drop_draft(write_draft(b"", target))
    except OSError as error:
        raise _not_written(target, error) from error
    if target.is_dir():
        raise _not_written(target, IsADirectoryError(errno.EISDIR, ""))


def write_report(content: bytes, target: Path) -> None:
    """Write a report whole or not at all.

    :raises DcmError: it cannot be written; an older one is untouched
    """
    try:
        replace_whole(content, target)
    except OSError as error:
        raise _not_written(target, error) from error


def _is_same(file: Path, target: Path) -> bool:
    return target.exists() and file.exists() and file.samefile(target)


def _not_written(target: Path, error: OSError) -> DcmError:
    return _refused(target, reason_of(error))


def _refused(target: Path, reason: str) -> DcmError:
    words = tr("{file} could not be written: {reason}")
    return DcmError(words.format(file=target, reason=reason), "", {"key": "file_not_written"})


# --- its words ---------------------------------------------------------------------------------


def is_of_grids(report: Report) -> bool:
    """Whether unit grids were delivered, and no components."""
    return report.plan.choices.kind == GRIDS


def title(report: Report) -> str:
    """Its name."""
    if is_of_grids(report):
        return tr("Check report of unit grids")
    return tr("Check report of a component survey")


def change_heads(report: Report) -> tuple[str, str, str, str]:
    """Heads of the list of differences."""
    code = tr("Grid code") if is_of_grids(report) else tr("Component code")
    return (tr("Kind"), code, tr("Known as"), tr("Difference"))


def head(report: Report) -> list[tuple[str, str]]:
    """What stands at the top: names and values."""
    checked, plan = report.checked, report.plan
    lines = [
        (tr("Delivery"), plan.title),
        (tr("Checked at"), f"{report.made_at:%Y-%m-%d %H:%M}"),
        *([] if is_of_grids(report) else [(tr("Class standard"), plan.standard)]),
        (tr("Result"), result_words(report)),
        (tr("Rows read"), number(checked.read)),
        (tr("Rows with faults (not taken)"), number(checked.faulty)),
        (tr("New"), number(checked.added)),
        (tr("Changed"), number(checked.changed)),
        (tr("Unchanged"), number(checked.same)),
        (tr("Missing from this delivery"), number(checked.vanished)),
    ]
    if report.taken is not None and report.taken.retired:
        lines.append((tr("Retired"), number(report.taken.retired)))
    return lines


def result_words(report: Report) -> str:
    """One line: what became of the delivery."""
    if report.dry:
        return tr("Dry run: nothing was written.")
    if report.taken is None:
        return tr("Checked; nothing has been written yet.")
    words = tr("Batch {batch}: {n} rows written, {m} left to be mended.")
    return words.format(
        batch=report.taken.batch, n=number(report.taken.written), m=number(report.taken.faulty)
    )


def number(value: int) -> str:
    """A count as people read it."""
    return f"{value:,}"


def hint_words(hint: PlaceHint) -> str:
    """That a delivery is perhaps in another coordinate system."""
    words = tr("{part}: {n} of {m} positions lie outside of the unit grids.").format(
        part=hint.part, n=number(hint.outside), m=number(hint.rows)
    )
    if hint.crs:
        words += " " + tr("They would fit in {crs}: give it as SOURCE_CRS.").format(crs=hint.crs)
    return words


def remarks(report: Report) -> list[str]:
    """What is worth knowing of the delivery as a whole."""
    parts = (remark for part in report.plan.wanted for remark in part.remarks)
    hints = map(hint_words, report.checked.hints)
    return list(dict.fromkeys((*hints, *_old_datums(report.plan), *report.plan.remarks, *parts)))


def _old_datums(plan: Plan) -> Iterable[str]:
    """That positions of Xian 1980 and Beijing 1954 are no better than what turned them."""
    words = tr(
        "{part}: {datum} was turned without a transformation of the district's own; positions may "
        "be off by tens of metres. Better: have it delivered in CGCS2000."
    )
    for part in plan.wanted:
        if part.crs is not None and part.crs.old:
            yield words.format(part=part.name, datum=part.crs.old)


def part_cells(part: PartPlan) -> list[str]:
    """File, encoding, CRS and rows of a part."""
    crs = part.crs.name if part.crs is not None else ""
    encoding = part.encoding or ""
    declared = part.part.encoding.declared
    if declared and declared.lower() != encoding.lower():
        encoding += tr(" (declared: {name})").format(name=declared)
    return [part.name, encoding, crs, number(part.part.rows), columns_words(part)]


def columns_words(part: PartPlan) -> str:
    """Which columns became which fields."""
    pairs = [
        f"{field_label(name)} ← {', '.join(columns)}"
        for name, columns in part.mapping.columns.items()
    ]
    pairs += [f"{field_label(name)} = {text}" for name, text in part.mapping.constants.items()]
    names = [column.name for column in part.part.columns]
    places = [names[number] for number in part.part.place_columns]
    if places:
        pairs.append(f"{field_label('geom')} ← {', '.join(places)}")
    used = {*places, *(column for columns in part.mapping.columns.values() for column in columns)}
    others = [name for name in names if name not in used]
    if others:
        pairs.append(tr("kept as other columns: {names}").format(names=", ".join(others)))
    return "; ".join(pairs)


def row_words() -> str:
    """How the rows of a delivery are counted; a spreadsheet numbers its head too."""
    return tr(
        "Rows are counted without the head: row 1 is the first one with data. "
        "In a spreadsheet add 1; where features are counted from 0, as FID is, take 1 away."
    )


def field_label(name: str) -> str:
    """A field in the reader's language."""
    fields = (*GRID_FIELDS, *FIELDS)
    labels = {entry.name: entry.label_zh if chinese() else entry.label_en for entry in fields}
    labels.setdefault("geom", tr("Position"))
    labels["class_text"] = labels.get("class_name", "")
    return labels.get(name, name)


def severity_words(severity: str) -> str:
    """Whether a fault keeps its row out."""
    return tr("Fault: not taken") if severity == "error" else tr("Note: taken")


def whole_words(checked: Checked, file: str, dry: bool) -> str:
    """Where what a report leaves out stands.

    :param file: name of the workbook beside it, or empty
    :param dry: nothing is kept in the database
    """
    if not file and dry:
        return tr("An Excel report (REPORT_XLSX) lists more.")
    if any(rule.count > LISTED[rule.severity] for rule in checked.rules):
        most = {name: number(count) for name, count in LISTED.items()}
        if file:
            words = tr("{file} lists up to {error} of each fault and {warning} of each note.")
        else:
            words = tr("Marks on the map: up to {error} of each fault and {warning} of each note.")
        return words.format(file=file, **most)
    if file:
        return tr("All stand in {file}.").format(file=file)
    return tr("All are on the map as marks of the batch in QGIS.")


def by_rule(report: Report) -> list[tuple[RuleCount, list[Fault]]]:
    """The rules that were broken, errors first, each with its faults."""
    grouped = {rule: list(faults) for rule, faults in groupby(report.faults, lambda f: f.rule)}
    return [(rule, grouped.get(rule.rule, [])) for rule in report.checked.rules]


def detail_words(detail: dict[str, Any], said: dict[str, str] | None = None) -> str:
    """What helps to mend a fault.

    :param said: of :func:`details`, asked for once where there are thousands of faults
    """
    if not detail:
        return ""
    said = details() if said is None else said
    nothing: tuple[object, ...] = (None, "", [])
    given = {k: v for k, v in detail.items() if v is not False and v not in nothing}
    if "part" in given and "part_row" in given:
        words = tr("{part}, row {n}").format(part=given["part"], n=given["part_row"])
        given["peer"] = words
        given.pop("row", None)  # a number in the whole batch finds nobody's row
    return " ".join(
        words.format(value=_joined(given[key])) for key, words in said.items() if key in given
    )


def _joined(value: Any) -> str:
    if isinstance(value, dict) and "part" in value:
        return tr("{part}, row {n}").format(part=value["part"], n=value.get("row", ""))
    return ", ".join(map(_joined, value)) if isinstance(value, list) else str(value)


def details() -> dict[str, str]:
    """What each key of a detail says, in the order in which it is said."""
    return {
        "class_text": tr("Delivered as: {value}."),
        "class_name": tr("The code means: {value}."),
        "belongs_name": tr("In another standard the code means: {value}."),
        "belongs_to": tr("That standard is {value}."),
        "instead": tr("Here its code is {value}."),
        "expected": tr("Expected: {value}."),
        "suggestion": tr("Perhaps: {value}."),
        "peer": tr("The same as {value}."),
        "row": tr("The other row: {value}."),
        "rows": tr("It stands in {value}."),
        "other": tr("The other grid: {value}."),
        "standing": tr("That one stands in the district already."),
        "community": tr("Community: {value}."),
        "area_m2": tr("Area: {value} m²."),
        "width_m": tr("Mean width: {value} m."),
        "parts": tr("Pieces: {value}."),
        "code": tr("The other component: {value}."),
        "distance_m": tr("Distance: {value} m."),
        "valid_from": tr("First day: {value}."),
        "changed_on": tr("Changed: {value}."),
        "valid_to": tr("Last day: {value}."),
        "crs": tr("It would fit in {value}."),
        "reason": tr("Reason: {value}."),
    }


def change_words(change: Change) -> str:
    """Before and after of each field."""
    found = (one for name, pair in change.fields.items() for one in each_difference(name, pair))
    return "; ".join(_difference(*one) for one in found)


def _difference(name: str, before: Any, after: Any) -> str:
    if name == "moved_m":
        return tr("moved by {value} m").format(value=after)
    return f"{field_label(name)}: {_text(before)} → {_text(after)}"


def _text(value: Any) -> str:
    return "—" if value in (None, "") else str(value)


def change_label(change: Change) -> str:
    """Changed, or missing from the delivery."""
    return tr("Changed") if change.what == "changed" else tr("Missing from this delivery")
