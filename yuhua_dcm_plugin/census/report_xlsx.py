"""The report as a workbook: 汇总, 问题, 变更 (报告 XLSX). No text in it ever becomes a formula."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..core.strings import sentences, tr
from ..core.xlsx import Cell, Sheet, workbook_bytes
from .report import (
    XLSX_MOST,
    Report,
    change_heads,
    change_label,
    change_words,
    detail_words,
    details,
    field_label,
    head,
    number,
    part_cells,
    remarks,
    row_words,
    severity_words,
)

Row = list[Cell]


def report_xlsx(report: Report, whole: str = "") -> bytes:
    """The workbook.

    :param whole: where all faults stand, when the sheet cannot hold them; in words
    """
    return workbook_bytes(
        [
            Sheet(tr("Summary"), _summary_head(), list(_summary(report, whole))),
            Sheet(tr("Faults"), _fault_head(), [list(row) for row in _faults(report)]),
            Sheet(
                tr("Changes"), list(change_heads(report)), [list(row) for row in _changes(report)]
            ),
        ]
    )


def _summary_head() -> list[str]:
    return [tr("What"), tr("Value"), tr("Kind"), tr("Count"), tr("How to mend it")]


def _summary(report: Report, whole: str) -> Iterator[Row]:
    for name, value in head(report):
        yield [name, value]
    for part in report.plan.wanted:
        file, encoding, crs, rows, columns = part_cells(part)
        yield [tr("File"), file, f"{encoding}; {crs}", int(rows.replace(",", "")), columns]
    for refused in report.plan.refused:
        kind = tr("File cannot be read")
        yield [tr("File"), refused.name, kind, None, sentences(refused.reason, refused.hint)]
    if report.faults:
        yield [tr("Explanation"), row_words()]
    for remark in remarks(report):
        yield [tr("Explanation"), remark]
    for rule in report.checked.rules:
        yield [tr("Rule"), rule.label, severity_words(rule.severity), rule.count, rule.mend]
    known = sum(rule.count for rule in report.checked.rules)
    if known > len(report.faults):
        words = tr("The first {n} of {m} are listed here.")
        n, m = number(min(len(report.faults), XLSX_MOST)), number(known)
        yield [tr("Faults"), f"{words.format(n=n, m=m)} {whole}".strip()]


def _fault_head() -> list[str]:
    return [
        *(tr("File"), tr("Row"), tr("Rule"), tr("Kind"), tr("Field"), tr("Value")),
        *(tr("Explanation"), tr("How to mend it"), "x (EPSG:4547)", "y (EPSG:4547)"),
    ]


def _faults(report: Report) -> Iterator[Row]:
    rules = {rule.rule: rule for rule in report.checked.rules}
    # Words are looked up once: there may be a hundred thousand faults.
    said, label_of, kind_of = details(), cache(field_label), cache(severity_words)
    for fault in report.faults[:XLSX_MOST]:
        rule = rules.get(fault.rule)
        yield [
            fault.part,
            fault.part_row,
            rule.label if rule is not None else fault.rule,
            kind_of(fault.severity),
            label_of(fault.field) if fault.field else None,
            fault.value,
            detail_words(fault.detail, said),
            rule.mend if rule is not None else None,
            _metres(fault.x),
            _metres(fault.y),
        ]


def _metres(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _changes(report: Report) -> Iterator[Row]:
    for change in report.changes[:XLSX_MOST]:
        yield [change_label(change), change.object_code, change.about, change_words(change)]
