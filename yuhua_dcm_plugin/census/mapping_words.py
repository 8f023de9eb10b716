"""What is wrong with a mapping, or worth knowing of it, in the user's words."""

from __future__ import annotations

from typing import Any

from ..core.strings import chinese, tr
from .fields import BY_NAME
from .mapping import MappingError, Remark


def field_label(name: str) -> str:
    """Our field in the user's language."""
    field = BY_NAME.get(name)
    if field is None:
        return name
    return field.label_zh if chinese() else field.label_en


def words_of(said: MappingError | Remark) -> str:
    """One line for a person."""
    texts = {
        "not_json": tr("The mapping file is not valid JSON: {reason}"),
        "not_object": tr("The mapping file must hold an object {{…}} at: {where}"),
        "field_unknown": tr("The mapping file names a field that does not exist: {field}"),
        "column_missing": tr("{label} is mapped to a column that the delivery lacks: {column}"),
        "type_wrong": tr("The mapping file has a wrong value at {where}; it must be: {wanted}"),
        "constant_senseless": tr("{label} cannot be the same in every row"),
        "key_unknown": tr("The mapping file has an entry that is not known here: {name}"),
        "axes_swapped": tr("Judging by its numbers, {x} holds the east and {y} the north"),
        "values_unlike": tr(
            "{column} is named like the field {label}, but holds something else (such as"
            " {example}). It is kept as an extra column"
        ),
        "dates_ambiguous": tr(
            "Nothing tells day from month in {column} (such as {example}); say it under “dates” of"
            " the mapping: ymd, dmy or mdy"
        ),
        "codes_rounded": tr(
            "The codes in {column} (such as {example}) have lost their last digits in a "
            "spreadsheet. They are kept as an extra column, and new codes are given; "
            "deliver codes as text"
        ),
        "class_from_codes": tr(
            "No column holds the class; it is read from the component codes in {column}"
        ),
        "class_from_title": tr(
            "No column holds the class; every row is taken for {text}, which the file is named"
            " after"
        ),
        "codes_foreign": tr(
            "{column} (such as {example}) is not the component code of the standard: in {against}"
            " of {rows} sample rows it names another class. It is kept as an extra column, and new"
            " codes are given"
        ),
    }
    return texts[said.key].format(**_words(said.parameters))


def _words(parameters: dict[str, Any]) -> dict[str, Any]:
    label = field_label(str(parameters.get("field", "")))
    where = parameters.get("where") or tr("the beginning")
    return {**parameters, "label": label, "where": where}
