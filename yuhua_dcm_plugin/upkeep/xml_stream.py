"""XML parts of a zip, read piece by piece without entities and within limits (安全解析).

A workbook comes from outside: no entity is ever declared in a real one, and one that would grow
to gigabytes is no handbook.
"""

from __future__ import annotations

import xml.parsers.expat as expat  # noqa: PLR0402  # nosec B406 - every declaration is refused
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any

from .workbook_errors import WorkbookError, save_as_xlsx, tr

_PIECE = 1 << 18
#: A handbook of 100,000 rows has some 60 MB of XML; this is the most that is unpacked.
MOST_XML = 600 << 20

Attributes = dict[str, str]
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


class Package:
    """The parts of an Office file by name, whatever slashes and letters their names have."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self.name, self._archive = name, archive
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for entry in archive.infolist():
            self._parts.setdefault(_key(entry.filename), entry)
        self._left = MOST_XML

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return _key(part) in self._parts

    def size(self, part: str) -> int:
        """Bytes of a part when it is unpacked."""
        return self._parts[_key(part)].file_size

    def encrypted(self) -> bool:
        """Whether the zip itself asks for a password."""
        return any(entry.flag_bits & 1 for entry in self._parts.values())

    def pieces(self, part: str) -> Iterator[bytes]:
        """The bytes of a part.

        :raises WorkbookError: it is damaged, or all that was unpacked is too much
        """
        try:
            with self._archive.open(self._parts[_key(part)]) as file:
                while piece := file.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise too_much(self.name)
                    yield piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise damaged(self.name) from error


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def resolved(base: str, target: str) -> str:
    """Name of the part that a relation points to.

    :param base: the part that has the relation
    """
    target = target.replace("\\", "/")
    if target.startswith("/"):
        return target.lstrip("/")
    at = list(PurePosixPath(base).parent.parts)
    for step in PurePosixPath(target).parts:
        if step == "..":
            at = at[:-1]
        elif step != ".":
            at.append(step)
    return "/".join(at)


def parser_of(
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> Any:
    """A parser that calls with bare names: prefixes and namespaces differ between programs."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, given: start(bare(name), given)
    if end is not None:
        ended = end
        parser.EndElementHandler = lambda name: ended(bare(name))
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    return parser


def bare(name: str) -> str:
    """A name without its namespace."""
    return name[name.rfind(" ") + 1 :]


def attribute(given: Attributes, name: str) -> str:
    """An attribute by its bare name; empty where there is none."""
    if name in given:
        return given[name]
    return next((value for key, value in given.items() if bare(key) == name), "")


class _ForbiddenError(Exception):
    """A declaration that no workbook has."""


def _refuse(*_declared: Any) -> None:
    raise _ForbiddenError


def feed(package: Package, part: str, parser: Any) -> Iterator[int]:
    """Parse a part; gives the number of bytes after each piece.

    :raises WorkbookError: it is damaged, or declares entities
    """
    try:
        for piece in package.pieces(part):
            parser.Parse(piece, False)
            yield len(piece)
        parser.Parse(b"", True)
    except _ForbiddenError as error:
        raise WorkbookError(
            "unsafe", tr("{file} declares XML entities, which no workbook does: it is not read."),
            save_as_xlsx(), file=package.name,
        ) from error  # fmt: skip
    except (expat.ExpatError, UnicodeError) as error:
        raise damaged(package.name) from error


def parse(package: Package, part: str, parser: Any) -> None:
    """Parse a small part at once."""
    for _size in feed(package, part, parser):
        pass


def damaged(name: str) -> WorkbookError:
    """A file that is broken."""
    return WorkbookError("damaged", tr("{file} is damaged and cannot be read."),
                         save_as_xlsx(), file=name)  # fmt: skip


def too_much(name: str) -> WorkbookError:
    """A file that unpacks to more than any handbook."""
    return WorkbookError(
        "zip_bomb", tr("{file} unpacks to more than any handbook holds; it is not read."), file=name
    )
