"""What every page of the upkeep asks: a change tried or made, and names of departments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..core.database import Database, Transaction
from .effect import Effect, effect_of

_DEPARTMENTS = """
SELECT d.code, coalesce(d.short_name, d.name) AS name FROM dcm_app.department AS d ORDER BY d.sort
"""


class UpkeepStore:
    """Asks the database what the upkeep pages share; the store of a page is made from it.

    :param database: of the desk
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def rows(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> list[Any]:
        """Rows of a query."""
        return self.database.run(lambda tx: tx.all(sql, params))

    def value(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """First column of the first row of a query."""
        return self.database.run(lambda tx: tx.value(sql, params))

    def effect(self, sql: str, params: Sequence[Any] | dict[str, Any]) -> Effect:
        """Effect of a change: tried where the last parameter says so, made otherwise."""
        return effect_of(self.value(sql, params) or {})

    def department_names(self) -> dict[str, str]:
        """Short name of each department by its code."""
        return self.database.run(_names)


def _names(tx: Transaction) -> dict[str, str]:
    return {row.code: row.name for row in tx.all(_DEPARTMENTS)}
