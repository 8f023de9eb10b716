"""The calendars page: days, hours, departments; what a change does is seen before it is made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import NotedMap, wait_until
from lookkit import backwards, controls, cut, named, path, settle_layout, spoken, tab_walk
from qgis.PyQt.QtCore import QEvent, QPoint, Qt
from qgis.PyQt.QtGui import QColor, QHelpEvent, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from yuhua_dcm_plugin.core import settings
from yuhua_dcm_plugin.core.errors import BadInputError
from yuhua_dcm_plugin.core.messages import told_of
from yuhua_dcm_plugin.upkeep.calendar_notice import tell_gaps
from yuhua_dcm_plugin.upkeep.calendar_records import (
    OFFICIAL,
    CalendarBook,
    DayKind,
    DepartmentChoice,
    SpecialDay,
    WorkCalendar,
)
from yuhua_dcm_plugin.upkeep.edition_form import day_of
from yuhua_dcm_plugin.upkeep.hours_time import TimeSpin
from yuhua_dcm_plugin.upkeep.panel import UpkeepPanel
from yuhua_dcm_plugin.upkeep.year_box import YearBox
from yuhua_dcm_plugin.upkeep.year_paint import YearGrid

pytestmark = pytest.mark.gui
CHINA = timezone(timedelta(hours=8))
LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def open_page(feed: Callable[..., Any], qtbot: Any) -> Callable[..., Any]:
    """Return `open_page(login)`: the calendars page of a signed-in person, read."""

    def make(login: str = "t_admin", width: int = 520, height: int = 700) -> Any:
        news = feed(login)
        panel = UpkeepPanel(news.desk, news, NotedMap())
        qtbot.addWidget(panel)
        panel.resize(width, height)
        with qtbot.waitExposed(panel):
            panel.show()
        page = panel.open_page("calendar")
        wait_until(lambda: page.code == "standard" and not page.busy)
        page.dock = panel
        return page

    return make


def applied(page: Any) -> Any:
    """Apply what is asked, and wait until the page has read itself anew."""
    wait_until(lambda: page.effect.asking)
    effect = page.effect.effect
    book = page._book
    page.effect.apply.click()
    wait_until(lambda: page._book is not book and not page.busy)
    return effect


def book_of(**days: Any) -> CalendarBook:
    calendar = WorkCalendar("standard", "标准", "Standard", 8, is_district=True)
    return CalendarBook(calendar, (), {2026: OFFICIAL, 2027: "provisional"}, dict(days))


# --- the year ----------------------------------------------------------------------------------


@pytest.fixture
def year_box(qtbot: Any) -> YearBox:
    box = YearBox()
    qtbot.addWidget(box)
    box.resize(500, 700)
    with qtbot.waitExposed(box):
        box.show()
    box.show_book(book_of(), True)
    box.show_year(2027)
    return box


def kinds(box: YearBox) -> dict[str, str]:
    return {day.isoformat(): special.kind.value for day, special in box.draft.days.items()}


@pytest.mark.parametrize("width", [100, 300, 420, 700, 1400])
def test_every_day_stands_where_it_is_found(qgis_app: Any, width: int) -> None:
    for year in (2027, 2028):
        grid = YearGrid.fitting(year, width, qgis_app.font())
        assert grid.columns == 1 or grid.width <= width
        day, places = date(year, 1, 1), set()
        while day.year == year:
            place = grid.day(day)
            assert grid.at(place.center()) == day
            assert grid.month(day.month).contains(place)
            assert (place.left() - grid.month(day.month).left()) // grid.cell_w == day.weekday()
            places.add((place.left(), place.top()))
            day += timedelta(days=1)
        assert len(places) in (365, 366)
        assert grid.at(QPoint(-5, 10)) is None
        assert grid.at(grid.month(1).topLeft()) is None, "the name of the month is no day"


def test_a_click_chooses_and_a_second_one_turns(year_box: YearBox) -> None:
    view, monday = year_box.view, date(2027, 2, 8)
    QTest.mouseClick(view, LEFT, NONE, view.place_of(monday))
    assert view.chosen == [monday] and kinds(year_box) == {}
    for expected in ("holiday", "working", None):
        QTest.mouseClick(view, LEFT, NONE, view.place_of(monday))
        assert kinds(year_box).get("2027-02-08") == expected
    sunday = date(2027, 2, 14)
    QTest.mouseClick(view, LEFT, NONE, view.place_of(sunday))
    QTest.mouseClick(view, LEFT, NONE, view.place_of(sunday))
    assert kinds(year_box) == {"2027-02-14": "working"}, "a week-end is made up first"
    assert year_box.draft.days[sunday].name == "调休上班"


def test_the_keyboard_does_all(year_box: YearBox) -> None:
    view = year_box.view
    view.choose(date(2027, 2, 5))
    for key, day in (
        (Qt.Key.Key_Right, 6), (Qt.Key.Key_Down, 13), (Qt.Key.Key_Left, 12), (Qt.Key.Key_Up, 5),
        (Qt.Key.Key_End, 28), (Qt.Key.Key_Home, 1),
    ):  # fmt: skip
        QTest.keyClick(view, key)
        assert view.chosen == [date(2027, 2, day)]
    view.choose(date(2027, 3, 31))
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.chosen == [date(2027, 2, 28)]
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.chosen == [date(2027, 3, 28)]
    view.choose(date(2027, 12, 31))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        QTest.keyClick(view, key)
        assert view.chosen == [date(2027, 12, 31)], "the year ends here"
    view.choose(date(2027, 2, 8))
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert len(view.chosen) == 3
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert set(kinds(year_box).values()) == {"holiday"} and len(kinds(year_box)) == 3


def test_several_days_get_one_name(year_box: YearBox) -> None:
    view = year_box.view
    QTest.mouseClick(view, LEFT, NONE, view.place_of(date(2027, 2, 5)))
    QTest.mouseClick(view, LEFT, SHIFT, view.place_of(date(2027, 2, 11)))
    assert year_box.day.which.text() == "2027-02-05 to 2027-02-11"
    year_box.day.kind.setCurrentIndex(year_box.day.kind.findData(DayKind.HOLIDAY))
    year_box.day.kind.activated.emit(year_box.day.kind.currentIndex())
    year_box.day.name.setText("春节")
    QTest.keyClick(year_box.day.name, Qt.Key.Key_Return)
    assert {special.name for special in year_box.draft.days.values()} == {"春节"}
    assert len(year_box.draft.days) == 7
    assert year_box.count.text() == "7 days changed"
    view.choose(date(2027, 2, 12))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert year_box.draft.days[date(2027, 2, 12)].name == "春节", "as the day before"
    year_box.revert()
    assert year_box.draft.days == {} and not year_box.has_unsaved()


def test_drafts_of_other_years_stay(year_box: YearBox) -> None:
    year_box.set_days([date(2027, 1, 1)], DayKind.HOLIDAY, "元旦")
    assert year_box.show_year(2026)
    assert year_box.draft.days == {} and not year_box.apply_button.isEnabled()
    assert year_box.show_year(2028), "the year that follows may be begun"
    assert year_box.apply_button.isEnabled()
    assert not year_box.show_year(2030)
    year_box.show_year(2027)
    assert len(year_box.draft.days) == 1 and year_box.apply_button.isEnabled()
    year_box.show_book(book_of(), True)  # read anew
    assert len(year_box.draft.days) == 1


def test_days_that_are_taken_from_another_calendar_stay_as_they_are(year_box: YearBox) -> None:
    calendar = WorkCalendar("night", "夜班", "Night", 4, "standard")
    year_box.show_book(CalendarBook(calendar, (), {2027: OFFICIAL}, {}), True)
    assert "standard" in year_box.taken.text()
    assert not (year_box.apply_button.isEnabled() or year_box.import_button.isEnabled())
    QTest.keyClick(year_box.view, Qt.Key.Key_Space)
    assert year_box.draft.days == {}


def test_a_day_tells_what_it_is(year_box: YearBox) -> None:
    year_box.set_days([date(2027, 1, 1)], DayKind.HOLIDAY, "<b>元旦</b>")
    view = year_box.view
    view.choose(date(2027, 1, 1))
    assert "2027-01-01" in view.accessibleDescription()
    assert "Day off" in view.accessibleDescription()
    place = view.place_of(date(2027, 1, 1))
    tip = QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place))
    assert QApplication.sendEvent(view, tip)


# --- hours -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "time"),
    [("24:00", "24:00"), ("0:00", "00:00"), ("8:30", "08:30"), ("8", "08:00"), ("8：15", "08:15"),
     ("25:00", "12:00"), ("24:01", "12:00"), ("7:60", "12:00"), ("x", "12:00"), ("", "12:00")],
)  # fmt: skip
def test_a_time_is_typed(qtbot: Any, typed: str, time: str) -> None:
    """25:00 is no time: what stood there comes back."""
    spin = TimeSpin("x", "x")
    qtbot.addWidget(spin)
    spin.set_time("12:00")
    spin.lineEdit().setText(typed)
    spin.interpretText()
    assert spin.time == time


def test_25_00_cannot_be_typed(qtbot: Any) -> None:
    spin = TimeSpin("x", "x")
    qtbot.addWidget(spin)
    spin.show()
    spin.selectAll()
    QTest.keyClicks(spin, "25:00")
    assert spin.lineEdit().text() != "25:00"
    spin.set_time("23:45")
    QTest.keyClick(spin, Qt.Key.Key_Up)
    assert spin.time == "24:00"
    QTest.keyClick(spin, Qt.Key.Key_Up)
    assert spin.time == "24:00", "a day ends there"


def test_hours_are_changed_after_their_effect_was_seen(
    open_page: Callable[..., Any], sql: Callable[..., Any]
) -> None:
    page = open_page()
    page.tabs.setCurrentWidget(page.hours)
    box = page.hours
    assert box.list.texts() == [["2013-01-01", "8", "08:00–12:00, 14:00–18:00"]]
    assert not box.apply_button.isEnabled(), "they stand like this already"
    box.fill(date(2031, 6, 1), (("08:30", "12:00"),))
    box.slots.add()
    box.slots.lines[1].begin.set_time("15:00")
    box.slots.lines[1].end.set_time("24:00")
    assert box.slots.sum.text() == "12.5 hours a day"
    assert page.has_unsaved()
    box.apply_button.click()
    wait_until(lambda: page.effect.asking)
    words = page.effect.words.text()
    assert "from 2031-06-01 on" in words and "hold 12.5 h" in words
    assert sql("select count(*) from dcm.work_hours")[0][0] == 2, "nothing is written yet"
    applied(page)
    assert not page.has_unsaved()
    assert [row[2] for row in box.list.texts()][1] == "08:30–12:00, 15:00–24:00"
    box.list.table.selectRow(1)
    box.drop_button.click()
    applied(page)
    assert len(box.list.texts()) == 1
    assert not box.drop_button.isEnabled(), "the only hours stay"


def test_hours_that_overlap_are_refused_in_the_page(open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.hours.fill(date(2031, 6, 1), (("08:00", "12:00"), ("11:00", "18:00")))
    page.hours.apply_button.click()
    wait_until(lambda: page.note.isVisibleTo(page))
    assert "11:00" in page.note.text()
    assert page.hours.slots.slots == (("08:00", "12:00"), ("11:00", "18:00")), "typed stays"
    assert page.has_unsaved()


# --- a year in the page ------------------------------------------------------------------------


def test_a_year_is_written_after_its_effect_was_seen(
    open_page: Callable[..., Any], sql: Callable[..., Any]
) -> None:
    page = open_page()
    page.year.show_year(2031)
    assert page.year.status.currentData() == "provisional"
    page.year.status.setCurrentIndex(page.year.status.findData(OFFICIAL))
    page.year.status.activated.emit(0)
    page.year.set_days([date(2031, 3, 3)], DayKind.HOLIDAY, "区庆")
    page.year.apply_button.click()
    effect = applied(page)
    assert effect.changes == 2
    assert sql("select label_zh from dcm.calendar_day where day = '2031-03-03'") == [("区庆",)]
    assert page.year.shown_year == 2031 and not page.year.has_unsaved()


TABLE = "日期,类型,名称\n2032年1月1日,放假,元旦\n2032-02-11 至 02-17,休,春节\n2月28日,班,调休上班\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-8-sig"])
def test_the_next_year_comes_from_a_table(
    open_page: Callable[..., Any], tmp_path: Path, encoding: str
) -> None:
    source = tmp_path / "2032放假.csv"
    source.write_bytes(TABLE.encode(encoding))
    page = open_page()
    page.import_table(source)
    wait_until(lambda: not page.busy)
    box = page.year
    assert box.shown_year == 2032, "the table says which year it is"
    assert len(box.draft.days) == 9
    assert box.draft.days[date(2032, 2, 28)] == SpecialDay(True, "调休上班")
    box.apply_button.click()
    applied(page)
    assert box.shown_year == 2032
    assert len(box.draft.days) == 9 and not box.has_unsaved()


def test_a_table_with_faults_is_told_line_by_line(
    open_page: Callable[..., Any], tmp_path: Path
) -> None:
    source = tmp_path / "x.csv"
    source.write_text(TABLE + "2032-13-01,休,x\n2032-05-01,也许,x\n", "utf-8")
    page = open_page()
    page.import_table(source)
    wait_until(lambda: bool(page.year.faults.text()))
    words = page.year.faults.text()
    assert "Line 5" in words and "2032-13-01" in words
    assert "Line 6" in words and "也许" in words
    assert page.year.draft.days == {}, "nothing of it by half"


def test_a_table_of_a_year_far_away(open_page: Callable[..., Any], tmp_path: Path) -> None:
    source = tmp_path / "x.csv"
    source.write_text("日期,类型\n2040-01-01,休\n", "utf-8")
    page = open_page()
    page.import_table(source)
    wait_until(lambda: page.note.isVisibleTo(page))
    assert "2040" in page.note.text()


def test_a_file_that_is_no_table(open_page: Callable[..., Any], tmp_path: Path) -> None:
    page = open_page()
    (tmp_path / "x.csv").write_bytes(b"")
    for name in ("x.csv", "none.csv"):
        page.note.say("")
        page.import_table(tmp_path / name)
        wait_until(lambda: page.note.isVisibleTo(page))


# --- calendars and departments -----------------------------------------------------------------


def test_a_calendar_is_made_and_a_department_works_by_it(
    open_page: Callable[..., Any], sql: Callable[..., Any]
) -> None:
    page = open_page()
    page.form.new_button.click()
    assert not page.form.apply_button.isEnabled()
    page.form.fill(code="night", label_zh="夜班", label_en="Night", hours_per_day=4)
    assert page.form.values()["days_from"] == "standard"
    page.form.apply_button.click()
    applied(page)
    assert page.code == "night"
    assert page.year.taken.text() and not page.hours.list.texts()
    assert day_of(page.hours.day) == date(2013, 1, 1), "the first hours begin with the calendar"
    page.hours.fill(date(2013, 1, 1), (("20:00", "24:00"),))
    page.hours.apply_button.click()
    applied(page)
    page.departments.fill(DepartmentChoice("A", date(2031, 1, 1), "night"))
    page.departments.apply_button.click()
    applied(page)
    assert page.departments.list.texts() == [["市政", "2031-01-01", "Night"]]
    assert sql("select * from dcm.department_calendar") == [("A", date(2031, 1, 1), "night")]
    assert page.select_calendar("standard") and not page.select_calendar("none")
    wait_until(lambda: page.code == "standard")


def test_when_is_it_due(open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.tabs.setCurrentWidget(page.tester)
    page.tester.set_start(datetime(2026, 2, 14, 9, tzinfo=CHINA))
    page.tester.ask_button.click()
    wait_until(lambda: bool(page.tester.answer.text()))
    assert "2026-02-24 09:00:00, Tuesday" in page.tester.answer.text()
    page.tester.set_start(datetime(1999, 1, 1, tzinfo=CHINA))
    QTest.keyClick(page.tester.amount, Qt.Key.Key_Return)
    wait_until(lambda: page.note.isVisibleTo(page))
    assert "1999" in page.note.text() and not page.tester.answer.text()


def test_a_missing_year_is_told(open_page: Callable[..., Any], sql: Callable[..., Any]) -> None:
    year = datetime.now(CHINA).year
    sql("update dcm.calendar_year set status = 'provisional' where year = %s returning 1", year)
    page = open_page()
    assert str(year) in page.missing.text() and page.missing.isVisibleTo(page)


def test_a_missing_year_is_told_once_a_day(
    desk: Callable[..., Any], sql: Callable[..., Any]
) -> None:
    year = datetime.now(CHINA).year
    sql("update dcm.calendar_year set status = 'provisional' where year = %s returning 1", year)
    for login, times in (("t_chief", 1), ("t_admin", 1), ("t_intake", 0)):
        seat = desk(login)
        seat.settings.set(settings.CALENDAR_TOLD, "")
        for _ in range(2):
            tell_gaps(seat)
            wait_until(lambda seat=seat: not seat.jobs.count)
        assert sum(str(year) in words for words in seat.messages.told) == times, login


def test_refusals_are_told_in_both_languages() -> None:
    given = {"key": "hours_overlap", "from": "11:00", "sqlstate": "DC003"}
    assert "11:00" in told_of(BadInputError("x", "", given))
    assert "?" in told_of(BadInputError("x", "", {"key": "hours_in_past", "sqlstate": "DC003"}))


# --- looks -------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [420, 1000])
def test_everything_is_named_and_fits(open_page: Callable[..., Any], width: int) -> None:
    page = open_page(width=width, height=640)
    for number in range(page.tabs.count()):
        page.tabs.setCurrentIndex(number)
        settle_layout()
        tab = page.tabs.currentWidget()
        for control in controls(tab):
            assert named(control), path(control)
            assert spoken(control), path(control)
        assert cut(tab) == []
        assert backwards(tab_walk(tab), tab) == []
    assert page.dock.minimumSizeHint().width() <= 420


def test_signs_are_read_in_the_dark(year_box: YearBox) -> None:
    """A holiday looks otherwise than a day at work, whatever the ground."""
    year_box.set_days([date(2027, 1, 4)], DayKind.HOLIDAY, "x")
    year_box.set_days([date(2027, 1, 5)], DayKind.WORKING, "x")
    view = year_box.view
    palette = QPalette(view.palette())
    for role, name in ((QPalette.ColorRole.Window, "#202020"),
                       (QPalette.ColorRole.WindowText, "#f0f0f0")):  # fmt: skip
        palette.setColor(role, QColor(name))
    light = view.grab().toImage()
    view.setPalette(palette)
    dark = view.grab().toImage()
    for image in (light, dark):
        corners = {
            image.pixelColor(view.place_of(date(2027, 1, day)) - QPoint(7, 7)).name()
            for day in (4, 5, 6)
        }
        assert len(corners) == 3
