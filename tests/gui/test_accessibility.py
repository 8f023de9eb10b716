"""Every control has a name, is reached by Tab in reading order, and shows its words whole."""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import NotedMap, open_form, shown, wait_until
from lookkit import backwards, box, controls, cut, named, path, settle_layout, spoken, tab_walk
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from yuhua_dcm_plugin.cases.lamps import COLOURS, SHAPES, lamp_text
from yuhua_dcm_plugin.cases.records import Lamp
from yuhua_dcm_plugin.core import settings
from yuhua_dcm_plugin.core.notice import Kind, Notice, colours, contrast, ground_of, readable
from yuhua_dcm_plugin.core.sign_in_dialog import SignInDialog
from yuhua_dcm_plugin.core.strings import install_translator, remove_translator
from yuhua_dcm_plugin.dispatch.handover_view import GiveDialog, PastDialog
from yuhua_dcm_plugin.dispatch.saved_filters import NameDialog
from yuhua_dcm_plugin.evaluation.colours import fill, ink
from yuhua_dcm_plugin.evaluation.panel import EvaluationPanel
from yuhua_dcm_plugin.home.options import OptionsPage
from yuhua_dcm_plugin.intake.phrase_editor import PhraseEditor
from yuhua_dcm_plugin.intake.rules_editor import RulesEditor

pytestmark = pytest.mark.gui
ROOT = Path(__file__).parent.parent.parent
LEAST = 4.5
#: Widest that a dock may ask for, logical pixels; highest, for 1366x768 at 200 per cent.
NARROW, LOW = 420, 300
#: Grounds of QGIS's own themes: default, Night Mapping, Blend of Gray.
LIGHT, DARK = ("#efefef", "#ffffff"), ("#323232", "#232323")


@pytest.fixture(params=["en", "zh_CN"])
def words(request: Any, qgis_app: Any) -> Iterator[str]:
    """The language of the screen."""
    if request.param == "zh_CN":
        ts = ROOT / "i18n" / "yuhua_dcm_plugin_zh_CN.ts"
        if not ts.with_suffix(".qm").exists():
            subprocess.run(["lrelease", "-silent", str(ts)], check=True)
    translator = install_translator(request.param)
    yield request.param
    remove_translator(translator)


@pytest.fixture
def evaluation(feed: Callable[..., Any], qtbot: Any, player: Any) -> Callable[[], Any]:
    player.play("report_done")

    def make() -> Any:
        news = feed("t_evaluator")
        panel = EvaluationPanel(news.desk, news, NotedMap())
        qtbot.addWidget(panel)
        panel.resize(460, 700)
        panel.show()
        wait_until(lambda: panel.evaluation is not None)
        return panel

    return make


@pytest.fixture
def dispatch(open_panel: Callable[..., Any], player: Any) -> Callable[[], Any]:
    task_no = player.play("file")
    player.play("file")

    def make() -> Any:
        panel, _map = open_panel()
        panel._desk.settings.set(settings.DISPATCH_SPLITTER, "")
        shown(panel, task_no)
        wait_until(lambda: "dispatch" in panel.pane.actions.actions())
        return panel

    return make


@pytest.fixture
def call(intake: Callable[..., Any], kit: Any) -> Callable[[], Any]:
    def make() -> Any:
        panel = intake()
        panel.fill({**kit.report, "reporter_phone": "13800000001"})
        kit.settle(panel.feed)
        return panel

    return make


@pytest.fixture
def open_room(
    dispatch: Callable[[], Any], call: Callable[[], Any], evaluation: Callable[[], Any]
) -> Callable[[str], Any]:
    """Return `open_room(name)`: a dock with something in it."""
    rooms = {"dispatch": dispatch, "intake": call, "evaluation": evaluation}
    return lambda name: rooms[name]()


ROOMS = ["intake", "dispatch", "evaluation"]


def assert_told(root: QWidget) -> None:
    """Every control has a name for people and one for programs."""
    mute = [path(each) for each in controls(root) if not spoken(each)]
    assert not mute, "no name: " + "; ".join(mute)
    unnamed = [path(each) for each in controls(root) if not named(each)]
    assert not unnamed, "no object name: " + "; ".join(unnamed)


def assert_reached(root: QWidget) -> None:
    """Tab comes to every control that takes part."""
    walk = tab_walk(root)
    takes = Qt.FocusPolicy.TabFocus
    missed = [
        path(each)
        for each in controls(root)
        if each.isVisible() and each.isEnabled() and each not in walk
        and each.focusPolicy() & takes == takes
    ]  # fmt: skip
    assert not missed, missed


