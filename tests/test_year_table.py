"""A year's days from a table: every form that people write, every faulty line told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yuhua_dcm_plugin.upkeep.calendar_records import (
    CalendarBook,
    DayKind,
    SpecialDay,
    WorkCalendar,
    WorkHours,
    changed_days,
    days_between,
    works,
)
from yuhua_dcm_plugin.upkeep.year_dates import DateError, dates_of
from yuhua_dcm_plugin.upkeep.year_table import read_year_table, year_of_table

YEAR = 2027
HEAD = ("日期", "类型", "名称")


def numbered(rows: Sequence[Sequence[str]]) -> list[tuple[int, Sequence[str]]]:
    return [(number, row) for number, row in enumerate(rows, 1)]


def read(*rows: Sequence[str], year: int = YEAR) -> Any:
    return read_year_table(numbered(rows), year)


def on(month: int, day: int, year: int = YEAR) -> date:
    return date(year, month, day)


# --- days as people write them -----------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "2027-01-01",
        "2027-1-1",
        "2027/1/1",
        "2027.1.1",
        "2027年1月1日",
        "2027年01月01日",
        "20270101",
        "1月1日",
        "1月1号",
        "01月01日",
        " 2027-01-01 ",
        "2027-01-01 00:00:00",
        "２０２７年１月１日",
        "2027年1月1",
        "2027年1月1日（周五）",
        "1月1日(星期五)",
        "2027-01-01 00:00",
    ],
)
def test_forms_of_a_day(words: str) -> None:
    assert dates_of(words, YEAR) == [(on(1, 1), on(1, 1))]


@pytest.mark.parametrize(
    "words",
    [
        "2027-02-05 至 2027-02-11",
        "2027-02-05至2027-02-11",
        "2027/2/5-2027/2/11",
        "2月5日至11日",
        "2027年2月5日至2月11日",
        "2027年2月5日至11日",
        "2月5日-2月11日",
        "2月5日—11日",
        "2027-02-05 ~ 02-11",
        "2027-02-05～2027-02-11",
        "2月5日到2月11日",
        "2027-02-05 - 2027-02-11",
        "2027.2.5-2027.2.11",
        "2月5日（周五）至11日（周四）",
        "2027-02-05 – 2027-02-11",
    ],
)
def test_forms_of_a_range(words: str) -> None:
    assert dates_of(words, YEAR) == [(on(2, 5), on(2, 11))]


def test_several_days_on_one_line() -> None:
    assert dates_of("2月14日、2月20日至21日，28日", YEAR) == [
        (on(2, 14), on(2, 14)), (on(2, 20), on(2, 21)), (on(2, 28), on(2, 28))
    ]  # fmt: skip


def test_what_a_day_leaves_out_is_that_of_the_day_before_it() -> None:
    assert dates_of("1月30日至2月2日、5日、3.6", YEAR) == [
        (on(1, 30), on(2, 2)), (on(2, 5), on(2, 5)), (on(3, 6), on(3, 6))
    ]  # fmt: skip
    assert dates_of("2028年2月5日至2月11日、3月1日", YEAR) == [
        (on(2, 5, 2028), on(2, 11, 2028)), (on(3, 1, 2028), on(3, 1, 2028))
    ]  # fmt: skip


def test_a_range_holds_62_days_at_most() -> None:
    assert dates_of("1月1日至3月3日", YEAR) == [(on(1, 1), on(3, 3))]
    with pytest.raises(DateError, match="range_too_long"):
        dates_of("1月1日至3月4日", YEAR)


def test_a_range_over_the_new_year_says_so() -> None:
    assert dates_of("2026年12月31日至2027年1月2日", YEAR) == [(on(12, 31, 2026), on(1, 2))]
    with pytest.raises(DateError, match="range_backwards"):
        dates_of("12月31日至1月2日", YEAR)


@pytest.mark.parametrize(
    ("words", "key"),
    [("", "no_date"), ("春节", "no_date"), ("1", "no_date"), ("2月", "no_date"), ("5日", "no_date"),
     ("2.5", "no_date"),
     ("2027-02-29", "no_such_day"), ("13月1日", "no_such_day"), ("2月30日", "no_such_day"),
     ("0000-01-01", "no_such_day"), ("2月11日至2月5日", "range_backwards"),
     ("1月1日至12月31日", "range_too_long"), ("1月1日至2日至3日", "no_date"),
     ("2027-02-05 25:00", "no_date"), ("二月五日", "no_date"), ("2月5日至", "no_date")],
)  # fmt: skip
def test_words_that_are_no_day(words: str, key: str) -> None:
    with pytest.raises(DateError) as caught:
        dates_of(words, YEAR)
    assert caught.value.key == key


# --- tables ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "head", [HEAD, ("名称", "日期", "休/班"), ("kind", "name", "day"), ("Date", "Label", "TYPE")]
)
def test_columns_in_any_order(head: Sequence[str]) -> None:
    row = {
        "日期": "2月5日",
        "day": "2月5日",
        "Date": "2月5日",
        "类型": "休",
        "休/班": "休",
        "kind": "休",
        "TYPE": "休",
        "名称": "春节",
        "name": "春节",
        "Label": "春节",
    }
    table = read(("2027年放假安排",), (), head, ("", "", ""), [row[name] for name in head])
    assert table.faults == ()
    assert table.days == {on(2, 5): SpecialDay(False, "春节")}


def test_a_table_without_a_head() -> None:
    table = read(("元旦", "休", "2027-01-01"), ("春节", "班", "2027-01-31"))
    assert table.days == {
        on(1, 1): SpecialDay(False, "元旦"), on(1, 31): SpecialDay(True, "春节")
    }  # fmt: skip


def test_a_column_without_a_head_is_what_most_of_its_cells_are() -> None:
    table = read(("1月1日", "休", "元旦"), ("4月30日", "休", "5月1日"), ("5月2日", "休", "五一"))
    assert [special.name for special in table.days.values()] == ["元旦", "5月1日", "五一"]
    impossible = read(("2月30日", "休"))
    assert [fault.key for fault in impossible.faults] == ["no_such_day"]


def test_a_name_has_forty_letters_at_most() -> None:
    assert read(HEAD, ("1月1日", "休", "x" * 40)).days[on(1, 1)].name == "x" * 40


def test_a_table_without_names() -> None:
    table = read(("day", "kind"), ("2027-02-05", "holiday"), ("2027-02-14", "Working"))
    assert [special.name for special in table.days.values()] == ["放假", "调休上班"]
    assert [special.kind for special in table.days.values()] == [DayKind.HOLIDAY, DayKind.WORKING]


@pytest.mark.parametrize("word", ["休", "放假", "休息", "HOLIDAY", "off", " 休 "])
def test_words_for_off(word: str) -> None:
    assert not read(HEAD, ("1月1日", word, "x")).days[on(1, 1)].working


@pytest.mark.parametrize("word", ["班", "上班", "调休上班", "补班", "working", "Make-up"])
def test_words_for_at_work(word: str) -> None:
    assert read(HEAD, ("1月3日", word, "x")).days[on(1, 3)].working


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (("1月1日", "调休", "x"), "unknown_kind"),
        (("1月1日", "", "x"), "unknown_kind"),
        (("1月1日",), "unknown_kind"),
        (("", "休", "春节"), "no_date"),
        (("春节", "休", ""), "no_date"),
        (("2月30日", "休", ""), "no_such_day"),
        (("2026-12-31", "休", ""), "outside_year"),
        (("2028-01-01", "休", ""), "outside_year"),
        (("2月11日至5日", "休", ""), "range_backwards"),
        (("1月2日", "休", "x" * 41), "name_too_long"),
        (("1月3日", "班", ""), "twice"),
        (("1月2日至4日", "班", ""), "twice"),
    ],
)
def test_a_faulty_line_is_told_and_nothing_counts(row: Sequence[str], key: str) -> None:
    table = read(("标题",), HEAD, ("1月3日", "班", "调休上班"), (), row)
    assert table.days == {}
    assert [(fault.line, fault.key) for fault in table.faults] == [(5, key)]


def test_every_faulty_line_is_told() -> None:
    table = read(
        HEAD, ("x", "休", ""), ("1月1日", "休", ""), ("1月1日", "休", ""), ("1月2日", "?", "")
    )
    assert [(fault.line, fault.key) for fault in table.faults] == [
        (2, "no_date"), (4, "twice"), (5, "unknown_kind")
    ]  # fmt: skip
    assert table.faults[1].given == {"day": "2027-01-01", "first": 3}


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ([], "no_lines"),
        ([("", " ")], "no_lines"),
        ([HEAD], "no_lines"),
        ([("a", "b")], "no_columns"),
        ([("1月1日", "元旦")], "no_columns"),
    ],
)
def test_a_table_of_nothing(rows: list[Sequence[str]], key: str) -> None:
    table = read(*rows)
    assert [(fault.line, fault.key) for fault in table.faults] == [(0, key)]


def test_the_year_that_a_table_names() -> None:
    assert year_of_table(numbered([HEAD, ("2028-01-01", "休", ""), ("2月1日", "休", "")])) == 2028
    assert year_of_table(numbered([("2027-12-31",), ("2028年1月1日",)])) is None
    assert year_of_table(numbered([("1月1日",)])) is None
    assert year_of_table(numbered([("2100-01-01",), ("编号12027-1",)])) == 2100
    assert year_of_table(numbered([("20280101",), ("第2027号", "电话20271234567")])) == 2028


# --- properties --------------------------------------------------------------------------------

FORMS = ("{0.year}-{0:%m-%d}", "{0.year}/{0.month}/{0.day}", "{0.year}年{0.month}月{0.day}日",
         "{0.month}月{0.day}日", "{0:%Y%m%d}", "{0.year}.{0.month}.{0.day}")  # fmt: skip
TO = ("至", " 至 ", "到", "~", "～", "—", " - ")
KINDS = {False: ("休", "放假", "holiday"), True: ("班", "上班", "working")}

stretches = st.lists(
    st.tuples(st.integers(1, 20), st.integers(1, 9), st.booleans(), st.sampled_from(FORMS),
              st.sampled_from(TO), st.integers(0, 2), st.sampled_from(["春节", "国庆节", "调休"])),
    min_size=1, max_size=8,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(stretches, st.permutations([0, 1, 2]), st.booleans(), st.sampled_from([2024, 2027, 2100]))
def test_what_was_written_is_read(
    stretches: list[Any], order: list[int], with_title: bool, year: int
) -> None:
    day, wanted, rows = date(year, 1, 1), {}, []
    for gap, length, working, form, to, word, name in stretches:
        day += timedelta(days=gap)
        last = day + timedelta(days=length - 1)
        if last.year != year:
            break
        for each in days_between(day, last):
            wanted[each] = SpecialDay(working, name)
        words = form.format(day) + (to + form.format(last) if length > 1 else "")
        rows.append((words, KINDS[working][word], name))
        day = last + timedelta(days=1)
    shuffled = [[row[place] for place in order] for row in [HEAD, *rows]]
    table = read(*([("标题", "", "")] if with_title else []), *shuffled, year=year)
    assert table.faults == () and table.days == wanted


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12) | st.sampled_from(
    ["2027-01-01", "1月1日", "休", "班", "日期", "类型", "9999-12-31", "2月5日至11日", "至"]
), max_size=4), max_size=6))  # fmt: skip
def test_any_table_ends_in_days_or_in_faults(rows: list[list[str]]) -> None:
    table = read(*rows)
    assert bool(table.days) != bool(table.faults)
    assert all(day.year == YEAR for day in table.days)
    assert all(0 <= fault.line <= len(rows) for fault in table.faults)


# --- records -----------------------------------------------------------------------------------


def test_a_day_works_as_its_weekday_says_or_otherwise() -> None:
    saturday, monday = date(2027, 1, 2), date(2027, 1, 4)
    assert (works(saturday, None), works(monday, None)) == (False, True)
    assert works(saturday, SpecialDay(True, "x")) and not works(monday, SpecialDay(False, "x"))


def test_hours_of_a_day() -> None:
    hours = WorkHours(date(2027, 1, 1), (("08:30", "12:00"), ("20:00", "24:00")))
    assert hours.hours == 7.5
    assert hours.words == "08:30–12:00, 20:00–24:00"


def test_a_calendar_gives_the_days_of_one_year() -> None:
    days = {on(1, 1, year): SpecialDay(False, str(year)) for year in (2026, 2027, 2028)}
    book = CalendarBook(WorkCalendar("x", "x", "x", 8.0), days=days)
    assert book.of_year(YEAR) == {on(1, 1): SpecialDay(False, "2027")}


def test_which_days_changed() -> None:
    before = {on(1, 1): SpecialDay(False, "元旦"), on(1, 2): SpecialDay(False, "元旦")}
    after = {on(1, 1): SpecialDay(False, "元旦"), on(1, 2): SpecialDay(True, "元旦"),
             on(1, 3): SpecialDay(True, "x")}  # fmt: skip
    assert changed_days(before, after) == {on(1, 2), on(1, 3)}
    assert list(days_between(on(1, 3), on(1, 1))) == [on(1, 1), on(1, 2), on(1, 3)]
