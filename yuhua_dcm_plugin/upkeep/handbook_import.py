"""From a workbook to a draft of the handbook: the one service behind command, algorithm and dock.

No widgets and no QGIS. All is written in one transaction on a connection of its own: a failure, or
somebody who stops it, leaves no draft.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from ..core.bulk import Bulk
from ..core.database import Transaction
from ..core.errors import DcmError
from ..core.shanghai import SHANGHAI
from . import import_store as store
from .handbook_heads import COLUMNS, HEADS
from .handbook_rows import Tally, Understanding
from .workbook import ShouldStop, Workbook, open_workbook
from .workbook_errors import WorkbookError, stopped, tr

#: Told the step (reading, understanding, writing, comparing), and how much of how much is done.
Told = Callable[[str, int, int], None]
PORTION = 5000
#: Differences that a report lists one by one.
DIFFERENCES_MOST = 2000
_CANCELLED = "57014"
_LONGEST_TITLE = 100


@dataclass(frozen=True)
class Wanted:
    """What somebody wants of an import.

    :param code: code of the draft; empty: made from the day
    :param label: its title; empty: the title of the workbook
    :param valid_from: day that is meant for it, if any
    :param class_standard: standard whose numbers the workbook uses; empty: the district's
    """

    code: str = ""
    label: str = ""
    valid_from: date | None = None
    class_standard: str = ""
    note: str = ""


def day_of(text: str) -> date | None:
    """The day that somebody gave, as 2027-01-01; None for nothing.

    :raises WorkbookError: it is no day
    """
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise WorkbookError(
            "bad_day", tr("{day} is no day; write it as 2027-01-01."), day=text.strip()
        ) from error


@dataclass(frozen=True)
class Outcome:
    """What an import did, or would do when it was dry.

    :param read: rows below the heads of all sheets that were read
    :param imported: rows that became conditions
    :param asked: rows that wait for an answer
    :param questions: key, words and number of rows of each question
    :param against: edition in force that it was compared with; empty where there is none
    :param changes: number of conditions by what differs: added, removed, changed
    :param differences: the first of them
    """

    edition: str
    label: str
    source: str
    dry: bool
    tally: Tally
    imported: int
    asked: int
    questions: tuple[tuple[str, str, int], ...]
    against: str = ""
    changes: Counter[str] = field(default_factory=Counter)
    differences: tuple[Any, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def read(self) -> int:
        """Rows below the heads: imported, asked, or told as no row."""
        return self.tally.read

    @property
    def asked_by_key(self) -> dict[str, int]:
        """Number of questions by key, most first."""
        return dict(Counter(key for key, _subject, _rows in self.questions).most_common())


def _silent(_step: str, _done: int, _of: int) -> None:
    """Tell nobody."""


def _go_on() -> bool:
    return False


def _unreported(_outcome: Outcome) -> None:
    """Report to nobody."""


class HandbookImport:
    """Imports into one database; any thread may use it, one at a time.

    :param dsn: libpq string or ``service=…``
    """

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._bulk: Bulk | None = None

    def run(
        self,
        path: Path,
        wanted: Wanted | None = None,
        dry: bool = False,
        told: Told = _silent,
        should_stop: ShouldStop = _go_on,
        reported: Callable[[Outcome], None] = _unreported,
    ) -> Outcome:
        """Read, understand, write; all of it or nothing.

        :param dry: nothing is kept, the outcome is what would be
        :param reported: gets the outcome before anything is kept; what it raises takes all back
        :raises WorkbookError: the file cannot be a handbook, or it was stopped
        :raises DcmError: by SQLSTATE
        """
        wanted = wanted or Wanted()
        seconds: dict[str, float] = {}
        with _timed(seconds, "reading"):
            book = open_workbook(path, lambda d, of: told("reading", d, of), should_stop)
        try:
            with self._transaction(not dry, should_stop) as tx:
                outcome = _Run(tx, book, wanted, dry, told, should_stop, seconds).outcome()
                reported(outcome)
                if should_stop():
                    raise stopped()
        except DcmError as error:
            if error.parameters.get("sqlstate") == _CANCELLED and should_stop():
                raise stopped() from error
            raise
        return outcome

    def cancel(self) -> None:
        """Stop the statement that runs now; from another thread."""
        if self._bulk is not None:
            self._bulk.cancel()

    def close(self) -> None:
        """Leave."""
        if self._bulk is not None:
            self._bulk.close()

    @contextmanager
    def _transaction(self, keep: bool, should_stop: ShouldStop) -> Iterator[Transaction]:
        if self._bulk is None:
            self._bulk = Bulk(self._dsn)
        with self._bulk.transaction(keep) as tx, self._bulk.watched(should_stop):
            yield tx


@dataclass
class _Run:
    """One run inside its transaction."""

    tx: Transaction
    book: Workbook
    wanted: Wanted
    dry: bool
    told: Told
    should_stop: ShouldStop
    seconds: dict[str, float]

    def outcome(self) -> Outcome:
        lists = store.lists(self.tx)
        read_as = _standard(self.wanted.class_standard, lists)
        reader = Understanding(lists.class_finder(read_as), lists.department_finder())
        tally = Tally()
        with _timed(self.seconds, "understanding"):
            rows = self._understood(reader, tally)
        if not rows:
            raise nothing_found(self.book, tally)
        label = (self.wanted.label or tally.title or Path(self.book.name).stem)[:_LONGEST_TITLE]
        draft = store.open_draft(self.tx, self._header(label, tally.titles))
        with _timed(self.seconds, "writing"):
            counts = self._write(draft, rows)
        with _timed(self.seconds, "comparing"):
            against, changes, some = self._compared(draft)
        return Outcome(
            draft, label, self.book.name, self.dry, tally, counts["imported"], counts["asked"],
            tuple(store.questions(self.tx, draft)), against, changes, some, self.seconds,
        )  # fmt: skip

    def _understood(self, reader: Understanding, tally: Tally) -> list[dict[str, Any]]:
        whole = sum(len(sheet.rows) for sheet in self.book.sheets)
        rows: list[dict[str, Any]] = []
        for row in reader.rows(self.book, tally):
            rows.append(row)
            if len(rows) % PORTION == 0:
                self._look("understanding", len(rows), whole)
        return rows

    def _header(self, label: str, titles: dict[str, str]) -> dict[str, Any]:
        given: dict[str, Any] = {
            "code": self.wanted.code or self._free_code(),
            "label_zh": label,
            "source": self.book.name,
            "titles": titles,
        }
        if self.wanted.valid_from is not None:
            given["valid_from"] = self.wanted.valid_from.isoformat()
        if self.wanted.note:
            given["note"] = self.wanted.note
        return given

    def _free_code(self) -> str:
        """The day, and a number where several come on one."""
        today = f"HB{datetime.now(SHANGHAI):%Y%m%d}"
        taken = store.codes(self.tx)
        tried = (f"{today}-{number}" for number in range(1, len(taken) + 2))
        return next(code for code in tried if code not in taken)

    def _write(self, draft: str, rows: list[dict[str, Any]]) -> Counter[str]:
        counts: Counter[str] = Counter()
        left, done = iter(rows), 0
        while portion := list(islice(left, PORTION)):
            self._look("writing", done, len(rows))
            counts.update(store.add_rows(self.tx, draft, portion))
            done += len(portion)
        self._look("writing", done, len(rows))
        return counts

    def _compared(self, draft: str) -> tuple[str, Counter[str], tuple[Any, ...]]:
        self._look("comparing", 0, 0)
        against = store.in_force(self.tx)
        if not against:
            return "", Counter(), ()
        found = list(store.differences(self.tx, against, draft))
        told = {(row.what, row.kind, row.class_code, row.condition) for row in found}
        changes = Counter(what for what, *_rest in told)
        return against, changes, tuple(found[:DIFFERENCES_MOST])

    def _look(self, step: str, done: int, of: int) -> None:
        self.told(step, done, of)
        if self.should_stop():
            raise stopped()


def _standard(given: str, lists: store.Lists) -> str:
    """The standard that was meant; its number without spaces and case serves too."""
    if not given:
        return lists.standard
    plain = given.replace(" ", "").casefold()
    for known in lists.standards:
        if known.replace(" ", "").casefold() == plain:
            return known
    raise WorkbookError(
        "unknown_standard", tr("There is no class standard {standard}."),
        tr("Give one of {known}."), standard=given, known=", ".join(lists.standards),
    )  # fmt: skip


def nothing_found(book: Workbook, tally: Tally) -> WorkbookError:
    """No sheet has a row of a handbook; says what the likeliest one lacks."""
    lacking = min(
        (aside for aside in tally.left_aside if aside[1] == "no_head"),
        key=lambda aside: len(aside[3]),
        default=None,
    )
    if lacking is None:
        return WorkbookError(
            "no_rows", tr("{file} has no rows of a handbook."),
            tr("Hidden and empty sheets are not read."), file=book.name,
        )  # fmt: skip
    return WorkbookError(
        "no_head", tr("{file} has no sheet with the heads of a handbook; {sheet} lacks {heads}."),
        tr("Put the heads into one row: {wanted}."), file=book.name, sheet=lacking[0],
        heads="、".join(lacking[3]), wanted=wanted_heads(),
    )  # fmt: skip


def wanted_heads() -> str:
    """The heads of the workbook that cities use."""
    return "|".join(HEADS[column] for column in COLUMNS)


@contextmanager
def _timed(seconds: dict[str, float], step: str) -> Iterator[None]:
    start = time.perf_counter()
    try:
        yield
    finally:
        seconds[step] = time.perf_counter() - start
