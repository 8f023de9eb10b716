"""The QR code: the mask the standard would choose, and a code that reads back."""

from __future__ import annotations

import pytest

pytest.importorskip("reportlab", reason="reportlab is not installed")

from hypothesis import given, settings
from hypothesis import strategies as st

from yuhua_dcm_plugin.sheets.qr import MASKS, masked, qr_modules
from yuhua_dcm_plugin.sheets.qr_masks import Field, penalty

CONTENTS = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=100)
Rows = list[list[bool]]


def slow_penalty(rows: Rows) -> int:
    """The four rules, module by module, as the standard words them."""
    lines = [*rows, *map(list, zip(*rows))]
    total = sum(_line_runs(line) for line in lines)
    total += 40 * sum(_line_finders(line) for line in lines)
    side = len(rows)
    for y in range(side - 1):
        for x in range(side - 1):
            total += 3 * (
                len({rows[y][x], rows[y][x + 1], rows[y + 1][x], rows[y + 1][x + 1]}) == 1
            )
    dark = sum(map(sum, rows)) * 100 / side**2
    return total + 10 * int(abs(dark - 50) / 5)


def _line_runs(line: list[bool]) -> int:
    total, length = 0, 1
    for before, now in zip(line, [*line[1:], None]):
        if now == before:
            length += 1
            continue
        total += length - 2 if length >= 5 else 0
        length = 1
    return total


def _line_finders(line: list[bool]) -> int:
    text = "".join("01"[dark] for dark in line)
    return sum(text[at : at + 11] in ("10111010000", "00001011101") for at in range(len(text) - 10))


@settings(max_examples=60, deadline=None)
@given(CONTENTS, st.integers(0, MASKS - 1))
def test_the_quick_judgement_is_the_standards(content: str, mask: int) -> None:
    rows = masked(content, mask)
    field = Field.of(rows)
    assert field.modules() == rows
    assert penalty(field) == slow_penalty(rows)


@settings(max_examples=40, deadline=None)
@given(CONTENTS)
def test_the_best_of_the_eight_masks_is_taken(content: str) -> None:
    """And it is what the encoder makes with that mask: nothing was turned that must stay."""
    chosen = qr_modules(content)
    every = [masked(content, mask) for mask in range(MASKS)]
    assert chosen in every
    assert slow_penalty(chosen) == min(map(slow_penalty, every))
