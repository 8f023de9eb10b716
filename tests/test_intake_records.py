"""Telephone numbers, suggested classes and phrases, without database or window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuhua_dcm_plugin.intake.letters import JOIN, joining, report_of, told_of
from yuhua_dcm_plugin.intake.records import (
    ClassRule,
    PhoneFault,
    Phrase,
    fitting_phrases,
    is_written,
    phone_digits,
    phone_fault,
    suggest_classes,
    title_of,
    words_of_line,
)


def rule(code: str, *words: str, but_not: tuple[str, ...] = (), **more: object) -> ClassRule:
    given_: dict[str, object] = {"weight": 1.0, "active": True, "kind": "component", **more}
    return ClassRule(
        1, words, but_not, "CJ/T 214-2007", str(given_["kind"]), code, code,
        float(given_["weight"]), bool(given_["active"]),  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", None),
        ("13800000001", None),
        ("+86 138 0000 0001", None),
        ("（0311）8588-6666转801", None),
        ("１３８００００００0１", None),
        ("138****0001", None),
        ("12345", None),
        ("不愿意说", PhoneFault.WORDS),
        ("=1+1;DROP", PhoneFault.WORDS),
        ("12", PhoneFault.SHORT),
        ("1" * 41, PhoneFault.LONG),
    ],
)
def test_a_phone_field_full_of_text_is_told_apart(typed: str, fault: PhoneFault | None) -> None:
    assert phone_fault(typed) is fault


def test_digits_are_found_in_any_writing() -> None:
    assert phone_digits("+86 １３８-0000 0001") == "8613800000001"


def test_the_longer_word_wins() -> None:
    rules = [rule("0101", "井盖"), rule("0102", "污水井盖")]
    found = suggest_classes(rules, "路口污水井盖裂了")
    assert [hit.class_code for hit in found] == ["0102", "0101"]
    assert found[0].words == ("污水井盖",)


def test_the_districts_weight_goes_before_length() -> None:
    rules = [rule("0101", "井盖", weight=2), rule("0102", "污水井盖")]
    assert suggest_classes(rules, "污水井盖")[0].class_code == "0101"


def test_what_speaks_against_a_class_excludes_it() -> None:
    rules = [rule("0102", "井盖", but_not=("配电箱",))]
    assert suggest_classes(rules, "井盖旁边的配电箱门开了") == []
    assert suggest_classes(rules, "井盖坏了")


def test_parts_of_a_word_may_stand_apart_but_all_must_stand() -> None:
    rules = [rule("0102", "污水 冒")]
    assert suggest_classes(rules, "污水从井里往外冒")
    assert not suggest_classes(rules, "污水")


def test_a_rule_that_is_off_and_an_empty_word_suggest_nothing() -> None:
    assert suggest_classes([rule("1", "井盖", active=False), rule("2", " ")], "井盖") == []


def test_events_and_components_of_one_number_are_two_classes() -> None:
    rules = [rule("0102", "垃圾", kind="event"), rule("0102", "井盖")]
    assert len(suggest_classes(rules, "井盖上堆着垃圾")) == 2


_words = st.text(st.sampled_from("井盖污水垃圾灯 "), min_size=1, max_size=4)
_rules = st.builds(
    lambda code, words, but_not, weight: rule(
        code, *words, but_not=tuple(but_not), weight=float(weight)
    ),
    st.sampled_from(["01", "02", "03", "04", "05"]),
    st.lists(_words, min_size=1, max_size=3),
    st.lists(_words, max_size=1),
    st.integers(1, 3),
)


@given(st.lists(_rules, max_size=12), st.text(st.sampled_from("井盖污水垃圾灯坏"), max_size=12))
def test_every_suggestion_stands_on_words_that_were_said(rules: list[ClassRule], said: str) -> None:
    found = suggest_classes(rules, said)
    assert len(found) <= 3
    assert len({hit.class_code for hit in found}) == len(found)
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
    for hit in found:
        assert hit.words
        for word in hit.words:
            assert all(part in said for part in word.split())


@given(st.lists(_rules, max_size=8), st.text(st.sampled_from("井盖污水垃圾灯坏"), max_size=12))
def test_the_order_of_the_rules_does_not_matter(rules: list[ClassRule], said: str) -> None:
    forward, backward = suggest_classes(rules, said), suggest_classes(rules[::-1], said)
    assert [(h.class_code, h.score) for h in forward] == [(h.class_code, h.score) for h in backward]


def phrase(number: int, text: str, code: str | None = None, own: bool = False) -> Phrase:
    kind = "component" if code else None
    return Phrase(number, "description", kind, code, text, number, own, not own)


def test_phrases_of_the_chosen_class_come_first() -> None:
    book = [phrase(1, "请尽快处理"), phrase(2, "井盖丢失", "0102"), phrase(3, "路灯不亮", "0118")]
    shown = fitting_phrases(book, "description", ("component", "0102"))
    assert [entry.id for entry in shown] == [2, 1]
    assert [entry.id for entry in fitting_phrases(book, "description", None, "尽快")] == [1]
    assert fitting_phrases(book, "answer") == []


def test_words_of_a_line_are_parted_as_people_write() -> None:
    assert words_of_line("井盖、 窨井盖，盖子; 井盖") == ["井盖", "窨井盖", "盖子"]


def test_a_draft_is_known_by_its_first_words() -> None:
    assert title_of({"description": "井盖\n坏了"}) == "井盖 坏了"
    assert title_of({"reporter_phone": "13800000001"}) == "****0001", "masked outside its field"
    assert title_of({"reporter_phone": "12345"}) == "****"
    assert title_of({"description": "一二三四五六七八九十一二三"}).endswith("…")


def test_source_and_urgency_alone_are_nothing_written() -> None:
    assert not is_written({"source": "hotline", "urgent": True})
    assert is_written({"address": "测试大街"})


def test_a_join_that_comes_back_is_the_whole_report_again() -> None:
    """The case was closed meanwhile: the report is saved instead, and nothing is typed twice."""
    told = {
        "mode": "report", "source": "hotline", "reporter_phone": "13800000001", "description": "响",
        "kind": "component", "class_code": "0102", "class_standard": "CJ/T 214-2007",
        "address": "槐安路", "x": 545105.0, "y": 4209105.0, "srid": 4547, "urgent": True,
    }  # fmt: skip
    letter = joining(told, "26112200001")
    assert (letter.call, letter.task_no, letter.payload["told"]) == (JOIN, "26112200001", True)
    assert report_of(told_of(letter.call, letter.task_no, letter.payload)) == report_of(told)


@pytest.mark.parametrize(
    ("said", "road"),
    [
        ("槐安东路7号的垃圾桶坏了", False),
        ("建设大街 12 号院门口垃圾桶坏了", False),
        ("槐安东路垃圾桶坏了", False),
        ("垃圾桶坏了，在槐安东路１２号", False),
        ("槐安东路坏了一块", True),
        ("槐安东路上有坏的地方", True),
        ("这条路坏了", True),
        ("槐安东路7号门口路坏了", True),
    ],
)
def test_the_name_of_a_road_is_no_damage(said: str, road: bool) -> None:
    rules = [
        ClassRule(1, ("路 坏",), (), "S", "event", "0110", "道路破损", 3, True),
        ClassRule(2, ("垃圾桶",), (), "S", "component", "0204", "垃圾箱", 3, True),
    ]
    codes = {hit.class_code for hit in suggest_classes(rules, said)}
    assert ("0110" in codes) is road
    assert ("0204" in codes) is ("垃圾桶" in said), "words beside an address stay"
