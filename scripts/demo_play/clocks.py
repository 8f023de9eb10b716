"""延期: a department asks, the dispatcher reads why and approves."""

from __future__ import annotations

import json
from typing import Any

from .doing import act
from .stage import Stage, Steps

ACT = "select dcm_app.act(%s, %s, %s, %s)"


def extension(stage: Stage) -> Steps:
    """From the request to the new deadline."""
    panel = stage.panel("dispatch")
    case = _in_time(stage)
    stage.elsewhere(
        f"bm_{case.department_code.lower()}", ACT, case.task_no, "ask_extension", case.version,
        json.dumps({"reason": "更换的配件为特殊规格，厂家三天后到货。"}),
    )  # fmt: skip
    row = lambda: stage.plugin.feed.model.case(case.task_no)  # noqa: E731
    yield from stage.until(lambda: row().pending is not None, "the request")
    panel.queue.filters.clear()
    panel.select_case(case.task_no)
    yield from stage.settle()
    yield from act(
        stage, panel.pane.actions, "decide_extension",
        {"approved": True, "opinion": "同意延期，请先做好围挡。"}, "extension_asked",
    )  # fmt: skip
    yield from stage.until(lambda: row().clock_times == 2, "the new deadline")
    panel.select_case(case.task_no)
    yield from stage.settle()
    stage.picture("extended")
    stage.clear_messages()


def _in_time(stage: Stage) -> Any:
    cases = stage.plugin.feed.model.cases()
    return next(
        case for case in cases
        if case.stage == "handling" and case.lamp == "green" and case.clock_times == 1
        and case.pending is None and case.stop_kind is None and case.limit_unit == "work_day"
    )  # fmt: skip
