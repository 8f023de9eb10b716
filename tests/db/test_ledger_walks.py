"""Random walks of everything that moves a clock: whatever is done, the account is right."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any

import psycopg2
import pytest
from dbkit import Case, Hall, House
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledgerkit import START, Play

APPROVED = {"approved": True, "opinion": "同意"}
REFUSED = {"approved": False, "opinion": "不同意"}
#: login, action, detail: what may be tried at any time; most of it is refused most of the time.
MOVES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("dept_a", "ask_extension", {"reason": "缺料", "document": "文"}),
    ("dispatch", "decide_extension", APPROVED), ("dispatch", "decide_extension", REFUSED),
    ("dept_a", "ask_hang", {"reason": "冬季"}), ("dispatch", "ask_postpone", {"reason": "计划"}),
    ("dispatch", "review_hang", {"passed": True, "opinion": "属实"}),
    ("dispatch", "review_hang", {"passed": False, "opinion": "不必"}),
    ("chief", "decide_hang", APPROVED), ("chief", "decide_hang", REFUSED),
    ("chief", "decide_postpone", APPROVED), ("chief", "decide_postpone", REFUSED),
    ("dept_a", "withdraw_request", {"reason": "不用了"}),
    ("dispatch", "resume", {"reason": "可以了"}), ("dispatch", "bundle", {"reason": "同一处"}),
    ("dispatch", "bundle", {"reason": "同一处"}), ("dispatch", "unbundle", {"reason": "分开"}),
    ("dept_a", "send_back", {"reason": "非我职责"}),
    ("dispatch", "dispatch", {"department": "A", "give_back_time": True}),
    ("dispatch", "dispatch", {"department": "A"}), ("dispatch", "undo", {}),
    ("dept_a", "report_done", {"opinion": "已办"}), ("dept_a", "note", {"text": "看过"}),
    ("intake", "request_check", {"supervisor": "t_supervisor"}),
    ("supervisor", "report_check", {"passed": True, "opinion": "好"}),
    ("supervisor", "report_check", {"passed": False, "opinion": "没好"}),
    ("chief", "close", {"opinion": "同意"}), ("chief", "void", {"reason": "误报"}),
    ("dept_a", "ask_appeal", {"reason": "暴雨"}),
    ("dispatch", "review_appeal", {"passed": True, "opinion": "属实"}),
    ("intake", "decide_appeal", APPROVED),
)  # fmt: skip
#: Ways out come seldom, or no walk would last.
SELDOM = {"void", "close", "report_done", "send_back"}
#: How a walk ends: out of the loop, and on to an appeal.
OUT = {
    "resume", "dispatch", "report_done", "request_check", "report_check", "close", "ask_appeal",
    "review_appeal", "decide_appeal",
}  # fmt: skip
FITS = """
select array_agg(distinct t.action) || '{undo}' from dcm.case_file c
join dcm.transition t on t.from_stage = c.stage where c.task_no = %s
    and dcm_app.unfit(c, t.needs, %s) is null
"""

CHAIN = """
select c.task_no from dcm.case_file c
cross join lateral (
    select e.*, lag(e.hash, 1, '') over (order by e.seq) before from dcm.case_event e
    where e.case_id = c.id
) e
where e.hash <> dcm_app.event_hash(e.before, c.task_no, (e.case_id, e.seq, e.action, e.from_stage,
    e.to_stage, e.actor, e.on_behalf_of, e.at, e.detail, null)::dcm.case_event)
    or (e.seq = c.version and e.hash <> c.last_hash)
