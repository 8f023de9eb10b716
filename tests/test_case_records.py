"""Lamps, times and the search for a class: plain rules, no database."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from yuhua_dcm_plugin.cases.records import (
    CaseRow,
    ClassEntry,
    CodeLabel,
    Lamp,
    StageLabels,
    match_class,
    span_text,
    time_left_text,
)
from yuhua_dcm_plugin.cases.store import moment_of

ROOT = Path(__file__).parent.parent
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=timezone.utc)
HOUR = timedelta(hours=1)


def _case(**given: object) -> CaseRow:
    base = CaseRow(
        1, "26030200001", None, None, "handling", "event", "CJ/T 214-2007", "0102", "暴露垃圾",
        "x", None, "A", None, None, None, NOON, None, None, None, None, False, "none", 1, 3,
        "hotline", False, "ok", None, None, None, None, "B", None, "t_intake", None, None, False,
        None, None, 1, 0, None, None, None, None, None,
    )  # fmt: skip
    return replace(base, **given)


@pytest.mark.parametrize(
    ("given", "lamp"),
    [
        ({}, Lamp.NONE),
        ({"due_at": NOON + HOUR, "warn_at": NOON + HOUR / 2}, Lamp.GREEN),
        ({"due_at": NOON + HOUR, "warn_at": NOON}, Lamp.GREEN),
        ({"due_at": NOON + HOUR, "warn_at": NOON - HOUR}, Lamp.YELLOW),
        ({"due_at": NOON, "warn_at": NOON - HOUR}, Lamp.YELLOW),
        ({"due_at": NOON - HOUR / 60, "warn_at": NOON - HOUR}, Lamp.RED),
        ({"due_at": NOON - HOUR, "handled_at": NOON - 2 * HOUR}, Lamp.GREEN),
        ({"due_at": NOON - HOUR, "handled_at": NOON}, Lamp.RED),
        ({"due_at": NOON - HOUR, "finished_at": NOON - 2 * HOUR}, Lamp.GREEN),
        (
            {"due_at": NOON - HOUR, "handled_at": NOON - 2 * HOUR, "finished_at": NOON},
            Lamp.GREEN,
        ),
    ],
)
def test_the_lamp_follows_the_rule_of_the_view(given: dict[str, object], lamp: Lamp) -> None:
    assert _case(**given).lamp_at(NOON) is lamp


def test_time_left_is_told_in_two_units() -> None:
    assert time_left_text(_case(), NOON) == ""
    assert time_left_text(_case(due_at=NOON + 50 * HOUR), NOON) == "2 d 2 h left"
    assert time_left_text(_case(due_at=NOON - HOUR / 2), NOON) == "30 min over"
    late = _case(due_at=NOON - 3 * HOUR, handled_at=NOON - HOUR)
    assert time_left_text(late, NOON) == "Done 2 h 0 min late"
    assert time_left_text(replace(late, handled_at=NOON - 3 * HOUR), NOON) == "Done in time"
    assert span_text(59) == "0 min"
    assert time_left_text(_case(due_at=NOON), NOON) == "0 min left"


def test_time_left_ends_when_it_was_handled_or_else_finished() -> None:
    """A case that was closed after its deadline is in time if it was handled before."""
    due = _case(due_at=NOON - 2 * HOUR)
    assert time_left_text(replace(due, finished_at=NOON - 3 * HOUR), NOON) == "Done in time"
    assert time_left_text(replace(due, finished_at=NOON - HOUR), NOON) == "Done 1 h 0 min late"
    handled = replace(due, handled_at=NOON - 3 * HOUR, finished_at=NOON)
    assert time_left_text(handled, NOON) == "Done in time"


@pytest.fixture(scope="module")
def classes() -> list[ClassEntry]:
    with (ROOT / "sql" / "seed" / "12_class.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["standard"] == "CJ/T 214-2007"]
    return [
        ClassEntry(
            row["standard"], row["kind"], row["code"], row["label_zh"], row["label_en"], "", "",
            row["pinyin"], row["initials"],
        )
        for row in rows
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("0102", "污水井盖"),
        ("污水", "污水井盖"),
        ("wsjg", "污水井盖"),
        ("WSJG", "污水井盖"),
        ("wushui", "污水井盖"),
        ("wu shui jing", "污水井盖"),
        ("bllj", "暴露垃圾"),
        ("路灯", "路灯"),
        ("sewage", "污水井盖"),
    ],
)
def test_a_class_is_found_however_it_is_typed(
    classes: list[ClassEntry], typed: str, first: str
) -> None:
    found = match_class(classes, typed)
    assert found[0].label_zh == first


def test_pinyin_is_matched_from_the_start_of_a_character(classes: list[ClassEntry]) -> None:
    names = [entry.label_zh for entry in match_class(classes, "jinggai", 99)]
    assert "污水井盖" in names
    assert match_class(classes, "inggai", 99) == []


def test_the_list_is_short_and_nothing_typed_shows_the_beginning(
    classes: list[ClassEntry],
) -> None:
    assert len(match_class(classes, "jg", 5)) == 5
    assert match_class(classes, "  ", 3) == classes[:3]
    assert match_class(classes, "没有这种", 3) == []


def test_stages_keep_the_order_of_the_loop_and_survive_unknown_codes() -> None:
    labels = [CodeLabel("b", "乙", "B", 2), CodeLabel("a", "甲", "A", 1)]
    chinese, english = StageLabels(labels, True), StageLabels(labels, False)
    assert (chinese["a"], english["b"], chinese["new"]) == ("甲", "B", "new")
    assert sorted(["b", "new", "a"], key=chinese.rank) == ["a", "b", "new"]


@pytest.mark.parametrize(
    ("text", "microseconds"),
    [
        ("2026-03-02T20:00:00+08:00", 0),
        ("2026-03-02T20:00:00.5+08:00", 500000),
        ("2026-03-02T20:00:00.12345+08:00", 123450),
        ("2026-03-02T12:00:00.123456+00:00", 123456),
    ],
)
def test_times_in_json_are_read(text: str, microseconds: int) -> None:
    assert moment_of(text) == NOON.replace(microsecond=microseconds)
