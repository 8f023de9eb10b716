"""Big class, then small class, in the form of a component; or the small class by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytest.importorskip("qgis")

from formkit import LAMP, Form, edited, new, with_code
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from yuhua_dcm_plugin.census.class_typing import meant

pytestmark = pytest.mark.gui
STANDARD = "CJ/T 214-2007"


@pytest.fixture
def layers(feed: Callable[..., Any], qgis_canvas: Any, qgis_new_project: None) -> Iterator[Any]:
    with edited(feed, qgis_canvas) as prepared:
        yield prepared


def small_classes(sql: Callable[..., Any], shape: str, big: str = "") -> list[str]:
    return [f"{code} {name}" for code, name in sql(
        "select code, label_en from dcm.class where standard = %s and kind = 'component'"
        " and geometry_type = %s and big_code like %s and valid_to is null order by code",
        STANDARD, shape, big + "%",
    )]  # fmt: skip


def test_big_classes_are_those_of_the_code_tables(layers: Any, sql: Callable[..., Any]) -> None:
    with Form(layers[0], new(layers[0]), adding=True) as form:
        assert form.listed("big_code") == [f"{code} {name}" for code, name in sql(
            "select b.code, b.label_en from dcm.big_class as b where b.standard = %s"
            " and b.kind = 'component' and exists (select from dcm.class as c where c.kind = b.kind"
            " and c.standard = b.standard and c.big_code = b.code and c.geometry_type = 'point')"
            " order by 1", STANDARD)]  # fmt: skip


@pytest.mark.parametrize(("place", "shape"), [(0, "point"), (1, "line"), (2, "polygon")])
def test_small_classes_are_those_of_the_shape(
    layers: Any, sql: Callable[..., Any], place: int, shape: str
) -> None:
    with Form(layers[place], new(layers[place]), adding=True) as form:
        offered = form.listed("class_code")
        assert offered == small_classes(sql, shape)
        bigs = {each[:2] for each in form.listed("big_code")}
        assert bigs == {each[:2] for each in offered}


def test_the_big_class_narrows_the_small_ones(layers: Any, sql: Callable[..., Any]) -> None:
    layer = layers[0]
    with Form(layer, new(layer), adding=True) as form:
        form.choose("big_code", "04 Parks and greenery")
        assert form.listed("class_code") == small_classes(sql, "point", "04")
        assert not form.complete
        form.choose("class_code", "0402 Street tree")
        assert form.complete
        form.choose("big_code", "01 Public utilities")
        assert "Street tree" not in form.shown("class_code")
        assert not form.complete
        form.choose("class_code", "0118 Street lamp")
        assert form.complete
        form.ok()
    assert layer.commitChanges(), layer.commitErrors()
    assert with_code(layer, "1301080118000002")["big_code"] == "01"


def test_a_component_is_reclassed_in_its_form(layers: Any, sql: Callable[..., Any]) -> None:
    layer = layers[0]
    with Form(layer, with_code(layer, LAMP)) as form:
        assert form.shown("big_code") == "01 Public utilities"
        assert form.shown("class_code") == "0118 Street lamp"
        form.choose("big_code", "02 Roads and traffic")
        assert "Street lamp" not in form.shown("class_code")
        assert not form.complete  # the lamp is no road
        form.choose("class_code", "0203 Bus shelter")
        assert form.complete
        form.ok()
    assert layer.commitChanges(), layer.commitErrors()
    assert sql("select class_code, component_code from dcm.component where version = 2") == [
        ("0203", "1301080203000001")
    ]
    assert with_code(layer, "1301080203000001")["big_code"] == "02"


def at_small_class(form: Form) -> Any:
    """The box with the cursor in it, as after a click of the person."""
    form.dialog.show()
    form.dialog.activateWindow()
    assert QTest.qWaitForWindowActive(form.dialog)
    box = form.box("class_code")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    return box


def test_a_name_is_typed_and_taken(layers: Any) -> None:
    """From the empty box, with the keys only: no entry to erase, none to pick."""
    layer = layers[0]
    with Form(layer, new(layer), adding=True) as form:
        box = at_small_class(form)
        QTest.keyClicks(box, "street lamp")
        assert box.completer().currentCompletion() == "0118 Street lamp"
        assert box.text() == "street lamp"  # as long as the list is open
        box.completer().popup().hide()
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert box.text() == "0118 Street lamp"
        assert form.shown("big_code") == "01 Public utilities"
        assert form.complete
        assert form.dialog.isVisible()  # that Enter was for the box


def test_a_name_is_taken_when_the_box_is_left(layers: Any) -> None:
    layer = layers[0]
    with Form(layer, with_code(layer, LAMP)) as form:
        form.box("big_code").setCurrentIndex(0)
        box = at_small_class(form)
        box.selectAll()
        QTest.keyClicks(box, "street tree")
        box.completer().popup().hide()
        form.box("name").setFocus()
        assert form.shown("class_code") == "0402 Street tree"
        assert form.shown("big_code") == "04 Parks and greenery"
        form.ok()
    ((_fid, changed),) = layer.editBuffer().changedAttributeValues().items()
    assert changed[layer.fields().indexOf("class_code")] == "0402"


def test_what_is_meant_by_what_is_typed() -> None:
    lists = ["0117 路灯杆", "0118 路灯", "0402 行道树"]
    assert meant("路灯", lists) == "0118 路灯"
    assert meant("0118", lists) == "0118 路灯"
    assert meant("行道", lists) == "0402 行道树"
    assert meant("灯", lists) is None
    assert meant("井盖", lists) is None


def test_a_closed_class_is_not_offered_but_still_shown(
    feed: Callable[..., Any], qgis_canvas: Any, qgis_new_project: None, sql: Callable[..., Any]
) -> None:
    sql("update dcm.class set valid_to = '2024-12-31' where standard = %s and code = '0118'"
        " and kind = 'component'", STANDARD)  # fmt: skip
    with edited(feed, qgis_canvas) as layers:
        with Form(layers[0], new(layers[0]), adding=True) as form:
            assert "0118 Street lamp" not in form.listed("class_code")
        with Form(layers[0], with_code(layers[0], LAMP)) as form:
            assert form.shown("class_code") == "0118 Street lamp"
            assert form.complete
