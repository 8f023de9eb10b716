"""Mapping files (映射文件): JSON with columns, values, constants, kept for the next delivery."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping as Mapping_
from collections.abc import Sequence
from typing import Any

from .dates import ORDERS
from .fields import BY_NAME, DATES, Field
from .folding import folded
from .mapping import GIVE, KEEP, Mapping, MappingError, Read, Remark

_KEYS = ("columns", "values", "constants", "offset", "standard", "codes", "dates")
#: Fields that cannot be the same in every row.
_OWN = ("component_code", "x", "y", "wkt")


def from_json(
    text: str, columns: Sequence[str] | None = None, fields: Mapping_[str, Field] = BY_NAME
) -> Read:
    """Read a mapping file.

    :param columns: columns of the delivery (of all its parts); None: they are not checked
    :param fields: ours by name; grids have others than components
    :raises MappingError: with the reason
    """
    said = _parsed(text)
    mapping = Mapping(
        columns=_columns(_part(said, "columns", fields), columns),
        values=_values(_part(said, "values", fields)),
        constants=_texts("constants", _part(said, "constants", fields)),
        offset=_offset(said.get("offset")),
        standard=_text("standard", said.get("standard")),
        codes=_one_of("codes", said.get("codes", KEEP), (KEEP, GIVE)),
        dates=_dates(_part(said, "dates", fields)),
    )
    for name in _OWN:
        if name in mapping.constants:
            raise MappingError("constant_senseless", field=name)
    unknown = [key for key in said if key not in _KEYS]
    return Read(mapping, tuple(Remark("key_unknown", {"name": key}) for key in unknown))


def to_json(mapping: Mapping) -> str:
    """Write a mapping file; only what is set."""
    said: dict[str, Any] = {
        "columns": {
            name: their[0] if len(their) == 1 else list(their)
            for name, their in mapping.columns.items()
        },
        "values": {name: dict(values) for name, values in mapping.values.items()},
        "constants": dict(mapping.constants),
        "offset": list(mapping.offset) if mapping.offset else None,
        "standard": mapping.standard,
        "codes": mapping.codes if mapping.codes != KEEP else None,
        "dates": dict(mapping.dates),
    }
    return json.dumps(
        {key: ours for key, ours in said.items() if ours}, ensure_ascii=False, indent=2
    )


def _parsed(text: str) -> dict[str, Any]:
    try:
        said = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as problem:
        raise MappingError("not_json", reason=str(problem)) from problem
    if not isinstance(said, dict):
        raise MappingError("not_object", where="")
    return said


def _part(said: dict[str, Any], key: str, fields: Mapping_[str, Field]) -> dict[str, Any]:
    """A member that is an object by field of ours."""
    part = said.get(key)
    if part is None:
        return {}
    if not isinstance(part, dict):
        raise MappingError("not_object", where=key)
    for name in part:
        if name not in fields:
            raise MappingError("field_unknown", where=key, field=name, fields=list(fields))
    return part


def _columns(part: dict[str, Any], delivered: Sequence[str] | None) -> dict[str, tuple[str, ...]]:
    found = {}
    for name, their in part.items():
        several = their if isinstance(their, list) else [their]
        if not all(isinstance(column, str) and column for column in several):
            raise MappingError("type_wrong", where=f"columns.{name}", wanted="text")
        wanted = tuple(_as_delivered(column, delivered) for column in several)
        if delivered is not None and wanted and not set(wanted) & set(delivered):
            raise MappingError(
                "column_missing", field=name, column=" / ".join(wanted), columns=list(delivered)
            )
        if wanted:
            found[name] = wanted
    return found


def _as_delivered(column: str, delivered: Sequence[str] | None) -> str:
    """A column as the delivery writes it: drivers change case, people blanks and width."""
    if delivered is None or column in delivered:
        return column
    same = {their for their in delivered if folded(their).casefold() == folded(column).casefold()}
    return same.pop() if len(same) == 1 else column


def _values(part: dict[str, Any]) -> dict[str, dict[str, str]]:
    for name, values in part.items():
        if not isinstance(values, dict):
            raise MappingError("not_object", where=f"values.{name}")
    return {name: _texts(f"values.{name}", values) for name, values in part.items() if values}


def _texts(where: str, part: dict[str, Any]) -> dict[str, str]:
    found = {}
    for name, text in part.items():
        if isinstance(text, bool) or not isinstance(text, (str, int)):
            raise MappingError("type_wrong", where=f"{where}.{name}", wanted="text")
        found[name] = str(text)
    return found


def _text(where: str, text: Any) -> str | None:
    if text is not None and not isinstance(text, str):
        raise MappingError("type_wrong", where=where, wanted="text")
    return text or None


def _one_of(where: str, text: Any, allowed: Sequence[str]) -> str:
    if text not in allowed:
        raise MappingError("type_wrong", where=where, wanted=" / ".join(allowed))
    return str(text)


def _dates(part: dict[str, Any]) -> dict[str, str]:
    for name in part:
        if name not in DATES:
            raise MappingError("field_unknown", where="dates", field=name, fields=list(DATES))
    return {name: _one_of(f"dates.{name}", order, ORDERS) for name, order in part.items()}


def _offset(said: Any) -> tuple[float, float] | None:
    """Two numbers, as a list or as {"dx": …, "dy": …}."""
    if said is None:
        return None
    pair = [said.get("dx"), said.get("dy")] if isinstance(said, dict) else said
    if not isinstance(pair, list) or len(pair) != 2 or not all(map(_is_number, pair)):
        raise MappingError("type_wrong", where="offset", wanted="[dx, dy]")
    return (float(pair[0]), float(pair[1]))


def _is_number(said: Any) -> bool:
    try:
        plain = isinstance(said, (int, float)) and not isinstance(said, bool)
        return plain and math.isfinite(float(said))
    except OverflowError:
        return False
