"""What the import of a handbook asks, in words, and what may be answered (导入问题)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..cases.fields import limit_text
from ..core.strings import tr

#: Kinds of answers: a class, a department, a limit, words, or whether to take what was read.
CLASS, DEPARTMENT, LIMIT, WORDS, TAKE = "class", "department", "limit", "words", "take"
_ANSWERED_BY = {
    "unknown_class": CLASS, "class_by_name_only": CLASS, "other_standard": CLASS,
    "no_class_code": CLASS, "unknown_department": DEPARTMENT, "limit_words": LIMIT,
    "limit_range": LIMIT, "limit_season": LIMIT, "limit_least": LIMIT, "limit_step": LIMIT,
    "no_limit": LIMIT, "no_condition": WORDS, "same_condition": WORDS, "formula": TAKE,
}  # fmt: skip
#: In this order they are asked: what the others hang on comes first.
KEYS = tuple(_ANSWERED_BY)
#: What was read may stay as it is.
_ACCEPTS = ("formula",)


def answered_by(key: str) -> str:
    """Kind of the answer to a question."""
    return _ANSWERED_BY.get(key, TAKE)


def accepts(key: str) -> bool:
    """Whether what was read may be taken as it is."""
    return key in _ACCEPTS or key not in _ANSWERED_BY


def rank(key: str) -> int:
    """Place of a kind of question among the others."""
    return KEYS.index(key) if key in KEYS else len(KEYS)


def group_words(key: str) -> str:
    """Title of all questions of a kind."""
    words = {
        "unknown_class": tr("Classes that are not known"),
        "class_by_name_only": tr("Classes found by their names only"),
        "other_standard": tr("Numbers of another class standard"),
        "no_class_code": tr("Rows without a class code"),
        "unknown_department": tr("Departments that are not known"),
        "limit_words": tr("Limits that cannot be read"),
        "limit_range": tr("Limits that leave a choice"),
        "limit_season": tr("Limits of a season"),
        "limit_least": tr("Limits that say the least only"),
        "limit_step": tr("Limits in several steps"),
        "no_limit": tr("Conditions without a limit"),
        "no_condition": tr("Rows without a filing condition"),
        "same_condition": tr("Conditions that stand there twice"),
        "formula": tr("Cells with a formula"),
    }
    return words.get(key, key)


def question_words(key: str) -> str:
    """What is asked, and what happens with the answer."""
    words = {
        "unknown_class": tr("Which small class is meant?"),
        "class_by_name_only": tr("The name fits a class, but the code does not. Which is meant?"),
        "other_standard": tr("The code is of another class standard. Which class of ours is it?"),
        "no_class_code": tr("The row names no class code. Which small class is meant?"),
        "unknown_department": tr("Which department is meant?"),
        "limit_words": tr("How long may it take? Give an amount and a unit."),
        "limit_range": tr("The workbook leaves a choice. Which limit shall count?"),
        "limit_season": tr("The limit holds in a season only. Which limit shall count?"),
        "limit_least": tr("The workbook says how long at least. How long may it take at most?"),
        "limit_step": tr("The limit is for one step. Which limit is the handling limit?"),
        "no_limit": tr("No limit is written. Which one shall count, or none?"),
        "no_condition": tr("What must be the case for a case to be filed?"),
        "same_condition": tr("Keep the last of these rows only, or word the condition otherwise?"),
        "formula": tr("The cell is a formula. Shall the value that was saved in it be taken?"),
    }
    return words.get(key, tr("Shall it be taken as it was read?"))


def subject_words(subject: str) -> str:
    """What stood in the workbook, as the list shows it; an empty cell is named."""
    return " ".join(subject.split()) or tr("(empty)")


def rows_words(rows: int) -> str:
    """In how many rows it stands."""
    return tr("in 1 row") if rows == 1 else tr("in {n} rows").format(n=f"{rows:,}")


def suggestion_words(
    suggestion: Mapping[str, Any], classes: Mapping[str, str], departments: Mapping[str, str]
) -> str:
    """A suggestion as a button shows it.

    :param suggestion: an answer, maybe with a label of its own
    :param classes: name of a class by kind and code, ``component 0102``
    :param departments: name of a department by its code
    """
    if suggestion.get("class_code"):
        return _class_words(suggestion, classes)
    if "department_code" in suggestion:
        code = str(suggestion["department_code"] or "")
        return departments.get(code, code) or tr("no department")
    if suggestion.get("limits"):
        return tr("; ").join(_step_words(limit) for limit in suggestion["limits"])
    if suggestion.get("amount") is not None:
        return _step_words(suggestion)
    return _flag_words(suggestion)


def _class_words(suggestion: Mapping[str, Any], classes: Mapping[str, str]) -> str:
    code = str(suggestion["class_code"])
    kind = str(suggestion.get("kind") or "")
    name = classes.get(f"{kind} {code}") or str(suggestion.get("label") or "")
    return f"{code} {name}".strip()


def _step_words(limit: Mapping[str, Any]) -> str:
    amount = limit_text(limit.get("amount"), str(limit.get("unit") or ""))
    return f"{limit['step_label']} {amount}" if limit.get("step_label") else amount


def _flag_words(suggestion: Mapping[str, Any]) -> str:
    if suggestion.get("no_limit"):
        return tr("no limit")
    if suggestion.get("replace"):
        return tr("Keep the last row")
    if suggestion.get("drop"):
        return tr("Leave Out")
    if suggestion.get("accept"):
        return tr("Take as read")
    if suggestion.get("condition"):
        return str(suggestion["condition"])
    return str(suggestion.get("label") or "")


def answer_of(suggestion: Any) -> dict[str, Any]:
    """What to answer when a suggestion is taken: without what is only told."""
    return {
        name: value for name, value in dict(suggestion).items()
        if name not in ("label", "why", "score", "name")
    }  # fmt: skip
