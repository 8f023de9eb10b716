"""The quick way to read the texts of a report gives what the careful one gives."""

from __future__ import annotations

from typing import Any

import psycopg2
from dbkit import House, as_json
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

LIMITS = {
    "component_code": 40, "kind": 20, "class_standard": 40, "class_code": 10, "source": 40,
    "description": 20000, "address": 500,
}  # fmt: skip
texts = st.text(
    st.sampled_from('裕华𠮷 　\t\n\r\x01\x1f\x7f\x85\u202e\u2066\\"{}[],:aA1'), max_size=12
)
values = st.one_of(
    texts, st.none(), st.booleans(), st.integers(), st.lists(texts, max_size=2),
    st.just("长" * 501), st.just({"a": 1}), st.text("1", min_size=9, max_size=12),
)  # fmt: skip


def outcome(house: House, sql: str, *params: Any) -> Any:
    try:
        return house.boss.value(sql, *params)
    except psycopg2.Error as error:
        return error.pgcode, error.diag.message_detail


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from([*LIMITS, "urgent", "x"]), values, max_size=4))
def test_both_ways_agree(house: House, report: dict[str, Any]) -> None:
    got = outcome(house, "select to_jsonb(dcm_app.words_of(%s))", as_json(report))
    sql = "select dcm_app.text_of(%s, %s, %s)"
    want = {key: outcome(house, sql, as_json(report), key, most) for key, most in LIMITS.items()}
    wrong = [one for one in want.values() if isinstance(one, tuple)]
    assert got == (wrong[0] if wrong else want), "the first that is wrong is told"
