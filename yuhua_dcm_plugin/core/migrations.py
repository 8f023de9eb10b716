"""Installing and upgrading the database: one transaction for the whole of it.

Drop dcm_app, run what is pending, load code lists, make dcm_app anew, grant. Nothing in dcm depends
on dcm_app except the policies, which are remade with it, so no CASCADE can take anything of a
customer's along.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

import psycopg2
import psycopg2.errors
import psycopg2.extras

from .database import connect, named_error
from .errors import DcmError, InstallError
from .people import ROLES
from .schema_files import VERSION, AppFile, Migration, Seed, app_files, migrations, seeds, statement

OWNERS = ("dcm_owner", "dcm_view")
GROUPS = tuple(f"dcm_{name}" for name in ROLES)
_LOCK_KEY = 2140824  # any number that nobody else uses for an advisory lock
_TRIES = 3
_LOCK_TIMEOUT = "5s"
Report = Callable[[str], None]


def install(dsn: str, report: Report = lambda line: None) -> None:
    """Install the schema, or bring it to this version; running it twice changes nothing.

    :param dsn: connection of a superuser to the database
    :param report: told what is being done
    :raises InstallError: something stands in the way; the message says what and what to do
    :raises DcmError: the database refused
    """
    for attempt in range(1, _TRIES + 1):
        connection = connect(dsn)
        try:
            _install_once(connection, report)
            return
        except (psycopg2.errors.LockNotAvailable, psycopg2.errors.DeadlockDetected) as error:
            connection.rollback()
            blockers = _blockers(connection)
            if attempt == _TRIES:
                raise InstallError(
                    f"Somebody is using the tables: {blockers}",
                    "Ask them to finish or end their sessions, then run upgrade again",
                ) from error
            report(f"waiting for {blockers}, try {attempt + 1} of {_TRIES}")
            time.sleep(1)
        except psycopg2.Error as error:
            raise named_error(error) from error
        finally:
            connection.close()


def _install_once(connection: Any, report: Report) -> None:
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", (_LOCK_TIMEOUT,))
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK_KEY,))
        _require_superuser(cursor)
        _make_roles(cursor)
        _make_ground(cursor)
        _refuse_foreign_objects(cursor)
        _drop_app(cursor)
        _run_migrations(cursor, report)
        for seed in seeds():
            _load_seed(cursor, seed)
        _make_app(cursor, app_files())
        _after(cursor)
        report(f"schema version {VERSION} is in place")


def _require_superuser(cursor: Any) -> None:
    cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    if not cursor.fetchone()[0]:
        raise InstallError(
            "Installing needs a superuser of the database server",
            "Connect as postgres or ask the administrator of the server",
        )


def _make_roles(cursor: Any) -> None:
    cursor.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 'dcm\\_%%'")
    existing = {row[0] for row in cursor.fetchall()}
    for role in (*OWNERS, *GROUPS):
        if role not in existing:
            cursor.execute(f"CREATE ROLE {role} NOLOGIN")  # constant names of this module
    # Logins are made by one function of dcm_owner, which nobody can sign in as or be a member of.
    _set_powers(cursor, "dcm_owner", creates_roles=True)
    _set_powers(cursor, "dcm_view", creates_roles=False)
    if cursor.connection.server_version >= 160000:  # there CREATEROLE alone may not grant
        for group in GROUPS:
            cursor.execute(f"GRANT {group} TO dcm_owner WITH ADMIN TRUE, INHERIT FALSE, SET FALSE")


def _set_powers(cursor: Any, role: str, *, creates_roles: bool) -> None:
    # Only where it is not so: roles are shared, and two districts of a server may upgrade at once.
    cursor.execute(
        "SELECT rolsuper OR rolbypassrls OR rolcreaterole <> %s FROM pg_roles WHERE rolname = %s",
        (creates_roles, role),
    )
    if cursor.fetchone()[0]:
        word = "CREATEROLE" if creates_roles else "NOCREATEROLE"
        cursor.execute(f"ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS {word}")


def _make_ground(cursor: Any) -> None:
    database = cursor.connection.info.dbname
    quoted = psycopg2.extensions.quote_ident(database, cursor)
    cursor.execute("CREATE EXTENSION IF NOT EXISTS postgis SCHEMA public")
    cursor.execute(f"REVOKE TEMPORARY ON DATABASE {quoted} FROM PUBLIC")
    # The rows of a census delivery wait in temporary tables that census_open makes.
    cursor.execute(f"GRANT TEMPORARY ON DATABASE {quoted} TO dcm_owner")
    cursor.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    # Large objects are a disk that any login could fill; the product has none.
    cursor.execute(
        "REVOKE EXECUTE ON FUNCTION lo_create(oid), lo_creat(integer),"
        " lo_from_bytea(oid, bytea) FROM PUBLIC"
    )
    _spare_compiling(cursor, quoted)
    cursor.execute("CREATE SCHEMA IF NOT EXISTS dcm AUTHORIZATION dcm_owner")
    cursor.execute("GRANT USAGE ON SCHEMA dcm TO dcm_view")
    cursor.execute(statement("ground"))


def _spare_compiling(cursor: Any, database: str) -> None:
    """Switch JIT off where nobody has chosen: compiling a desk's statement outlasts running it."""
    cursor.execute("SELECT source FROM pg_settings WHERE name = 'jit'")
    if cursor.fetchone()[0] == "default":
        cursor.execute(f"ALTER DATABASE {database} SET jit = off")


def _refuse_foreign_objects(cursor: Any) -> None:
    cursor.execute("SELECT to_regnamespace('dcm_app') IS NOT NULL")
    if not cursor.fetchone()[0]:
        return
    cursor.execute(statement("foreign_objects"))
    foreign = sorted(row[0] for row in cursor.fetchall())
    if foreign:
        raise InstallError(
            "These depend on schema dcm_app and would be lost: " + "; ".join(foreign),
            "Drop them or move them away, upgrade, and make them again",
        )


