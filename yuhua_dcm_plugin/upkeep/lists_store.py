"""What the page of code lists asks the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..core.text import to_json
from .effect import Effect
from .store import UpkeepStore

_ENTRIES = """
SELECT l.list, l.code, l.label_zh, l.label_en, l.sort
FROM dcm_app.code_list AS l ORDER BY l.list, l.sort, l.code
"""
_SAVE = "SELECT dcm_app.save_label(%s::jsonb, %s)"


@dataclass(frozen=True)
class Entry:
    """An entry of a code list."""

    list: str
    code: str
    label_zh: str
    label_en: str
    sort: int


class ListsStore(UpkeepStore):
    """Code lists, and naming their entries."""

    def entries(self) -> list[Entry]:
        """Every entry of every list, in order."""
        return [Entry(*row) for row in self.rows(_ENTRIES)]

    def save(self, change: dict[str, Any], dry: bool) -> Effect:
        """Name an entry anew, or only ask what that would do."""
        return self.effect(_SAVE, (to_json(change), dry))
