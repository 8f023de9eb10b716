"""An evaluation as sheets of a workbook: the numbers, and what they mean."""

from __future__ import annotations

from ..core.strings import chinese, tr
from .records import Evaluation, Indicator, Number
from .workbook import Cell, Column, Table

_PERCENT = 100


def tables_of(evaluation: Evaluation) -> list[Table]:
    """Sheet 1 the evaluation, sheet 2 definitions, weights, grades and the period.

    :param evaluation: what was read for one period
    :returns: tables for :func:`.workbook.write_workbook`, in the user's language
    """
    return [_numbers(evaluation), _definitions(evaluation)]


def _numbers(evaluation: Evaluation) -> Table:
    columns = [
        Column(tr("Rank"), int),
        Column(tr("Code"), str),
        Column(tr("Department"), str),
        Column(tr("Score"), float),
        Column(tr("Grade"), str),
        *(_column(indicator) for indicator in evaluation.indicators),
    ]
    rows: list[list[Cell]] = [
        [
            row.rank,
            row.code,
            row.name,
            row.score,
            grade_text(evaluation, row.grade),
            *(_cell(row.values.get(column.code), column) for column in evaluation.indicators),
        ]
        for row in evaluation.rows
    ]
    return Table(tr("Evaluation"), columns, rows)


def _definitions(evaluation: Evaluation) -> Table:
    columns = [
        Column(tr("Name"), str),
        Column(tr("Meaning"), str),
        Column(tr("Weight (%)"), float),
    ]
    rows: list[list[Cell]] = [[tr("Period"), str(evaluation.period), None]]
    rows += [
        [indicator.label(chinese()), indicator.definition(chinese()), indicator.weight]
        for indicator in evaluation.indicators
    ]
    rows += [
        [
            f"{grade.code} {grade.label(chinese())}",
            tr("Score from {points}").format(points=grade.from_score),
            None,
        ]
        for grade in evaluation.grades
    ]
    return Table(tr("Definitions and Weights"), columns, rows)


def _column(indicator: Indicator) -> Column:
    label = indicator.label(chinese())
    return Column(f"{label} (%)", float) if indicator.is_rate else Column(label, int)


def _cell(value: Number, indicator: Indicator) -> Cell:
    if value is None or not indicator.is_rate:
        return value
    return round(float(value) * _PERCENT, 2)


def grade_text(evaluation: Evaluation, code: str | None) -> str | None:
    """Letter and word of a grade, as in ``A 优秀``; None for none."""
    grade = evaluation.grade(code)
    return None if grade is None else f"{grade.code} {grade.label(chinese())}"
