"""The form of a component in QGIS: value lists, defaults, required marks, and nothing left over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import wait_until
from formkit import LAMP, Form, edited, new, with_code
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsMapLayer,
    QgsPointXY,
    QgsProject,
    QgsVectorLayerUtils,
)
from qgis.gui import QgsAttributeDialog, QgsAttributeEditorContext, QgsAttributeForm
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QDialogButtonBox

from yuhua_dcm_plugin.census import editing
from yuhua_dcm_plugin.census.map_edits import component_layers

pytestmark = pytest.mark.gui
LISTS = ["big classes", "classes", "departments", "people"]


@pytest.fixture
def layer(feed: Callable[..., Any], qgis_canvas: Any, qgis_new_project: None) -> Iterator[Any]:
    """The point layer of a surveyor's map, prepared and switched to editing."""
    with edited(feed, qgis_canvas) as layers:
        yield layers[0]


def form_of(layer: Any, feature: QgsFeature) -> Any:
    context = QgsAttributeEditorContext()
    mode = getattr(QgsAttributeEditorContext, "Mode", QgsAttributeEditorContext)
    form = QgsAttributeForm(layer, feature, context)
    form.setMode(mode.AddFeatureMode)
    return form


def private() -> list[str]:
    layers = QgsProject.instance().mapLayers().values()
    return [each.name() for each in layers if each.flags() & QgsMapLayer.LayerFlag.Private]


def stop() -> None:
    for each in component_layers():
        each.rollBack()


def test_groups_and_aliases_stand_in_the_form(layer: Any) -> None:
    pages = layer.editFormConfig().tabs()
    assert [page.name() for page in pages] == ["Component", "Other"]
    assert [box.name() for box in pages[0].children()] == [
        "Identity", "Place", "Ownership", "Dates",
    ]  # fmt: skip
    assert layer.attributeAlias(layer.fields().indexOf("owner_department")) == "Owner"


def test_defaults_are_filled_and_a_component_lands(layer: Any) -> None:
    feature = new(layer, class_code="0118")
    assert feature["class_standard"] == "CJ/T 214-2007"
    assert (feature["status"], feature["data_source"]) == ("完好", "实测")
    assert feature["grid_code"] == "13010800100101"
    form = form_of(layer, feature)
    assert form.saveWithDetails()[0] if hasattr(form, "saveWithDetails") else form.save()
    sip.delete(form)  # as QGIS does: the dialog is gone before anybody saves the layer
    assert layer.commitChanges(), layer.commitErrors()
    (added,) = [f for f in layer.getFeatures() if f["component_code"] == "1301080118000002"]
    assert (added["grid_code"], added["written_by"]) == ("13010800100101", "t_surveyor")


@pytest.mark.parametrize(("values", "complete"), [({}, False), ({"class_code": "0118"}, True)])
def test_only_a_component_with_a_class_can_be_saved(
    layer: Any, values: dict[str, str], complete: bool
) -> None:
    dialog = QgsAttributeDialog(layer, new(layer, **values), False, None, True)
    dialog.setMode(QgsAttributeEditorContext.Mode.AddFeatureMode)
    (buttons,) = dialog.findChildren(QDialogButtonBox)
    assert buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled() is complete
    sip.delete(dialog)


def test_a_copy_takes_neither_code_nor_grid_along(layer: Any) -> None:
    (lamp,) = [f for f in layer.getFeatures() if f["component_code"] == LAMP]
    copy = QgsFeature(lamp)
    copy.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(545600, 4209200)))
    assert layer.addFeature(copy)
    assert layer.commitChanges(), layer.commitErrors()
    grids = {f["component_code"]: f["grid_code"] for f in layer.getFeatures()}
    assert grids["1301080118000002"] == "13010800100201"


def test_nothing_is_left_when_editing_ends(layer: Any) -> None:
    assert sorted(private()) == LISTS
    assert QgsProject.instance().snappingConfig().enabled()
    stop()
    wait_until(lambda: not private(), 5)
    assert not QgsProject.instance().snappingConfig().enabled()
    assert layer.attributeAlias(layer.fields().indexOf("status")) == ""


