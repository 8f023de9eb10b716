"""A dispatcher's day: queue, several cases at once, kept filters, the archive."""

from __future__ import annotations

import json
from typing import Any

from qgis.PyQt.QtCore import QPoint

from .stage import Stage, Steps

COLLEAGUE = "seat09"
LOOK_AT = "select count(*) from dcm_app.look_at(%s)"
CLAIM = "select dcm_app.claim_case(%s)"
ACT = "select dcm_app.act(%s, %s, %s, %s)"


def day(stage: Stage) -> Steps:
    """What a dispatcher does besides."""
    yield from take_next(stage)
    yield from several(stage)
    yield from kept_filter(stage)
    yield from archive(stage)


def colleague_looks(stage: Stage, task_no: str) -> Steps:
    """A colleague opens the same case: both are told."""
    pane = stage.panel("dispatch").pane
    yield from stage.until(lambda: pane.task_no == task_no and pane.events, "the case")
    stage.elsewhere(COLLEAGUE, LOOK_AT, task_no)
    yield from stage.until(lambda: "演示派遣员" in pane.claim.notice.text(), "the colleague")
    yield from stage.settle()
    stage.picture("colleague")


def take_next(stage: Stage) -> Steps:
    """取件: the most pressing case that nobody has."""
    panel = stage.panel("dispatch")
    taken: list[str] = []
    panel.queue.filters.choose_tab("dispatch")
    panel.nextTaken.connect(taken.append)
    panel.take_next()
    yield from stage.until(lambda: taken, "the next case")
    yield from stage.settle()
    stage.picture("taken")
    stage.clear_messages()


def several(stage: Stage) -> Steps:
    """批量派遣: one form for several cases; one of them was dispatched by a colleague meanwhile."""
    panel = stage.panel("dispatch")
    store = stage.plugin.feed.store
    waiting = [row for row in stage.plugin.feed.model.cases() if row.stage == "dispatch"]
    cases = [row for row in waiting if row.claimed_by is None][:4]
    first = store.suggest_departments(cases[0].task_no)[0].code
    dialog = panel.bulk_dispatch([row.task_no for row in cases])
    yield from stage.settle()
    dialog.fill({"department": first, "opinion": "请今天内到现场处理。"})
    yield from stage.settle()
    stage.picture("bulk")
    _colleague_dispatches(stage, cases[-1], first)
    done: list[Any] = []
    dialog.ended.connect(done.append)
    dialog.submit()
    yield from stage.until(lambda: done, "the result of each case")
    yield from stage.settle()
    stage.picture("bulk_result")
    dialog.reject()
    stage.clear_messages()


def _colleague_dispatches(stage: Stage, case: Any, department: str) -> None:
    detail = json.dumps({"department": department, "opinion": "已电话联系。"})
    stage.elsewhere(COLLEAGUE, ACT, case.task_no, "dispatch", case.version, detail)


def kept_filter(stage: Stage) -> Steps:
    """常用筛选: a filter with a name, shared with the team."""
    queue = stage.panel("dispatch").queue
    queue.filters.choose_tab("handling")
    queue.filters.lamp.setCurrentIndex(queue.filters.lamp.findData("red"))
    queue.saved.save("处置超期", shared=True)
    yield from stage.until(queue.saved.chosen, "the kept filter")
    yield from stage.settle()
    menu = queue.saved.menu()
    menu.popup(queue.saved.mapToGlobal(QPoint(0, queue.saved.height())))
    yield from stage.pause(0.5)
    stage.picture("filter_kept")
    menu.hide()
    queue.filters.clear()
    yield from stage.settle()


def archive(stage: Stage) -> Steps:
    """全库检索: two words, finished cases too."""
    panel = stage.panel("dispatch")
    panel.search("路灯 槐安东路")
    yield from stage.until(panel.queue.archive.task_nos, "the archive")
    yield from stage.settle()
    stage.picture("archive")
    panel.queue.filters.clear()
    panel.queue.archive.close_list()
    yield from stage.settle()
