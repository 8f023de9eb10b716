"""Code lists: what stages, actions and sources are called, and in which order they stand (字典)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ..core import settings
from ..core.session import Desk
from ..core.strings import label, tr
from .lists_store import Entry, ListsStore
from .page import Page
from .table import Field, make_list

_LAST = 9999
_LONGEST_ZH, _LONGEST_EN = 30, 60


def list_words(name: str) -> str:
    """What a code list is called."""
    words = {"stage": tr("Stages"), "action": tr("Actions"), "source": tr("Sources of reports")}
    return words.get(name, name)


class ListsPage(Page):
    """The lists above, the chosen entry below; codes stay, labels and order are the district's."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, lines=30)
        self.store = ListsStore(desk.database)
        self._all: Sequence[Entry] = ()
        self.entry: Entry | None = None
        self._make_list()
        self._make_form()
        for part, share in ((self.which, 0), (self.list, 1), (self.form, 0)):
            self.box.addWidget(part, share)
        self.finish_layout()
        self._on_row(None)

    def title(self) -> str:
        """What the page is called in the list."""
        return tr("Code Lists")

    def has_unsaved(self) -> bool:
        """Whether another label is typed that does not stand yet."""
        return super().has_unsaved() or bool(self.change())

    def reload(self) -> None:
        """Read the lists."""
        self.run(tr("Reading code lists"), lambda _job: self.store.entries(), self._got)

    # --- for scripts

    def choose(self, name: str, code: str) -> bool:
        """Choose an entry; whether there is one."""
        self.which.setCurrentIndex(self.which.findData(name))
        return self.list.choose(lambda row: row.code == code)

    def change(self) -> dict[str, Any]:
        """What is typed other than it stands; empty for nothing."""
        if self.entry is None:
            return {}
        typed = {
            "label_zh": str(self.zh.text()).strip(),
            "label_en": str(self.en.text()).strip(),
            "sort": int(self.order.value()),
        }
        return {key: typed[key] for key in typed if typed[key] != getattr(self.entry, key)}

    def try_change(self) -> None:
        """Ask what the change does; Apply in the box makes it."""
        entry, change = self.entry, self.change()
        if entry is None or not change:
            return
        sent = {"list": entry.list, "code": entry.code, **change}
        words = tr("{list}: “{was}” becomes “{now}”, order {sort}").format(
            list=list_words(entry.list), was=label(entry), sort=self.order.value(),
            now=f"{str(self.zh.text()).strip()} / {str(self.en.text()).strip()}",
        )  # fmt: skip
        self.ask(
            tr("Changing a code list"), words, lambda: self.store.save(sent, True),
            lambda: self.store.save(sent, False), lambda _effect: self.reload(), (self.form,),
        )  # fmt: skip

    # --- what came back

    def _got(self, entries: Sequence[Entry]) -> None:
        self._all = entries
        self._show_list()

    def _show_list(self, *_place: Any) -> None:
        name, code = self.which.currentData(), self.entry.code if self.entry else ""
        self.entry = None
        self.list.show_rows([each for each in self._all if each.list == name])
        if not self.list.choose(lambda row: row.code == code):
            self.list.choose(lambda _row: True)

    def _on_row(self, entry: Entry | None) -> None:
        self.effect.drop()
        self.entry = entry
        self.form.setVisible(entry is not None)
        if entry is None:
            return
        self.form.setTitle(f"{label(entry)} ({entry.code})")
        for field, value in ((self.zh, entry.label_zh), (self.en, entry.label_en)):
            field.setText(value)
        self.order.setValue(entry.sort)
        self._enable()

    def _enable(self, *_what: Any) -> None:
        self.effect.drop()
        self.try_button.setEnabled(bool(self.change()))

    # --- building

    def _make_list(self) -> None:
        self.which = QComboBox(self)
        self.which.setObjectName("listsWhich")
        self.which.setAccessibleName(tr("Code list"))
        for name in ("stage", "action", "source"):
            self.which.addItem(list_words(name), name)
        self.which.currentIndexChanged.connect(self._show_list)
        self.list = make_list(
            "listsTable", tr("Entries of the code list"),
            [
                Field(tr("Order"), lambda row: str(row.sort), "999", lambda row: row.sort, True),
                Field(tr("Chinese"), lambda row: row.label_zh, "x" * 12),
                Field(tr("English"), lambda row: row.label_en, "x" * 16),
                Field(tr("Code"), lambda row: row.code, "x" * 14),
            ],
            self.desk, settings.UPKEEP_LISTS, self, lines=8,
        )  # fmt: skip
        self.list.rowChosen.connect(self._on_row)

    def _make_form(self) -> None:
        self.form = QGroupBox(self)
        self.form.setObjectName("listsForm")
        self.zh, self.en = QLineEdit(self.form), QLineEdit(self.form)
        self.order = QSpinBox(self.form)
        self.order.setRange(0, _LAST)
        fields = QFormLayout()
        for field, name, words, most in (
            (self.zh, "listsZh", tr("Chinese"), _LONGEST_ZH),
            (self.en, "listsEn", tr("English"), _LONGEST_EN),
        ):
            field.setMaxLength(most)
            field.setObjectName(name)
            field.textChanged.connect(self._enable)
            fields.addRow(words, field)
        self.order.setObjectName("listsOrder")
        self.order.valueChanged.connect(self._enable)
        fields.addRow(tr("Order"), self.order)
        self.try_button = QPushButton(tr("Show Effect"), self.form)
        self.try_button.setObjectName("listsTry")
        self.try_button.clicked.connect(lambda _checked=False: self.try_change())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.try_button)
        inside = QVBoxLayout(self.form)
        inside.addLayout(fields)
        inside.addLayout(row)
