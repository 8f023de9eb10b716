"""The report of an import as one HTML file: what was read, what is asked, what differs (导入报告).

Every text of a workbook is untrusted: it passes :func:`_text` on its way into the page.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..core.files import drop_draft, replace_whole, write_draft
from ..core.xlsx import clean_text
from .handbook_import import DIFFERENCES_MOST, Outcome
from .import_words import (
    Say,
    change_words,
    counts_line,
    difference_line,
    question_words,
    remarks,
)
from .workbook_errors import WorkbookError, tr

_QUESTIONS_MOST, _LONGEST = 2000, 1000
_STYLE = """
body { font-family: "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif;
  margin: 2em; color: #1a1a1a; background: #ffffff; font-size: 10.5pt; }
h1 { font-size: 16pt; } h2 { font-size: 13pt; margin-top: 1.6em; border-bottom: 1px solid #888; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #999; padding: 3px 6px; text-align: left; vertical-align: top;
  word-break: break-word; }
th { background: #eeeeee; } thead { display: table-header-group; }
tr { page-break-inside: avoid; }
@media print { body { margin: 0; } }
"""


def report_html(outcome: Outcome, say: Say, language: str = "en") -> bytes:
    """The page."""
    return "".join(_page(outcome, say, language)).encode("utf-8")


def require_writable(target: Path, source: Path) -> None:
    """Refuse before anything is written into the database what could not be written afterwards.

    :raises WorkbookError: with the reason
    """
    if target.resolve() == source.resolve():
        raise WorkbookError(
            "same_file", tr("{file} is the workbook itself: choose another file for the report."),
            file=target.name,
        )  # fmt: skip
    try:
        drop_draft(write_draft(b"", target))
        if target.is_dir():
            raise IsADirectoryError(21, "Is a directory")
    except OSError as error:
        raise _not_written(target, error) from error


def write_report(outcome: Outcome, target: Path, say: Say, language: str = "en") -> None:
    """Write the page.

    :raises WorkbookError: it cannot be written
    """
    try:
        replace_whole(report_html(outcome, say, language), target)
    except OSError as error:
        raise _not_written(target, error) from error


def _not_written(target: Path, error: OSError) -> WorkbookError:
    return WorkbookError(
        "not_written", tr("{file} cannot be written: {reason}"), file=str(target),
        reason=error.strerror or str(error),
    )  # fmt: skip


def _page(outcome: Outcome, say: Say, language: str) -> Iterator[str]:
    title = say(tr("Import of a handbook"))
    yield (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_text(title)} – {_text(outcome.source)}</title>\n"
        f"<style>{_STYLE}</style></head><body>\n<h1>{_text(title)}</h1>\n"
    )
    yield _table((), _head(outcome, say))
    for line in (counts_line(outcome, say), difference_line(outcome, say)):
        yield _tag("p", line)
    yield from _list(remarks(outcome.tally, say))
    yield from _questions(outcome, say)
    yield from _differences(outcome, say)
    yield "</body></html>\n"


def _head(outcome: Outcome, say: Say) -> Iterator[tuple[str, str]]:
    yield say(tr("Workbook")), outcome.source
    yield say(tr("Sheets")), "、".join(outcome.tally.sheets)
    yield say(tr("Draft")), outcome.edition
    yield say(tr("Title of the handbook")), outcome.label
    if outcome.dry:
        yield "", say(tr("Dry run: nothing was written."))


def _questions(outcome: Outcome, say: Say) -> Iterator[str]:
    yield _tag("h2", say(tr("Questions to be answered")))
    if not outcome.questions:
        yield _tag("p", say(tr("Nothing is asked: every row is a condition.")))
        return
    heads = (say(tr("Question")), say(tr("Words of the workbook")), say(tr("Rows")))
    rows = (
        (question_words(key, say), subject, f"{count:,}")
        for key, subject, count in outcome.questions[:_QUESTIONS_MOST]
    )
    yield _table(heads, rows)
    yield from _more(len(outcome.questions) - _QUESTIONS_MOST, say)


def _differences(outcome: Outcome, say: Say) -> Iterator[str]:
    if not outcome.against or not outcome.differences:
        return
    yield _tag("h2", say(tr("Differences to the edition in force")))
    heads = ("", say(tr("Class")), say(tr("Filing condition")), say(tr("Before")), say(tr("After")))
    rows = (
        (
            change_words(each.what, say), f"{each.class_code} {each.class_name}", each.condition,
            each.before, each.after,
        )
        for each in outcome.differences
    )  # fmt: skip
    yield _table(heads, rows)
    yield from _more(sum(outcome.changes.values()) - DIFFERENCES_MOST, say)


def _more(count: int, say: Say) -> Iterator[str]:
    if count > 0:
        yield _tag("p", say(tr("And {n} more.")).format(n=f"{count:,}"))


def _tag(name: str, words: str) -> str:
    return f"<{name}>{_text(words)}</{name}>\n"


def _list(lines: Iterable[str]) -> Iterator[str]:
    items = "".join(f"<li>{_text(line)}</li>\n" for line in lines)
    if items:
        yield f"<ul>{items}</ul>\n"


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    head = "".join(f"<th>{_text(each)}</th>" for each in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>\n" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>\n"


def _text(value: object) -> str:
    text = clean_text("" if value is None else str(value))
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return html.escape(cut).replace("\n", "<br>")
