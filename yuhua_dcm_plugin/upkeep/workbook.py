"""A workbook as sheets of texts, from whatever kind of file it came in (工作簿).

What a file is, is seen from its first bytes and not from its name: a .xls that was renamed to
.xlsx is read as what it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from .workbook_errors import WorkbookError, save_as_xlsx, tr

#: Told how much of how much has been read; asked whether to stop.
Told = Callable[[int, int], None]
ShouldStop = Callable[[], bool]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_LOOKED_AT = 4096
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_MOST_BYTES = 200 << 20


class Row(NamedTuple):
    """One row that holds something.

    :param number: as the sheet counts, from 1
    :param cells: texts as people see them
    :param formulas: columns (from 0) whose formula has no value in the file
    """

    number: int
    cells: tuple[str, ...]
    hidden: bool = False
    formulas: tuple[int, ...] = ()


class Merge(NamedTuple):
    """Merged cells: rows count from 1, columns from 0; both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet.

    :param hidden: whether whoever made the workbook hid it
    :param hidden_columns: columns (from 0) that are hidden
    """

    name: str
    rows: list[Row] = field(default_factory=list)
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_columns: tuple[int, ...] = ()


@dataclass(frozen=True)
class Workbook:
    """All sheets of a file, hidden ones too.

    :param kind: ``xlsx``, ``xls`` or ``csv``
    """

    name: str
    kind: str
    sheets: tuple[Sheet, ...]


def _silent(_done: int, _of: int) -> None:
    """Tell nobody."""


def _go_on() -> bool:
    return False


def open_workbook(path: Path, told: Told = _silent, should_stop: ShouldStop = _go_on) -> Workbook:
    """Read a whole workbook.

    :raises WorkbookError: it cannot be read, with the reason, or was stopped
    """
    try:
        head = _head(path)
        kind = _kind(path, head)
        sheets = _sheets(path, kind, told, should_stop)
    except OSError as error:
        raise WorkbookError(
            "unreadable", tr("{file} cannot be read: {reason}"), file=path.name,
            reason=error.strerror or str(error),
        ) from error  # fmt: skip
    return Workbook(path.name, kind, sheets)


def _sheets(path: Path, kind: str, told: Told, should_stop: ShouldStop) -> tuple[Sheet, ...]:
    if kind == "xlsx":
        from .xlsx_reader import read_xlsx

        return read_xlsx(path, told, should_stop)
    if kind == "xls":
        from .xls_part import read_xls

        return read_xls(path, should_stop)
    from .csv_rows import read_csv

    return (read_csv(path, should_stop),)


def _head(path: Path) -> bytes:
    """The first bytes of a file that can hold a workbook at all."""
    if not path.exists():
        raise WorkbookError("missing", tr("There is no such file: {file}"), file=str(path))
    if path.is_dir():
        raise WorkbookError(
            "folder", tr("{file} is a folder."), tr("Give the workbook itself."), file=path.name
        )
    if path.stat().st_size > _MOST_BYTES:
        raise WorkbookError(
            "too_large", tr("{file} is larger than {most} MB: no handbook is."), file=path.name,
            most=_MOST_BYTES >> 20,
        )  # fmt: skip
    with path.open("rb") as file:
        head = file.read(_LOOKED_AT)
    if not head:
        raise WorkbookError("empty", tr("{file} is empty: it has no bytes at all."), file=path.name)
    return head


def _kind(path: Path, head: bytes) -> str:
    if head.startswith(_ZIP):
        return "xlsx"
    if head.startswith(_OLE):
        return _ole_kind(path)
    if _is_page(head):
        raise WorkbookError(
            "web_page", tr("{file} is a web page or an XML file that only bears the name."),
            save_as_xlsx(), file=path.name,
        )  # fmt: skip
    if head.startswith(b"%PDF"):
        raise WorkbookError("pdf", tr("{file} is a PDF, not a workbook."), file=path.name)
    return "csv"


def _ole_kind(path: Path) -> str:
    """The old container: a .xls, or a .xlsx behind a password."""
    content = path.read_bytes()
    if _ENCRYPTED in content:
        raise needs_password(path.name)
    if not any(name in content for name in _BOOKS):
        raise WorkbookError(
            "no_workbook", tr("{file} is an Office file, but not a workbook."), save_as_xlsx(),
            file=path.name,
        )  # fmt: skip
    return "xls"


def _is_page(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta"))


def needs_password(name: str) -> WorkbookError:
    """A workbook that is encrypted."""
    return WorkbookError(
        "password", tr("{file} is protected with a password."),
        tr("Take the password off in Excel or WPS, save, and import again."), file=name,
    )  # fmt: skip
