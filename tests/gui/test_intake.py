"""The intake dock, driven as a person drives it, against the real database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.gui

REPORT = {
    "source": "hotline",
    "kind": "component",
    "class_code": "0102",
    "description": "井盖丢失",
    "reporter_name": "演示市民",
    "reporter_phone": "13800000001",
    "x": 545105.0,
    "y": 4209105.0,
    "srid": 4547,
}


def _type(widget: Any, text: str) -> None:
    from qgis.PyQt.QtTest import QTest

    widget.setFocus()
    if text.isascii():
        QTest.keyClicks(widget, text)
    elif hasattr(widget, "insertPlainText"):  # an input method commits, it presses no keys
        widget.insertPlainText(text)
    else:
        widget.setText(text)
        widget.textEdited.emit(text)


def _key(widget: Any, key: Any, modifier: Any = None) -> None:
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    QTest.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)


def _keys() -> Any:
    from qgis.PyQt.QtCore import Qt

    return Qt.Key


def test_a_report_is_typed_and_saved(intake: Callable[..., Any], kit: Any, qtbot: Any) -> None:
    panel = intake()
    form = panel.form
    _type(form.description, "井盖丢失")
    _type(form.picker, "wsjg")
    assert "0102  wsjg" in form.picker.entries()[0]
    _key(form.picker, _keys().Key_Return)
    assert form.picker.entry().code == "0102"
    form.place.set_point(545105.0, 4209105.0)
    kit.settle(panel.feed)
    assert "13010800100101" in form.place.located.text()
    with qtbot.waitSignal(panel.registered, timeout=5000) as saved:
        form.save_button.click()
    kit.settle(panel.feed)
    (task_no,) = saved.args
    (row,) = panel.feed.store.rows([task_no])
    assert (row.class_code, row.grid_code, row.description) == (
        "0102",
        "13010800100101",
        "井盖丢失",
    )
    assert panel.queue.selected() == task_no, "the next steps of the new case stand below"
    assert "accept" in panel.queue.actions.actions()
    assert form.description.value() is None, "the form is ready for the next caller"


def test_arrows_choose_another_class(intake: Callable[..., Any]) -> None:
    picker = intake().form.picker
    _type(picker, "jg")
    names = picker.entries()
    _key(picker, _keys().Key_Down)
    _key(picker, _keys().Key_Return)
    assert names[1].startswith(picker.text())
    _type(picker, "x")
    assert picker.entry() is None, "what was typed over is no class any more"


def test_a_report_without_class_is_not_sent(
    intake: Callable[..., Any], kit: Any, statements: list[str]
) -> None:
    panel = intake()
    statements.clear()
    panel.save()
    kit.settle(panel.feed)
    assert panel.form.note.isVisible()
    assert not [sql for sql in statements if "register_case" in sql]


def test_duplicates_are_shown_before_saving(intake: Callable[..., Any], kit: Any) -> None:
    panel = intake()
    known = panel.feed.store.register({**REPORT, "component_code": "1301080102000001"})["task_no"]
    panel.fill({**REPORT, "x": 545108.0})
    kit.settle(panel.feed)
    view = panel.form.duplicates
    assert view.task_nos() == [known]
    assert view.isVisible()
    panel.fill({"x": 545400.0, "y": 4209400.0})
    kit.settle(panel.feed)
    assert view.task_nos() == []
    assert not view.isVisible()


def test_the_component_under_the_cursor_gives_class_and_place(
    intake: Callable[..., Any], kit: Any
) -> None:
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    panel = intake()
    before = panel.canvas.mapTool()
    panel.form.place.pick_component()
    tool = panel.canvas.mapTool()
    assert tool is not before
    where = panel.canvas.mapSettings().mapToPixel().transform(545101, 4209101).toQPointF()
    QTest.mouseClick(panel.canvas.viewport(), Qt.MouseButton.LeftButton, pos=where.toPoint())
    kit.settle(panel.feed)
    place = panel.form.place.place()
    assert place["component_code"] == "1301080102000001"
    assert (place["x"], place["y"]) == (545100.0, 4209100.0)
    assert panel.form.picker.entry().code == "0102"
    assert panel.canvas.mapTool() is before, "the tool before is back"


def test_escape_gives_the_map_back(intake: Callable[..., Any]) -> None:
    panel = intake()
    before = panel.canvas.mapTool()
    panel.form.place.pick_on_map()
    _key(panel.canvas, _keys().Key_Escape)
    assert panel.canvas.mapTool() is before
    assert panel.form.place.point is None


def test_a_late_answer_puts_no_place_on_the_next_call(intake: Callable[..., Any], kit: Any) -> None:
    panel = intake()
    panel.form.place.component_at(545105, 4209105)
    panel.form.clear()
    kit.settle(panel.feed)
    assert panel.form.place.place() == {}


def test_an_address_is_offered_and_taken(intake: Callable[..., Any], kit: Any, qtbot: Any) -> None:
    panel = intake()
    line = panel.form.place.address
    _type(line, "测试大街12")
    qtbot.waitUntil(lambda: bool(line.entries()), timeout=3000)
    assert line.entries()[0].startswith("裕华区测试大街12号")
    _key(line, _keys().Key_Return)
    kit.settle(panel.feed)
    assert line.text() == "裕华区测试大街12号"
    assert panel.form.place.point == (545110.0, 4209240.0)
    assert "测试社区甲" in panel.form.place.located.text()


def test_outside_the_district_is_said(intake: Callable[..., Any], kit: Any) -> None:
    panel = intake()
    panel.form.place.set_point(600000.0, 4300000.0)
    kit.settle(panel.feed)
    assert "⚠" in panel.form.place.located.text()


def test_a_refused_report_comes_back_with_words_and_one_case_is_made(
    intake: Callable[..., Any], kit: Any, qtbot: Any
) -> None:
    panel = intake()
    panel.fill({**REPORT, "component_code": "abc"})
    kit.settle(panel.feed)
    panel.save()
    assert panel.form.description.value() is None, "the form is free for the next caller at once"
    kit.settle(panel.feed)
    assert "16" in panel.form.note.text()
    assert panel.form.report()["description"] == "井盖丢失"
    panel.fill({"component_code": ""})
    with qtbot.waitSignal(panel.registered, timeout=5000):
        panel.save()
    kit.settle(panel.feed)
    assert len(panel.feed.store.queue()) == 1
    assert panel.feed.desk.spool.entries() == []


def test_the_hall_answers_for_the_supervisor(intake: Callable[..., Any], kit: Any) -> None:
    panel = intake()
    task_no = panel.feed.store.register(dict(REPORT))["task_no"]
    kit.settle(panel.feed)
    panel.select_case(task_no)
    kit.settle(panel.feed)
    panel.run_action("request_verification", {"supervisor": "t_supervisor"})
    kit.settle(panel.feed)
    panel.run_action(
        "report_verification",
        {"result": "true", "opinion": "属实", "on_behalf_of": {"name": "演示", "medium": "phone"}},
    )
    kit.settle(panel.feed)
    last = panel.feed.store.history(task_no)[-1]
    assert (last.action, last.to_stage, last.actor) == ("report_verification", "filing", "t_intake")
    assert last.on_behalf_of == {"login": "t_supervisor", "medium": "phone"}


def test_a_form_tells_what_is_missing(intake: Callable[..., Any], kit: Any) -> None:
    panel = intake()
    task_no = panel.feed.store.register(dict(REPORT))["task_no"]
    kit.settle(panel.feed)
    panel.select_case(task_no)
    kit.settle(panel.feed)
    bar = panel.queue.actions
    bar.press("refuse")
    kit.settle(panel.feed)
    bar.form.submit()
    assert bar.form.missing() == ["reason"]
    assert panel.feed.store.rows([task_no])[0].version == 1


def test_a_stale_version_is_told_and_keeps_the_words(
    intake: Callable[..., Any], kit: Any, desk: Callable[..., Any]
) -> None:
    from yuhua_dcm_plugin.cases.store import CaseStore

    panel = intake()
    task_no = panel.feed.store.register(dict(REPORT))["task_no"]
    kit.settle(panel.feed)
    panel.select_case(task_no)
    kit.settle(panel.feed)
    bar = panel.queue.actions
    bar.press("refuse")
    kit.settle(panel.feed)
    bar.form.fill({"reason": "不属于本区"})
    CaseStore(desk("t_chief").database).act(task_no, "note", 1, {"text": "请核实"})
    kit.settle(panel.feed)
    assert bar.form is not None, "the news of another desk must not close the form"
    bar.form.submit()
    kit.settle(panel.feed)
    assert "测试t_chief" in bar.form.findChild(type(bar._note), "action_form_error").text()
    assert bar.form.detail() == {"reason": "不属于本区"}
    bar.form.submit()
    kit.settle(panel.feed)
    assert panel.feed.store.cases([task_no])[0].stage == "refused"


def test_a_case_is_amended_with_only_what_changed(intake: Callable[..., Any], kit: Any) -> None:
    panel = intake()
    task_no = panel.feed.store.register({**REPORT, "x": 1.0, "y": 1.0})["task_no"]
    kit.settle(panel.feed)
    panel.select_case(task_no)
    kit.settle(panel.feed)
    fields = {"x": 545105.0, "y": 4209105.0, "srid": 4547, "address": "测试大街"}
    panel.run_action("amend", {"fields": fields, "reason": "补定位"})
    kit.settle(panel.feed)
    (row,) = panel.feed.store.rows([task_no])
    assert (row.grid_code, row.address) == ("13010800100101", "测试大街")
    assert set(panel.feed.store.history(task_no)[-1].detail["fields"]) == {
        "x",
        "y",
        "srid",
        "address",
    }


def test_markup_in_a_description_stays_text(intake: Callable[..., Any], kit: Any) -> None:
    from qgis.PyQt.QtCore import Qt

    panel = intake()
    evil = "<b>bold</b><img src='http://example.org/x.png'>"
    task_no = panel.feed.store.register({**REPORT, "description": evil})["task_no"]
    kit.settle(panel.feed)
    panel.select_case(task_no)
    assert evil in panel.queue.card.text()
    index = panel.feed.model.index_of(task_no, 4)
    tip = panel.feed.model.data(index, Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip
    assert "&lt;b&gt;" in tip
    panel.queue.table.grab()


def test_a_department_sees_no_form(intake: Callable[..., Any]) -> None:
    assert not intake("t_dept_a").form.isVisible()
