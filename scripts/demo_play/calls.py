"""Five calls in a row, as the guide of the intake tells them: one a duplicate, one in an outage."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from .doing import pick
from .stage import Stage, Steps

#: A caller of the demo who has called before, and others.
PHONES = ("13800000001", "13800000002", "13800000003", "13800000004", "13800000005")


def five_calls(stage: Stage, cover: Any) -> Any:
    """Take them.

    :returns: the case of the first call, and the one that was urged
    """
    stage.plugin.map_link.zoom_to(cover.place_x, cover.place_y, 1000)
    task_no = yield from broken_cover(stage, cover)
    yield from same_cover(stage, cover, task_no)
    yield from rubbish(stage)
    yield from question(stage)
    urged = yield from asks_again(stage)
    yield from while_away(stage)
    stage.panel("intake").queue.select_case(task_no)
    yield from stage.settle()
    return task_no, urged


def broken_cover(stage: Stage, cover: Any) -> Any:
    """The first call: words first, the class follows from them, then place and caller."""
    form = stage.panel("intake").form
    form.fill({"description": "路边污水井盖裂开一道大口子，晚上看不见，怕有人踩空。"})
    yield from stage.until(form.class_field.chips.shown, "the suggested classes")
    yield from stage.settle()
    stage.picture("call_first_words")
    form.take_suggestion(1)
    yield from pick(stage, cover)
    form.fill({"reporter_phone": PHONES[0], "urgent": True})
    yield from stage.until(form.caller.history.calls, "the caller's earlier calls")
    yield from stage.settle()
    stage.picture("report")
    return (yield from _register(stage, "registered"))


def same_cover(stage: Stage, cover: Any, task_no: str) -> Steps:
    """A call is put by for another one, which is about the case of the first."""
    intake = stage.panel("intake")
    calls, form = intake.calls, intake.form
    form.fill({"description": "小区门口堆着好多垃圾没人清，都有味儿了"})
    yield from stage.settle()
    calls.park()
    found: list[list[str]] = []
    form.compared.connect(found.append)
    form.fill({"description": "井盖坏了，车轮压过去咣咣响。"})
    yield from stage.until(form.class_field.chips.shown, "the suggested classes")
    yield from stage.settle()
    stage.picture("call_parked")
    form.take_suggestion(1)
    yield from pick(stage, cover)
    form.fill({"reporter_phone": PHONES[1]})
    yield from stage.until(lambda: found and task_no in found[-1], "the duplicate")
    yield from stage.settle()
    stage.picture("duplicate_found")
    calls.compare_or_join()
    yield from stage.until(calls.comparison.isVisible, "the comparison")
    yield from stage.settle()
    stage.picture("compared")
    yield from _sent(stage, calls.compare_or_join, "joined")


def rubbish(stage: Stage) -> Steps:
    """The call that was put by goes on: a phrase, an address that is typed."""
    intake = stage.panel("intake")
    calls, form = intake.calls, intake.form
    calls.turn(-1)
    yield from stage.until(form.class_field.chips.shown, "the suggested classes")
    form.take_suggestion(1)
    calls.phrases.open()
    yield from stage.settle()
    stage.picture("phrases")
    calls.phrases.popup.hide()
    form.place.address.setFocus()
    form.place.address.insert("槐安东路")
    yield from stage.settle()
    stage.picture("address_typed")
    form.place.address.insert("1号")
    yield from stage.settle()
    QTest.keyClick(form.place.address, Qt.Key.Key_Return)
    yield from stage.until(lambda: form.place.point is not None, "the place")
    form.fill({"reporter_phone": PHONES[2]})
    yield from stage.settle()
    yield from _register(stage, "registered_again")


def question(stage: Stage) -> Steps:
    """咨询: a call that makes no case."""
    intake = stage.panel("intake")
    intake.calls.inquiry()
    intake.form.fill(
        {
            "mode": "inquiry",
            "description": "问路灯不亮该找谁，晚上几点以前可以打电话。",
            "answer": "路灯不亮可以直接打本热线登记，全天有人接听。",
            "reporter_phone": PHONES[3],
        }
    )
    yield from stage.settle()
    stage.picture("inquiry")
    yield from _sent(stage, intake.save, "inquiry_kept")


def asks_again(stage: Stage) -> Any:
    """催办: a caller tells the number of his case and wants it done.

    :returns: the case
    """
    intake = stage.panel("intake")
    cases = stage.plugin.feed.model.cases()
    case = next(row for row in cases if row.stage == "handling" and row.overdue)
    intake.calls.urge()
    intake.form.urge.set_number(case.task_no)
    intake.form.fill({"description": "都好几天了还没人来，催一催。", "reporter_phone": PHONES[4]})
    yield from stage.until(lambda: intake.form.urge.case is not None, "the case to be urged")
    yield from stage.settle()
    stage.picture("urged")
    yield from _sent(stage, intake.save, "urge_kept")
    return case


def while_away(stage: Stage) -> Steps:
    """The database goes away in the middle of a call, and comes back."""
    intake = stage.panel("intake")
    form, outbox = intake.form, stage.desk.outbox
    form.fill({"description": "路口交通信号灯不亮，车都堵住了。"})
    yield from stage.settle()
    yield from stage.server("stop", "stopped")
    yield from stage.until(lambda: not stage.desk.link.up, "the outage")
    form.fill({"address": "槐安东路与体育南大街路口", "reporter_phone": PHONES[0]})
    yield from stage.until(form.class_field.chips.shown, "the suggested classes")
    form.take_suggestion(1)
    yield from stage.pause(1)
    stage.picture("outage")
    intake.save()
    yield from stage.until(lambda: outbox.waiting == 1, "the call to be kept")
    yield from stage.pause(1)
    stage.picture("outage_kept")
    stage.clear_messages()
    arrived: list[str] = []
    intake.registered.connect(arrived.append)
    yield from stage.server("start", "started")
    yield from stage.until(lambda: arrived and stage.desk.link.up, "the call to be sent")
    yield from stage.settle()
    stage.picture("outage_over")
    stage.clear_messages()


def rules(stage: Stage) -> Steps:
    """推荐规则: the words from which classes are suggested, kept by the chief."""
    phrases = stage.panel("intake").calls.phrases
    phrases.edit_rules()
    yield from stage.until(lambda: phrases.rules is not None and phrases.rules.isVisible(), "rules")
    yield from stage.settle()
    stage.picture("class_rules")
    phrases.rules.close()


def _register(stage: Stage, picture: str) -> Any:
    intake = stage.panel("intake")
    saved: list[str] = []
    intake.registered.connect(saved.append)
    intake.save()
    yield from stage.until(lambda: saved, "the new task number")
    yield from stage.until(lambda: intake.queue.selected() == saved[0], "the new case in the list")
    yield from stage.settle()
    stage.picture(picture)
    return saved[0]


def _sent(stage: Stage, send: Any, picture: str) -> Steps:
    calls = stage.panel("intake").calls
    arrived: list[str] = []
    calls.arrived.connect(lambda call, _answer: arrived.append(call))
    send()
    yield from stage.until(lambda: arrived, f"the answer ({picture})")
    yield from stage.settle()
    stage.picture(picture)
