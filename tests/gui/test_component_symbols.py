"""Components on the map: symbols near, marks further out, numbers from afar."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

pytestmark = pytest.mark.gui

KEYS = ("component", "component_line", "component_area")
WKT = {
    "component": "POINT({x} {y})",
    "component_line": "LINESTRING({x} {y}, {x} 4209140)",
    "component_area": "POLYGON(({x} {y},{x} 4209120,545140 4209120,545140 {y},{x} {y}))",
}


@pytest.fixture
def maps(feed: Callable[..., Any], qgis_canvas: Any, qgis_new_project: None) -> Iterator[Any]:
    """The layers of a surveyor's desk on a real canvas."""
    from qgis.core import QgsProject

    from yuhua_dcm_plugin.cases.layers import DeskLayers

    followed = feed("t_surveyor")
    layers = DeskLayers(followed.desk, followed, qgis_canvas)
    layers.add(at_once=True)
    yield layers
    layers.close()
    QgsProject.instance().clear()


def drawing_at(layer: Any, scale: float, **values: Any) -> tuple[Any, Any]:
    """Symbol and legend words that a component gets at a scale."""
    from qgis.core import (
        QgsExpressionContextScope,
        QgsFeature,
        QgsGeometry,
        QgsRenderContext,
    )

    feature = QgsFeature(layer.fields())
    key = layer.customProperty("yuhua_dcm/layer").replace("_mark", "")
    feature.setGeometry(QgsGeometry.fromWkt(WKT[key].format(x=545100, y=4209100)))
    given = {"class_standard": "CJ/T 214-2007", "status": "完好", **values}
    given["class_key"] = given["class_standard"] + given["class_code"]
    given["big_code"] = given["class_code"][:2]
    for name, value in given.items():
        feature[name] = value
    context = QgsRenderContext()
    context.setRendererScale(scale)
    context.expressionContext().appendScope(layer.createExpressionContextScope())
    scope = QgsExpressionContextScope()
    scope.setVariable("map_scale", scale)
    context.expressionContext().appendScope(scope)
    context.expressionContext().setFeature(feature)
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    symbol = renderer.symbolForFeature(feature, context)
    shown = svg_of(symbol)
    words = next((c.label() for c in renderer.categories() if svg_of(c.symbol()) == shown), "")
    copy = symbol.clone()
    renderer.stopRender(context)
    return copy, words


def svg_of(symbol: Any) -> str:
    """Path of the drawing that a symbol, or what it carries, shows."""
    for part in symbol.symbolLayers():
        if hasattr(part, "path"):
            return str(part.path())
        if part.subSymbol() is not None:
            return svg_of(part.subSymbol())
    return ""


@pytest.mark.parametrize("key", KEYS)
def test_near_every_class_has_its_symbol(maps: Any, key: str) -> None:
    from yuhua_dcm_plugin.cases.component_symbols import embedded

    code = {"component": "0118", "component_line": "0211", "component_area": "0405"}[key]
    symbol, words = drawing_at(maps.layer(key), 2000, class_code=code)
    assert svg_of(symbol) == embedded(code)
    assert words in {"0118 Street lamp", "0211 Traffic guardrail", "0405 Green space"}


def test_further_out_a_plain_mark_tells_the_big_class(maps: Any) -> None:
    layer = maps.layer("component_mark")
    looks = [drawing_at(layer, 5000, class_code=f"{big:02}01")[0] for big in range(1, 7)]
    assert not any(svg_of(symbol) for symbol in looks)
    assert len({symbol.color().name() for symbol in looks}) == 6
    assert len({symbol.symbolLayer(0).shape() for symbol in looks}) == 6


def test_other_standards_and_unknown_classes_are_drawn_too(maps: Any) -> None:
    from yuhua_dcm_plugin.cases.component_symbols import embedded

    layer = maps.layer("component")
    lamp, _ = drawing_at(layer, 1000, class_standard="GB/T 30428.2-2013", class_code="0137")
    assert svg_of(lamp) == embedded("0118")
    rack, _ = drawing_at(layer, 1000, class_standard="GB/T 30428.2-2013", class_code="0158")
    assert svg_of(rack) in {embedded("big_01"), embedded("unknown")}
    odd, _ = drawing_at(layer, 1000, class_standard="x", class_code="9999")
    assert svg_of(odd) == embedded("unknown")


