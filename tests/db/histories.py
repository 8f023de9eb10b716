"""Made-up histories: random walks over the rows of dcm.transition, as the door would allow them.

The walk keeps its own account of who sees a case; tests hold the database against it.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from random import Random
from typing import Any
from uuid import UUID

from dbkit import INSIDE, OUTSIDE, SECOND, STANDARD, THIRD, Desk, as_json

CHINA = timezone(timedelta(hours=8))
SEES_ALL = {
    "dcm_intake", "dcm_chief", "dcm_dispatch", "dcm_evaluator", "dcm_director", "dcm_admin",
}  # fmt: skip
DEPARTMENTS = ("A", "B", "S1", "S2")
SUPERVISORS = ("t_supervisor", "t_supervisor2")
REGISTRARS = ("t_intake", "t_intake2", "t_supervisor", "t_supervisor2", "t_exchange")
CLASSES = (
    ("component", "0102"), ("component", "0118"), ("component", "0402"),
    ("event", "0101"), ("event", "0102"), ("event", "0203"), ("event", "0401"),
)  # fmt: skip
#: How often an action is taken where several are possible.
WEIGHT = {"void": 0.02, "note": 0.1, "urge": 0.1, "join": 0.1, "refuse": 0.1, "decline": 0.15,
          "return_to_filing": 0.12, "send_back": 0.2, "amend": 0.0}  # fmt: skip


@dataclass(frozen=True)
class Person:
    login: str
    roles: frozenset[str]
    department: str | None
    permissions: frozenset[str]


@dataclass(frozen=True)
class Rules:
    """The workflow, the people and the handbook, read from the database once."""

    transitions: dict[str, list[dict[str, Any]]]  # by stage
    roles: dict[tuple[str, str], list[tuple[str, str | None, bool]]]
    people: tuple[Person, ...]
    conditions: dict[tuple[str, str], list[tuple[str, str]]]

    @classmethod
    def read(cls, boss: Desk) -> Rules:
        transitions: dict[str, list[dict[str, Any]]] = {}
        for row in boss.rows(
            "select from_stage, action, outcome, to_stage, effects, needs_place"
            " from dcm.transition where needs = '{}' order by 1, 2, 3"
        ):
            names = ("action", "outcome", "to_stage", "effects", "needs_place")
            transitions.setdefault(row[0], []).append(dict(zip(names, row[1:])))
        roles: dict[tuple[str, str], list[tuple[str, str | None, bool]]] = {}
        for stage, action, role, permission, behalf in boss.rows(
            "select from_stage, action, role, permission, on_behalf from dcm.transition_role"
            " order by 1, 2, 3"
        ):
            roles.setdefault((stage, action), []).append((role, permission, behalf))
        conditions: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for kind, code, condition, words in boss.rows(
            "select kind, class_code, condition_code, condition from dcm.filing_condition"
            " where class_standard = %s order by 1, 2, 3",
            STANDARD,
        ):
            conditions.setdefault((kind, code), []).append((condition, words))
        return cls(transitions, roles, read_people(boss), conditions)


def read_people(boss: Desk) -> tuple[Person, ...]:
    rows = boss.rows(
        "select login, dcm_app.roles_of(login), department_code, permissions from dcm.staff"
        " where active and login ~ '^t_' order by login"
    )
    return tuple(Person(r[0], frozenset(r[1]), r[2], frozenset(r[3])) for r in rows)


@dataclass
class Walk:
    """One case on its way, and what the test holds about it."""

    report: dict[str, Any]
    actor: str
    at: datetime
    placed: bool
    stage: str = "intake"
    department: str | None = None
    supervisor: str | None = None
    finished: bool = False
    visible: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    steps: list[dict[str, Any]] = field(default_factory=list)
    stages: list[str] = field(default_factory=lambda: ["intake"])

    def sees(self, person: Person) -> bool:
        """The rule of sight in the words of the design, apart from the SQL."""
        if person.roles & SEES_ALL:
            return True
        if "dcm_department" in person.roles and person.department in self.visible:
            return True
        own = self.actor == person.login and person.roles & {"dcm_supervisor", "dcm_exchange"}
        return bool(own) or ("dcm_supervisor" in person.roles and person.login in self.asked)

    def take(self, transition: dict[str, Any], detail: dict[str, Any]) -> None:
        self.stage = transition["to_stage"]
        self.stages.append(self.stage)
        for effect in transition["effects"]:
            self._effect(effect, detail)

    def _effect(self, effect: str, detail: dict[str, Any]) -> None:
        if effect == "assign":
            self.department = detail["department"]
            self.visible |= {self.department, *detail.get("co_departments", ())}
        elif effect in ("return", "rework"):
            self.visible.clear()
            self.department = None if effect == "return" else self.department
        elif effect in ("ask_verification", "ask_check"):
            self.supervisor = detail["supervisor"]
            self.asked.add(self.supervisor)
        elif effect == "answer":
            self.supervisor = None
        elif effect == "finish":
            self.finished = True

    def item(self) -> dict[str, Any]:
        return {
            "report": self.report, "at": self.at.isoformat(), "actor": self.actor,
            "steps": self.steps,
        }  # fmt: skip


class Generator:
    """Random walks; equal seeds and rules make equal walks."""

    def __init__(self, rules: Rules, seed: int, start: datetime, until: datetime) -> None:
        self.rules = rules
        self.rng = Random(seed)
        self.start = start
        self.until = until
        self._used: set[datetime] = set()

    def walks(self, count: int) -> list[Walk]:
        return [self.walk() for _ in range(count)]

    def walk(self) -> Walk:
        span = (self.until - self.start).total_seconds()
        at = self._moment(self.start + timedelta(seconds=self.rng.random() * span))
        report, placed = self._report(at)
        walk = Walk(report, self.rng.choice(REGISTRARS), at, placed)
        stop = self.rng.choice((*range(16), 30, 30, 30, 30, 30, 30, 30, 30))
        while len(walk.steps) < stop and self._step(walk):
            pass
        return walk

    def _moment(self, at: datetime) -> datetime:
        while at in self._used:  # times apart, so that two orders cannot both be right
            at += timedelta(microseconds=1)
        self._used.add(at)
        return at

    def _report(self, at: datetime) -> tuple[dict[str, Any], bool]:
        rng = self.rng
        kind, code = rng.choice(CLASSES)
        report: dict[str, Any] = {
            "client_uuid": str(UUID(int=rng.getrandbits(128), version=4)),
            "source": rng.choice(("hotline", "supervisor", "city", "leader", "视频")),
            "kind": kind, "class_code": code, "urgent": rng.random() < 0.2,
            "description": rng.choice(("井盖破损", "路灯不亮", '引号"与反斜\\线', "换\n行 <b>")),
            "address": rng.choice((None, "测试大街12号")),
            "occurred_at": (at - timedelta(minutes=rng.randrange(600))).isoformat(),
            "reporter_name": rng.choice((None, "演示上报人001")),
            "reporter_phone": rng.choice((None, "13800000001")),
        }  # fmt: skip
        place = rng.choice((INSIDE, SECOND, THIRD, INSIDE, SECOND, THIRD, OUTSIDE, None))
        if kind == "component" and code == "0102" and rng.random() < 0.5:
            report["component_code"] = "1301080102000001"
            place = place or (545100.0, 4209100.0)
        if place is not None:
            report |= {"x": place[0] + rng.random(), "y": place[1] + rng.random(), "srid": 4547}
        report = {key: value for key, value in report.items() if value is not None}
        return report, place not in (None, OUTSIDE)

    def _step(self, walk: Walk) -> bool:
        options = [
            (transition, WEIGHT.get(transition["action"], 1.0))
            for transition in self.rules.transitions[walk.stage]
            if walk.placed or not transition["needs_place"]
        ]
        if walk.finished:
            options = [option for option in options if self.rng.random() < 0.1]
        weights = [weight for _, weight in options]
        at = walk_time(walk) + timedelta(minutes=self.rng.expovariate(1 / 400) + 1)
        if at > self.until or sum(weights) == 0:
            return False
        transition = self.rng.choices(options, weights)[0][0]
        who = self._actors(walk, transition["action"])
        if not who:
            return walk.stage == "handling"  # nobody of S2 signs in: try another action
        actor, behalf = self.rng.choice(who)
        detail = self._detail(walk, transition, behalf)
        walk.steps.append({
            "action": transition["action"], "at": self._moment(at).isoformat(),
            "actor": actor.login, "detail": detail,
        })  # fmt: skip
        walk.take(transition, detail)
        return True

    def _actors(self, walk: Walk, action: str) -> list[tuple[Person, bool]]:
        found = []
        for role, permission, behalf in self.rules.roles.get((walk.stage, action), ()):
            for person in self.rules.people:
                if role not in person.roles or not walk.sees(person):
                    continue
                if permission is not None and permission not in person.permissions:
                    continue
                asked = {"dcm_department": walk.department == person.department,
                         "dcm_supervisor": walk.supervisor == person.login}  # fmt: skip
                if action == "note" or asked.get(role, True):
                    found.append((person, behalf))
        return found

    def _detail(self, walk: Walk, transition: dict[str, Any], behalf: bool) -> dict[str, Any]:
        rng, action = self.rng, transition["action"]
        words = rng.choice(("情况属实", "已到现场\n处理", '"引号"', "🚲 表情"))
        detail: dict[str, Any] = {
            "request_verification": {"supervisor": rng.choice(SUPERVISORS)},
            "report_verification": {"result": transition["outcome"], "opinion": words},
            "accept": {},
            "file": {"condition": rng.choice(self._conditions(walk))},
            "dispatch": self._dispatch(words),
            "report_done": {"opinion": words},
            "request_check": {"supervisor": rng.choice(SUPERVISORS)},
            "report_check": {"passed": transition["outcome"] == "true", "opinion": words},
            "close": {"opinion": words},
            "note": {"text": words},
            "urge": {"text": words} | self._reporter(),
            "join": self._reporter(),
        }.get(action, {"reason": words})
        if behalf:
            answerer: dict[str, Any] = {"medium": rng.choice(("phone", "paper"))}
            if action in ("send_back", "report_done"):
                answerer["department"] = walk.department
            else:
                answerer["login"] = walk.supervisor
            if rng.random() < 0.5:
                answerer["name"] = "演示答复人001"
            detail["on_behalf_of"] = answerer
        return detail

    def _reporter(self) -> dict[str, Any]:
        given = {
            "reporter_name": self.rng.choice((None, "演示上报人002")),
            "reporter_phone": self.rng.choice((None, "13800000002")),
        }
        return {key: value for key, value in given.items() if value is not None}

    def _conditions(self, walk: Walk) -> list[str]:
        found = self.rules.conditions[(walk.report["kind"], walk.report["class_code"])]
        return [word for pair in found for word in pair]  # by code or by the exact text

    def _dispatch(self, words: str) -> dict[str, Any]:
        detail: dict[str, Any] = {"department": self.rng.choice(DEPARTMENTS), "opinion": words}
        if self.rng.random() < 0.2:
            detail["co_departments"] = self.rng.sample(DEPARTMENTS, self.rng.randrange(1, 3))
        return detail


def walk_time(walk: Walk) -> datetime:
    return datetime.fromisoformat(walk.steps[-1]["at"]) if walk.steps else walk.at


def in_order(walks: list[Walk]) -> Iterator[tuple[datetime, int, int]]:
    """Every registration (step -1) and step of all walks by time."""
    heap = [(walk.at, n, -1) for n, walk in enumerate(walks)]
    heap += [
        (datetime.fromisoformat(step["at"]), n, k)
        for n, walk in enumerate(walks) for k, step in enumerate(walk.steps)
    ]  # fmt: skip
    heapq.heapify(heap)
    while heap:
        yield heapq.heappop(heap)


def drive(boss: Desk, walks: list[Walk]) -> list[str]:
    """Send every step through the door, in the order of time; returns the task numbers."""
    identity = {
        row[0]: row[1]
        for row in boss.rows(
            "select login, (login, dcm_app.roles_of(login), department_code,"
            " permissions)::dcm_app.identity::text from dcm.staff"
        )
    }
    task: dict[int, str] = {}
    version: dict[int, int] = {}
    boss.run("begin")
    for at, n, k in in_order(walks):
        if k < 0:
            task[n], version[n] = boss.rows(
                "select task_no, version from dcm_app.register_core(%s::dcm_app.identity, %s, %s)",
                identity[walks[n].actor], as_json(walks[n].report), at,
            )[0]  # fmt: skip
            continue
        step = walks[n].steps[k]
        version[n] = boss.value(
            "select version from dcm_app.act_core(%s::dcm_app.identity, %s, %s, %s, %s, %s)",
            identity[step["actor"]], task[n], step["action"], version[n],
            as_json(step["detail"]), at,
        )  # fmt: skip
    boss.run("commit")
    return [task[n] for n in range(len(walks))]
