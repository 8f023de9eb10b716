"""What a cell of 处置时限 means: a limit that is certain, or a question with suggestions.

A limit is certain only where one number stands before one known unit and nothing else but words
that add nothing (内, 个, 不超过, 含). All else is asked: a wrong limit makes departments late who
were not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

#: Units by the words for them. 小时 and 天 are working time by the import rule of the cities'
#: own sheet; a natural hour (自然小时) runs day and night, exactly as 紧急工作时 is counted.
UNITS = {
    "紧急工作小时": "urgent_hour", "紧急工作时": "urgent_hour", "紧急工作日": "urgent_day",
    "自然小时": "urgent_hour", "工作小时": "work_hour", "工作时": "work_hour",
    "小时": "work_hour", "工作日": "work_day", "工作天": "work_day", "天": "work_day",
    "自然日": "natural_day", "自然天": "natural_day",
}  # fmt: skip
#: What our own export writes.
WORDS = {
    "urgent_hour": "紧急工作时",
    "work_hour": "工作时",
    "work_day": "工作日",
    "natural_day": "自然日",
    "urgent_day": "紧急工作日",
}
#: Read otherwise than the word says; whoever imports is told how many there are of each.
READ_AS = {"小时": "work_hour", "天": "work_day", "自然小时": "urgent_hour"}
_AREAS = ("", "一类区域", "二类区域")
#: More than a year of anything is a slip of the key.
_MOST = {"urgent_hour": 8784, "work_hour": 3000, "work_day": 366, "natural_day": 366,
         "urgent_day": 366}  # fmt: skip

#: Less than a minute is a slip of the key too. A working day is reckoned with eight hours here.
_MINUTES = {"urgent_hour": 60, "work_hour": 60, "work_day": 480, "natural_day": 1440,
            "urgent_day": 1440}  # fmt: skip

_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_NUMBER = r"[0-9]{1,6}(?:\.[0-9]{1,4})?"
_AMOUNT = re.compile(rf"(?<![0-9A-Za-z.+-])(?P<n>{_NUMBER})个?(?P<u>{_UNIT})")
_CERTAIN = re.compile(rf"(?P<n>{_NUMBER})个?(?P<u>{_UNIT})(?:以内|之内|内)?")
_GRADED = re.compile(
    rf"(?:(?P<a>[一二])类区域)?(?:(?P<g>[ABC])[级类]?)?:?(?P<n>{_NUMBER})个?(?P<u>{_UNIT})"
)
_TO = "[-~～—–至到－]+"
_RANGE = re.compile(rf"(?P<a>{_NUMBER})(?:个?(?:{_UNIT}))?{_TO}(?P<n>{_NUMBER})个?(?P<u>{_UNIT})")
_SEASON = re.compile("季|春|夏|秋|冬|汛|月份|[0-9]月|采暖|供暖|雨天|雪")
_NONE = re.compile("不设时限|不限时|无时限要求|不限时限")
_NOTHING = re.compile("[-—–/\\\\无]*")
_BETWEEN = re.compile("[/、;；,，\n]+")
_DONE = re.compile("(?:以内|之内|内)?(?:处理|处置|整改|解决)?(?:完成|完毕|办结|到位|完)?")
_LABEL = re.compile("[\u4e00-\u9fff]{1,8}")
_CHINESE = {**{digit: n for n, digit in enumerate("零一二三四五六七八九十")}, "两": 2}
_HALF = Decimal("0.5")
_DIGIT = "一二三四五六七八九"
_UP_TO = "(?:最长|最多)?(?:不超过|不得超过|不多于)|至多|最多|最长"
#: Never between two numbers, which would become one: 2不超过3天 is not 23天.
_BOUND = re.compile(rf"(?<![0-9.{_DIGIT}十两半])(?:{_UP_TO})(?=[0-9{_DIGIT}十两半])")
_BOUND_END = re.compile(rf"(?:{_UP_TO})$")
_INCLUSIVE = re.compile(rf"\(含(?:当日|当天|本数)?\)(?![0-9.{_DIGIT}十两半])")
#: A limit says how long at most; these say how long at least.
_LEAST = re.compile("以上|不少于|不低于|至少|最少|(?<!不)(?<!不得)超过")
_SPOKEN = re.compile(
    rf"(?P<n>[{_DIGIT}两半]|[{_DIGIT}]?十[{_DIGIT}]?)个?(?P<u>{_UNIT}|日|周|星期|月)(?:以内|之内|内)?"
)
_OTHER_UNIT = re.compile(rf"(?P<n>{_NUMBER})个?(?P<u>日|时|h|H|周|星期|月|分钟)(?:以内|之内|内)?")
_BARE = re.compile(_NUMBER)
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200d\u2060\ufeff]+")


class Step(NamedTuple):
    """One limit of a condition.

    :param unit: urgent_hour, work_hour, work_day, natural_day or urgent_day
    :param label: what is to be done in a step, e.g. 停工
    """

    amount: Decimal
    unit: str
    label: str = ""
    grade: str = "B"
    area_type: int = 0
    step: int = 1


@dataclass(frozen=True)
class LimitRead:
    """What a cell means.

    :param limits: what is certain; empty where there is a question or no limit at all
    :param question: empty, ``limit_words``, ``limit_range``, ``limit_season``, ``limit_least``,
        ``limit_step`` or ``no_limit``
    :param suggestions: what it might mean, likeliest first
    :param read_as: the word that was read as another unit, e.g. 天
    :param without: whether the handbook sets no limit on purpose
    """

    limits: tuple[Step, ...] = ()
    question: str = ""
    suggestions: tuple[tuple[Step, ...], ...] = ()
    read_as: str = ""
    without: bool = False


def read_limit(text: str, head_unit: str = "") -> LimitRead:
    """Read a cell.

    :param text: as it stands
    :param head_unit: unit that the head of the column names, e.g. 工作日 of “处置时限（工作日）”
    """
    plain = _BOUND.sub("", _INCLUSIVE.sub("", _plain(text)))
    if not plain or _NOTHING.fullmatch(plain):
        return LimitRead(question="no_limit")
    if _NONE.fullmatch(plain):
        return LimitRead(without=True)
    if head_unit in UNITS and _BARE.fullmatch(plain):
        plain += head_unit
    return _certain(plain) or _graded(plain) or _asked(plain)


def words_of(limits: Iterable[Step]) -> str:
    """A limit as the workbook's cell says it; what is certain is read back as it was."""
    known = sorted(limits, key=lambda each: (each.grade, each.area_type, each.step))
    graded = {each.grade for each in known} != {"B"}
    between = "/" if any(each.step > 1 for each in known) else "；"
    return between.join(
        _AREAS[each.area_type] + (f"{each.grade}级" if graded else "") + each.label + _amount(each)
        for each in known
    )


