"""The docks as they look on one screen, in the light and in the dark theme.

Each run of ``bash scripts/demo.sh --looks`` is one screen size with one scaling; DCM_DEMO_LOOK
names it. What is typed stays a draft: nothing is registered.
"""

from __future__ import annotations

import os
from typing import Any

from qgis.core import QgsApplication

from .connections import SEATS
from .stage import Stage, Steps

INTAKE_SEAT, DISPATCH_SEAT = SEATS
THEMES = {"light": "default", "dark": "Night Mapping"}


def looks(stage: Stage) -> Steps:
    """Every dock in both themes."""
    stage.clear_window()
    look = os.environ["DCM_DEMO_LOOK"]
    for seat, scene in ((DISPATCH_SEAT, _desks), (INTAKE_SEAT, _evaluation)):
        yield from stage.sign_in(seat)
        for name, theme in THEMES.items():
            QgsApplication.instance().setUITheme(theme)
            yield from stage.settle()
            yield from scene(stage, f"{look}_{name}")
    QgsApplication.instance().setUITheme(THEMES["light"])


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
    stage.picture(f"{look}_desks")
    actions = dispatch.pane.actions
    yield from stage.until(lambda: "dispatch" in actions.actions(), "the actions")
    actions.press("dispatch")
    yield from stage.settle()
    stage.picture(f"{look}_form")
    intake.form.clear()


def _evaluation(stage: Stage, look: str) -> Steps:
    stage.show("evaluation")
    stage.panel("evaluation").refresh()
    yield from stage.settle()
    stage.picture(f"{look}_evaluation")


def _waiting(stage: Stage) -> Any:
    rows = stage.plugin.feed.model.cases()
    return next(row for row in rows if row.stage == "dispatch" and row.x is not None)
