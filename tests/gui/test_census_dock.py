"""The census dock: who has it, batches, components, ownership, other days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import NotedMap, wait_until
from qgis.core import QgsProject, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from yuhua_dcm_plugin.cases.names import LAYER_MARK
from yuhua_dcm_plugin.census.marks import source_uri
from yuhua_dcm_plugin.census.panel import CensusPanel
from yuhua_dcm_plugin.rooms import is_for

pytestmark = pytest.mark.gui
LAMP = "1301080118000001"


class Map(NotedMap):
    """Notes marks too."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[tuple[float, float]] = []

    def show_place(self, x: float, y: float) -> None:
        self.places.append((x, y))


@pytest.fixture
def open_census(feed: Callable[..., Any], qtbot: Any) -> Callable[..., Any]:
    """Return `open_census(login)`: the census dock of a signed-in person and its map."""

    def make(login: str = "t_surveyor") -> Any:
        news = feed(login)
        panel = CensusPanel(news.desk, news, Map())
        qtbot.addWidget(panel)
        panel.resize(520, 760)
        with qtbot.waitExposed(panel):
            panel.show()
        settle(panel)
        return panel

    yield make
    QgsProject.instance().clear()


def settle(panel: Any) -> None:
    for _turn in range(3):
        assert panel._desk.jobs.wait()
        QTest.qWait(60)


def press(button: Any) -> None:
    assert button.isEnabled(), button.objectName()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def history(connect: Callable[..., Any], code: str) -> list[tuple[Any, ...]]:
    with connect("t_surveyor") as db, db.cursor() as cursor:
        cursor.execute("SELECT version, how FROM dcm_app.component_history(%s)", (code,))
        return list(cursor.fetchall())


def test_who_has_the_dock() -> None:
    for role in ("dcm_surveyor", "dcm_admin", "dcm_director"):
        assert is_for("census", [role])
    for role in ("dcm_intake", "dcm_dispatch", "dcm_department", "dcm_supervisor"):
        assert not is_for("census", [role]), role
    assert is_for("dispatch", ["dcm_intake"])


def test_an_empty_desk_says_what_to_do(open_census: Callable[..., Any]) -> None:
    panel = open_census()
    assert [panel.tabs.tabText(n) for n in range(3)] == ["Deliveries", "Components", "Ownership"]
    assert "Import Delivery" in panel.batches.list.empty.text()
    assert panel.batches.import_button.isEnabled()
    assert not any(button.isEnabled() for button in panel.batches.buttons.values())


def test_a_director_looks_and_changes_nothing(open_census: Callable[..., Any]) -> None:
    panel = open_census("t_director")
    assert [panel.tabs.tabText(n) for n in range(panel.tabs.count())] == ["Components", "Ownership"]
    panel.components.search("路灯")
    settle(panel)
    assert [row.component_code for row in panel.components.list.shown()] == [LAMP]
    assert not panel.components.retire_button.isVisible()
    assert not panel.components.edit_button.isVisible()
    assert panel.open_wizard() is None


def test_search_by_words_extent_and_area(open_census: Callable[..., Any]) -> None:
    panel = open_census()
    view = panel.components
    panel.tabs.setCurrentWidget(view)

    def found(words: str, area: str = "") -> list[str]:
        view.search(words, area)
        settle(panel)
        return [row.class_name for row in view.list.shown()]

    assert found("130108011") == ["路灯"]
    assert found("井盖") == ["污水井盖"]
    assert found("0402") == ["行道树"]
    assert found("", "130108001") == ["污水井盖", "路灯", "行道树"]
    assert found("", "130108001002") == ["行道树"]
    panel._map.box = (545150.0, 4209150.0, 545250.0, 4209250.0)
    assert found("", "extent") == ["路灯"]
    assert found("100%") == []  # no wildcard of SQL
    assert "No component" in view.note.text()
    assert found("", "") == []
    assert "Type something" in view.note.text()


