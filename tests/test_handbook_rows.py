"""Rows of a handbook: heads found, blanks carried, classes and departments certain or asked."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import handbookgen as gen
import pytest
from hypothesis import given
from hypothesis import strategies as st
from seedbook import seed

from yuhua_dcm_plugin.upkeep.class_finder import AliasRow, ClassFinder, ClassRow, Crossing
from yuhua_dcm_plugin.upkeep.department_finder import (
    DepartmentAlias,
    DepartmentFinder,
    DepartmentRow,
)
from yuhua_dcm_plugin.upkeep.handbook_rows import Tally, Understanding
from yuhua_dcm_plugin.upkeep.limit_words import WORDS
from yuhua_dcm_plugin.upkeep.workbook import Merge, Row, Sheet, Workbook, open_workbook

OLD, NATIONAL = "CJ/T 214-2007", "GB/T 30428.2-2013"
REAL = Path(__file__).parent.parent.parent / "shared" / "data" / "codes" / "handling_limits.csv"
DEPARTMENTS = [
    DepartmentRow("CG01", "裕华区城市管理局", "城管局"),
    DepartmentRow("SZ01", "裕华区市政设施管理所", "市政所"),
    DepartmentRow("HW01", "裕华区环境卫生管理所", "环卫所"),
]
ALIASES = [DepartmentAlias("市政处", "SZ01"), DepartmentAlias("权属单位", None)]


def class_finder(read_as: str = "") -> ClassFinder:
    big = {(r["standard"], r["kind"], r["code"]): r["label_zh"] for r in seed("11_big_class")}
    return ClassFinder(
        [
            ClassRow(
                r["standard"],
                r["kind"],
                r["code"],
                r["label_zh"],
                big[r["standard"], r["kind"], r["big_code"]],
            )
            for r in seed("12_class")
        ],
        [AliasRow(r["standard"], r["kind"], r["alias"], r["code"]) for r in seed("81_class_alias")],
        [
            Crossing(
                r["kind"], r["standard"], r["code"], r["to_standard"], r["to_code"], r["relation"]
            )
            for r in seed("13_class_crosswalk")
        ],
        OLD,
        read_as,
    )


def understood(sheets: Sequence[Sheet], read_as: str = "") -> tuple[list[dict[str, Any]], Tally]:
    tally = Tally()
    reader = Understanding(class_finder(read_as), DepartmentFinder(DEPARTMENTS, ALIASES))
    rows = list(reader.rows(Workbook("手册.xlsx", "xlsx", tuple(sheets)), tally))
    # Nothing is lost: what stands below the head is a row, or told as none.
    assert tally.read == len(rows) + sum(tally.no_row.values())
    assert tally.rows == len(rows)
    return rows, tally


def sheet(rows: Iterable[Sequence[str]], name: str = "部件", merges: Sequence[Merge] = ()) -> Sheet:
    first = [Row(1, ("裕华区立案、处置和结案标准",)), Row(2, gen.HEADS)]
    below = [Row(at, tuple(row)) for at, row in enumerate(rows, 3) if any(row)]
    return Sheet(name, [*first, *below], tuple(merges))


def one(*cells: str, name: str = "部件", read_as: str = "") -> dict[str, Any]:
    (row,), _tally = understood([sheet([cells], name)], read_as)
    return row


def keys(row: dict[str, Any]) -> list[str]:
    return [question["key"] for question in row["questions"]]


GOOD = ("01", "公用设施类", "02", "污水井盖", "市政所", "城管局", "缺失", "恢复", "2工作日")


def test_a_plain_row() -> None:
    row = one(*GOOD)
    assert row == {
        "row_no": 3, "sheet": "部件", "cells": list(GOOD), "class_standard": OLD,
        "kind": "component", "class_code": "0102", "condition": "缺失",
        "closing_condition": "恢复", "handling_standard": "", "department_code": "SZ01",
        "supervising_department": "CG01", "no_limit": False, "limit_words": "2工作日",
        "note": None, "questions": [],
        "limits": [{"grade": "B", "area_type": 0, "step": 1, "step_label": None, "amount": 2,
                    "unit": "work_day"}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("big", "small"),
    [
        ("1", "2"), ("01", "02"), ("1", "02"), ("01", "2"), ("", "0102"), ("01", "0102"),
        ("1.0", "2.0"), ("１", "２"), ("1", "102"), ("", "102"), ("", "02"),
    ],
)  # fmt: skip
def test_codes_in_every_spelling(big: str, small: str) -> None:
    row = one(big, "公用设施", small, "污水井盖", "", "", "缺失", "恢复", "2工作日")
    assert (row["class_code"], row["questions"]) == ("0102", [])


def test_trailing_line_breaks_are_trimmed_and_kept_as_they_came() -> None:
    row = one(*(f"{cell}\n" for cell in GOOD))
    assert row["questions"] == []
    assert (row["condition"], row["closing_condition"]) == ("缺失", "恢复")
    assert row["cells"][6] == "缺失\n"


def test_blanks_carry_forward_but_not_into_a_new_big_class() -> None:
    rows, _tally = understood([sheet([
        GOOD,
        ("", "", "", "", "", "", "破损", "修复", "4工作时"),
        ("", "", "03", "雨水井盖", "", "", "缺失", "恢复", "2工作日"),
        ("02", "道路交通类", "01", "停车场", "", "", "脏", "清洁", "1工作日"),
        ("", "", "", "", "环卫所", "", "破损", "修复", "4工作时"),
    ])])  # fmt: skip
    assert [(r["class_code"], r["department_code"]) for r in rows] == [
        ("0102", "SZ01"), ("0102", "SZ01"), ("0103", "SZ01"), ("0201", None), ("0201", "HW01"),
    ]  # fmt: skip
    assert all(r["questions"] == [] for r in rows)
    assert rows[1]["cells"][:6] == [""] * 6


def test_a_new_name_without_a_number_does_not_get_the_number_before_it() -> None:
    rows, _tally = understood([sheet([
        GOOD, ("", "", "", "雨水井盖", "", "", "缺失", "恢复", "2工作日"),
        ("", "", "04", "", "", "", "堵塞", "疏通", "2工作日"),
        ("", "", "04", "雨水箅子", "", "", "破损", "疏通", "2工作日"),
        ("", "", "", "雨水箅子", "", "", "缺失", "疏通", "2工作日"),
    ])])  # fmt: skip
    assert [r["class_code"] for r in rows] == ["0102", None, None, "0104", "0104"]
    assert keys(rows[1]) == ["no_class_code"] and keys(rows[2]) == ["unknown_class"]
    assert rows[1]["questions"][0]["suggestions"][0]["class_code"] == "0103"
    assert rows[2]["questions"][0]["suggestions"][0]["class_code"] == "0104"


def test_merged_cells_of_conditions_and_limits_carry_too() -> None:
    rows, _tally = understood([sheet(
        [GOOD, ("", "", "", "", "", "", "破损", "", ""), ("", "", "", "", "", "", "倾斜", "", "")],
        merges=[Merge(3, 7, 4, 7), Merge(3, 8, 4, 8)],
    )])  # fmt: skip
    assert rows[1]["closing_condition"] == "恢复" and rows[1]["questions"] == []
    assert rows[1]["cells"][7:] == ["恢复", "2工作日"]
    assert keys(rows[2]) == ["no_limit"]
    assert rows[2]["questions"][0]["suggestions"] == [{"no_limit": True}]


def test_merges_over_the_whole_sheet_cost_nothing() -> None:
    """Thousands of merged cells over a million rows each, as only a faulty file has them."""
    merges = [Merge(3, column, 1_048_576, column) for column in range(9)] * 5000
    rows, _tally = understood(
        [sheet([GOOD, ("", "", "", "", "", "", "破损", "", "")], merges=merges)]
    )
    assert rows[1]["condition"] == "破损" and rows[1]["closing_condition"] == "恢复"


def test_department_merged_over_both_columns() -> None:
    row = ("01", "公用设施类", "02", "污水井盖", "城管局", "", "缺失", "恢复", "2工作日")
    (found,), _tally = understood([sheet([row], merges=[Merge(3, 4, 3, 5)])])
    assert (found["department_code"], found["supervising_department"]) == ("CG01", "CG01")
    assert found["cells"][5] == "城管局"


def test_heads_in_another_order_spelled_otherwise_with_more_columns() -> None:
    heads = (
        "序号",
        "小类\n名称",
        " 小类 代码 ",
        "大类名称",
        "大类编码",
        "处置时限（工作日）",
        "立案标准",
        "结案标准",
        "备注",
        "责任主体",
        "监管主体",
        "处置标准",
    )
    data = (
        "1",
        "污水井盖",
        "2",
        "公用设施类",
        "1",
        "3",
        "缺失",
        "恢复",
        "注",
        "市政所",
        "城管局",
        "补盖",
    )
    rows, tally = understood([Sheet("部件", [Row(1, ("标题",)), Row(2, heads), Row(3, data)])])
    (row,) = rows
    assert row["questions"] == [] and row["class_code"] == "0102"
    assert row["limits"][0]["amount"] == 3 and row["limits"][0]["unit"] == "work_day"
    assert (row["note"], row["handling_standard"]) == ("注", "补盖")
    assert row["cells"] == [
        "1",
        "公用设施类",
        "2",
        "污水井盖",
        "市政所",
        "城管局",
        "缺失",
        "恢复",
        "3",
    ]
    assert tally.sheets == ["部件"]


def test_a_head_in_two_rows() -> None:
    upper = ("大类", "", "小类", "", "处置单位", "主管部门", "立案条件", "结案条件", "处置时限")
    lower = ("代码", "名称", "代码", "名称", "", "", "", "", "")
    merges = [Merge(2, 0, 2, 1), Merge(2, 2, 2, 3), *(Merge(2, n, 3, n) for n in range(4, 9))]
    found = Sheet("部件", [Row(1, ("标题",)), Row(2, upper), Row(3, lower), Row(4, GOOD),
                         Row(5, upper), Row(6, lower), Row(7, GOOD)], tuple(merges))  # fmt: skip
    rows, tally = understood([found])
    assert [row["class_code"] for row in rows] == ["0102", "0102"]
    assert tally.no_row == Counter(head_again=2)


def test_the_head_twice_and_again_in_the_middle() -> None:
    rows, tally = understood([Sheet("部件", [
        Row(1, ("标题",)), Row(2, gen.HEADS), Row(3, gen.HEADS), Row(4, GOOD), Row(5, gen.HEADS),
        Row(6, GOOD),
    ])])  # fmt: skip
    assert len(rows) == 2 and tally.no_row == Counter(head_again=2)


def test_totals_remarks_and_headings_are_told_as_no_rows() -> None:
    rows, tally = understood([sheet([
        ("一、公用设施类", "", "", "", "", "", "", "", ""),
        ("", "", "02", "污水井盖", "", "", "缺失", "恢复", "2工作日"),
        ("合计", "", "", "", "", "", "", "", "1 条"),
        ("注：以上时限自派遣时起算。", "", "", "", "", "", "", "", ""),
        ("制表人：张三", "", "", "审核人：李四", "", "", "", "", ""),
        ("以上标准由区数字化城市管理监督指挥中心负责解释，自发布之日起施行，原标准同时废止。",),
        ("", "", "", "", "", "", "", "", "", "表外的字"),
    ])])  # fmt: skip
    assert [row["class_code"] for row in rows] == ["0102"]
    assert tally.no_row == Counter(section=1, total=1, note=3, outside=1)


def test_a_class_without_a_condition_is_asked() -> None:
    row = one("01", "公用设施类", "02", "污水井盖", "", "", "", "", "")
    assert row["class_code"] == "0102" and keys(row) == ["no_condition", "no_limit"]
    assert "0102 污水井盖" in row["questions"][0]["subject"]


def test_kinds_come_from_the_sheet_a_column_or_the_class_itself() -> None:
    event = ("02", "宣传广告类", "01", "非法小广告", "", "", "有", "无", "1工作日")
    assert one(*event, name="事件")["kind"] == "event"
    assert one(*event, name="Sheet1")["kind"] == "event"
    assert one(*GOOD, name="Sheet1")["kind"] == "component"
    wrong = one(*event, name="部件")
    assert wrong["class_code"] is None and wrong["kind"] == "component"
    heads = (*gen.HEADS, "类型")
    rows, _tally = understood([Sheet("总表", [Row(1, heads), Row(2, (*event, "事件"))])])
    assert rows[0]["kind"] == "event"


def test_headings_may_turn_from_components_to_events() -> None:
    rows, tally = understood([sheet([
        GOOD, ("事件部分", "", "", "", "", "", "", "", ""),
        ("02", "宣传广告类", "01", "非法小广告", "", "", "有", "无", "1工作日"),
    ])])  # fmt: skip
    assert [row["kind"] for row in rows] == ["component", "event"]
    assert tally.no_row == Counter(section=1)


def test_sheets_left_aside_are_told() -> None:
    hidden = Sheet("旧版", sheet([GOOD]).rows, (), True)
    other = Sheet("说明", [Row(1, ("使用说明",)), Row(2, ("立案条件", "小类名称"))])
    rows, tally = understood([sheet([GOOD]), hidden, other, Sheet("空")])
    assert len(rows) == 1
    assert [(name, why, count) for name, why, count, _lacks in tally.left_aside] == [
        ("旧版", "hidden", 3), ("说明", "no_head", 2), ("空", "empty", 0),
    ]  # fmt: skip
    assert "处置时限" in tally.left_aside[1][3] and "立案条件" not in tally.left_aside[1][3]


def test_hidden_rows_and_columns_are_read_and_told() -> None:
    found = Sheet("部件", [Row(1, gen.HEADS), Row(2, GOOD, True)], (), False, (5, 30))
    rows, tally = understood([found])
    assert len(rows) == 1 and tally.hidden_rows == 1 and tally.hidden_columns == ["主管部门"]


def test_a_formula_without_a_value_is_asked_cell_by_cell() -> None:
    found = Sheet("部件", [Row(1, gen.HEADS), Row(2, (*GOOD[:8], ""), False, (8,)),
                         Row(3, (*GOOD[:6], "", "", ""), False, (6, 8))])  # fmt: skip
    rows, _tally = understood([found])
    assert keys(rows[0]) == ["formula", "no_limit"]
    assert rows[0]["questions"][0]["subject"] == "部件 2 处置时限"
    assert [q["subject"] for q in rows[1]["questions"][:2]] == [
        "部件 3 立案条件",
        "部件 3 处置时限",
    ]


def test_texts_too_long_are_asked_and_not_cut() -> None:
    row = one(*GOOD[:6], "长" * 801, "恢复", "2工作日")
    assert keys(row) == ["no_condition"] and row["condition"] is None
    assert row["cells"][6] == "长" * 801


# --- classes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "kind", "key", "suggested"),
    [
        (("01", "公用设施", "14", "园林井盖"), "部件", "other_standard", None),
        (("01", "市容环境", "14", "道路遗撒"), "事件", "other_standard", "道路遗撒"),
        (("05", "突发事件", "02", "燃气管道破裂"), "事件", "other_standard", "燃气管道破裂"),
        (("01", "市容环境", "99", "道路遗撒"), "事件", "class_by_name_only", "道路遗撒"),
        (("01", "市容环境", "A1", "道路遗撒"), "事件", "class_by_name_only", "道路遗撒"),
        (("01", "市容环境", "", "道路遗撒"), "事件", "no_class_code", "道路遗撒"),
        (("01", "公用设施", "02", "违法之物"), "部件", "unknown_class", "污水井盖"),
        (("01", "公用设施", "02", ""), "部件", "unknown_class", "污水井盖"),
        (("01", "公用设施", "98", "污水井盖板"), "部件", "unknown_class", "污水井盖"),
        (("", "", "", "河东驿站"), "部件", "unknown_class", None),
    ],
)  # fmt: skip
def test_classes_that_are_asked(
    cells: tuple[str, ...], kind: str, key: str, suggested: str | None
) -> None:
    row = one(*cells, "", "", "缺失", "恢复", "2工作日", name=kind)
    assert keys(row) == [key] and row["class_code"] is None
    names = {
        (r["kind"], r["code"]): r["label_zh"] for r in seed("12_class") if r["standard"] == OLD
    }
    offered = [names[s["kind"], s["class_code"]] for s in row["questions"][0]["suggestions"]]
    assert all(s["class_standard"] == OLD for s in row["questions"][0]["suggestions"])
    if suggested is None:
        assert suggested not in offered
    else:
        assert offered[0] == suggested


def test_a_number_of_2013_is_read_where_that_was_chosen() -> None:
    cells = ("05", "突发事件", "02", "燃气管道破裂", "", "", "泄漏", "抢修", "1紧急工作时")
    row = one(*cells, name="事件", read_as=NATIONAL)
    (code,) = [r["code"] for r in seed("12_class") if r["standard"] == OLD
               and r["label_zh"] == "燃气管道破裂"]  # fmt: skip
    assert (row["class_standard"], row["class_code"], row["questions"]) == (OLD, code, [])


def test_renamed_classes_are_sure_and_the_nearest_are_asked() -> None:
    national = {(r["kind"], r["code"]): r["label_zh"] for r in seed("12_class")
                if r["standard"] == NATIONAL}  # fmt: skip
    seen: Counter[str] = Counter()
    answers = Counter(
        (r["kind"], r["to_code"])
        for r in seed("13_class_crosswalk")
        if r["to_standard"] == NATIONAL
    )
    for r in seed("13_class_crosswalk"):
        if r["to_standard"] != NATIONAL or answers[r["kind"], r["to_code"]] > 1:
            continue
        kind = "部件" if r["kind"] == "component" else "事件"
        name = national[r["kind"], r["to_code"]]
        row = one(
            "", "", r["to_code"], name, "", "", "甲", "乙", "1天", name=kind, read_as=NATIONAL
        )
        sure = r["relation"] in {"same_name", "renamed"}
        assert (row["class_code"] == r["code"]) == sure, r
        assert keys(row) == ([] if sure else ["other_standard"]), r
        seen[r["relation"]] += 1
    assert seen["renamed"] > 5 and seen["same_name"] > 90 and seen["nearest"] + seen["split"] > 3


def test_the_same_number_in_two_standards_is_never_taken_by_itself() -> None:
    """Every number that two standards give to different classes, in both directions."""
    by: dict[str, dict[tuple[str, str], str]] = {OLD: {}, NATIONAL: {}}
    for r in seed("12_class"):
        if r["standard"] in by:
            by[r["standard"]][r["kind"], r["code"]] = r["label_zh"]
    alias = {
        (r["kind"], r["alias"]): r["code"] for r in seed("81_class_alias") if r["standard"] == OLD
    }
    traps = [
        place for place in by[OLD] if by[NATIONAL].get(place, by[OLD][place]) != by[OLD][place]
    ]
    assert len(traps) > 40
    for kind, code in traps:
        name = by[NATIONAL][kind, code]
        row = one("", "", code, name, "", "", "甲", "乙", "1天",
                  name="部件" if kind == "component" else "事件")  # fmt: skip
        assert row["class_code"] is None or alias.get((kind, name)) == code, (code, name)
        assert row["class_code"] is not None or keys(row) == ["other_standard"], (code, name)


def test_an_alias_with_its_number_is_sure() -> None:
    assert (
        one("01", "公用设施", "14", "不明井盖", "", "", "甲", "乙", "1天")["class_code"] == "0114"
    )


# --- departments -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "suggested"),
    [
        ("市政所", "SZ01", None),
        (" 市政所\n", "SZ01", None),
        ("裕华区市政设施管理所", "SZ01", None),
        ("sz01", "SZ01", None),
        ("市政处", "SZ01", None),
        ("权属单位", None, None),
        ("", None, None),
        ("市政处、环卫所", None, ["SZ01", "HW01"]),
        ("市政所/城管局", None, ["SZ01", "CG01"]),
        ("石家庄市裕华区环境卫生管理所", None, ["HW01"]),
        ("交警", None, []),
    ],
)
def test_departments(text: str, code: str | None, suggested: list[str] | None) -> None:
    row = one(*GOOD[:4], text, "", *GOOD[6:])
    assert row["department_code"] == code
    if suggested is None:
        assert row["questions"] == []
    else:
        (asked,) = row["questions"]
        assert (asked["key"], asked["subject"], asked["field"]) == (
            "unknown_department", text.strip(), "department_code",
        )  # fmt: skip
        assert [each["department_code"] for each in asked["suggestions"]] == suggested


def test_the_same_words_in_both_columns_are_asked_for_both() -> None:
    row = one(*GOOD[:4], "交警队", "交警队", *GOOD[6:])
    assert [q["field"] for q in row["questions"]] == ["department_code", "supervising_department"]


# --- properties and the real thing -------------------------------------------------------------

cell = st.one_of(
    st.sampled_from(
        [*gen.HEADS, *GOOD, "合计", "注：", "一、道路", "02", "1", "", "", "", "-1", "尽快"]
    ),
    st.text(max_size=6),
)


@given(st.lists(st.lists(cell, min_size=1, max_size=11), max_size=12))
def test_no_row_is_ever_lost(rows: list[list[str]]) -> None:
    """Whatever stands below the head: imported, asked, or told as no row (see `understood`)."""
    found, _tally = understood([sheet(rows)])
    for row in found:
        certain = row["class_code"] and row["condition"] and (row["limits"] or row["no_limit"])
        assert certain or row["questions"]


def test_a_real_handbook_is_understood(tmp_path: Path) -> None:
    """The public rows of another city, as its workbook has them."""
    if not REAL.exists():
        pytest.skip("needs ../shared/data/codes/handling_limits.csv")
    with REAL.open(encoding="utf-8-sig", newline="") as file:
        real = [row for row in csv.DictReader(file) if row["small_code"]]
    sheets = []
    for kind, name in (("component", "部件"), ("event", "事件")):
        rows: list[list[Any]] = []
        for row in real:
            if row["kind"] == kind:
                big, small = int(row["small_code"][:2]), row["small_code"][2:]
                limit = row["time_limit_value"] + row["time_limit_unit"]
                rows.append(
                    [
                        big,
                        row["big_name"],
                        small,
                        row["small_name"],
                        "",
                        "",
                        row["filing_condition"] + "\n",
                        row["closing_condition"],
                        limit,
                    ]
                )
        sheets.append(gen.handbook(blanked(rows), name))
    book = open_workbook(gen.write_xlsx(tmp_path / "手册.xlsx", sheets))
    found, tally = understood(book.sheets, NATIONAL)
    assert len(found) == len(real) == tally.read
    # Each limit is the one of the table, whatever its class is.
    units = {**{word: unit for unit, word in WORDS.items()}, "自然小时": "urgent_hour"}
    truth = [row for kind in ("component", "event") for row in real if row["kind"] == kind]
    for row, of in zip(found, truth):
        (limit,) = row["limits"]
        told = (float(of["time_limit_value"]), units[of["time_limit_unit"]])
        assert (limit["amount"], limit["unit"]) == told
        assert row["condition"] == of["filing_condition"]
    # The others are classes of that city alone, or have no counterpart of 2007: asked.
    sure = [row for row in found if not row["questions"]]
    assert len(sure) > 230
    asked = Counter(key for row in found for key in keys(row))
    assert set(asked) <= {"other_standard", "unknown_class", "class_by_name_only"}


def blanked(rows: list[list[Any]]) -> list[list[Any]]:
    """The rows with what repeats left blank, as the workbook has it."""
    shown: list[list[Any]] = []
    before: list[Any] = [None] * 9
    for row in rows:
        same_class = row[:4] == before[:4]
        shown.append([*(["", "", "", ""] if same_class else row[:4]), *row[4:]])
        before = row
    return shown


def test_shuffled_columns_say_the_same() -> None:
    dice = random.Random(3)
    rows = [GOOD, ("", "", "", "", "", "", "破损", "修复", "4工作时")]
    plain, _tally = understood([sheet(rows)])
    for _ in range(20):
        order = dice.sample(range(9), 9)
        shuffled = [tuple(row[at] for at in order) for row in (gen.HEADS, *rows)]
        found = Sheet("部件", [Row(n, row) for n, row in enumerate(shuffled, 2)])
        assert understood([found])[0] == plain
