"""The SQL that travels with the plugin: where it lies and in which order it runs."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from .errors import InstallError

ROOT = Path(__file__).resolve().parent.parent.parent
SQL = ROOT / "sql"
VERSION = "0.1.0"


@dataclass(frozen=True)
class Migration:
    """One numbered change of schema dcm; a released one is never edited."""

    number: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the text, with line ends made equal so that a checkout on Windows agrees."""
        return hashlib.sha256(self.sql.replace("\r\n", "\n").encode()).hexdigest()


@dataclass(frozen=True)
class AppFile:
    """One function or view of schema dcm_app, and who shall own it."""

    name: str
    owner: str
    sql: str


@dataclass(frozen=True)
class Seed:
    """A code list: a table of schema dcm and its rows, every value a text or ``None``."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


def migrations(folder: Path = SQL / "data") -> list[Migration]:
    """Read the migrations in order.

    :raises InstallError: the folder is missing, empty or holds one number twice
    """
    found = [
        Migration(int(path.name.split("_")[0]), path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("[0-9]*_*.sql"))
    ]
    numbers = [migration.number for migration in found]
    if not found or len(set(numbers)) != len(numbers):
        raise InstallError(f"No usable migrations in {folder}")
    return found


def app_files(folder: Path = SQL / "app") -> list[AppFile]:
    """Read views and functions in path order; the first line may name another owner."""
    return [_app_file(path, folder) for path in sorted(folder.rglob("*.sql"))]


def _app_file(path: Path, folder: Path) -> AppFile:
    sql = path.read_text(encoding="utf-8")
    first = sql.split("\n", 1)[0]
    owner = (
        first.removeprefix("-- owner: ").strip() if first.startswith("-- owner: ") else "dcm_owner"
    )
    return AppFile(path.relative_to(folder).as_posix(), owner, sql)


def seeds(folder: Path = SQL / "seed") -> list[Seed]:
    """Read the code lists in order; an empty cell is NULL."""
    return [read_seed(path) for path in sorted(folder.glob("[0-9]*_*.csv"))]


def read_seed(path: Path) -> Seed:
    """Read one code list; the name of the file after its number is the table.

    It may have been through Excel: neither a mark at its beginning nor Windows' line ends count.
    """
    with path.open(encoding="utf-8-sig") as file:
        lines = list(csv.reader(file))
    rows = tuple(tuple(cell if cell != "" else None for cell in line) for line in lines[1:])
    return Seed(path.stem.split("_", 1)[1], tuple(lines[0]), rows)


def statement(name: str, folder: Path = SQL / "install") -> str:
    """Text of a statement that installing needs."""
    return (folder / f"{name}.sql").read_text(encoding="utf-8")