def _amount(each: Step) -> str:
    return f"{each.amount.normalize():f}{WORDS[each.unit]}"


def _plain(text: str) -> str:
    """Full-width letters and digits made plain, blanks out; other signs stay what they are."""
    folded = text.translate(_WIDE)
    lines = [_BLANKS.sub("", line) for line in folded.splitlines()]
    return "\n".join(line for line in lines if line)


def _step(number: str, unit: str, label: str = "", at: int = 1) -> Step | None:
    """A limit that can be one: a minute or more, and not longer than a year."""
    amount, code = Decimal(number), UNITS[unit]
    can_be = amount * _MINUTES[code] >= 1 and amount <= _MOST[code]
    return Step(amount, code, label, step=at) if can_be else None


def _certain(plain: str) -> LimitRead | None:
    found = _CERTAIN.fullmatch(plain)
    step = _step(found["n"], found["u"]) if found else None
    if found is None or step is None:
        return None
    return LimitRead((step,), read_as=found["u"] if found["u"] in READ_AS else "")


def _graded(plain: str) -> LimitRead | None:
    """Limits for grades by their letters and kinds of areas, as our own export writes them."""
    parts = [_GRADED.fullmatch(part) for part in _BETWEEN.split(plain) if part]
    found = [part for part in parts if part is not None]
    if len(found) < len(parts) or not any(part["g"] or part["a"] for part in found):
        return None
    steps = [_in_place(part) for part in found]
    good = tuple(step for step in steps if step is not None)
    places = {(step.grade, step.area_type) for step in good}
    return LimitRead(good) if len(places) == len(steps) else None


