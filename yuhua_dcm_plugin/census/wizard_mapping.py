"""Step 3 of the import: which column is what, and what its values mean (字段对应)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QStringListModel, Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..cases.model import tooltip
from ..core import settings
from ..core.files import reason_of, replace_whole
from ..core.notice import Kind
from ..core.strings import chinese, tr
from .grid_fields import ALL_FIELDS, fields_of
from .mapping import GIVE, KEEP, MappingError
from .mapping_file import from_json, to_json
from .mapping_words import words_of
from .mending import STATES
from .plan import COMPONENTS, GRIDS, PartPlan, Plan
from .planning import questions_of
from .refusals import with_hint
from .wizard_file import remember_mapping
from .wizard_page import Page, buddy
from .wizard_state import WizardState
from .wizard_values import Choice, Unknown, ValueTable, from_faults, in_sample, merged
from .wording import field_words

_OURS, _THEIRS, _SAMPLE, _CONSTANT = range(4)
_SUFFIX = ".json"


class MappingPage(Page):
    """A line a field of ours; below, values that nobody understands."""

    def __init__(self, state: WizardState, parent: QWidget | None = None) -> None:
        super().__init__(state, "mappingPage", parent)
        self._filling = False
        self._columns = QStringListModel(self)
        self.part_list = _combo("mappingPart", self)
        self.part_list.setAccessibleName(tr("Part"))
        self.part_list.currentIndexChanged.connect(lambda _place: self._show_part())
        self.alike = QCheckBox(tr("Parts with the same columns alike"), self)
        self.alike.setObjectName("mappingAlike")
        self.alike.setChecked(True)
        self.standard = _combo("mappingStandard", self)
        self.standard.activated.connect(self._on_standard)
        self.codes = _combo("mappingCodes", self)
        self.codes.setAccessibleName(tr("Component codes"))
        self.codes.addItem(tr("Keep codes as delivered"), KEEP)
        self.codes.addItem(tr("Give every row a new code"), GIVE)
        self.codes.activated.connect(self._on_codes)
        self.load_button = self.button("mappingLoad", tr("&Load…"), self._ask_load)
        self.save_button = self.button("mappingSave", tr("&Save…"), self._ask_save)
        self.table = self._make_table()
        self.values = ValueTable(self)
        self.values.mapped.connect(self._on_value)
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
        combo = self.table.cellWidget(_row_of(field), _THEIRS)
        combo.setCurrentIndex(max(0, combo.findText(column) if column else 0))

    def set_constant(self, field: str, text: str) -> None:
        """Give every row of the part the same text where it says nothing."""
        self.table.cellWidget(_row_of(field), _CONSTANT).setText(text)
        self._on_constant(field, text)

    def map_value(self, text: str, ours: str) -> None:
        """Let a text that nobody understood mean one of ours."""
        self.values.choose(text, ours)

    def load(self, path: Path) -> bool:
        """Follow a mapping file in every part; whether it could be."""
        plan = self.state.plan
        if plan is None:
            return False
        columns = [column.name for part in plan.wanted for column in part.part.columns]
        try:
            text = path.read_text(encoding="utf-8-sig")
            read = from_json(text, columns, fields_of(plan.choices.kind))
        except MappingError as error:
            self.say(words_of(error), Kind.ERROR)
            return False
        except (OSError, UnicodeDecodeError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else tr("it is not UTF-8 text.")
            told = tr("{file} could not be read: {reason}").format(file=path.name, reason=reason)
            self.say(told, Kind.ERROR)
            return False
        remember_mapping(self.state.desk.settings, path)
        for part in plan.wanted:
            plan = plan.with_part(part.number, mapping=read.mapping, questions=())
        self._take_plan(plan)
        self.enter()
        return True

    def save(self, path: Path) -> bool:
        """Write the mapping that is shown; whether it could be."""
        part = self.part()
        if part is None:
            return False
        try:
            replace_whole(to_json(part.mapping).encode("utf-8"), path)
        except OSError as error:
            words = tr("{file} could not be written: {reason}")
            self.say(words.format(file=path.name, reason=reason_of(error)), Kind.ERROR)
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
            self.part_list.addItem(part.name, part.number)
        self.part_list.setCurrentIndex(max(0, self.part_list.findData(chosen)))
        several = self.part_list.count() > 1
        self.part_list.setVisible(several)
        self.alike.setVisible(several)
        self._filling = False

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
        self._filling = True
        names = [column.name for column in part.part.columns]
        self._columns.setStringList(["—", *names])
        self._show_fields()
        for row, field in enumerate(ALL_FIELDS):
            column = (part.mapping.columns.get(field.name) or ("",))[0]
            combo = self.table.cellWidget(row, _THEIRS)
            combo.setCurrentIndex(names.index(column) + 1 if column in names else 0)
            constant = self.table.cellWidget(row, _CONSTANT)
            constant.setText(part.mapping.constants.get(field.name, ""))
            constant.setCursorPosition(0)
            self._show_sample(row, part, column)
            self._mark_sure(row, part, field.name)
        self.codes.setCurrentIndex(max(0, self.codes.findData(part.mapping.codes)))
        self._filling = False
        self._show_values(part)

    _labels: dict[str, str] = {}  # noqa: RUF012 - replaced as a whole

    def _show_fields(self) -> None:
        """Components and unit grids have other fields."""
        plan = self.state.plan
        kind = plan.choices.kind if plan is not None else COMPONENTS
        ours = fields_of(kind)
        self._labels = {
            name: field.label_zh if chinese() else field.label_en
            for name, field in (ours.items() if kind == GRIDS else ())
        }
        for row, field in enumerate(ALL_FIELDS):
            self.table.setRowHidden(row, field.name not in ours)
        for control in (self.standard, self.codes):
            control.setEnabled(kind == COMPONENTS)

    def _show_sample(self, row: int, part: PartPlan, column: str) -> None:
        names = [each.name for each in part.part.columns]
        shown = ""
        if column in names:
            at = names.index(column)
            texts = dict.fromkeys(
                each[at] for each in part.part.sample if at < len(each) and each[at]
            )
            shown = tr(", ").join(str(text) for text in list(texts)[:4])
        cell = self.table.item(row, _SAMPLE)
        cell.setText(" ".join(shown.split())[:200])
        cell.setToolTip(tooltip(shown))

    def _mark_sure(self, row: int, part: PartPlan, name: str) -> None:
        sure = part.confidence.get(name)
        guess = sure is not None and sure < 0.8 and name in part.mapping.columns
        label = self._labels.get(name) or field_words(name)
        item = self.table.item(row, _OURS)
        item.setText(f"{label} ?" if guess else label)
        item.setToolTip(tooltip(tr("Guessed: look at it")) if guess else "")

    def _show_values(self, part: PartPlan) -> None:
        faults = from_faults(
            [(row.rule, row.field, row.value, row.count) for row in self.state.unknown],
            part.mapping,
        )
        found = merged(faults, in_sample(part, self._knows(part)))
        given = [
            Unknown(field, text, 0)
            for field, texts in part.mapping.values.items()
            for text in texts
        ]
        unknown = merged(found, given)
        self.values.show_values(unknown, self._choices, part.mapping)
        self.lower.setVisible(bool(unknown))

    def _knows(self, part: PartPlan) -> Any:
        lists, plan = self.state.lists, self.state.plan
        standard = plan.standard if plan is not None else ""

        def knows(field: str, text: str) -> bool:
            if lists is None or text in part.mapping.values.get(field, {}):
                return True
            from .classes import ClassTexts
            from .values import read_state

            if field == "class_name":
                resolved = lists.book.resolve(standard, ClassTexts(None, None, text))
                return resolved.code is not None
            if field == "status":
                return read_state(text) is not None
            return lists.departments.read(text) is not None

        return knows

    def _choices(self, field: str) -> Sequence[Choice]:
        if field == "status":
            return [Choice(state, state) for state in STATES]
        if field.endswith("_department"):
            feed = self.state.feed
            return [Choice(each.code, each.name) for each in feed.departments if each.active]
        plan = self.state.plan
        standard = plan.standard if plan is not None else ""
        entries = [entry for entry in self.state.classes if entry.standard == standard]
        named = field == "class_name"
        return [
            Choice(
                entry.label_zh if named else entry.code,
                f"{entry.label_zh if chinese() else entry.label_en} {entry.code}",
            )
            for entry in entries
        ]

    # --- changes by hand

    def _on_column(self, name: str, place: int) -> None:
        part = self.part()
        if part is None or self._filling:
            return
        columns = [self._columns.stringList()[place]] if place > 0 else []
        self._change(part, lambda mapping: mapping.with_columns(name, *columns))
        self._show_sample(_row_of(name), part, columns[0] if columns else "")
        changed = self.part()
        if changed is not None:
            self._show_values(changed)

    def _on_constant(self, name: str, text: str) -> None:
        part = self.part()
        if part is None or self._filling:
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
        self.state.set_plan(replace(plan, parts=parts))
        self._say_state()
        self.changed.emit()

    # --- words

    def _say_state(self) -> None:
        plan = self.state.plan
        if plan is None:
            return
        if plan.questions:
            part, question = plan.questions[0]
            told = with_hint(question.reason, question.hint)
            self.say(f"{part.name}: {told}", Kind.WARNING)
            return
        remarks = [*plan.remarks, *(text for part in plan.wanted for text in part.remarks)]
        self.say("\n".join(dict.fromkeys(remarks)), Kind.WARNING)

    # --- files

    def _ask_load(self) -> None:
        found, _kind = QFileDialog.getOpenFileName(
            self, tr("Mapping File"), self._folder(), tr("Mappings") + f" (*{_SUFFIX})"
        )
        if found:
            self.load(Path(found))

    def _ask_save(self) -> None:
        path = self.state.path
        name = f"{path.stem if path is not None else 'mapping'}{_SUFFIX}"
        found, _kind = QFileDialog.getSaveFileName(
            self, tr("Save Mapping"), str(Path(self._folder()) / name),
            tr("Mappings") + f" (*{_SUFFIX})",
        )  # fmt: skip
        if found:
            target = Path(found)
            self.save(target if target.suffix else target.with_suffix(_SUFFIX))

    def _folder(self) -> str:
        return self.state.desk.settings.get(settings.CENSUS_FOLDER) or str(Path.home())

    # --- making

    def _make_table(self) -> QTableWidget:
        titles = [tr("Our field"), tr("Their column"), tr("Sample"), tr("Constant")]
        table = QTableWidget(len(ALL_FIELDS), len(titles), self)
        table.setObjectName("mappingTable")
        table.setAccessibleName(tr("Fields and columns"))
        table.setHorizontalHeaderLabels(titles)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        letters = table.fontMetrics()
        table.setMinimumHeight(letters.height() * 7)
        for column, sample in enumerate(("x" * 22, "x" * 22, "x" * 34)):
            table.setColumnWidth(column, letters.horizontalAdvance(sample))
        table.horizontalHeader().setStretchLastSection(True)
        for row, field in enumerate(ALL_FIELDS):
            self._make_row(table, row, field.name)
        return table

    def _make_row(self, table: QTableWidget, row: int, name: str) -> None:
        for column in (_OURS, _SAMPLE):
            cell = QTableWidgetItem(field_words(name) if column == _OURS else "")
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled)
            table.setItem(row, column, cell)
        combo = _combo(f"column_{name}", table)
        combo.setAccessibleName(tr("Column of {field}").format(field=field_words(name)))
        combo.setModel(self._columns)  # one list for all: a delivery may have thousands of columns
        combo.currentIndexChanged.connect(lambda place: self._on_column(name, place))
        table.setCellWidget(row, _THEIRS, combo)
        line = QLineEdit(table)
        line.setObjectName(f"constant_{name}")
        line.setAccessibleName(tr("Constant of {field}").format(field=field_words(name)))
        line.setFrame(False)
        line.editingFinished.connect(lambda: self._on_constant(name, line.text()))
        table.setCellWidget(row, _CONSTANT, line)
        table.setRowHeight(row, combo.sizeHint().height())

    def _lay_out(self) -> None:
        parts, top = QHBoxLayout(), QHBoxLayout()
        parts.addWidget(self.part_list, 1)
        parts.addWidget(self.alike)
        for part, share in (
            (buddy(tr("S&tandard"), self.standard), 0), (self.standard, 1), (self.codes, 1),
            (self.load_button, 0), (self.save_button, 0),
        ):  # fmt: skip
            top.addWidget(part, share)
        self.lower = QWidget(self)
        lower = QVBoxLayout(self.lower)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.addWidget(buddy(tr("&Values that are not understood"), self.values))
        lower.addWidget(self.values, 1)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setObjectName("mappingSplitter")
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.lower)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(parts)
        box.addLayout(top)
        box.addWidget(split, 1)


def _row_of(name: str) -> int:
    return next(place for place, field in enumerate(ALL_FIELDS) if field.name == name)


def _combo(name: str, parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    combo.setObjectName(name)
    combo.setMinimumContentsLength(8)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return combo
