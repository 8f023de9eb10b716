"""Which coordinate system a part is in; a small map shows whether it fits (坐标系选择)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsProjectionSelectionDialog
from qgis.PyQt.QtCore import QPointF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ..cases.names import DISTRICT_CRS
from ..core.notice import Kind, Notice, colours, is_dark
from ..core.strings import tr
from .parts import Crs, Part
from .plan import PartPlan

#: So many positions tell whether a choice fits.
_SAMPLE = 200
_OTHER = "?"
_DOT = 2.5
_MARGIN = 8
_MOST_FAR = 40
_FAR = 1e9
#: The entry of the list that stands for what a hint names.
_ENTRY_OF = {"EPSG:4326": "wgs84", "EPSG:4490": "cgcs2000"}


class Fit(NamedTuple):
    """Where sample positions fall: in metres of the district's system, and how many in it."""

    points: list[tuple[float, float]]
    inside: int
    whole: int


class CrsChoice(QWidget):
    """A list of what deliveries come in, a map beside it, and words about the fit."""

    #: A value for SOURCE_CRS was chosen.
    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crsChoice")
        self.lead = QLabel(self)
        self.lead.setObjectName("crsLead")
        self.lead.setTextFormat(Qt.TextFormat.PlainText)
        self.lead.setWordWrap(True)
        self.list = QComboBox(self)
        self.list.setObjectName("crsList")
        self.list.setAccessibleName(tr("Coordinate system"))
        self.list.setMinimumContentsLength(18)
        self.list.activated.connect(self._on_chosen)
        self.fit = Notice("crsFit", Kind.INFO, self)
        self.map = FitMap(self)
        self._others: dict[str, str] = {}
        left = QVBoxLayout()
        left.addWidget(self.lead)
        left.addWidget(self.list)
        left.addWidget(self.fit)
        left.addStretch(1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 6, 0, 0)
        box.addLayout(left, 3)
        box.addWidget(self.map, 2)

    def ask(self, words: str, hint: str, current: Crs | None) -> None:
        """Show the choices; what would fit stands first."""
        self.lead.setText(words)
        self.list.clear()
        if current is None:
            self.list.addItem(tr("Choose the coordinate system"), "")
        entries = crs_entries()
        entries.update(self._others)
        known = _value_of(current)
        if known and known not in entries:
            entries = {known: current.name if current is not None else known, **entries}
        if hint:
            fitting = _ENTRY_OF.get(hint, hint)
            label = entries.pop(fitting, fitting)
            entries = {fitting: tr("{crs} (would fit)").format(crs=label), **entries}
        for value, label in entries.items():
            self.list.addItem(label, value)
        self.list.addItem(tr("Another one…"), _OTHER)
        place = self.list.findData(known) if known else 0
        self.list.setCurrentIndex(max(0, place))

    def choose(self, value: str) -> None:
        """Choose a coordinate system: EPSG:nnnn, PROJ or WKT text, or one of the names."""
        if self.list.findData(value) < 0:
            self._others[value] = value
            self.list.insertItem(self.list.count() - 1, value, value)
        self.list.setCurrentIndex(self.list.findData(value))
        self.chosen.emit(value)

    def show_fit(self, fit: Fit | None, outline: Sequence[QgsGeometry]) -> None:
        """Show where the sample falls."""
        self.map.show_fit(fit, outline)
        if fit is None or not fit.whole:
            self.fit.say("")
            return
        words = tr("{n} of {whole} sample positions fall into the district.")
        all_in = fit.inside == fit.whole
        kind = Kind.OK if all_in else Kind.WARNING if fit.inside else Kind.ERROR
        self.fit.say(words.format(n=fit.inside, whole=fit.whole), kind)

    def _on_chosen(self, place: int) -> None:
        value = self.list.itemData(place)
        if value == _OTHER:
            value = self._ask_other()
            if value:
                self.choose(value)
            return
        if value:
            self.chosen.emit(value)

    def _ask_other(self) -> str:
        dialog = QgsProjectionSelectionDialog(self)
        dialog.setWindowTitle(tr("Coordinate System of the Delivery"))
        found = dialog.exec()
        crs = dialog.crs()
        dialog.deleteLater()
        self.list.setCurrentIndex(0)
        if not found or not crs.isValid():
            return ""
        return str(crs.authid() or crs.toProj())