@pytest.mark.parametrize("room", ROOMS)
def test_every_control_of_a_dock_has_a_name_and_is_reached(
    room: str, open_room: Callable[[str], Any]
) -> None:
    panel = open_room(room)
    assert list(controls(panel))
    assert_told(panel)
    assert_reached(panel)


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("width", [460, 600, 1100])
def test_nothing_is_cut(room: str, width: int, words: str, open_room: Callable[[str], Any]) -> None:
    panel = open_room(room)
    panel.resize(width, 560)
    settle_layout()
    assert panel.width() == width
    assert not cut(panel), "\n".join(cut(panel))


@pytest.mark.parametrize("room", ROOMS)
def test_a_dock_fits_a_small_screen(room: str, words: str, open_room: Callable[[str], Any]) -> None:
    panel = open_room(room)
    panel.resize(NARROW, LOW)
    settle_layout()
    assert panel.minimumSizeHint().width() <= NARROW
    assert panel.minimumSizeHint().height() <= LOW
    assert (panel.width(), panel.height()) == (NARROW, LOW)


@pytest.mark.parametrize("room", ["dispatch", "evaluation"])
def test_a_dock_that_is_narrow_and_low_scrolls(room: str, open_room: Callable[[str], Any]) -> None:
    panel = open_room(room)
    panel.resize(380, 215)
    settle_layout()
    assert (panel.width(), panel.height()) == (380, 215)
    assert panel.splitter.orientation() == Qt.Orientation.Vertical
    bar = panel.findChild(QScrollArea, "leastRoom").verticalScrollBar()
    assert bar.maximum() > 0, "the rest is reached by scrolling"
    assert min(panel.splitter.sizes()[:2]) > 90
    assert not cut(panel), cut(panel)
    panel.resize(1300, 340)
    settle_layout()
    assert bar.maximum() == 0


def test_a_form_that_opens_comes_into_sight(dispatch: Callable[[], Any], qtbot: Any) -> None:
    panel = dispatch()
    panel.resize(400, 260)
    panel.activateWindow()
    settle_layout()
    form = open_form(panel, "dispatch")
    qtbot.wait(150)
    field = form.window().focusWidget()
    assert form.isAncestorOf(field)
    assert field.visibleRegion().boundingRect().height() == field.height()


def test_save_is_in_sight_however_low_the_dock(call: Callable[[], Any]) -> None:
    panel = call()
    save = panel.form.save_button
    for height in (900, 560, 300):
        panel.resize(480, height)
        settle_layout()
        assert panel.rect().contains(box(save, panel)), height
        assert save.visibleRegion().boundingRect() == save.rect(), height
    panel.scroll.verticalScrollBar().setValue(panel.scroll.verticalScrollBar().maximum())
    settle_layout()
    form = box(panel.form, panel.scroll.widget())
    assert box(save, panel.scroll.widget()).top() >= form.bottom(), "it is back below the form"


