"""What the page of the audit asks the database."""

from __future__ import annotations

from typing import Any

from .audit_records import AuditFilter, AuditLine
from .store import UpkeepStore

#: Lines that are read at once.
PORTION = 200
#: Lines that an export holds at most.
MOST_EXPORTED = 100_000

_LINES = """
SELECT u.id, u.at, u.by, u.name, u.what, u.key, u.before, u.after, u.tx
FROM dcm_app.upkeep_audit AS u
WHERE (%(table)s::text IS NULL OR u.what = %(table)s) AND (%(by)s::text IS NULL OR u.by = %(by)s)
    AND (%(since)s::timestamptz IS NULL OR u.at >= %(since)s)
    AND (%(until)s::timestamptz IS NULL OR u.at < %(until)s)
    AND (%(below)s::integer IS NULL OR u.id < %(below)s)
ORDER BY u.id DESC
LIMIT %(most)s
"""
_PEOPLE = """
SELECT DISTINCT u.by, coalesce(u.name, u.by) AS name FROM dcm_app.upkeep_audit AS u ORDER BY 2, 1
"""
_TABLES = "SELECT DISTINCT u.what FROM dcm_app.upkeep_audit AS u"


class AuditStore(UpkeepStore):
    """Changes, the newest first."""

    def lines(
        self, wanted: AuditFilter, below: int | None = None, most: int = PORTION
    ) -> list[AuditLine]:
        """Changes that fit.

        :param below: number of the last one that is known already
        :param most: how many at once
        """
        asked = {
            "table": wanted.table, "by": wanted.by, "since": wanted.since, "until": wanted.until,
            "below": below, "most": most,
        }  # fmt: skip
        return [AuditLine(*row) for row in self.rows(_LINES, asked)]

    def people(self) -> list[Any]:
        """Who changed anything: login and name."""
        return self.rows(_PEOPLE)

    def tables(self) -> list[str]:
        """Tables in which anything changed."""
        return [str(row.what) for row in self.rows(_TABLES)]
