"""The new report beside a case that is there already, before it is joined (重复比对)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..cases.feed import CaseFeed
from ..cases.records import CaseRow, Duplicate
from ..core.notice import Kind, Notice, colours, is_dark
from ..core.shanghai import local_time
from ..core.strings import tr
from .duplicates_view import why

_LONGEST = 200


class Line(NamedTuple):
    """One thing to compare: what it is, here and there; ``None`` where it is no question."""

    title: str
    here: str
    there: str
    same: bool | None


class Comparison(QWidget):
    """Two columns, each difference with a sign, and what to read out to the caller.

    :param feed: names of stages and departments
    """

    joinWanted = pyqtSignal(str)
    saveWanted = pyqtSignal()
    closed = pyqtSignal()

    def __init__(self, feed: CaseFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparison")
        self._feed = feed
        self.task_no = ""
        self.lines: Sequence[Line] = ()
        self._grid_box = QWidget(self)
        self._grid = QGridLayout(self._grid_box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self.read_out = Notice("comparison_read_out", Kind.INFO, self)
        self.join_button = _button(self, "comparison_join", tr("Join This Case  F10"))
        self.join_button.clicked.connect(lambda _checked=False: self.joinWanted.emit(self.task_no))
        self.save_button = _button(self, "comparison_save", tr("Not the Same, Save  Ctrl+Enter"))
        self.save_button.clicked.connect(lambda _checked=False: self.saveWanted.emit())
        self.back_button = _button(self, "comparison_back", tr("Back  Esc"))
        self.back_button.clicked.connect(lambda _checked=False: self.closed.emit())
        self._lay_out()
        self.hide()

    def show_case(self, hit: Duplicate, number: int, case: CaseRow, told: dict[str, Any]) -> None:
        """Compare a report with a case.

        :param hit: why it was found
        :param number: its number on the map
        :param case: as it stands now
        :param told: the report, with ``class_name`` and the moment of the call as ``at``
        """
        self.task_no = case.task_no
        self.lines = self._compared(hit, number, case, told)
        self._fill()
        finished = case.finished_at is not None
        self.join_button.setVisible(not finished)
        self.read_out.say(
            tr("This case is finished: it cannot be joined. If it is there again, save the report.")
            if finished
            else tr("Read out: ") + read_out(self._feed, case, case.reporter_count + 1),
            Kind.WARNING if finished else Kind.INFO,
        )
        self.show()
        (self.save_button if finished else self.join_button).setFocus()

    # --- what is compared

    def _compared(
        self, hit: Duplicate, number: int, case: CaseRow, told: dict[str, Any]
    ) -> list[Line]:
        feed = self._feed
        department = feed.model.department_name(case.department_code)
        here_class = str(told.get("class_name") or "")
        address = str(told.get("address") or "")
        return [
            Line(tr("Class"), here_class, case.class_name, here_class == case.class_name),
            Line(tr("Said"), _short(told.get("description")), _short(case.description), None),
            Line(tr("Address"), address, case.address or "", address == (case.address or "")),
            Line(tr("Distance"), "", _distance(hit), hit.reason == "component" or None),
            Line(tr("When"), local_time(told.get("at")), local_time(case.registered_at), None),
            Line(tr("Stage"), tr("Not saved yet"), feed.label("stage", case.stage), None),
            Line(tr("Department"), "", department or tr("None yet"), None),
            Line(tr("Due"), "", local_time(case.due_at) or tr("Not yet"), None),
            Line(tr("Reporters"), "1", str(case.reporter_count), None),
            Line(tr("On the map"), "◎", str(number), None),
        ]

    def _fill(self) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0).widget()
            if item is not None:
                item.hide()
                item.deleteLater()
        head = tr("Case {task_no}").format(task_no=self.task_no)
        for column, text in ((1, tr("This report")), (3, head)):
            self._grid.addWidget(self._cell(text, bold=True), 0, column)
        for row, line in enumerate(self.lines, 1):
            self._grid.addWidget(self._cell(line.title), row, 0)
            self._grid.addWidget(self._cell(line.here), row, 1)
            self._grid.addWidget(self._sign(line), row, 2)
            self._grid.addWidget(self._cell(line.there, bold=line.same is False), row, 3)

    def _sign(self, line: Line) -> QLabel:
        sign = self._cell({True: "＝", False: "≠", None: ""}[line.same])
        if line.same is not None:
            kind = Kind.OK if line.same else Kind.WARNING
            sign.setStyleSheet(f"color: {colours(kind, is_dark(self))[0]}; font-weight: bold")
            sign.setAccessibleName(tr("The same") if line.same else tr("Different"))
        sign.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        return sign

    def _cell(self, text: str, bold: bool = False) -> QLabel:
        cell = QLabel(text, self._grid_box)
        cell.setTextFormat(Qt.TextFormat.PlainText)
        cell.setWordWrap(True)
        cell.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if bold:
            cell.setStyleSheet("font-weight: bold")
        return cell

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        second = QHBoxLayout()
        second.addStretch(1)
        second.addWidget(self.save_button)
        buttons.addWidget(self.join_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._grid_box)
        box.addWidget(self.read_out)
        box.addLayout(buttons)
        box.addLayout(second)


def read_out(feed: CaseFeed, case: CaseRow, reporters: int) -> str:
    """A sentence for the caller: number, stage, department, due time."""
    parts = [
        tr("Your report is joined to case {task_no}, reported by {n} people.").format(
            task_no=case.task_no, n=reporters
        ),
        standing(
            feed.label("stage", case.stage),
            feed.model.department_name(case.department_code),
            local_time(case.due_at),
            case.overdue,
        ),
    ]
    return " ".join(part for part in parts if part)


def standing(stage: str, department: str, due: str, overdue: bool) -> str:
    """Where a case stands, to be read out to a caller; a time that is past is no promise."""
    if department and due and overdue:
        told = tr("It is at “{stage}”, with {department}, was due {due} and is overdue.")
        return told.format(stage=stage, department=department, due=due)
    if department and due:
        told = tr("It is at “{stage}”, with {department}, due {due}.")
        return told.format(stage=stage, department=department, due=due)
    if department:
        return tr("It is at “{stage}”, with {department}.").format(
            stage=stage, department=department
        )
    return tr("It is at “{stage}”; no department has it yet.").format(stage=stage)


def _distance(hit: Duplicate) -> str:
    metres = "" if hit.distance_m is None else tr("{m} m").format(m=f"{hit.distance_m:.0f}")
    return f"{why(hit)} {metres}".strip() if hit.reason == "component" else metres


def _short(words: Any) -> str:
    text = " ".join(str(words or "").split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _button(parent: QWidget, name: str, text: str) -> QPushButton:
    button = QPushButton(text, parent)
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
