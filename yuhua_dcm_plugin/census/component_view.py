"""Components: search, history, another day, editing and retiring (部件)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QShortcut,
    QVBoxLayout,
    QWidget,
)

from ..cases.confirm import ConfirmStrip
from ..cases.flow import FlowLayout
from ..cases.list_view import Field, ListView
from ..cases.long_work import LongWork, ProgressStrip
from ..cases.map_link import MapLink
from ..cases.splitter import DockSplitter
from ..core import settings
from ..core.errors import DcmError
from ..core.messages import words_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import tr
from .area_list import fill_areas
from .component_search import MOST_FOUND
from .desk_records import EDITORS, Area, Found
from .desk_store import CensusDeskStore, retire
from .history_box import HistoryBox
from .running import with_transaction

#: Where to search, besides a street or community.
EXTENT, DISTRICT = "extent", ""


class ComponentView(QWidget):
    """Search above, the history of the chosen component below."""

    #: Codes that a search found.
    found = pyqtSignal(list)
    #: Codes to set the ownership of.
    ownershipWanted = pyqtSignal(list)
    editWanted = pyqtSignal()
    saveWanted = pyqtSignal()
    dayWanted = pyqtSignal(object)
    #: Components were retired, as this batch.
    retired = pyqtSignal(int)

    def __init__(
        self, desk: Desk, store: CensusDeskStore, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("componentView")
        self._desk, self._store, self._map = desk, store, map_link
        self._edits = desk.holds(*EDITORS)
        self._asked = 0
        self.note = Notice("componentNote", Kind.INFO, self)
        self._make_search()
        self._make_list()
        self._make_buttons()
        self._make_day()
        self.confirm = ConfirmStrip("componentConfirm", self)
        self.work = LongWork(desk, self)
        self.progress = ProgressStrip(self.work, self, "componentProgress")
        self.history = HistoryBox(desk, store, map_link, self)
        self._lay_out()

    # --- for scripts and the panel

    def search(self, words: str, area: str = DISTRICT) -> None:
        """Look for components.

        :param area: code of a street or community, ``extent`` for what the map shows
        """
        self.words.setText(words)
        self.where.setCurrentIndex(max(0, self.where.findData(area)))
        self.find()

    def find(self) -> None:
        """Look for what stands in the fields."""
        words, area = self.words.text().strip(), self.where.currentData()
        box = self._map.extent() if area == EXTENT else None
        if not words and box is None and not area:
            self.note.say(tr("Type something, or choose a part of the district."), Kind.WARNING)
            return
        self._asked += 1
        asked = self._asked
        self.note.say(tr("Searching…"), Kind.INFO)
        self._desk.jobs.run(
            tr("Searching components"),
            lambda _job: self._store.find(words, box, "" if area == EXTENT else area),
            lambda hits: self._got(hits) if asked == self._asked else None,
            self._failed,
        )

    def show_areas(self, areas: Sequence[Area]) -> None:
        """Offer streets and communities to search in."""
        fill_areas(self.where, areas, keep=2)

    def codes(self) -> list[str]:
        """Codes of the marked components."""
        return [row.component_code for row in self.list.rows()]

    def retire(self, codes: Sequence[str], reason: str) -> None:
        """Retire components for a reason, as one batch; nothing is erased."""
        gone = list(codes)
        with_transaction(
            self.work, self._desk, tr("Retiring components"),
            lambda tx: retire(tx, gone, reason),
            lambda answer: self._retired(gone, int(answer.get("batch") or 0)),
            self._failed,
            lambda: self.note.say(tr("Stopped; nothing was changed."), Kind.WARNING),
        )  # fmt: skip

    # --- making

    def _make_search(self) -> None:
        self.words = QLineEdit(self)
        self.words.setObjectName("componentWords")
        self.words.setAccessibleName(tr("Code, name, class or address"))
        self.words.setPlaceholderText(tr("Code, name, class or address"))
        self.words.setClearButtonEnabled(True)
        self.words.returnPressed.connect(self.find)
        self.where = QComboBox(self)
        self.where.setObjectName("componentWhere")
        self.where.setAccessibleName(tr("Where to search"))
        self.where.setMinimumContentsLength(8)
        self.where.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.where.addItem(tr("Part shown on the map"), EXTENT)
        self.where.addItem(tr("Whole district"), DISTRICT)
        self.find_button = self._button("componentFind", tr("&Find"), self.find)

    def _make_list(self) -> None:
        self.list = ListView("componentTable", tr("Components found"), _fields(), self, many=True)
        self.list.say_empty(tr("Find components by code, name, class or address."))
        self.list.remember(self._desk.settings, settings.CENSUS_COMPONENTS)
        self.list.rowChosen.connect(self._on_row)
        self.list.selectionMoved.connect(self._on_selection)
        self.list.rowOpened.connect(self._zoom)

    def _make_buttons(self) -> None:
        self.edit_button = self._button(
            "componentEdit", tr("Edit on Map"), self.editWanted.emit,
            tr("Switch the layers of components to editing, with forms and snapping"),
        )  # fmt: skip
        self.save_button = self._button(
            "componentSave", tr("Save Edits"), self.saveWanted.emit,
            tr("Write what was edited; what the database refuses is told in words"),
        )  # fmt: skip
        self.own_button = self._button(
            "componentOwn", tr("Set Ownership"),
            lambda: self.ownershipWanted.emit(self.codes()),
            tr("Give the marked components their departments"),
        )  # fmt: skip
        self.retire_button = self._button(
            "componentRetire", tr("Retire"), self._ask_retire,
            tr("The marked components stand no more; their history and codes stay"),
        )  # fmt: skip
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._ask_retire)
        for button in (self.edit_button, self.save_button, self.own_button, self.retire_button):
            button.setVisible(self._edits)
        self._on_selection(0)

    def _make_day(self) -> None:
        self.day = QDateEdit(QDate.currentDate(), self)
        self.day.setObjectName("asOfDay")
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setMaximumDate(QDate.currentDate())
        self.day_label = QLabel(tr("&As of"), self)
        self.day_label.setBuddy(self.day)
        self.day_button = self._button(
            "asOfShow", tr("Show Day"), lambda: self.dayWanted.emit(self.day.date().toPyDate()),
            tr("Show the components on the map as they were on this day"),
        )  # fmt: skip

    def _lay_out(self) -> None:
        search = QHBoxLayout()
        for part, share in ((self.words, 3), (self.where, 2), (self.find_button, 0)):
            search.addWidget(part, share)
        row = QWidget(self)
        flow = FlowLayout(row)
        for button in (self.edit_button, self.save_button, self.own_button, self.retire_button):
            flow.addWidget(button)
        day = QWidget(row)
        together = QHBoxLayout(day)
        together.setContentsMargins(0, 0, 0, 0)
        for part in (self.day_label, self.day, self.day_button):
            together.addWidget(part)
        flow.add_gap(8)
        flow.addWidget(day)
        above = QWidget(self)
        upper = QVBoxLayout(above)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(4)
        upper.addLayout(search)
        upper.addWidget(self.list, 1)
        for widget in (self.note, row, self.confirm, self.progress):
            upper.addWidget(widget)
        self.splitter = DockSplitter(
            ((above, 5), (self.history, 4)), self._desk.settings,
            settings.CENSUS_COMPONENT_SPLITTER, self,
        )  # fmt: skip
        self.splitter.setObjectName("componentSplitter")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.addWidget(self.splitter)

    def _button(self, name: str, words: str, call: object, tip: str = "") -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setToolTip(tip)
        button.clicked.connect(lambda _checked=False: call())  # type: ignore[operator]
        return button

    # --- what happens

    def _got(self, hits: list[Found]) -> None:
        self.list.show_rows(hits, lambda row: row.id)
        if len(hits) >= MOST_FOUND:
            words = tr("The first {n} are listed; more words find fewer.")
            self.note.say(words.format(n=len(hits)), Kind.INFO)
        elif hits:
            self.note.say(tr("{n} components found").format(n=len(hits)), Kind.INFO)
        else:
            words = tr("No component found. Try fewer words or the whole district.")
            self.note.say(words, Kind.WARNING)
        self.found.emit([hit.component_code for hit in hits])

    def _failed(self, error: DcmError) -> None:
        self.note.say(words_of(error), Kind.ERROR)
        self._desk.messages.show_error(error)

    def _on_row(self, row: Found | None) -> None:
        self.confirm.drop()
        self.history.show_component(row.component_code if row is not None else "")
        if row is not None:
            self._map.flash(row.x, row.y)

    def _on_selection(self, number: int) -> None:
        for button in (self.own_button, self.retire_button):
            button.setEnabled(number > 0)

    def _zoom(self, row: Found) -> None:
        self._map.zoom_to(row.x, row.y)
        self._map.flash(row.x, row.y)

    def _ask_retire(self) -> None:
        codes = self.codes()
        if not codes or not self._edits:
            return
        words = tr("Retire {n} components, {first} first? They go off the map; their history and"
                   " codes stay.")  # fmt: skip
        self.confirm.ask(
            words.format(n=len(codes), first=codes[0]),
            tr("Retire {n}").format(n=len(codes)),
            lambda: self.retire(codes, self.confirm.reason()),
            tr("Reason, e.g. road works"),
        )

    def _retired(self, codes: list[str], batch: int) -> None:
        words = tr("{n} components are retired, as batch {batch}.")
        self.note.say(words.format(n=len(codes), batch=batch), Kind.OK)
        gone = set(codes)
        rows = [row for row in self.list.model.rows if row.component_code not in gone]
        self.list.show_rows(rows)
        self.retired.emit(batch)


def _fields() -> list[Field]:
    return [
        Field(tr("Component code"), lambda row: row.component_code, "1" * 17),
        Field(tr("Class"), lambda row: row.class_name, "x" * 10),
        Field(tr("Component name"), lambda row: row.name, "x" * 10),
        Field(tr("State"), lambda row: row.status, "x" * 4),
        Field(tr("Owner"), lambda row: row.owner_name or tr("nobody"), "x" * 6),
        Field(tr("Unit grid"), lambda row: row.grid_code or "", "1" * 15),
        Field(tr("Address"), lambda row: row.address or "", "x" * 14),
    ]
