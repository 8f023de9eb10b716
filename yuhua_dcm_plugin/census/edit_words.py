"""What the database said to a save of QGIS, in its own words only (保存失败的原因)."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Labels of libpq, in English and as a Chinese server writes them; QGIS puts its own words before.
_MESSAGE = re.compile(r"PostGIS.*(?:ERROR|错误)\s*[:：]\s*(.+)")
_HINT = re.compile(r"^\s*(?:HINT|提示)\s*[:：]\s*(.+)$", re.MULTILINE)


def refusals(errors: Iterable[str]) -> list[str]:
    """Reasons why a layer could not be saved, each once: what is wrong, then what to do.

    :param errors: QgsVectorLayer.commitErrors()
    :return: as QGIS told it where the database did not speak
    """
    told = [error.strip() for error in errors if error.strip()]
    return refusals_of_database(told) or list(dict.fromkeys(told))


def refusals_of_database(errors: Iterable[str]) -> list[str]:
    """Only what the database itself said, each once."""
    return list(dict.fromkeys(words for error in errors for words in _refusal(error)))


def _refusal(error: str) -> list[str]:
    message = _MESSAGE.search(error)
    if message is None:
        return []
    hints = _HINT.findall(error, message.end())
    return ["。".join([message[1].strip(), *(hint.strip() for hint in hints)])]
