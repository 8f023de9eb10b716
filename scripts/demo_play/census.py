"""A surveyor's day: a delivery from folder to map, mended, edited by hand, and as it was before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from qgis.core import QgsProject, QgsRectangle

from . import editing
from .stage import Stage, Steps
from .survey import DELIVERY, write_delivery

SURVEYOR = "chy01"
PICTURES = ("census_file", "census_found", "census_mapping", "census_check", "census_done")
CHECKED = PICTURES.index("census_check")
#: Where the rows of a batch lie that were taken: west, south, east, north in EPSG:4547.
AROUND = """
select json_build_array(ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b))
from (select ST_Expand(ST_Extent(geom)::geometry, 10) as b from dcm_app.component where batch = %s)
    as taken
"""
#: A colleague finds one of them broken; not one of the batch, which is undone at the end.
BREAK = """
update dcm_app.component set status = '破损' where component_code = (
    select min(component_code) from dcm_app.component
    where component_code = any(%s) and batch is null)
returning component_code
"""
#: A run that broke off left its delivery in; the newest first.
CLEAR = """
select count(dcm_app.census_undo(b.id)) from (
    select id from dcm_app.census_batch where state = 'written' and title = %s order by id desc
) as b
"""
#: Where to search: what the map shows.
EXTENT = "extent"


def day(stage: Stage) -> Steps:
    """What a surveyor does."""
    yield from stage.sit_down(SURVEYOR, queue=False)
    for room in ("dispatch", "evaluation"):
        stage.plugin.dock(room).hide()  # a surveyor works on the map
    stage.show("census")
    stage.clear_messages()
    yield from stage.settle()
    stage.elsewhere(SURVEYOR, CLEAR, DELIVERY)
    batch = yield from bring_in(stage)
    yield from look_at_faults(stage, batch)
    yield from components(stage)
    yield from editing.edits(stage, batch, SURVEYOR)
    yield from ownership(stage)
    yield from as_it_was(stage)
    yield from take_back(stage, batch)


def bring_in(stage: Stage) -> Steps:
    """The wizard, step by step; the number of the batch."""
    path = write_delivery(stage, SURVEYOR, stage.target / "delivery")
    wizard = stage.panel("census").open_wizard(path)
    yield from stage.settle()
    for step, picture in enumerate(PICTURES):
        yield from stage.until(lambda: not wizard.work.busy, f"step {step}")
        yield from stage.settle()
        stage.picture(picture)
        if step + 1 < len(PICTURES):
            wizard.go_on()
            yield from stage.until(lambda at=step: wizard.step > at, f"step {step + 1}")
    batch = wizard.state.taken.batch
    wizard.reject()
    yield from stage.settle()
    return batch


def wizard_until(stage: Stage, last: int, before: str) -> Steps:
    """The wizard to a step at which nothing is taken yet, with a picture of each."""
    path = write_delivery(stage, SURVEYOR, stage.target / "delivery")
    wizard = stage.panel("census").open_wizard(path)
    yield from stage.settle()
    for step in range(last + 1):
        yield from stage.until(lambda: not wizard.work.busy, f"step {step}")
        yield from stage.settle()
        stage.named_picture(before + PICTURES[step])
        if step < last:
            wizard.go_on()
            yield from stage.until(lambda at=step: wizard.step > at, f"step {step + 1}")
    wizard.abandon()
    yield from stage.settle()


def look_at_faults(stage: Stage, batch: int) -> Steps:
    """Marks on the map, and the faulty rows ready to be edited."""
    panel = stage.panel("census")
    panel.select_batch(batch)
    marks = panel.show_faults(batch)
    yield from go_there(stage, batch)
    stage.picture("census_marks")
    panel.mend(batch)
    yield from go_there(stage, batch)
    stage.picture("census_mend")
    _drop(panel.mending)
    _drop([marks])
    stage.clear_messages()


def go_there(stage: Stage, batch: int) -> Steps:
    """Show the street of a batch: one of its faults lies nine kilometres away."""
    canvas = stage.iface.mapCanvas()
    canvas.setExtent(QgsRectangle(*stage.elsewhere(SURVEYOR, AROUND, batch)))
    canvas.refresh()
    yield from stage.settle()


def _drop(layers: list[Any]) -> None:
    for layer in layers:
        layer.rollBack()
    QgsProject.instance().removeMapLayers([layer.id() for layer in layers])


def components(stage: Stage) -> Steps:
    """What stands in the street, and the history of one."""
    panel = stage.panel("census")
    view = panel.components
    panel.tabs.setCurrentWidget(view)
    view.search("路灯", EXTENT)
    yield from stage.until(lambda: view.list.model.rows, "street lamps")
    found = [row.component_code for row in view.list.model.rows]
    code = stage.elsewhere(SURVEYOR, BREAK, found)
    view.list.table.selectRow(found.index(code))
    yield from stage.until(lambda: len(view.history.states()) > 1, "the history")
    yield from stage.settle()
    stage.picture("census_history")


def ownership(stage: Stage) -> Steps:
    """Who has no owner, and a department for them, counted before it is set."""
    panel = stage.panel("census")
    box = panel.ownership
    panel.tabs.setCurrentWidget(box)
    yield from stage.until(lambda: box.list.model.rows, "components without an owner")
    box.list.table.selectRow(0)
    box.form.departments["owner"].setCurrentIndex(1)
    box.preview()
    yield from stage.until(box.confirm.isVisible, "the count")
    yield from stage.settle()
    stage.picture("census_ownership")
    box.confirm.drop()
    panel.tabs.setCurrentIndex(0)


def as_it_was(stage: Stage) -> Steps:
    """The components of last month."""
    panel = stage.panel("census")
    panel.show_as_of(date.today() - timedelta(days=30))
    yield from stage.settle()
    stage.picture("census_as_of")
    panel.show_as_of(None)
    yield from stage.settle()


def take_back(stage: Stage, batch: int) -> Steps:
    """Undo the delivery: the next run brings it in again."""
    panel = stage.panel("census")
    undone: list[int] = []
    panel.batchUndone.connect(undone.append)
    panel.undo(batch)
    yield from stage.until(lambda: undone, "the batch to be undone")
    yield from stage.settle()
