"""What a change does, in words (影响说明)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..core.strings import tr
from .effect import Effect, EffectCase, EffectNote
from .people_words import people_notes
from .settings_words import setting_notes

#: So many names are listed in one sentence.
_LISTED = 6
_HOUR_S, _DAY_S, _MINUTE_S = 3600, 86400, 60


def effect_sentences(effect: Effect) -> list[str]:
    """Counts as sentences, the weightiest first; what has no meaning for the change is left out."""
    said = [
        _changes(effect.changes),
        _deadlines(effect),
        _overdue(effect),
        _people(effect.people),
        *_notes_words(effect.notes),
    ]
    return [sentence for sentence in said if sentence]


def _changes(count: int | None) -> str:
    if count is None:
        return ""
    if count == 0:
        return tr("Nothing changes: everything stands like this already.")
    return tr("{n} entries change.").format(n=f"{count:,}")


def _deadlines(effect: Effect) -> str:
    if effect.moved is None:
        return ""
    if effect.moved == 0:
        return tr("No deadline of a running case moves.")
    words = tr("{n} of {all} running cases get another deadline: {later} later, {earlier} earlier.")
    return words.format(
        n=f"{effect.moved:,}", all=f"{effect.running or effect.moved:,}",
        later=f"{effect.later or 0:,}", earlier=f"{effect.earlier or 0:,}",
    )  # fmt: skip


def _overdue(effect: Effect) -> str:
    more, less = effect.overdue_more or 0, effect.overdue_less or 0
    said = []
    if more:
        said.append(tr("{n} become overdue by it.").format(n=f"{more:,}"))
    if less:
        said.append(tr("{n} are no longer overdue.").format(n=f"{less:,}"))
    return " ".join(said)


def _people(count: int | None) -> str:
    return tr("{n} people are concerned.").format(n=f"{count:,}") if count else ""


def moves_words(case: EffectCase) -> str:
    """By how much a deadline moves, with a sign: “+1 d 2 h”; empty where it stays."""
    seconds = case.later_s
    if not seconds:
        return ""
    sign = "+" if seconds >= 0 else "−"
    rest = abs(int(seconds))
    parts = []
    for size, form in ((_DAY_S, tr("{n} d")), (_HOUR_S, tr("{n} h")), (_MINUTE_S, tr("{n} min"))):
        count, rest = divmod(rest, size)
        if count:
            parts.append(form.format(n=count))
    return sign + (" ".join(parts[:2]) or tr("{n} s").format(n=rest))


def _notes_words(notes: Sequence[EffectNote]) -> list[str]:
    """Notes, those of one kind that may be many in one sentence with the first of them."""
    said = []
    for key in dict.fromkeys(note.key for note in notes):
        of = [note for note in notes if note.key == key]
        if key != "class_without_condition":
            said += [note_words(note) for note in of]
            continue
        names = [f"{note.given.get('class_code')} {note.given.get('class_name')}" for note in of]
        listed = tr(", ").join(names[:_LISTED]) + ("…" if len(names) > _LISTED else "")
        words = tr("{n} classes lose every filing condition: {names}")
        said.append(words.format(n=f"{len(names):,}", names=listed))
    return said


def note_words(note: EffectNote) -> str:
    """A note in the user's language; one that is not known shows its key."""
    words = _notes().get(note.key)
    if words is None:
        return note.key
    return words.format_map(_Given(note.given))


class _Given(dict[str, Any]):
    """Values of a note; what the database left out shows as a question mark."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        super().__init__(given)

    def __missing__(self, _key: str) -> str:
        return "?"


def _notes() -> dict[str, str]:
    return {
        "from_later": tr("It counts from {day} on; until then everything stays as it is."),
        "hours_differ": tr(
            "A working day counts as {hours_per_day} h, but the hours from {day} on hold {hours} h."
        ),
        "department_closed": tr("{count} conditions name {name}, which is closed."),
        "edition_replaces": tr("It replaces “{label_zh}”, in force since {valid_from}."),
        "edition_followed": tr("From {valid_from} on “{label_zh}” follows it."),
        "cases_keep_edition": tr("{count} running cases keep the edition of their filing."),
        "lamps": tr("{n} running cases change the colour of their lamp."),
        **setting_notes(),
        **people_notes(),
    }
