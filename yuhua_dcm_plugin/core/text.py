"""What people type, made fit to be kept: no sign that a database, a list or a sheet trips over.

One place cleans: fields may ask :func:`clean` while somebody types, and :func:`to_json` does it
once more for everything that is sent. Nothing is ever cut here: what is too long is said so.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from .errors import BadInputError

#: Most characters that the database takes in a field of a report, an action or a call.
LIMITS = {
    "description": 20000,
    "address": 500,
    "reporter_name": 100,
    "reporter_phone": 40,
    "component_code": 40,
    "caller_name": 100,
    "caller_phone": 40,
    "subject": 2000,
    "answer": 20000,
    "text": 20000,
    "opinion": 20000,
    "reason": 20000,
}

# NUL and lone surrogates cannot be stored; other control characters and the two noncharacters
# break XLSX and PDF; overrides of the reading direction make a text show what it does not say.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_UNSENDABLE = re.compile("[\x00\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


class Clean(NamedTuple):
    """A text that may be kept, whole."""

    text: str
    #: How many signs were taken out, being unfit.
    removed: int
    #: How many characters there are too many; the text still has them.
    over: int

    @property
    def too_long(self) -> bool:
        """Whether it must be shortened before it can be sent."""
        return self.over > 0


def clean(text: str, most: int | None = None) -> Clean:
    r"""Take out what cannot be kept, and tell what is too long.

    Emoji, rare characters (𠮷), joiners and composed or decomposed letters stay as they are; line
    ends become ``\n``. Cleaning twice changes nothing.

    :param text: as typed or pasted
    :param most: characters (code points, as PostgreSQL counts) that the field takes
    :returns: the text, not cut, with what is wrong with it
    """
    lines = _LINE_ENDS.sub("\n", _PAIR.sub(_joined, text))
    fit, removed = _UNFIT.subn("", lines)
    return Clean(fit, removed, max(0, len(fit) - most) if most is not None else 0)


def plain(text: str) -> str:
    """The text alone, without what cannot be kept."""
    return clean(text).text


def bindable(value: Any) -> Any:
    """A value of a statement without what PostgreSQL cannot even be sent; else as it is."""
    if isinstance(value, str):
        return _UNSENDABLE.sub("", _PAIR.sub(_joined, value))
    if isinstance(value, (list, tuple)):
        return type(value)(map(bindable, value))
    return value


def to_json(document: Any) -> str:
    """Write a document for a ``jsonb`` parameter, with every text in it cleaned.

    :param document: what :mod:`json` takes
    :returns: ASCII JSON that PostgreSQL can read
    :raises BadInputError: a number is NaN or infinite, which JSON does not know
    """
    try:
        return json.dumps(cleaned(document), allow_nan=False)
    except ValueError as error:
        raise BadInputError(
            "坐标或数值不是有限的数",
            "请重新定位或填写后再提交",
            {"key": "bad_number", "sqlstate": BadInputError.sqlstate},
        ) from error


def cleaned(document: Any) -> Any:
    """A copy of a JSON document in which every text, keys too, may be kept."""
    if isinstance(document, str):
        return plain(document)
    if isinstance(document, dict):
        return {plain(str(key)): cleaned(value) for key, value in document.items()}
    if isinstance(document, (list, tuple)):
        return [cleaned(value) for value in document]
    return document


def _joined(pair: re.Match[str]) -> str:
    # Two halves that stand side by side are one rare character, as some input methods send them.
    return pair.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le")