def test_the_buttons_hide_what_is_behind_them_in_every_theme(call: Callable[[], Any]) -> None:
    panel = call()
    panel.resize(480, 300)
    panel.setStyleSheet("QWidget { background: transparent }")
    settle_layout()
    row = panel.calls.buttons
    seen = row.grab().toImage()
    ground = ground_of(row)
    gap = row.layout().itemAt(0).geometry().right() + 3
    assert seen.pixelColor(gap, row.height() // 2).name() == ground.name()
    assert seen.pixelColor(gap, row.height() // 2).alpha() == 255


def test_a_field_that_is_reached_is_not_hidden_by_the_buttons(call: Callable[[], Any]) -> None:
    panel = call()
    panel.resize(480, 260)
    panel.activateWindow()
    settle_layout()
    panel.form.description.setFocus()
    for field in (panel.form.picker, panel.form.place.address, panel.form.caller.phone):
        while panel.window().focusWidget() is not field:
            panel.window().focusWidget().focusNextChild()
        settle_layout()
        assert field.visibleRegion().boundingRect() == field.rect(), path(field)


def test_the_history_stands_beside_the_case_or_behind_it(dispatch: Callable[[], Any]) -> None:
    panel = dispatch()
    side = panel.side
    for size, folded in (((1300, 420), False), ((600, 300), True), ((480, 600), True)):
        panel.resize(*size)
        settle_layout()
        assert side.folded is folded, size
        assert panel.splitter.count() == (2 if folded else 3)
        assert panel.pane.isVisible()
        assert panel.pane.history.isVisible() is not folded
    side.show_page(1)
    settle_layout()
    assert panel.pane.history.isVisible()
    panel.resize(1300, 420)
    settle_layout()
    assert panel.pane.isVisible() and panel.pane.history.isVisible()


def test_filters_fold_away_and_say_how_many_narrow(dispatch: Callable[[], Any]) -> None:
    panel = dispatch()
    bar = panel.queue.filters
    panel.resize(2400, 500)
    settle_layout()
    assert bar.fold_button.isHidden() and bar.department.isVisible()
    panel.resize(480, 700)
    settle_layout()
    assert bar.fold_button.isVisible() and not bar.department.isVisible()
    assert "1" not in bar.fold_button.text()
    bar.lamp.setCurrentIndex(1)
    assert "1" in bar.fold_button.text()
    bar.fold_button.click()
    settle_layout()
    assert bar.department.isVisible()
    bar.clear()
    assert "1" not in bar.fold_button.text()


#: How far a case has come, and whose desk looks at it.
DESKS = (
    ("", "t_intake"),
    ("accept", "t_chief"),
    ("file", "t_dispatch"),
    ("dispatch", "t_dept_a"),
    ("dispatch", "t_dispatch"),
    ("report_done", "t_intake"),
    ("request_check", "t_supervisor"),
    ("report_check", "t_chief"),
)


SAID = {"opinion": "同意"}
UNTIL = (date.today() + timedelta(days=9)).isoformat()
ASKED = ("ask_hang", "t_dept_a", {"reason": "缺料", "until": UNTIL})
REVIEWED = ("review_hang", "t_dispatch", {"passed": True, **SAID})
CLOSED = (
    ("report_done", "t_dept_a", SAID),
    ("request_check", "t_intake", {"supervisor": "t_supervisor"}),
    ("report_check", "t_supervisor", {"passed": True, **SAID}),
    ("close", "t_chief", SAID),
)
APPEAL = ("ask_appeal", "t_dept_a", {"reason": "停电"})
#: What moved the clock of a case that was dispatched, and whose desk looks at it then.
CLOCKS = (
    ((("ask_extension", "t_dept_a", {"reason": "缺料"}),), "t_dispatch"),
    ((ASKED,), "t_dispatch"),
    ((ASKED, REVIEWED), "t_chief"),
    ((ASKED, REVIEWED, ("decide_hang", "t_chief", {"approved": True, **SAID})), "t_dispatch"),
    ((("ask_postpone", "t_dept_a", {"reason": "缺料", "until": UNTIL}),), "t_chief"),
    (CLOSED, "t_dept_a"),
    ((*CLOSED, APPEAL), "t_dispatch"),
    ((*CLOSED, APPEAL, ("review_appeal", "t_dispatch", {"passed": True, **SAID})), "t_intake"),
)


def clocks(player: Any, sql: Callable[..., Any]) -> Iterator[tuple[str, str]]:
    """Cases whose clocks were moved, late ones that were closed, and one with two steps."""
    for steps, who in CLOCKS:
        task_no = player.play("dispatch")
        if steps[: len(CLOSED)] == CLOSED:
            sql("update dcm.case_file set due_at = now() - interval '1 h' where task_no = %s",
                task_no)  # fmt: skip
        for step, login, detail in steps:
            player.act(task_no, step, login, detail)
        yield task_no, who
    member = player.play("dispatch")
    player.act(member, "bundle", "t_dispatch", {"with": player.play("dispatch"), "reason": "同处"})
    yield member, "t_dispatch"
    sql(
        "insert into dcm.handling_limit select edition, condition_code, grade, area_type, 2, 20,"
        " 'work_day', '拆除' from dcm.handling_limit where condition_code in"
        " (select condition_code from dcm.case_file)"
    )
    sql("update dcm.filing_condition set needs_check = false")
    yield player.play("dispatch"), "t_dept_a"
    yield player.play("report_done"), "t_intake"


def test_the_form_of_every_action(
    open_panel: Callable[..., Any], player: Any, sql: Callable[..., Any], words: str
) -> None:
    seen = set()
    asked = player.register()
    player.act(asked, "request_verification", "t_intake", {"supervisor": "t_supervisor"})
    cases = [(asked, "t_supervisor"), *((player.play(step), who) for step, who in DESKS)]
    cases += clocks(player, sql)
    for task_no, who in cases:
        panel, _map = open_panel(who)
        panel.resize(480, 800)
        shown(panel, task_no)
        wait_until(lambda panel=panel: bool(panel.pane.actions.actions()))
        for action in list(panel.pane.actions._actions):
            if action.demands or action.harmful:
                assert_form(open_form(panel, action.code))
                seen.add(action.code)
        panel.hide()
    with (ROOT / "sql" / "seed" / "33_transition.csv").open(encoding="utf-8") as file:
        asks = {row["action"] for row in csv.DictReader(file) if row["demands"] != "{}"}
    assert asks - seen <= {"join"}, asks - seen


def assert_form(form: Any) -> None:
    """A form can be told, walked through and read."""
    settle_layout()
    assert_told(form)
    assert_reached(form)
    assert not backwards(tab_walk(form), form), form.action.code
    assert not cut(form), (form.action.code, cut(form))


def test_the_comparison_and_the_phrases(
    call: Callable[[], Any], player: Any, kit: Any, words: str
) -> None:
    player.play("accept", component_code=None, x=545105, y=4209105)
    panel = call()
    panel.resize(460, 900)
    wait_until(lambda: bool(panel.form.duplicates.hits()))
    panel.calls.compare_or_join()
    kit.settle(panel.feed)
    settle_layout()
    comparison = panel.calls.comparison
    assert comparison.isVisible()
    assert_told(comparison)
    assert_reached(comparison)
    assert not cut(comparison), cut(comparison)
    panel.calls.phrases.open()
    settle_layout()
    popup = panel.calls.phrases.popup
    assert popup.isVisible()
    assert_told(popup)
    assert not cut(popup), cut(popup)
    popup.hide()


def test_the_kit_sees_what_is_cut(qtbot: Any) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    root.resize(200, 120)
    made = [QPushButton("a long label", root), QLabel("a long label", root)]
    far = QLineEdit(root)
    far.setGeometry(150, 80, 100, 20)
    for place, each in enumerate(made):
        each.setGeometry(0, 30 * place, 20, 20)
    root.show()
    assert len(cut(root)) == 3
    assert len([each for each in controls(root) if not spoken(each)]) == 1
    for each in (*made, far):
        each.setGeometry(0, each.y(), 180, 30)
    assert not cut(root)


def dialogs(panel: Any, call: Any) -> Iterator[QWidget]:
    feed, phrases = panel._feed, call.calls.phrases
    yield SignInDialog(["演示"], "", panel)
    yield SignInDialog([], "", panel)
    yield NameDialog("保存", "", False, panel)
    yield panel.bulk_dispatch(panel.queue.task_nos())
    yield GiveDialog(panel.shift.handovers, feed, panel)
    yield PastDialog(panel.shift.handovers, feed, panel)
    yield RulesEditor(feed, phrases._store, phrases._book, panel)
    yield PhraseEditor(feed, phrases._store, phrases._book, panel)
    yield OptionsPage(["演示"], "未登录", panel)


def test_every_dialog(
    dispatch: Callable[[], Any], call: Callable[[], Any], words: str, kit: Any
) -> None:
    panel, desk = dispatch(), call()
    for dialog in dialogs(panel, desk):
        dialog.show()
        kit.settle(panel._feed)
        settle_layout()
        assert_told(dialog)
        assert_reached(dialog)
        assert not cut(dialog), (type(dialog).__name__, cut(dialog))
        dialog.close()
        assert not dialog.isVisible(), type(dialog).__name__


def test_notices_can_be_read_in_both_themes() -> None:
    for kind in Kind:
        for dark, grounds in ((False, LIGHT), (True, DARK)):
            text, ground = colours(kind, dark)
            assert contrast(QColor(text), QColor(ground)) >= LEAST, (kind, dark)
            for window in grounds:  # buttons of what harms stand on the window
                assert contrast(QColor(text), QColor(window)) >= LEAST, (kind, dark, window)


def test_words_on_bars_and_on_any_ground_can_be_read() -> None:
    for name in ("green", "blue", "yellow", "red", "black", None):
        assert contrast(ink(fill(name)), fill(name)) >= LEAST, name
    for ground in (*LIGHT, *DARK, "#8f8f8f"):
        for wished in ("#000000", "#ffffff", "#777777"):
            assert contrast(readable(QColor(wished), QColor(ground)), QColor(ground)) >= LEAST


def test_nothing_is_told_by_colour_alone(dispatch: Callable[[], Any], qtbot: Any) -> None:
    assert len({lamp_text(lamp) for lamp in Lamp}) == len(set(SHAPES.values())) == len(COLOURS)
    signs = set()
    for kind in (Kind.ERROR, Kind.WARNING, Kind.OK):
        notice = Notice("n", kind)
        qtbot.addWidget(notice)
        notice.say("words")
        signs.add(notice.text()[0])
    assert len(signs) == 3
    panel = dispatch()
    assert lamp_text(Lamp.NONE) in panel.pane.facts.title.text()
    for row in range(panel.queue.proxy.rowCount()):
        assert panel.queue.proxy.index(row, 0).data(Qt.ItemDataRole.DisplayRole)
