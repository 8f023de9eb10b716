"""The made-up past of the demo district obeys the contract and looks like a real year."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest

from yuhua_dcm_plugin.demo import district as district_module
from yuhua_dcm_plugin.demo import geometry
from yuhua_dcm_plugin.demo.clock import WorkClock, local_seconds, moment
from yuhua_dcm_plugin.demo.district import District
from yuhua_dcm_plugin.demo.history import History, Step, histories
from yuhua_dcm_plugin.demo.people import Person

SEED_DIR = Path(__file__).parent.parent / "sql" / "seed"
SHANGHAI = timezone(timedelta(hours=8))
TODAY = datetime(2026, 11, 20, 15, 20, tzinfo=SHANGHAI)

# The public contract, written down once more and on purpose not read from the seed.
RUNNING = {
    "intake",
    "verification",
    "filing",
    "dispatch",
    "handling",
    "feedback",
    "check",
    "closing",
}
TRANSITIONS = {
    "request_verification": ("intake", "verification", {"supervisor"}, "intake"),
    "report_verification": ("verification", "filing", {"result", "opinion"}, "supervisor"),
    "accept": ("intake", "filing", set(), "intake"),
    "refuse": ("intake", "refused", {"reason"}, "intake"),
    "file": ("filing", "dispatch", {"condition"}, "chief"),
    "decline": ("filing", "refused", {"reason"}, "chief"),
    "dispatch": ("dispatch", "handling", {"department", "opinion"}, "dispatch"),
    "return_to_filing": ("dispatch", "filing", {"reason"}, "dispatch"),
    "send_back": ("handling", "dispatch", {"reason"}, "department"),
    "report_done": ("handling", "feedback", {"opinion"}, "department"),
    "request_check": ("feedback", "check", {"supervisor"}, "intake"),
    "report_check": ("check", "closing", {"passed", "opinion"}, "supervisor"),
    "close": ("closing", "closed", {"opinion"}, "chief"),
}
ON_BEHALF = {"report_verification", "report_done", "send_back", "report_check"}


def seed_rows(name: str) -> list[dict[str, str]]:
    with (SEED_DIR / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def district() -> District:
    return district_module.build()


@pytest.fixture(scope="module")
def past(district: District) -> list[History]:
    return list(histories(district, 4000, 7, TODAY))


def _stages(history: History) -> list[str]:
    """Stages that a case goes through; fails on a step that the contract does not allow."""
    stages = ["intake"]
    for step in history.steps:
        here = stages[-1]
        assert here in RUNNING, f"{step.action} after {here}"
        if step.action in ("note", "void"):
            assert set(step.detail) == {"text" if step.action == "note" else "reason"}
            stages.append("void" if step.action == "void" else here)
            continue
        start, end, keys, _ = TRANSITIONS[step.action]
        assert here == start, f"{step.action} in {here}"
        assert set(step.detail) - {"on_behalf_of"} == keys
        failed = step.action == "report_check" and not step.detail["passed"]
        stages.append("dispatch" if failed else end)
    return stages


def test_steps_follow_the_contract(past: list[History]) -> None:
    ends = Counter(_stages(history)[-1] for history in past)
    assert set(ends) == {*RUNNING, "closed", "refused", "void"}
    seen = {step.action for history in past for step in history.steps}
    assert seen == {*TRANSITIONS, "note", "void"}


def _answering(step: Step, people: dict[str, Person]) -> Person:
    """Who answers: the actor, or the one on whose behalf the hall has entered it."""
    person = people[step.actor]
    behalf = step.detail.get("on_behalf_of")
    if behalf is None:
        return person
    assert step.action in ON_BEHALF
    assert {"intake", "dispatch"} & set(person.roles)
    assert behalf["medium"] in ("phone", "paper")
    who = people[behalf.get("login") or f"bm_{behalf['department'].lower()}"]
    assert behalf["name"] == who.name
    return who


def test_actors_hold_the_role_and_answer_for_their_place(
    district: District, past: list[History]
) -> None:
    people = {p.login: p for p in district.people}
    for history in past:
        department = ""
        for step in history.steps:
            department = step.detail.get("department", department)
            person = _answering(step, people)
            if step.action in TRANSITIONS:
                assert TRANSITIONS[step.action][3] in person.roles, step
            if "supervisor" in step.detail:
                assert history.grid_code in people[step.detail["supervisor"]].grids
            if "department" in person.roles:
                assert person.department_code == department
            if "supervisor" in person.roles:
                assert history.grid_code in person.grids


def test_some_answers_come_by_phone_or_on_paper(past: list[History]) -> None:
    behalf = [s for h in past for s in h.steps if "on_behalf_of" in s.detail]
    assert {s.action for s in behalf} == ON_BEHALF
    assert {s.detail["on_behalf_of"]["medium"] for s in behalf} == {"phone", "paper"}


def test_times_rise_and_end_today(past: list[History]) -> None:
    assert [h.registered_at for h in past] == sorted(h.registered_at for h in past)
    for history in past:
        times = [history.occurred_at, history.registered_at, *(s.at for s in history.steps)]
        assert all(a < b for a, b in pairwise(times)), history
        assert times[-1] <= TODAY
        assert times[0].utcoffset() == timedelta(hours=8)
        assert TODAY - timedelta(days=366) < history.registered_at


def test_reports_fit_their_place_and_class(district: District, past: list[History]) -> None:
    grids = {grid.grid_code: grid for grid in district.grids}
    components = {c.component_code: c for c in district.components}
    conditions = {
        r["condition_code"]: (r["class_standard"], r["kind"], r["class_code"])
        for r in seed_rows("41_filing_condition.csv")
    }
    people = {p.login: p for p in district.people}
    for h in past:
        assert geometry.contains(grids[h.grid_code].ring, (h.x, h.y))
        assert (h.kind == "component") == (h.component_code is not None)
        if h.component_code:
            found = components[h.component_code]
            assert (found.class_code, found.grid_code) == (h.class_code, h.grid_code)
        for step in h.steps:
            if step.action == "file":
                filed = conditions[step.detail["condition"]]
                assert filed == (h.class_standard, h.kind, h.class_code)
        role = {"supervisor": "supervisor", "city": "exchange"}.get(h.source, "intake")
        assert role in people[h.registered_by].roles
        assert (h.reporter_phone is None) == (h.source != "hotline")
        assert h.reporter_phone is None or re.fullmatch(r"1380000\d{4}", h.reporter_phone)
        assert h.description.endswith("。")
    assert {h.source for h in past} == {"hotline", "supervisor", "city", "media"}


def _share(past: list[History], action: str) -> float:
    return sum(any(s.action == action for s in h.steps) for h in past) / len(past)


def test_mix_is_that_of_a_normal_year(past: list[History]) -> None:
    assert 0.03 < _share(past, "refuse") < 0.05
    assert 0.02 < _share(past, "decline") < 0.04
    assert 0.02 < _share(past, "send_back") < 0.04
    assert 0.005 < _share(past, "void") < 0.015
    failed = [h for h in past if any(s.detail.get("passed") is False for s in h.steps)]
    assert 0.06 < len(failed) / len(past) < 0.1
    for h in failed:
        sent = [s.detail["department"] for s in h.steps if s.action == "dispatch"]
        assert len(set(sent[-2:])) == 1, "返工 goes to the same department"
    running = [h for h in past if _stages(h)[-1] in RUNNING]
    assert 0.02 * len(past) < len(running) < 0.15 * len(past)
    assert max(TODAY - h.registered_at for h in running) < timedelta(days=90)


def test_departments_follow_the_rule_of_ownership_and_place(
    district: District, past: list[History]
) -> None:
    """部件先属主后属地, 事件先属地后属主, in most cases but not in all."""
    owners = {c.component_code: c.owner_department for c in district.components}
    offices = {d.street_code: d.code for d in district.departments if d.street_code}
    hits = {"component": [], "event": []}
    for h in past:
        sent = [s.detail["department"] for s in h.steps if s.action == "dispatch"]
        if sent:
            expected = owners.get(h.component_code or "", offices[h.grid_code[:9]])
            hits[h.kind].append(sent[0] == expected)
    for kind, found in hits.items():
        assert 0.8 < sum(found) / len(found) < 0.93, kind


def test_a_tenth_or_so_is_handled_late(district: District, past: list[History]) -> None:
    limits = {
        r["condition_code"]: (float(r["limit_amount"]), r["limit_unit"])
        for r in seed_rows("42_handling_limit.csv")
    }
    clock = WorkClock(TODAY.date() - timedelta(days=400), TODAY.date() + timedelta(days=400))
    late = []
    for h in past:
        at = {s.action: s for s in h.steps}
        if "close" in at:
            first = next(s for s in h.steps if s.action == "dispatch")
            amount, unit = limits[at["file"].detail["condition"]]
            due = clock.limit(local_seconds(first.at), amount, unit)
            late.append(local_seconds(at["report_done"].at) > due)
    assert 0.08 < sum(late) / len(late) < 0.16


def test_seasons_show(district: District) -> None:
    year = list(histories(district, 20_000, 3, TODAY))
    months = defaultdict(Counter)
    for h in year:
        months[h.class_code if h.kind == "event" else ""][h.registered_at.month] += 1
    barbecue, snow = months["0510"], months["0407"]
    assert sum(barbecue[m] for m in (5, 6, 7, 8, 9)) > 10 * sum(barbecue[m] for m in (12, 1, 2))
    assert sum(snow.values()) == sum(snow[m] for m in (11, 12, 1, 2, 3)) > 20
    hours = Counter(h.registered_at.hour for h in year)
    assert hours[10] > 2 * hours[13]
    days = Counter(h.registered_at.weekday() for h in year)
    assert days[2] > 1.3 * days[6]


@pytest.mark.parametrize(
    ("start", "amount", "unit", "due"),
    [
        ((2014, 3, 14, 16, 30), 2, "urgent_hour", (2014, 3, 14, 18, 30)),
        ((2014, 3, 14, 16, 30), 4, "work_hour", (2014, 3, 17, 10, 30)),
        ((2014, 3, 14, 16, 30), 1, "work_day", (2014, 3, 17, 16, 30)),
        ((2014, 3, 14, 16, 30), 3, "work_day", (2014, 3, 19, 16, 30)),
        ((2014, 3, 15, 10, 0), 2, "work_hour", (2014, 3, 17, 10, 0)),
        ((2014, 3, 12, 13, 0), 4, "work_hour", (2014, 3, 12, 18, 0)),
        ((2014, 3, 12, 8, 0), 4, "work_hour", (2014, 3, 12, 12, 0)),
        ((2014, 4, 30, 17, 0), 2, "work_hour", (2014, 5, 4, 9, 0)),
        ((2014, 3, 12, 13, 0), 3, "natural_day", (2014, 3, 15, 13, 0)),
    ],
)
def test_working_time_is_counted_as_the_rules_say(
    start: tuple[int, ...], amount: float, unit: str, due: tuple[int, ...]
) -> None:
    clock = WorkClock(datetime(2014, 1, 1).date(), datetime(2014, 12, 31).date())
    begun = local_seconds(datetime(*start, tzinfo=SHANGHAI))
    assert moment(clock.limit(begun, amount, unit)) == datetime(*due, tzinfo=SHANGHAI)


def test_the_last_prepared_day_counts_and_a_share_of_nothing_ends_at_the_start() -> None:
    clock = WorkClock(date(2014, 3, 14), date(2014, 3, 17))
    friday = local_seconds(datetime(2014, 3, 14, 16, 30, tzinfo=SHANGHAI))
    assert moment(clock.limit(friday, 4, "work_hour")).day == 17
    assert [clock.works_on(friday // 86_400 + day) for day in range(6)] == [
        True, False, False, True, False, False
    ]  # fmt: skip
    monday = local_seconds(datetime(2014, 3, 17, 8, 0, tzinfo=SHANGHAI))
    assert clock.limit(monday, 4, "work_hour", share=0.0) - monday in (0, 1)
    assert clock.limit(monday, 4, "work_hour", share=0.5) == monday + 2 * 3600
    assert clock.limit(monday, 4, "urgent_hour", share=0.5) == monday + 2 * 3600
