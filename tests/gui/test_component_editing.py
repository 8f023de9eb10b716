"""A surveyor edits components in QGIS's own edit buffer, on real PostGIS."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from formkit import LAMP, with_code

pytestmark = pytest.mark.gui


@pytest.fixture
def layer_of(database: Any, qgis_app: Any) -> Callable[..., Any]:
    """Return `layer_of(login, kind)`: the components as a layer of that person."""
    from qgis.core import QgsVectorLayer

    def make(login: str = "t_surveyor", kind: str = "Point") -> Any:
        uri = (
            f"{database.dsn_for(login)} key='id' srid=4547 type={kind}"
            ' table="dcm_app"."component" (geom)'
        )
        layer = QgsVectorLayer(uri, "部件", "postgres")
        assert layer.isValid(), layer.dataProvider().error().message()
        return layer

    return make


def drawn(layer: Any, x: float, y: float = 4209300.0, **values: Any) -> Any:
    """A feature as the add tool makes it: every column there, nearly all of them empty."""
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY

    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
    for name, value in values.items():
        feature[name] = value
    return feature


def test_the_layer_offers_to_add_change_and_delete(layer_of: Callable[..., Any]) -> None:
    from qgis.core import QgsVectorDataProvider

    wanted = (
        QgsVectorDataProvider.Capability.AddFeatures,
        QgsVectorDataProvider.Capability.ChangeAttributeValues,
        QgsVectorDataProvider.Capability.ChangeGeometries,
        QgsVectorDataProvider.Capability.DeleteFeatures,
    )
    for login, may in (("t_surveyor", True), ("t_admin", True), ("t_chief", False)):
        layer = layer_of(login)
        can = layer.dataProvider().capabilities()
        assert [bool(can & each) for each in wanted] == [may] * 4, login


def test_a_component_is_added(layer_of: Callable[..., Any], sql: Callable[..., Any]) -> None:
    layer = layer_of()
    assert layer.startEditing()
    assert layer.addFeature(drawn(layer, 545300, class_code="0118"))
    assert layer.commitChanges(), layer.commitErrors()
    added = with_code(layer, "1301080118000002")
    assert added.id() == added["id"]
    assert (added["name"], added["status"]) == ("路灯", "完好")
    assert (added["grid_code"], added["written_by"]) == ("13010800100101", "t_surveyor")
    assert sql("select version from dcm.component where id = %s", added.id()) == [(1,)]


def test_default_values_of_the_form_are_those_of_the_view(layer_of: Callable[..., Any]) -> None:
    """QGIS fills a new form from them, or sends the clauses as they are."""
    from qgis.core import QgsGeometry, QgsPointXY, QgsVectorLayerUtils

    layer = layer_of()
    assert layer.startEditing()
    place = QgsGeometry.fromPointXY(QgsPointXY(545300, 4209300))
    feature = QgsVectorLayerUtils.createFeature(
        layer, place, {layer.fields().indexOf("class_code"): "0118"}
    )
    assert layer.addFeature(feature)
    assert layer.commitChanges(), layer.commitErrors()
    added = with_code(layer, "1301080118000002")
    assert (added["class_standard"], added["status"]) == ("CJ/T 214-2007", "完好")
    assert added["surveyed_on"] == added["valid_from"] == added["since"]


def test_a_component_is_moved_reclassed_and_deleted(
    layer_of: Callable[..., Any], sql: Callable[..., Any]
) -> None:
    from qgis.core import QgsGeometry, QgsPointXY

    layer = layer_of()
    lamp = with_code(layer, LAMP)
    assert layer.startEditing()
    assert layer.changeGeometry(lamp.id(), QgsGeometry.fromPointXY(QgsPointXY(545600, 4209200)))
    class_code = layer.fields().indexOf("class_code")
    assert layer.changeAttributeValue(lamp.id(), class_code, "0117")
    assert layer.commitChanges(), layer.commitErrors()
    layer.reload()
    pole = with_code(layer, "1301080117000001")
    assert (pole.id(), pole["grid_code"]) == (lamp.id(), "13010800100201")
    assert layer.startEditing()
    assert layer.deleteFeature(pole.id())
    assert layer.commitChanges(), layer.commitErrors()
    told = sql("select status, valid_to = dcm_app.today() from dcm.component where id = %s",
               pole.id())  # fmt: skip
    assert told == [("移除", True)]
    past = sql("select component_code, how from dcm.component_past order by version")
    assert past == [(LAMP, "edit"), ("1301080117000001", "retire")]


def test_a_lawn_is_drawn_as_an_area(layer_of: Callable[..., Any]) -> None:
    from qgis.core import QgsFeature, QgsGeometry

    layer = layer_of(kind="Polygon")
    assert layer.startEditing()
    feature = QgsFeature(layer.fields())
    area = "POLYGON((545100 4209100,545120 4209100,545120 4209120,545100 4209100))"
    feature.setGeometry(QgsGeometry.fromWkt(area))
    feature["class_code"] = "0405"
    assert layer.addFeature(feature)
    assert layer.commitChanges(), layer.commitErrors()
    (lawn,) = layer.getFeatures()
    assert (lawn["component_code"], lawn["class_name"]) == ("1301080405000001", "绿地")


@pytest.mark.parametrize(
    ("x", "values", "words"),
    [
        (545200.0, {"class_code": "0118"}, "已有同类部件 1301080118000001"),
        (585000.0, {"class_code": "0118"}, "位置远离单元网格（超过 10000 米）"),
        (545300.0, {}, "没有选择小类"),
        (545300.0, {"class_code": "0405"}, "“绿地”应测为面"),
        (545300.0, {"class_code": "0118", "owner_department": "Z"}, "不在部门名录中"),
        (545300.0, {"class_code": "0118", "grid_code": "13010800100201"}, "不在所填的单元网格"),
        (545300.0, {"class_code": "0118", "component_code": LAMP}, "已属于另一个部件"),
    ],
)
def test_the_words_of_a_refusal_reach_the_surveyor(
    layer_of: Callable[..., Any], x: float, values: dict[str, Any], words: str
) -> None:
    """And what was drawn is still in the buffer, to be mended."""
    from yuhua_dcm_plugin.census.edit_words import refusals

    layer = layer_of()
    assert layer.startEditing()
    assert layer.addFeature(drawn(layer, x, 4209200.3, **values))
    assert not layer.commitChanges()
    assert words in "\n".join(layer.commitErrors())
    (told,) = refusals(layer.commitErrors())
    assert words in told
    assert not set(told) & set("{}\n"), told  # no key, no call stack
    assert layer.isEditable()
    assert len(layer.editBuffer().addedFeatures()) == 1


def test_a_save_is_one_transaction(layer_of: Callable[..., Any], sql: Callable[..., Any]) -> None:
    layer = layer_of()
    assert layer.startEditing()
    for x in (545300, 545310, 545310.2):
        layer.addFeature(drawn(layer, x, class_code="0118"))
    assert not layer.commitChanges()
    assert sql("select count(*) from dcm.component") == [(3,)]
    layer.rollBack()


def status_of(layer: Any, fid: int, status: str) -> bool:
    return bool(layer.changeAttributeValue(fid, layer.fields().indexOf("status"), status))


def test_a_colleagues_work_is_not_overwritten(
    layer_of: Callable[..., Any], sql: Callable[..., Any]
) -> None:
    from yuhua_dcm_plugin.census.edit_guard import guard_edits
    from yuhua_dcm_plugin.census.edit_words import refusals

    mine, theirs = layer_of("t_surveyor"), layer_of("t_admin")
    for layer in (mine, theirs):
        guard_edits(layer)
    lamp = with_code(mine, LAMP).id()
    assert mine.startEditing() and theirs.startEditing()
    assert status_of(mine, lamp, "丢失") and status_of(theirs, lamp, "破损")
    assert theirs.commitChanges(), theirs.commitErrors()
    assert not mine.commitChanges()
    (told,) = refusals(mine.commitErrors())
    assert "已由 " in told and "t_admin" in told
    assert sql("select status from dcm.component where id = %s", lamp) == [("破损",)]
    mine.rollBack()
    assert mine.startEditing() and status_of(mine, lamp, "丢失")
    assert mine.commitChanges(), mine.commitErrors()
    assert sql("select status, version from dcm.component where id = %s", lamp) == [("丢失", 3)]


def test_a_move_is_guarded_too_and_saving_twice_is_no_conflict(
    layer_of: Callable[..., Any], sql: Callable[..., Any]
) -> None:
    from qgis.core import QgsGeometry, QgsPointXY

    from yuhua_dcm_plugin.census.edit_guard import guard_edits

    layer = layer_of()
    guard_edits(layer)
    lamp = with_code(layer, LAMP).id()
    assert layer.startEditing()
    for x in (545210.0, 545220.0):
        layer.changeGeometry(lamp, QgsGeometry.fromPointXY(QgsPointXY(x, 4209200)))
        assert layer.commitChanges(False), layer.commitErrors()
    layer.changeGeometry(lamp, QgsGeometry.fromPointXY(QgsPointXY(545230, 4209200)))
    sql("set session authorization t_admin")
    sql("update dcm_app.component set note = 'x' where id = %s", lamp)
    assert not layer.commitChanges()
    assert "已由 " in "\n".join(layer.commitErrors())
    layer.rollBack()


def test_words_of_a_chinese_server_are_found_too() -> None:
    from yuhua_dcm_plugin.census.edit_words import refusals

    said = (
        "    添加要素时出现 PostGIS 错误：错误:  部件没有位置\n"
        '    详细信息:  {"key": "geometry_missing"}\n'
        "    提示:  请在地图上画出部件的位置\n    背景:  x"
    )
    assert refusals(["ERROR: 1 feature(s) not added.", "\n  Provider errors:", said, said]) == [
        "部件没有位置。请在地图上画出部件的位置"
    ]
    assert refusals(["ERROR: 1 feature(s) not added.", " "]) == ["ERROR: 1 feature(s) not added."]


def test_the_refusal_says_which_component_is_meant(
    layer_of: Callable[..., Any], sql: Callable[..., Any]
) -> None:
    """Three are saved at once, one is wrong; all of them stay in the buffer."""
    from yuhua_dcm_plugin.census.edit_words import refusals

    layer = layer_of()
    assert layer.startEditing()
    owner = layer.fields().indexOf("owner_department")
    cover, lamp = with_code(layer, "1301080102000001").id(), with_code(layer, LAMP).id()
    assert status_of(layer, cover, "破损")
    assert layer.changeAttributeValue(lamp, owner, "Z")
    assert layer.addFeature(drawn(layer, 545300, class_code="0118"))
    assert not layer.commitChanges()
    (told,) = refusals(layer.commitErrors())
    assert told.startswith(f"部件 {LAMP}（路灯）：权属单位“Z”不在部门名录中")
    assert sql("select count(*) from dcm.component where version > 1") == [(0,)]
    assert set(layer.editBuffer().changedAttributeValues()) == {cover, lamp}
    assert layer.changeAttributeValue(lamp, owner, "A")
    assert layer.addFeature(drawn(layer, 545310, class_code="0118", owner_department="Z"))
    assert not layer.commitChanges()
    assert refusals(layer.commitErrors())[0].startswith("新增的路灯（545310.00, 4209300.00）：权属")


def test_edits_are_undone_before_they_are_saved(
    layer_of: Callable[..., Any], sql: Callable[..., Any]
) -> None:
    from qgis.core import QgsGeometry, QgsPointXY

    layer = layer_of()
    lamp = with_code(layer, LAMP)
    assert layer.startEditing()
    layer.beginEditCommand("move")
    layer.changeGeometry(lamp.id(), QgsGeometry.fromPointXY(QgsPointXY(545600, 4209200)))
    layer.endEditCommand()
    layer.beginEditCommand("delete")
    layer.deleteFeature(lamp.id())
    layer.endEditCommand()
    layer.undoStack().undo()
    layer.undoStack().undo()
    assert with_code(layer, LAMP).geometry().equals(lamp.geometry())
    assert layer.commitChanges(), layer.commitErrors()
    assert sql("select version, grid_code from dcm.component where component_code = %s", LAMP) == [
        (1, "13010800100101")
    ]
