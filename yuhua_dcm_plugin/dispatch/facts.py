"""What a case is, in a few lines: number, lamp, class, place, words, limit (案卷要素)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ..cases.clock_words import marks
from ..cases.feed import CaseFeed
from ..cases.fields import limit_text
from ..cases.lamps import lamp_icon, lamp_text, stopped_icon
from ..cases.model import now
from ..cases.records import CaseRow, Contact, DepartmentAdvice, Step, time_left_text
from ..core.shanghai import local_time
from ..core.strings import chinese, tr

_LAMP_PX = 18
_NOTHING = "—"


class Facts(QWidget):
    """Plain labels: what a citizen typed is shown as typed, never as markup."""

    def __init__(self, feed: CaseFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._case: CaseRow | None = None
        #: Lamp and headline; the pane puts them above its buttons.
        self.lamp = QLabel(self)
        self.lamp.setFixedSize(_LAMP_PX, _LAMP_PX)
        self.title = self._text("caseTitle")
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.1)
        self.title.setFont(font)
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(3)
        self._form.setHorizontalSpacing(12)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._form)
        self._values: dict[str, QLabel] = {}

    def show_case(self, case: CaseRow) -> None:
        """Show a case; what was told about its people and departments goes."""
        self._case = case
        for key, name, value in self._rows(case):
            self._set(key, name, value)
        for key, name in _later():
            self._set(key, name, "")
        self.tick()

    def tick(self) -> None:
        """Bring the lamp and the time left up to now."""
        case = self._case
        if case is None:
            return
        stopped = case.stop_kind is not None
        lamp = case.lamp_at(now())
        icon = stopped_icon() if stopped else lamp_icon(lamp)
        self.lamp.setPixmap(icon.pixmap(_LAMP_PX, _LAMP_PX))
        words = [case.task_no, self._feed.model.stages[case.stage]]
        words += [] if stopped else [lamp_text(lamp), time_left_text(case, now(), tr)]
        words += [tr("urgent") if case.urgent else ""]
        self.title.setText("  ·  ".join(word for word in words if word))

    def show_contact(self, contacts: Sequence[Contact]) -> None:
        """Show who reported; the number comes masked from the database."""
        people = (
            " ".join(part for part in (person.name, person.phone) if part)
            for person in contacts
            if person.part == "reporter"
        )
        self._set("reporter", tr("Reporter"), ", ".join(people))

    def show_condition(self, texts: Mapping[str, str]) -> None:
        """Show on which filing condition the case was filed.

        :param texts: wording of conditions by code
        """
        code = (self._case and self._case.condition_code) or ""
        self._set("condition", tr("Filing condition"), texts.get(code, code))

    def show_advice(self, advice: Sequence[DepartmentAdvice]) -> None:
        """Show which departments the rules propose, and why."""
        zh = chinese()
        lines = (
            f"{entry.rank}. {entry.name}（{entry.reason_zh if zh else entry.reason_en}）"
            for entry in advice
        )
        self._set("advice", tr("Proposed"), "\n".join(lines))

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the steps of a limit that has several: done, overdue or due."""
        self._set("steps", tr("Steps"), "\n".join(_step_words(step) for step in steps))

    def value(self, key: str) -> str:
        """What a line says; for scripts."""
        return self._values[key].text() if key in self._values else ""

    # --- lines

    def _rows(self, case: CaseRow) -> list[tuple[str, str, str]]:
        return [
            ("class", tr("Class"), self._class(case)),
            ("description", tr("Description"), case.description),
            ("address", tr("Address"), self._place(case)),
            ("source", tr("Reported"), self._source(case)),
            ("department", tr("Department"), self._department(case)),
            ("limit", tr("Limit"), self._limit(case)),
            ("clock", tr("Clock"), "\n".join(self._clock(case))),
            ("numbers", tr("Other numbers"), self._numbers(case)),
        ]

    def _class(self, case: CaseRow) -> str:
        kind = tr("Component") if case.kind == "component" else tr("Event")
        component = case.component_code or ""
        return "  ".join(part for part in (f"{kind} · {case.class_name}", component) if part)

    def _place(self, case: CaseRow) -> str:
        states = {
            "unknown": tr("no place on the map yet"),
            "outside": tr("outside the district"),
        }
        grid = tr("grid {code}").format(code=case.grid_code) if case.grid_code else ""
        parts = (case.address, grid, states.get(case.place_state, ""))
        return "  ".join(part for part in parts if part) or _NOTHING

    def _source(self, case: CaseRow) -> str:
        when = local_time(case.registered_at, "%Y-%m-%d %H:%M")
        return f"{when}  {self._feed.label('source', case.source)}"

    def _department(self, case: CaseRow) -> str:
        if not case.department_code:
            return ""
        name = self._feed.model.department_name(case.department_code)
        if case.round > 1:
            return tr("{department}, round {n}").format(department=name, n=case.round)
        return name

    def _limit(self, case: CaseRow) -> str:
        if case.limit_amount is None:
            return ""
        limit = limit_text(case.limit_amount, case.limit_unit)
        if case.clock_times > 1:  # each extension adds one original limit
            limit = tr("{limit} × {n}").format(limit=limit, n=case.clock_times)
        if case.due_at is None:
            return tr("{limit}, from the first dispatch").format(limit=limit)
        due = local_time(case.due_at, "%Y-%m-%d %H:%M")
        words = tr("{limit}, due {due}").format(limit=limit, due=due)
        if case.due_provisional:
            words = tr("{words} (provisional calendar)").format(words=words)
        return words

    def _clock(self, case: CaseRow) -> list[str]:
        words = marks(case)
        if case.stage_due_at is not None and case.finished_at is None:
            due = local_time(case.stage_due_at, "%Y-%m-%d %H:%M")
            late = now() > case.stage_due_at
            told = tr("✗ This stage was due {due}") if late else tr("This stage is due {due}")
            words.append(told.format(due=due))
        return words

    def _numbers(self, case: CaseRow) -> str:
        parts = []
        if case.case_no:
            parts.append(tr("case {number}").format(number=case.case_no))
        if case.external_no:
            parts.append(tr("city {number}").format(number=case.external_no))
        return ", ".join(parts)

    def _set(self, key: str, name: str, text: str) -> None:
        if key not in self._values:
            value = self._text(f"fact_{key}")
            caption = QLabel(name, self)
            caption.setBuddy(value)
            self._form.addRow(caption, value)
            self._values[key] = value
        value = self._values[key]
        value.setText(text)
        value.setVisible(bool(text))
        self._form.labelForField(value).setVisible(bool(text))

    def _text(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label


def _later() -> list[tuple[str, str]]:
    """Lines that are told once they were read."""
    return [
        ("condition", tr("Filing condition")),
        ("steps", tr("Steps")),
        ("advice", tr("Proposed")),
        ("reporter", tr("Reporter")),
    ]


def _step_words(step: Step) -> str:
    name = step.label or tr("Step {n}").format(n=step.step)
    if step.reported_at is not None:
        done = local_time(step.reported_at)
        told = tr("✗ {step}: done late, {when}") if step.overdue else tr("✓ {step}: done {when}")
        return told.format(step=name, when=done)
    due = local_time(step.due_at)
    told = tr("✗ {step}: overdue since {when}") if step.overdue else tr("{step}: due {when}")
    return told.format(step=name, when=due)
