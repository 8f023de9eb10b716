"""Departments, people and rights as the pages show them (部门、人员、权限). Pure."""

from __future__ import annotations

import secrets
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

#: Letters of a password that is given out on paper or by telephone: none looks like another.
_LOOK_ALIKE = frozenset("lo01258BIOSZ")
_LETTERS = "".join(c for c in string.ascii_letters + string.digits if c not in _LOOK_ALIKE)
_LENGTH = 14
#: Least length of a password that somebody types.
LEAST_PASSWORD = 8
#: Role of people who belong to a department, and the one that sees no case.
DEPARTMENT_ROLE, SURVEYOR_ROLE = "dcm_department", "dcm_surveyor"
#: Actions that a department or a supervisor answers are the only ones done on behalf.
ANSWERING_ROLES = ("dcm_department", "dcm_supervisor")


@dataclass(frozen=True)
class Department:
    """A department and how many cases it has now."""

    code: str
    name: str
    short_name: str
    name_en: str
    kind: str
    parent_code: str | None
    street_code: str | None
    phone: str | None
    sort: int
    active: bool
    running: int = 0


@dataclass(frozen=True)
class Person:
    """Somebody of the district."""

    login: str
    name: str
    post: str | None
    roles: tuple[str, ...]
    department_code: str | None
    permissions: tuple[str, ...]
    active: bool
    locked: bool

    @property
    def works(self) -> bool:
        """Whether the person can sign in and has a place here."""
        return self.active and not self.locked


@dataclass(frozen=True)
class Cell:
    """Whether a role may do an action in a stage, and how."""

    stage: str
    action: str
    role: str
    allowed: bool
    permission: str | None
    on_behalf: bool

    @property
    def key(self) -> tuple[str, str, str]:
        """Stage, action and role."""
        return (self.stage, self.action, self.role)


@dataclass(frozen=True)
class RightRow:
    """A line of the matrix: an action in a stage with the cell of each role."""

    stage: str
    action: str
    stage_name: str
    action_name: str
    cells: Mapping[str, Cell]

    @property
    def answered(self) -> bool:
        """Whether somebody answers here for whom the hall can write."""
        return any(
            role in self.cells and self.cells[role].allowed and not self.cells[role].on_behalf
            for role in ANSWERING_ROLES
        )


def tree(departments: Sequence[Department]) -> list[tuple[int, Department]]:
    """Departments as a tree from above to below, each with its depth.

    One whose parent is missing, or that stands in a circle, shows at the top: nobody is lost.
    """
    below: dict[str | None, list[Department]] = {}
    codes = {each.code for each in departments}
    for each in sorted(departments, key=lambda each: (not each.active, each.sort, each.code)):
        parent = each.parent_code if each.parent_code in codes else None
        below.setdefault(parent, []).append(each)
    made: list[tuple[int, Department]] = []
    _hang(below, None, 0, made)
    shown = {each.code for _depth, each in made}
    made += [(0, each) for each in departments if each.code not in shown]
    return made


def _hang(
    below: Mapping[str | None, Sequence[Department]],
    parent: str | None,
    depth: int,
    made: list[tuple[int, Department]],
) -> None:
    for each in below.get(parent, ()):
        made.append((depth, each))
        _hang(below, each.code, depth + 1, made)


def below_of(departments: Iterable[Department], code: str) -> set[str]:
    """Codes of a department and of all below it: none of them can stand above it."""
    each = list(departments)
    found = {code}
    while True:
        more = {d.code for d in each if d.parent_code in found} - found
        if not more:
            return found
        found |= more


def fits(person: Person, words: str, role: str, department: str) -> bool:
    """Whether a person is among those looked for; all words must occur.

    :param words: parts of login, name or post, in any order
    :param role: group role, empty for any
    :param department: code, empty for any
    """
    told = f"{person.login} {person.name} {person.post or ''}".lower()
    return (
        all(word in told for word in words.lower().split())
        and (not role or role in person.roles)
        and (not department or person.department_code == department)
    )


def new_password() -> str:
    """A password by chance: over 70 bits, and no two letters that look alike."""
    return "".join(secrets.choice(_LETTERS) for _place in range(_LENGTH))


def password_fault(first: str, second: str) -> str:
    """Why a password that was typed twice cannot be used: ``short``, ``differ`` or nothing."""
    if not first and not second:
        return ""
    if first != second:
        return "differ"
    return "short" if len(first) < LEAST_PASSWORD else ""


def changed(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, object]:
    """What of a form differs from what it was filled with."""
    return {key: value for key, value in after.items() if before.get(key) != value}
