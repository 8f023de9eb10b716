"""Filters with a name: kept, shared with the team, chosen from a menu (常用筛选)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
)

from ..core import settings
from ..core.session import Desk
from ..core.strings import tr
from .filter_bar import FilterBar
from .records import SavedFilter
from .store import DispatchStore

_LONGEST = 60


class SavedFilters(QToolButton):
    """A button with the menu of saved filters.

    :param bar: what they are read from and put into
    """

    def __init__(
        self, desk: Desk, store: DispatchStore, bar: FilterBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._store, self._bar = desk, store, bar
        self._filters: Sequence[SavedFilter] = ()
        self._chosen = 0
        self._fresh = True
        self.setObjectName("savedFilters")
        self.setText(tr("Filters"))
        self.setToolTip(tr("Filters with a name, your own and the team’s"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._menu = QMenu(self)
        self._menu.setObjectName("savedFiltersMenu")
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        bar.changed.connect(self._on_changed)

    # --- for scripts

    def filters(self) -> Sequence[SavedFilter]:
        """What is saved, one's own first."""
        return self._filters

    def chosen(self) -> SavedFilter | None:
        """The saved filter that narrows the queue now."""
        return self._by_id(self._chosen)

    def reload(self) -> None:
        """Read what is saved."""
        store = self._store
        self._run(tr("Reading filters"), store.filters, self.take)

    def choose(self, number: int) -> None:
        """Narrow the queue by a saved filter."""
        found = self._by_id(number)
        if found is not None:
            self._bar.apply(found.filter)
            self._set_chosen(number)

    def save(self, name: str, shared: bool = False) -> None:
        """Keep what narrows the queue now under a name; one's own of that name is replaced."""
        name = name.strip()[:_LONGEST]
        if name:
            same = next((f.id for f in self._filters if f.own and f.name == name), None)
            kept, store = self._bar.current(), self._store
            self._change(lambda: store.save_filter(name, kept, shared, same), chosen=True)

    def rename(self, number: int, name: str) -> None:
        """Give one's own filter another name."""
        found, store = self._by_id(number), self._store
        if found is not None and name.strip():
            new = name.strip()[:_LONGEST]
            self._change(lambda: store.save_filter(new, found.filter, found.shared, number))

    def share(self, number: int, on: bool) -> None:
        """Show one's own filter to the team, or no longer."""
        found, store = self._by_id(number), self._store
        if found is not None:
            self._change(lambda: store.save_filter(found.name, found.filter, on, number))

    def drop(self, number: int) -> None:
        """Delete one's own filter; the message offers it back."""
        found, store = self._by_id(number), self._store
        if found is None:
            return
        again = lambda: self._change(  # noqa: E731
            lambda: store.save_filter(found.name, found.filter, found.shared)
        )
        words = tr("The filter “{name}” was deleted").format(name=found.name)

        def done(_nothing: Any) -> None:
            self._desk.messages.offer(words, tr("Undo"), again)
            self.reload()

        self._run(tr("Deleting a filter"), lambda: store.drop_filter(number), done)

    def use_at_start(self, number: int) -> None:
        """Put a filter in at each start; 0 for what was there last."""
        self._desk.settings.set(settings.DISPATCH_DEFAULT_FILTER, number)

    # --- reading and writing

    def _run(self, title: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._desk.jobs.run(title, lambda _job: work(), done)

    def _change(self, work: Callable[[], int], chosen: bool = False) -> None:
        def done(number: int) -> None:
            self._chosen = number if chosen else self._chosen
            self.reload()

        self._run(tr("Saving a filter"), work, done)

    def take(self, filters: Sequence[SavedFilter]) -> None:
        """Take over what was read; the first time the filter for the start is put in."""
        self._filters = filters
        first, self._fresh = self._fresh, False
        if first:
            self.choose(self._desk.settings.get(settings.DISPATCH_DEFAULT_FILTER))
        self._set_chosen(self._chosen)

    def _by_id(self, number: int) -> SavedFilter | None:
        return next((found for found in self._filters if found.id == number), None)

    def _set_chosen(self, number: int) -> None:
        found = self._by_id(number)
        self._chosen = number if found else 0
        name = found.name.replace("&", "&&") if found else ""
        self.setText(tr("Filter {name}").format(name=name) if found else tr("Filters"))

    def _on_changed(self) -> None:
        found = self.chosen()
        if found is not None and found.filter != self._bar.current():
            self._set_chosen(0)

    # --- menu

    def _fill(self) -> None:
        self._menu.clear()
        for found in self._filters:
            self._entry(found)
        if not self._filters:
            none = self._menu.addAction(tr("No filter is saved yet"))
            none.setEnabled(False)
        self._menu.addSeparator()
        self._add("filterClear", tr("Show All Cases"), self._bar.clear)
        self._add("filterSave", tr("Save Filter As…"), self._ask_save)
        chosen = self.chosen()
        if chosen is not None:
            self._fill_own(chosen)

    def _entry(self, found: SavedFilter) -> None:
        # An ampersand would be taken for the key of the entry.
        name = found.name.replace("&", "&&")
        if not found.own:
            name = tr("{name} ({owner})").format(name=name, owner=found.owner_name or "")
        entry = self._add(f"filter_{found.id}", name, lambda: self.choose(found.id))
        entry.setCheckable(True)
        entry.setChecked(found.id == self._chosen)

    def _fill_own(self, found: SavedFilter) -> None:
        self._menu.addSeparator()
        start = self._desk.settings.get(settings.DISPATCH_DEFAULT_FILTER) == found.id
        self._tick(
            "filterStart", tr("Use at Start"), start,
            lambda on: self.use_at_start(found.id if on else 0),
        )  # fmt: skip
        if found.own:
            self._tick(
                "filterShare", tr("Share with the Team"), found.shared,
                lambda on: self.share(found.id, on),
            )  # fmt: skip
            self._add("filterRename", tr("Rename Filter…"), lambda: self._ask_rename(found))
            self._add("filterDelete", tr("Delete Filter"), lambda: self.drop(found.id))

    def _add(self, name: str, words: str, call: Callable[[], Any]) -> Any:
        entry = self._menu.addAction(words)
        entry.setObjectName(name)
        entry.triggered.connect(lambda _checked=False: call())
        return entry

    def _tick(self, name: str, words: str, on: bool, call: Callable[[bool], Any]) -> None:
        entry = self._menu.addAction(words)
        entry.setObjectName(name)
        entry.setCheckable(True)
        entry.setChecked(on)
        entry.toggled.connect(call)

    def _ask_save(self) -> None:
        dialog = NameDialog(tr("Save Filter"), "", False, self)
        dialog.accepted.connect(lambda: self.save(dialog.name.text(), dialog.shared.isChecked()))
        dialog.open()

    def _ask_rename(self, found: SavedFilter) -> None:
        dialog = NameDialog(tr("Rename Filter"), found.name, None, self)
        dialog.accepted.connect(lambda: self.rename(found.id, dialog.name.text()))
        dialog.open()


class NameDialog(QDialog):
    """Asks for a name.

    :param shared: whether it is shared; ``None`` does not ask
    """

    def __init__(self, title: str, name: str, shared: bool | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filterName")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = QLineEdit(name, self)
        self.name.setObjectName("filterNameEdit")
        self.name.setMaxLength(_LONGEST)
        self.name.selectAll()
        self.shared = QCheckBox(tr("Share with the team"), self)
        self.shared.setObjectName("filterShared")
        self.shared.setChecked(bool(shared))
        self.shared.setVisible(shared is not None)
        kind = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kind.Ok | kind.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        ok = buttons.button(kind.Ok)
        ok.setEnabled(bool(name.strip()))
        self.name.textChanged.connect(lambda text: ok.setEnabled(bool(text.strip())))
        form = QFormLayout(self)
        form.addRow(tr("Name"), self.name)
        form.addRow("", self.shared)
        form.addRow(buttons)
