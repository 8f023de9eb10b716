"""What a blank cell of a handbook means: the one above, where it was merged or left out (向下沿用).

Blank cells of 大类 to 主管部门 carry forward, but never across a new big class, and a new number
without a name (or the other way round) does not get those of the class before it.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from .handbook_heads import COLUMNS, Head
from .name_keys import name_key
from .workbook import Merge, Row, Sheet

#: The columns whose blanks mean what stands above.
CARRIED = COLUMNS[:6]
_BIG, _SMALL = ("big_code", "big_name"), ("small_code", "small_name")
_WHO = ("department", "supervising")


class Carried(NamedTuple):
    """A row with what carries forward.

    :param texts: the nine cells by name of their column, trimmed, as they count
    :param cells: the nine cells as they came; blank where carrying alone gives what counts
    """

    row: Row
    texts: dict[str, str]
    cells: tuple[str, ...]


class Carrier:
    """Carries forward row by row."""

    def __init__(self, sheet: Sheet, head: Head) -> None:
        self._head = head
        self._merged = _Merges(sheet, head)
        self._last: dict[str, str] = {}

    def take(self, row: Row) -> Carried:
        """The next row that holds a condition or a class."""
        raw = {column: self._head.cell(row, column) for column in COLUMNS}
        filled = {column: raw[column].strip() or self._merged.text(row, column)
                  for column in COLUMNS}  # fmt: skip
        texts = carried(filled, self._last)
        plain = carried({column: raw[column].strip() for column in COLUMNS}, self._last)
        cells = tuple(
            raw[column] if raw[column].strip() or plain[column] == texts[column] else texts[column]
            for column in COLUMNS
        )
        self._last = {column: texts[column] for column in CARRIED}
        return Carried(row, texts, cells)

    def begin_big(self, name: str) -> None:
        """A heading between the rows names the next big class."""
        self._last = {"big_name": name}


def carried(given: dict[str, str], before: dict[str, str]) -> dict[str, str]:
    """Texts of a row with what carries forward from the one before it.

    :param given: the nine texts, trimmed
    :param before: the first six of the row before, as they count
    """
    last = {} if _is_new(given, before, _BIG) else before
    found = dict(given)
    for column in (*_BIG, *_WHO):
        found[column] = given[column] or last.get(column, "")
    if not _is_new(given, last, _SMALL):
        for column in _SMALL:
            found[column] = given[column] or last.get(column, "")
    return found


def _is_new(given: dict[str, str], last: dict[str, str], pair: tuple[str, str]) -> bool:
    """Whether number or name say something else than before."""
    said = [column for column in pair if given[column]]
    if not said:
        return False
    return any(not same_words(given[column], last.get(column, "")) for column in said)


def same_words(one: str, other: str) -> bool:
    """Whether two cells say the same: 2 is 02."""
    if one.isdecimal() and other.isdecimal():
        return int(one) == int(other)
    return name_key(one) == name_key(other)


class _Merges:
    """Texts of merged cells below or beside the one that holds them.

    Only what is merged down one column counts, or over 处置单位 and 主管部门 together: a note over
    the whole width is no cell of each column.
    """

    def __init__(self, sheet: Sheet, head: Head) -> None:
        self._head = head
        self._spans: dict[int, list[tuple[int, int, str]]] = {}
        pair = {head.columns[column] for column in _WHO if column in head.columns}
        wanted = sorted(merge for merge in sheet.merges if _counts(merge, pair, head.first))
        tops = {merge.top for merge in wanted}
        rows = {row.number: row for row in sheet.rows if row.number in tops}
        for merge in wanted:
            self._add(merge, rows.get(merge.top))

    def text(self, row: Row, column: str) -> str:
        """What a blank cell of a column holds by being merged."""
        spans = self._spans.get(self._head.columns.get(column, -1), [])
        at = bisect_right(spans, (row.number, _LAST, "")) - 1
        return spans[at][2] if at >= 0 and row.number <= spans[at][1] else ""

    def _add(self, merge: Merge, top: Row | None) -> None:
        text = top.cells[merge.left].strip() if top and merge.left < len(top.cells) else ""
        if text:
            for column in range(merge.left, merge.right + 1):
                self._spans.setdefault(column, []).append((merge.top, merge.bottom, text))


_LAST = 1 << 30


def _counts(merge: Merge, pair: set[int], first: int) -> bool:
    if merge.bottom < first or merge.right - merge.left > 1:
        return False
    return merge.left == merge.right or {merge.left, merge.right} <= pair
