"""Where it is: by a click, by the component under the cursor, or by its address (定位)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ..cases.feed import CaseFeed
from ..cases.map_link import MapLink
from ..cases.records import AddressHit, ComponentHit, Place
from ..cases.text_limit import TextLimit, clean_text_in
from ..core.errors import ConnectionLostError, DcmError
from ..core.messages import told_of
from ..core.session import Desk
from ..core.strings import tr
from .address_line import AddressLine
from .records import MOST
from .store import CallStore

_TYPING_MS = 250
#: A report is tied to the address of the nearest door no farther than this many metres.
_NEAR_M = 60
_COMPONENT_RADIUS_M = 15.0
#: Below this score the address is a neighbour, or only part of what was typed.
_EXACT_SCORE = 95


class PlacePicker(QWidget):
    """Address, map click and component, with grid, community and street filled in.

    :param desk: the signed-in seat
    :param feed: for its store
    :param map_link: the map
    """

    #: Place or component changed.
    placeChanged = pyqtSignal()
    #: The words of the address changed.
    addressChanged = pyqtSignal()
    #: A component was picked, ``None`` when it was let go.
    componentChanged = pyqtSignal(object)

    def __init__(
        self, desk: Desk, feed: CaseFeed, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._store, self._map = desk, feed.store, map_link
        self._calls = CallStore(desk.database)
        self._point: tuple[float, float] | None = None
        self._component = ""
        self._address_filled = ""
        self._asked = 0
        self._visits = 0
        self.address = AddressLine(self)
        self.address.setObjectName("report_address")
        self.address.setAccessibleName(tr("Address"))
        self.address.textEdited.connect(self._typed)
        self.address.textChanged.connect(lambda _text: self.addressChanged.emit())
        self.address_limit = TextLimit(self.address, MOST["address"], self)
        self.address.hitChosen.connect(self._take_address)
        self.click_button = self._button("report_pick_place", tr("Click on Map  F8"))
        self.click_button.clicked.connect(self.pick_on_map)
        self.component_button = self._button("report_pick_component", tr("Component  F9"))
        self.component_button.clicked.connect(self.pick_component)
        self.component_list = QComboBox(self)
        self.component_list.setObjectName("report_components")
        self.component_list.setAccessibleName(tr("Components close by"))
        self.component_list.activated.connect(self._component_chosen)
        self.component_list.hide()
        self.located = QLabel(self)
        self.located.setObjectName("report_located")
        self.located.setTextFormat(Qt.TextFormat.PlainText)
        self.located.setWordWrap(True)
        self.located.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(self.address)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_MS)
        self._timer.timeout.connect(self._search)
        self._lay_out()
        self.clear()

    # --- what others use

    def place(self) -> dict[str, Any]:
        """Keys of a report: address, x, y, srid and component_code, as far as they are given."""
        given: dict[str, Any] = {"address": clean_text_in(self.address)}
        if self._point is not None:
            given.update(x=self._point[0], y=self._point[1], srid=4547)
        given["component_code"] = self._component
        return {key: value for key, value in given.items() if value != ""}

    @property
    def point(self) -> tuple[float, float] | None:
        """The place, EPSG:4547."""
        return self._point

    def clear(self) -> None:
        """Forget the place."""
        self._point, self._component, self._address_filled = None, "", ""
        self._asked += 1
        self._visits += 1
        self.address.clear()
        self.component_list.hide()
        self.located.setText(tr("No place yet: the case can be saved, but not filed."))
        self._map.clear()

    def set_point(self, x: float, y: float, keep_address: bool = False) -> None:
        """Take a place, EPSG:4547, and look up where it lies."""
        if not (math.isfinite(x) and math.isfinite(y)):
            self.located.setText(tr("⚠ These coordinates cannot be a place; nothing was taken."))
            return
        self._point = (x, y)
        self._map.show_place(x, y)
        store, asked = self._store, self._next()
        self.placeChanged.emit()
        self._desk.jobs.run(
            tr("Locating"),
            lambda _job: store.locate(x, y),
            lambda place: self._show_place(asked, place, keep_address),
            lambda error: self._not_located(asked, error),
        )

    def set_component(self, code: str, keep_point: bool = False) -> None:
        """Tie the report to a component by its code and go there; empty lets it go.

        :param keep_point: the place was told beside it and stays
        """
        self._component = code
        self.placeChanged.emit()
        if not code:
            self.componentChanged.emit(None)
            return
        calls = self._calls
        self._desk.jobs.run(
            tr("Looking for the component"),
            lambda _job: calls.component(code),
            lambda hit: self._component_known(code, hit, keep_point),
            self._desk.messages.log,
        )

    def _component_known(self, code: str, hit: ComponentHit | None, keep_point: bool) -> None:
        if code != self._component:
            return
        if hit is None:
            self._hint(tr("⚠ No component has the code {code}.").format(code=code))
            return
        self.componentChanged.emit(hit)
        if not keep_point:
            self.set_point(round(hit.place_x, 3), round(hit.place_y, 3))

    def set_address(self, text: str) -> None:
        """Put an address in as a person would have typed it."""
        self.address.setText(text)
        self._address_filled = ""

    # --- by the map

    def pick_on_map(self) -> None:
        """Await a click on the map."""
        self._hint(tr("Click the place on the map; Esc gives up."))
        self._map.pick_point(self._clicked, self._given_up)

    def pick_component(self) -> None:
        """Await a click on a component."""
        self._hint(tr("Click the component on the map; Esc gives up."))
        self._map.pick_point(self.component_at, self._given_up)

    def component_at(self, x: float, y: float) -> None:
        """Take the component nearest to a point, and offer the others close by."""
        self._visits += 1
        # An answer that comes late must not put a place on the next caller's report.
        store, visit = self._store, self._visits
        self._desk.jobs.run(
            tr("Looking for components"),
            lambda _job: store.component_near(x, y, _COMPONENT_RADIUS_M),
            lambda hits: self._components_found(x, y, hits) if visit == self._visits else None,
            lambda error: self._component_unknown(x, y, error) if visit == self._visits else None,
        )

    def _component_unknown(self, x: float, y: float, error: DcmError) -> None:
        # The click is worth something while the database is away too.
        self._desk.messages.log(error)
        self._clicked(x, y)

    def _clicked(self, x: float, y: float) -> None:
        self._let_component_go()
        self.set_point(x, y)

    def _given_up(self) -> None:
        self._hint(tr("No place yet: the case can be saved, but not filed."))

    def _hint(self, text: str) -> None:
        if self._point is None:
            self.located.setText(text)

    def _components_found(self, x: float, y: float, hits: Sequence[ComponentHit]) -> None:
        self.component_list.clear()
        for number, hit in enumerate(hits, 1):
            self.component_list.addItem(_component_text(number, hit), hit)
        self.component_list.setVisible(bool(hits))
        if len(hits) > 1:
            self._map.show_candidates([(hit.place_x, hit.place_y) for hit in hits])
        if hits:
            self._take_component(hits[0])
        else:
            self._desk.messages.info(tr("There is no component here; the place was taken."))
            self._clicked(x, y)

    def _component_chosen(self, index: int) -> None:
        self._take_component(self.component_list.itemData(index))

    def _take_component(self, hit: ComponentHit) -> None:
        self._component = hit.component_code
        self.componentChanged.emit(hit)
        self.set_point(round(hit.place_x, 3), round(hit.place_y, 3))

    def _let_component_go(self) -> None:
        if self._component:
            self._component = ""
            self.component_list.hide()
            self.componentChanged.emit(None)

    # --- by the address

    def _typed(self, _text: str) -> None:
        self._address_filled = ""
        self._timer.start()

    def _search(self) -> None:
        words, store, asked = clean_text_in(self.address), self._store, self._next()
        if not words or not self._desk.link.up:
            self.address.offer(())
            return
        self._desk.jobs.run(
            tr("Searching addresses"),
            lambda _job: store.search_address(words),
            lambda hits: self.address.offer(hits) if asked == self._asked else None,
            self._desk.messages.log,
        )

    def _take_address(self, hit: AddressHit) -> None:
        self._let_component_go()
        self._address_filled = ""
        if hit.score >= _EXACT_SCORE:
            self.address.setText(hit.full_text)
        self._map.zoom_to(hit.x, hit.y)
        self.set_point(round(hit.x, 3), round(hit.y, 3), keep_address=True)

    # --- where it lies

    def _show_place(self, asked: int, place: Place, keep_address: bool) -> None:
        if asked != self._asked:
            return
        self.located.setText(_place_text(place))
        untouched = self.address.text().strip() == self._address_filled
        if place.near and (place.near_m or 0) <= _NEAR_M and untouched and not keep_address:
            self.address.setText(place.near)
            self._address_filled = place.near

    def _not_located(self, asked: int, error: DcmError) -> None:
        if asked != self._asked:
            return
        if isinstance(error, ConnectionLostError):
            self.located.setText(tr("Place taken; its grid is found when the database is back."))
        else:
            self.located.setText(f"⚠ {told_of(error)}")

    def _next(self) -> int:
        self._asked += 1
        return self._asked

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.address, 0, 0, 1, 2)
        grid.addWidget(self.address_limit, 1, 0, 1, 2)
        grid.addWidget(self.click_button, 2, 0)
        grid.addWidget(self.component_button, 2, 1)
        grid.addWidget(self.component_list, 3, 0, 1, 2)
        grid.addWidget(self.located, 4, 0, 1, 2)


def _component_text(number: int, hit: ComponentHit) -> str:
    return tr("{n}. {name}  {code}  {m} m").format(
        n=number, name=hit.name or hit.class_name, code=hit.component_code, m=f"{hit.distance_m:g}"
    )


def _place_text(place: Place) -> str:
    if place.grid_code is None:
        return tr("⚠ Outside the district: the case can be saved, but not filed.")
    parts = [place.street, place.community, place.grid]
    names = " › ".join(part for part in parts if part)
    return tr("{names}\nGrid {code}").format(names=names, code=place.grid_code)
