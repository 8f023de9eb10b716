"""Entering people: login, group roles, staff row (人员与角色)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import stringprep
import unicodedata
from collections.abc import Sequence

from .database import Database
from .errors import BadInputError

#: Names of the group roles without their ``dcm_``, as people write them on the command line.
ROLES = (
    "intake",
    "chief",
    "dispatch",
    "department",
    "supervisor",
    "surveyor",
    "evaluator",
    "director",
    "exchange",
    "admin",
)
_ITERATIONS = 4096


def scram_verifier(password: str, salt: bytes | None = None) -> str:
    """Compute what PostgreSQL stores for a password; the password itself is never sent.

    :param password: the password
    :param salt: 16 random bytes; drawn anew when not given
    :returns: verifier text for SCRAM-SHA-256 (RFC 5803)
    """
    salt = salt or os.urandom(16)
    prepared = _prepared(password).encode()
    salted = hashlib.pbkdf2_hmac("sha256", prepared, salt, _ITERATIONS)
    stored = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    server = hmac.digest(salted, b"Server Key", "sha256")
    text = [base64.b64encode(part).decode() for part in (salt, stored, server)]
    return f"SCRAM-SHA-256${_ITERATIONS}:{text[0]}${text[1]}:{text[2]}"


def _prepared(password: str) -> str:
    """SASLprep (RFC 4013), as libpq does when signing in: full-width letters become plain."""
    mapped = "".join(
        " " if stringprep.in_table_c12(letter) else letter
        for letter in password
        if stringprep.in_table_c12(letter) or not stringprep.in_table_b1(letter)
    )
    normal = unicodedata.normalize("NFKC", mapped)
    forbidden = any(_is_forbidden(letter) for letter in normal)
    # PostgreSQL takes a password that cannot be prepared as it is.
    return password if forbidden or not normal or _mixes_directions(normal) else normal


def _is_forbidden(letter: str) -> bool:
    return (
        stringprep.in_table_c12(letter)
        or stringprep.in_table_c21_c22(letter)
        or stringprep.in_table_c3(letter)
        or stringprep.in_table_c4(letter)
        or stringprep.in_table_c5(letter)
        or stringprep.in_table_c6(letter)
        or stringprep.in_table_c7(letter)
        or stringprep.in_table_c8(letter)
        or stringprep.in_table_c9(letter)
        or stringprep.in_table_a1(letter)
    )


def _mixes_directions(text: str) -> bool:
    to_left = [stringprep.in_table_d1(letter) for letter in text]
    if not any(to_left):
        return False
    return any(map(stringprep.in_table_d2, text)) or not (to_left[0] and to_left[-1])


def group_roles(names: Sequence[str]) -> list[str]:
    """Full names of group roles.

    :param names: with or without ``dcm_``
    :raises BadInputError: for a name that is no role
    """
    plain = [name.removeprefix("dcm_") for name in names]
    unknown = sorted(set(plain) - set(ROLES))
    if unknown or not plain:
        raise BadInputError(
            f"No such role: {', '.join(unknown) or '(none given)'}",
            f"Roles are {', '.join(ROLES)}",
        )
    return [f"dcm_{name}" for name in dict.fromkeys(plain)]


def add_staff(
    dsn: str,
    login: str,
    name: str,
    roles: Sequence[str],
    department: str | None = None,
    password: str | None = None,
    permissions: Sequence[str] = (),
) -> None:
    """Enter a person.

    :param dsn: connection of a superuser or of a dcm_admin
    :param login: database login, made when there is none
    :param name: name shown to others
    :param roles: group roles, with or without ``dcm_``
    :param department: code of the department, needed for role ``department``
    :param password: set for the login when given; only its SCRAM verifier is sent
    :param permissions: extra permissions, e.g. ``file`` and ``close`` for a hall without 值班长
    :raises BadInputError: a role, login or department is wrong
    :raises NotAllowedError: the caller may not, or the login belongs to somebody else
    """
    database = Database(dsn)
    try:
        add_staff_in(database, login, name, roles, department, password, permissions)
    finally:
        database.close()


def add_staff_in(
    database: Database,
    login: str,
    name: str,
    roles: Sequence[str],
    department: str | None = None,
    password: str | None = None,
    permissions: Sequence[str] = (),
) -> None:
    """As :func:`add_staff`, over a database that is open already."""
    verifier = None if password is None else scram_verifier(password)
    with database.transaction() as tx:
        tx.execute(
            "SELECT dcm_app.add_staff(%s, %s, %s::text[], %s, %s::text[], %s)",
            (login, name, group_roles(roles), department, list(permissions), verifier),
        )
