"""How the columns and values of a delivery are read as ours (字段映射)."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

KEEP, GIVE = "keep", "give"


@dataclass(frozen=True)
class Mapping:
    """How a delivery is read.

    :param columns: our field → their columns, the first that holds something counts (a code column
        before the column with the name); most have one
    :param values: our field → their text → our text
    :param constants: our field → text, where the row says nothing
    :param offset: added to x and y, in units of the source CRS
    :param standard: class standard of the delivery; None: the one that explains its classes
    :param codes: ``keep`` 标识码 as delivered, ``give`` new ones to every row
    :param dates: our field → order of the numbers in its dates (ymd, dmy, mdy)
    """

    columns: Dict[str, tuple[str, ...]] = field(default_factory=dict)
    values: Dict[str, Dict[str, str]] = field(default_factory=dict)
    constants: Dict[str, str] = field(default_factory=dict)
    offset: tuple[float, float] | None = None
    standard: str | None = None
    codes: str = KEEP
    dates: Dict[str, str] = field(default_factory=dict)

    def column(self, name: str) -> str | None:
        """Their first column for a field of ours."""
        return next(iter(self.columns.get(name, ())), None)

    def with_columns(self, name: str, *columns: str) -> Mapping:
        """The same with a field read from other columns; from none where none are given."""
        kept = {field: their for field, their in self.columns.items() if field != name}
        return replace(self, columns={**kept, name: columns} if columns else kept)

    def with_value(self, name: str, theirs: str, ours: str) -> Mapping:
        """The same with one of their texts meaning one of ours."""
        meant = {**self.values.get(name, {}), theirs: ours}
        return replace(self, values={**self.values, name: meant})

    def with_constant(self, name: str, text: str) -> Mapping:
        """The same with a text for rows that say nothing; with none where it is empty."""
        kept = {field: ours for field, ours in self.constants.items() if field != name}
        return replace(self, constants={**kept, name: text} if text else kept)


class MappingError(Exception):
    """A mapping file that cannot be followed; ``mapping_words.words_of`` says it in words.

    :param key: stable name: not_json, not_object, field_unknown, column_missing, type_wrong …
    """

    def __init__(self, key: str, **parameters: Any) -> None:
        super().__init__(f"{key}: {parameters}")
        self.key, self.parameters = key, parameters


class Remark(NamedTuple):
    """Something worth telling, that stops nothing; ``mapping_words.words_of`` says it in words."""

    key: str
    parameters: dict[str, Any]


class Read(NamedTuple):
    """A mapping with what was noticed on the way."""

    mapping: Mapping
    remarks: tuple[Remark, ...] = ()
    #: Our field → how sure, 0 to 1 (guessed mappings only).
    confidence: Dict[str, float] = {}
