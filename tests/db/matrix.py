"""Reads docs/rights-matrix.md: what each role reaches."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "rights-matrix.md"
#: Column of the page: the login that tries it (PUBLIC is read from the catalogue).
LOGINS = {
    "intake": "t_intake", "chief": "t_chief", "dispatch": "t_dispatch", "department": "t_dept_a",
    "supervisor": "t_supervisor", "surveyor": "t_surveyor", "evaluator": "t_evaluator",
    "director": "t_director", "exchange": "t_exchange", "admin": "t_admin",
    "no staff row": "t_norow", "stranger": "t_stranger",
}  # fmt: skip
Cells = dict[str, str]  # by column


def section(title: str) -> str:
    found = re.search(rf"^## {title}$(.*?)(?=^## |\Z)", PAGE.read_text("utf-8"), re.M | re.S)
    assert found, f"{PAGE.name} has no section {title}"
    return found[1]


def table(title: str) -> dict[str, Cells]:
    """The rows of a section's table by object."""
    lines = [line for line in section(title).splitlines() if line.startswith("|")]
    header = cells(lines[0])
    rows = [cells(line) for line in lines[2:]]
    assert all(len(row) == len(header) for row in rows)
    assert set(header[1:]) == {*LOGINS, "PUBLIC"}
    return {row[0].strip("`"): dict(zip(header[1:], row[1:])) for row in rows}


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|\n ").split("|")]


def views() -> dict[str, Cells]:
    return table("Views")


def functions() -> dict[str, Cells]:
    """Every function with its argument types, those inside the house included."""
    inside = re.findall(r"^- `(.+)`$", section("Functions inside the house"), re.M)
    denied = dict.fromkeys((*LOGINS, "PUBLIC"), "denied")
    return table("Functions that people and programs call") | dict.fromkeys(inside, denied)


def written_views() -> dict[str, set[str]]:
    """Roles that may write through a view, by view."""
    rows = [cells(line) for line in section("Views that are written through").splitlines()
            if line.startswith("| `")]  # fmt: skip
    return {name.strip("`"): {f"dcm_{role}" for role in who.split(", ")} for name, who in rows}