def _in_place(part: re.Match[str]) -> Step | None:
    step = _step(part["n"], part["u"])
    area = " 一二".index(part["a"] or " ")
    return step._replace(grade=part["g"] or "B", area_type=area) if step is not None else None


# --- what is asked ------------------------------------------------------------------------------


def _asked(plain: str) -> LimitRead:
    if (found := _RANGE.search(plain)) is not None:
        return _range(found)
    parts = [part for part in _BETWEEN.split(plain) if part]
    amounts = list(_AMOUNT.finditer(plain))
    if not amounts:
        return LimitRead(question="limit_words", suggestions=_spoken(plain))
    if _SEASON.search(plain):
        return LimitRead(question="limit_season", suggestions=_each(amounts))
    if _LEAST.search(plain):
        return LimitRead(question="limit_least", suggestions=_each(amounts))
    steps = _steps(parts)
    if steps:
        return LimitRead(question="limit_step", suggestions=(steps,))
    return LimitRead(question="limit_words", suggestions=_each(amounts))


def _range(found: re.Match[str]) -> LimitRead:
    """From two numbers: the longer is the promise, the shorter the wish."""
    pair = [_step(found[name], found["u"]) for name in ("n", "a")]
    return LimitRead(
        question="limit_range", suggestions=tuple((step,) for step in pair if step is not None)
    )


def _each(amounts: Iterable[re.Match[str]]) -> tuple[tuple[Step, ...], ...]:
    steps = [_step(found["n"], found["u"]) for found in amounts]
    return tuple(dict.fromkeys((step,) for step in steps if step is not None))


def _steps(parts: list[str]) -> tuple[Step, ...]:
    """Steps, where each part is one amount with what is to be done in it."""
    found: list[Step] = []
    for at, part in enumerate(parts, 1):
        amounts = list(_AMOUNT.finditer(part))
        if len(amounts) != 1:
            return ()
        label = _label(part[: amounts[0].start()] + part[amounts[0].end() :])
        step = _step(amounts[0]["n"], amounts[0]["u"], label, at=at)
        if step is None or not label:
            return ()
        found.append(step)
    return tuple(found)


def _label(rest: str) -> str:
    """What is to be done; empty where the rest only says that it is to be done."""
    bare = _BOUND_END.sub("", rest.strip("()（）:：。.,，“”"))
    if _DONE.fullmatch(bare) or not _LABEL.fullmatch(bare):
        return ""
    return bare


def _spoken(plain: str) -> tuple[tuple[Step, ...], ...]:
    """Suggestions for what has no number and unit of ours."""
    found = _SPOKEN.fullmatch(plain)
    if found is not None:
        return _in_units(str(_number(found["n"])), found["u"])
    other = _OTHER_UNIT.fullmatch(plain)
    if other is not None:
        return _in_units(other["n"], other["u"])
    if _BARE.fullmatch(plain):
        return _tried(plain, ("工作日", "工作时", "紧急工作时"))
    return ()


def _number(text: str) -> Decimal:
    """A number up to ninety-nine in Chinese."""
    if text == "半":
        return _HALF
    if "十" not in text or len(text) == 1:
        return Decimal(_CHINESE[text])
    tens, _, ones = text.partition("十")
    return Decimal(10 * (_CHINESE[tens] if tens else 1) + (_CHINESE[ones] if ones else 0))


def _in_units(number: str, unit: str) -> tuple[tuple[Step, ...], ...]:
    if unit in UNITS:
        return _tried(number, (unit,))
    if unit == "日":
        return _tried(number, ("工作日", "自然日"))
    if unit in {"时", "h", "H"}:
        return _tried(number, ("工作时", "紧急工作时"))
    if unit == "分钟":
        hours = f"{(Decimal(number) / 60).quantize(Decimal('0.0001')).normalize():f}"
        return _tried(hours, ("紧急工作时", "工作时"))
    weeks = unit in {"周", "星期"}
    days, working = (7, 5) if weeks else (30, 22)
    first = _tried(str(Decimal(number) * days), ("自然日",))
    return first + _tried(str(Decimal(number) * working), ("工作日",))


def _tried(number: str, units: Iterable[str]) -> tuple[tuple[Step, ...], ...]:
    steps = [_step(number, unit) for unit in units]
    return tuple((step,) for step in steps if step is not None)
