"""The other fields of a component's form: departments, states, dates, photo, extension."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

pytest.importorskip("qgis")

from formkit import LAMP, Form, edited, new, with_code
from qgis.core import QgsFieldConstraints, QgsVectorLayerUtils
from qgis.gui import QgsExternalResourceWidget
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QTableView

pytestmark = pytest.mark.gui
DEPARTMENTS = [
    "Test municipal bureau", "Test parks bureau", "Test street office 1", "Test street office 2",
]  # fmt: skip
EXTRA = {
    "灯杆材质": "钢", "高度": 8.5, "灯头数": 3, "智慧灯杆": True, "编号": "007",
    "附件": [1, "二", None], "厂家": {"名称": "某厂", "电话": None}, "备用": None,
    "序列号": 12345678901, "经度": 114.123456789012,
}  # fmt: skip


@pytest.fixture
def layer(feed: Callable[..., Any], qgis_canvas: Any, qgis_new_project: None) -> Iterator[Any]:
    with edited(feed, qgis_canvas) as layers:
        yield layers[0]


@pytest.mark.parametrize(
    "field", ["owner_department", "competent_department", "maintenance_department"]
)
def test_departments_are_chosen_from_the_list(
    layer: Any, sql: Callable[..., Any], field: str
) -> None:
    with Form(layer, with_code(layer, LAMP)) as form:
        assert form.listed(field) == DEPARTMENTS
        form.choose(field, "Test street office 2")
        assert form.shown(field) == "Test street office 2"
        form.ok()
    assert layer.commitChanges(), layer.commitErrors()
    assert sql(f"select {field} from dcm.component where component_code = %s", LAMP) == [("S2",)]


def test_a_department_is_taken_away(layer: Any, sql: Callable[..., Any]) -> None:
    with Form(layer, with_code(layer, LAMP)) as form:
        form.box("owner_department").setCurrentIndex(0)
        form.ok()
    assert layer.commitChanges(), layer.commitErrors()
    assert sql("select owner_department from dcm.component where component_code = %s", LAMP) == [
        (None,)
    ]


def test_a_closed_department_is_not_offered_but_still_shown(
    feed: Callable[..., Any], qgis_canvas: Any, qgis_new_project: None, sql: Callable[..., Any]
) -> None:
    sql("update dcm.department set active = false where code = 'B'")
    with edited(feed, qgis_canvas) as layers:
        with Form(layers[0], new(layers[0]), adding=True) as form:
            assert "Test parks bureau" not in form.listed("owner_department")
        with Form(layers[0], with_code(layers[0], LAMP)) as form:
            assert form.shown("owner_department") == "Test parks bureau"
            form.box("note").setPlainText("看过")
            form.ok()
        assert layers[0].commitChanges(), layers[0].commitErrors()
    assert sql("select owner_department, note from dcm.component where version = 2") == [
        ("B", "看过")
    ]


def test_states_are_those_that_the_database_takes(layer: Any) -> None:
    with Form(layer, with_code(layer, LAMP)) as form:
        box = form.box("status")
        kept = [box.itemData(i) for i in range(box.count())]
        assert kept == ["完好", "破损", "丢失", "占用", "废弃", "移除"]
    for state in kept[1:]:
        fid = with_code(layer, LAMP).id()
        layer.changeAttributeValue(fid, layer.fields().indexOf("status"), state)
        assert layer.commitChanges(False), layer.commitErrors()


def test_a_new_form_says_day_surveyor_and_grid(layer: Any) -> None:
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    with Form(layer, new(layer, class_code="0118"), adding=True) as form:
        for field in ("surveyed_on", "valid_from"):
            assert form.box(field).date().toPyDate() == today
        assert form.shown("written_by") == "测试t_surveyor"
        assert form.shown("grid_code") == "13010800100101"


def test_what_the_database_writes_cannot_be_typed_over(layer: Any) -> None:
    with Form(layer, with_code(layer, LAMP)) as form:
        for field in ("version", "written_at", "since", "written_by"):
            box = form.box(field)
            locked = not box.isEnabled() or (hasattr(box, "isReadOnly") and box.isReadOnly())
            assert locked, field
        assert not form.box("note").isReadOnly()
        assert form.box("owner_department").isEnabled()


def test_on_a_border_the_grid_is_left_to_the_database(layer: Any) -> None:
    assert new(layer, 545500.0, 4209300.0)["grid_code"] in (None, "")
    assert new(layer, 544990.0, 4209300.0)["grid_code"] in (None, "")


@pytest.mark.parametrize(
    ("field", "wrong", "right", "words"),
    [
        ("component_code", "123", "", "16 digits"),
        ("grid_code", "13", "13010800100101", "14 or 15 digits"),
        ("surveyed_on", "2099-01-01", "2024-01-01", "not in the future"),
        ("valid_to", "2019-01-01", None, "not before the first"),
    ],
)
def test_what_will_be_refused_is_said_before_saving(
    layer: Any, field: str, wrong: str, right: str | None, words: str
) -> None:
    """A warning, not a wall: the database has the last word."""
    soft = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthSoft
    place = layer.fields().indexOf(field)
    feature = with_code(layer, LAMP)
    feature["valid_from"] = "2020-01-01"
    for value, fine in ((wrong, False), (right, True)):
        feature.setAttribute(place, value)
        valid, why = QgsVectorLayerUtils.validateAttribute(layer, feature, place, soft)
        assert valid is fine, value
        assert fine or words in "".join(why)


def test_the_wrong_field_is_marked_in_the_form(layer: Any) -> None:
    with Form(layer, with_code(layer, LAMP)) as form:
        assert form.fine("grid_code")
        form.box("grid_code").setText("13")
        assert not form.fine("grid_code")
        assert form.complete


def test_extension_attributes_survive_the_form(layer: Any, sql: Callable[..., Any]) -> None:
    sql("update dcm.component set extra = %s where component_code = %s",
        json.dumps(EXTRA, ensure_ascii=False), LAMP)  # fmt: skip
    with Form(layer, with_code(layer, LAMP)) as form:
        form.box("note").setPlainText("看过")
        form.ok()
    assert layer.commitChanges(), layer.commitErrors()
    assert sql("select extra, note from dcm.component where component_code = %s", LAMP) == [
        (EXTRA, "看过")
    ]
    assert sql("select extra from dcm.component_past where component_code = %s", LAMP) == [(EXTRA,)]


def test_extension_attributes_are_read_and_changed_in_the_form(
    layer: Any, sql: Callable[..., Any]
) -> None:
    sql("update dcm.component set extra = %s where component_code = %s",
        json.dumps(EXTRA, ensure_ascii=False), LAMP)  # fmt: skip
    with Form(layer, with_code(layer, LAMP)) as form:
        model = form.box("extra").findChild(QTableView).model()
        rows = {model.index(i, 0).data(): model.index(i, 1) for i in range(model.rowCount())}
        assert (rows["灯杆材质"].data(), rows["灯头数"].data()) == ("钢", 3)
        assert model.setData(rows["灯杆材质"], "铝合金", Qt.ItemDataRole.EditRole)
        form.ok()
    assert layer.commitChanges(), layer.commitErrors()
    assert sql("select extra from dcm.component where component_code = %s", LAMP) == [
        ({**EXTRA, "灯杆材质": "铝合金"},)
    ]


def test_a_new_component_has_no_extension_attributes(layer: Any, sql: Callable[..., Any]) -> None:
    with Form(layer, new(layer, class_code="0118"), adding=True) as form:
        assert form.box("extra").findChild(QTableView).model().rowCount() == 0
        form.ok()
    assert layer.commitChanges(), layer.commitErrors()
    assert sql("select extra from dcm.component where component_code = '1301080118000002'") == [
        ({},)
    ]


# --- photos


def photo_in(folder: Path) -> Path:
    path = folder / "路灯 照片.png"
    image = QImage(QSize(64, 48), QImage.Format.Format_RGB32)
    image.fill(0x3366CC)
    assert image.save(str(path))
    return path


def test_a_photo_is_chosen_seen_and_kept(
    layer: Any, sql: Callable[..., Any], tmp_path: Path
) -> None:
    path = photo_in(tmp_path)
    with Form(layer, with_code(layer, LAMP)) as form:
        form.dialog.show()
        box = form.box("photo")
        assert isinstance(box, QgsExternalResourceWidget)
        box.fileWidget().setFilePath(str(path))
        QTest.qWait(100)
        seen = [label.pixmap() for label in box.findChildren(QLabel) if label.pixmap()]
        assert seen and not seen[0].isNull()
        form.ok()
    assert layer.commitChanges(), layer.commitErrors()
    assert sql("select photo from dcm.component where component_code = %s", LAMP) == [(str(path),)]


def test_a_photo_that_is_missing_is_said(layer: Any, tmp_path: Path) -> None:
    path = photo_in(tmp_path)
    with Form(layer, with_code(layer, LAMP)) as form:
        for there in (True, False):
            form.box("photo").fileWidget().setFilePath(str(path) + ("" if there else ".gone"))
            assert form.fine("photo") is there
        assert form.complete
