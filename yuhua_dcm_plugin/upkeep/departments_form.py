"""One department, to be filled in (部门登记)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QSpinBox, QWidget

from ..core.strings import tr
from ..core.text import plain
from .people_parts import add_row, choice, choose, chosen, fill, line, nothing
from .people_records import Department, below_of, changed
from .people_words import kind_words

_MOST_SORT = 99_999


class DepartmentForm(QWidget):
    """Code, names, kind, what stands above it, street, telephone, place in lists."""

    #: Something was typed or chosen.
    edited = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: dict[str, Any] = {}
        self.is_new = False
        told = self.edited.emit
        self.code = line("departmentCode", self, 20, told)
        self.full = line("departmentName", self, 100, told)
        self.short = line("departmentShort", self, 20, told)
        self.english = line("departmentEnglish", self, 100, told)
        self.phone = line("departmentPhone", self, 40, told)
        self.kind = choice("departmentKind", self, told)
        self.parent_box = choice("departmentParent", self, told)
        self.street = choice("departmentStreet", self, told)
        self.sort = QSpinBox(self)
        self.sort.setObjectName("departmentSort")
        self.sort.setRange(0, _MOST_SORT)
        self.sort.valueChanged.connect(lambda _value: told())
        fill(self.kind, kind_words().items())
        self._lay_out()

    def show_streets(self, streets: Sequence[tuple[str, str]]) -> None:
        """Streets to choose from."""
        fill(self.street, streets, nothing())

    def parts(self) -> list[QWidget]:
        """What the Tab key visits, in that order."""
        return [
            self.code, self.full, self.short, self.english, self.kind, self.parent_box,
            self.street, self.phone, self.sort,
        ]  # fmt: skip

    def show_department(
        self, department: Department | None, everybody: Sequence[Department]
    ) -> None:
        """Fill in a department; ``None`` for a new one."""
        self.is_new = department is None
        self.blockSignals(True)
        self._fill(department, everybody)
        self._before = self._all()
        self.blockSignals(False)
        self.edited.emit()

    def values(self) -> dict[str, Any]:
        """What ``save_department`` takes: the code, and what was changed."""
        now = self._all()
        if self.is_new:
            return {key: value for key, value in now.items() if value not in ("", None)} | {
                "new": True
            }
        return {**changed(self._before, now), "code": now["code"]}

    @property
    def touched(self) -> bool:
        """Whether something differs from what was filled in."""
        return self._all() != self._before

    @property
    def ready(self) -> bool:
        """Whether it could be saved."""
        there = bool(self.code.text().strip() and self.full.text().strip())
        return there and self.touched

    def _fill(self, department: Department | None, everybody: Sequence[Department]) -> None:
        each = department
        self.code.setText(each.code if each else "")
        self.code.setReadOnly(each is not None)
        self.full.setText(each.name if each else "")
        self.short.setText((each.short_name if each else "") or "")
        self.english.setText((each.name_en if each else "") or "")
        self.phone.setText((each.phone if each else "") or "")
        self.sort.setValue(each.sort if each else max((d.sort for d in everybody), default=0) + 10)
        own = below_of(everybody, each.code) if each else set()
        above = [(d.code, d.short_name or d.name) for d in everybody]
        open_ones = {d.code for d in everybody if d.active}
        fill(self.parent_box, [one for one in above if one[0] in open_ones - own], nothing())
        choose(self.kind, each.kind if each else "bureau")
        choose(self.parent_box, each.parent_code if each else "")
        choose(self.street, each.street_code if each else "")

    def _all(self) -> dict[str, Any]:
        return {
            "code": plain(self.code.text()).strip(),
            "label_zh": plain(self.full.text()).strip(),
            "short_zh": plain(self.short.text()).strip(),
            "label_en": plain(self.english.text()).strip(),
            "kind": chosen(self.kind),
            "parent_code": chosen(self.parent_box) or None,
            "street_code": chosen(self.street) or None,
            "phone": plain(self.phone.text()).strip(),
            "sort": self.sort.value(),
        }

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, widget in (
            (tr("Co&de"), self.code), (tr("&Full name"), self.full),
            (tr("S&hort name"), self.short), (tr("En&glish name"), self.english),
            (tr("&Kind"), self.kind), (tr("&Belongs to"), self.parent_box),
            (tr("&Street"), self.street), (tr("Tele&phone"), self.phone),
            (tr("Place in &lists"), self.sort),
        ):  # fmt: skip
            add_row(form, words, widget)