def _drop_app(cursor: Any) -> None:
    cursor.execute(
        "SELECT polname, polrelid::regclass FROM pg_policy AS p INNER JOIN pg_class AS c"
        " ON c.oid = p.polrelid WHERE c.relnamespace = 'dcm'::regnamespace AND polname = 'sight'"
    )
    for name, table in cursor.fetchall():
        cursor.execute(f"DROP POLICY {psycopg2.extensions.quote_ident(name, cursor)} ON {table}")
    cursor.execute("DROP SCHEMA IF EXISTS dcm_app CASCADE")
    cursor.execute("CREATE SCHEMA dcm_app AUTHORIZATION dcm_owner")
    cursor.execute("COMMENT ON SCHEMA dcm_app IS 'Public door: made anew at every upgrade'")
    cursor.execute("GRANT CREATE, USAGE ON SCHEMA dcm_app TO dcm_view")


def _run_migrations(cursor: Any, report: Report) -> None:
    cursor.execute("SELECT number, checksum FROM dcm.migration")
    applied = dict(cursor.fetchall())
    known = migrations()
    _refuse_other_version(applied, known)
    _act_as(cursor, "dcm_owner")
    for migration in known:
        if migration.number in applied:
            continue
        report(f"migration {migration.name}")
        cursor.execute(migration.sql)
        cursor.execute(
            "INSERT INTO dcm.migration (number, name, checksum) VALUES (%s, %s, %s)",
            (migration.number, migration.name, migration.checksum),
        )
    _act_as(cursor, None)


def _refuse_other_version(applied: dict[int, str], known: list[Migration]) -> None:
    newer = sorted(set(applied) - {migration.number for migration in known})
    if newer:
        raise InstallError(
            f"The database is newer than this plugin: it has migration {newer[-1]}",
            "Install the newest plugin and run upgrade with it",
        )
    edited = [m.name for m in known if m.number in applied and applied[m.number] != m.checksum]
    if edited:
        raise InstallError(
            f"A migration that ran already was edited afterwards: {', '.join(edited)}",
            "Restore the released file and put the change into a new migration",
        )


def _load_seed(cursor: Any, seed: Seed) -> None:
    """Put in the rows of a code list that this database has never had.

    What a district has edited stays; what it has taken out, say a permission, stays out.
    """
    # Table and columns come from the product's own files; a bad name fails in quote_ident's quotes.
    table = psycopg2.extensions.quote_ident(seed.table, cursor)
    columns = ", ".join(psycopg2.extensions.quote_ident(name, cursor) for name in seed.columns)
    cursor.execute(statement("seed_columns"), (f"dcm.{table}",))
    found = {name: (_cell(kind, required), key) for name, kind, required, key in cursor.fetchall()}
    missing = [name for name in seed.columns if name not in found]
    if missing:
        raise InstallError(f"Code list {seed.table}: the table has no column {', '.join(missing)}")
    keys = [n for n, name in enumerate(seed.columns) if found[name][1]]
    rows = _never_loaded(cursor, seed, keys)
    psycopg2.extras.execute_values(
        cursor,
        f"INSERT INTO dcm.{table} ({columns}) VALUES %s ON CONFLICT DO NOTHING",  # nosec B608
        list(rows.values()),
        template=f"({', '.join(found[name][0] for name in seed.columns)})",
        page_size=500,
    )
    psycopg2.extras.execute_values(
        cursor,
        "INSERT INTO dcm.seed_row (list, row_key) VALUES %s",
        [(seed.table, key) for key in rows],
        page_size=500,
    )


def _never_loaded(cursor: Any, seed: Seed, keys: list[int]) -> dict[str, tuple[str | None, ...]]:
    cursor.execute("SELECT row_key FROM dcm.seed_row WHERE list = %s", (seed.table,))
    loaded = {row[0] for row in cursor.fetchall()}
    rows = {"|".join(row[n] or "" for n in keys): row for row in seed.rows}
    return {key: row for key, row in rows.items() if key not in loaded}


def _cell(kind: str, required: bool) -> str:
    # A text that must be there but is empty is the empty text, not NULL.
    return "coalesce(%s, '')" if required and kind == "text" else f"%s::{kind}"


def _make_app(cursor: Any, files: Iterable[AppFile]) -> None:
    cursor.execute("GRANT SELECT ON ALL TABLES IN SCHEMA dcm TO dcm_view")
    for file in files:
        _act_as(cursor, None if file.owner == "installer" else file.owner)
        try:
            cursor.execute(file.sql)
        except psycopg2.Error as error:
            raise InstallError(f"sql/app/{file.name}: {error}") from error
    _act_as(cursor, None)


def _act_as(cursor: Any, role: str | None) -> None:
    if role is not None and role not in OWNERS:
        raise InstallError(f"No such owner: {role}")
    cursor.execute(f"SET LOCAL ROLE {role or 'NONE'}")
    cursor.execute("SELECT set_config('search_path', 'public, pg_temp', true)")


def _after(cursor: Any) -> None:
    cursor.execute("REVOKE CREATE ON SCHEMA dcm_app FROM dcm_view")
    # Code lists may have brought days or years.
    cursor.execute("SELECT dcm_app.rebuild_spans(code) FROM dcm.work_calendar")


def _blockers(connection: Any) -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement("blockers"))
            return str(cursor.fetchone()[0] or "somebody")
    except psycopg2.Error as error:
        raise named_error(error) from error


__all__ = ["DcmError", "install"]