def test_a_class_that_no_one_knows_has_a_mark_further_out(maps: Any) -> None:
    odd, _words = drawing_at(maps.layer("component_mark"), 5000, class_code="9999")
    known, _ = drawing_at(maps.layer("component_mark"), 5000, class_code="0118")
    assert odd is not None
    assert odd.color() != known.color()


def test_the_legend_names_every_class(maps: Any) -> None:
    for key in (*KEYS, "component_mark"):
        labels = [c.label() for c in maps.layer(key).renderer().categories()]
        assert labels[-1] == "Other classes"
        assert all(re.fullmatch(r"\d{2,5} \S.*", label) for label in labels[:-1]), labels
    points = [c.label() for c in maps.layer("component").renderer().categories()]
    assert len({label for label in points if re.match(r"\d{4} ", label)}) == 85
    marks = [c.label() for c in maps.layer("component_mark").renderer().categories()]
    assert "21 Local classes" in marks


def test_a_chinese_legend_has_chinese_names(maps: Any) -> None:
    from yuhua_dcm_plugin.cases.component_symbols import component_renderer

    classes = [entry for entry in maps._feed.classes if entry.kind == "component"]
    made = component_renderer(maps.layer("component"), {"01": "公用设施类"}, classes, True)
    labels = {c.label() for c in made.categories()}
    assert {"0118 路灯", "0402 行道树"} <= labels


@pytest.fixture
def new_person(maps: Any) -> Iterator[None]:
    """A desk at which nobody opened a legend yet."""
    from yuhua_dcm_plugin.core.settings import LEGENDS_OPEN

    def forget() -> None:
        maps.close()
        maps._desk.settings.set(LEGENDS_OPEN, LEGENDS_OPEN.default)

    forget()
    maps.add(at_once=True)
    yield
    forget()


@pytest.mark.usefixtures("new_person")
def test_long_legends_are_folded_until_somebody_opens_them(maps: Any) -> None:
    from qgis.core import QgsProject

    def node(key: str) -> Any:
        return QgsProject.instance().layerTreeRoot().findLayer(maps.layer(key).id())

    assert [node(key).isExpanded() for key in ("component_condition", *KEYS, "component_mark")] == [
        True, False, False, False, False,
    ]  # fmt: skip
    node("component").setExpanded(True)
    node("component_condition").setExpanded(False)
    maps.close()
    maps.add(at_once=True)
    assert node("component").isExpanded()
    assert not node("component_condition").isExpanded()
    assert not node("component_mark").isExpanded()


@pytest.mark.usefixtures("new_person")
def test_the_tree_of_layers_shows_them_folded(maps: Any, qtbot: Any) -> None:
    """As QGIS's window has it: the view, not the node alone."""
    from qgis.core import QgsLayerTreeModel, QgsProject
    from qgis.gui import QgsLayerTreeView

    maps.close()
    root = QgsProject.instance().layerTreeRoot()
    view = QgsLayerTreeView()
    qtbot.addWidget(view)
    model = QgsLayerTreeModel(root, view)  # goes with its view, which would look into the void
    model.setFlag(QgsLayerTreeModel.Flag.ShowLegend)
    model.setAutoCollapseLegendNodes(10)
    view.setModel(model)
    view.resize(300, 900)
    view.show()
    maps.add(at_once=True)

    def opened(key: str) -> bool:
        return bool(view.isExpanded(view.node2index(root.findLayer(maps.layer(key).id()))))

    qtbot.wait(300)
    assert {key: opened(key) for key in (*KEYS, "component_mark", "component_condition")} == {
        **dict.fromkeys((*KEYS, "component_mark"), False), "component_condition": True,
    }  # fmt: skip


STATES = ("破损", "丢失", "占用", "废弃", "移除")


