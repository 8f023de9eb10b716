"""Calls into the database for evaluations."""

from __future__ import annotations

from typing import Any

from ..core.database import Database, Transaction
from .records import Evaluation, Grade, Indicator, Period, Scored

_COLUMNS = "SELECT * FROM dcm_app.evaluation_columns(%s, %s)"
_GRADES = """
    SELECT g.grade, g.from_score, g.colour, g.label_zh, g.label_en
    FROM dcm_app.grade_band AS g
    WHERE g.valid_from = (
        SELECT max(o.valid_from) FROM dcm_app.grade_band AS o WHERE o.valid_from <= %s
    )
    ORDER BY g.from_score DESC
"""
_ROWS = """
    SELECT e.*, coalesce(d.short_name, e.object_name) AS short_name
    FROM dcm_app.evaluate(%(kind)s, %(start)s, %(end)s) WITH ORDINALITY
        AS e (object_code, object_name, indicators, score, grade, colour, rank, place)
    LEFT JOIN dcm_app.department AS d ON %(kind)s = 'department' AND d.code = e.object_code
    ORDER BY e.place
"""
_CASES = "SELECT e.task_no FROM dcm_app.evaluation_cases(%s, %s, %s, %s, %s) AS e"


class EvaluationStore:
    """What the evaluation dock asks the database.

    :param database: the connection; every call may be made from any thread
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def evaluate(self, kind: str, period: Period) -> Evaluation:
        """Evaluate every object of a kind over a period, in three statements.

        :param kind: ``department`` (more kinds as the database learns them)
        :param period: days, both included
        :raises NotAllowedError: the caller may not see evaluations
        :raises BadInputError: no such kind, or a period that cannot be
        """
        return self._database.run(lambda tx: _evaluation(tx, kind, period))

    def cases(self, kind: str, code: str, indicator: str, period: Period) -> list[str]:
        """Find the very cases behind a number, oldest first; for a rate those above its line.

        :param code: object whose number it is
        :param indicator: code of the indicator
        :returns: task numbers
        :raises DcmError: as :meth:`evaluate`
        """
        asked = (kind, code, indicator, period.start, period.end)
        return self._database.run(lambda tx: [row.task_no for row in tx.all(_CASES, asked)])


def _evaluation(tx: Transaction, kind: str, period: Period) -> Evaluation:
    asked = {"kind": kind, "start": period.start, "end": period.end}
    rows = tuple(_scored(row) for row in tx.all(_ROWS, asked))
    indicators = tuple(_indicator(row) for row in tx.all(_COLUMNS, (kind, period.start)))
    grades = tuple(Grade(*row) for row in tx.all(_GRADES, (period.start,)))
    return Evaluation(kind, period, indicators, grades, rows)


def _indicator(row: Any) -> Indicator:
    return Indicator(
        row.code,
        row.label_zh,
        row.label_en,
        row.definition_zh,
        row.definition_en,
        row.is_rate,
        row.weight,
    )


def _scored(row: Any) -> Scored:
    return Scored(
        row.object_code,
        row.object_name,
        row.short_name,
        row.indicators,
        row.score,
        row.grade,
        row.colour,
        row.rank,
    )
