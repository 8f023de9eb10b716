"""Editions of the handbook: which is in force, planned, a draft with questions, past (版本)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..core import settings
from ..core.session import Desk
from ..core.strings import label, tr
from .edition_form import today
from .edition_words import STANDINGS, standing, standing_words
from .table import Field, make_list


class EditionList(QWidget):
    """One line an edition; the one that counts first, then what is to come, then what was."""

    #: An edition was chosen, or ``None``.
    editionChosen = pyqtSignal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = make_list(
            "editionTable", tr("Editions of the handbook"), self._fields(), desk,
            settings.UPKEEP_EDITIONS, self,
        )  # fmt: skip
        self.list.say_empty(tr("No edition has been read yet."))
        self.list.rowChosen.connect(self.editionChosen)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.list)

    @property
    def editions(self) -> list[Any]:
        """All editions as they were read last."""
        return list(self.list.model.rows)

    def show_editions(self, editions: Sequence[Any], wish: str = "") -> None:
        """Show these; the chosen one stays chosen, else the one wished for or in force is.

        :param wish: code of an edition to choose
        """
        before = self.edition()
        rank = {one.code: _rank(one) for one in editions}
        ordered = sorted(editions, key=lambda one: one.valid_from or date.max, reverse=True)
        self.list.show_rows(sorted(ordered, key=lambda one: rank[one.code]))
        wished = wish or (before.code if before is not None else "")
        if not self.choose(wished) and ordered:
            self.list.table.selectRow(0)

    def edition(self) -> Any:
        """The chosen edition, or ``None``."""
        return self.list.row()

    def choose(self, code: str) -> bool:
        """Choose an edition by its code; whether it is listed."""
        return self.list.choose(lambda row: row.code == code)

    def known(self, code: str) -> Any:
        """An edition by its code, or ``None``."""
        return next((one for one in self.editions if one.code == code), None)

    def _fields(self) -> list[Field]:
        return [
            Field(tr("State"), lambda row: standing_words(standing(row, today())), "✎ xxxxxx",
                  _rank),
            Field(tr("Edition"), label, "x" * 14),
            Field(tr("Valid from"), day_text, "2026-11-23"),
            Field(tr("Conditions"), lambda row: f"{row.conditions:,}", "9,999",
                  lambda row: row.conditions, True),
            Field(tr("Open questions"), lambda row: f"{row.open_questions:,}" if row.open_questions
                  else "", "999", lambda row: row.open_questions, True),
            Field(tr("Code"), lambda row: row.code, "x" * 8),
            Field(tr("Workbook"), lambda row: row.source or "", "x" * 14),
        ]  # fmt: skip


def day_text(edition: Any) -> str:
    """First day of an edition; a draft may have none yet."""
    return f"{edition.valid_from:%Y-%m-%d}" if edition.valid_from is not None else ""


def _rank(edition: Any) -> int:
    return STANDINGS.index(standing(edition, today()))