class FitMap(QWidget):
    """The district as an outline, and the sample as dots on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crsMap")
        self._outline: list[QgsGeometry] = []
        self._fit: Fit | None = None
        side = self.fontMetrics().lineSpacing()
        self.setMinimumSize(side * 9, side * 7)

    def show_fit(self, fit: Fit | None, outline: Sequence[QgsGeometry]) -> None:
        """Draw the sample over the district."""
        self._fit, self._outline = fit, list(outline)
        words = tr("{n} of {whole} in the district")
        self.setToolTip(words.format(n=fit.inside, whole=fit.whole) if fit is not None else "")
        self.update()

    def paintEvent(self, _event: Any) -> None:
        """Draw the outline, and the sample above it; dots far away widen the view."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().mid().color()))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        place = self._placing()
        if place is None:
            return
        painter.setPen(QPen(self.palette().text().color(), 1.4))
        for geometry in self._outline:
            for ring in _rings(geometry):
                painter.drawPolygon(QPolygonF([place(x, y) for x, y in ring]))
        good = self._fit is not None and self._fit.inside == self._fit.whole
        ink = colours(Kind.OK if good else Kind.ERROR, is_dark(self))[0]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        for x, y in self._fit.points if self._fit is not None else ():
            painter.drawEllipse(place(x, y), _DOT, _DOT)

    def _placing(self) -> Callable[[float, float], QPointF] | None:
        box = QgsRectangle()
        for geometry in self._outline:
            box.combineExtentWith(geometry.boundingBox())
        if box.isEmpty():
            return None
        reach = max(box.width(), box.height()) * _MOST_FAR
        for x, y in self._fit.points if self._fit is not None else ():
            if abs(x - box.center().x()) < reach and abs(y - box.center().y()) < reach:
                box.combineExtentWith(x, y)
        room_x, room_y = self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN
        scale = min(room_x / box.width(), room_y / box.height())
        middle = box.center()

        def place(x: float, y: float) -> QPointF:
            return QPointF(
                self.width() / 2 + (x - middle.x()) * scale,
                self.height() / 2 - (y - middle.y()) * scale,
            )

        return place


def crs_entries() -> dict[str, str]:
    """What deliveries come in: value for SOURCE_CRS to words."""
    return {
        "EPSG:4547": tr("CGCS2000, zone 114° E, metres (EPSG:4547)"),
        "cgcs2000": tr("CGCS2000, degrees"),
        "wgs84": tr("WGS 84, degrees (GPS)"),
        "gcj02": tr("GCJ-02 (Amap, Tencent)"),
        "bd09": tr("BD-09 (Baidu)"),
        "EPSG:4526": tr("CGCS2000, zone 38, metres (EPSG:4526)"),
    }


def fit_of(planned: PartPlan, outline: Sequence[QgsGeometry]) -> Fit:
    """Where the first positions of a part fall as it would be read now; for any thread."""
    if planned.crs is None:
        return Fit([], 0, 0)
    raw = [*islice(_raw(planned.part, planned, planned.crs), _SAMPLE)]
    points = [*_placed(raw, _turn(planned.crs))]
    area = QgsGeometry.unaryUnion(list(outline)) if outline else QgsGeometry()
    inside = sum(1 for x, y in points if area.contains(QgsGeometry.fromWkt(f"POINT({x} {y})")))
    return Fit(points, inside, len(raw))


def _placed(
    raw: Sequence[tuple[float, float]], turn: QgsCoordinateTransform
) -> Iterator[tuple[float, float]]:
    """Positions in the district's system; those that cannot be in their CRS are left out."""
    for x, y in raw:
        try:
            point = turn.transform(x, y)
        except QgsCsException:
            continue
        if abs(point.x()) < _FAR and abs(point.y()) < _FAR:
            yield point.x(), point.y()


def _raw(part: Part, planned: PartPlan, crs: Crs) -> Any:
    names = [column.name for column in part.columns]
    offset = planned.mapping.offset or (0.0, 0.0)
    columns = planned.mapping.columns
    by_columns = [names.index(columns[key][0]) for key in ("x", "y") if columns.get(key)]
    for row in part.rows_in(planned.encoding or "UTF-8", crs):
        found = _of_wkb(row.wkb_hex) or _of_values(row.values, by_columns, crs)
        if found is not None:
            yield found[0] + offset[0], found[1] + offset[1]


def _of_wkb(wkb_hex: str | None) -> tuple[float, float] | None:
    if not wkb_hex:
        return None
    geometry = QgsGeometry()
    geometry.fromWkb(bytes.fromhex(wkb_hex))
    if geometry.isNull() or geometry.isEmpty():
        return None
    middle = geometry.boundingBox().center()
    return middle.x(), middle.y()


def _of_values(
    values: Sequence[str | None], at: Sequence[int], crs: Crs
) -> tuple[float, float] | None:
    if len(at) != 2:
        return None
    try:
        x, y = (float(values[place] or "") for place in at)
    except ValueError:
        return None
    if crs.datum != "wgs84":
        from .datum import TURNS

        x, y = TURNS[crs.datum](x, y)
    return x, y


def _turn(crs: Crs) -> QgsCoordinateTransform:
    made = QgsCoordinateReferenceSystem()
    if crs.srid is not None:
        made = QgsCoordinateReferenceSystem(f"EPSG:{crs.srid}")
    elif crs.proj:
        made.createFromProj(crs.proj)
    target = QgsCoordinateReferenceSystem(DISTRICT_CRS)
    return QgsCoordinateTransform(made, target, QgsProject.instance().transformContext())


def _value_of(crs: Crs | None) -> str:
    """The entry of the list that a CRS is."""
    if crs is None:
        return ""
    if crs.datum != "wgs84":
        return crs.datum
    if crs.srid is not None:
        authority = f"EPSG:{crs.srid}"
        return _ENTRY_OF.get(authority, authority)
    return crs.proj or crs.name


def _rings(geometry: QgsGeometry) -> list[list[tuple[float, float]]]:
    areas = geometry.asMultiPolygon() if geometry.isMultipart() else [geometry.asPolygon()]
    return [[(point.x(), point.y()) for point in area[0]] for area in areas if area]
