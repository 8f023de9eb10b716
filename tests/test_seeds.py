"""The seed lists: complete, consistent, true to the calendars, and in our own words."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEED = ROOT / "sql" / "seed"
CODES = ROOT.parent / "shared" / "data" / "codes"
OLD, NATIONAL, NEW = "CJ/T 214-2007", "GB/T 30428.2-2013", "GB/T 47678.5-2026"
HOURS = {"urgent_hour": 1, "work_hour": 1, "work_day": 8, "natural_day": 8, "urgent_day": 8}
UNITS = {
    "紧急工作时": "urgent_hour",
    "工作时": "work_hour",
    "工作日": "work_day",
    "紧急工作日": "urgent_day",
}

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def seed(name: str) -> list[Row]:
    return read(SEED / f"{name}.csv")


def shared(name: str) -> list[Row]:
    if not (CODES / name).exists():
        pytest.skip(f"the reference data {name} is not on this machine")
    return read(CODES / name)


def classes(standard: str, kind: str) -> dict[str, Row]:
    return {
        r["code"]: r for r in seed("12_class") if (r["standard"], r["kind"]) == (standard, kind)
    }


def old_class(name: str) -> Row:
    (row,) = [r for r in seed("12_class") if (r["standard"], r["label_zh"]) == (OLD, name)]
    return row


def class_limits() -> dict[tuple[str, str], set[tuple[float, str]]]:
    """Amount and unit of every limit, by kind and class code."""
    owner = {c["condition_code"]: (c["kind"], c["class_code"]) for c in seed("41_filing_condition")}
    limits: dict[tuple[str, str], set[tuple[float, str]]] = defaultdict(set)
    for row in seed("42_handling_limit"):
        limits[owner[row["condition_code"]]].add((float(row["limit_amount"]), row["limit_unit"]))
    return limits


# -- classes ---------------------------------------------------------------------------------------


def test_sector_standard_has_its_85_and_50_small_classes() -> None:
    assert Counter(r["kind"] for r in seed("12_class") if r["standard"] == OLD) == {
        "component": 85,
        "event": 50,
    }


def test_sector_standard_has_seven_and_six_big_classes() -> None:
    big = [r for r in seed("11_big_class") if r["standard"] == OLD]
    assert Counter(r["kind"] for r in big) == {"component": 7, "event": 6}
    extensions = {r["label_zh"] for r in big if r["code"] == "21"}
    assert extensions == {"扩展部件类", "扩展事件类"}
    assert not [c for c in classes(OLD, "component") | classes(OLD, "event") if c[:2] == "21"]


def test_class_codes_have_the_digits_of_their_standard() -> None:
    digits = {r["code"]: int(r["small_digits"]) for r in seed("10_class_standard")}
    big = {(r["standard"], r["kind"], r["code"]) for r in seed("11_big_class")}
    for row in seed("12_class"):
        assert len(row["code"]) == 2 + digits[row["standard"]], row
        assert (row["standard"], row["kind"], row["code"][:2]) in big, row
        assert row["code"][:2] == row["big_code"], row


@pytest.mark.parametrize("name", ["11_big_class", "12_class"])
def test_class_keys_and_labels_are_unique_and_complete(name: str) -> None:
    rows = seed(name)
    assert len({(r["standard"], r["kind"], r["code"]) for r in rows}) == len(rows)
    assert len({(r["standard"], r["kind"], r["label_zh"]) for r in rows}) == len(rows)
    assert all(r["label_zh"] and re.fullmatch(r"[A-Z][A-Za-z ,()-]+", r["label_en"]) for r in rows)


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("行道树", "xds"),
        ("重大危险源", "zdwxy"),
        ("燃气调压站（箱）", "rqtyzx"),
        ("空调室外机低挂", "ktswjdg"),
        ("机动车乱停放", "jdcltf"),
        ("擅自饲养家禽家畜", "szsyjqjc"),
        ("焚烧垃圾、树叶", "fsljsy"),
        ("道路遗撒", "dlys"),
        ("绿地脏乱", "ldzl"),
        ("垃圾间（楼）", "ljjl"),
        ("雨水箅子", "ysbz"),
        ("输油（气）井盖", "syqjg"),
        ("地下通道", "dxtd"),
        ("路面塌陷", "lmtx"),
        ("建筑物外立面不洁", "jzwwlmbj"),
    ],
)
def test_initials_of_hard_names(name: str, initials: str) -> None:
    assert old_class(name)["initials"] == initials


def test_pinyin_has_a_syllable_for_each_character() -> None:
    for row in seed("12_class"):
        syllables = row["pinyin"].split(" ")
        characters = re.sub(r"[（）、]", "", row["label_zh"]).replace("SOS", "S")
        assert len(syllables) == len(characters), row
        assert all(re.fullmatch(r"[a-z]+", s) for s in syllables), row
        letters = [s if s == "sos" else s[0] for s in syllables]
        assert "".join(letters) == row["initials"], row


def test_geometry_types() -> None:
    types = {
        r["label_zh"]: r["geometry_type"] for r in seed("12_class") if r["kind"] == "component"
    }
    assert set(types.values()) == {"point", "line", "polygon"}
    assert types["绿地护栏"] == types["防汛墙"] == "line"
    assert types["绿地"] == types["工地"] == types["过街天桥"] == "polygon"
    assert types["上水井盖"] == types["路灯"] == types["公共厕所"] == "point"
    assert {r["geometry_type"] for r in seed("12_class") if r["kind"] == "event"} == {"point"}


def test_the_same_number_means_another_class_in_another_standard() -> None:
    big = {(r["standard"], r["kind"], r["code"]): r["label_zh"] for r in seed("11_big_class")}
    assert big[OLD, "event", "04"] == "突发事件类"
    assert big[NATIONAL, "event", "04"] == "街面秩序类"
    assert big[OLD, "event", "05"] == "街面秩序类"
    assert big[NATIONAL, "event", "05"] == "突发事件类"
    assert classes(OLD, "component")["0114"]["label_zh"] == "无主井盖"
    assert classes(NATIONAL, "component")["0114"]["label_zh"] == "园林井盖"


def test_crosswalk_refers_to_classes_and_follows_the_names() -> None:
    names = {(r["standard"], r["kind"], r["code"]): r["label_zh"] for r in seed("12_class")}
    rows = seed("13_class_crosswalk")
    for row in rows:
        old = names[row["standard"], row["kind"], row["code"]]
        new = names[row["to_standard"], row["kind"], row["to_code"]]
        assert (old == new) == (row["relation"] == "same_name"), row
        assert row["relation"] in {"same_name", "renamed", "nearest", "split"}, row
    assert {r["standard"] for r in rows} == {OLD}


def test_crosswalk_takes_every_class_that_keeps_its_name() -> None:
    walked = {(r["to_standard"], r["kind"], r["code"]) for r in seed("13_class_crosswalk")}
    for standard in (NATIONAL, NEW):
        for kind in ("component", "event"):
            kept = {r["label_zh"] for r in classes(standard, kind).values()}
            for code, row in classes(OLD, kind).items():
                assert row["label_zh"] not in kept or (standard, kind, code) in walked, row


def test_crosswalk_agrees_with_the_reference_tables() -> None:
    walked = {
        (r["to_standard"], r["kind"], r["code"], r["to_code"]) for r in seed("13_class_crosswalk")
    }
    expected = set()
    for standard, tag in ((NATIONAL, "gbt30428_2_2013"), (NEW, "gbt47678_5_2026")):
        for row in shared(f"crosswalk_cjt214_2007_to_{tag}.csv"):
            for code in filter(None, row[f"{tag}_code"].split("|")):
                expected.add((standard, row["kind"], row["cjt214_2007_code"], code))
    assert walked == expected


def test_crosswalk_splits_have_several_successors_and_others_one() -> None:
    successors = defaultdict(list)
    for row in seed("13_class_crosswalk"):
        successors[row["to_standard"], row["kind"], row["code"]].append(row["relation"])
    for key, relations in successors.items():
        assert (len(relations) > 1) == (relations[0] == "split"), key
        assert len(set(relations)) == 1, key


# -- calendars -------------------------------------------------------------------------------------


def works(day: date) -> bool:
    """Whether the seeded calendar has people at work on a day."""
    listed = {r["day"]: r["working"] == "true" for r in seed("23_calendar_day")}
    return listed.get(day.isoformat(), day.weekday() < 5)


def test_official_years_agree_with_the_yearly_notices_day_by_day() -> None:
    oracle = pytest.importorskip("chinese_calendar")
    official = [int(r["year"]) for r in seed("22_calendar_year") if r["status"] == "official"]
    assert official == list(range(2013, 2027))
    listed = {r["day"]: r["working"] == "true" for r in seed("23_calendar_day")}
    day, wrong = date(2013, 1, 1), []
    while day.year < 2027:
        if listed.get(day.isoformat(), day.weekday() < 5) != oracle.is_workday(day):
            wrong.append(day)
        day += timedelta(days=1)
    assert wrong == []


def test_known_days_of_2014() -> None:
    assert not works(date(2014, 1, 31))  # 春节
    assert works(date(2014, 1, 26))  # a Sunday worked for it
    assert works(date(2014, 3, 12))
    assert not works(date(2014, 3, 15))


def test_calendar_lists_only_days_that_differ_and_names_them() -> None:
    years = {r["year"] for r in seed("22_calendar_year")}
    for row in seed("23_calendar_day"):
        day = date.fromisoformat(row["day"])
        assert (row["working"] == "true") == (day.weekday() >= 5), row
        assert (row["working"] == "true") == (row["label_zh"] == "调休上班"), row
        assert re.fullmatch(r"[\u4e00-\u9fff]+", row["label_zh"]), row
        assert str(day.year) in years, row


def test_provisional_years_know_the_fixed_dates_only() -> None:
    provisional = [r["year"] for r in seed("22_calendar_year") if r["status"] == "provisional"]
    assert provisional == ["2027", "2028", "2029", "2030", "2031"]
    fixed = ("01-01", "05-01", "10-01", "10-02", "10-03")
    expected = {
        f"{year}-{day}"
        for year in provisional
        for day in fixed
        if date.fromisoformat(f"{year}-{day}").weekday() < 5
    }
    assert {r["day"] for r in seed("23_calendar_day") if r["day"][:4] in provisional} == expected


def test_working_hours_make_the_day_of_the_calendar() -> None:
    (calendar,) = seed("20_work_calendar")
    hours = sum(int(r["to_time"][:2]) - int(r["from_time"][:2]) for r in seed("21_work_hours"))
    assert hours == int(calendar["hours_per_day"]) == 8


# -- handbook --------------------------------------------------------------------------------------


def test_every_class_has_a_condition_with_a_limit() -> None:
    limits = class_limits()
    wanted = {(kind, code) for kind in ("component", "event") for code in classes(OLD, kind)}
    assert set(limits) == wanted
    conditions = [c["condition_code"] for c in seed("41_filing_condition")]
    assert sorted(conditions) == sorted(r["condition_code"] for r in seed("42_handling_limit"))
    assert len(set(conditions)) == len(conditions)


def test_limits_are_positive_and_in_known_units() -> None:
    for row in seed("42_handling_limit"):
        assert float(row["limit_amount"]) > 0, row
        assert row["limit_unit"] in HOURS, row
        assert (row["edition"], row["grade"], row["area_type"], row["step"]) == (
            "default",
            "B",
            "0",
            "1",
        )


def test_condition_codes_tell_the_class_and_number_by_urgency() -> None:
    hours = {
        r["condition_code"]: float(r["limit_amount"]) * HOURS[r["limit_unit"]]
        for r in seed("42_handling_limit")
    }
    by_class = defaultdict(list)
    for row in seed("41_filing_condition"):
        prefix = ("C" if row["kind"] == "component" else "E") + row["class_code"] + "-"
        by_class[prefix].append(row["condition_code"])
    for prefix, codes in by_class.items():
        assert codes == [f"{prefix}{n}" for n in range(1, len(codes) + 1)]
        assert 1 <= len(codes) <= 5, prefix
        assert [hours[c] for c in codes] == sorted(hours[c] for c in codes), prefix


def test_condition_texts_are_whole_and_unique_in_their_class() -> None:
    rows = seed("41_filing_condition")
    assert len({(r["kind"], r["class_code"], r["condition"]) for r in rows}) == len(rows)
    for row in rows:
        for column in ("condition", "handling_standard", "closing_condition"):
            assert re.fullmatch(r"[\u4e00-\u9fff0-9.，、；：（）]{3,}", row[column]), row
            assert not re.search("待定|待补|暂无|示例|占位|测试|某某", row[column]), row
        assert len({row["condition"], row["handling_standard"], row["closing_condition"]}) == 3


def test_texts_suit_their_class() -> None:
    """Words that only belong to some classes do not stray into others."""
    belongs = {
        "井盖": "井盖",
        "点亮": "灯|天桥",
        "补种": "行道树",
        "花木": "花架",
        "粪": "化粪池|绿地",
        "燃气": "燃气",
        "电缆|触电|漏电": "电|灯|信息亭|监测站|信号设施|公房地下室|架空线缆",
        "摊贩": "游商",
    }
    names = {
        (r["kind"], r["code"]): r["label_zh"] for r in seed("12_class") if r["standard"] == OLD
    }
    met = set()
    for row in seed("41_filing_condition"):
        name = names[row["kind"], row["class_code"]]
        text = row["condition"] + row["handling_standard"] + row["closing_condition"]
        for words, allowed in belongs.items():
            if re.search(words, text):
                assert re.search(allowed, name), (name, text)
                met.add(words)
    assert met == set(belongs)


def test_standards_answer_their_condition() -> None:
    """Rust is treated where there is rust, dirt washed where there is dirt."""
    for row in seed("41_filing_condition"):
        condition, handling = row["condition"], row["handling_standard"]
        assert "除锈" not in handling or "锈" in condition, row
        assert not handling.startswith("擦洗") or re.search("污|洁|积灰|小广告", condition), row
        assert "拆除弃用的" not in handling or re.search("弃置|残桩", condition), row


def test_exactly_one_default_edition_says_that_it_is_one() -> None:
    (edition,) = seed("40_handbook_edition")
    assert edition["is_default"] == "true"
    assert "缺省" in edition["label_zh"] and "不是" in edition["note"] and "修订" in edition["note"]
    assert {r["edition"] for r in seed("41_filing_condition")} == {edition["code"]}


def test_limits_are_those_of_the_local_rules_with_the_same_name() -> None:
    """Joined by name: the rules use another numbering than the classes."""
    rules = defaultdict(set)
    for row in shared("handling_limits.csv"):
        if row["time_limit_unit"] in UNITS:
            limit = float(row["time_limit_value"]), UNITS[row["time_limit_unit"]]
            rules[row["kind"], row["small_name"]].add(limit)
    limits, compared = class_limits(), 0
    for row in shared("handling_limits_crosswalk_cjt214.csv"):
        if row["limits_small_name"]:
            ours = limits[row["kind"], row["cjt214_code"]]
            assert ours == rules[row["kind"], row["limits_small_name"]], row
            compared += 1
    assert compared == 99


def test_no_sentence_of_the_local_rules_is_copied() -> None:
    ours = "\n".join(
        row[column]
        for row in seed("41_filing_condition")
        for column in ("condition", "handling_standard", "closing_condition")
    )
    for row in shared("handling_limits.csv"):
        for part in [*re.split("[，。；;,]", row["filing_condition"]), row["filing_condition"]]:
            assert len(part) <= 8 or part not in ours, part


# -- demo district ---------------------------------------------------------------------------------


def test_divisions_hang_together() -> None:
    rows = seed("demo/divisions")
    levels = {r["code"]: r["level"] for r in rows}
    assert Counter(levels.values()) == {"street": 9, "town": 1, "community": 115}
    assert len(levels) == len(rows)
    for row in rows:
        if row["level"] == "community":
            assert re.fullmatch(r"130108\d{6}", row["code"]), row
            assert row["parent"] == row["code"][:9] and row["parent"] in levels, row
            assert row["name"].endswith(("社区", "村")), row
        else:
            assert re.fullmatch(r"130108\d{3}", row["code"]) and row["parent"] == "130108", row


# -- files -----------------------------------------------------------------------------------------


def owned_files() -> list[Path]:
    return [*sorted(SEED.glob("[1247]?_*.csv")), SEED / "demo" / "divisions.csv"]


@pytest.mark.parametrize("path", owned_files(), ids=lambda p: p.stem)
def test_files_are_utf8_with_line_feeds_and_square(path: Path) -> None:
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf") and b"\r" not in raw and raw.endswith(b"\n")
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle))
    assert len({len(row) for row in rows}) == 1
    assert all(cell == cell.strip() for row in rows for cell in row)


def test_generators_write_the_files_again(tmp_path: Path) -> None:
    """Who edits a list edits its generator: both say the same, byte for byte."""
    pytest.importorskip("pypinyin")
    pytest.importorskip("chinese_calendar")
    program = (
        "import sys, pathlib, csv_out; csv_out.SEED_DIR = pathlib.Path(sys.argv[1]);"
        "import classes, crosswalk, calendars, handbook, phrases, class_rules;"
        "modules = (classes, crosswalk, calendars, handbook, phrases, class_rules);"
        "[m.main() for m in modules]"
    )
    subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=ROOT / "scripts" / "seeds",
        check=True,
        capture_output=True,
    )
    written = sorted(tmp_path.glob("*.csv"))
    assert [p.name for p in written] == [p.name for p in owned_files()[:-1]]
    for path in written:
        assert path.read_bytes() == (SEED / path.name).read_bytes(), path.name
