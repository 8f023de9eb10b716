"""What a cell of 处置时限 may mean: certain, or asked; nothing is guessed."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuhua_dcm_plugin.upkeep.limit_words import (
    UNITS,
    WORDS,
    LimitRead,
    Step,
    read_limit,
    words_of,
)

CERTAIN = {
    "4小时": (4, "work_hour"),
    "2天": (2, "work_day"),
    "2工作日": (2, "work_day"),
    "1紧急工作日": (1, "urgent_day"),
    "1紧急工作时": (1, "urgent_hour"),
    "2紧急工作时": (2, "urgent_hour"),
    "5自然日": (5, "natural_day"),
    "36自然小时": (36, "urgent_hour"),
    "３个工作日": (3, "work_day"),
    " 1.5 工作日 内\n": (1.5, "work_day"),
    "15工作日以内": (15, "work_day"),
    "02工作日": (2, "work_day"),
    "0.5工作日": (0.5, "work_day"),
    "4\u3000工作时": (4, "work_hour"),
    "1紧急工作小时": (1, "urgent_hour"),
    "4工作小时": (4, "work_hour"),
    "2.0工作日": (2, "work_day"),
    "不超过3天": (3, "work_day"),
    "不得超过 3 个工作日": (3, "work_day"),
    "最长不超过4小时内": (4, "work_hour"),
    "至多5自然日": (5, "natural_day"),
    "3天内": (3, "work_day"),
    "3天之内": (3, "work_day"),
    "2工作日（含）": (2, "work_day"),
    "2天(含)以内": (2, "work_day"),
    "不超过2天（含当日）": (2, "work_day"),
    "0.02小时": (0.02, "work_hour"),
    "0.0007自然日": (0.0007, "natural_day"),
    "8784紧急工作时": (8784, "urgent_hour"),
    "3000工作时": (3000, "work_hour"),
    "366工作日": (366, "work_day"),
    "366自然日": (366, "natural_day"),
    "366紧急工作日": (366, "urgent_day"),
}


def steps(read: LimitRead) -> list[list[tuple[float, str, str]]]:
    return [[(float(s.amount), s.unit, s.label) for s in one] for one in read.suggestions]


@pytest.mark.parametrize("text", CERTAIN)
def test_what_is_certain(text: str) -> None:
    read = read_limit(text)
    assert [(s.amount, s.unit, s.grade, s.step) for s in read.limits] == [
        (Decimal(str(CERTAIN[text][0])), CERTAIN[text][1], "B", 1)
    ]
    assert not read.question and not read.suggestions


@pytest.mark.parametrize(
    ("text", "word"), [("4小时", "小时"), ("2天", "天"), ("6自然小时", "自然小时"), ("2工作日", "")]
)
def test_a_word_that_is_read_as_another_unit_is_told(text: str, word: str) -> None:
    assert read_limit(text).read_as == word


@pytest.mark.parametrize(
    ("text", "key", "suggested"),
    [
        ("种植季节15工作日", "limit_season", [[(15, "work_day", "")]]),
        (
            "冬季3工作日，夏季2工作日",
            "limit_season",
            [[(3, "work_day", "")], [(2, "work_day", "")]],
        ),
        ("1紧急工作时制止", "limit_step", [[(1, "urgent_hour", "制止")]]),
        (
            "停工4工作时/处罚7工作日/拆除20工作日",
            "limit_step",
            [[(4, "work_hour", "停工"), (7, "work_day", "处罚"), (20, "work_day", "拆除")]],
        ),
        (
            "停工4小时\n处罚7天",
            "limit_step",
            [[(4, "work_hour", "停工"), (7, "work_day", "处罚")]],
        ),
        ("两个工作日", "limit_words", [[(2, "work_day", "")]]),
        ("二十一天", "limit_words", [[(21, "work_day", "")]]),
        ("半天", "limit_words", [[(0.5, "work_day", "")]]),
        ("2-3天", "limit_range", [[(3, "work_day", "")], [(2, "work_day", "")]]),
        ("2～3工作日", "limit_range", [[(3, "work_day", "")], [(2, "work_day", "")]]),
        ("2工作日至5工作日", "limit_range", [[(5, "work_day", "")], [(2, "work_day", "")]]),
        ("尽快", "limit_words", []),
        ("立即", "limit_words", []),
        ("0", "limit_words", []),
        ("0工作日", "limit_words", []),
        ("-1", "limit_words", []),
        ("-1天", "limit_words", []),
        ("1e9", "limit_words", []),
        ("1e9天", "limit_words", []),
        ("999999工作日", "limit_words", []),
        ("①工作日", "limit_words", []),
        ("1,5工作日", "limit_words", [[(5, "work_day", "")]]),
        ("#REF!", "limit_words", []),
        ("2日", "limit_words", [[(2, "work_day", "")], [(2, "natural_day", "")]]),
        ("30分钟", "limit_words", [[(0.5, "urgent_hour", "")], [(0.5, "work_hour", "")]]),
        ("2工作日完成", "limit_words", [[(2, "work_day", "")]]),
        ("2工作日（雨天顺延）", "limit_season", [[(2, "work_day", "")]]),
        ("3日以内", "limit_words", [[(3, "work_day", "")], [(3, "natural_day", "")]]),
        ("不超过3日", "limit_words", [[(3, "work_day", "")], [(3, "natural_day", "")]]),
        ("不超过三天", "limit_words", [[(3, "work_day", "")]]),
        ("不超过2-3天", "limit_range", [[(3, "work_day", "")], [(2, "work_day", "")]]),
        ("不超过", "limit_words", []),
        ("2不超过3天", "limit_words", [[(3, "work_day", "")]]),
        ("2（含）3天", "limit_words", [[(3, "work_day", "")]]),
        ("二不超过十天", "limit_words", []),
        ("2天以上", "limit_least", [[(2, "work_day", "")]]),
        ("2工作日（含）以上", "limit_least", [[(2, "work_day", "")]]),
        ("不少于2天", "limit_least", [[(2, "work_day", "")]]),
        ("超过4小时", "limit_least", [[(4, "work_hour", "")]]),
        ("停工4小时以上/处罚7天", "limit_least", [[(4, "work_hour", "")], [(7, "work_day", "")]]),
        (
            "停工不超过4小时/处罚不得超过7天",
            "limit_step",
            [[(4, "work_hour", "停工"), (7, "work_day", "处罚")]],
        ),
        ("不超过3天/不超过5天", "limit_words", [[(3, "work_day", "")], [(5, "work_day", "")]]),
        ("0.0001小时", "limit_words", []),
        ("0.0166小时", "limit_words", []),
        ("0.002工作日", "limit_words", []),
        ("8785紧急工作时", "limit_words", []),
        ("3001工作时", "limit_words", []),
        ("367工作日", "limit_words", []),
        ("367自然日", "limit_words", []),
        ("367紧急工作日", "limit_words", []),
        ("十五天", "limit_words", [[(15, "work_day", "")]]),
        ("二十天", "limit_words", [[(20, "work_day", "")]]),
        ("两周", "limit_words", [[(14, "natural_day", "")], [(10, "work_day", "")]]),
        ("4时", "limit_words", [[(4, "work_hour", "")], [(4, "urgent_hour", "")]]),
        ("1星期", "limit_words", [[(7, "natural_day", "")], [(5, "work_day", "")]]),
        ("2个月", "limit_words", [[(60, "natural_day", "")], [(44, "work_day", "")]]),
        ("2天，不得超过", "limit_words", [[(2, "work_day", "")]]),
        ("0.0006自然日", "limit_words", []),
        ("", "no_limit", []),
        (" \n", "no_limit", []),
        ("—", "no_limit", []),
        ("无", "no_limit", []),
    ],
)
def test_what_is_asked(text: str, key: str, suggested: list[object]) -> None:
    read = read_limit(text)
    assert read.limits == () and not read.without
    assert (read.question, steps(read)) == (key, suggested)


def test_steps_are_numbered_in_their_order() -> None:
    (offered,) = read_limit("停工4工作时/处罚7工作日/拆除20工作日").suggestions
    assert [(step.step, step.label) for step in offered] == [(1, "停工"), (2, "处罚"), (3, "拆除")]


def test_a_plain_number_needs_the_unit_of_the_head() -> None:
    assert read_limit("3", "工作日").limits == (Step(Decimal(3), "work_day"),)
    assert read_limit("3工作时", "工作日").limits == (Step(Decimal(3), "work_hour"),)
    asked = read_limit("3")
    assert asked.question == "limit_words" and len(asked.suggestions) == 3
    assert read_limit("0", "工作日").question == "limit_words"
    assert read_limit("3", "件") == asked, "a head without a unit of ours helps nobody"


def test_no_limit_on_purpose_is_no_question() -> None:
    assert read_limit("不设时限") == LimitRead(without=True)


def test_grades_by_their_letters() -> None:
    read = read_limit("A级2紧急工作时；B级4工作时；C级3工作日")
    assert [(s.grade, s.amount, s.unit) for s in read.limits] == [
        ("A", 2, "urgent_hour"),
        ("B", 4, "work_hour"),
        ("C", 3, "work_day"),
    ]
    assert read_limit("A级2工作日；A级4工作日").question


def test_kinds_of_areas_by_their_numbers() -> None:
    text = "一类区域4工作时；二类区域2工作日"
    read = read_limit(text)
    assert [(s.area_type, s.amount, s.unit) for s in read.limits] == [
        (1, 4, "work_hour"),
        (2, 2, "work_day"),
    ]
    assert words_of(reversed(read.limits)) == text


def test_steps_stand_together_by_kind_of_area() -> None:
    places = [(2, 2, "处罚"), (1, 2, "处罚"), (2, 1, "停工"), (1, 1, "停工")]
    made = [Step(Decimal(4), "work_hour", word, "B", area, at) for area, at, word in places]
    assert words_of(made) == (
        "一类区域停工4工作时/一类区域处罚4工作时/二类区域停工4工作时/二类区域处罚4工作时"
    )


# --- properties --------------------------------------------------------------------------------

amounts = st.one_of(
    st.integers(1, 366).map(Decimal),
    st.decimals("0.1", "366", places=1).filter(lambda n: n > 0),
)
spellings = st.sampled_from(
    ["{n}{u}", "{n} {u}", "{n}个{u}", " {n}{u}\n", "{n}{u}内", "{n}{u}以内", "{n}\u3000{u}"]
)


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c in "0123456789." else c for c in text)


@given(amounts, st.sampled_from(sorted(UNITS)), spellings, st.booleans())
def test_whatever_was_written_is_read_back(
    amount: Decimal, unit: str, spelling: str, full: bool
) -> None:
    text = spelling.format(n=f"{amount:f}", u=unit)
    read = read_limit(wide(text) if full else text)
    assert read.limits == (Step(amount, UNITS[unit]),), text


graded = st.dictionaries(
    st.sampled_from("ABC"), st.tuples(amounts, st.sampled_from(sorted(WORDS))), min_size=1
)


@given(graded)
def test_what_the_export_writes_is_read_back(limits: dict[str, tuple[Decimal, str]]) -> None:
    made = [Step(n, unit, "", grade) for grade, (n, unit) in sorted(limits.items())]
    assert list(read_limit(words_of(made)).limits) == made


def plainly_one_limit(text: str) -> bool:
    """Written anew from the rule: one number above zero, one unit; only 个, 内, 不超过, (含)."""
    bare = "".join(text.split()).translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})
    for nothing in ("(含)", "(含当日)", "(含当天)", "(含本数)"):
        bare = bare.replace(nothing, "")
    for bound in ("最长", "最多", "至多", "不超过", "不得超过", "不多于"):
        bare = bare[len(bound) :] if bare.startswith(bound) else bare
    for unit in UNITS:
        for end in ("", "内", "以内", "之内"):
            for between in ("", "个"):
                tail = between + unit + end
                if bare.endswith(tail) and re.fullmatch(r"[0-9.]+", bare[: -len(tail)]):
                    return True
    return all(part[:1] in "ABC" for part in re.split("[/、;；,，]", bare) if part)


@given(
    st.one_of(
        st.text(max_size=12),
        st.text(alphabet="0123456789.-~天工作日时小个内两自然紧急eE+停/，;A级 \n", max_size=12),
        st.lists(
            st.sampled_from(
                [
                    "不",
                    "超过",
                    "不得超过",
                    "最长",
                    "（含）",
                    "(含",
                    "以上",
                    "以内",
                    "至少",
                    "3",
                    "0.001",
                    "天",
                    "小时",
                    "工作日",
                    "日",
                ]
            ),
            max_size=6,
        ).map("".join),
    )
)
def test_nonsense_never_becomes_a_limit(text: str) -> None:
    read = read_limit(text)
    assert bool(read.limits) + bool(read.question) + read.without == 1
    if read.limits:
        assert plainly_one_limit(text), text
        assert all(Decimal("0.0006") < step.amount <= 8784 for step in read.limits)
        assert not re.search("以上|至少|(?<!不)(?<!不得)超过", text), text
