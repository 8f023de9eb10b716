"""What an import or export of a handbook says: to the command line in English, else translated.

:data:`Say` turns an English sentence into the user's language; the command line's leaves it as it
is. The sentences are marked for translation here and need no QGIS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .handbook_import import Outcome
from .handbook_rows import Tally
from .workbook_errors import WorkbookError, tr

Say = Callable[[str], str]


def plain(text: str) -> str:
    """The sentence as it is."""
    return text


def question_words(key: str, say: Say) -> str:
    """What a question is about."""
    words = {
        "unknown_class": tr("Class that nobody knows"),
        "class_by_name_only": tr("Class by its name only: the number says another one"),
        "other_standard": tr("Number of another class standard"),
        "no_class_code": tr("Class without a number"),
        "unknown_department": tr("Department that nobody knows"),
        "limit_words": tr("Time limit in words"),
        "limit_range": tr("Time limit from–to"),
        "limit_season": tr("Time limit for a season"),
        "limit_least": tr("Time limit that says the least only"),
        "limit_step": tr("Time limit in steps"),
        "no_limit": tr("No time limit"),
        "no_condition": tr("No filing condition"),
        "same_condition": tr("The same condition twice"),
        "formula": tr("Formula without a value"),
    }
    return say(words[key]) if key in words else key


def change_words(what: str, say: Say) -> str:
    """What kind a difference is."""
    words = {"added": tr("New"), "removed": tr("Gone"), "changed": tr("Changed")}
    return say(words[what]) if what in words else what


def step_words(step: str, say: Say) -> str:
    """What an import is at."""
    words = {
        "reading": tr("Reading the workbook"),
        "understanding": tr("Understanding the rows"),
        "writing": tr("Writing the draft"),
        "comparing": tr("Comparing with the handbook in force"),
    }
    return say(words[step]) if step in words else step


def remarks(tally: Tally, say: Say) -> Iterator[str]:
    """What is worth knowing of how the workbook was read."""
    for name, reason, rows, heads in tally.left_aside:
        yield _aside(reason, say).format(name=name, n=f"{rows:,}", heads="、".join(heads))
    reasons = {
        "head_again": tr("{n} repeated heads"),
        "total": tr("{n} totals"),
        "note": tr("{n} remarks"),
        "section": tr("{n} headings of big classes"),
        "outside": tr("{n} rows with nothing in the columns of the handbook"),
    }
    told = [say(words).format(n=tally.no_row[k]) for k, words in reasons.items() if tally.no_row[k]]
    if told:
        yield say(tr("Told as no rows: {rows}")).format(rows="; ".join(told))
    if tally.hidden_rows:
        yield say(tr("{n} hidden rows were read too")).format(n=f"{tally.hidden_rows:,}")
    if tally.hidden_columns:
        columns = "、".join(dict.fromkeys(tally.hidden_columns))
        yield say(tr("Hidden columns were read too: {columns}")).format(columns=columns)
    for word, count in tally.read_as.items():
        yield _read_as(word, say).format(n=f"{count:,}")


def _aside(reason: str, say: Say) -> str:
    words = {
        "hidden": tr("Sheet “{name}” is hidden and was left aside ({n} rows)"),
        "empty": tr("Sheet “{name}” is empty"),
        "no_head": tr("Sheet “{name}” was left aside ({n} rows): it lacks the heads {heads}"),
    }
    return say(words[reason])


def _read_as(word: str, say: Say) -> str:
    words = {
        "小时": tr("{n} limits in 小时 were read as 工作时 (working hours)"),
        "天": tr("{n} limits in 天 were read as 工作日 (working days)"),
        "自然小时": tr(
            "{n} limits in 自然小时 were read as 紧急工作时, which runs day and night as they do"
        ),
    }
    return say(words[word])


def counts_line(outcome: Outcome, say: Say) -> str:
    """Rows read, imported, asked."""
    words = tr("{read} rows read: {imported} imported, {asked} to be asked, {told} told as no row")
    return say(words).format(
        read=f"{outcome.read:,}", imported=f"{outcome.imported:,}", asked=f"{outcome.asked:,}",
        told=f"{sum(outcome.tally.no_row.values()):,}",
    )  # fmt: skip


def difference_line(outcome: Outcome, say: Say) -> str:
    """How the draft differs from the edition in force."""
    if not outcome.against:
        return say(tr("There is no edition in force to compare it with"))
    words = tr("Against edition {edition}: {added} new, {removed} gone, {changed} changed")
    counted = {what: f"{outcome.changes[what]:,}" for what in ("added", "removed", "changed")}
    line = say(words).format(edition=outcome.against, **counted)
    if outcome.asked:  # what waits for an answer is in no edition yet, and is no rule that is gone
        line += say(tr(" (so far: {n} rows wait for answers)")).format(n=f"{outcome.asked:,}")
    return line


def summary(outcome: Outcome, say: Say) -> Iterator[str]:
    """An import in some lines."""
    words = (
        tr("Dry run, nothing was written; it would be draft {edition}: {label}")
        if outcome.dry
        else tr("Draft {edition}: {label}")
    )
    yield say(words).format(edition=outcome.edition, label=outcome.label)
    yield counts_line(outcome, say)
    for key, count in outcome.asked_by_key.items():
        rows = sum(rows for each, _subject, rows in outcome.questions if each == key)
        line = say(tr("{words}: {n} questions about {rows} rows"))
        yield line.format(words=question_words(key, say), n=f"{count:,}", rows=f"{rows:,}")
    yield difference_line(outcome, say)
    yield from remarks(outcome.tally, say)


def error_in(error: WorkbookError, say: Say) -> WorkbookError:
    """The same refusal in the user's language."""
    return WorkbookError(
        error.key, say(error.template), say(error.hint_template) if error.hint_template else "",
        **error.values,
    )  # fmt: skip
