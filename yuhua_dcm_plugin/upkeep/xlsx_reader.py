"""Reading XLSX with nothing but the standard library: what people see in each cell (读 XLSX).

GDAL would lose what is merged, hidden or a formula, and the command line has no GDAL. The parts of
the zip are parsed piece by piece; only the texts of cells are kept.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from .workbook import Sheet, ShouldStop, Told, needs_password
from .workbook_errors import WorkbookError, save_as_xlsx, stopped, tr
from .xlsx_sheet import SheetParser
from .xlsx_texts import Formats, Styles, shared_texts
from .xml_stream import Attributes, Package, damaged, feed, parse, parser_of, resolved

_MOST_SHEETS = 200


class _Entry:
    """A sheet as the workbook lists it."""

    def __init__(self, name: str, relation: str, state: str) -> None:
        self.name, self.relation = name, relation
        self.hidden = state in {"hidden", "veryHidden"}


def read_xlsx(path: Path, told: Told, should_stop: ShouldStop) -> tuple[Sheet, ...]:
    """All worksheets in their order; charts are none.

    :raises WorkbookError: with the reason
    """
    try:
        with zipfile.ZipFile(path) as archive:
            package = Package(path.name, archive)
            return _read(package, told, should_stop)
    except zipfile.BadZipFile as error:
        raise damaged(path.name) from error


def _read(package: Package, told: Told, should_stop: ShouldStop) -> tuple[Sheet, ...]:
    if package.encrypted():
        raise needs_password(package.name)
    book = _book_part(package)
    entries, from_1904 = _entries(package, book)
    targets = _relations(package, book)
    texts = _texts(package, targets, from_1904)
    wanted = [(entry, *targets[entry.relation]) for entry in entries if entry.relation in targets]
    sheets = [(entry, part) for entry, kind, part in wanted if kind == "worksheet"]
    sheets = [(entry, part) for entry, part in sheets if package.has(part)]
    if not sheets:
        raise damaged(package.name)
    whole = sum(package.size(part) for _entry, part in sheets)
    done = 0
    found = []
    for entry, part in sheets:
        parser = SheetParser(texts, package.name)
        for size in feed(package, part, parser.expat):
            done += size
            told(done, max(whole, done))
            if should_stop():
                raise stopped()
        found.append(_sheet(entry, parser))
    return tuple(found)


def _sheet(entry: _Entry, parser: SheetParser) -> Sheet:
    return Sheet(
        entry.name, parser.rows, tuple(parser.merges), entry.hidden, tuple(parser.hidden_columns)
    )


def _book_part(package: Package) -> str:
    """The part that lists the sheets; wherever the package says it is."""
    found = [
        part
        for kind, part in _relations(package, "").values()
        if kind == "officeDocument" and package.has(part)
    ]
    book = found[0] if found else "xl/workbook.xml"
    if book.endswith(".bin") or package.has("xl/workbook.bin"):
        raise _foreign(package.name, tr("{file} is a binary workbook (.xlsb)."))
    if package.has("mimetype") and package.has("content.xml"):
        raise _foreign(package.name, tr("{file} is an OpenDocument table (.ods)."))
    if package.has("word/document.xml"):
        raise _foreign(package.name, tr("{file} is a text document, not a workbook."))
    if not package.has(book):
        raise _foreign(package.name, tr("{file} is a zip, but not a workbook."))
    return book


def _foreign(name: str, words: str) -> WorkbookError:
    return WorkbookError("no_workbook", words, save_as_xlsx(), file=name)


def _entries(package: Package, book: str) -> tuple[list[_Entry], bool]:
    entries: list[_Entry] = []
    from_1904: list[bool] = []

    def start(name: str, given: Attributes) -> None:
        if name == "sheet" and len(entries) < _MOST_SHEETS:
            relation = next((v for k, v in given.items() if k.endswith(" id")), "")
            entries.append(_Entry(given.get("name", ""), relation, given.get("state", "")))
        elif name == "workbookPr":
            from_1904.append(given.get("date1904", "") in {"1", "true", "on"})

    parse(package, book, parser_of(start))
    return entries, any(from_1904)


def _relations(package: Package, base: str) -> dict[str, tuple[str, str]]:
    """Kind and part of each relation of a part, by its name."""
    folder, _, name = base.rpartition("/")
    part = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    found: dict[str, tuple[str, str]] = {}
    if not package.has(part):
        return found

    def start(name: str, given: Attributes) -> None:
        if name == "Relationship" and given.get("TargetMode") != "External":
            kind = given.get("Type", "").rpartition("/")[2]
            target = resolved(base, given.get("Target", ""))
            found[given.get("Id", "")] = (kind, target)

    parse(package, part, parser_of(start))
    return found


def _texts(package: Package, targets: dict[str, tuple[str, str]], from_1904: bool) -> Formats:
    parts = {kind: part for kind, part in targets.values() if package.has(part)}
    shared = shared_texts(package, parts["sharedStrings"]) if "sharedStrings" in parts else []
    styles = Styles()
    if "styles" in parts:
        parse(package, parts["styles"], parser_of(styles.start, styles.end))
    return Formats(shared, styles.patterns(), from_1904)
