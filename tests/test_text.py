"""What people type: what cannot be kept goes, everything else stays, nothing is cut."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuhua_dcm_plugin.core.errors import BadInputError
from yuhua_dcm_plugin.core.text import LIMITS, clean, plain, to_json

ROOT = Path(__file__).parent.parent
# Hypothesis leaves lone surrogates out unless asked.
ANY_TEXT = st.text(st.characters() | st.characters(categories=["Cs"]))
DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers() | ANY_TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(ANY_TEXT, inner),
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("井盖\x00破损", "井盖破损"),
        ("a\r\nb\rc\td", "a\nb\nc\td"),
        ("\ud83d", ""),
        ("x\udc00y", "xy"),
        ("\ud842\udfb7", "𠮷"),  # two halves side by side
        ("𠮷 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u0301", "𠮷 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u0301"),
        ("abc\u202etxt.exe\u2066", "abctxt.exe"),
        ("\x1b[31mred\x7f\x85\ufffe", "[31mred"),
        ("=cmd|' /C calc'!A0 <b>粗</b>", "=cmd|' /C calc'!A0 <b>粗</b>"),
        ("\u200f\u00a0　", "\u200f\u00a0　"),
    ],
)
def test_what_stays(typed: str, kept: str) -> None:
    assert plain(typed) == kept


@given(ANY_TEXT)
def test_cleaning_is_done_once_and_keeps_all_that_is_fit(text: str) -> None:
    kept = plain(text)
    assert plain(kept) == kept
    kept.encode()
    assert not any(unicodedata.category(sign) == "Cc" and sign not in "\n\t" for sign in kept)
    assert [sign for sign in text if sign.isalnum()] == [sign for sign in kept if sign.isalnum()]


@given(ANY_TEXT, st.integers(0, 20))
def test_nothing_is_cut_and_what_is_too_much_is_counted(text: str, most: int) -> None:
    found = clean(text, most)
    assert found.text == plain(text)
    assert found.over == max(0, len(found.text) - most)
    assert found.too_long == (len(found.text) > most)


def test_a_hundred_thousand_characters_are_told_at_once() -> None:
    found = clean("字" * 100_000, LIMITS["description"])
    assert (len(found.text), found.over) == (100_000, 80_000)


def test_what_was_taken_out_is_counted() -> None:
    assert clean("a\x00b\u202ec\r\n").removed == 2


@given(DOCUMENTS)
def test_any_document_becomes_json_that_postgresql_takes(document: object) -> None:
    written = to_json(document)
    assert written.isascii()
    json.loads(written)
    assert "\\u0000" not in written
    json.dumps(json.loads(written), ensure_ascii=False).encode()


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_is_refused_in_words(number: float) -> None:
    with pytest.raises(BadInputError) as refused:
        to_json({"x": number})
    assert refused.value.key == "bad_number"


def test_every_store_writes_its_json_here() -> None:
    for path in (ROOT / "yuhua_dcm_plugin").rglob("store.py"):
        assert "json.dumps" not in path.read_text(encoding="utf-8"), path


def test_limits_are_those_of_the_database() -> None:
    code = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "sql" / "app").rglob("*.sql")
    )
    assert "text_of(report, key, 40)" in code
    assert "length(x.value) > 20000" in code
    for field, most in LIMITS.items():
        if field in ("opinion", "reason"):  # any text of an action's detail
            assert most == 20000
        elif field.endswith("_phone"):
            assert (f"phone_of(report, '{field}')" in code or field == "caller_phone", most) == (
                True, 40,
            )  # fmt: skip
        else:
            assert f"'{field}', {most})" in code, field


def test_the_database_takes_what_was_cleaned(shared_database: object) -> None:
    import psycopg2

    words = ["\x00", "\ud800", "a\udfffb", "𠮷", "\\u0000", "\\ud800", "\ufffe", "'; --"]
    connection = psycopg2.connect(shared_database.dsn)  # type: ignore[attr-defined]
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::jsonb", (to_json(words),))
            assert cursor.fetchone()[0] == [plain(word) for word in words]
    finally:
        connection.close()
