"""Dates in a dozen shapes and more, states, departments, codes and numbers."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seedbook import departments

from yuhua_dcm_plugin.census.coordinate import read_number
from yuhua_dcm_plugin.census.dates import NO_DAY, ambiguous, order_of, read_date
from yuhua_dcm_plugin.census.folding import folded, is_nothing, key, tidy
from yuhua_dcm_plugin.census.values import (
    STATES,
    DepartmentBook,
    DepartmentRow,
    read_code,
    read_state,
)

DAY = date(2013, 12, 9)
SHAPES = (
    "%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y-%m-%d %H:%M:%S.000", "%Y%m%d%H%M%S", "%d-%b-%Y",
    "%d %B %Y", "%B %d, %Y", "%Y年%m月%d日 %H时%M分", "%Y_%m_%d", "%Y-%m-%dT%H:%M:%S+08:00",
    "%Y %m %d", "'%Y-%m-%d",
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "2013-12-09", "20131209", "2013/12/9", "2013.12.9", "2013年12月9日", "2013-12-09T00:00:00",
        "2013/12/9 0:00:00", "2013-12-9 上午 10:00:00", "２０１３－１２－０９", "41617", "41617.5",
        "41617.0",
        "1386518400000", "1386547200000", "2013-12-08T16:00:00Z", "2013-12-09T00:00:00.000+08:00",
        "二〇一三年十二月九日", "9-Dec-2013", "Dec 9, 2013", "Mon, 9 Dec 2013 10:00:00 GMT",
        "2013/12/09 00:00:00+08", "2013、12、9", "2013\\12\\9", "2013年12月9日星期一",
        "1386547200",
        "2013/12/9 周一", "1386518400.0", "20131209.0", " 2013-12-09 ",
        "2013年12月09号", "20131209000000",
    ],
)  # fmt: skip
def test_shapes(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2013-12", date(2013, 12, 1)), ("2013年12月", date(2013, 12, 1)),
        ("201312", date(2013, 12, 1)), ("19/12/2013", date(2013, 12, 19)),
        ("12/19/2013", date(2013, 12, 19)), ("13-12-31", None), ("41627", date(2013, 12, 19)),
        ("二〇一三年十月二十日", date(2013, 10, 20)), ("13年12月9日", DAY),
        ("99/12/31", date(1999, 12, 31)),
        ("5/5/2013", date(2013, 5, 5)),
    ],
)  # fmt: skip
def test_shapes_of_other_days(text: str, day: date | None) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    "text",
    ["2013-13-40", "2013-02-30", "20131301", "2013", "昨天", "03/04/2013", "13-12-19", "201105",
     "0", "1", "99999", "1001011200", "2147483648", "民国102年", "2013-12-09x", "2013--", "0118",
     "1301080101000001", "31.12"],
)  # fmt: skip
def test_what_is_no_day_or_could_be_several(text: str) -> None:
    assert read_date(text) is None


def test_the_column_decides_what_a_cell_does_not() -> None:
    assert ambiguous("03/04/2013") and not ambiguous("2013-04-03") and not ambiguous("x")
    assert order_of(["03/04/2013", "19/04/2013"]) == "dmy"
    assert order_of(["03/04/2013", "04/19/2013"]) == "mdy"
    assert order_of(["03/04/2013", "05/06/2013"]) is None
    assert order_of(["19/04/2013", "04/19/2013"]) is None
    assert NO_DAY.fullmatch("9999-12-31 00:00:00") and NO_DAY.fullmatch("99991231")
    assert not NO_DAY.fullmatch("2013-12-31")
    assert read_date("03/04/2013", "dmy") == date(2013, 4, 3)
    assert read_date("03/04/2013", "mdy") == date(2013, 3, 4)
    assert read_date("19/04/2013", "mdy") is None
    # two digits: the survey's dates lie in the past, so 31 cannot be the year
    assert order_of(["13-12-01", "13-12-31"], today=date(2026, 1, 1)) == "ymd"
    assert read_date("13-12-01", "ymd") == date(2013, 12, 1)


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(SHAPES))
def test_a_day_written_in_any_clear_shape_is_read_back(day: date, shape: str) -> None:
    assert read_date(datetime(day.year, day.month, day.day, 10, 30).strftime(shape)) == day


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_days_counted_by_sheets_and_in_milliseconds(day: date) -> None:
    assert read_date(str((day - date(1899, 12, 30)).days)) == day
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=timezone(timedelta(hours=8)))
    if day > date(1973, 6, 1):
        assert read_date(str(int(noon.timestamp() * 1000))) == day


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(["ymd", "dmy", "mdy"]))
def test_short_dates_are_read_back_in_a_known_order(day: date, order: str) -> None:
    shape = {"ymd": "%y-%m-%d", "dmy": "%d.%m.%y", "mdy": "%m/%d/%y"}[order]
    assert read_date(day.strftime(shape), order) == day


@given(st.text(), st.sampled_from([None, "ymd", "dmy", "mdy"]))
def test_any_text_is_a_day_or_none(text: str, order: str | None) -> None:
    found = read_date(text, order)
    assert found is None or 1900 <= found.year < 2100


# -- states, departments, codes, numbers -----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("完好", "完好"), ("好", "完好"), ("正常", "完好"), (" Good ", "完好"), ("損壞", "破损"),
        ("破损", "破损"),
        ("缺失", "丢失"), ("丢失", "丢失"), ("占压", "占用"), ("报废", "废弃"), ("拆除", "移除"),
        ("REMOVED", "移除"), ("1-完好", "完好"), ("02破损", "破损"),
        ("完好(1)", "完好"), ("完好。", "完好"),
        ("优", "完好"), ("轻度破损", "破损"), ("不合格", None), ("差", None), ("1-", None),
        ("1", None), ("0", None), ("一般", None), ("完好或破损", None),
    ],
)  # fmt: skip
def test_states(text: str, state: str | None) -> None:
    assert read_state(text) == state
    assert len(STATES) == 6


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CG01", "CG01"), ("cg01", "CG01"), ("裕华区城市管理局", "CG01"), ("城市管理局", "CG01"),
        ("城管局", "CG01"),
        ("石家庄市裕华区城市管理局", "CG01"), ("河北省石家庄市裕华区城市管理局", "CG01"),
        ("裕华区城管局", "CG01"),
        ("供电公司", "GD01"), ("供电公司(演示)", "GD01"), ("裕华交警大队", "JJ01"),
        ("交警大队", "JJ01"),
        ("裕华区交警大队", "JJ01"), ("裕兴街道办事处", "JD001"), ("裕兴街道办", "JD001"),
        ("裕兴街道", "JD001"),
        ("裕华区裕兴街道办事处", "JD001"), ("裕华路街道办", "JD006"),
        ("Power Supply Company (demo)", "GD01"),
        ("CG01城管局", "CG01"), ("CG01-城管局", "CG01"),
        ("GD01-城管局", None), ("CG01某公司", None),
        ("城管局、市政所", None), ("某公司", None), ("裕华区", None), ("局", None), ("", None),
    ],
)  # fmt: skip
def test_departments(text: str, code: str | None) -> None:
    assert departments().read(text) == code


def test_a_name_that_two_departments_share_is_nobodys() -> None:
    book = DepartmentBook(
        [DepartmentRow("A", "裕华区水务局", "水务"), DepartmentRow("B", "石家庄市水务局", "市水务")]
    )
    assert book.read("水务局") is None
    assert book.read("裕华区水务局") == "A" and book.read("石家庄市水务局") == "B"


def test_codes() -> None:
    assert read_code("１３０１０８０１０１００００01") == "1301080101000001"
    assert read_code("'1301080101000001 ") == "1301080101000001"
    assert read_code("130108 0101 000001") == "1301080101000001"
    assert read_code("118.0") == "118"
    assert read_code('="1301080101000001"') == "1301080101000001"
    assert read_code("1,301,080,101,000,001") == "1301080101000001"
    assert read_code("1301080101000001.0") == "1301080101000001"
    assert read_code("13010800101000001.0") == "13010800101000001.0"  # more than a float holds
    assert read_code("1.30108E+15") == "1.30108E+15"  # digits are gone: told, not mended


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("114.65", 114.65), ("４２０８１２３．５", 4208123.5), ("4,208,123.5", 4208123.5),
        ("-1e3", -1000.0),
        ("114°39′5.2″E", 114 + 39 / 60 + 5.2 / 3600), ("38°30'N", 38.5), ("117°30′W", -117.5),
        ("x", None), ("", None), ("1_000", None), ("114°75′", None),
        ("114,5", 114.5), ("１１４．５", 114.5), ("１１４，５", 114.5), ("545110,25", 545110.25),
        ("4208,123", 4208.123), ("545,110", 545110.0), ("545,110.25", 545110.25),
        ("114,655", None), ("1,2,3", None), ("114,", None), (",5", None),
        ("约114.5", None), ("N/A", None), ("114.5左右", None), ("114.5/38.0", None),
        ("114°30′12″", 114 + 30 / 60 + 12 / 3600), ("114º30'12\"", 114 + 30 / 60 + 12 / 3600),
        ("114°30′12.55″", 114 + 30 / 60 + 12.55 / 3600), ("114°30.25′", 114 + 30.25 / 60),
        ("114:30:12", 114 + 30 / 60 + 12 / 3600), ("东经114度30分12秒", 114 + 30 / 60 + 12 / 3600),
        ("114.5°", 114.5), ("114.5E", 114.5), ("S38.5", -38.5), ("东经114.5度", 114.5),
        ("114°30.25′12″", None), ("114°30′75″", None), ("114°30′12″38°", None),
    ],
)  # fmt: skip
def test_numbers(text: str, number: float | None) -> None:
    assert read_number(text) == (pytest.approx(number) if number is not None else None)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert folded(folded(text)) == folded(text)
    read_number(text), read_state(text), read_code(text), is_nothing(text), key(text)
    departments().read(text)
