"""Map tips, actions and styles: what a citizen wrote stays text, and a district's style counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from badinput import naughty_strings

# Newer ones are triggered with a context as well; QGIS itself still does both.
OLD_WAY = pytest.mark.filterwarnings(
    "ignore:QgsMapLayerAction.triggerForFeature:DeprecationWarning"
)

pytestmark = pytest.mark.gui


@pytest.fixture
def maps(
    feed: Callable[..., Any], qgis_canvas: Any, qgis_new_project: None, kit: Any
) -> Iterator[Any]:
    """The layers of an intake desk with one case; `.followed` is its feed."""
    from qgis.core import QgsProject

    from yuhua_dcm_plugin.cases.layers import DeskLayers

    followed = feed("t_intake")
    followed.store.register(dict(kit.report))
    layers = DeskLayers(followed.desk, followed, qgis_canvas)
    layers.add(at_once=True)
    layers.followed = followed
    yield layers
    layers.close()
    QgsProject.instance().clear()


# --- map tips


def _tip(layer: Any, feature: Any) -> str:
    from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils

    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    return str(QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context))


def test_a_tip_tells_what_the_case_is(maps: Any) -> None:
    layer = maps.layer("open_case")
    (feature,) = layer.getFeatures()
    tip = _tip(layer, feature)
    assert feature["task_no"] in tip
    assert "井盖丢失" in tip
    assert "No limit yet" in tip
    assert "[%" not in tip


def test_nothing_that_a_citizen_writes_becomes_markup(maps: Any) -> None:
    """The tip has the tags of its template and no other, whatever stands in the case."""
    import re

    from qgis.core import QgsFeature
    from qgis.PyQt.QtGui import QTextDocument

    layer = maps.layer("open_case")
    (feature,) = layer.getFeatures()
    plain = _tip(layer, feature)
    tags = re.findall(r"<[^>]*>", plain)
    for text in [*naughty_strings(), "[% layer_property('x', 'source') %]", "<b>x</b>", "a\n<i>"]:
        made = QgsFeature(feature)
        made["description"] = text
        made["address"] = text
        tip = _tip(layer, made)
        assert re.findall(r"<[^>]*>", tip) == tags, text
        assert "password" not in tip
    made["description"] = "<img src=x onerror=alert(1)>&amp;"
    document = QTextDocument()
    document.setHtml(_tip(layer, made))
    assert "<img src=x onerror=alert(1)>&amp;" in document.toPlainText()


def test_every_layer_has_a_tip_a_name_and_a_description(maps: Any) -> None:
    from qgis.core import QgsExpression, QgsProject

    for layer in QgsProject.instance().mapLayers().values():
        assert layer.mapTipTemplate(), layer.name()
        server = layer.serverProperties()
        described = server if hasattr(server, "abstract") else layer
        assert described.abstract(), layer.name()
        assert not QgsExpression(layer.displayExpression()).hasParserError()
        for feature in layer.getFeatures():
            assert "[%" not in _tip(layer, feature), layer.name()
            break


def test_a_tip_names_a_component(maps: Any) -> None:
    layer = maps.layer("component")
    feature = next(layer.getFeatures())
    assert feature["component_code"] in _tip(layer, feature)


# --- actions


@pytest.fixture
def actions(maps: Any, qgis_canvas: Any) -> Iterator[Any]:
    """The registered actions; `.opened` and `.reported` keep what they asked for."""
    from qgis.PyQt.QtGui import QIcon

    from yuhua_dcm_plugin.home.map_actions import MapActions

    opened: list[str] = []
    reported: list[dict[str, Any]] = []
    made = MapActions(qgis_canvas, lambda _name: QIcon(), opened.append, reported.append)
    made.opened, made.reported = opened, reported
    yield made
    made.close()


def _offered(layer: Any) -> dict[str, Any]:
    from qgis.gui import QgsGui, QgsMapLayerAction

    found = QgsGui.mapLayerActionRegistry().mapLayerActions(
        layer, QgsMapLayerAction.Target.SingleFeature
    )
    return {a.objectName(): a for a in found if a.objectName().startswith("yuhua_dcm")}


def test_each_layer_offers_its_actions(maps: Any, actions: Any) -> None:
    assert set(_offered(maps.layer("open_case"))) == {
        "yuhua_dcm_open_case",
        "yuhua_dcm_report_here",
    }
    for key in ("component", "component_line", "component_area"):
        assert set(_offered(maps.layer(key))) == {"yuhua_dcm_report_component"}
    assert _offered(maps.layer("grid")) == {}


def test_nothing_is_offered_any_more_after_closing(maps: Any, actions: Any) -> None:
    actions.close()
    actions._canvas.contextMenuAboutToShow.connect(actions._on_menu)  # for the fixture's close
    assert _offered(maps.layer("open_case")) == {}


@OLD_WAY
def test_a_case_opens_and_a_report_starts_at_its_place(maps: Any, actions: Any) -> None:
    layer = maps.layer("open_case")
    (feature,) = layer.getFeatures()
    offered = _offered(layer)
    offered["yuhua_dcm_open_case"].triggerForFeature(layer, feature)
    offered["yuhua_dcm_report_here"].triggerForFeature(layer, feature)
    assert actions.opened == [feature["task_no"]]
    assert actions.reported == [{"x": 545105.0, "y": 4209105.0}]


@OLD_WAY
def test_a_component_fills_its_class_and_code(maps: Any, actions: Any) -> None:
    layer = maps.layer("component")
    feature = next(layer.getFeatures())
    _offered(layer)["yuhua_dcm_report_component"].triggerForFeature(layer, feature)
    (report,) = actions.reported
    assert report["component_code"] == feature["component_code"]
    assert (report["kind"], report["class_code"]) == ("component", feature["class_code"])
    assert report["x"] == pytest.approx(feature.geometry().asPoint().x(), abs=0.001)


def test_the_menu_of_the_map_offers_a_report_at_the_click(
    maps: Any, actions: Any, qgis_canvas: Any
) -> None:
    from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY
    from qgis.PyQt.QtWidgets import QMenu

    class Click:
        def mapPoint(self) -> QgsPointXY:
            return QgsPointXY(114.5, 38.0)

    qgis_canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4490"))
    menu = QMenu()
    actions._on_menu(menu, Click())
    (entry,) = menu.actions()
    entry.trigger()
    (report,) = actions.reported
    assert 500_000 < report["x"] < 600_000
    assert 4_200_000 < report["y"] < 4_220_000


# --- styles


def _use(maps: Any, folder: Path) -> None:
    from yuhua_dcm_plugin.core import settings

    maps.followed.desk.settings.set(settings.STYLE_FOLDER, str(folder))


@pytest.fixture(autouse=True)
def _no_folder_stays(qgis_app: Any) -> Iterator[None]:
    from yuhua_dcm_plugin.core import settings

    yield
    settings.Settings().set(settings.STYLE_FOLDER, "")


def test_the_built_in_styles_can_be_written_edited_and_used(maps: Any, tmp_path: Path) -> None:
    folder = tmp_path / "样式 of the district"
    assert maps.export_styles(str(folder)) == 11
    assert sorted(path.name for path in folder.iterdir())[:3] == [
        "community.qml", "component.qml", "component_area.qml",
    ]  # fmt: skip
    style = folder / "open_case.qml"
    words = style.read_text(encoding="utf-8")
    assert "198,40,40" in words, "the red of an overdue case"
    # QGIS 3.40 writes the colour a second time, in fractions.
    words = re.sub(r"198,40,40,255(,rgb:[\d.,]+)?", "1,2,3,255", words)
    style.write_text(words, encoding="utf-8")
    assert maps.export_styles(str(folder)) == 0, "what was edited is not written over"

    _use(maps, folder)
    maps.reset_styles()
    assert _red(maps) == "#010203"
    assert maps.followed.desk.messages.told == []
    maps.followed.desk.settings.set(_folder_setting(), "")
    maps.reset_styles()
    assert _red(maps) == "#c62828", "the way back"


def _folder_setting() -> Any:
    from yuhua_dcm_plugin.core import settings

    return settings.STYLE_FOLDER


def _red(maps: Any) -> str:
    categories = maps.layer("open_case").renderer().categories()
    return str(next(c.symbol().color().name() for c in categories if c.value() == "red"))


@pytest.mark.parametrize("broken", ["<qgis", "<html></html>", "", "\x00\x01"])
def test_a_broken_style_is_told_and_the_built_in_one_used(
    maps: Any, tmp_path: Path, broken: str
) -> None:
    (tmp_path / "open_case.qml").write_text(broken, encoding="utf-8")
    _use(maps, tmp_path)
    maps.reset_styles()
    assert _red(maps) == "#c62828"
    (told,) = maps.followed.desk.messages.told
    assert "open_case.qml" in told


def test_a_style_file_brings_no_programs(maps: Any, tmp_path: Path) -> None:
    """Actions and forms in a .qml are Python: only looks are taken."""
    from qgis.core import QgsAction

    layer = maps.layer("open_case").clone()
    layer.actions().addAction(QgsAction(QgsAction.ActionType.GenericPython, "x", "import os"))
    layer.saveNamedStyle(str(tmp_path / "open_case.qml"))
    assert "import os" in (tmp_path / "open_case.qml").read_text(encoding="utf-8")
    _use(maps, tmp_path)
    maps.reset_styles()
    assert maps.layer("open_case").actions().actions() == []
    assert maps.layer("open_case").mapTipTemplate()
