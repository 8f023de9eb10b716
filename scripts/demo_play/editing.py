"""A surveyor edits on the map: one component added, moved, re-classed, retired, and one refused."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsGeometry, QgsPointXY, QgsVectorLayerUtils
from qgis.gui import QgsAttributeDialog, QgsAttributeEditorContext
from qgis.PyQt.QtWidgets import QWidget

from .stage import Stage, Steps

LAMP, BIN = "路灯", "垃圾箱"
#: A place in the street of a batch where nothing stands within eight metres.
FREE = """
select json_build_array(ST_X(p.geom), ST_Y(p.geom))
from (
    select ST_SetSRID(ST_Centroid(ST_Extent(c.geom)), 4547) as middle
    from dcm_app.component as c where c.batch = %s
) as b
cross join lateral (
    select ST_Translate(b.middle, 3 * x, 3 * y) as geom, x * x + y * y as far
    from generate_series(-20, 20) as x cross join generate_series(-20, 20) as y
) as p
where not exists (select from dcm_app.component as c where ST_DWithin(c.geom, p.geom, 8))
order by p.far limit 1
"""
#: A lamp that stands near there.
NEAR = """
select json_build_array(ST_X(c.geom), ST_Y(c.geom)) from dcm_app.component as c
where c.class_code = %s and c.valid_to is null
order by c.geom <-> ST_SetSRID(ST_MakePoint(%s, %s), 4547) limit 1
"""
#: A colleague found some of what stands near there broken, gone, in use by others; not of a batch.
SPOIL = """
with near as (
    select c.component_code, row_number() over (order by c.geom <-> p.geom) as place
    from dcm_app.component as c, ST_SetSRID(ST_MakePoint(%s, %s), 4547) as p(geom)
    where c.batch is null and c.valid_to is null and c.status = '完好'
        and ST_DWithin(c.geom, p.geom, 90)
    order by c.geom <-> p.geom limit 60
), changed as (
    update dcm_app.component as c
    set status = (array['破损', '丢失', '占用', '废弃', '移除'])[1 + near.place / 3 %% 5]
    from near where near.component_code = c.component_code and near.place %% 3 = 0
    returning c.component_code
)
select coalesce(json_agg(component_code), '[]') from changed
"""
#: And all of it is as it was, for the next run.
MEND = """
with changed as (
    update dcm_app.component set status = '完好' where component_code = any(%s) returning 1
)
select count(*) from changed
"""
SCALES = (("census_street", 1500), ("census_medium", 4000), ("census_far", 40_000))
NEAR_SCALE = 600


def edits(stage: Stage, batch: int, login: str) -> Steps:
    """What surveyors do all day; nothing that a case is about is touched.

    :param login: whose desk it is
    """
    panel = stage.panel("census")
    panel.tabs.setCurrentWidget(panel.components)
    x, y = stage.elsewhere(login, FREE, batch)
    yield from scales(stage, x, y)
    yield from conditions(stage, login, x, y)
    points = panel.edit_components()[0]
    yield from refused(stage, points, stage.elsewhere(login, NEAR, code_of(stage, LAMP), x, y))
    yield from add(stage, points, x, y)
    [code] = (f["component_code"] for f in at(points, x, y))
    yield from change(stage, points, code, x, y)
    for layer in panel.edit_components():
        layer.rollBack()


def scales(stage: Stage, x: float, y: float) -> Steps:
    """The same street from near, from above, and the whole district."""
    for name, scale in SCALES:
        stage.plugin.map_link.zoom_to(x, y, scale)
        yield from stage.settle()
        stage.picture(name)
    stage.plugin.map_link.zoom_to(x, y, NEAR_SCALE)
    yield from stage.settle()


def conditions(stage: Stage, login: str, x: float, y: float) -> Steps:
    """Marks on what a colleague found broken, missing and so on."""
    spoilt = stage.elsewhere(login, SPOIL, x, y)
    try:
        panel = stage.panel("census")
        panel.edits.repaint()
        stage.plugin.map_link.zoom_to(x, y, NEAR_SCALE)
        yield from stage.settle()
        stage.picture("census_states")
    finally:
        stage.elsewhere(login, MEND, spoilt)
    panel.edits.repaint()
    stage.plugin.map_link.zoom_to(x, y, NEAR_SCALE)
    yield from stage.settle()


def add(stage: Stage, layer: Any, x: float, y: float) -> Steps:
    """A new lamp, in the form."""
    form = form_of(stage, layer, x, y, {})
    yield from stage.settle()
    choose_class(form, code_of(stage, LAMP))
    yield from stage.settle()
    stage.picture("census_form")
    form.accept()
    yield from _saved(stage, "the new lamp")


def refused(stage: Stage, layer: Any, place: list[float]) -> Steps:
    """A lamp where one stands: the database says so in the message bar."""
    values = {layer.fields().indexOf("class_code"): code_of(stage, LAMP)}
    form_of(stage, layer, *place, values).accept()
    if not stage.panel("census").save_components():
        raise ValueError("a second lamp in the same place was not refused")
    yield from stage.settle()
    stage.picture("census_refused")
    layer.rollBack(False)
    stage.clear_messages()


def change(stage: Stage, layer: Any, code: str, x: float, y: float) -> Steps:
    """It is moved, turns out to be a bin, and is taken away; each is a state of its history."""
    [lamp] = at(layer, x, y)
    layer.changeGeometry(lamp.id(), QgsGeometry.fromPointXY(QgsPointXY(x + 3, y)))
    yield from _saved(stage, "the move")
    layer.changeAttributeValue(lamp.id(), layer.fields().indexOf("class_code"), code_of(stage, BIN))
    yield from _saved(stage, "the other class")
    layer.deleteFeature(lamp.id())
    yield from _saved(stage, "the end")
    history = stage.panel("census").components.history
    history.show_component(code)
    yield from stage.until(lambda: len(history.states()) > 3, "four states")
    yield from stage.settle()
    stage.picture("census_life")


def at(layer: Any, x: float, y: float) -> list[Any]:
    """Standing components within a metre."""
    place = QgsGeometry.fromPointXY(QgsPointXY(x, y))
    near = layer.getFeatures(place.buffer(1, 4).boundingBox())
    return [feature for feature in near if not feature["valid_to"]]


def code_of(stage: Stage, name: str) -> str:
    """Code of a small class."""
    classes = stage.plugin.feed.classes
    return str(next(e.code for e in classes if e.kind == "component" and e.label_zh == name))


def form_of(stage: Stage, layer: Any, x: float, y: float, values: dict[int, Any]) -> Any:
    """The form of a new component."""
    place = QgsGeometry.fromPointXY(QgsPointXY(x, y))
    feature = QgsVectorLayerUtils.createFeature(
        layer, place, values, layer.createExpressionContext()
    )
    form = QgsAttributeDialog(layer, feature, False, stage.iface.mainWindow(), True)
    form.setMode(QgsAttributeEditorContext.Mode.AddFeatureMode)
    form.resize(620, 640)  # the whole first page
    form.show()
    return form


def choose_class(form: Any, code: str) -> None:
    """The big class, then the small one of it; a box lies in a plain widget of the same name."""
    big = form.findChildren(QWidget, "big_code")[-1]
    big.setCurrentIndex(big.findData(code[:2]))
    small = form.findChildren(QWidget, "class_code")[-1]
    model = small.completer().model()
    entries = [model.index(row, 0).data() for row in range(model.rowCount())]
    small.setText(next(entry for entry in entries if entry.startswith(code)))


def _saved(stage: Stage, what: str) -> Steps:
    said = stage.panel("census").save_components()
    if said:
        raise ValueError(f"{what} was refused: {said}")
    yield from stage.settle()
