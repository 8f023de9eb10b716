"""Step 3 of the import: which column is what, and what its values mean (字段对应)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ..cases.columns import Columns
from ..core import settings
from ..core.notice import Kind
from ..core.strings import sentences, tr
from .mapping import GIVE, KEEP
from .plan import COMPONENTS, PartPlan, Plan
from .planning import questions_of
from .wizard_fields import FieldTable, narrow_combo
from .wizard_mapping_file import (
    MappingFileError,
    ask_mapping,
    ask_mapping_target,
    read_mapping,
    remember_mapping,
    write_mapping,
)
from .wizard_meanings import choices_of, part_words, unknown_in
from .wizard_page import Page, buddy
from .wizard_state import WizardState
from .wizard_steps import PageSplitter
from .wizard_values import ValueTable


class MappingPage(Page):
    """A line a field of ours; below, values that nobody understands."""

    def __init__(self, state: WizardState, parent: QWidget | None = None) -> None:
        super().__init__(state, "mappingPage", parent)
        self._filling = False
        self.part_list = narrow_combo("mappingPart", self)
        self.part_list.setAccessibleName(tr("Part"))
        self.part_list.currentIndexChanged.connect(lambda _place: self._show_part())
        self.alike = QCheckBox(tr("Parts with the same columns alike"), self)
        self.alike.setObjectName("mappingAlike")
        self.alike.setChecked(True)
        self.standard = narrow_combo("mappingStandard", self)
        self.standard.activated.connect(self._on_standard)
        self.codes = narrow_combo("mappingCodes", self)
        self.codes.addItem(tr("Keep codes as delivered"), KEEP)
        self.codes.addItem(tr("Give every row a new code"), GIVE)
        self.codes.activated.connect(self._on_codes)
        self.load_button = self.button("mappingLoad", tr("&Load…"), self._ask_load)
        self.save_button = self.button("mappingSave", tr("&Save…"), self._ask_save)
        self.table = FieldTable(self)
        self.table.columnChosen.connect(self._on_column)
        self.table.constantTyped.connect(self._on_constant)
        self.values = ValueTable(self)
        self.values.mapped.connect(self._on_value)
        kept = state.desk.settings
        self.columns = Columns(self.table, kept, settings.CENSUS_FIELDS)
        self.value_columns = Columns(self.values, kept, settings.CENSUS_VALUES)
        self._lay_out()

    # --- what the wizard asks

    def enter(self) -> None:
        """Show how the delivery would be read."""
        self._fill_parts()
        self._fill_standards()
        self._show_part()
        self._say_state()

    def ready(self) -> bool:
        """Whether every part has what it needs."""
        return self.state.plan is not None and self.state.plan.ready

    def next_words(self) -> str:
        """What going on does."""
        return tr("&Check")

    def part(self) -> PartPlan | None:
        """The part whose mapping is shown."""
        number = self.part_list.currentData()
        plan = self.state.plan
        parts = plan.wanted if plan is not None else ()
        return next((part for part in parts if part.number == number), None)

    # --- for scripts and hands

    def set_column(self, field: str, column: str) -> None:
        """Read a field of ours from a column of theirs; an empty name reads it from none."""
        self.table.set_column(field, column)

    def set_constant(self, field: str, text: str) -> None:
        """Give every row of the part the same text where it says nothing."""
        self.table.set_constant(field, text)

    def map_value(self, text: str, ours: str) -> None:
        """Let a text that nobody understood mean one of ours."""
        self.values.choose(text, ours)

    def load(self, path: Path) -> bool:
        """Follow a mapping file in every part; whether it could be."""
        plan = self.state.plan
        if plan is None:
            return False
        try:
            mapping = read_mapping(path, plan)
        except MappingFileError as error:
            self.say(str(error), Kind.ERROR)
            return False
        remember_mapping(self.state.desk.settings, path)
        for part in plan.wanted:
            plan = plan.with_part(part.number, mapping=mapping, questions=())
        self._take_plan(plan)
        self.enter()
        return True

    def save(self, path: Path) -> bool:
        """Write the mapping that is shown; whether it could be."""
        part = self.part()
        if part is None:
            return False
        try:
            write_mapping(part.mapping, path)
        except MappingFileError as error:
            self.say(str(error), Kind.ERROR)
            return False
        remember_mapping(self.state.desk.settings, path)
        self.say(tr("Wrote {file}").format(file=path.name), Kind.OK)
        return True

    # --- filling

    def _fill_parts(self) -> None:
        plan = self.state.plan
        self._filling = True
        chosen = self.part_list.currentData()
        self.part_list.clear()
        for part in plan.wanted if plan is not None else ():
            self.part_list.addItem(part_words(part, self.state), part.number)
        self.part_list.setCurrentIndex(max(0, self.part_list.findData(chosen)))
        several = self.part_list.count() > 1
        self.part_list.setVisible(several)
        self.alike.setVisible(several)
        self._filling = False

    def _mark_parts(self, before: Plan | None) -> None:
        """Say in the list of parts which of them still wait for somebody."""
        plan = self.state.plan
        known = {part.number: part for part in before.parts} if before is not None else {}
        for part in plan.wanted if plan is not None else ():
            if known.get(part.number) == part:
                continue  # of hundreds of parts one changes at a time
            row = self.part_list.findData(part.number)
            if row >= 0:
                self.part_list.setItemText(row, part_words(part, self.state))

    def _fill_standards(self) -> None:
        plan = self.state.plan
        self.standard.clear()
        for name in self.state.standards:
            self.standard.addItem(name, name)
        if plan is not None and self.standard.findData(plan.standard) < 0 and plan.standard:
            self.standard.addItem(plan.standard, plan.standard)
        current = plan.standard if plan is not None else ""
        self.standard.setCurrentIndex(max(0, self.standard.findData(current)))

    def _show_part(self) -> None:
        part = self.part()
        if part is None or self._filling:
            return
        kind = self._kind()
        self.table.show_part(part, kind)
        for control in (self.standard, self.codes):
            control.setEnabled(kind == COMPONENTS)
        self.codes.setCurrentIndex(max(0, self.codes.findData(part.mapping.codes)))
        self._show_values(part)

    def _show_values(self, part: PartPlan) -> None:
        unknown = unknown_in(part, self.state)
        state = self.state
        self.values.show_values(unknown, lambda field: choices_of(field, state), part.mapping)
        self.lower.setVisible(bool(unknown))

    def _kind(self) -> str:
        plan = self.state.plan
        return plan.choices.kind if plan is not None else COMPONENTS

    # --- changes by hand

    def _on_column(self, name: str, column: str) -> None:
        part = self.part()
        if part is None:
            return
        columns = [column] if column else []
        self._change(part, lambda mapping: mapping.with_columns(name, *columns))
        self.table.show_sample(name, part, column)
        changed = self.part()
        if changed is not None:
            self._show_values(changed)

    def _on_constant(self, name: str, text: str) -> None:
        part = self.part()
        if part is None:
            return
        text = text.strip()
        constants = {key: value for key, value in part.mapping.constants.items() if key != name}
        if text:
            constants[name] = text
        if constants != dict(part.mapping.constants):
            self._change(part, lambda mapping: replace(mapping, constants=constants))

    def _on_value(self, field: str, theirs: str, ours: str) -> None:
        part = self.part()
        if part is None:
            return
        if ours:
            self._change(part, lambda mapping: mapping.with_value(field, theirs, ours))
            return
        kept = {key: dict(texts) for key, texts in part.mapping.values.items()}
        if kept.get(field, {}).pop(theirs, None) is not None:
            self._change(part, lambda mapping: replace(mapping, values=kept))

    def _on_codes(self, _place: int) -> None:
        part = self.part()
        if part is not None:
            chosen = self.codes.currentData()
            self._change(part, lambda mapping: replace(mapping, codes=chosen))

    def _on_standard(self, _place: int) -> None:
        plan, chosen = self.state.plan, self.standard.currentData()
        if plan is None or chosen == plan.standard:
            return
        self.state.choose(standard=chosen)
        if self.state.plan is not None:
            self._take_plan(replace(self.state.plan, standard=chosen))
        self._show_part()

    def _change(self, part: PartPlan, how: Any) -> None:
        """Change the mapping of a part, and of those with the same columns."""
        plan = self.state.plan
        if plan is None:
            return
        for each in plan.wanted:
            same = each.part.columns == part.part.columns and self.alike.isChecked()
            if each.number == part.number or same:
                plan = plan.with_part(each.number, mapping=how(each.mapping))
        self._take_plan(plan)

    def _take_plan(self, plan: Plan) -> None:
        parts = tuple(replace(part, questions=tuple(questions_of(part))) for part in plan.parts)
        before = self.state.plan
        self.state.set_plan(replace(plan, parts=parts))
        self._mark_parts(before)
        self._say_state()
        self.changed.emit()

    # --- words

    def _say_state(self) -> None:
        plan = self.state.plan
        if plan is None:
            return
        if plan.questions:
            part, question = plan.questions[0]
            told = sentences(question.reason, question.hint)
            words = tr("{part}: {words}").format(part=part.name, words=told)
            self.say(words, Kind.WARNING)
            return
        remarks = [*plan.remarks, *(text for part in plan.wanted for text in part.remarks)]
        self.say("\n".join(dict.fromkeys(remarks)), Kind.WARNING)

    # --- files

    def _ask_load(self) -> None:
        path = ask_mapping(self, self.state.desk.settings)
        if path is not None:
            self.load(path)

    def _ask_save(self) -> None:
        path = ask_mapping_target(self, self.state.desk.settings, self.state.path)
        if path is not None:
            self.save(path)

    # --- making

    def _lay_out(self) -> None:
        parts, top = QHBoxLayout(), QHBoxLayout()
        parts.addWidget(self.part_list, 1)
        parts.addWidget(self.alike)
        for part, share in (
            (buddy(tr("S&tandard"), self.standard), 0), (self.standard, 1),
            (buddy(tr("Co&des"), self.codes), 0), (self.codes, 1),
            (self.load_button, 0), (self.save_button, 0),
        ):  # fmt: skip
            top.addWidget(part, share)
        self.lower = QWidget(self)
        lower = QVBoxLayout(self.lower)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.addWidget(buddy(tr("&Values that are not understood"), self.values))
        lower.addWidget(self.values, 1)
        split = PageSplitter(
            ((self.table, 3), (self.lower, 2)), self.state.desk.settings,
            settings.CENSUS_MAPPING_SPLIT, self,
        )  # fmt: skip
        split.setObjectName("mappingSplitter")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(parts)
        box.addLayout(top)
        box.addWidget(split, 1)
