"""The form of an action: it asks what the database demands, and nothing else (办理表单)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..core.messages import field_name
from ..core.notice import Kind, Notice
from ..core.strings import label, tr
from .advice import Advice, wanted
from .amend_form import AmendField
from .clock_fields import (
    DayField,
    approval_field,
    document_field,
    give_back_field,
    leader_field,
    review_field,
)
from .clock_words import asked_words
from .fields import (
    BehalfField,
    ChoiceField,
    TextField,
    condition_field,
    department_field,
    name_field,
    supervisor_field,
    verdict_field,
)
from .map_link import MapLink
from .reasons import ReasonedDepartment
from .records import Action, CaseRow

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ActionForm(QWidget):
    """Asks for the detail of one action on one case.

    :param action: what is to be done
    :param case: as it was seen
    :param advice: lists to choose from
    :param map_link: for corrections of the place
    """

    #: The detail, complete.
    submitted = pyqtSignal(dict)
    cancelled = pyqtSignal()
    #: Somebody types or chooses.
    typed = pyqtSignal()

    def __init__(
        self,
        action: Action,
        case: CaseRow,
        advice: Advice,
        map_link: MapLink | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.action = action
        self.case = case
        #: The version on which the user decides; a newer one counts only once it was told.
        self.version = case.version
        self.setObjectName("action_form")
        self._fields: dict[str, Any] = {}
        self._optional = set(wanted(action)) - set(action.demands)
        #: Somebody else has acted since the form was opened.
        self.stale = False
        self._offered = True
        self._error = Notice("action_form_error", Kind.ERROR, self)
        self._asked = Notice("action_form_asked", Kind.INFO, self)
        self.submit_button = QPushButton(tr("{action}  Ctrl+Enter").format(action=label(action)))
        self.submit_button.setObjectName("action_submit")
        self.submit_button.clicked.connect(self.submit)
        self.cancel_button = QPushButton(tr("Cancel  Esc"))
        self.cancel_button.setObjectName("action_cancel")
        self.cancel_button.clicked.connect(self.cancelled)
        self._lay_out(advice, map_link)
        self._watch()

    def detail(self) -> dict[str, Any]:
        """What was given so far."""
        values = {key: field.value() for key, field in self._fields.items()}
        return {key: value for key, value in values.items() if value not in (None, "", {})}

    def missing(self) -> list[str]:
        """Demanded keys that are not given yet."""
        given = self.detail()
        return [key for key in self.action.demands if key not in given]

    def fill(self, detail: dict[str, Any]) -> None:
        """Put a detail into the fields."""
        for key, value in detail.items():
            if key in self._fields:
                self._fields[key].set_value(value)

    def submit(self) -> None:
        """Give the detail away if it is complete, else go to what is missing."""
        if not self._offered:
            return
        missing = self.missing()
        if not missing:
            self._error.say("")
            self.submitted.emit(self.detail())
            return
        names = ", ".join(field_name(key) for key in missing)
        self.show_error(tr("Still missing: {fields}.").format(fields=names))
        if missing[0] in self._fields:
            self._fields[missing[0]].setFocus()

    def show_error(self, text: str) -> None:
        """Tell what is wrong; everything typed stays."""
        self._error.say(text, Kind.ERROR)

    def tell(self, text: str) -> None:
        """Say something that is no error."""
        self._error.say(text, Kind.INFO)

    def set_stale(self, version: int) -> None:
        """Somebody else was faster: the next submit is a decision on the new version."""
        self.stale, self.version = True, version
        self.submit_button.setText(tr("Apply to the New Version  Ctrl+Enter"))

    def set_offered(self, offered: bool) -> None:
        """Tell whether the case still takes this action; what was typed stays for copying."""
        self._offered = offered
        self.submit_button.setEnabled(offered)
        gone = tr("The case no longer takes this action. What you typed stays here to be copied.")
        if not offered and gone not in self._error.text():
            self._error.say(f"{self._error.text().lstrip('✗ ')}\n{gone}".strip(), Kind.ERROR)

    def focus_first(self) -> None:
        """Go to the first field."""
        for field in self._fields.values():
            field.setFocus()
            return

    def set_busy(self, busy: bool) -> None:
        """Keep the buttons still while the database works."""
        self.submit_button.setEnabled(not busy and self._offered)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Submit on Ctrl+Enter and leave on Esc, whichever field has the focus."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            submit = event.key() in _ENTER and control
            if submit or event.key() == Qt.Key.Key_Escape:
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                elif submit:
                    self.submit()
                else:
                    self.cancelled.emit()
                return True
        return bool(super().eventFilter(watched, event))

    # --- making

    def _lay_out(self, advice: Advice, map_link: MapLink | None) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if advice.request is not None:
            self._asked.say(asked_words(advice.request), Kind.INFO)
        for key in self._keys(advice):
            field = self._make(key, advice, map_link)
            field.setObjectName(f"field_{key}")
            self._fields[key] = field
            form.addRow(self._label(key), field)
            name_field(field, self._label(key))
        outer.addWidget(self._asked)
        outer.addLayout(form)
        outer.addWidget(self._error)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.submit_button)
        outer.addLayout(buttons)

    def _keys(self, advice: Advice) -> tuple[str, ...]:
        keys = wanted(self.action)
        if advice.gives_back is None:
            return keys
        self._optional.add("give_back_time")
        return (*keys, "give_back_time")

    def _label(self, key: str) -> str:
        name = field_name(key)
        return tr("{field} (optional)").format(field=name) if key in self._optional else name

    def _make(self, key: str, advice: Advice, map_link: MapLink | None) -> Any:
        makers: dict[str, Callable[[], Any]] = {
            "supervisor": lambda: supervisor_field(advice.supervisors),
            "department": lambda: ReasonedDepartment(
                department_field(advice.departments, advice.all_departments), advice.verdicts
            ),
            "condition": lambda: condition_field(advice.conditions),
            "result": lambda: verdict_field("result"),
            "passed": self._passed,
            "approved": approval_field,
            "until": lambda: DayField(advice.stop_rule),
            "document": document_field,
            "with": lambda: leader_field(advice.leaders),
            "give_back_time": lambda: give_back_field(bool(advice.gives_back)),
            "on_behalf_of": lambda: BehalfField(self.case, self.action.code),
            "fields": lambda: AmendField(self.case, advice, map_link),
        }
        return makers.get(key, lambda: TextField(lines=2))()

    def _passed(self) -> ChoiceField:
        # A review lets a request go on to its decision; a check finds the work done or not.
        review = self.action.code.startswith("review_")
        return review_field() if review else verdict_field("passed")

    def _watch(self) -> None:
        for child in self.findChildren(QWidget):
            child.installEventFilter(self)
        for text in self.findChildren(QPlainTextEdit):
            text.textChanged.connect(self.typed)
        for line in self.findChildren(QLineEdit):
            line.textChanged.connect(self.typed)
        for combo in self.findChildren(QComboBox):
            combo.activated.connect(self.typed)