def test_every_state_has_a_mark_with_a_shape_of_its_own(maps: Any) -> None:
    categories = maps.layer("component_condition").renderer().categories()
    assert tuple(c.value() for c in categories) == STATES
    assert len({svg_of(c.symbol()) for c in categories}) == len(STATES)
    assert [c.label() for c in categories] == [
        "Damaged", "Missing", "Occupied", "Disused", "Removed",
    ]  # fmt: skip
    outlines = {svg_of(c.symbol()): _grey(c.symbol()) for c in categories}
    for one, other in itertools.combinations(outlines.values(), 2):
        unlike = sum(abs(a - b) > 60 for a, b in zip(one, other))
        assert unlike > 0.1 * len(one), "without colour they would be one"


def _grey(symbol: Any) -> list[int]:
    """A mark as it is on the map, without colour."""
    from qgis.core import QgsRenderContext
    from qgis.PyQt.QtCore import QPointF, QSize
    from qgis.PyQt.QtGui import QColor, QImage, QPainter

    image = QImage(QSize(14, 14), QImage.Format.Format_RGB32)
    image.fill(QColor("#faf9f5"))
    painter = QPainter(image)
    context = QgsRenderContext.fromQPainter(painter)
    context.setScaleFactor(96 / 25.4)
    copy = symbol.clone()
    copy.symbolLayer(0).setOffset(QPointF(0, 0))
    copy.startRender(context)
    copy.renderPoint(QPointF(7, 7), None, context)
    copy.stopRender(context)
    painter.end()
    return [
        (c.red() + c.green() + c.blue()) // 3
        for c in (QColor(image.pixel(x, y)) for x in range(14) for y in range(14))
    ]


def test_only_what_stands_and_is_not_sound_is_marked(maps: Any, database: Any) -> None:
    import psycopg2

    layer = maps.layer("component_condition")
    assert not list(layer.getFeatures())
    with psycopg2.connect(database.dsn) as connection, connection.cursor() as cursor:
        cursor.execute(
            "update dcm.component set status = '破损' where class_code in ('0118', '0402')"
        )
        cursor.execute("update dcm.component set valid_to = current_date where class_code = '0402'")
        cursor.execute(LINE_AND_AREA)
    connection.close()
    layer.reload()
    found = {f["class_code"]: (f["status"], f.geometry().asPoint()) for f in layer.getFeatures()}
    assert {code: state for code, (state, _at) in found.items()} == {
        "0118": "破损", "0211": "丢失", "0405": "占用",
    }  # fmt: skip
    rail, lawn = found["0211"][1], found["0405"][1]
    assert (rail.x(), rail.y()) == (545105, 4209100)
    assert 545200 < lawn.x() < 545240
    assert 4209100 < lawn.y() < 4209140


LINE_AND_AREA = """
insert into dcm.component (component_code, class_standard, class_code, name, status, geom) values
('1301080211000001', 'CJ/T 214-2007', '0211', '交通护栏', '丢失',
    'SRID=4547;LINESTRING(545100 4209100, 545110 4209100)'),
('1301080405000001', 'CJ/T 214-2007', '0405', '绿地', '占用',
    'SRID=4547;POLYGON((545200 4209100,545240 4209100,545240 4209140,545200 4209100))')
"""


def test_marks_show_as_far_as_symbols_do(maps: Any) -> None:
    layer = maps.layer("component_condition")
    shown = [layer.isInScaleRange(scale) for scale in (250, 2500, 3000)]
    assert shown == [True, True, False]


def test_the_tip_tells_the_state_with_its_sign(maps: Any) -> None:
    from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsFeature

    layer = maps.layer("component")
    assert layer.mapTipTemplate() == maps.layer("component_condition").mapTipTemplate()
    for state, told in (("完好", "完好"), ("破损", "▲ 破损"), ("移除", "▼ 移除")):
        feature = QgsFeature(layer.fields())
        feature["status"] = state
        context = QgsExpressionContext()
        context.appendScope(QgsExpressionContextUtils.layerScope(layer))
        context.setFeature(feature)
        tip = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
        assert f"State {told}<" in tip


