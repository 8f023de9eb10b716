"""Components on the map: symbols near, marks further out, numbers from afar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    assert words in {"Street lamp", "Traffic guardrail", "Green space"}


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


def test_a_state_is_marked_on_the_symbol(maps: Any) -> None:
    """By picture: the same lamp, sound and otherwise."""
    pictures = {state: _picture(maps, state) for state in ("完好", "破损", "丢失", "占用", "废弃")}
    assert len(set(pictures.values())) == len(pictures)


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

    fields = "".join(f"&field={n}:string" for n in ("class_key", "status"))
    layer = QgsVectorLayer(f"Point?crs=EPSG:4547{fields}", "x", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt("POINT(545100 4209100)"))
    feature.setAttributes(["CJ/T 214-20070118", state])
    layer.dataProvider().addFeatures([feature])
    layer.setRenderer(maps.layer("component").renderer().clone())
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
