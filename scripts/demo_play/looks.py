"""The docks as they look on one screen, in one theme.

Each run of ``bash scripts/demo.sh --looks`` is one screen size with one scaling and one theme;
DCM_DEMO_LOOK names it. What is typed stays a draft: nothing is registered.
"""

from __future__ import annotations

import os
from typing import Any

from qgis.core import QgsApplication

from . import census, editing
from .connections import SEATS
from .stage import Stage, Steps

INTAKE_SEAT, DISPATCH_SEAT = SEATS
THEMES = {"light": "default", "dark": "Night Mapping"}


def looks(stage: Stage) -> Steps:
    """Every dock."""
    look = os.environ["DCM_DEMO_LOOK"]
    theme = THEMES[look.rpartition("_")[2]]
    if theme != THEMES["light"]:  # QGIS finds its way into a theme while it runs, but not back
        QgsApplication.instance().setUITheme(theme)
    stage.clear_window()
    for seat, scene in ((DISPATCH_SEAT, _desks), (INTAKE_SEAT, _evaluation)):
        yield from stage.sign_in(seat)
        yield from scene(stage, look)
    yield from stage.sit_down(census.SURVEYOR, queue=False)
    yield from _census(stage, look)


def _desks(stage: Stage, look: str) -> Steps:
    dispatch, intake = stage.panel("dispatch"), stage.panel("intake")
    stage.show("dispatch")
    case = _waiting(stage)
    dispatch.select_case(case.task_no)
    intake.form.clear()
    intake.fill(
        {
            "source": "hotline",
            "reporter_phone": "13800000001",
            "description": "路边污水井盖裂开一道大口子，晚上看不见，怕有人踩空。",
            "kind": case.kind,
            "class_code": case.class_code,
            "x": case.x + 3,
            "y": case.y,
        }
    )
    yield from stage.settle()
    stage.named_picture(f"{look}_desks")
    actions = dispatch.pane.actions
    yield from stage.until(lambda: "dispatch" in actions.actions(), "the actions")
    actions.press("dispatch")
    yield from stage.settle()
    stage.named_picture(f"{look}_form")
    stage.show("intake")  # on a small screen the docks stand one behind the other
    yield from stage.settle()
    stage.named_picture(f"{look}_intake")
    intake.form.clear()


def _evaluation(stage: Stage, look: str) -> Steps:
    stage.show("evaluation")
    stage.panel("evaluation").refresh()
    yield from stage.settle()
    stage.named_picture(f"{look}_evaluation")


def _census(stage: Stage, look: str) -> Steps:
    """The dock, each step of the wizard before anything is taken, and the form of a component."""
    panel = stage.panel("census")
    for room in ("dispatch", "evaluation", "intake"):
        stage.plugin.dock(room).hide()
    stage.show("census")
    for page in range(panel.tabs.count()):
        panel.tabs.setCurrentIndex(page)
        yield from stage.settle()
        stage.named_picture(f"{look}_census_{page}")
    yield from census.wizard_until(stage, census.CHECKED, f"{look}_")
    layer = panel.edit_components()[0]
    middle = layer.extent().center()
    stage.plugin.map_link.zoom_to(middle.x(), middle.y(), 1000)
    form = editing.form_of(stage, layer, middle.x(), middle.y(), {})
    yield from stage.settle()
    stage.named_picture(f"{look}_census_form")
    form.reject()
    for each in panel.edit_components():
        each.rollBack()


def _waiting(stage: Stage) -> Any:
    rows = stage.plugin.feed.model.cases()
    return next(row for row in rows if row.stage == "dispatch" and row.x is not None)