def test_on_the_map_of_another_day_symbols_bear_the_mark_themselves(maps: Any) -> None:
    """By picture: the same lamp, sound and otherwise."""
    pictures = {state: _picture(maps, state) for state in ("完好", *STATES)}
    assert len(set(pictures.values())) == len(pictures)


def test_another_day_hides_the_marks_of_today(maps: Any) -> None:
    from qgis.core import QgsProject

    from yuhua_dcm_plugin.census.as_of import AsOf

    def checked() -> bool:
        root = QgsProject.instance().layerTreeRoot()
        node = root.findLayer(maps.layer("component_condition").id())
        return bool(node.itemVisibilityChecked())

    other = AsOf(maps._desk)
    layers = other.show(date.today())
    assert not checked()
    for layer in layers:
        categories = layer.renderer().categories()  # symbols live no longer than these
        bearers = [part for c in categories for part in _bearers(c.symbol())]
        assert bearers
        assert all(bearer.symbolLayerCount() == 2 for bearer in bearers)
    other.back()
    assert checked()


def _bearers(symbol: Any) -> list[Any]:
    """Marker symbols: the symbol itself, or what it carries."""
    if hasattr(symbol, "setAngle"):
        return [symbol]
    return [part.subSymbol() for part in symbol.symbolLayers() if part.subSymbol() is not None]


def _picture(maps: Any, state: str) -> bytes:
    from qgis.core import (
        QgsExpressionContext,
        QgsExpressionContextUtils,
        QgsFeature,
        QgsGeometry,
        QgsMapRendererSequentialJob,
        QgsMapSettings,
        QgsRectangle,
        QgsVectorLayer,
    )
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor

    from yuhua_dcm_plugin.cases.component_conditions import with_conditions

    fields = "".join(f"&field={n}:string" for n in ("class_key", "status"))
    layer = QgsVectorLayer(f"Point?crs=EPSG:4547{fields}", "x", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt("POINT(545100 4209100)"))
    feature.setAttributes(["CJ/T 214-20070118", state])
    layer.dataProvider().addFeatures([feature])
    layer.setRenderer(with_conditions(maps.layer("component").renderer()))
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(60, 60))
    settings.setBackgroundColor(QColor("white"))
    settings.setExtent(QgsRectangle(545092, 4209092, 545108, 4209108))
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    return bytes(bits)


def test_each_scale_shows_points_once(maps: Any) -> None:
    layers = [maps.layer(key) for key in ("component", "component_mark", "component_cell")]
    for scale in (400, 2000, 2500, 5000, 10_000, 20_000, 200_000):
        shown = [layer.isInScaleRange(scale) for layer in layers]
        assert shown == [scale <= 2500, 2500 < scale <= 10_000, scale > 10_000]
    labels = layers[0].labeling().settings()
    assert labels.scaleVisibility
    assert labels.minimumScale < 1000
    assert not layers[1].labelsEnabled()


def test_retired_components_are_not_shown(maps: Any, statements: Any, database: Any) -> None:
    import psycopg2

    layer = maps.layer("component")
    assert layer.featureCount() == 3 or len(list(layer.getFeatures())) == 3
    with psycopg2.connect(database.dsn) as connection, connection.cursor() as cursor:
        cursor.execute("update dcm.component set valid_to = current_date where class_code = '0118'")
    connection.close()
    layer.reload()
    assert {f["class_code"] for f in layer.getFeatures()} == {"0102", "0402"}


def test_numbers_from_afar_are_those_of_the_database(maps: Any) -> None:
    cells = maps.layer("component_cell")
    assert sum(f["components"] for f in cells.getFeatures()) == 3
    for feature in cells.getFeatures():
        assert feature.id() == feature["id"]


def test_a_project_carries_the_drawings_and_stays_small(maps: Any, tmp_path: Any) -> None:
    from qgis.core import QgsProject

    path = tmp_path / "desk.qgz"
    assert QgsProject.instance().write(str(path))
    assert path.stat().st_size < 200_000
