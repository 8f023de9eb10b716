"""Plays one case through the stages of the main line, step by step, until it ends.

Stages and actions are those of the public contract. Times are local seconds and only ever rise;
hall steps take minutes within the shift of the hall, handling takes a share of the limit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any, NamedTuple

from . import wording
from .arrivals import HALL_CLOSE, HALL_OPEN
from .clock import DAY, HOUR, WORK_DAY, WorkClock
from .handbook import Condition, Handbook
from .staff import Staff
from .subjects import Subject

REFUSED = 0.04
DECLINED = 0.012
"""Beyond those whose verification came back untrue."""

SENT_BACK = 0.03
RETURNED = 0.004
VOIDED = 0.010
FAILED = 0.08
FORGOTTEN = 0.2
"""Share of the late ones that are late by one to four weeks."""

NOTED = 0.015
BY_PHONE = 0.12
"""Share of answers that the hall enters on behalf of somebody."""

SUGGESTED = 0.85
VOID_STAGES = ("filing", "dispatch", "handling", "feedback")


class Play(NamedTuple):
    """What every case shares: clock, handbook, staff, luck, and how quick the departments are."""

    clock: WorkClock
    handbook: Handbook
    staff: Staff
    rng: Random
    pace: dict[str, float]


@dataclass
class Case:
    """One case while it is played: its time and the steps so far (action, at, actor, detail)."""

    play: Play
    subject: Subject
    source: str
    registered_by: str
    at: int
    steps: list[tuple[str, int, str, dict[str, Any]]] = field(default_factory=list)

    def run(self) -> list[tuple[str, int, str, dict[str, Any]]]:
        """Play the case to its end and return the steps."""
        rng = self.play.rng
        void_at = rng.choice(VOID_STAGES) if rng.random() < VOIDED else ""
        if self._intake() and not self._void(void_at == "filing"):
            condition = self._filing()
            if condition and not self._void(void_at == "dispatch"):
                self._work(condition, void_at)
        return self.steps

    # Small tools

    def _step(self, action: str, actor: str, **detail: Any) -> None:
        self.steps.append((action, self.at, actor, detail))

    def _hall(self, low: int, high: int) -> None:
        """Let minutes pass in the hall; what comes after the shift waits for the next one."""
        rng = self.play.rng
        self.at += int((low + (high - low) * rng.random() ** 2) * 60) + 1
        day, clock = divmod(self.at, DAY)
        if clock > HALL_CLOSE:
            day, clock = day + 1, 0
        if clock < HALL_OPEN:
            self.at = day * DAY + HALL_OPEN + int(rng.random() * 45 * 60)

    def _one(self, role: str) -> str:
        return self.play.staff.one(role, self.play.rng)

    def _answer(self, action: str, login: str, who: dict[str, str], **detail: Any) -> None:
        """An answer from outside: by the person, or by the hall on behalf of the person."""
        rng = self.play.rng
        if rng.random() >= BY_PHONE:
            self._step(action, login, **detail)
            return
        medium = "paper" if "department" in who and rng.random() < 0.5 else "phone"
        behalf = {**who, "name": self.play.staff.name[login], "medium": medium}
        self._step(action, self._one("hall"), **detail, on_behalf_of=behalf)

    def _void(self, due: bool) -> bool:
        if due:
            self._hall(20, 300)
            self._step("void", self._one("chief"), reason=self.play.rng.choice(wording.VOID))
        return due

    # Stages

    def _intake(self) -> bool:
        """受理 and 核实; True if the case reaches filing."""
        rng = self.play.rng
        self._hall(2, 25)
        if rng.random() < REFUSED:
            self._step("refuse", self._one("intake"), reason=rng.choice(wording.REFUSE))
            return False
        if self.source == "supervisor" or (self.source == "city" and rng.random() < 0.3):
            self._step("accept", self._one("intake"))
            return True
        return self._verification()

    def _verification(self) -> bool:
        rng, login = self.play.rng, self.play.staff.supervisor[self.subject.grid.grid_code]
        self._step("request_verification", self._one("intake"), supervisor=login)
        self._hall(12, 150)
        result = rng.choices(("true", "false", "unknown"), (0.93, 0.05, 0.02))[0]
        self._answer(
            "report_verification",
            login,
            {"login": login},
            result=result,
            opinion=rng.choice(wording.VERIFIED[result]),
        )
        if result == "true" or (result == "unknown" and rng.random() < 0.6):
            return True
        self._hall(3, 60)
        self._step("decline", self._one("chief"), reason=rng.choice(wording.UNTRUE))
        return False

    def _filing(self) -> Condition | None:
        rng, subject = self.play.rng, self.subject
        self._hall(3, 45)
        if rng.random() < DECLINED:
            self._step("decline", self._one("chief"), reason=rng.choice(wording.DECLINE))
            return None
        condition = self.play.handbook.fitting(
            subject.kind, subject.class_code, subject.grid.area_type, subject.problem
        )
        self._step("file", self._one("chief"), condition=condition.code)
        if rng.random() < RETURNED:
            self._hall(3, 40)
            self._step("return_to_filing", self._one("dispatch"), reason=rng.choice(wording.RETURN))
            self._hall(3, 40)
            self._step("file", self._one("chief"), condition=condition.code)
        return condition

    def _work(self, condition: Condition, void_at: str) -> None:
        """派遣, 处置, 反馈, 核查 and 结案, with 回退 and 返工."""
        department = self._department()
        self._hall(2, 35)
        start = self.at
        self._dispatch(department, wording.DISPATCH)
        if self._void(void_at == "handling"):
            return
        if self.play.rng.random() < SENT_BACK:
            department = self._send_back(department)
        self._handle(condition, department, start)
        if self._void(void_at == "feedback"):
            return
        while not self._checked():
            self._hall(5, 60)
            self._dispatch(department, wording.REWORK)
            self._rework(condition, department)
        self._hall(4, 240)
        self._step("close", self._one("chief"), opinion=self.play.rng.choice(wording.CLOSE))

    def _department(self) -> str:
        """部件先属主后属地, 事件先属地后属主: mostly the first in line."""
        first, second = self._in_line()
        return first if self.play.rng.random() < SUGGESTED else second

    def _in_line(self) -> tuple[str, str]:
        office = self.play.staff.street_office[self.subject.grid.street_code]
        if self.subject.owner:
            return self.subject.owner, office
        return office, self.subject.authority

    def _dispatch(self, department: str, phrases: tuple[str, ...]) -> None:
        opinion = self.play.rng.choice(phrases).format(self.play.staff.short[department])
        self._step("dispatch", self._one("dispatch"), department=department, opinion=opinion)
        if self.play.rng.random() < NOTED:
            self._hall(10, 120)
            self._step("note", self._one("hall"), text=self.play.rng.choice(wording.NOTES))

    def _send_back(self, department: str) -> str:
        rng = self.play.rng
        self.at = self.play.clock.after(self.at, int(rng.uniform(0.3, 4.0) * HOUR))
        self._by_department("send_back", department, reason=rng.choice(wording.SEND_BACK))
        first, second = self._in_line()
        other = second if department == first else first
        if other == department:
            other = "CG01" if department != "CG01" else "SZ01"
        self._hall(4, 60)
        self._dispatch(other, wording.DISPATCH)
        return other

    def _by_department(self, action: str, department: str, **detail: Any) -> None:
        login = self.play.staff.desk[department]
        self._answer(action, login, {"department": department}, **detail)

    def _handle(self, condition: Condition, department: str, start: int) -> None:
        rng, clock = self.play.rng, self.play.clock
        share = rng.lognormvariate(-0.84, 0.56) * self.play.pace[department]
        done = clock.limit(start, condition.amount, condition.unit, min(share, 1.0))
        if share > 1:
            # Late work is late by days, whatever the limit was; some of it by weeks.
            days = rng.uniform(6, 18) if rng.random() < FORGOTTEN else min(share - 1, 2.5)
            done = clock.after(done, int(days * WORK_DAY) + 600)
        self.at = max(done, self.at + int(rng.uniform(6, 40) * 60))
        self._report_done(condition, department)

    def _rework(self, condition: Condition, department: str) -> None:
        share = self.play.rng.uniform(0.05, 0.35)
        done = self.play.clock.limit(self.at, condition.amount, condition.unit, share)
        self.at = max(done, self.at + int(self.play.rng.uniform(15, 90) * 60))
        self._report_done(condition, department)

    def _report_done(self, condition: Condition, department: str) -> None:
        opinion = self.play.rng.choice(wording.DONE).format(condition.closing)
        self._by_department("report_done", department, opinion=opinion)

    def _checked(self) -> bool:
        """核查: True if the check was passed."""
        rng, login = self.play.rng, self.play.staff.supervisor[self.subject.grid.grid_code]
        self._hall(3, 150)
        self._step("request_check", self._one("intake"), supervisor=login)
        self._hall(15, 400)
        passed = rng.random() >= FAILED
        self._answer(
            "report_check",
            login,
            {"login": login},
            passed=passed,
            opinion=rng.choice(wording.PASSED if passed else wording.FAILED),
        )
        return passed
