"""The limits of a condition: handling by grade, area and step; stages beside it (时限明细)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtWidgets import QWidget

from ..core.strings import tr
from ..core.text import plain
from .condition_lines import LineTable, rounded
from .edition_words import AREAS, GRADES, area_words

_GRADE, _AREA, _STEP, _LABEL, _AMOUNT, _UNIT = range(6)
_STAGE, _STAGE_GRADE, _STAGE_AMOUNT, _STAGE_UNIT = range(4)


class LimitTable(LineTable):
    """Handling limits (处置时限): a line for each grade, area and step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._grades: Mapping[str, str] = {}
        titles = (
            tr("Grade"), tr("Area"), tr("Step"), tr("What by then"), tr("Amount"), tr("Unit"),
        )  # fmt: skip
        super().__init__("limit", tr("Handling limits"), titles, tr("Add Limit"), parent)

    def show_limits(self, limits: Sequence[Any], grades: Mapping[str, str], editable: bool) -> None:
        """Show the limits of a condition.

        :param grades: label of each grade
        """
        self._grades = grades
        self.show_lines(limits, editable)

    def cells(self, given: Any) -> Sequence[QWidget]:
        """Fields of a line: the first new one is what is usual, others the last one's next step."""
        grade, area, step, words, amount, unit = self._said(given)
        return (
            self.choice([(code, self._grades.get(code, code)) for code in GRADES], grade),
            self.choice([(code, area_words(code)) for code in AREAS], area),
            self.whole(step), self.text(words), self.amount(amount), self.unit(unit),
        )  # fmt: skip

    def line(self, row: int) -> dict[str, Any]:
        """A limit as a row of a workbook has it."""
        cell = self.table.cellWidget
        return {
            "grade": cell(row, _GRADE).currentData(),
            "area_type": cell(row, _AREA).currentData(),
            "step": cell(row, _STEP).value(),
            "step_label": plain(cell(row, _LABEL).text()).strip() or None,
            "amount": rounded(cell(row, _AMOUNT).value()),
            "unit": cell(row, _UNIT).currentData(),
        }

    def twice(self) -> bool:
        """Whether two lines speak of the same grade, area and step."""
        keys = [(each["grade"], each["area_type"], each["step"]) for each in self.lines()]
        return len(set(keys)) < len(keys)

    def _said(self, given: Any) -> tuple[str, int, int, str, float, str]:
        if given is not None:
            words = given.step_label or ""
            return (given.grade, given.area_type, given.step, words, float(given.amount),
                    given.unit)  # fmt: skip
        if not self.table.rowCount():
            return "B", 0, 1, "", 1, "work_day"
        last = self.line(self.table.rowCount() - 1)
        return (last["grade"], last["area_type"], last["step"] + 1, "", last["amount"],
                last["unit"])  # fmt: skip


class StageTable(LineTable):
    """How long a case may stay in a stage (阶段时限), by grade or for all."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._grades: Mapping[str, str] = {}
        self._stages: Mapping[str, str] = {}
        titles = (tr("Stage"), tr("Grade"), tr("Amount"), tr("Unit"))
        super().__init__(name, tr("Limits of stages"), titles, tr("Add Limit of a Stage"), parent)

    def show_stages(self, stages: Mapping[str, str]) -> None:
        """Offer stages by their labels."""
        self._stages = stages

    def show_limits(self, limits: Sequence[Any], grades: Mapping[str, str], editable: bool) -> None:
        """Show limits of stages.

        :param grades: label of each grade
        """
        self._grades = grades
        self.show_lines(limits, editable)

    def cells(self, given: Any) -> Sequence[QWidget]:
        """Fields of a line."""
        grades = [("", tr("Every grade"))] + [(c, self._grades.get(c, c)) for c in GRADES]
        return (
            self.choice(list(self._stages.items()), given.stage if given else None),
            self.choice(grades, given.grade if given else ""),
            self.amount(float(given.amount) if given else 1),
            self.unit(given.unit if given else "work_hour"),
        )

    def line(self, row: int) -> dict[str, Any]:
        """A limit as ``handbook_save_row`` takes it."""
        cell = self.table.cellWidget
        return {
            "stage": cell(row, _STAGE).currentData(),
            "grade": cell(row, _STAGE_GRADE).currentData(),
            "amount": rounded(cell(row, _STAGE_AMOUNT).value()),
            "unit": cell(row, _STAGE_UNIT).currentData(),
        }

    def twice(self) -> bool:
        """Whether two lines speak of the same stage and grade."""
        keys = [(each["stage"], each["grade"]) for each in self.lines()]
        return len(set(keys)) < len(keys)
