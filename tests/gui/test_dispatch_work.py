"""Many cases at once, saved filters, the archive, reasons, handing a shift over, lists as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import open_form, shown, stage_of, wait_until
from qgis.core import QgsApplication
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, Qt
from qgis.PyQt.QtTest import QTest

from yuhua_dcm_plugin.cases.records import Lamp
from yuhua_dcm_plugin.dispatch import bulk, paper
from yuhua_dcm_plugin.dispatch.outcome_table import OutcomeDialog
from yuhua_dcm_plugin.dispatch.records import QueueFilter, Scope

pytestmark = pytest.mark.gui


@pytest.fixture
def ready(open_panel: Callable[..., Any]) -> Callable[..., Any]:
    """Return `ready(login)`: a dock that knows its stages."""

    def make(login: str = "t_dispatch") -> Any:
        panel, _map = open_panel(login)
        wait_until(lambda: not panel._desk.jobs.count)
        return panel

    return make


# --- many cases at once


def test_many_cases_are_dispatched_with_one_form_and_a_result_each(
    ready: Callable[..., Any], player: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "PORTION", 2)
    cases = [player.play("file") for _n in range(4)]
    elsewhere = player.play("dispatch")
    panel = ready()
    panel.queue.view.selectAll()
    assert panel.bulk_button.isEnabled()
    assert "4" in panel.bulk_button.text()
    panel.queue.filters.choose_tab("all")
    dialog = panel.bulk_dispatch([*cases, elsewhere])
    dialog.fill({"department": "A", "opinion": "一起派"})
    said = dialog.notice.text()
    assert "4 cases go to" in said
    assert elsewhere in said, "what is left out is named"
    assert "4" in dialog.submit_button.text()
    player.act(cases[1], "note", "t_chief", {"text": "刚刚动过"})
    dialog.submit()
    wait_until(lambda: len(dialog.outcomes()) == 4 and dialog.run is None)
    lines = {line[0]: line for line in dialog.table.lines()}
    assert lines[cases[1]][1] == "✗ not done"
    assert lines[cases[1]][2]
    assert [lines[no][1] for no in cases if no != cases[1]] == ["✓ done"] * 3
    wait_until(dialog.submit_button.isEnabled)
    assert "Retry 1" in dialog.submit_button.text()
    dialog.submit()
    wait_until(lambda: all(outcome.ok for outcome in dialog.outcomes()))
    wait_until(lambda: all(stage_of(panel, no) == "handling" for no in cases))
    wait_until(dialog.cancel.isEnabled)
    dialog.cancel.click()
    assert not dialog.isVisible()


def test_stopping_a_long_run_tells_what_was_not_sent(
    ready: Callable[..., Any], player: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "PORTION", 1)
    cases = [player.play("file") for _n in range(3)]
    panel = ready()
    dialog = panel.bulk_dispatch(cases, {"department": "A"})
    dialog.reject()
    wait_until(lambda: len(dialog.outcomes()) == 3)
    done = [outcome.task_no for outcome in dialog.outcomes() if outcome.ok]
    assert done == cases[:1], "the one under way comes to its end"
    assert "stopped" in dialog.table.lines()[0][2]
    assert dialog.isVisible()


def test_print_tells_the_result_of_each_case(
    ready: Callable[..., Any], player: Any, qtbot: Any, tmp_path: Path
) -> None:
    pytest.importorskip("reportlab.lib.pagesizes")
    task_no = player.register(x=None, y=None, srid=None, component_code=None)
    panel = ready()
    target = tmp_path / "one.pdf"
    with qtbot.waitSignal(panel.sheetsPrinted, timeout=20000):
        run = panel.print_sheets([task_no, "no such case"], target)
    assert target.exists()
    assert {(o.task_no, o.ok) for o in run.outcomes} == {(task_no, True), ("no such case", False)}
    button, show = panel._desk.messages.offers[-1]
    assert button == "Show Result"
    show()
    (dialog,) = [child for child in panel.children() if isinstance(child, OutcomeDialog)]
    assert [line[0] for line in dialog.table.lines()] == ["no such case", task_no]


def test_printing_stopped_in_the_list_of_tasks_is_told(
    ready: Callable[..., Any], player: Any, qtbot: Any, tmp_path: Path
) -> None:
    pytest.importorskip("reportlab.lib.pagesizes")
    nowhere = {"x": None, "y": None, "srid": None, "component_code": None}
    cases = [player.register(**nowhere) for _sheet in range(40)]
    panel = ready()

    def stop(task_id: int) -> None:
        QgsApplication.taskManager().task(task_id).cancel()

    QgsApplication.taskManager().taskAdded.connect(stop)
    try:
        with qtbot.waitSignal(panel.printCancelled, timeout=10000):
            panel.print_sheets(cases, tmp_path / "x.pdf")
    finally:
        QgsApplication.taskManager().taskAdded.disconnect(stop)
    assert list(tmp_path.iterdir()) == []


# --- filters


def test_filters_are_saved_shared_renamed_and_deleted(
    ready: Callable[..., Any], player: Any, colleague: str
) -> None:
    panel = ready()
    bar, saved = panel.queue.filters, panel.queue.saved
    wanted = QueueFilter("all", Scope.TEAM, Lamp.RED, "井 盖", "A", None, False)
    bar.apply(wanted)
    saved.save("早班 & 晚班", shared=True)
    wait_until(lambda: saved.chosen() is not None)
    assert "早班" in saved.text()
    bar.clear()
    assert saved.chosen() is None
    number = saved.filters()[0].id
    saved.choose(number)
    assert bar.current() == wanted
    other = ready(colleague)
    (seen,) = other.queue.saved.filters()
    assert (seen.own, seen.name, seen.filter) == (False, "早班 & 晚班", wanted)
    saved.rename(number, "夜班")
    wait_until(lambda: [f.name for f in saved.filters()] == ["夜班"])
    saved.share(number, False)
    wait_until(lambda: not saved.filters()[0].shared)
    other.queue.saved.reload()
    wait_until(lambda: other.queue.saved.filters() == [])
    saved.drop(number)
    wait_until(lambda: saved.filters() == [])
    panel._desk.messages.offers[-1][1]()
    wait_until(lambda: [f.name for f in saved.filters()] == ["夜班"])


def test_a_filter_for_the_start_and_what_was_set_last(
    ready: Callable[..., Any], player: Any
) -> None:
    panel = ready()
    saved = panel.queue.saved
    panel.queue.filters.apply(QueueFilter("check", Scope.MINE))
    saved.save("核查")
    wait_until(lambda: bool(saved.filters()))
    saved.use_at_start(saved.filters()[0].id)
    try:
        again = ready()
        wait_until(lambda: again.queue.filters.current() == QueueFilter("check", Scope.MINE))
    finally:
        saved.use_at_start(0)


def test_tabs_count_what_the_filters_leave(ready: Callable[..., Any], player: Any) -> None:
    player.play("file", description="独一无二的井")
    player.play("file")
    panel = ready()
    bar = panel.queue.filters
    wait_until(lambda: bar.tabs.tabText(0).endswith("2"))
    bar.words.insert("独一")
    wait_until(lambda: bar.tabs.tabText(0).endswith("1"))
    panel.queue.filters.clear()
    wait_until(lambda: bar.tabs.tabText(0).endswith("2"))


# --- archive


def test_enter_searches_finished_cases_and_phones_too(
    ready: Callable[..., Any], player: Any, qtbot: Any
) -> None:
    closed = player.play("close", description="<b>槐树</b>倒了", reporter_phone="13800001234")
    running = player.play("file", description="路灯不亮")
    panel = ready()
    words, archive = panel.queue.filters.words, panel.queue.archive
    words.insert("槐树")
    assert panel.queue.task_nos() == []
    assert "Press Enter" in panel.queue.empty.text()
    with qtbot.waitSignal(archive.found):
        QTest.keyClick(words, Qt.Key.Key_Return)
    assert archive.task_nos() == [closed]
    assert "Archive" in archive.title.text()
    tip = archive.table.item(0, 3).toolTip()
    assert "&lt;b&gt;" in tip
    archive.table.setCurrentCell(0, 0)
    wait_until(lambda: panel.pane.case is not None and panel.pane.case.stage == "closed")
    assert words.text() == "槐树", "the list stays as it is"
    with qtbot.waitSignal(archive.found) as found:
        panel.search("1234")
    assert closed in found.args[0]
    panel.queue.filters.clear()
    assert archive.isHidden()
    assert panel.queue.task_nos() == [running]


# --- reasons


def test_why_a_department_was_proposed_and_why_the_others_fell_out(
    ready: Callable[..., Any], player: Any
) -> None:
    task_no = player.play("file")
    panel = ready()
    shown(panel, task_no)
    form = open_form(panel, "dispatch")
    field = form.findChild(object, "field_department")
    assert field.reasons.isHidden()
    field.why.click()
    wait_until(field.reasons.isVisible)
    lines = field.lines()
    assert lines[0].startswith("★")
    assert "owner" in lines[0]
    assert any(line.startswith("✗") for line in lines)
    assert all(not line.endswith("—") for line in lines), "a reason for each"
    assert field.value() == "A"


# --- shift


def test_a_shift_is_handed_over_looked_through_and_signed_by_both(
    ready: Callable[..., Any], player: Any, colleague: str
) -> None:
    task_no, _other = player.play("file"), player.play("file")
    giver, taker = ready(), ready(colleague)
    giver._store.claim(task_no)
    dialog = giver.shift.give()
    wait_until(dialog.submit_button.isEnabled)
    assert dialog.table.rowCount() == 2
    dialog.note.setPlainText("<i>槐安路</i>积水，要盯着")
    dialog.receiver.setCurrentIndex(dialog.receiver.findData(colleague))
    dialog.submit()
    wait_until(taker.shift.banner.isVisible)
    assert "测试t_dispatch" in taker.shift.banner.notice.text()
    assert taker._desk.messages.offers[-1][0] == "Look Through…"
    assert giver.shift.banner.isHidden()
    taker.shift.banner.button.click()
    (sign,) = [child for child in taker.children() if child.objectName() == "handoverSign"]
    wait_until(lambda: sign.table.rowCount() == 2)
    assert "<i>槐安路</i>积水" in sign.notice.text()
    sign.remark.setPlainText("收到")
    sign.sign()
    wait_until(taker.shift.banner.isHidden)
    wait_until(lambda: taker._feed.model.case(task_no).claimed_by == colleague)
    past = giver.shift.show_past()
    wait_until(lambda: past.table.rowCount() == 1)
    wait_until(lambda: "同事" in past.table.item(0, 5).text())


def test_an_offer_can_be_taken_back(ready: Callable[..., Any], player: Any, colleague: str) -> None:
    player.play("file")
    giver, taker = ready(), ready(colleague)
    giver.hand_over("有事", colleague)
    wait_until(taker.shift.banner.isVisible)
    wait_until(lambda: bool(giver.shift.handovers.handovers))
    mine = giver.shift.look_at(giver.shift.handovers.handovers[0].id)
    assert mine.sign_button.isHidden()
    mine.withdraw()
    wait_until(taker.shift.banner.isHidden)


def test_a_window_that_was_closed_hears_no_more(
    ready: Callable[..., Any], player: Any, qtbot: Any
) -> None:
    player.play("file")
    panel = ready()
    handovers = panel.shift.handovers
    give = panel.shift.give()
    give.reject()
    panel.hand_over("有事")
    wait_until(lambda: bool(handovers.handovers))
    look = panel.shift.look_at(handovers.handovers[0].id)
    look.reject()
    wait_until(lambda: not panel._desk.jobs.count)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sip.isdeleted(give) and sip.isdeleted(look)
    with qtbot.capture_exceptions() as raised:
        handovers.done.emit(1)
        handovers.failed.emit(None)
    assert raised == []


# --- list


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_the_list_is_exported_as_it_is_shown(
    ready: Callable[..., Any], player: Any, tmp_path: Path, name: str
) -> None:
    player.play("file", description='=HYPERLINK("http://x")')
    hidden = player.play("dispatch")
    panel = ready()
    path = panel.export_list(tmp_path / name)
    assert path is not None
    content = path.read_bytes()
    assert content
    if name.endswith(".csv"):
        text = content.decode("utf-8-sig")
        assert "'=HYPERLINK" in text or "\"'=HYPERLINK" in text
        assert hidden not in text


def test_a_list_that_a_person_exports_is_written_beside_the_desk(
    ready: Callable[..., Any], player: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    player.play("file")
    panel = ready()
    target = tmp_path / "list.xlsx"
    chosen = staticmethod(lambda *_asked: (str(target), "Excel (*.xlsx)"))
    monkeypatch.setattr(paper.QFileDialog, "getSaveFileName", chosen)
    panel.paper.ask_list()
    assert not target.exists(), "not on the main thread"
    wait_until(lambda: bool(panel._desk.messages.offers))
    assert target.read_bytes()
    assert "list.xlsx" in panel._desk.messages.told[-1]
