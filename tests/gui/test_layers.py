"""The map of the desk: layers, their keys and looks, the extract, and no secret in a project."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.gui


@pytest.fixture
def maps(
    feed: Callable[..., Any], qgis_canvas: Any, qgis_new_project: None, kit: Any
) -> Iterator[Any]:
    """The layers of an intake desk on a real canvas, with one case; `.link` ties them together."""
    from qgis.core import QgsProject

    from yuhua_dcm_plugin.cases.layers import DeskLayers
    from yuhua_dcm_plugin.cases.map_link import CanvasLink

    followed = feed("t_intake")
    followed.store.register(dict(kit.report))
    kit.settle(followed)
    layers = DeskLayers(followed.desk, followed, qgis_canvas)
    link = CanvasLink(qgis_canvas, followed.model)
    layers.add(at_once=True)
    link.set_case_layer(layers.layer("open_case"))
    layers.followed, layers.link = followed, link
    yield layers
    link.close()
    layers.close()
    QgsProject.instance().clear()


def test_every_layer_reads_its_view_with_an_integer_key(maps: Any) -> None:
    from qgis.core import QgsDataSourceUri, QgsProject

    layers = QgsProject.instance().mapLayers().values()
    assert {layer.customProperty("yuhua_dcm/layer") for layer in layers} == {
        "open_case", "component_condition", "component", "component_line", "component_area",
        "component_mark",
        "component_cell", "grid", "community", "road", "street",
    }  # fmt: skip
    for layer in layers:
        uri = QgsDataSourceUri(layer.source())
        assert layer.isValid(), layer.dataProvider().error().message()
        assert (uri.schema(), uri.keyColumn(), uri.srid()) == ("dcm_app", "id", "4547")
        assert layer.crs().authid() == "EPSG:4547"
        assert layer.readOnly()
    assert QgsProject.instance().crs().authid() == "EPSG:4547"


def test_feature_ids_are_the_case_ids(maps: Any) -> None:
    (row,) = maps.followed.model.cases()
    (feature,) = maps.layer("open_case").getFeatures()
    assert feature.id() == row.id


def test_each_lamp_has_a_colour_and_a_shape_of_its_own(maps: Any) -> None:
    renderer = maps.layer("open_case").renderer()
    looks = {
        category.value(): (
            category.symbol().symbolLayer(0).shape(),
            category.symbol().color().name(),
        )
        for category in renderer.categories()
    }
    assert set(looks) == {"red", "yellow", "green", "none"}
    assert len({shape for shape, _colour in looks.values()}) == 4
    assert len({colour for _shape, colour in looks.values()}) == 4


def test_a_case_picked_on_the_map_is_heard_and_one_from_the_list_is_not_echoed(maps: Any) -> None:
    picked: list[str] = []
    maps.link.casePicked.connect(picked.append)
    (row,) = maps.followed.model.cases()
    maps.link.select_case(row.task_no)
    assert picked == []
    maps.layer("open_case").selectByIds([row.id])
    assert picked == [row.task_no]


def test_a_chosen_case_keeps_the_colour_of_its_lamp(maps: Any) -> None:
    """QGIS paints what is selected in one colour: the desk marks it with corners instead."""
    from yuhua_dcm_plugin.cases.map_items import CaseRing

    (row,) = maps.followed.model.cases()
    layer, scene = maps.layer("open_case"), maps.link._canvas.scene()

    def rings() -> int:
        return len([item for item in scene.items() if isinstance(item, CaseRing)])

    layer.selectByIds([row.id])
    assert layer.selectedFeatureIds() == []
    assert rings() == 1
    maps.link.select_case(row.task_no)
    assert rings() == 1
    maps.link.select_case(None)
    assert rings() == 0


def test_a_change_repaints_the_cases_soon_and_once(maps: Any, kit: Any, qtbot: Any) -> None:
    painted: list[int] = []
    maps.layer("open_case").repaintRequested.connect(lambda *_: painted.append(1))
    for _n in range(20):
        maps.followed.rowsChanged.emit(["x"])
    qtbot.waitUntil(lambda: bool(painted), timeout=2000)
    qtbot.wait(600)
    assert len(painted) == 1


def _colours(png: bytes) -> tuple[Any, set[int]]:
    from qgis.PyQt.QtGui import QImage

    image = QImage.fromData(png)
    step = 3
    return image, {
        image.pixel(x, y)
        for x in range(0, image.width(), step)
        for y in range(0, image.height(), step)
    }


def test_the_extract_shows_ground_road_and_mark(maps: Any) -> None:
    from qgis.PyQt.QtGui import QColor

    image, colours = _colours(maps.link.render_extract(545105, 4209250, (600, 400), 2000))
    assert (image.width(), image.height()) == (600, 400)
    assert QColor("#1565c0").rgb() in colours, "the mark"
    assert QColor("#faf9f5").rgb() in colours, "the ground of a street"
    assert QColor("#b9bfc4").rgb() in colours, "the casing of a road"


def test_the_prepared_extract_is_drawn_in_another_thread(maps: Any) -> None:
    draw = maps.link.prepare_extract(545105, 4209250, (600, 400), 2000)
    found: list[bytes] = []
    maps.followed.desk.jobs.run("draw", lambda _job: draw(), found.append)
    assert maps.followed.desk.jobs.wait()
    _image, colours = _colours(found[0])
    assert len(colours) > 5


def test_the_prepared_drawing_is_drawn_in_another_thread(maps: Any) -> None:
    from yuhua_dcm_plugin.sheets.drawings import read_drawing

    draw = maps.link.prepare_drawing(545105, 4209250, (600, 400), 2000)
    found: list[bytes] = []
    maps.followed.desk.jobs.run("draw", lambda _job: draw(), found.append)
    assert maps.followed.desk.jobs.wait()
    drawing = read_drawing(found[0])
    assert drawing is not None
    assert (drawing.width, drawing.height) == (600, 400)
    assert len(found[0]) > 3000, "more than the mark"


def test_closing_takes_everything_back(maps: Any) -> None:
    from qgis.core import QgsProject

    before = QgsProject.instance().backgroundColor().name()
    maps.link.set_case_layer(None)
    maps.close()
    assert not QgsProject.instance().mapLayers()
    assert not QgsProject.instance().layerTreeRoot().findGroups()
    assert QgsProject.instance().backgroundColor().name() != before


def test_adding_twice_leaves_one_group(maps: Any) -> None:
    from qgis.core import QgsProject

    maps.add(at_once=True)
    assert len(QgsProject.instance().layerTreeRoot().findGroups()) == 1
    assert len(QgsProject.instance().mapLayers()) == 11