def test_search_by_name_and_address(
    open_census: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    with connect("t_surveyor") as db, db.cursor() as cursor:
        cursor.execute(
            "UPDATE dcm_app.component SET name = '东二环灯 LED-3', address = '槐安东路5号门前'"
            " WHERE component_code = %s",
            (LAMP,),
        )
    panel = open_census()

    def found(words: str, area: str = "") -> list[str]:
        return [row.component_code for row in panel.store.find(words, None, area)]

    assert found("二环灯") == found("led-3") == found("路5号") == [LAMP]
    assert found("二环灯", "130108001") == [LAMP]
    assert found("二环灯", "130108001002") == []
    assert found(LAMP) == [LAMP]
    assert found("路灯") == [LAMP], "by its class, whatever its name is"
    assert found("130107") == []


def test_history_shows_each_state_and_its_place(
    open_census: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    with connect("t_surveyor") as db, db.cursor() as cursor:
        cursor.execute(
            "UPDATE dcm_app.component SET status = '破损', geom = ST_Translate(geom, 3, 0)"
            " WHERE component_code = %s",
            (LAMP,),
        )
        db.commit()
    panel = open_census()
    panel.tabs.setCurrentWidget(panel.components)
    panel.components.search(LAMP)
    settle(panel)
    panel.components.list.table.selectRow(0)
    settle(panel)
    states = panel.components.history.states()
    assert states[0].how == "edit"
    assert len(states) == 2
    texts = panel.components.history.list.texts()
    assert "State" in texts[0][3] and "Position" in texts[0][3]
    assert "t_surveyor" in texts[0][4]
    panel.components.history.list.table.selectRow(1)
    assert panel._map.places[-1] == (545200.0, 4209200.0)
    panel.components.history.list.table.selectRow(0)
    assert "破损" in panel.components.history.note.text()
    assert panel._map.places[-1] == (545203.0, 4209200.0)


def test_retiring_asks_for_a_reason_and_can_be_undone(
    open_census: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    panel = open_census()
    panel.tabs.setCurrentWidget(panel.components)
    view = panel.components
    view.search(LAMP)
    settle(panel)
    view.list.table.selectRow(0)
    press(view.retire_button)
    assert view.confirm.isVisible()
    assert not view.confirm.yes.isEnabled()
    QTest.keyClick(view.confirm.no, Qt.Key.Key_Escape)
    assert not view.confirm.isVisible()
    press(view.retire_button)
    view.confirm.line.setText("道路改造拆除")
    press(view.confirm.yes)
    settle(panel)
    assert history(connect, LAMP)[0][1] == "retire"
    assert view.list.shown() == []
    words, undo = panel._desk.messages.offers[-1]
    assert words == "Undo"
    undo()
    wait_until(lambda: any(row.state == "undone" for row in panel.batches.list.shown()))
    view.find()
    settle(panel)
    assert [row.component_code for row in view.list.shown()] == [LAMP]


def test_ownership_is_counted_confirmed_and_undone(
    open_census: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    with connect("t_surveyor") as db, db.cursor() as cursor:
        cursor.execute("UPDATE dcm_app.component SET owner_department = NULL")
        db.commit()
    panel = open_census()
    panel.tabs.setCurrentWidget(panel.ownership)
    settle(panel)
    box = panel.ownership
    assert sum(row.count for row in box.list.shown()) == 3
    box.list.choose(lambda row: row.class_code == "0118")
    assert box.form.class_code.currentData() == "0118"
    assert box.form.area.currentData() == "130108001"
    press(box.set_button)
    assert "department" in box.note.text()
    box.form.departments["owner"].setCurrentIndex(box.form.departments["owner"].findData("A"))
    press(box.set_button)
    settle(panel)
    assert box.confirm.isVisible()
    assert "1" in box.confirm.note.text()
    press(box.confirm.yes)
    settle(panel)
    assert owners(connect) == {"0102": None, "0118": "A", "0402": None}
    assert sum(row.count for row in box.list.shown()) == 2
    press(box.undo_button)
    assert "1 components get back" in box.confirm.note.text(), "asked once, with counts"
    press(box.confirm.yes)
    wait_until(lambda: not box.work.busy)
    settle(panel)
    assert owners(connect)["0118"] is None
    assert not box.undo_button.isVisible()


def test_setting_ownership_is_stopped_and_nothing_is_set(
    open_census: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    panel = open_census()
    panel.tabs.setCurrentWidget(panel.ownership)
    box, before = panel.ownership, owners(connect)
    with connect() as other, other.cursor() as cursor:  # holds a row that is to be changed
        cursor.execute("SELECT id FROM dcm.component FOR UPDATE")
        panel.set_ownership({"class_codes": list(before)}, {"owner": "B"})
        wait_until(lambda: box.work.busy)
        assert box.progress.isVisible() and not box.set_button.isEnabled()
        QTest.qWait(300)
        press(box.progress.stop)
        wait_until(lambda: not box.work.busy, 30)
        other.rollback()
    settle(panel)
    assert "Stopped" in box.note.text()
    assert owners(connect) == before
    assert box.set_button.isEnabled()


def owners(connect: Callable[..., Any]) -> dict[str, Any]:
    with connect("t_surveyor") as db, db.cursor() as cursor:
        cursor.execute("SELECT class_code, owner_department FROM dcm_app.component")
        return dict(cursor.fetchall())


def test_set_ownership_by_script(
    open_census: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    panel = open_census()
    panel.set_ownership({"codes": [LAMP]}, {"maintenance": "A"})
    settle(panel)
    assert history(connect, LAMP)[0][1] == "ownership"


def test_another_day_is_on_the_map_and_said_so(
    open_census: Callable[..., Any], connect: Callable[..., Any], database: Any
) -> None:
    today, past = date.today(), date.today() - timedelta(days=30)
    with connect() as db, db.cursor() as cursor:
        cursor.execute("UPDATE dcm.component SET since = %s, valid_from = %s", (past, past))
        db.commit()
    with connect("t_surveyor") as db, db.cursor() as cursor:
        cursor.execute(
            "UPDATE dcm_app.component SET geom = ST_Translate(geom, 3, 0)"
            " WHERE component_code = %s",
            (LAMP,),
        )
        db.commit()
    panel = open_census()
    panel.show_as_of(today - timedelta(days=3))
    points = point_layer(panel)
    assert points.isValid(), points.error().summary()
    tree = QgsProject.instance().layerTreeRoot().layerOrder()
    assert tree[0] is points, "areas would hide the points"
    places = {feature["component_code"]: feature.geometry().asPoint().x() for feature in
              points.getFeatures()}  # fmt: skip
    assert places[LAMP] == 545200.0
    assert panel.day_strip.banner.isVisible()
    assert (today - timedelta(days=3)).isoformat() in panel.day_strip.banner.text()
    panel.show_as_of(today)
    points = point_layer(panel)
    assert {f["component_code"]: f.geometry().asPoint().x() for f in points.getFeatures()}[
        LAMP
    ] == 545203.0
    panel.show_as_of(past - timedelta(days=3))
    assert list(point_layer(panel).getFeatures()) == []
    press(panel.day_strip.today_button)
    assert panel.as_of.layers() == []
    assert not panel.day_strip.banner.isVisible()


def point_layer(panel: Any) -> Any:
    point = QgsWkbTypes.GeometryType.PointGeometry
    return next(layer for layer in panel.as_of.layers() if layer.geometryType() == point)


def test_components_are_edited_and_refusals_told(
    open_census: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    panel = open_census()
    panel.tabs.setCurrentWidget(panel.components)
    assert panel.edit_components() == []
    assert "layers" in panel._desk.messages.told[-1]
    layer = components_layer(panel)
    press(panel.components.edit_button)
    assert layer.isEditable()
    lamp = next(f for f in layer.getFeatures() if f["component_code"] == LAMP)
    place = layer.fields().indexFromName("status")
    assert layer.changeAttributeValue(lamp.id(), place, "破损")
    press(panel.components.save_button)
    assert panel.components.note.text().startswith("✓")
    assert layer.isEditable(), "the next one follows"
    with connect("t_admin") as db, db.cursor() as cursor:
        cursor.execute(
            "UPDATE dcm_app.component SET note = '同事' WHERE component_code = %s", (LAMP,)
        )
        layer.changeAttributeValue(lamp.id(), place, "完好")
        db.commit()
    press(panel.components.save_button)
    assert panel.components.note.text().startswith("✗")
    assert "t_admin" in panel.components.note.text(), panel.components.note.text()
    layer.rollBack()


def components_layer(panel: Any) -> Any:
    uri = source_uri(panel._desk, "component", "", QgsWkbTypes.Type.Point)
    layer = QgsVectorLayer(uri, "component", "postgres")
    layer.setCustomProperty(LAYER_MARK, "component")
    layer.setReadOnly(True)
    QgsProject.instance().addMapLayer(layer)
    return layer


def test_a_refusal_is_told_whichever_button_saved(open_census: Callable[..., Any]) -> None:
    """QGIS's own disk button, not the dock's."""
    panel = open_census()
    layer = components_layer(panel)
    panel.tabs.setCurrentWidget(panel.components)
    press(panel.components.edit_button)
    panel.edit_components()  # again: told once all the same
    lamp = next(f for f in layer.getFeatures() if f["component_code"] == LAMP)
    layer.changeAttributeValue(lamp.id(), layer.fields().indexFromName("class_code"), "9999")
    before = len(panel._desk.messages.told)
    assert not layer.commitChanges(False)
    QTest.qWait(120)
    told = panel._desk.messages.told[before:]
    assert len(told) == 1, told
    assert "9999" in told[0]
    assert "PostGIS" not in told[0]
    assert told[0] in panel.components.note.text()
    layer.rollBack()


def test_a_colleagues_work_is_guarded_from_the_dock(
    open_census: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    panel = open_census()
    layer = components_layer(panel)
    panel.edit_components()
    lamp = next(f for f in layer.getFeatures() if f["component_code"] == LAMP)
    layer.changeAttributeValue(lamp.id(), layer.fields().indexFromName("status"), "破损")
    with connect("t_admin") as db, db.cursor() as cursor:
        cursor.execute(
            "UPDATE dcm_app.component SET note = '同事' WHERE component_code = %s", (LAMP,)
        )
        db.commit()
    assert not layer.commitChanges(False)
    layer.rollBack()
    assert len(history(connect, LAMP)) == 2, "the colleague's note only"


def test_the_map_is_drawn_anew_after_retiring_and_undoing(
    open_census: Callable[..., Any],
) -> None:
    panel = open_census()
    layer = components_layer(panel)
    drawn: list[int] = []
    layer.repaintRequested.connect(lambda *_: drawn.append(1))
    panel.components.retire([LAMP], "道路改造")
    settle(panel)
    assert drawn
    drawn.clear()
    panel.undo(panel.batches.list.model.rows[0].id)
    settle(panel)
    assert drawn


def test_the_list_follows_what_colleagues_write(
    open_census: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    panel = open_census()
    layer = components_layer(panel)
    drawn: list[int] = []
    layer.repaintRequested.connect(lambda *_: drawn.append(1))
    wait_until(lambda: panel._desk.listener.connected)
    retire = "SELECT dcm_app.retire_components(%s)"
    asked = '{"scope": {"codes": ["%s"]}, "reason": "道路改造"}'
    with connect("t_admin") as db, db.cursor() as cursor:
        cursor.execute(retire, (asked % LAMP,))
        db.commit()
    wait_until(lambda: len(panel.batches.list.model.rows) == 1)
    assert drawn
    settle(panel)
    press(panel.batches.buttons["undo"])
    assert panel.batches.confirm.isVisible()
    with connect("t_admin") as db, db.cursor() as cursor:
        cursor.execute("SELECT min(component_code) FROM dcm_app.component WHERE valid_to IS NULL")
        other = cursor.fetchone()[0]
        cursor.execute(retire, (asked % other,))
        db.commit()
    QTest.qWait(400)
    settle(panel)
    assert panel.batches.confirm.isVisible(), "a question is not taken from under the hand"
    press(panel.batches.confirm.no)
    wait_until(lambda: len(panel.batches.list.model.rows) == 2)


def test_a_row_far_away_does_not_hide_the_others(open_census: Callable[..., Any]) -> None:
    from qgis.gui import QgsMapCanvas

    from yuhua_dcm_plugin.census.marks import zoom_to_layer

    open_census()
    street = QgsVectorLayer("Polygon?crs=EPSG:4547", "street", "memory")
    marks = QgsVectorLayer("Point?crs=EPSG:4547", "marks", "memory")
    add_shapes(street, "POLYGON((0 0, 1000 0, 1000 1000, 0 1000, 0 0))")
    add_shapes(marks, "POINT(400 400)", "POINT(600 500)", "POINT(90000 500)")
    street.setCustomProperty(LAYER_MARK, "street")
    QgsProject.instance().addMapLayers([street, marks])
    canvas = QgsMapCanvas()
    canvas.setDestinationCrs(marks.crs())
    assert zoom_to_layer(canvas, marks)
    assert canvas.extent().xMaximum() < 2000
    assert canvas.extent().contains(marks.extent().center()) is False
    QgsProject.instance().removeMapLayer(street.id())
    assert zoom_to_layer(canvas, marks), "without streets: all"
    assert canvas.extent().xMaximum() > 80000


def add_shapes(layer: Any, *shapes: str) -> None:
    from qgis.core import QgsFeature, QgsGeometry

    for shape in shapes:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(shape))
        assert layer.dataProvider().addFeatures([feature])[0]
    layer.updateExtents()


def test_no_rights(open_census: Callable[..., Any]) -> None:
    panel = open_census("t_intake")
    assert not panel.tabs.isVisible()
    assert panel.refusal.isVisible()
    assert panel.open_wizard() is None