"""
#: What must never be found, by what it would mean.
WRONG = {
    "a request waits that the ledger does not have, or the other way round": (
        "(c.pending is not null)::int <> (select count(*) from dcm.case_clock l where l.case_id ="
        " c.id and l.kind in ('extension', 'hang', 'postpone', 'appeal') and l.decided_at is null"
        " and l.ended_at is null and l.review_passed is distinct from false)"
    ),
    "the step that it waits for": (
        "c.pending is not null and (c.pending_step = 'review') <> (select r.needs_review and"
        " l.reviewed_at is null from dcm.case_clock l join dcm.clock_rule r using (kind) where"
        " l.case_id = c.id order by l.id desc limit 1)"
    ),
    "stage and stop": (
        "(c.stage = 'suspended') <> (c.stop_kind is not null) or (c.stop_kind is null) <>"
        " (c.stop_until is null)"
    ),
    "a stop that runs and the ledger": (
        "(c.stop_kind is not null)::int <> (select count(*) from dcm.case_clock l where l.case_id"
        " = c.id and l.kind in ('hang', 'postpone') and l.approved and l.ended_at is null)"
    ),
    "a bundle and the ledger": (
        "(c.bundle_of is not null)::int <> (select count(*) from dcm.case_clock l where l.case_id"
        " = c.id and l.kind = 'bundle' and l.ended_at is null)"
    ),
    "a chain of bundles": (
        "exists (select from dcm.case_file l where l.id = c.bundle_of and l.bundle_of is not null)"
    ),
    "extensions and the clock": (
        "c.clock_times - 1 <> (select count(*) from dcm.case_clock l where l.case_id = c.id and"
        " l.kind = 'extension' and l.approved)"
    ),
    "more of a kind than the rule allows": (
        "exists (select from dcm.case_clock l join dcm.clock_rule r using (kind) where l.case_id ="
        " c.id and l.approved group by r.kind, r.times_at_most having count(*) > r.times_at_most)"
    ),
    "a stop without its row": (
        "c.clock_stops <> coalesce((select range_agg(tstzrange(l.from_at,"
        " least(l.until_at, l.ended_at))) from dcm.case_clock l where l.case_id = c.id and"
        " l.kind in ('hang', 'postpone', 'rollback') and l.approved and"
        " l.ended_how is distinct from 'undone'), '{}')"
    ),
    "an event without its row": (
        "exists (select from dcm.case_event e where e.case_id = c.id and (e.action like 'ask\\_%%'"
        " or e.action = 'bundle') and not exists (select from dcm.case_clock l where l.case_id ="
        " e.case_id and l.seq = e.seq))"
    ),
    "a row without its event": (
        "exists (select from dcm.case_clock l where l.case_id = c.id and not exists (select from"
        " dcm.case_event e where e.case_id = l.case_id and e.seq = l.seq and e.action in"
        " ('ask_' || l.kind, l.kind, 'dispatch')))"
    ),
    "the facts of evaluation": (
        "exists (select from dcm.case_fact f where f.case_id = c.id and (f.due_at, "
        "f.overdue_exempt) is distinct from (c.due_at, c.overdue_exempt))"
    ),
    "the department's deadline": (
        "exists (select from dcm.assignment a where a.case_id = c.id and a.visible and a.due_at"
        " is distinct from c.due_at)"
    ),
    "exempt without an appeal": (
        "c.overdue_exempt <> exists (select from dcm.case_clock l where l.case_id = c.id and"
        " l.kind = 'appeal' and l.approved)"
    ),
}


def holds(play: Play, cases: list[Case], done: object) -> None:
    for words, wrong in WRONG.items():
        found = play.hall.boss.column(f"select task_no from dcm.case_file c where {wrong}")
        assert found == [], (words, done)
    for case in cases:
        assert play.due(case) == play.reckoned(case), done
    assert play.hall.boss.column(CHAIN) == [], done


@pytest.fixture(scope="module")
def walked() -> dict[str, int]:
    """How often each move was made: the walks say little if they go nowhere."""
    return {}


def moves(
    play: Play, case: Case, when: datetime, chosen: int, leaving: bool
) -> tuple[str, str, dict[str, Any]]:
    """One of the moves that the case could make; now and then one that it could not."""
    fits = set(play.hall.boss.value(FITS, case.task_no, when))
    if chosen % 20 == 0:
        fits = {action for _, action, _ in MOVES}
    elif leaving:
        fits = fits & OUT or fits
    elif chosen % 4:
        fits -= SELDOM
    found = [move for move in MOVES if move[1] in fits] or list(MOVES)
    return found[chosen % len(found)]


@settings(
    max_examples=40, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(seed=st.integers(0, 2**32))
def test_whatever_is_done(house: House, walked: dict[str, int], seed: int) -> None:
    rng = Random(seed)
    try:
        play = Play(Hall(house.desk, house.boss))
        cases = [play.handling(rng.randint(1, 9)) for _ in range(3)]
        when = START
        for step in range(45):
            when += timedelta(minutes=rng.choice((0, 20, 300, 2000, 20000)))
            which, days = rng.randrange(3), rng.randint(1, 40)
            case = cases[which]
            login, action, detail = moves(play, case, when, rng.randrange(1000), step > 25)
            detail = dict(detail)
            if action in ("ask_hang", "ask_postpone"):
                detail["until"] = (when + timedelta(days=days)).isoformat()
            elif action == "bundle":
                detail["with"] = cases[(which + 1) % 3].task_no
            case.version = play.state(case)["version"]
            try:
                play.act(case, login, action, when, **detail)
            except psycopg2.Error as error:
                assert str(error.pgcode).startswith("DC00"), error
                continue
            walked[action] = walked.get(action, 0) + 1
            holds(play, cases, (case.task_no, action, when))
    finally:
        house.wipe()


def test_the_walks_went_somewhere(walked: dict[str, int]) -> None:
    wanted = {action for _, action, _ in MOVES}
    assert set(walked) >= wanted, walked
    assert sum(walked.values()) > 500, walked
