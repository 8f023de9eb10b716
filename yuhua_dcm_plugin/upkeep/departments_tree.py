"""Departments as a tree, each with its running cases (部门树)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..cases.model import tooltip
from ..core.strings import tr
from .people_parts import search
from .people_records import Department, tree
from .people_words import department_state, kind_words

_CODE = Qt.ItemDataRole.UserRole


class DepartmentsTree(QWidget):
    """A line to look for one, and the tree; closed ones stand last and say so."""

    #: Another department was chosen, by its code; empty for none.
    departmentChosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = search(
            "departmentSearch", tr("Find a department"), self, self._filter
        )  # fmt: skip
        self.tree = self._make_tree()
        self._items: dict[str, QTreeWidgetItem] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.search)
        box.addWidget(self.tree, 1)

    def show_departments(self, departments: Sequence[Department], wish: str) -> None:
        """Show these, and choose one by its code."""
        self.tree.blockSignals(True)
        self.tree.clear()
        self._items = {}
        for _depth, each in tree(departments):
            above = self._items.get(each.parent_code or "", self.tree.invisibleRootItem())
            self._items[each.code] = self._item(each, above)
        self.tree.expandAll()
        self.tree.blockSignals(False)
        self._filter()
        if not self.choose(wish):
            self.departmentChosen.emit("")

    def choose(self, code: str) -> bool:
        """Choose a department; whether there is one."""
        item = self._items.get(code)
        if item is not None:
            if self.tree.currentItem() is item:
                self.departmentChosen.emit(code)
            self.tree.setCurrentItem(item)
        return item is not None

    def clear_choice(self) -> None:
        """Choose none."""
        self.tree.setCurrentItem(None)

    def code(self) -> str:
        """Code of the chosen department, or nothing."""
        item = self.tree.currentItem()
        return str(item.data(0, _CODE)) if item is not None else ""

    def texts(self) -> list[list[str]]:
        """Every line as shown; for scripts."""
        return [
            [item.text(column) for column in range(self.tree.columnCount())]
            for item in self._items.values()
            if not item.isHidden()
        ]

    def _item(self, each: Department, above: QTreeWidgetItem) -> QTreeWidgetItem:
        texts = [
            each.short_name or each.name, f"{each.running:,}", department_state(each),
            kind_words().get(each.kind, ""), each.code,
        ]  # fmt: skip
        item = QTreeWidgetItem(above, texts)
        item.setData(0, _CODE, each.code)
        item.setToolTip(0, tooltip(each.name))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        item.setTextAlignment(1, int(right))
        return item

    def _filter(self) -> None:
        """Show what fits and what stands above it."""
        words = str(self.search.text()).strip().lower()
        for item in self._items.values():
            item.setHidden(True)
        for item in self._items.values():
            told = f"{item.text(0)} {item.toolTip(0)} {item.text(4)}".lower()
            if words in told:
                self._show(item)

    def _show(self, item: QTreeWidgetItem | None) -> None:
        while item is not None:
            item.setHidden(False)
            item = item.parent()

    def _make_tree(self) -> QTreeWidget:
        made = QTreeWidget(self)
        made.setObjectName("departmentTree")
        made.setAccessibleName(tr("Departments"))
        made.setHeaderLabels(
            [tr("Department"), tr("Running cases"), tr("State"), tr("Kind"), tr("Code")]
        )
        made.setUniformRowHeights(True)
        made.setAlternatingRowColors(True)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setMinimumHeight(made.fontMetrics().height() * 8)
        head = made.header()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)
        made.currentItemChanged.connect(self._on_item)
        return made

    def _on_item(self, item: QTreeWidgetItem | None, _before: Any) -> None:
        self.departmentChosen.emit(str(item.data(0, _CODE)) if item is not None else "")
