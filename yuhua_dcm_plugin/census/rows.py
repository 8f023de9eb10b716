"""Rows of a delivery turned into lines for COPY (原始记录 → COPY 行).

A million rows have to pass in seconds, so it goes column by column over some hundred rows at a
time: every different cell is understood once and looked up from then on.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, islice, repeat
from typing import Any, Callable, Optional, Union

from .cells import (
    CLASS_FIELDS,
    JOINED,
    MOST,
    NULL,
    UNREAD,
    Cells,
    ClassSaid,
    Reader,
    class_cells,
    code_reader,
    copied,
    date_reader,
    department_reader,
    extra_cells,
    field_cells,
    meanings,
    state_reader,
    text_reader,
    texts_of,
)
from .classes import ClassBook, ClassTexts
from .fields import DATES, DEPARTMENTS
from .folding import tidy
from .mapping import GIVE, Mapping
from .parts import Block
from .places import PlaceReader
from .values import DepartmentBook

#: Columns of ``pg_temp.census_in`` in the order of the lines.
COPY_COLUMNS = (
    *("row_no", "part", "part_row", "component_code", "class_standard", "class_code"),
    *("class_text", "name", "status", "owner_department", "competent_department"),
    *("maintenance_department", "grid_code", "address", "surveyed_on", "valid_from"),
    *("changed_on", "valid_to", "data_source", "note", "photo", "extra", "unread", "geom"),
)
RawRow = tuple[Sequence[Optional[str]], Optional[str]]
ToWgs84 = Callable[[float, float], tuple[float, float]]

#: Rows that are read at a time, fewer where they are very wide.
_ROWS_AT_A_TIME, _CELLS_AT_A_TIME = 500, 100_000
#: What `componentsasof` writes: a file that has them all came from here and comes back surveyed.
_OWN_EXPORT = frozenset({"component_code", "class_standard", "class_code", "since", "version"})
#: Of these, what the district keeps for itself: as attributes they would differ ever after.
_BOOKS = frozenset({"since", "version"})
#: Different cells that are remembered of all extra columns together.
_REMEMBERED = 2_000_000
#: Fields with one column of COPY_COLUMNS, those before the class and those after it.
_FIELDS = COPY_COLUMNS[7:21]
Columns = Sequence[Sequence[Optional[str]]]
#: A column of COPY text: a field a row, or one text where all rows have the same.
Made = Union[str, Sequence[str]]


def places_of(mapping: Mapping, columns: Sequence[str], field: str) -> list[int]:
    """Where the columns of a field stand in a part; those it lacks are left out."""
    exact = {name: place for place, name in reversed(list(enumerate(columns)))}
    folded = {name.casefold(): place for name, place in reversed(list(exact.items()))}
    wanted = mapping.columns.get(field, ())
    found = (exact.get(name, folded.get(name.casefold())) for name in wanted)
    return [place for place in dict.fromkeys(found) if place is not None]


def _unlike(names: Sequence[str]) -> list[str]:
    """Names of extra columns, those that come twice numbered: keys of an object differ."""
    seen: Counter[str] = Counter()
    made = []
    for name in names:
        seen[name] += 1
        made.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return made


class _Field:
    """A field of ours: where it stands and how its cells are read."""

    def __init__(self, name: str, places: list[int], cells: Cells) -> None:
        self.name, self._places, self._cells = name, places, cells

    def raw(self, columns: Columns) -> Sequence[Any]:
        """The cells of this field: one a row, tuples where it has several columns."""
        if len(self._places) == 1:
            return columns[self._places[0]]
        return list(zip(*(columns[place] for place in self._places)))

    def read(self, columns: Columns) -> list[str]:
        """Fields of COPY text, UNREAD where a cell could not be understood."""
        cells = self._cells
        return [cells[cell] for cell in self.raw(columns)]


class RowReader:
    """Reads the rows of one part."""

    def __init__(
        self,
        mapping: Mapping,
        columns: Sequence[str],
        book: ClassBook,
        departments: DepartmentBook,
        *,
        standard: str,
        part: int = 1,
        first_row: int = 1,
        to_wgs84: ToWgs84 | None = None,
    ) -> None:
        """Get ready.

        :param columns: names of the part's columns, in the order of the values
        :param standard: class standard of the delivery, as ``ClassBook.fit`` found or a person said
        :param part: place of the part in the batch's ``source``, from 1
        :param first_row: number within the batch of the first row
        :param to_wgs84: for x/y and WKT columns of GCJ-02 or BD-09 deliveries
        """
        self._width, self._part = len(columns), str(part)
        self._first = first_row
        #: Rows read so far.
        self.count = 0
        self._mapping, self._columns = mapping, columns
        self._meant = {name: meanings(dict(values)) for name, values in mapping.values.items()}
        self._fields: dict[str, _Field] = {}
        self._fixed: dict[str, str] = {}
        for name in (COPY_COLUMNS[3], *_FIELDS):
            self._prepare(name, self._reader(name, departments))
        self._prepare_class(book, standard)
        spots = {name: self._at(name) for name in ("x", "y", "wkt")}
        self._place = PlaceReader(spots, mapping.offset, to_wgs84)
        most = min(MOST, _REMEMBERED // max(1, self._width))
        spare = self._spare()
        names = _unlike([columns[place] for place in spare])
        self._extra = [(place, extra_cells(name, most)) for place, name in zip(spare, names)]

    def leave_out(self, places: Collection[int]) -> RowReader:
        """Keep columns out of the extension attributes.

        :param places: columns that positions were made of; as attributes they would differ after
            every survey of the same component
        """
        self._extra = [(place, cells) for place, cells in self._extra if place not in places]
        self._place.made_from(list(places))
        return self

    def _at(self, name: str) -> list[int]:
        return places_of(self._mapping, self._columns, name)

    def _reader(self, name: str, departments: DepartmentBook) -> Reader:
        if name in DATES:
            return date_reader(self._mapping.dates.get(name))
        if name in DEPARTMENTS:
            return department_reader(departments)
        if name in ("component_code", "grid_code"):
            return code_reader
        return state_reader if name == "status" else text_reader

    def _prepare(self, name: str, reader: Reader) -> None:
        """A field that has columns is read; one without holds the same in every row."""
        constant = self._mapping.constants.get(name)
        cells = field_cells(reader, self._meant.get(name, {}), constant)
        places = [] if self._gives_codes(name) else self._at(name)
        if places:
            self._fields[name] = _Field(name, places, cells)
        else:
            self._fixed[name] = cells[None]

    def _gives_codes(self, name: str) -> bool:
        return name == "component_code" and self._mapping.codes == GIVE

    def _prepare_class(self, book: ClassBook, standard: str) -> None:
        said = ClassSaid(self._mapping)
        self._class, self._class_unread = class_cells(book, standard, said)
        self._class_at = [self._at(name) for name in CLASS_FIELDS]

    def _spare(self) -> list[int]:
        """Columns that no field of ours has taken: they become extension attributes."""
        kept = {name for name in self._mapping.columns if not self._gives_codes(name)}
        taken = {place for name in kept - {"community"} for place in self._at(name)}
        if _OWN_EXPORT.issubset(self._columns):
            taken |= {place for place, name in enumerate(self._columns) if name in _BOOKS}
        return [place for place in range(self._width) if place not in taken]

    def lines(self, rows: Iterable[RawRow]) -> Iterator[str]:
        """Pieces of COPY text, some hundred lines each, from rows (values, WKB in hex)."""
        return self.pieces(self._blocks(rows))

    def pieces(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Pieces of COPY text from blocks of rows, a piece each."""
        return (self._piece(block) for block in blocks if block.shapes)

    def _blocks(self, rows: Iterable[RawRow]) -> Iterator[Block]:
        source = iter(rows)
        size = max(1, min(_ROWS_AT_A_TIME, _CELLS_AT_A_TIME // max(1, self._width)))
        while batch := list(islice(source, size)):
            values, shapes = zip(*batch)
            yield Block(self._square(values), shapes)

    def _piece(self, block: Block) -> str:
        columns, size = block.columns, len(block.shapes)
        unread: dict[int, dict[str, str]] = {}
        made = [
            *self._numbers(size),
            *self._read(columns, size, unread),
            self._extras(columns, size),
        ]
        geometry = self._place.read(columns, block.shapes, unread)
        made += [_unread_column(unread, size), geometry]
        return "\n".join(map("\t".join, zip(*_beside_one_another(made, size)))) + "\n"

    def _numbers(self, size: int) -> Iterator[Made]:
        """Numbers of rows within the batch, the part, numbers within the part."""
        first = self.count + 1
        self.count += size
        in_part = list(map(str, range(first, first + size)))
        ahead = self._first - 1
        yield list(map(str, range(first + ahead, first + ahead + size))) if ahead else in_part
        yield self._part
        yield in_part

    def _read(
        self, columns: Columns, size: int, unread: dict[int, dict[str, str]]
    ) -> Iterator[Made]:
        """The fields, in the order of the lines."""
        yield self._field("component_code", columns, unread)
        yield self._classes(columns, size, unread)
        for name in _FIELDS:
            yield self._field(name, columns, unread)

    def _square(self, values: Sequence[Sequence[str | None]]) -> Columns:
        """Columns from rows; a row that is too short ends in nothing."""
        width = self._width
        if any(len(row) != width for row in values):
            values = [(*row, *repeat(None, width - len(row)))[:width] for row in values]
        return list(zip(*values))

    def _field(self, name: str, columns: Columns, unread: dict[int, dict[str, str]]) -> Made:
        field = self._fields.get(name)
        if field is None:
            return self._fixed[name]
        made = field.read(columns)
        if UNREAD in made:
            for row, cell in enumerate(field.raw(columns)):
                if made[row] == UNREAD:
                    made[row] = NULL
                    unread.setdefault(row, {})[name] = JOINED.join(texts_of(cell))
        return made

    def _classes(self, columns: Columns, size: int, unread: dict[int, dict[str, str]]) -> Made:
        if not any(self._class_at):
            return self._class[None, None, None, None]
        cells = list(zip(*(_beside(columns, places, size) for places in self._class_at)))
        known = self._class
        made = [known[cell] for cell in cells]
        if self._class_unread:
            for row, cell in enumerate(cells):
                if cell in self._class_unread:
                    name, text = self._class_unread[cell]
                    unread.setdefault(row, {})[name] = text
        return made

    def _extras(self, columns: Columns, size: int) -> Made:
        if not self._extra:
            return "{}"
        members = [[cells[cell] for cell in columns[place]] for place, cells in self._extra]
        return ["{" + ", ".join(filter(None, row)) + "}" for row in zip(*members)]


def _beside(columns: Columns, places: list[int], size: int) -> Iterable[Any]:
    """Cells of a field that may have no column, one or several."""
    if not places:
        return repeat(None, size)
    return columns[places[0]] if len(places) == 1 else zip(*(columns[p] for p in places))


def _beside_one_another(made: Iterable[Made], size: int) -> Iterator[Iterable[str]]:
    """Columns to be joined; those beside one another that are the same in every row become one."""
    for fixed, group in groupby(made, key=lambda column: isinstance(column, str)):
        if fixed:
            yield repeat("\t".join(map(str, group)), size)
        else:
            yield from group


def _unread_column(unread: dict[int, dict[str, str]], size: int) -> Made:
    if not unread:
        return "{}"
    made = ["{}"] * size
    for row, texts in unread.items():
        made[row] = copied(json.dumps(_sendable(texts), ensure_ascii=False))
    return made


def _sendable(texts: dict[str, str]) -> dict[str, str]:
    return {name: tidy(text) for name, text in texts.items()}


def count_classes(
    mapping: Mapping, columns: Sequence[str], rows: Iterable[Sequence[str | None]]
) -> Counter[ClassTexts]:
    """What rows say of their classes, for ``ClassBook.fit``."""
    places = [places_of(mapping, columns, name) for name in CLASS_FIELDS]
    said, counts = ClassSaid(mapping), Counter[ClassTexts]()
    for row in rows:
        cells = [tuple(row[at] for at in where if at < len(row)) for where in places]
        counts[said.texts(cells)[1]] += 1
    del counts[ClassTexts()]
    return counts


class LineFile:
    """What psycopg2's ``copy_expert`` reads from: ``read(n)`` over an iterator of lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)

    def read(self, size: int = -1) -> str:
        """The next piece, whatever its size; empty at the end."""
        return next(self._lines, "") if size else ""
