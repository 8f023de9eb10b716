"""The evaluation dock shows what the database counts, and the cases behind each number."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis")

from caseplay import Player
from deskkit import NotedMap, wait_until
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtTest import QTest

from yuhua_dcm_plugin.evaluation.chart import ScoreChart
from yuhua_dcm_plugin.evaluation.colours import fill
from yuhua_dcm_plugin.evaluation.model import FIXED, GRADE, NAME, SCORE
from yuhua_dcm_plugin.evaluation.panel import EvaluationPanel
from yuhua_dcm_plugin.evaluation.period_bar import today
from yuhua_dcm_plugin.evaluation.records import Period, Scored, number_text, period_of
from yuhua_dcm_plugin.evaluation.workbook import Column, Table, write_workbook

pytestmark = pytest.mark.gui


@pytest.fixture
def player(connect: Callable[..., Any]) -> Player:
    player = Player(connect)
    player.play()
    player.play("report_done")
    reworked = player.play("request_check")
    player.act(reworked, "report_check", "t_supervisor", {"passed": False, "opinion": "不行"})
    player.act(reworked, "dispatch", "t_dispatch", {"department": "A", "opinion": "再来"})
    player.act(reworked, "report_done", "t_dept_a", {"opinion": "已改"})
    return player


@pytest.fixture
def panel(feed: Callable[..., Any], player: Player, qtbot: Any) -> tuple[EvaluationPanel, NotedMap]:
    news = feed("t_evaluator")
    noted = NotedMap()
    panel = EvaluationPanel(news.desk, news, noted)
    qtbot.addWidget(panel)
    panel.resize(1200, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    wait_until(lambda: panel.evaluation is not None)
    return panel, noted


def counted(connect: Callable[..., Any], period: Period) -> dict[str, Any]:
    with connect("t_evaluator") as db, db.cursor() as cursor:
        cursor.execute(
            "SELECT object_code, object_name, indicators, score, grade, rank"
            " FROM dcm_app.evaluate('department', %s, %s)",
            (period.start, period.end),
        )
        return {row[0]: row[1:] for row in cursor.fetchall()}


def shown(panel: EvaluationPanel) -> dict[str, list[str]]:
    """Texts of every row by department name."""
    proxy = panel.proxy
    return {
        proxy.index(row, NAME).data(): [
            proxy.index(row, column).data() for column in range(proxy.columnCount())
        ]
        for row in range(proxy.rowCount())
    }


def test_numbers_are_those_of_the_database(panel: Any, connect: Callable[..., Any]) -> None:
    widget, _map = panel
    truth = counted(connect, widget.evaluation.period)
    texts = shown(widget)
    assert len(texts) == len(truth) == 4
    assert truth["A"][1]["reworked"] == 1  # a test of zeros would prove nothing
    short = {row.code: row.short_name for row in widget.evaluation.rows}
    for code, (name, numbers, score, grade, rank) in truth.items():
        row = texts[short[code]]
        assert name == next(row.name for row in widget.evaluation.rows if row.code == code)
        assert row[0] == ("—" if rank is None else str(rank))
        assert row[SCORE] == ("—" if score is None else f"{score:.2f}")
        assert row[GRADE].startswith(grade or "")
        for text, column in zip(row[FIXED:], widget.evaluation.indicators):
            assert text == number_text(numbers[column.code], column.is_rate), column.code


def test_columns_and_words_come_from_the_database(panel: Any) -> None:
    widget, _map = panel
    model = widget.model
    titles = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert titles[FIXED:] == [column.label_en for column in widget.evaluation.indicators]
    tip = model.headerData(
        titles.index("Rework rate"), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    )
    assert "Reworked / handled" in tip
    assert "30 %" in tip
    row = shown(widget)["市政"]
    assert row[GRADE].split()[-1] in {"Excellent", "Good", "Fair", "Poor", "Bad"}
    assert shown(widget)["街道二"][SCORE] == "—"


def test_sorting_puts_nothing_last_and_compares_numbers(panel: Any) -> None:
    widget, _map = panel
    for column in range(widget.model.columnCount()):
        widget.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    widget.table.sortByColumn(SCORE, Qt.SortOrder.DescendingOrder)
    texts = [widget.proxy.index(row, SCORE).data() for row in range(widget.proxy.rowCount())]
    assert texts[0] != "—"
    assert texts[-1] == "—"


def test_cases_behind_every_number(panel: Any, connect: Callable[..., Any]) -> None:
    widget, _map = panel
    db = connect("t_evaluator")
    period = widget.evaluation.period
    seen = 0
    for indicator in widget.evaluation.indicators:
        widget.pane.clear()
        widget.show_cases("A", indicator.code)
        assert widget._desk.jobs.wait()
        with db.cursor() as cursor:
            cursor.execute(
                "SELECT task_no FROM dcm_app.evaluation_cases('department', 'A', %s, %s, %s)",
                (indicator.code, period.start, period.end),
            )
            expected = {row[0] for row in cursor.fetchall()}
        assert set(widget.pane.task_nos()) == expected, indicator.code
        if not indicator.is_rate:
            row = next(row for row in widget.evaluation.rows if row.code == "A")
            assert len(expected) == row.values[indicator.code]
        seen += len(expected)
    assert seen


@pytest.mark.parametrize("how", ["double click", "enter"])
def test_a_number_opens_its_cases(panel: Any, how: str) -> None:
    widget, noted = panel
    column = FIXED + [c.code for c in widget.evaluation.indicators].index("handled")
    names = [widget.proxy.index(row, NAME).data() for row in range(widget.proxy.rowCount())]
    index = widget.proxy.index(names.index("市政"), column)
    widget.table.setCurrentIndex(index)
    if how == "enter":
        widget.activateWindow()
        widget.table.setFocus()
        wait_until(widget.table.hasFocus)
        QTest.keyClick(widget.table, Qt.Key.Key_Return)
    else:
        widget.table.scrollTo(index)
        middle = widget.table.visualRect(index).center()
        QTest.mouseClick(widget.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        QTest.mouseDClick(widget.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    wait_until(lambda: bool(widget.pane.task_nos()))
    assert len(widget.pane.task_nos()) == int(index.data())
    assert "测试市政部门" in widget.pane.title.text()
    widget.pane.view.setCurrentIndex(widget.pane.proxy.index(1, 0))
    assert noted.zoomed == [(545100.0, 4209100.0)] * len(noted.zoomed)
    assert noted.zoomed
    assert noted.flashed


def test_another_period_is_counted_anew(panel: Any, connect: Callable[..., Any]) -> None:
    widget, _map = panel
    past = Period(today() - timedelta(days=400), today() - timedelta(days=390))
    widget.set_period(past)
    widget.show_cases("A", "filed")  # asked of the numbers that are still shown
    wait_until(lambda: widget.evaluation.period == past)
    assert shown(widget)["市政"][SCORE] == "—"
    assert widget.pane.isHidden(), "cases of another period must not stay"
    assert widget.period_bar.choice.currentData() == "free"
    widget.choose_period("year")
    wait_until(lambda: widget.evaluation.period == period_of("year", today()))
    assert shown(widget)["市政"][SCORE] != "—"


def test_dates_typed_the_wrong_way_round_stay_a_period(panel: Any) -> None:
    widget, _map = panel
    bar = widget.period_bar
    bar.end.setDate(QDate(2020, 1, 1))
    assert bar.period().start <= bar.period().end == date(2020, 1, 1)
    bar.start.setDate(QDate(2021, 5, 5))
    assert bar.period() == Period(date(2021, 5, 5), date(2021, 5, 5))


def test_department_desk_is_told_that_it_may_not(
    feed: Callable[..., Any], player: Player, qtbot: Any, monkeypatch: Any
) -> None:
    news = feed("t_dept_a")
    errors: list[Any] = []
    monkeypatch.setattr(type(news.desk.messages), "show_error", lambda _self, e: errors.append(e))
    panel = EvaluationPanel(news.desk, news, NotedMap())
    qtbot.addWidget(panel)
    assert news.desk.jobs.wait()
    assert panel.evaluation is None
    assert panel.status.text() == "Your role does not see evaluations."
    assert errors == [], "signing in is no offence: nothing was asked"
    assert not panel.export_button.isEnabled()


def test_news_of_another_desk_is_counted(panel: Any, player: Player) -> None:
    widget, _map = panel
    before = widget.evaluation
    player.play("file")
    wait_until(lambda: widget.evaluation is not before, 10)


def test_export_reads_back(panel: Any, tmp_path: Path) -> None:
    from osgeo import ogr

    widget, _map = panel
    target = tmp_path / "evaluation.xlsx"
    widget.export_xlsx(target)
    assert widget._desk.jobs.wait()
    book = ogr.Open(str(target))
    assert book.GetLayerCount() == 2
    sheet = book.GetLayer(0)
    titles = [field.GetName() for field in sheet.schema]
    rows = {feature["Department"]: feature for feature in sheet}
    assert len(rows) == len(widget.evaluation.rows)
    scored = next(row for row in widget.evaluation.rows if row.code == "A")
    assert rows["测试市政部门"]["Score"] == pytest.approx(float(scored.score))
    for column in widget.evaluation.indicators:
        title = f"{column.label_en} (%)" if column.is_rate else column.label_en
        assert title in titles
        value = scored.values[column.code]
        expected = None if value is None else float(value) * (100 if column.is_rate else 1)
        found = rows["测试市政部门"][title]
        assert found is None if expected is None else found == pytest.approx(expected, abs=0.01)
    meanings = {feature[0]: (feature[1], feature[2]) for feature in book.GetLayer(1)}
    assert meanings["Rework rate"] == ("Reworked / handled", "30")
    assert meanings["Handled"][1] is None
    assert meanings["Period"][0] == str(widget.evaluation.period)


def test_export_to_nowhere_is_told_and_leaves_nothing(panel: Any, tmp_path: Path) -> None:
    widget, _map = panel
    widget.export_xlsx(tmp_path / "missing" / "x.xlsx")
    assert widget._desk.jobs.wait()
    assert "missing" in widget._desk.messages.errors[-1].message
    assert list(tmp_path.iterdir()) == []


def test_texts_never_become_formulas(qgis_app: Any, tmp_path: Path) -> None:
    naughty = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "<b>&", "\tx"]
    table = Table("a", [Column("=HYPERLINK(1)", str)], [[text] for text in naughty])
    target = write_workbook([table], tmp_path / "x.xlsx")
    with zipfile.ZipFile(target) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f" not in sheet
    assert sheet.count('t="inlineStr"') == len(naughty) + 1
    from osgeo import ogr

    book_again = ogr.Open(str(target))  # told nothing, GDAL takes a table of texts for headless
    assert [feature[0] for feature in book_again.GetLayer(0)][1:] == naughty


def scored(code: str, score: float | None, colour: str | None) -> Scored:
    grade = {"green": "A", "red": "D", None: None}[colour]
    return Scored(code, f"部门{code}", f"部门{code}", {}, score, grade, colour, None)


def test_bars_are_as_long_as_their_scores(qgis_app: Any) -> None:
    chart = ScoreChart()
    chart.resize(400, 200)
    chart.set_rows([scored("a", 100, "green"), scored("b", 50, "red"), scored("c", None, None)])
    full, half = chart.bar_of("a"), chart.bar_of("b")
    assert half.width() == pytest.approx(full.width() / 2, abs=1)
    assert chart.bar_of("c").isEmpty()
    picture = chart.grab().toImage()
    assert picture.pixelColor(full.right() - 3, full.center().y()) == fill("green")
    assert picture.pixelColor(half.right() - 3, half.center().y()) == fill("red")
    beyond = picture.pixelColor(half.right() + half.width() // 2, half.top() + 1)
    assert beyond not in (fill("red"), fill("green"))


def test_bar_tells_whose_it_is(qgis_app: Any) -> None:
    chart = ScoreChart()
    chart.resize(400, 200)
    chart.set_rows([scored("a", 80, "green"), scored("b", 50, "red")])
    told: list[str] = []
    chart.objectChosen.connect(told.append)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.bar_of("b").center())
    assert told == ["b"]


def test_figures_of_the_scale_stand_clear_of_each_other(qgis_app: Any) -> None:
    chart = ScoreChart()
    chart.set_rows([scored("a", 80, "green")])
    kept = [len(chart._ticks(width)) for width in (20, 90, 400)]
    assert kept == [2, 3, 5]
