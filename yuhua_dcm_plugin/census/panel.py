"""The census desk: deliveries, components and their ownership (基础数据资源管理)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QTabWidget, QWidget

from ..cases.feed import CaseFeed
from ..cases.least_room import LeastRoom
from ..cases.map_link import MapLink
from ..core.docks import RoomDock
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import tr
from .as_of import AsOf
from .as_of_strip import AsOfStrip
from .batch_view import BatchView
from .batch_work import BatchWork
from .component_view import ComponentView
from .desk_records import EDITORS, VIEWERS, Area
from .desk_store import CensusDeskStore
from .map_edits import MapEdits, component_layers
from .marks import drop_layers
from .ownership_box import OwnershipBox
from .wizard_door import WizardDoor

#: Lines of a page with its parts one above the other.
_LINES = 34


class CensusPanel(QWidget):
    """What the census dock shows; every call of a script works without a dialog.

    :param desk: the signed-in seat
    :param feed: knows classes and departments
    :param map_link: shows places
    """

    #: A batch was written, with its number.
    batchTaken = pyqtSignal(int)
    #: A batch was undone, with its number.
    batchUndone = pyqtSignal(int)
    #: A batch was checked again, with its number.
    batchChecked = pyqtSignal(int)
    #: An import without wizard ended as a dry run (``census.plan.Outcome``).
    dryRun = pyqtSignal(object)
    #: F1 was pressed in the wizard, which is no part of the dock.
    helpWanted = pyqtSignal()
    #: The wizard was opened.
    wizardOpened = pyqtSignal(object)

    def __init__(
        self, desk: Desk, feed: CaseFeed, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("censusPanel")
        self.setAutoFillBackground(True)
        self._desk, self._feed, self._map = desk, feed, map_link
        self.store = CensusDeskStore(desk.database)
        self._areas: list[Area] = []
        self.edits = MapEdits(desk, feed, self)
        self.edits.refused.connect(self._on_refused)
        self.as_of = AsOf(desk, self)
        self._build()
        if not desk.holds(*VIEWERS):
            self.tabs.hide()
            self.refusal.say(tr("Your role does not work with base data."), Kind.INFO)
            return
        feed.labelsReady.connect(self._show_lists)
        desk.listener.componentsChanged.connect(self._on_news)
        QgsProject.instance().cleared.connect(self._on_cleared)
        self._start()

    # --- for scripts

    def open_wizard(self, path: Path | str | None = None) -> Any:
        """Open the wizard that brings a delivery in, or bring it to the front.

        :param path: file, folder or zip to begin with
        :returns: the wizard; ``None`` for who may not import
        """
        if not self._desk.holds(*EDITORS):
            self._desk.messages.info(tr("Your role may not import deliveries."))
            return None
        return self.door.open(path)

    def run_import(self, path: Path | str, **options: Any) -> None:
        """Bring a delivery in without the wizard: look, check, and take the clean rows.

        What cannot be found out is an error that says what to give.

        :param path: file, folder or zip
        :param options: of ``census.plan.Choices``, and ``dry=True`` for a run that writes nothing
        """
        self.work.run_import(Path(path), options)

    def select_batch(self, batch: int) -> None:
        """Choose a batch, as soon as it is listed."""
        self.tabs.setCurrentWidget(self.batches)
        if not self.batches.select_batch(batch):
            self.batches.refresh(batch)

    def undo(self, batch: int) -> None:
        """Take a batch back, without asking."""
        self.work.undo(batch)

    def discard(self, batch: int) -> None:
        """Drop what waits of a batch, without asking."""
        self.work.discard(batch)

    def show_as_of(self, day: date | None) -> None:
        """Show components as they were on a day; ``None`` goes back to today."""
        if day is None:
            self.as_of.back()
        else:
            self.as_of.show(day)

    def set_ownership(self, scope: dict[str, Any], departments: dict[str, str]) -> None:
        """Set departments in bulk, without asking.

        :param scope: class_codes, grid_codes, community_code, street_code, codes, only_empty
        :param departments: owner, competent, maintenance to the code of a department
        """
        self.ownership.apply({"scope": scope, "departments": departments})

    def show_faults(self, batch: int) -> Any:
        """Put the marks of a batch on the map and go there; the layer."""
        return self.work.show_faults(batch)

    def mend(self, batch: int) -> list[Any]:
        """Put the faulty rows of a batch on the map, switched to editing; the layers."""
        return self.work.mend(batch)

    def recheck(self, batch: int) -> None:
        """Save what was mended and check the batch again."""
        self.work.recheck(batch)

    def take(self, batch: int) -> None:
        """Take the rows of a batch that are clean now."""
        self.work.take(batch)

    def write_report(self, batch: int, target: Path | str) -> None:
        """Write the report of a batch as HTML, and as XLSX beside it.

        :param target: the HTML file
        """
        self.work.write_report(batch, Path(target))

    def edit_components(self) -> list[Any]:
        """Switch the layers of components to editing; the layers."""
        if not component_layers():
            self._desk.messages.info(tr("Add the map layers first."))
            return []
        if self.as_of.day is not None:
            self.as_of.back()
        return self.edits.edit()

    def save_components(self) -> list[str]:
        """Write what was edited on the layers of components; what the database refused."""
        refused = self.edits.save()
        if refused:
            self._on_refused(refused)
        else:
            self.components.note.say(tr("Edits are saved."), Kind.OK)
            self.edits.repaint()
        return refused

    @property
    def wizard(self) -> Any:
        """The import wizard while it is open."""
        return self.door.wizard

    @property
    def mending(self) -> list[Any]:
        """Layers of faulty rows on the map."""
        return self.edits.mending

    def leave(self) -> None:
        """Take back what stands on the map; called before the dock is emptied."""
        self.door.shut()
        self.edits.leave()
        drop_layers()

    def hold_back(self, then: Callable[[], None]) -> bool:
        """Whether edits on the map are not saved yet, which is told; ``then`` leaves after all."""
        return self.edits.hold_back(then)

    # --- building

    def _build(self) -> None:
        self.refusal = Notice("censusRefusal", Kind.INFO, self)
        self.day_strip = AsOfStrip(self.as_of, self)
        self.tabs = QTabWidget(self)
        self.batches = BatchView(self._desk, self.store, self._map, self)
        self.components = ComponentView(self._desk, self.store, self._map, self)
        self.ownership = OwnershipBox(self._desk, self.store, self)
        self.tabs.setObjectName("censusTabs")
        self.tabs.tabBar().setObjectName("censusTabBar")
        self.tabs.tabBar().setAccessibleName(tr("Pages of the census desk"))
        self.tabs.setDocumentMode(True)
        pages = [
            (self.batches, tr("Deliveries")),
            (self.components, tr("Components")),
            (self.ownership, tr("Ownership")),
        ]
        if not self._desk.holds(*EDITORS):  # deliveries are the surveyors' own
            self.batches.hide()
            pages = pages[1:]
        for page, words in pages:
            self.tabs.addTab(page, words)
        self.tabs.currentChanged.connect(self._on_tab)
        box = LeastRoom(_LINES, self).box
        box.addWidget(self.refusal)
        box.addWidget(self.day_strip)
        box.addWidget(self.tabs, 1)
        self._connect()

    def _connect(self) -> None:
        self.work = BatchWork(self._desk, self.store, self.batches, self.edits, self)
        for ours, its in (
            (self.batchTaken, self.work.batchTaken), (self.batchUndone, self.work.batchUndone),
            (self.batchChecked, self.work.batchChecked), (self.dryRun, self.work.dryRun),
        ):  # fmt: skip
            its.connect(ours)
        self.work.batchUndone.connect(self.ownership.undone)
        self._connect_wizard()
        self.batches.importWanted.connect(self.open_wizard)
        self.batches.wanted.connect(self.work.do)
        self.components.editWanted.connect(self._edit)
        self.components.saveWanted.connect(self.save_components)
        self.components.dayWanted.connect(self.show_as_of)
        self.components.ownershipWanted.connect(self._own)
        self.components.retired.connect(self._on_retired)
        self.ownership.batchUndone.connect(self.work.undone)
        self.ownership.ownershipSet.connect(self.batches.refresh)

    def _connect_wizard(self) -> None:
        self.door = WizardDoor(self._desk, self._feed, self._map, self)
        self.door.opened.connect(self.wizardOpened)
        self.door.closed.connect(self.batches.refresh)
        self.door.batchTaken.connect(self.work.taken)
        self.door.batchChecked.connect(self.batches.refresh)
        self.door.mendWanted.connect(self.mend)
        self.door.batchUndone.connect(self.work.undone)
        self.door.helpWanted.connect(self.helpWanted)
        self.work.batchUndone.connect(self.door.undone)

    def _start(self) -> None:
        self._desk.jobs.run(tr("Reading streets"), lambda _job: self.store.areas(), self._got_areas)
        if self._desk.holds(*EDITORS):
            self.batches.refresh()
        self.ownership.refresh()

    def _got_areas(self, areas: list[Area]) -> None:
        self._areas = areas
        self.components.show_areas(areas)
        self._show_lists()

    def _show_lists(self) -> None:
        self.ownership.show_lists(self._feed.classes, self._feed.departments, self._areas)

    # --- what buttons ask for

    def _edit(self) -> None:
        layers = self.edit_components()
        if layers:
            words = tr("Components are ready to edit: add, move, re-class or delete on the map.")
            self.components.note.say(words, Kind.INFO)

    def _on_retired(self, batch: int) -> None:
        self._desk.messages.offer(
            tr("Components are retired, as batch {n}.").format(n=batch), tr("Undo"),
            lambda: self.undo(batch),
        )  # fmt: skip
        self.batches.refresh(batch)
        self.edits.repaint()

    def _on_refused(self, words: list[str]) -> None:
        """Where the surveyor looks: below the button that saved, or the rows that he mends."""
        editing = any(layer.isEditable() for layer in component_layers())
        note = self.components.note if editing else self.batches.note
        note.say("\n".join(words), Kind.ERROR)

    def _on_news(self) -> None:
        """Somebody wrote base data: draw it, and list his batch."""
        self.edits.repaint()
        if self._desk.holds(*EDITORS):
            self.batches.follow()

    def _own(self, codes: list[str]) -> None:
        self.ownership.choose_components(codes)
        self.tabs.setCurrentWidget(self.ownership)

    def _on_tab(self, _place: int) -> None:
        if self.tabs.currentWidget() is self.ownership:
            self.ownership.refresh()

    # --- the map

    def _on_cleared(self) -> None:
        self.edits.mending = []
        if self.as_of.day is not None:
            self.as_of.back()

    def showEvent(self, event: Any) -> None:
        """Let the dock that holds this open the guide for the wizard too."""
        super().showEvent(event)
        dock = self.parentWidget()
        if isinstance(dock, RoomDock) and not self._has_help:
            self._has_help = True
            self.helpWanted.connect(dock.helpWanted)

    _has_help = False
