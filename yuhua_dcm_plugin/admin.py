"""Command line for the database: install, check, people, handbook; see --help.

Runs from a checkout with nothing but psycopg2; no QGIS. Exit 0, or 1 with one clear line on stderr.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from .core.shanghai import SHANGHAI


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    :param argv: arguments without the name of the program; those of the process when not given
    :returns: exit code
    """
    arguments = _parser().parse_args(argv)
    from .core.errors import DcmError

    try:
        code: int = arguments.command(arguments)
    except ModuleNotFoundError as error:
        return _fail(f"missing Python module {error.name}: apt-get install python3-psycopg2")
    except DcmError as error:
        return _fail(_one_line(error.message, error.hint))
    except KeyboardInterrupt:
        return _fail("interrupted; nothing was left half done")
    return code


def _one_line(message: str, hint: str) -> str:
    """What went wrong and what to do; a message that is a sentence already gets no second stop."""
    if not hint:
        return message
    return f"{message.rstrip('.')}. {hint}"


def _fail(line: str) -> int:
    print(f"admin: {' '.join(line.split())}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 -m yuhua_dcm_plugin.admin", description="裕华区数字城管: the database."
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--dsn", default="", help="libpq string or service=…; PG* variables serve too"
    )
    for name, command, words in (
        ("install", _install, "install the schema into a database"),
        ("upgrade", _install, "bring an installed schema to this version"),
    ):
        commands.add_parser(name, parents=[common], help=words).set_defaults(command=command)
    _add_check(commands.add_parser("check", parents=[common], help="look for what is wrong"))
    commands.add_parser(
        "acceptance", parents=[common], help="what works of the district's plan (试运行自检)"
    ).set_defaults(command=_acceptance)
    _add_demo(
        commands.add_parser("load-demo", parents=[common], help="load the synthetic district")
    )
    _add_people(commands.add_parser("add-staff", parents=[common], help="enter a person"))
    words = "make a draft of a handbook from a workbook (.xlsx, .xls, .csv)"
    _add_handbook_import(commands.add_parser("import-handbook", parents=[common], help=words))
    words = "write an edition of the handbook as a workbook (.xlsx)"
    _add_handbook_export(commands.add_parser("export-handbook", parents=[common], help=words))
    return parser


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--digest",
        nargs="?",
        const="",
        metavar="YYYY-MM-DD:HEX",
        help="print today's digest, or compare one that was printed on a day list",
    )
    parser.set_defaults(command=_check)


def _add_demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cases", type=int, default=50_000, help="past cases (default 50000)")
    parser.add_argument("--passwords", type=Path, help="write logins and passwords here, mode 0600")
    parser.set_defaults(command=_load_demo)


def _add_people(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("login")
    parser.add_argument("--name", required=True)
    parser.add_argument("--role", required=True, action="append", nargs="+", help="e.g. intake")
    parser.add_argument("--department", metavar="CODE")
    parser.add_argument(
        "--permission",
        action="append",
        default=[],
        help="e.g. file or close, for a hall without 值班长",
    )
    parser.add_argument(
        "--create-login",
        action="store_true",
        help="make the database login; its password is asked for, or taken from DCM_NEW_PASSWORD",
    )
    parser.set_defaults(command=_add_staff)


def _add_handbook_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--edition", default="", metavar="CODE", help="code of the draft")
    parser.add_argument("--label", default="", metavar="TEXT", help="its title")
    parser.add_argument("--valid-from", default="", metavar="DATE", help="day that is meant for it")
    words = "standard of its class numbers, e.g. 'GB/T 30428.2-2013' (default: the district's)"
    parser.add_argument("--class-standard", default="", metavar="S", help=words)
    parser.add_argument("--dry-run", action="store_true", help="say what would be, write nothing")
    parser.set_defaults(command=_import_handbook)


def _add_handbook_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    words = "code of the edition (default: the one in force)"
    parser.add_argument("--edition", default="", metavar="CODE", help=words)
    parser.set_defaults(command=_export_handbook)


def _install(arguments: argparse.Namespace) -> int:
    from .core.migrations import install

    install(arguments.dsn, print)
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from .core.checks import compare_digest, digest, findings
    from .core.database import Database

    database = Database(arguments.dsn)
    try:
        found = list(findings(database))
        if arguments.digest == "":
            today = datetime.now(SHANGHAI).date()
            print(f"digest {today}:{digest(database, today)}")
        elif arguments.digest:
            wrong = compare_digest(database, arguments.digest)
            found += [wrong] if wrong else []
    finally:
        database.close()
    for line in found:
        print(line)
    if found:
        return _fail(f"check found {len(found)} fault(s); the first: {found[0]}")
    print("check: all is well")
    return 0


def _acceptance(arguments: argparse.Namespace) -> int:
    from .core.acceptance import acceptance, report
    from .core.database import Database

    database = Database(arguments.dsn)
    try:
        items = acceptance(database)
    finally:
        database.close()
    for line in report(items, datetime.now(SHANGHAI)):
        print(line)
    missing = [item for item in items if item.verdict == "missing"]
    return _fail(f"acceptance: {len(missing)} item(s) missing, marked ✗ above") if missing else 0


def _load_demo(arguments: argparse.Namespace) -> int:
    from .demo.load import load_demo

    passwords = load_demo(arguments.dsn, arguments.cases, datetime.now(SHANGHAI), print)
    if arguments.passwords is not None:
        _write_private(arguments.passwords, json.dumps(passwords, indent=1))
    return 0


def _write_private(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


def _add_staff(arguments: argparse.Namespace) -> int:
    from .core.people import add_staff

    roles = [role for group in arguments.role for role in group]
    password = _new_password() if arguments.create_login else None
    add_staff(
        arguments.dsn,
        arguments.login,
        arguments.name,
        roles,
        arguments.department,
        password,
        arguments.permission,
    )
    print(f"{arguments.login} may work as {', '.join(roles)}")
    return 0


def _import_handbook(arguments: argparse.Namespace) -> int:
    from .upkeep.handbook_import import HandbookImport, Wanted, day_of
    from .upkeep.import_words import plain, summary

    wanted = Wanted(
        arguments.edition,
        arguments.label,
        day_of(arguments.valid_from),
        arguments.class_standard,
    )
    service = HandbookImport(arguments.dsn)
    try:
        outcome = service.run(arguments.file, wanted, arguments.dry_run)
    finally:
        service.close()
    for line in summary(outcome, plain):
        print(line)
    return 0


def _export_handbook(arguments: argparse.Namespace) -> int:
    from .core.database import Database
    from .upkeep.handbook_export import export_handbook

    database = Database(arguments.dsn)
    try:
        made = export_handbook(database, arguments.edition, arguments.file)
    finally:
        database.close()
    print(f"edition {made.edition}: {made.rows} rows in {arguments.file}")
    return 0


def _new_password() -> str | None:
    given = os.environ.get("DCM_NEW_PASSWORD")
    if given or not sys.stdin.isatty():
        return given or None  # without a password the server's own rule (peer, certificate) decides
    return getpass.getpass("Password of the new login: ") or None


if __name__ == "__main__":
    sys.exit(main())
