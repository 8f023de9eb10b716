"""The upkeep dock: what the district's administrators keep, one page each (应用维护)."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from ..cases.feed import CaseFeed
from ..cases.map_link import MapLink
from ..core import settings
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import tr
from .page import Page

#: Letters of a dock that has room for the list of pages at the left.
_LETTERS = 90
_KEY = Qt.ItemDataRole.UserRole
_KEEPERS = ("dcm_admin",)
_READERS = ("dcm_admin", "dcm_director")
#: Who may ask how another handbook would have judged the past.
_TRIERS = (*_READERS, "dcm_chief", "dcm_evaluator")


@dataclass(frozen=True)
class PageSpec:
    """A page: where its code is, and who has it."""

    key: str
    module: str
    name: str
    roles: tuple[str, ...] = _KEEPERS

    @property
    def exists(self) -> bool:
        """Whether this version has the page."""
        return importlib.util.find_spec(f"{__package__}.{self.module}") is not None

    def make(self, desk: Desk, parent: QWidget) -> Page:
        """Make the page; its code is read only now."""
        made = importlib.import_module(f"{__package__}.{self.module}")
        page: Page = getattr(made, self.name)(desk, parent)
        return page


PAGES = (
    PageSpec("handbook", "handbook_page", "HandbookPage", _TRIERS),
    PageSpec("calendar", "calendar_page", "CalendarPage"),
    PageSpec("departments", "departments_page", "DepartmentsPage"),
    PageSpec("staff", "staff_page", "StaffPage"),
    PageSpec("rights", "rights_page", "RightsPage"),
    PageSpec("lists", "lists_page", "ListsPage"),
    PageSpec("settings", "settings_page", "SettingsPage"),
    PageSpec("audit", "audit_page", "AuditPage", _READERS),
)


def page_titles() -> dict[str, str]:
    """Title of each page by its key."""
    return {
        "handbook": tr("Handbook"),
        "calendar": tr("Calendars"),
        "departments": tr("Departments"),
        "staff": tr("Staff"),
        "rights": tr("Rights"),
        "lists": tr("Code Lists"),
        "settings": tr("Settings"),
        "audit": tr("Audit"),
    }


class UpkeepPanel(QWidget):
    """What the upkeep dock shows: a list of pages, and the page that is looked at.

    :param desk: the signed-in seat
    :param feed: knows classes and departments
    :param map_link: shows places
    """

    #: A page was shown, by its key.
    pageShown = pyqtSignal(str)

    def __init__(
        self, desk: Desk, feed: CaseFeed, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("upkeepPanel")
        self.setAutoFillBackground(True)
        self.desk, self.feed, self.map_link = desk, feed, map_link
        self._specs = {spec.key: spec for spec in PAGES if desk.holds(*spec.roles) and spec.exists}
        self._pages: dict[str, Page] = {}
        self._build()
        if self._specs:
            self.open_page(self._last())
        else:
            words = tr("Your role has nothing to keep here.")
            self.refusal.say(words, Kind.INFO)

    # --- for scripts

    def keys(self) -> list[str]:
        """Keys of the pages that this person has."""
        return list(self._specs)

    def open_page(self, key: str) -> Page | None:
        """Show a page; ``None`` where the person has no such page."""
        if key not in self._specs:
            return None
        page = self._page(key)
        self.stack.setCurrentWidget(page)
        self._mark(key)
        self.desk.settings.set(settings.UPKEEP_PAGE, key)
        page.shown()
        self.pageShown.emit(key)
        return page

    @property
    def current(self) -> str:
        """Key of the page that is shown."""
        shown = self.stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown), "")

    def page(self, key: str) -> Page | None:
        """A page that was looked at already."""
        return self._pages.get(key)

    def leave(self) -> None:
        """Let every page go; called before the dock is emptied."""
        for page in self._pages.values():
            page.leave()

    def hold_back(self, then: Callable[[], None]) -> bool:
        """Whether something is typed that is not applied yet, which is told.

        :param then: leaves after all
        """
        titles = page_titles()
        names = [titles[key] for key, page in self._pages.items() if page.has_unsaved()]
        if names:
            words = tr("Not applied yet in the upkeep dock: {pages}.")
            self.desk.messages.offer(
                words.format(pages=", ".join(names)), tr("Discard and Sign Out"), then
            )
        return bool(names)

    # --- building

    def _build(self) -> None:
        self.refusal = Notice("upkeepRefusal", Kind.INFO, self)
        self.list = self._make_list()
        self.combo = self._make_combo()
        self.stack = QStackedWidget(self)
        self.stack.setObjectName("upkeepPages")
        inner = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        inner.addWidget(self.refusal)
        inner.addWidget(self.combo)
        inner.addWidget(self.stack, 1)
        box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self.list)
        box.addLayout(inner, 1)
        self._turn()

    def _make_list(self) -> QListWidget:
        pages = QListWidget(self)
        pages.setObjectName("upkeepList")
        pages.setAccessibleName(tr("Pages of the upkeep dock"))
        pages.setSpacing(max(2, pages.fontMetrics().height() // 6))
        for key in self._specs:
            item = QListWidgetItem(page_titles()[key], pages)
            item.setData(_KEY, key)
        pages.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        pages.setFixedWidth(pages.sizeHintForColumn(0) + pages.fontMetrics().height() * 2)
        pages.currentItemChanged.connect(self._on_item)
        return pages

    def _make_combo(self) -> QComboBox:
        pages = QComboBox(self)
        pages.setObjectName("upkeepCombo")
        pages.setAccessibleName(tr("Pages of the upkeep dock"))
        for key in self._specs:
            pages.addItem(page_titles()[key], key)
        pages.activated.connect(lambda place: self.open_page(str(pages.itemData(place))))
        return pages

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            page = self._pages[key] = self._specs[key].make(self.desk, self)
            page.setAccessibleName(page_titles()[key])
            page.written.connect(lambda: self._outdate(page))
            page.pageWanted.connect(self.open_page)
            page.caseWanted.connect(self.map_link.select_case)
            self.stack.addWidget(page)
        return self._pages[key]

    def _outdate(self, writer: Page) -> None:
        """What one page wrote, others may show."""
        for page in self._pages.values():
            if page is not writer:
                page.outdate()

    def _last(self) -> str:
        kept = self.desk.settings.get(settings.UPKEEP_PAGE)
        return kept if kept in self._specs else next(iter(self._specs))

    def _mark(self, key: str) -> None:
        """Show in list and box which page it is, without opening it again."""
        place = list(self._specs).index(key)
        self.list.blockSignals(True)
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self.combo.setCurrentIndex(place)

    def _on_item(self, item: QListWidgetItem | None, _before: Any) -> None:
        if item is not None:
            self.open_page(str(item.data(_KEY)))

    # --- room

    def resizeEvent(self, event: Any) -> None:
        """List at the left where there is room, else a box at the top."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        letters = QFontMetrics(self.font()).averageCharWidth()
        wide = self.width() >= letters * _LETTERS
        several = len(self._specs) > 1
        self.list.setVisible(wide and several)
        self.combo.setVisible(not wide and several)
