"""Cells of a column turned into fields of COPY text, each different one once (单元格 → COPY 字段).

A survey's column has few different texts, so what became of each is remembered; dictionaries look
that up faster than any function could be called.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from json.encoder import encode_basestring
from typing import Any, Callable, Union

from .classes import ClassBook, ClassTexts
from .dates import NO_DAY, read_date
from .folding import NOTHING, folded, is_nothing, tidy
from .mapping import Mapping
from .values import DepartmentBook, read_code, read_state

NULL = "\\N"
#: Stands in a column for what could not be read, until the row has taken note of it.
UNREAD = "\0"
#: Between the texts of several columns, where a person is shown what they say.
JOINED = " / "
CLASS_FIELDS = ("class_standard", "big_class", "class_code", "class_name")
#: How many different cells of a column are remembered.
MOST = 20_000

Cell = Union[str, None, tuple[Any, ...]]
#: Given the texts of the cells (one a column) that are not empty: a field of COPY text or UNREAD.
Reader = Callable[[list[str]], str]
Values = dict[str, str]
#: A field of COPY text for cells that need no care, else nothing.
Shortcut = Callable[[str], str]


def copied(text: str) -> str:
    """A text as a field of COPY."""
    text = text.replace("\\", "\\\\")
    return text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


class Cells(dict[Any, str]):
    """Fields of COPY text by cell, made when first asked for."""

    def __init__(self, read: Callable[[Any], str], most: int = MOST) -> None:
        """Begin with nothing remembered.

        :param most: how many different cells are
        """
        super().__init__()
        self._read, self._most = read, most

    def __missing__(self, cell: Cell) -> str:
        made = self._read(cell)
        if len(self) < self._most:
            self[cell] = made
        return made


def texts_of(cell: Cell) -> list[str]:
    """The texts that a cell, or several for one field, hold."""
    several: Sequence[Any] = cell if isinstance(cell, tuple) else (cell,)
    return [text for text in several if text and not text.isspace()]


def meanings(values: dict[str, str]) -> Values:
    """Their text → our text, found whatever its width, case and blanks around."""
    return {_key(theirs): ours for theirs, ours in values.items()}


def meant(texts: list[str], values: Values) -> list[str]:
    """The texts with given meanings in their place; what several say together may have one too."""
    whole = values.get(_key(JOINED.join(texts))) if values and len(texts) > 1 else None
    return [values.get(_key(text), text) for text in texts] if whole is None else [whole]


def _key(text: str) -> str:
    return folded(text).casefold()


def field_cells(read: Reader, values: Values, constant: str | None) -> Cells:
    """Cells of a field: given meanings go first, the constant serves where there is nothing."""

    shortcuts: dict[Reader, Shortcut] = {text_reader: _plain_text, code_reader: _plain_code}
    quick = shortcuts.get(read, _never)

    def made(cell: Cell) -> str:
        if type(cell) is str and not values and (plain := quick(cell)):
            return plain
        texts = meant(texts_of(cell), values)
        found = read(texts) if texts else NULL
        return read([constant]) if found == NULL and constant else found

    return Cells(made)


def _plain_text(text: str) -> str:
    """A text that goes as it is, as most do; empty where that is not sure."""
    bare = text.strip(" ")
    return bare if len(bare) > 6 and bare.isprintable() and "\\" not in bare else ""


def _plain_code(text: str) -> str:
    """A code that goes as it is; empty where that is not sure."""
    return text if text.isdigit() and text.isascii() else ""


def _never(_text: str) -> str:
    return ""


# -- readers ---------------------------------------------------------------------------------------


def text_reader(texts: list[str]) -> str:
    """The first text that says something."""
    for text in map(tidy, texts):
        if text and text.casefold() not in NOTHING:
            return copied(text)
    return NULL


def code_reader(texts: list[str]) -> str:
    """The first code; what is no code is kept, the database says what is wrong with it."""
    for text in map(read_code, texts):
        if not is_nothing(text):
            return copied(tidy(text)) or NULL
    return NULL


def state_reader(texts: list[str]) -> str:
    """A state (部件状态)."""
    for text in texts:
        if not is_nothing(folded(text)):
            return read_state(text) or UNREAD
    return NULL


def date_reader(order: str | None) -> Reader:
    """Days of a column whose numbers stand in an order."""

    def read(texts: list[str]) -> str:
        for text in texts:
            bare = folded(text)
            if not is_nothing(bare) and not NO_DAY.fullmatch(bare):
                day = read_date(text, order)
                return day.isoformat() if day else UNREAD
        return NULL

    return read


def department_reader(book: DepartmentBook) -> Reader:
    """A department by code and name; both may be given, and then have to agree."""

    def read(texts: list[str]) -> str:
        said = [text for text in texts if not is_nothing(folded(text))]
        known = {code for code in map(book.read, said) if code}
        if len(known) == 1:
            return copied(known.pop())
        return UNREAD if said else NULL

    return read


def standard_of(text: str | None, standards: Iterable[str], default: str) -> str:
    """The class standard that a cell names, by whatever part of its title."""
    bare = folded(text).casefold().replace(" ", "") if text else ""
    for standard in standards:
        name = standard.casefold().replace(" ", "")
        if bare and (name in bare or bare in name):
            return standard
    return default


# -- what takes several fields ---------------------------------------------------------------------


def class_meanings(mapping: Mapping) -> dict[str, Values]:
    """Given meanings of the class's columns; small classes share theirs, be they codes or names."""
    told = {name: meanings(dict(mapping.values.get(name, {}))) for name in CLASS_FIELDS}
    small = {**told["class_code"], **told["class_name"]}
    return {
        **told,
        "class_code": {**small, **told["class_code"]},
        "class_name": {**small, **told["class_name"]},
    }