def test_a_project_saved_meanwhile_holds_no_value_list(layer: Any, tmp_path: Any) -> None:
    path = tmp_path / "p.qgs"
    assert QgsProject.instance().write(str(path))
    assert "skipMemoryLayersCheck" not in path.read_text(encoding="utf-8")
    assert sorted(private()) == LISTS


@pytest.mark.parametrize("save", [True, False])
def test_an_open_form_outlives_the_end_of_editing(layer: Any, save: bool) -> None:
    """Forms of QGIS need not be modal; a list that names itself in its filter took QGIS down."""
    with Form(layer, with_code(layer, LAMP)) as form:
        form.box("address").setText("路口")
        fid = with_code(layer, LAMP).id()
        assert layer.changeAttributeValue(fid, layer.fields().indexOf("note"), "x")
        assert layer.commitChanges() if save else layer.rollBack()
        stop()
        wait_until(lambda: not private(), 5)
        assert form.shown("owner_department")


# --- parts, duplicates, merged ones


def codes(layer: Any) -> dict[str, str]:
    return {f["component_code"]: f["class_code"] for f in layer.getFeatures()}


@pytest.fixture
def fence(feed: Callable[..., Any], qgis_canvas: Any, qgis_new_project: None) -> Iterator[Any]:
    """The line layer with one railing of 60 metres, saved."""
    with edited(feed, qgis_canvas) as layers:
        layer = layers[1]
        railing = next(iter(small_lines(layer)))
        feature = new(layer, class_code=railing)
        line = [QgsPointXY(545300, 4209300), QgsPointXY(545360, 4209300)]
        feature.setGeometry(QgsGeometry.fromPolylineXY(line))
        assert layer.addFeature(feature)
        assert layer.commitChanges(False), layer.commitErrors()
        yield layer


def small_lines(layer: Any) -> list[str]:
    lookup = editing._sessions[0].lookups.classes
    return sorted(
        f["class_code"]
        for f in lookup.getFeatures()
        if f["geometry_type"] == "line" and f["class_standard"] == "CJ/T 214-2007"
    )


@pytest.mark.filterwarnings("ignore:.*splitFeatures")  # by any other name, another one in 3.40
def test_a_split_line_is_two_components(fence: Any) -> None:
    ((code, small),) = codes(fence).items()
    cut = [QgsPointXY(545330, 4209290), QgsPointXY(545330, 4209310)]
    assert fence.splitFeatures(cut) == 0
    assert fence.commitChanges(False), fence.commitErrors()
    assert codes(fence) == {code: small, f"{code[:-1]}2": small}
    lengths = [round(f.geometry().length()) for f in fence.getFeatures()]
    assert lengths == [30, 30]


def test_a_duplicate_needs_a_place_of_its_own(fence: Any) -> None:
    (railing,) = fence.getFeatures()
    copied = QgsVectorLayerUtils.duplicateFeature(fence, railing, QgsProject.instance())
    (feature, _others) = copied[0], copied[1:]
    assert not fence.commitChanges(False)
    assert "已有同类部件" in "\n".join(fence.commitErrors())
    there = QgsGeometry(railing.geometry())
    there.translate(0, 5)
    assert fence.changeGeometry(feature.id(), there)
    assert fence.commitChanges(False), fence.commitErrors()
    assert len(codes(fence)) == 2


def test_merged_components_keep_the_first_and_retire_the_other(fence: Any) -> None:
    (railing,) = fence.getFeatures()
    second = new(fence, class_code=railing["class_code"])
    line = [QgsPointXY(545360, 4209300), QgsPointXY(545400, 4209300)]
    second.setGeometry(QgsGeometry.fromPolylineXY(line))
    assert fence.addFeature(second)
    assert fence.commitChanges(False), fence.commitErrors()
    first, other = sorted(fence.getFeatures(), key=lambda f: f["component_code"])
    whole = first.geometry().combine(other.geometry()).mergeLines()
    fence.beginEditCommand("merge")  # what QGIS's tool does
    fence.deleteFeature(other.id())
    fence.changeGeometry(first.id(), whole)
    fence.endEditCommand()
    assert fence.commitChanges(False), fence.commitErrors()
    assert list(codes(fence)) == [first["component_code"]]
    assert round(next(fence.getFeatures()).geometry().length()) == 100
