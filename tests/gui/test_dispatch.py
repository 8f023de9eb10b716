"""The dispatch dock: queue, actions, history, paper; over a real database and its news."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis")

from caseplay import Player
from deskkit import NotedMap, shown, wait_until
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from yuhua_dcm_plugin.cases.map_link import CanvasLink
from yuhua_dcm_plugin.cases.model import Column
from yuhua_dcm_plugin.core import settings
from yuhua_dcm_plugin.core.errors import DcmError, StaleVersionError
from yuhua_dcm_plugin.dispatch.panel import DispatchPanel
from yuhua_dcm_plugin.dispatch.printing import MOST_SHEETS, write_sheets
from yuhua_dcm_plugin.dispatch.records import TABS, Scope
from yuhua_dcm_plugin.sheets.store import SheetStore

pytestmark = pytest.mark.gui
SECOND_MS = 1000


@pytest.fixture
def printer() -> Any:
    """The printing library, imported with its own warnings left out."""
    return pytest.importorskip("reportlab.lib.pagesizes")


def said(panel: DispatchPanel) -> str:
    return panel.pane.history.toPlainText()


def test_a_queue_page_costs_at_most_three_statements(
    open_panel: Callable[..., Any], player: Player, statements: list[str], kit: Any
) -> None:
    for _n in range(3):
        player.play("file")
    panel, _map = open_panel()
    statements.clear()
    panel._feed.reload()
    kit.settle(panel._feed)
    sent = [sql for sql in statements if "dcm_app" in sql]
    assert 1 <= len(sent) <= 3, sent
    assert len(panel.queue.task_nos()) == 3


def test_another_desk_shows_within_a_second_without_a_reload(
    open_panel: Callable[..., Any], player: Player, statements: list[str], qtbot: Any
) -> None:
    task_no = player.play("file")
    panel, _map = open_panel()
    assert panel.queue.task_nos() == [task_no]
    statements.clear()
    with qtbot.waitSignal(panel._feed.rowsChanged, timeout=SECOND_MS):
        player.act(task_no, "dispatch", "t_dispatch", {"department": "A"})
    assert panel.queue.task_nos() == []
    panel.queue.filters.choose_tab("handling")
    assert panel.queue.task_nos() == [task_no]
    read = [sql for sql in statements if "open_case" in sql]
    assert len(read) == 1
    assert "ANY" in read[0]


def test_tabs_count_and_filter(open_panel: Callable[..., Any], player: Player) -> None:
    by_stage = {
        "dispatch": player.play("file"),
        "handling": player.play("dispatch"),
        "feedback": player.play("report_done"),
        "check": player.play("request_check"),
        "closing": player.play("report_check"),
    }
    intake = player.register()
    panel, _map = open_panel()
    bar = panel.queue.filters
    for place, code in enumerate(TABS):
        bar.choose_tab(code)
        if code == "all":
            assert set(panel.queue.task_nos()) == {*by_stage.values(), intake}
            assert bar.tabs.tabText(place).endswith("6")
        else:
            assert panel.queue.task_nos() == [by_stage[code]]
            assert bar.tabs.tabText(place).endswith("1")


def test_words_department_lamp_and_mine(open_panel: Callable[..., Any], player: Player) -> None:
    mine = player.play("file", description="独一无二的井")
    other = player.play("dispatch")
    panel, _map = open_panel()
    queue, bar = panel.queue, panel.queue.filters
    bar.choose_tab("all")
    bar.words.setText("独一无二")
    assert queue.task_nos() == [mine]
    bar.words.setText("")
    bar.department.setCurrentIndex(bar.department.findData("A"))
    assert queue.task_nos() == [other]
    bar.department.setCurrentIndex(bar.department.findData("B"))
    assert queue.task_nos() == []
    assert queue.empty.isVisible()
    assert "filters" in queue.empty.text()
    bar.clear()
    bar.lamp.setCurrentIndex(bar.lamp.findData("none"))
    assert queue.task_nos() == [mine]
    bar.clear()
    wait_until(lambda: bool(panel.stages))
    bar.choose_scope(Scope.TEAM)
    assert queue.task_nos() == [mine]
    bar.clear()
    assert set(queue.task_nos()) == {mine, other}


def test_empty_queue_says_what_to_do(open_panel: Callable[..., Any]) -> None:
    panel, _map = open_panel()
    assert "intake" in panel.queue.empty.text()
    assert panel.pane.empty.isVisible()
    assert not panel.print_button.isEnabled()


@pytest.mark.parametrize("login", ["t_dispatch", "t_intake", "t_chief", "t_dept_a", "t_director"])
def test_actions_are_those_of_the_database(
    login: str, open_panel: Callable[..., Any], player: Player, connect: Callable[..., Any]
) -> None:
    task_no = player.play("dispatch")
    panel, _map = open_panel(login)
    shown(panel, task_no)
    with connect(login) as db, db.cursor() as cursor:
        cursor.execute("SELECT action FROM dcm_app.available_actions(%s)", (task_no,))
        offered = {row[0] for row in cursor.fetchall()}
    assert offered
    assert set(panel.pane.actions.actions()) == offered


def test_dispatch_through_the_form(open_panel: Callable[..., Any], player: Player) -> None:
    task_no = player.play("file")
    panel, _map = open_panel()
    shown(panel, task_no)
    assert "测试市政部门" in panel.pane.facts.value("advice")
    assert "owner" in panel.pane.facts.value("advice")
    panel.run_action("dispatch", {"department": "B", "opinion": "<b>请</b>去"})
    wait_until(lambda: panel.pane.case.stage == "handling")
    wait_until(lambda: "<b>请</b>去" in said(panel))
    assert panel.task_no == task_no
    assert "To Test parks bureau" in said(panel)
    assert panel.queue.task_nos() == []


def test_answer_on_paper_for_the_department(open_panel: Callable[..., Any], player: Player) -> None:
    task_no = player.play("dispatch")
    panel, _map = open_panel()
    shown(panel, task_no)
    behalf = {"name": "某科长", "medium": "paper"}
    panel.run_action("report_done", {"opinion": "纸上写着已修", "on_behalf_of": behalf})
    wait_until(lambda: panel.pane.case.stage == "feedback")
    wait_until(lambda: "纸上写着已修" in said(panel))
    line = panel.pane.history.lines()[-1]
    assert line.who == "测试t_dispatch for Test municipal bureau, on paper"


def test_a_closed_case_stays_with_its_history(
    open_panel: Callable[..., Any], player: Player
) -> None:
    task_no = player.play("report_check")
    panel, _map = open_panel("t_chief")
    shown(panel, task_no)
    panel.run_action("close", {"opinion": "办结"})
    wait_until(lambda: panel.pane.case is not None and panel.pane.case.stage == "closed")
    wait_until(lambda: "办结" in said(panel))
    assert panel._feed.model.case(task_no) is None
    assert len(panel.pane.history.lines()) == 8
    another = player.play("")
    shown(panel, another)
    shown(panel, task_no)
    assert panel.pane.case.stage == "closed"


def test_stale_version_tells_who_and_keeps_what_was_typed(
    open_panel: Callable[..., Any], player: Player, kit: Any
) -> None:
    task_no = player.play("file")
    panel, _map = open_panel()
    shown(panel, task_no)
    actions = panel.pane.actions
    refused: list[Any] = []
    actions.refused.connect(lambda _task_no, error: refused.append(error))
    actions.press("dispatch")
    wait_until(lambda: actions.form is not None)
    actions.form.fill({"department": "B", "opinion": "打了很久的字"})
    player.act(task_no, "note", "t_chief", {"text": "先别派"})
    actions.form.submit()
    wait_until(lambda: bool(refused))
    assert isinstance(refused[0], StaleVersionError)
    told = actions.form.findChild(object, "action_form_error").text()
    assert "测试t_chief" in told
    assert "Note" in told
    kit.settle(panel._feed)
    assert actions.form.detail() == {"department": "B", "opinion": "打了很久的字"}
    actions.form.submit()
    wait_until(lambda: panel.pane.case.stage == "handling")


def test_list_and_map_follow_each_other(open_panel: Callable[..., Any], player: Player) -> None:
    first = player.play("file")
    second = player.play("dispatch", x=545600, y=4209100, component_code=None)
    panel, noted = open_panel()
    panel.queue.filters.follow.setChecked(True)
    row = panel.queue.proxy.index_of(first)
    middle = panel.queue.view.visualRect(row).center()
    QTest.mouseClick(panel.queue.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    wait_until(lambda: panel.task_no == first)
    assert noted.selected[-1] == first
    assert noted.zoomed == [(545100.0, 4209100.0)]
    noted.casePicked.emit(second)
    assert panel.task_no == second
    assert panel.queue.selected() == [second]
    assert panel.queue.filters.tab() == "handling"
    assert len(noted.zoomed) == 1, "the map must stay where the user picked"
    panel.queue.filters.follow.setChecked(False)
    panel.select_case(first)
    assert len(noted.zoomed) == 1
    assert noted.flashed[-1] == (545100.0, 4209100.0)
    panel.queue.filters.follow.setChecked(True)


def test_only_cases_in_the_extent(open_panel: Callable[..., Any], player: Player) -> None:
    west = player.play("file")
    east = player.play("file", x=545600, y=4209100, component_code=None)
    panel, noted = open_panel()
    noted.box = (545000, 4209000, 545300, 4209300)
    panel.queue.filters.in_extent.setChecked(True)
    assert panel.queue.task_nos() == [west]
    noted.box = (545500, 4209000, 545800, 4209300)
    noted.extentMoved.emit()
    wait_until(lambda: panel.queue.task_nos() == [east])
    panel.queue.filters.in_extent.setChecked(False)
    assert set(panel.queue.task_nos()) == {west, east}


def test_the_case_at_hand_stays_while_others_come_and_go(
    open_panel: Callable[..., Any], player: Player
) -> None:
    first, second = player.play("file"), player.play("file")
    panel, _map = open_panel()
    shown(panel, first)
    player.act(first, "dispatch", "t_dispatch", {"department": "A"})
    wait_until(lambda: panel.queue.task_nos() == [second])
    assert panel.task_no == first
    assert panel.queue.selected() == []
    wait_until(lambda: panel.pane.case.stage == "handling")


def test_chosen_columns_are_kept(open_panel: Callable[..., Any], player: Player) -> None:
    player.play("file")
    panel, _map = open_panel()
    columns = panel.queue.columns
    columns.reset()
    assert panel.queue.view.isColumnHidden(Column.ROUND)
    titles = [entry.text() for entry in columns.menu().actions()]
    assert "Round" in titles
    columns.menu().actions()[Column.ROUND].trigger()
    columns.menu().actions()[Column.ADDRESS].trigger()
    columns.save()
    again, _other = open_panel()
    assert not again.queue.view.isColumnHidden(Column.ROUND)
    assert again.queue.view.isColumnHidden(Column.ADDRESS)
    again.queue.columns.reset()
    again.queue.columns.save()


def test_history_as_json(open_panel: Callable[..., Any], player: Player, tmp_path: Path) -> None:
    task_no = player.play()
    panel, _map = open_panel()
    shown(panel, task_no)
    panel.export_history(tmp_path / "case_history.json")
    document = json.loads((tmp_path / "case_history.json").read_text(encoding="utf-8"))
    assert document["case"]["task_no"] == task_no
    assert document["events"][0]["action"] == "register"
    assert len(document["events"]) == 8
    assert all(len(event["hash"]) == 64 for event in document["events"])
    assert "13800000001" not in json.dumps(document)
    assert panel.export_history(tmp_path / "missing" / "x.json") is None
    assert panel._desk.messages.errors[-1].parameters["key"] == "file_not_written"


def test_printing_two_cases(
    feed: Callable[..., Any],
    player: Player,
    qtbot: Any,
    printer: Any,
    tmp_path: Path,
    qgis_canvas: Any,
) -> None:
    task_nos = [player.play("dispatch"), player.play("file")]
    news = feed("t_dispatch")
    link = CanvasLink(qgis_canvas, news.model)
    panel = DispatchPanel(news.desk, news, link)
    qtbot.addWidget(panel)
    target = tmp_path / "two.pdf"
    with qtbot.waitSignal(panel.sheetsPrinted, timeout=20000) as printed:
        panel.print_sheets(task_nos, target)
    assert printed.args == [target]
    text = pdf(["pdftotext", "-layout", str(target), "-"])
    assert all(task_no in text for task_no in task_nos)
    assert "请尽快补盖" in text
    assert target.read_bytes().count(b"/Subtype /Form") == 1, "one map: both are at one place"
    link.close()


def pdf(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_printing_that_cannot_be_done_is_told(
    open_panel: Callable[..., Any], player: Player, qtbot: Any, printer: Any, tmp_path: Path
) -> None:
    task_no = player.register(x=None, y=None, srid=None, component_code=None)
    panel, _map = open_panel()
    for asked, target in (
        ([], tmp_path / "a.pdf"),
        (["no such case"], tmp_path / "b.pdf"),
        ([str(n) for n in range(MOST_SHEETS + 1)], tmp_path / "c.pdf"),
        ([task_no], tmp_path / "missing" / "d.pdf"),
    ):
        before = len(panel._desk.messages.errors)
        panel.print_sheets(asked, target)
        wait_until(lambda seen=before: len(panel._desk.messages.errors) > seen)
        assert not target.exists()


class Watched:
    """A job that notes its progress and is cancelled after some sheets."""

    def __init__(self, sheets: int = 1000) -> None:
        self.seen: list[float] = []
        self._sheets = sheets

    @property
    def cancelled(self) -> bool:
        return len(self.seen) >= self._sheets

    def progress(self, percent: float) -> None:
        self.seen.append(percent)


def broken() -> bytes:
    raise RuntimeError("no map")


def test_sheets_are_written_while_maps_are_drawn(
    player: Player, printer: Any, tmp_path: Path, feed: Callable[..., Any]
) -> None:
    task_nos = [player.play("dispatch") for _ in range(3)]
    cases = SheetStore(feed("t_dispatch").desk.database).read(task_nos)
    target, now, watched = tmp_path / "x.pdf", datetime.now(timezone.utc), Watched()
    written = write_sheets(watched, cases, [None, broken, None], target, now)
    assert written is not None
    assert [outcome.ok for outcome in written[1]] == [True, False, True]
    assert watched.seen == sorted(watched.seen)
    assert len(watched.seen) == 3
    assert pdf(["pdfinfo", str(target)]).count("Pages:           2") == 1
    stopped = tmp_path / "y.pdf"
    assert write_sheets(Watched(2), cases, [None] * 3, stopped, now) is None
    with pytest.raises(DcmError, match="no map"):
        write_sheets(Watched(), cases, [broken] * 3, stopped, now)
    assert not stopped.exists()
    assert not [each for each in threading.enumerate() if each.name.startswith("extract")]


def test_cancelled_printing_writes_nothing(
    open_panel: Callable[..., Any], player: Player, printer: Any, tmp_path: Path, kit: Any
) -> None:
    task_no = player.register(x=None, y=None, srid=None, component_code=None)
    panel, _map = open_panel()
    run = panel.print_sheets([task_no], tmp_path / "x.pdf")
    run.cancel()
    kit.settle(panel._feed)
    assert run.finished
    assert list(tmp_path.iterdir()) == []


def test_keys_of_the_dock_go_before_those_of_the_window(
    feed: Callable[..., Any], player: Player, qtbot: Any, printer: Any, tmp_path: Path
) -> None:
    from qgis.PyQt.QtWidgets import QAction, QMainWindow

    task_no = player.register(x=None, y=None, srid=None, component_code=None)
    news = feed("t_dispatch")
    news.desk.settings.set(settings.SHEET_FOLDER, str(tmp_path))
    window = QMainWindow()
    qtbot.addWidget(window)
    others = QAction("New Print Layout", window)
    others.setShortcut("Ctrl+P")
    window.addAction(others)
    heard: list[bool] = []
    others.triggered.connect(heard.append)
    panel = DispatchPanel(news.desk, news, NotedMap())
    window.setCentralWidget(panel)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    shown(panel, task_no)
    panel.queue.view.setFocus()
    wait_until(panel.queue.view.hasFocus)
    with qtbot.waitSignal(panel.sheetsPrinted, timeout=20000) as printed:
        QTest.keyClick(panel.queue.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert printed.args == [tmp_path / f"dispatch_sheet_{task_no}.pdf"]
    assert printed.args[0].exists()
    assert heard == []
    QTest.keyClick(panel.queue.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert panel.queue.filters.words.hasFocus()
    news.desk.settings.set(settings.SHEET_FOLDER, "")
