"""Why a department, a person or a right is refused, in the user's language (人员权限的错误说明)."""

from __future__ import annotations

from typing import Any

from .strings import tr


def of_people(given: dict[str, Any]) -> dict[str, str]:
    """Words by key of the refusal.

    :param given: its parameters
    """
    shown = {name: _plain(value) for name, value in given.items()}
    return {key: words.format_map(_Given(shown)) for key, words in _templates().items()}


def _plain(value: Any) -> Any:
    return ", ".join(map(str, value)) if isinstance(value, list) else value


class _Given(dict[str, Any]):
    """Parameters; one that was not sent shows as a question mark."""

    def __missing__(self, _key: str) -> str:
        return "?"


def _templates() -> dict[str, str]:
    return {**_of_departments(), **_of_staff(), **_of_rights()}


def _of_departments() -> dict[str, str]:
    return {
        "department_code": tr(
            "The code of a department is letters, digits, _ and -, at most 20 of them."
        ),
        "department_name_taken": tr("There is a department named “{name}” already: {code}."),
        "department_kind": tr("There is no such kind of department."),
        "department_circle": tr("The departments would stand in a circle: {way}."),
        "department_has_cases": tr("The department has {count} running cases: {cases}…"),
        "department_closed": tr("This department is closed; nobody can be put there."),
        "department_not_found": tr("There is no such department."),
        "bad_successor": tr("The cases must go to another department that is in use."),
        "code_taken": tr("This code is that of {name} already."),
        "unknown_street": tr("There is no such street."),
    }


def _of_staff() -> dict[str, str]:
    return {
        "login_taken": tr("This login is that of {name} already."),
        "login_missing": tr("The database has no such login; enter the person again."),
        "staff_not_found": tr("There is no such person."),
        "last_administrator": tr("This is the last administrator; enter another one first."),
        "own_login": tr("Nobody locks himself out; another administrator can do it."),
    }


def _of_rights() -> dict[str, str]:
    return {
        "unknown_role": tr("This role sees no cases, or there is no such role."),
        "bad_permission": tr(
            "A permission is small letters, digits and _, beginning with a letter, at most 30."
        ),
        "bad_on_behalf": tr("Nobody answers here whom somebody else could answer for."),
        "nobody_left": tr("Then nobody could do this any more, and cases would stand still."),
    }
