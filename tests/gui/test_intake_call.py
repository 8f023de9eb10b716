"""A call from its first word to the task number: order, keys, mouse, caller, inquiry, urge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.gui
Intake = Callable[..., Any]

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


def press(widget: Any, name: str, *modifiers: str) -> None:
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held = held | getattr(Qt.KeyboardModifier, f"{modifier}Modifier")
    QTest.keyClick(widget, getattr(Qt.Key, f"Key_{name}"), held)


def focused(panel: Any) -> Any:
    return panel.window().focusWidget()


def commit(widget: Any, text: str) -> None:
    """What an input method does: it presses no keys."""
    from qgis.PyQt.QtGui import QInputMethodEvent
    from qgis.PyQt.QtWidgets import QApplication

    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def click(widget: Any) -> None:
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.fixture
def active(intake: Intake, kit: Any, qtbot: Any) -> Intake:
    """Return `active(login)`: the dock in front, as a person has it."""

    def make(login: str = "t_intake") -> Any:
        panel = intake(login)
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow, timeout=3000)
        return panel

    return make


def test_the_cursor_stands_where_the_caller_begins(active: Intake, qtbot: Any) -> None:
    panel = active()
    qtbot.waitUntil(lambda: focused(panel) is panel.form.description, timeout=2000)
    panel.form.caller.phone.setFocus()
    press(panel.form.caller.phone, "F2")
    assert focused(panel) is panel.form.description


def test_tab_walks_in_the_order_of_a_call(active: Intake) -> None:
    panel = active()
    form = panel.form
    form.description.setFocus()
    walked = [focused(panel).objectName()]
    for _step in range(9):
        press(focused(panel), "Tab")
        walked.append(focused(panel).objectName())
    assert walked == [
        "report_description", "report_class", "report_address", "report_phone",
        "report_caller", "report_source", "report_urgent", "report_save",
        "report_pick_place", "report_pick_component",
    ]  # fmt: skip


def test_the_whole_call_without_the_mouse(active: Intake, kit: Any, qtbot: Any) -> None:
    from qgis.PyQt.QtTest import QTest

    panel = active()
    form = panel.form
    form.source.setFocus()
    press(focused(panel), "F2")
    commit(focused(panel), "污水井盖不见了")
    press(focused(panel), "Tab")
    QTest.keyClicks(focused(panel), "wsjg")
    press(focused(panel), "Return")
    press(focused(panel), "Tab")
    commit(focused(panel), "测试大街12")
    qtbot.waitUntil(lambda: bool(form.place.address.entries()), timeout=3000)
    press(focused(panel), "Return")
    press(focused(panel), "Tab")
    QTest.keyClicks(focused(panel), "13800000009")
    press(focused(panel), "Tab")
    commit(focused(panel), "王女士")
    with qtbot.waitSignal(panel.registered, timeout=5000) as saved:
        press(focused(panel), "Return", "Control")
    kit.settle(panel.feed)
    (row,) = panel.feed.store.rows(list(saved.args))
    assert (row.class_code, row.description) == ("0102", "污水井盖不见了")
    assert row.address == "裕华区测试大街12号"
    assert (row.x, row.y) == (545110.0, 4209240.0)
    (contact,) = panel.feed.store.contact(row.task_no)
    assert (contact.name, contact.phone) == ("王女士", "138****0009")
    assert focused(panel) is form.description, "the cursor awaits the next caller"


def test_the_whole_call_with_the_mouse(active: Intake, kit: Any, qtbot: Any) -> None:
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    panel = active()
    form = panel.form
    commit(form.description, "污水井盖不见了")
    qtbot.waitUntil(lambda: bool(form.class_field.chips.shown()), timeout=3000)
    click(form.class_field.chips.findChild(object, "report_suggestion_1"))
    assert form.picker.entry().code == "0102"
    click(form.place.click_button)
    where = panel.canvas.mapSettings().mapToPixel().transform(545105, 4209105).toQPointF()
    QTest.mouseClick(panel.canvas.viewport(), Qt.MouseButton.LeftButton, pos=where.toPoint())
    click(form.urgent)
    with qtbot.waitSignal(panel.registered, timeout=5000) as saved:
        click(form.save_button)
    kit.settle(panel.feed)
    (row,) = panel.feed.store.rows(list(saved.args))
    assert (row.class_code, row.urgent, row.grid_code) == ("0102", True, "13010800100101")


@pytest.mark.parametrize(
    "place", ["description", "picker", "address", "phone", "source", "duplicates", "history"]
)
def test_ctrl_enter_saves_from_anywhere(active: Intake, kit: Any, qtbot: Any, place: str) -> None:
    panel = active()
    form = panel.form
    panel.feed.store.register(dict(REPORT))
    panel.fill(REPORT)
    qtbot.waitUntil(lambda: bool(form.duplicates.hits() and form.caller.history.calls()))
    kit.settle(panel.feed)
    field = {
        "description": form.description,
        "picker": form.picker,
        "address": form.place.address,
        "phone": form.caller.phone,
        "source": form.source,
        "duplicates": form.duplicates.list,
        "history": form.caller.history.list,
    }[place]
    field.setFocus()
    with qtbot.waitSignal(panel.registered, timeout=5000):
        press(field, "Return", "Control")
    kit.settle(panel.feed)
    assert len(panel.feed.store.queue()) == 2


def test_ctrl_enter_saves_from_open_lists(active: Intake, kit: Any, qtbot: Any) -> None:
    from qgis.PyQt.QtTest import QTest

    panel = active()
    form = panel.form
    commit(form.description, "污水井盖")
    form.picker.setFocus()
    QTest.keyClicks(form.picker, "wsjg")
    with qtbot.waitSignal(panel.registered, timeout=5000):
        press(form.picker, "Return", "Control")
    kit.settle(panel.feed)
    panel.fill({"kind": "component", "class_code": "0102"})
    form.source.showPopup()
    form.source.view().setCurrentIndex(form.source.model().index(2, 0))
    with qtbot.waitSignal(panel.registered, timeout=5000) as saved:
        press(form.source.view(), "Return", "Control")
    kit.settle(panel.feed)
    assert panel.feed.store.rows(list(saved.args))[0].source == form.source.itemData(2)
    panel.fill({"kind": "component", "class_code": "0102"})
    form.description.setFocus()
    press(form.description, "F4")
    with qtbot.waitSignal(panel.registered, timeout=5000):
        press(panel.calls.phrases.popup.filter, "Return", "Control")


def test_ctrl_enter_in_the_form_of_an_action_is_the_actions(active: Intake, kit: Any) -> None:
    panel = active()
    task_no = panel.feed.store.register(dict(REPORT))["task_no"]
    kit.settle(panel.feed)
    panel.select_case(task_no)
    kit.settle(panel.feed)
    panel.queue.actions.press("refuse")
    kit.settle(panel.feed)
    panel.fill({**REPORT, "reporter_phone": ""})
    reason = panel.queue.actions.form._fields["reason"]
    reason.setFocus()
    press(reason, "F2")
    assert panel.form.description.value() == "井盖丢失", "the form of the action has its own keys"
    commit(reason, "不属于本区")
    press(reason, "Return", "Control")
    kit.settle(panel.feed)
    assert panel.feed.store.cases([task_no])[0].stage == "refused"
    assert len(panel.feed.store.queue()) == 0


def test_keys_stand_on_the_buttons(intake: Intake) -> None:
    from qgis.PyQt.QtWidgets import QPushButton

    panel = intake()
    texts = " ".join(b.text() for b in panel.findChildren(QPushButton))
    for key in ("F2", "F3", "F4", "F6", "F7", "F8", "F9", "F10", "Ctrl+Enter", "Esc"):
        assert key in texts


def test_a_key_that_qgis_uses_too_works_in_the_dock(active: Intake, qtbot: Any) -> None:
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtGui import QKeySequence
    from qgis.PyQt.QtWidgets import QAction

    panel = active()
    rival = QAction(panel)
    rival.setShortcut(QKeySequence("F6"))
    rival.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
    fired: list[bool] = []
    rival.triggered.connect(lambda: fired.append(True))
    panel.addAction(rival)
    press(panel.form.description, "F6")
    assert panel.form.mode.value == "inquiry"
    assert fired == []


# --- the caller


def test_earlier_cases_of_the_caller_show_at_once(active: Intake, kit: Any, qtbot: Any) -> None:
    panel = active()
    known = panel.feed.store.register(dict(REPORT))["task_no"]
    kit.settle(panel.feed)
    history = panel.form.caller.history
    assert not history.isVisible(), "without earlier calls it takes no room"
    panel.form.caller.phone.setText("138 0000 ")
    kit.settle(panel.feed)
    assert history.calls() == []
    panel.form.caller.phone.setText("+86 138 0000 0001")
    qtbot.waitUntil(lambda: bool(history.calls()), timeout=3000)
    assert [call.task_no for call in history.calls()] == [known]
    assert history.isVisible()
    assert panel.form.caller.name.text() == "演示市民"
    assert panel.form.caller.phone.text() == "+86 138 0000 0001", "one's own number as typed"
    history.list.setFocus()
    history.list.setCurrentItem(history.list.topLevelItem(0))
    press(history.list, "Return")
    kit.settle(panel.feed)
    assert panel.queue.selected() == known


def test_the_callers_name_is_never_overwritten(active: Intake, kit: Any, qtbot: Any) -> None:
    panel = active()
    panel.feed.store.register(dict(REPORT))
    panel.form.caller.name.setText("李先生")
    panel.form.caller.phone.setText("13800000001")
    qtbot.waitUntil(lambda: bool(panel.form.caller.history.calls()), timeout=3000)
    assert panel.form.caller.name.text() == "李先生"


def test_a_name_from_earlier_calls_never_mixes_with_typing(
    active: Intake, kit: Any, qtbot: Any
) -> None:
    panel = active()
    panel.feed.store.register(dict(REPORT))
    caller = panel.form.caller
    caller.phone.setText("13800000001")
    caller.name.setFocus()
    qtbot.waitUntil(lambda: bool(caller.history.calls()), timeout=3000)
    assert caller.name.text() == "", "the cursor is there: an input method may be at work"
    commit(caller.name, "李")
    assert caller.name.text() == "李"
    panel.calls.new()
    caller.phone.setText("13800000001")
    qtbot.waitUntil(lambda: caller.name.text() == "演示市民", timeout=3000)
    assert caller.name.font().italic()
    assert caller.filled.isVisible()
    caller.name.setFocus()
    qtbot.waitUntil(lambda: caller.name.selectedText() == "演示市民", timeout=1000)
    commit(caller.name, "李先生")
    assert caller.name.text() == "李先生"
    assert not caller.name.font().italic()
    assert not caller.filled.isVisible()
    caller.phone.setText("13800000002")
    assert caller.name.text() == "李先生", "a person wrote it"


def test_a_name_from_earlier_calls_goes_with_its_number(
    active: Intake, kit: Any, qtbot: Any
) -> None:
    panel = active()
    panel.feed.store.register(dict(REPORT))
    caller = panel.form.caller
    caller.phone.setText("13800000001")
    qtbot.waitUntil(lambda: caller.name.text() == "演示市民", timeout=3000)
    caller.phone.setText("13800000002")
    assert caller.name.text() == ""
    assert not caller.filled.isVisible()


def test_no_letter_of_the_dock_opens_a_menu_of_qgis(active: Intake) -> None:
    from qgis.PyQt.QtGui import QKeySequence
    from qgis.PyQt.QtWidgets import QAbstractButton, QLabel

    panel = active()
    labels = [label for label in panel.findChildren(QLabel) if label.buddy() is not None]
    texts = [shown.text() for shown in [*labels, *panel.findChildren(QAbstractButton)]]
    keys = [QKeySequence.mnemonic(text).toString()[-1:] for text in texts]
    letters = [key for key in keys if key]
    assert {"I", "A", "G", "N", "U", "T", "K"} <= set(letters)
    # Project, Edit, View, Layer, Settings, Plugins, Vector, Raster, Database, Web, Mesh,
    # Processing, Help: the same letters in QGIS's English and Chinese.
    assert not set(letters) & set("JEVLSPORDWMCH")
    assert len(letters) == len(set(letters))


def test_a_phone_field_full_of_text_is_told_and_nothing_is_sent(
    intake: Intake, kit: Any, statements: list[str]
) -> None:
    panel = intake()
    panel.fill({**REPORT, "reporter_phone": "不愿透露，住在对面"})
    kit.settle(panel.feed)
    statements.clear()
    panel.save()
    kit.settle(panel.feed)
    assert panel.form.caller.fault.isVisible()
    assert panel.form.caller.phone.text() == "不愿透露，住在对面"
    assert not [sql for sql in statements if "register_case" in sql]


def test_too_long_a_text_is_told_and_kept(intake: Intake, kit: Any) -> None:
    panel = intake()
    panel.fill({**REPORT, "description": "长" * 100_000})
    kit.settle(panel.feed)
    assert "80000" in panel.form.description_limit.text()
    panel.save()
    kit.settle(panel.feed)
    assert panel.form.note.isVisible()
    assert len(panel.form.description.value()) == 100_000
    assert panel.feed.store.queue() == []
    panel.form.description.set_value("长" * 19_995)
    assert "5" in panel.form.description_limit.text()
    panel.form.description.set_value("短")
    assert not panel.form.description_limit.isVisible()


def test_what_cannot_be_kept_is_taken_out(intake: Intake, kit: Any, qtbot: Any) -> None:
    panel = intake()
    evil = "井盖\x00丢失\u202e\ud800 𠮷😀\x07"
    panel.fill({**REPORT, "description": evil})
    with qtbot.waitSignal(panel.registered, timeout=5000) as saved:
        panel.save()
    kit.settle(panel.feed)
    assert panel.feed.store.rows(list(saved.args))[0].description == "井盖丢失 𠮷😀"


@pytest.mark.parametrize("x", [float("nan"), float("inf"), "abc", None])
def test_coordinates_that_are_none_are_told(intake: Intake, kit: Any, x: Any) -> None:
    panel = intake()
    panel.fill({**REPORT, "x": x})
    kit.settle(panel.feed)
    assert panel.form.place.point is None
    assert "⚠" in panel.form.place.located.text()


# --- calls that make no case


def test_an_inquiry_is_recorded_and_counted(
    active: Intake, kit: Any, qtbot: Any, connect: Any
) -> None:
    panel = active()
    commit(panel.form.description, "暂住证在哪里办")
    press(panel.form.description, "F6")
    assert focused(panel) is panel.form.answer
    assert not panel.form.picker.isVisible()
    commit(panel.form.answer, "请到辖区派出所办理")
    panel.form.caller.phone.setText("13800000002")
    with qtbot.waitSignal(panel.calls.arrived, timeout=5000) as arrived:
        press(panel.form.answer, "Return", "Control")
    kit.settle(panel.feed)
    assert arrived.args[0] == "record_call"
    with connect() as connection, connection.cursor() as cursor:
        cursor.execute("SELECT kind, subject, answer, caller_phone FROM dcm.call_record")
        assert cursor.fetchall() == [
            ("inquiry", "暂住证在哪里办", "请到辖区派出所办理", "13800000002")
        ]
    qtbot.waitUntil(lambda: "1" in panel.today.text(), timeout=3000)
    assert panel.feed.store.queue() == []
    assert panel.form.mode.value == "report", "the next call is a report again"


def test_an_inquiry_needs_a_question(active: Intake, kit: Any) -> None:
    panel = active()
    press(panel.form.description, "F6")
    commit(panel.form.answer, "好的")
    press(panel.form.answer, "Return", "Control")
    assert panel.form.note.isVisible()
    assert focused(panel) is panel.form.description
    assert panel.form.answer.value() == "好的"


def test_an_inquiry_without_an_answer_is_asked_about_once(
    active: Intake, kit: Any, qtbot: Any
) -> None:
    panel = active()
    commit(panel.form.description, "暂住证在哪里办")
    press(panel.form.description, "F6")
    press(panel.form.answer, "Return", "Control")
    assert panel.form.note.isVisible()
    assert panel.calls.sending.waiting == 0
    with qtbot.waitSignal(panel.calls.arrived, timeout=5000):
        press(panel.form.answer, "Return", "Control")


def test_what_was_said_goes_when_it_is_mended(active: Intake, kit: Any, qtbot: Any) -> None:
    panel = active()
    commit(panel.form.description, "污水井盖不见了")
    press(panel.form.description, "Return", "Control")
    assert panel.form.note.isVisible()
    commit(panel.form.description, "，很危险")
    assert panel.form.note.isVisible(), "still no class"
    panel.fill({"kind": "component", "class_code": "0102"})
    assert not panel.form.note.isVisible()
    with qtbot.waitSignal(panel.registered, timeout=5000):
        press(panel.form.description, "Return", "Control")
    kit.settle(panel.feed)
    assert panel.result.isVisible()
    commit(panel.form.description, "下")
    assert not panel.result.isVisible(), "the next call is another one"
    press(panel.form.description, "F7")
    panel.form.urge.number.clear()
    press(panel.form.description, "Return", "Control")
    assert panel.form.note.isVisible()
    press(panel.form.description, "Escape")
    assert not panel.form.note.isVisible()


def test_a_caller_asking_again_is_put_on_the_case(active: Intake, kit: Any, qtbot: Any) -> None:
    panel = active()
    known = panel.feed.store.register(dict(REPORT))["task_no"]
    kit.settle(panel.feed)
    panel.form.caller.phone.setText("13800000001")
    qtbot.waitUntil(lambda: bool(panel.form.caller.history.calls()), timeout=3000)
    press(panel.form.caller.phone, "F7")
    kit.settle(panel.feed)
    assert panel.form.urge.number.text() == known
    assert panel.form.urge.found.isVisible()
    commit(panel.form.description, "已经三天了")
    with qtbot.waitSignal(panel.calls.arrived, timeout=5000):
        press(panel.form.description, "Return", "Control")
    kit.settle(panel.feed)
    (row,) = panel.feed.store.cases([known])
    assert row.urge_count == 1
    assert panel.feed.store.history(known)[-1].detail["text"] == "已经三天了"
    assert known in panel.result.text()


def test_an_urge_by_the_number_that_the_caller_reads_out(
    active: Intake, kit: Any, qtbot: Any
) -> None:
    panel = active()
    known = panel.feed.store.register(dict(REPORT))["task_no"]
    press(panel.form.description, "F7")
    assert focused(panel) is panel.form.urge.number
    panel.form.urge.number.setText("26990000000")
    kit.settle(panel.feed)
    press(panel.form.urge.number, "Return", "Control")
    assert panel.form.note.isVisible(), "no such case: nothing is sent"
    panel.form.urge.number.setText(f" {known}")
    qtbot.waitUntil(lambda: panel.form.urge.case is not None, timeout=3000)
    with qtbot.waitSignal(panel.calls.arrived, timeout=5000):
        press(panel.form.urge.number, "Return", "Control")
    kit.settle(panel.feed)
    assert panel.feed.store.cases([known])[0].urge_count == 1


def test_an_urge_by_the_end_of_a_number(active: Intake, kit: Any, qtbot: Any) -> None:
    panel = active()
    urge, register = panel.form.urge, panel.feed.store.register
    known = [register(dict(REPORT))["task_no"] for _ in range(2)]
    press(panel.form.description, "F7")
    urge.number.setText(known[1][-6:])
    qtbot.waitUntil(lambda: urge.case is not None, timeout=3000)
    assert urge.task_no() == known[1]
    urge.number.setText(known[0][:6])
    qtbot.waitUntil(urge.found.isVisible, timeout=3000)
    assert urge.case is None
    assert all(task_no in urge.found.text() for task_no in known)
    press(urge.number, "Return", "Control")
    assert panel.form.note.text().endswith(urge.trouble), "not: type a number"
    urge.number.setText("999999")
    qtbot.waitUntil(lambda: "no case" in urge.found.text(), timeout=3000)
    press(urge.number, "Return", "Control")
    assert "no case" in panel.form.note.text()


@pytest.mark.parametrize("overdue", [False, True])
def test_a_time_that_is_past_is_read_out_as_past(qgis_app: Any, overdue: bool) -> None:
    from yuhua_dcm_plugin.intake.comparison import standing

    words = standing("处置", "市政部门", "11-22 14:50", overdue)
    assert ("overdue" in words) is overdue
    assert "11-22 14:50" in words


# --- the component


def test_a_component_by_script_gives_class_and_place(intake: Intake, kit: Any) -> None:
    panel = intake()
    panel.fill({"component_code": "1301080102000001"})
    kit.settle(panel.feed)
    assert panel.form.place.point == (545100.0, 4209100.0)
    assert panel.form.picker.entry().code == "0102"
    assert not panel.form.class_field.mismatch.isVisible()


def test_another_class_than_the_components_own_is_told(intake: Intake, kit: Any) -> None:
    panel = intake()
    panel.fill({"kind": "component", "class_code": "0118"})
    panel.fill({"component_code": "1301080102000001"})
    kit.settle(panel.feed)
    assert panel.form.picker.entry().code == "0118", "what was chosen stands"
    assert panel.form.class_field.mismatch.isVisible()


# --- the class from the words


def test_words_suggest_a_class_and_one_key_takes_it(active: Intake, kit: Any, qtbot: Any) -> None:
    panel = active()
    chips = panel.form.class_field.chips
    commit(panel.form.description, "污水井盖破了")
    qtbot.waitUntil(lambda: bool(chips.shown()), timeout=3000)
    assert panel.form.picker.entry() is None, "nothing is chosen by itself"
    assert chips.shown()[0].class_code == "0102"
    press(panel.form.description, "1", "Control")
    assert panel.form.picker.entry().code == "0102"
    assert not chips.isVisible()


def test_another_suggestion_takes_the_place_of_the_first(
    active: Intake, kit: Any, qtbot: Any
) -> None:
    panel = active()
    field = panel.form.class_field
    commit(panel.form.description, "污水井盖破了，路灯也不亮")
    qtbot.waitUntil(lambda: len(field.chips.shown()) > 1, timeout=3000)
    first, second = field.chips.shown()[:2]
    press(panel.form.description, "1", "Control")
    assert field.picker.entry().code == first.class_code
    assert second in field.chips.shown()
    press(panel.form.description, "1", "Control")
    assert field.picker.entry().code == second.class_code
    assert first in field.chips.shown(), "and back again"


def test_words_never_speak_against_a_choice(active: Intake, kit: Any, qtbot: Any) -> None:
    panel = active()
    panel.fill({"kind": "component", "class_code": "0118"})
    commit(panel.form.description, "污水井盖破了")
    qtbot.wait(500)
    assert panel.form.class_field.chips.shown() == []
    press(panel.form.description, "1", "Control")
    assert panel.form.picker.entry().code == "0118"


def test_the_district_changes_its_rules(active: Intake, kit: Any, qtbot: Any) -> None:
    from qgis.PyQt.QtCore import Qt

    panel = active("t_chief")
    panel.calls.phrases.edit_rules()
    editor = panel.calls.phrases.rules
    editor.begin()
    editor.words.setText("大嘴巴、张嘴井")
    editor.picker.choose_code("0102", "component")
    editor.save_button.click()
    qtbot.waitUntil(
        lambda: any("大嘴巴" in rule.words for rule in panel.calls.book.rules), timeout=5000
    )
    editor.trial.setText("路上有个张嘴井")
    assert "张嘴井" in editor.tried.text()
    assert editor.tried.textFormat() == Qt.TextFormat.PlainText
    editor.begin()
    editor.words.setText("还没写完")
    with qtbot.waitSignal(panel.calls.book.changed, timeout=5000):
        panel.calls.book.read()  # as when the database is back
    assert editor.words.text() == "还没写完"
    (rule,) = [rule for rule in panel.calls.book.rules if "大嘴巴" in rule.words]
    assert rule.class_code == "0102"
    editor.close()


def test_an_operator_cannot_change_the_rules(intake: Intake) -> None:
    panel = intake()
    assert not panel.rules_button.isVisible()
    panel.calls.phrases.edit_rules()
    assert panel.calls.phrases.rules is None


# --- phrases


def test_a_phrase_is_put_in_by_keys(active: Intake, kit: Any, qtbot: Any) -> None:
    panel = active()
    panel.fill({"kind": "component", "class_code": "0102"})
    commit(panel.form.description, "槐安路：")
    press(panel.form.description, "F4")
    popup = panel.calls.phrases.popup
    assert popup.isVisible()
    first = popup.entries()[0]
    assert "井盖" in first, "phrases of the chosen class come first"
    press(popup.filter, "Return")
    assert panel.form.description.value() == f"槐安路：{first}"
    assert not popup.isVisible()


def test_one_keeps_a_phrase_of_ones_own(active: Intake, kit: Any, qtbot: Any) -> None:
    panel = active()
    commit(panel.form.description, "红绿灯旁边的井盖响，夜里吵人。")
    panel.calls.phrases.open()
    panel.calls.phrases.popup.keep_button.click()
    editor = panel.calls.phrases.editor
    assert editor.text.value() == "红绿灯旁边的井盖响，夜里吵人。"
    assert not editor.district.isEnabled()
    editor.save_button.click()
    qtbot.waitUntil(lambda: any(p.own for p in panel.calls.book.phrases), timeout=5000)
    editor.close()
    panel.calls.phrases.open()
    assert "红绿灯旁边的井盖响，夜里吵人。" in panel.calls.phrases.popup.entries()[0]
    panel.calls.phrases.popup.hide()
