"""Columns of many surveys become ours or stay what they are, and never the wrong field."""

from __future__ import annotations

import os
import random

import pytest
from schemas import sample, schemas
from seedbook import OLD, book

from yuhua_dcm_plugin.census.classes import ClassTexts
from yuhua_dcm_plugin.census.column_names import meanings_of
from yuhua_dcm_plugin.census.guessing import guess
from yuhua_dcm_plugin.census.mapping import Read
from yuhua_dcm_plugin.census.mapping_words import words_of

ALL = schemas()
SOAK = int(os.environ.get("DCM_SOAK", "0"))
#: Codes built otherwise are left alone, and that is told.
TOLD = {("code17", "标识码")}


def found(read: Read) -> dict[str, str]:
    """Our field by column; codes that the class is read from as well are codes."""
    ours = {**read.mapping.columns}
    if any(remark.key == "class_from_codes" for remark in read.remarks):
        del ours["class_code"]
    return {column: field for field, several in ours.items() for column in several}


@pytest.mark.parametrize(("name", "columns"), ALL, ids=[name for name, _ in ALL])
def test_columns_of_surveys_are_found(name: str, columns: list[tuple[str, str, str]]) -> None:
    read = guess([column for column, _, _ in columns], sample(columns), book(), geometry=True)
    wanted = {column: field for column, _, field in columns if field}
    told = {column for column in wanted if (name, column) in TOLD}
    assert found(read) == {column: f for column, f in wanted.items() if column not in told}
    assert {remark.parameters["column"] for remark in read.remarks} >= told


def _cut(name: str, codec: str) -> str:
    return name.encode(codec)[:10].decode(codec, "ignore")


_WAYS = (
    lambda name: f" {name} ",
    lambda name: f"{name}_1",
    lambda name: name.lower(),
    lambda name: name.upper(),
    lambda name: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name),
    lambda name: f"*{name}",
    lambda name: f"\ufeff{name}",
    lambda name: f"{name}（必填）",
    lambda name: _cut(name, "gb18030"),
    lambda name: _cut(name, "utf-8"),
)


@pytest.mark.parametrize("seed", range(SOAK or 60))
def test_names_written_otherwise_never_mean_another_field(seed: int) -> None:
    dice = random.Random(seed)
    name, columns = dice.choice(ALL)
    ways = [dice.choice(_WAYS) for _ in columns] if seed % 2 else [dice.choice(_WAYS)] * 99
    changed = [way(column) for way, (column, _, _) in zip(ways, columns)]
    if len(set(changed)) < len(changed):
        return  # cut names fall together
    rows = sample(columns, dice.choice((0, 1, 5, 50)), seed)
    read = guess(changed, rows, book(), geometry=bool(seed % 5))
    meant = dict(zip(changed, columns))
    wrong = {
        column: field
        for column, field in found(read).items()
        if field != meant[column][2] and not _as_good(field, *meant[column], rows)
    }
    assert not wrong, (name, changed)


def _as_good(field: str, column: str, kind: str, meant: str, rows: list[list[str]]) -> bool:
    """Whether a column may be that field as well, where a better one has got another name."""
    if {field, meant} <= {"name", "class_name", "component_code"} and kind in ("small", "own"):
        return True
    if field in ("x", "y") and kind in ("xm", "ym", "xd", "yd"):
        return True
    if field == "note" or (kind == "person" and field.endswith("department")):
        return True  # 养护单 of 养护单位联系人: whose department is unknown, is a fault of its row
    return not meant and (not rows or meanings_of(column).get(field, (0, 0))[0] == 1.0)


# -- the class where no column holds it ------------------------------------------------------------


@pytest.mark.parametrize(
    ("titles", "text"),
    [
        (["0402行道树"], "行道树"), (["路灯"], "路灯"), (["ludeng"], "路灯"),
        (["xingdaoshu_point"], "行道树"),
        (["裕华区路灯普查数据2024"], "路灯"), (["路灯_点"], "路灯"), (["行道树（一）"], "行道树"),
        (["data", "data.shp", "路灯", "成果.zip"], "路灯"), (["0118-路灯-20240305"], "路灯"),
        (["给水井盖"], "上水井盖"), (["石家庄市裕华区_公交站亭_面"], "公交站亭"),
        (["部件"], ""), (["0118"], ""), (["20240305"], ""), (["point"], ""),
        (["路灯和行道树_路灯_行道树"], ""),
        (["census"], ""), (["裕华区"], ""), ([""], ""), (["a", "b"], ""),
    ],
)  # fmt: skip
def test_the_name_of_a_file_tells_its_class(titles: list[str], text: str) -> None:
    rows = [["槐安东路1号", "铸铁"]] * 9
    read = guess(["位置", "材质"], rows, book(), geometry=True, titles=titles)
    told = read.mapping.constants.get("class_name", "")
    assert book().resolve(OLD, ClassTexts(None, None, told)).text == text
    assert [remark.key for remark in read.remarks] == ["class_from_title"] * bool(text)
    named = guess(["小类名称"], [["垃圾箱"]] * 9, book(), geometry=True, titles=titles)
    assert named.mapping.constants == {}


def test_codes_tell_the_class_before_the_name_of_the_file() -> None:
    rows = [[f"1301080118{n:06}", "x"] for n in range(30)]
    read = guess(["标识码", "材质"], rows, book(), geometry=True, titles=["行道树"])
    assert read.mapping.columns["class_code"] == ("标识码",)
    assert read.mapping.constants == {}
    assert [remark.key for remark in read.remarks] == ["class_from_codes"]
    assert book().resolve(OLD, ClassTexts(None, rows[0][0], None)).text == "路灯"


@pytest.mark.parametrize("text", ["1.30108E+15", "130108011800001", "130108011800000123"])
def test_codes_with_lost_digits_stay_codes_and_are_faults(text: str) -> None:
    read = guess(["标识码", "小类"], [[text, "路灯"]] * 30, book(), geometry=True)
    assert read.mapping.columns["component_code"] == ("标识码",)


def test_a_column_that_holds_not_what_it_says_is_told() -> None:
    read = guess(["部件编号", "小类"], [["LD-001", "路灯"]] * 30, book(), geometry=True)
    assert "component_code" not in read.mapping.columns
    assert [(x.key, x.parameters["column"]) for x in read.remarks] == [
        ("values_unlike", "部件编号")
    ]
    assert "LD-001" in words_of(read.remarks[0])


def test_codes_that_a_sheet_has_rounded_are_no_codes() -> None:
    rows = [[f"1301080118000{n:02}0", "路灯"] for n in range(30)]
    read = guess(["标识码", "小类"], rows, book(), geometry=True)
    assert "component_code" not in read.mapping.columns
    assert [remark.key for remark in read.remarks] == ["codes_rounded"]
    few = guess(["标识码", "小类"], rows[:4], book(), geometry=True)
    assert few.mapping.columns["component_code"] == ("标识码",)


def test_a_column_of_unclear_days_is_told() -> None:
    read = guess(["普查日期", "小类"], [["05-03-2024", "路灯"]] * 9, book(), geometry=True)
    assert read.mapping.dates == {}
    assert [(x.key, x.parameters["example"]) for x in read.remarks] == [
        ("dates_ambiguous", "05-03-2024")
    ]


def test_a_column_of_clear_days_tells_the_order_of_later_ones() -> None:
    read = guess(["普查日期", "小类"], [["13/03/2024", "路灯"]] * 9, book(), geometry=True)
    assert read.mapping.dates == {"surveyed_on": "dmy"}
