"""Step 2 of the import: what has come, and what could not be found out about it (识别结果)."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsGeometry
from qgis.PyQt.QtWidgets import QCheckBox, QTabWidget, QVBoxLayout, QWidget

from ..cases.columns import Columns
from ..core import settings
from ..core.errors import DcmError
from ..core.notice import Kind
from ..core.strings import tr
from .plan import Need, PartPlan, Plan
from .wizard_crs import CrsChoice, Fit, fit_of
from .wizard_encoding import EncodingChoice
from .wizard_page import Page
from .wizard_parts import PartTable, asks, question_words
from .wizard_state import WizardState
from .wizard_steps import PageSplitter

_ENCODING_TAB, _CRS_TAB = 0, 1


class FoundPage(Page):
    """A line a part; the chosen one's questions below."""

    def __init__(self, state: WizardState, parent: QWidget | None = None) -> None:
        super().__init__(state, "foundPage", parent)
        self._outline: list[QgsGeometry] | None = None
        self._asked = 0
        self.table = PartTable(self)
        self.table.itemSelectionChanged.connect(self._show_part)
        self.table.partWanted.connect(self.want)
        self.columns = Columns(self.table, state.desk.settings, settings.CENSUS_PARTS)
        self.questions = QTabWidget(self)
        self.encoding = EncodingChoice(self)
        self.encoding.chosen.connect(lambda value: self._choose(Need.ENCODING, value))
        self.crs = CrsChoice(self)
        self.crs.chosen.connect(lambda value: self._choose(Need.CRS, value))
        self.alike = QCheckBox(tr("For all parts with the same question"), self)
        self.alike.setObjectName("foundAlike")
        self.alike.setChecked(True)
        self.questions.setObjectName("foundQuestions")
        self.questions.tabBar().setObjectName("foundQuestionTabs")
        self.questions.tabBar().setAccessibleName(tr("Encoding and coordinate system"))
        self.questions.setDocumentMode(True)
        self.questions.addTab(self.encoding, tr("Encoding"))
        self.questions.addTab(self.crs, tr("Coordinate system"))
        self._lay_out()

    # --- what the wizard asks

    def enter(self) -> None:
        """Show the parts; the first one with a question is chosen."""
        self.table.show_plan(self.state.plan)
        self.alike.setVisible(self.table.rowCount() > 1)
        asked = self.state.plan.questions if self.state.plan is not None else ()
        if asked:
            self.table.select_part(asked[0][0].number)
        else:
            self.table.selectRow(0)
        self._show_part()
        self._say_state()

    def ready(self) -> bool:
        """Whether nothing is left to ask here."""
        plan = self.state.plan
        return plan is not None and bool(plan.wanted) and not self._open()

    def part(self) -> PartPlan | None:
        """The chosen part."""
        number, plan = self.table.part_number(), self.state.plan
        parts = plan.parts if plan is not None else ()
        return next((part for part in parts if part.number == number), None)

    def select_part(self, number: int) -> None:
        """Choose a part by its number."""
        self.table.select_part(number)

    def want(self, number: int, on: bool) -> None:
        """Take a part along, or leave it out."""
        if self.state.plan is not None:
            self.state.set_plan(self.state.plan.with_part(number, wanted=on))
            self._say_state()
            self.changed.emit()

    # --- questions

    def _show_part(self) -> None:
        part = self.part()
        self.questions.setEnabled(part is not None)
        if part is None or self.table.filling:
            return
        verdict = part.part.encoding
        asked = {question.need: question for question in part.questions}
        why = question_words(asked[Need.ENCODING]) if Need.ENCODING in asked else tr(
            "The texts read like this. Choose another encoding if they are garbled."
        )  # fmt: skip
        self.encoding.ask(why, verdict.candidates, part.encoding)
        words = asked[Need.CRS].reason if Need.CRS in asked else tr(
            "Positions are read in this coordinate system."
        )  # fmt: skip
        self.crs.ask(words, part.part.crs.hint, part.crs)
        first = Need.CRS in asked and Need.ENCODING not in asked
        self.questions.setCurrentIndex(_CRS_TAB if first else _ENCODING_TAB)
        self._show_fit(part)

    def _choose(self, need: Need, value: str) -> None:
        part, plan = self.part(), self.state.plan
        if part is None or plan is None:
            return
        numbers = self._alike(part, need)
        given = {"encoding": value} if need is Need.ENCODING else {"crs": value}
        service = self.state.service

        def look() -> Plan:
            changed = plan
            for number in numbers:
                changed = service.change(changed, number, **given)
            return changed

        self.work(tr("Reading again"), look, self._looked_again, tr("Stopped."))

    def _alike(self, part: PartPlan, need: Need) -> list[int]:
        plan = self.state.plan
        if plan is None or not self.alike.isChecked() or not asks(part, need):
            return [part.number]
        return [each.number for each in plan.parts if _same_question(each, part, need)]

    def _looked_again(self, plan: Plan) -> None:
        self.state.set_plan(plan)
        tab = self.questions.currentIndex()
        self.table.show_plan(plan)
        self._show_part()
        chosen = self.part()
        if chosen is not None and chosen.questions and tab == _ENCODING_TAB:
            tab = _CRS_TAB if not asks(chosen, Need.ENCODING) else tab
        self.questions.setCurrentIndex(tab)
        self._say_state()
        self.changed.emit()

    def _show_fit(self, part: PartPlan) -> None:
        self._asked += 1
        asked = self._asked
        self.crs.show_fit(None, self._outline or ())
        if part.crs is None:
            return
        self.state.desk.jobs.run(
            tr("Placing the sample"),
            lambda _job: self._fit(part),
            lambda fit: self._got_fit(fit) if asked == self._asked else None,
            self._no_fit,
        )

    def _fit(self, part: PartPlan) -> Fit:
        if self._outline is None:
            self._outline = _outline(self.state)
        return fit_of(part, self._outline)

    def _got_fit(self, fit: Fit) -> None:
        self.crs.show_fit(fit, self._outline or ())

    def _no_fit(self, error: DcmError) -> None:
        self.state.desk.messages.log(error)
        self.crs.fit.say(tr("The sample cannot be placed."), Kind.WARNING)

    # --- words

    def _open(self) -> list[Any]:
        plan = self.state.plan
        asked = plan.questions if plan is not None else ()
        return [each for each in asked if each[1].need is not Need.MAPPING]

    def _say_state(self) -> None:
        plan = self.state.plan
        if plan is None:
            return
        open_ones = self._open()
        if not plan.parts:
            self.say(tr("Nothing of this delivery can be read; see the reasons."), Kind.ERROR)
        elif not plan.wanted:
            self.say(tr("Take at least one part along."), Kind.WARNING)
        elif open_ones:
            part, question = open_ones[0]
            words = tr("{part}: {words}").format(part=part.name, words=question_words(question))
            self.say(words, Kind.WARNING)
        elif plan.refused:
            words = tr("{n} files cannot be read and are left out; see the reasons.")
            self.say(words.format(n=len(plan.refused)), Kind.WARNING)
        else:
            rows = sum(part.part.rows for part in plan.wanted)
            words = tr("{n} parts with {rows} rows can be read.")
            self.say(words.format(n=len(plan.wanted), rows=f"{rows:,}"), Kind.OK)

    def _lay_out(self) -> None:
        lower = QWidget(self)
        inner = QVBoxLayout(lower)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.questions, 1)
        inner.addWidget(self.alike)
        split = PageSplitter(
            ((self.table, 2), (lower, 3)), self.state.desk.settings, settings.CENSUS_FOUND_SPLIT,
            self,
        )  # fmt: skip
        split.setObjectName("foundSplitter")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(split)


def _same_question(other: PartPlan, part: PartPlan, need: Need) -> bool:
    """One answer serves both: positions that another system would bring here are not alike."""
    same = need is not Need.CRS or other.part.crs.hint == part.part.crs.hint
    return other.number == part.number or (same and asks(other, need))


def _outline(state: WizardState) -> list[QgsGeometry]:
    made = []
    for wkb in state.store.outline():
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        made.append(geometry)
    return made
