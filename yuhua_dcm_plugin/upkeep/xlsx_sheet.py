"""The cells of one sheet while its XML goes by (工作表单元格)."""

from __future__ import annotations

import re

from .number_words import number_text
from .workbook import Merge, Row
from .xlsx_texts import Formats, TextCollector
from .xml_stream import Attributes, parser_of, too_much

#: Columns further right than this hold nothing of a handbook; more cells than this no handbook has.
MOST_COLUMNS, MOST_CELLS, MOST_ROWS = 256, 12_000_000, 1_048_576
_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_REACH = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
_TRUE = {"1", "true", "on"}
_MOST_MERGES = 200_000


class SheetParser:
    """Builds rows from the events of the parser; ``expat`` is to be fed."""

    def __init__(self, formats: Formats, file: str) -> None:
        self.rows: list[Row] = []
        self.merges: list[Merge] = []
        self.hidden_columns: list[int] = []
        self.expat = parser_of(self._start, self._end, self._take)
        self._formats, self._file = formats, file
        self._number, self._hidden = 0, False
        self._cells: dict[int, str] = {}
        self._without: list[int] = []
        self._column, self._kind, self._style = -1, "", 0
        self._formula = self._in_value = self._in_cell = False
        self._value: list[str] = []
        self._inline = TextCollector()
        self._kept = 0
        self._known: dict[str, int] = {}

    # --- events

    def _start(self, name: str, given: Attributes) -> None:
        if name == "c":
            self._begin_cell(given)
        elif self._in_cell:
            self._inside(name)
        elif name == "row":
            self._begin_row(given)
        elif name == "mergeCell":
            self._merge(given.get("ref", ""))
        elif name == "col" and given.get("hidden", "") in _TRUE:
            self._hide(given)

    def _inside(self, name: str) -> None:
        if name == "v":
            self._in_value = True
        elif name == "f":
            self._formula = True
        else:
            self._inline.start(name)

    def _end(self, name: str) -> None:
        if name == "v":
            self._in_value = False
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self._end_row()
        elif self._in_cell:
            self._inline.end(name)

    def _take(self, text: str) -> None:
        if self._in_value:
            self._value.append(text)
        elif self._in_cell:
            self._inline.take(text)

    # --- rows

    def _begin_row(self, given: Attributes) -> None:
        told = given.get("r", "")
        self._number = int(told) if told.isdecimal() else self._number + 1
        if self._number > MOST_ROWS:
            raise too_much(self._file)
        self._hidden = given.get("hidden", "") in _TRUE or given.get("zeroHeight", "") in _TRUE
        self._cells, self._without, self._column = {}, [], -1

    def _end_row(self) -> None:
        if self._cells or self._without:
            last = max([*self._cells, *self._without])
            cells = tuple(self._cells.get(column, "") for column in range(last + 1))
            self.rows.append(Row(self._number, cells, self._hidden, tuple(self._without)))
        self._column = -1

    # --- cells

    def _begin_cell(self, given: Attributes) -> None:
        self._column = self._place(given.get("r", ""))
        self._kind = given.get("t", "n")
        style = given.get("s", "")
        self._style = int(style) if style.isdecimal() else 0
        self._formula, self._in_cell = False, True
        self._value.clear()

    def _place(self, told: str) -> int:
        found = _PLACE.fullmatch(told) if told else None
        if found is None:
            return self._column + 1
        letters = found[1].upper()
        known = self._known.get(letters)
        if known is None:
            known = self._known[letters] = _column(letters)
        return known

    def _end_cell(self) -> None:
        self._in_cell = False
        inline, value = self._inline.done(), "".join(self._value)
        text = self._text(value, inline)
        if self._column >= MOST_COLUMNS:
            return
        if text.strip():
            self._cells[self._column] = text
            self._kept += 1
            if self._kept > MOST_CELLS:
                raise too_much(self._file)
        elif self._formula and not value:
            self._without.append(self._column)

    def _text(self, value: str, inline: str) -> str:
        if self._kind == "s":
            return self._shared(value)
        if self._kind == "inlineStr":
            return inline
        if self._kind == "b":
            return "TRUE" if value.strip() == "1" else "FALSE" if value.strip() else ""
        if self._kind in {"str", "e", "d"} or not value:
            return value
        return number_text(value, self._pattern(), self._formats.from_1904)

    def _shared(self, value: str) -> str:
        at = value.strip()
        shared = self._formats.shared
        return shared[int(at)] if at.isdecimal() and int(at) < len(shared) else ""

    def _pattern(self) -> str:
        patterns = self._formats.patterns
        return patterns[self._style] if self._style < len(patterns) else ""

    # --- beside the cells

    def _merge(self, reach: str) -> None:
        found = _REACH.fullmatch(reach.strip().upper())
        if found is None:
            return
        if len(self.merges) >= _MOST_MERGES:
            raise too_much(self._file)
        top, bottom = int(found[2]), int(found[4])
        self.merges.append(Merge(top, _column(found[1]), bottom, _column(found[3])))

    def _hide(self, given: Attributes) -> None:
        first, last = given.get("min", ""), given.get("max", "")
        if first.isdecimal() and last.isdecimal():
            self.hidden_columns += range(int(first) - 1, min(int(last), MOST_COLUMNS))


def _column(letters: str) -> int:
    """Number of a column from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
