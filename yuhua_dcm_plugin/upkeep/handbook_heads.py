"""The head of a handbook: which column is which, in one row or in two (表头).

大类代码|大类名称|小类代码|小类名称|处置单位|主管部门|立案条件|结案条件|处置时限, in any order,
spelled with blanks and line breaks, with other columns between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .limit_words import UNITS
from .name_keys import name_key
from .workbook import Merge, Row, Sheet

#: The nine columns of the workbook, in its order.
COLUMNS = (
    "big_code", "big_name", "small_code", "small_name", "department", "supervising",
    "condition", "closing", "limit",
)  # fmt: skip
_WORDS = "大类代码 大类名称 小类代码 小类名称 处置单位 主管部门 立案条件 结案条件 处置时限"
HEADS = dict(zip(COLUMNS, _WORDS.split()))
_SPELLINGS = {
    "big_code": ("大类代码", "大类编码", "大类编号", "大类码", "大类代号"),
    "big_name": ("大类名称", "大类", "大类名", "所属大类"),
    "small_code": ("小类代码", "小类编码", "小类编号", "小类码", "小类代号", "类别编码"),
    "small_name": ("小类名称", "小类", "小类名", "所属小类"),
    "department": ("处置单位", "处置部门", "责任单位", "责任主体", "处置责任单位", "责任部门",
                   "主责单位", "处置主体", "处理单位"),
    "supervising": ("主管部门", "监管主体", "主管单位", "监管部门", "监管单位", "监管责任单位"),
    "condition": ("立案条件", "立案标准", "上报标准", "立案规范", "立案条件标准"),
    "closing": ("结案条件", "结案标准", "结案规范", "结案条件标准"),
    "limit": ("处置时限", "处理时限", "处置期限", "办理时限", "处置时间", "处理时间", "时限"),
    "handling": ("处置标准", "处理标准", "处置要求"),
    "note": ("备注", "说明"),
    "kind": ("类型", "部件事件", "部事件", "部件或事件"),
}  # fmt: skip
_KNOWN = {spelling: column for column, many in _SPELLINGS.items() for spelling in many}
#: “大类” over “代码” and “名称”: the two halves of a head in two rows.
_NEEDED = ("condition", "limit")
_LOOKED_AT, _LEAST = 40, 4
_UNIT_IN_HEAD = re.compile(r"[(（]\s*(?:单位\s*[:：]?\s*)?([^()（）]+?)\s*[)）]")


@dataclass(frozen=True)
class Head:
    """Where the columns of a sheet are.

    :param first: number of the first row below the head
    :param columns: position by name of the column
    :param limit_unit: unit that the head of 处置时限 names, e.g. 工作日
    :param titles: what stands above the head
    """

    first: int
    columns: dict[str, int]
    limit_unit: str = ""
    titles: tuple[str, ...] = ()

    def cell(self, row: Row, column: str) -> str:
        """A cell as it stands; empty where there is no such column."""
        at = self.columns.get(column, -1)
        return row.cells[at] if 0 <= at < len(row.cells) else ""


def head_of(sheet: Sheet) -> Head | None:
    """The head of a sheet; None where it has none."""
    seen: list[str] = []
    rows = sheet.rows[:_LOOKED_AT]
    for at, row in enumerate(rows):
        head = _head_at(sheet, rows, at)
        if head is not None:
            return Head(*head, tuple(seen))
        seen += [cell.strip() for cell in row.cells if cell.strip()]
    return None


def missing_heads(sheet: Sheet) -> list[str]:
    """Which of the nine heads a sheet lacks, by the row that has most of them."""
    best = max((_columns(row.cells) for row in sheet.rows[:_LOOKED_AT]), key=len, default={})
    return [HEADS[column] for column in COLUMNS if column not in best]


def is_head(row: Row) -> bool:
    """Whether a row repeats the head, as a new page does."""
    return len(_columns(row.cells)) >= _LEAST


def is_half_head(row: Row) -> bool:
    """Whether a row is the lower half of a head in two rows, repeated with it."""
    words = [name_key(cell) for cell in row.cells if cell.strip()]
    return bool(words) and all(word in {"代码", "编码", "名称"} or word in _KNOWN for word in words)


def _head_at(sheet: Sheet, rows: Sequence[Row], at: int) -> tuple[int, dict[str, int], str] | None:
    row = rows[at]
    below = rows[at + 1] if at + 1 < len(rows) else None
    single = _columns(row.cells)
    double: dict[str, int] = {}
    if below is not None and len(single) > 1:
        double = _columns(_joined(row, below, sheet.merges))
    if below is not None and len(double) > len(single) and _is_whole(double):
        return below.number + 1, double, _unit(double, (row, below))
    if _is_whole(single):
        return row.number + 1, single, _unit(single, (row,))
    return None


def _is_whole(columns: dict[str, int]) -> bool:
    named = "small_name" in columns or "small_code" in columns
    return named and len(columns) >= _LEAST and all(each in columns for each in _NEEDED)


def _columns(cells: Iterable[str]) -> dict[str, int]:
    """Known columns by name; the first of two with the same head counts."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        column = _column(cell)
        if column:
            found.setdefault(column, at)
    return found


def _column(cell: str) -> str:
    if not cell or len(cell) > 40:
        return ""
    key = name_key(cell)
    return _KNOWN.get(key) or _KNOWN.get(name_key(_UNIT_IN_HEAD.sub("", cell)), "")


def _joined(upper: Row, lower: Row, merges: Sequence[Merge]) -> list[str]:
    """The two halves of each head: 大类 over 代码 is 大类代码."""
    width = max(len(upper.cells), len(lower.cells))
    joined = []
    for at in range(width):
        below = lower.cells[at].strip() if at < len(lower.cells) else ""
        above = _above(upper, at, merges, below)
        joined.append(below if _column(below) else above + below)
    return joined


def _above(upper: Row, at: int, merges: Sequence[Merge], below: str) -> str:
    own = upper.cells[at].strip() if at < len(upper.cells) else ""
    if own or not below:
        return own
    for merge in merges:
        if merge.top == upper.number and merge.left <= at <= merge.right:
            return upper.cells[merge.left].strip() if merge.left < len(upper.cells) else ""
    return ""


def _unit(columns: dict[str, int], rows: Iterable[Row]) -> str:
    at = columns["limit"]
    for row in rows:
        found = _UNIT_IN_HEAD.search(row.cells[at]) if at < len(row.cells) else None
        if found is not None and found[1] in UNITS:
            return found[1]
    return ""
