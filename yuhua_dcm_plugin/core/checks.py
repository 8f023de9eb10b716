"""Looking for what is wrong in a database: migrations, chains, rights, orphans, rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .database import Database
from .errors import BadInputError, DcmError, InstallError
from .schema_files import SQL, migrations


def findings(database: Database) -> Iterator[str]:
    """Everything that is wrong, one line each.

    :param database: opened as a superuser; others may not read schema dcm
    :returns: lines in English; none when all is well
    :raises InstallError: the schema is not installed
    """
    yield from _migration_findings(database)
    for path in sorted((SQL / "check").glob("*.sql")):
        with database.transaction() as tx:
            rows = tx.all(path.read_text(encoding="utf-8"))
        yield from (row.finding for row in rows)


def _migration_findings(database: Database) -> Iterator[str]:
    try:
        with database.transaction() as tx:
            applied = {row.number: row.checksum for row in tx.all("SELECT * FROM dcm.migration")}
    except DcmError as error:
        raise InstallError(
            f"Schema dcm cannot be read: {error.message}",
            "Run install first, and connect as a superuser",
        ) from error
    known = {migration.number: migration for migration in migrations()}
    for number in sorted(set(applied) | set(known)):
        if number not in known:
            yield f"migration {number} in the database is unknown to this version"
        elif number not in applied:
            yield f"migration {known[number].name} has not run: run upgrade"
        elif applied[number] != known[number].checksum:
            yield f"migration {known[number].name} was edited after it ran"


def digest(database: Database, day: date) -> str:
    """The digest (日摘要) over the last hash of every case at the end of a day.

    :param day: the day, Asia/Shanghai
    :returns: 64 hexadecimal digits
    """
    with database.transaction() as tx:
        return str(tx.value("SELECT dcm_app.daily_digest(%s)", (day,)))


def compare_digest(database: Database, printed: str) -> str | None:
    """Compare a digest on paper with the database.

    :param printed: ``YYYY-MM-DD:HEX`` as on the day list
    :returns: what is wrong, or ``None``
    :raises BadInputError: it has another form
    """
    day_text, _, hexadecimal = printed.partition(":")
    try:
        day = date.fromisoformat(day_text)
    except ValueError as error:
        raise BadInputError(f"Not a digest: {printed}", "Give it as YYYY-MM-DD:HEX") from error
    found = digest(database, day)
    if found != hexadecimal.strip().lower():
        return f"digest of {day} is {found}, not the printed one: events were removed or changed"
    return None
