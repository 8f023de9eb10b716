"""What a call is, in plain Python: telephone numbers, phrases, and the class that words suggest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import lru_cache
from typing import Any

from ..core.text import LIMITS

#: What the database takes at most, in characters (functions case_of_report and register_core).
MOST = {key: LIMITS[key] for key in ("description", "address", "reporter_name", "reporter_phone")}
#: The same for what is said in a call that makes no case, and for its answer.
CALL_MOST = LIMITS["subject"]
#: From so many digits on a number is worth looking up: a landline without its area code.
LOOK_UP_DIGITS = 7
_MOST_DIGITS = 20
_LEAST_DIGITS = 3
# As dcm_app.phone_of reads it: a platform's masked digits are stars, an extension follows a word.
_PHONE = re.compile(r"[-+0-9 ().,*]*((ext\.?|x|#|转|分机)[0-9 ]+)?", re.IGNORECASE)
# Where it is says nothing of what it is: 路 of a house number, or in the name of a road unless that
# itself is what is broken. The words before it stay, since nobody knows where a name begins.
_HOUSE = re.compile(r"(?:路|街|大街|大道|巷|胡同)\d+(?:[-之]\d+)?号?(?:院|楼)?")
_ROAD = re.compile(r"(?:[东西南北中]路|大街|大道)(?!口|面|上?[都全有]?大?[坏破裂坑塌陷])")
_TITLE = 12
#: A number is shown whole in its own field only; of a short one not even its end.
_SHOWN_DIGITS = 7


class Mode(Enum):
    """What becomes of the call."""

    REPORT = "report"
    INQUIRY = "inquiry"
    URGE = "urge"


class PhoneFault(Enum):
    """Why a text is no telephone number."""

    WORDS = "words"
    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True)
class PastCall:
    """What a caller told before: a case of his, or a call that made none."""

    kind: str
    task_no: str | None
    part: str
    at: datetime
    class_name: str | None
    stage: str | None
    description: str | None
    address: str | None
    due_at: datetime | None
    finished_at: datetime | None
    overdue: bool | None
    urge_count: int | None
    x: float | None
    y: float | None


@dataclass(frozen=True)
class Caller:
    """Who calls, as far as earlier calls tell."""

    name: str
    calls: list[PastCall]


@dataclass(frozen=True)
class Phrase:
    """A sentence that is written often (常用语)."""

    id: int
    part: str
    kind: str | None
    class_code: str | None
    text: str
    sort: int
    own: bool
    district: bool


@dataclass(frozen=True)
class ClassRule:
    """Words that speak for a class; what a blank parts in a word must all be said."""

    id: int
    words: tuple[str, ...]
    but_not: tuple[str, ...]
    class_standard: str
    kind: str
    class_code: str
    class_name: str
    weight: float
    active: bool


@dataclass(frozen=True)
class Suggestion:
    """A class that the description speaks for, and the words that did."""

    kind: str
    class_code: str
    class_name: str
    words: tuple[str, ...]
    #: Weight of the rule, longest word, all words: what it is ranked by.
    score: tuple[float, int, int]


# --- telephone numbers


def phone_digits(text: str) -> str:
    """The digits of a number as typed, full-width ones too."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign in "0123456789")


def phone_fault(text: str) -> PhoneFault | None:
    """Why a text cannot be a telephone number; none is given counts as right."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    if not _PHONE.fullmatch(plain):
        return PhoneFault.WORDS
    digits = len(phone_digits(plain)) + plain.count("*")
    if digits < _LEAST_DIGITS:
        return PhoneFault.SHORT
    too_long = digits > _MOST_DIGITS or len(plain) > MOST["reporter_phone"]
    return PhoneFault.LONG if too_long else None


# --- the class that words suggest


def suggest_classes(rules: Iterable[ClassRule], text: str, most: int = 3) -> list[Suggestion]:
    """Classes that a description speaks for, best first, each once.

    The district's weight counts first; of rules that weigh the same the one whose words are longer
    says more, so that 井盖丢失 wins over 井盖.

    :param rules: of the district
    :param text: what the caller says
    :param most: how many at most
    """
    said = without_addresses(_plain(text))
    best: dict[tuple[str, str], Suggestion] = {}
    for rule in rules:
        hit = _hit(rule, said)
        if hit is None:
            continue
        key = (rule.kind, rule.class_code)
        if key not in best or hit.score > best[key].score:
            best[key] = hit
    ranked = sorted(best.values(), key=lambda hit: hit.class_code)
    return sorted(ranked, key=lambda hit: hit.score, reverse=True)[:most]


def without_addresses(said: str) -> str:
    """A description without the roads that only tell the place; a comma stands for each."""
    return _ROAD.sub("，", _HOUSE.sub("，", said))


def _hit(rule: ClassRule, said: str) -> Suggestion | None:
    if not rule.active or any(_says(said, word) for word in rule.but_not):
        return None
    found = tuple(word for word in rule.words if _says(said, word))
    if not found:
        return None
    lengths = [len(_plain(word)) for word in found]
    score = (rule.weight, max(lengths), sum(lengths))
    return Suggestion(rule.kind, rule.class_code, rule.class_name, found, score)


def _says(said: str, word: str) -> bool:
    parts = _parts(word)
    return bool(parts) and all(part in said for part in parts)


@lru_cache(maxsize=4096)  # the words of hundreds of rules, asked whenever the typing pauses
def _parts(word: str) -> list[str]:
    return _folded(word).split()


def _plain(text: str) -> str:
    return "".join(_folded(text).split())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def words_of_line(line: str) -> list[str]:
    """Words as people write them into one line: parted by commas, 、 or semicolons."""
    parts = re.split(r"[,，、;；\n]+", line)
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


# --- phrases


def fitting_phrases(
    phrases: Sequence[Phrase],
    part: str,
    chosen: tuple[str, str] | None = None,
    typed: str = "",
) -> list[Phrase]:
    """Phrases for a field: those of the chosen class first, other classes' left out.

    :param part: ``description`` or ``answer``
    :param chosen: kind and code of the chosen class
    :param typed: every word of it must occur
    """
    wanted = typed.casefold().split()
    fits = [
        entry
        for entry in phrases
        if entry.part == part
        and (entry.class_code is None or (entry.kind, entry.class_code) == chosen)
        and all(word in entry.text.casefold() for word in wanted)
    ]
    return sorted(fits, key=lambda entry: (entry.class_code is None, not entry.own, entry.sort))


# --- drafts


def title_of(told: dict[str, Any]) -> str:
    """A few words by which an operator knows a draft again."""
    for key in ("description", "address", "reporter_name"):
        words = " ".join(str(told.get(key) or "").split())
        if words:
            return words if len(words) <= _TITLE else words[:_TITLE] + "…"
    digits = phone_digits(str(told.get("reporter_phone") or ""))
    return f"****{digits[-4:]}" if len(digits) > _SHOWN_DIGITS else "****" if digits else ""


def is_written(told: dict[str, Any]) -> bool:
    """Whether anything stands in a form that would be missed."""
    missed = (
        "description", "address", "reporter_name", "reporter_phone", "answer", "class_code",
        "component_code", "x", "urged",
    )  # fmt: skip
    return any(told.get(key) for key in missed)
