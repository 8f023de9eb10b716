"""Who sits where in the demo district."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from server import Server

#: A login with several roles would measure another policy than the one meant.
_PEOPLE = """
SELECT s.login, replace((dcm_app.roles_of(s.login))[1], 'dcm_', ''), s.department_code
FROM dcm.staff AS s
WHERE s.active AND cardinality(dcm_app.roles_of(s.login)) = 1
ORDER BY s.login
"""


@dataclass(frozen=True)
class People:
    """Logins by role, and of each department."""

    by_role: dict[str, list[str]]
    by_department: dict[str, str]

    def one(self, role: str) -> str:
        """The first login with a role."""
        return self.by_role[role][0]

    @property
    def logins(self) -> list[str]:
        """Everybody."""
        return [login for logins in self.by_role.values() for login in logins]


def people(server: Server, database: str) -> People:
    """Read the staff of a database."""
    by_role: dict[str, list[str]] = defaultdict(list)
    by_department: dict[str, str] = {}
    for login, role, department in server.rows(database, _PEOPLE):
        by_role[role].append(login)
        if role == "department":
            by_department.setdefault(department, login)
    return People(dict(by_role), by_department)
