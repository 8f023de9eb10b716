"""Make 20_work_calendar to 23_calendar_day (needs chinesecalendar; development only).

Official years come from the State Council's yearly notices as chinesecalendar records them.
Provisional years know only weekends and the holidays that stand on a fixed date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import chinese_calendar  # type: ignore[import-untyped]
from csv_out import write_seed

CALENDAR = "standard"
OFFICIAL = range(2013, 2027)
PROVISIONAL = range(2027, 2032)
FIXED = {(1, 1): "元旦", (5, 1): "劳动节", (10, 1): "国庆节", (10, 2): "国庆节", (10, 3): "国庆节"}
HOLIDAY_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}


def days_of(year: int) -> Iterator[date]:
    """Yield every day of a year."""
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


def official_days(year: int) -> Iterator[tuple[date, bool, str]]:
    """Yield the days of an official year that differ from Monday to Friday."""
    for day in days_of(year):
        working = chinese_calendar.is_workday(day)
        if working == (day.weekday() < 5):
            continue
        name = chinese_calendar.get_holiday_detail(day)[1]
        yield day, working, "调休上班" if working else HOLIDAY_NAMES[str(name)]


def provisional_days(year: int) -> Iterator[tuple[date, bool, str]]:
    """Yield the fixed-date holidays of a year that fall on Monday to Friday."""
    for (month, number), name in FIXED.items():
        day = date(year, month, number)
        if day.weekday() < 5:
            yield day, False, name


def day_rows() -> Iterator[list[str | bool]]:
    """Rows of 23_calendar_day."""
    for years, days in ((OFFICIAL, official_days), (PROVISIONAL, provisional_days)):
        for year in years:
            for day, working, label in days(year):
                yield [CALENDAR, day.isoformat(), working, label]


def year_rows() -> Iterator[list[str | int]]:
    """Rows of 22_calendar_year."""
    for years, status in ((OFFICIAL, "official"), (PROVISIONAL, "provisional")):
        for year in years:
            yield [CALENDAR, year, status]


def main() -> None:
    """Write the four files."""
    write_seed(
        "20_work_calendar",
        "code label_zh label_en hours_per_day",
        [[CALENDAR, "标准工作时间", "Standard working time", 8]],
    )
    slots = [("08:00", "12:00"), ("14:00", "18:00")]
    write_seed(
        "21_work_hours",
        "calendar valid_from slot from_time to_time",
        [[CALENDAR, "2013-01-01", n, *times] for n, times in enumerate(slots, 1)],
    )
    write_seed("22_calendar_year", "calendar year status", year_rows())
    write_seed("23_calendar_day", "calendar day working label_zh", day_rows())


if __name__ == "__main__":
    main()
