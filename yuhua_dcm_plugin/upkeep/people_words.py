"""Words of the pages of departments, staff and rights (用语)."""

from __future__ import annotations

from ..core.strings import chinese, tr
from .people_records import Cell, Department, Person

#: May, only on behalf, may not: signs that need no colour.
MAY, BEHALF, NOT = "●", "◐", "○"


def kind_words() -> dict[str, str]:
    """Kinds of departments."""
    return {
        "bureau": tr("District bureau"),
        "street": tr("Street office"),
        "enterprise": tr("Enterprise"),
    }


def permission_words(permission: str) -> str:
    """What a permission allows; one of the district's own shows its code."""
    known = {
        "file": tr("File cases"),
        "close": tr("Close cases"),
        "reveal": tr("See contacts in full"),
    }
    return f"{known[permission]} ({permission})" if permission in known else permission


def state_words(person: Person) -> str:
    """Whether a person works, with a sign."""
    if person.locked:
        return tr("✗ Locked")
    return tr("● Works") if person.active else tr("○ Left")


def department_state(department: Department) -> str:
    """Whether a department is in use, with a sign."""
    return tr("● In use") if department.active else tr("✗ Closed")


def cell_sign(cell: Cell) -> str:
    """A cell of the matrix: a sign, and the permission asked for besides."""
    if not cell.allowed:
        return NOT
    sign = BEHALF if cell.on_behalf else MAY
    return f"{sign} {cell.permission}" if cell.permission else sign


def cell_words(cell: Cell) -> str:
    """The same in words, for tips and screen readers."""
    if not cell.allowed:
        return tr("may not")
    words = tr("only on behalf of somebody") if cell.on_behalf else tr("may")
    if cell.permission:
        needs = tr("{may}, with the permission {permission}")
        return needs.format(may=words, permission=permission_words(cell.permission))
    return words


def legend() -> str:
    """What the signs of the matrix mean."""
    return tr("● may   ◐ only on behalf of somebody   ○ may not   word: permission that is needed")


def password_words(fault: str) -> str:
    """Why a password cannot be used."""
    return {
        "differ": tr("The two passwords differ."),
        "short": tr("A password has at least 8 characters."),
    }.get(fault, "")


def people_notes() -> dict[str, str]:
    """Notes of an effect on departments, people and rights, by key."""
    return {**_department_notes(), **_staff_notes(), **_right_notes()}


def _department_notes() -> dict[str, str]:
    return {
        "running_cases": tr("The department has {n} running cases; they stay where they are."),
        "territory": tr("Cases of the street will be suggested to another department."),
        "handed_over": tr("{n} running cases go to {department}, with the same deadlines."),
        "staff_of": tr("{n} people belong to it; they keep their logins but get no new cases."),
        "children": tr("{n} departments below it move up."),
        "components": tr("{n} components name it; set their ownership in the census dock."),
        "duties": tr("{n} duties name it; cases are no longer suggested to it."),
        "handbook_rows": tr("{n} rows of the handbook in force, or to come, name it."),
    }


def _staff_notes() -> dict[str, str]:
    who = "{zh}" if chinese() else "{en}"
    return {
        "no_password": tr("Without a password nobody can sign in with this login yet."),
        "claims": tr("{n} claimed cases go back into the queue."),
        "field_tasks": tr("{n} field tasks wait for this person; the hall can answer them."),
        "requests": tr("{n} requests of this person wait for a decision."),
        "handovers": tr("{n} handovers with this person are not signed."),
        "grids": tr("{n} grids are this person's."),
        "signed_in": tr("The person is signed in now; it counts from the next step on."),
        "unmanned": tr("Nobody will be left for: {who}.").replace("{who}", who),
    }


def _right_notes() -> dict[str, str]:
    return {
        "gain_right": tr("{n} people gain it."),
        "lose_right": tr("{n} people lose it."),
        "other_right": tr("{n} people may do it in another way."),
        "nobody_more": tr("Nobody will be left who may do it."),
        "cases_in_stage": tr("{n} running cases stand in this stage now."),
    }
