"""Texts that have broken other programs, from the form through list, tip, history and export."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis")

from badinput import naughty_strings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QTextDocument

from yuhua_dcm_plugin.cases.model import Column, tooltip
from yuhua_dcm_plugin.core.text import clean

pytestmark = pytest.mark.gui
#: A few of each kind go through the fields themselves: markup, formulas, SQL, paths, odd letters.
BY_HAND = (
    "<b>粗</b><img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "'; DROP TABLE dcm.staff; --",
    "../../etc/passwd", "𠮷野家😀", "a\x00b\x1fc", "\ud800孤", "%s %n {0} {task_no}", "\u202eabc",
    "٣الكل", "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮", "&lt;script&gt;", "-1+1", "@SUM(1,1)", "第一行\r\n第二行\t尾",
)  # fmt: skip


def plain(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("words", BY_HAND, ids=range(len(BY_HAND)))
def test_a_text_goes_through_the_form_unharmed(
    intake: Callable[..., Any], kit: Any, qtbot: Any, words: str
) -> None:
    panel = intake()
    panel.fill(
        {
            **kit.report,
            "description": words,
            "address": words,
            "reporter_name": "演示",
            "x": 545105.0,
        }
    )
    with qtbot.waitSignal(panel.registered, timeout=5000) as saved:
        panel.save()
    kit.settle(panel.feed)
    (row,) = panel.feed.store.rows(list(saved.args))
    wanted = clean(words).text
    assert row.description == wanted.strip()
    assert one_line(row.address or "") == one_line(wanted)
    assert panel.feed.desk.messages.errors == []


def test_every_naughty_text_comes_back_as_it_was_given(
    feed: Callable[..., Any], kit: Any, qtmodeltester: Any
) -> None:
    followed = feed("t_intake")
    given: dict[str, str] = {}
    for words in naughty_strings():
        report = {**kit.report, "description": words, "address": words[:200], "x": 545105.0}
        given[followed.store.register(report)["task_no"]] = clean(words).text.strip()
    followed.reload()
    kit.settle(followed)
    model = followed.model
    places = {model.case_at(model.index(n, 0)).task_no: n for n in range(model.rowCount())}
    for task_no, wanted in given.items():
        row = model.case(task_no)
        if wanted:
            assert row.description == wanted, repr(wanted)
        index = model.index(places[task_no], Column.DESCRIPTION)
        shown = str(index.data(Qt.ItemDataRole.DisplayRole))
        assert one_line(shown) == one_line(row.description), repr(wanted)
        tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        said = one_line(plain(tip).removesuffix("…"))
        assert one_line(row.description).startswith(said), repr(tip)
    qtmodeltester.check(model)


def test_a_tip_shows_the_words_and_runs_none() -> None:
    for words in naughty_strings():
        kept = clean(words).text
        shown = plain(tooltip(kept)).removesuffix("…")
        assert one_line(kept).startswith(one_line(shown)), repr(words)


def test_list_history_and_files_keep_them(
    open_panel: Callable[..., Any], feed: Callable[..., Any], kit: Any, tmp_path: Path, qtbot: Any
) -> None:
    texts = [text for text in map(str.strip, (clean(w).text for w in naughty_strings())) if text]
    store = feed("t_intake").store
    some = texts[:: max(1, len(texts) // 60)]
    given = {
        store.register({**kit.report, "description": w, "x": 545105.0})["task_no"]: w for w in some
    }
    panel, _map = open_panel("t_dispatch")
    panel.queue.filters.choose_tab("all")
    target = panel.export_list(tmp_path / "名单.csv")
    assert target is not None
    with target.open(encoding="utf-8-sig", newline="") as file:
        written = {cell for row in csv.reader(file) for cell in row}
    for words in some:
        assert words in written or f"'{words}" in written, repr(words)
        assert words[:1] not in tuple("=+-@") or words not in written, f"runs: {words!r}"
    for task_no in list(given)[:12]:
        panel.select_case(task_no)
        qtbot.waitUntil(lambda no=task_no: panel.task_no == no and bool(panel.pane.events))
        assert one_line(given[task_no]) in one_line(panel.pane.history.toPlainText())
    document = json.loads(panel.export_history(tmp_path / "h.json").read_text(encoding="utf-8"))
    assert given[panel.task_no] in json.dumps(document, ensure_ascii=False)