class ClassSaid:
    """What rows say of their class, with given meanings and constants."""

    def __init__(self, mapping: Mapping) -> None:
        self._values = class_meanings(mapping)
        self._constants = dict(mapping.constants)

    def texts(self, cells: Sequence[Cell]) -> tuple[str | None, ClassTexts]:
        """The standard and the class that the cells of :data:`CLASS_FIELDS` name."""
        standard, big, code, name = map(self._one, CLASS_FIELDS, cells)
        both = f"{code} {name}" if code and name else ""
        whole = self._values["class_name"].get(_key(both)) if both else None
        return standard, ClassTexts(big, code, name) if whole is None else ClassTexts(big, whole)

    def _one(self, field: str, cell: Cell) -> str | None:
        texts = meant(texts_of(cell), self._values[field])
        return (texts[0] if texts else None) or self._constants.get(field)


def class_cells(
    book: ClassBook, standard: str, said: ClassSaid
) -> tuple[Cells, dict[Any, tuple[str, str]]]:
    """Cells (standard, big, code, name) → class_standard, class_code and class_text.

    :returns: with what could not be understood: cells → key of ``unread`` and text
    """
    unread: dict[Any, tuple[str, str]] = {}

    def made(cells: tuple[Cell, ...]) -> str:
        named, texts = said.texts(cells)
        chosen = standard_of(named, book.standards, standard)
        found = book.resolve(chosen, texts)
        told = tidy(found.text if found.code else _as_delivered(found.text, texts))
        text = copied(told)
        if found.code is None and text:
            unread[cells] = ("class_code", told)
        return "\t".join((copied(chosen) or NULL, found.code or NULL, text or NULL))

    return Cells(made), unread


def _as_delivered(text: str, texts: ClassTexts) -> str:
    """A text nobody knows, as it came: whoever mends it looks for it, full-width brackets too."""
    came = {folded(said): said for said in texts if said}
    both = " ".join(filter(None, (texts.code, texts.name)))
    return came.get(text, both if folded(both) == text else text)


def extra_cells(column: str, most: int = MOST) -> Cells:
    """Cells of a column that we have no field for → a member of a JSON object, or nothing."""
    key = copied(encode_basestring(tidy(column))) + ": "

    def made(cell: Cell) -> str:
        text = tidy(cell) if isinstance(cell, str) else ""
        return key + encode_basestring(text).replace("\\", "\\\\") if text else ""

    return Cells(made, most)
