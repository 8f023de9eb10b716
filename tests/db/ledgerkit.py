"""What the tests of the ledger share: a case moved in time, its ledger, its clock by its parts."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from dbkit import Case, Hall, as_json, state
from histories import CHINA

#: A Thursday; no holiday near it, and every calendar year around it is official.
START = datetime(2026, 3, 12, 9, tzinfo=CHINA)


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=CHINA)


class Play:
    """Cases played at times of the test's choosing, through the one door."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.identity: dict[str, str] = {
            row[0]: row[1]
            for row in hall.boss.rows(
                "select login, (login, dcm_app.roles_of(login), department_code,"
                " permissions)::dcm_app.identity::text from dcm.staff"
            )
        }

    def act(
        self, case: Case, login: str, action: str, when: datetime, **detail: Any
    ) -> dict[str, Any]:
        """One action at a time, by a person (`dept_a`), in the version that the case has."""
        row = self.hall.boss.record(
            "select * from dcm_app.act_core(%s::dcm_app.identity, %s, %s, %s, %s, %s)",
            self.identity[f"t_{login}"], case.task_no, action, case.version, as_json(detail), when,
        )  # fmt: skip
        case.version = row["version"]
        return row

    def register(self, when: datetime = START, **report: Any) -> Case:
        from dbkit import report_of

        return Case(
            self.hall.boss.record(
                "select task_no, version from dcm_app.register_core(%s::dcm_app.identity, %s, %s)",
                self.identity["t_intake"], as_json(report_of(**report)), when,
            )
        )  # fmt: skip

    def handling(
        self, amount: int = 5, unit: str = "work_day", when: datetime = START, **report: Any
    ) -> Case:
        """A case dispatched to department A at a time, with a limit."""
        case = self.register(when, **report)
        self.act(case, "intake", "accept", when)
        self.act(case, "chief", "file", when, condition=self.hall.condition())
        self.hall.boss.run(
            "update dcm.case_file set limit_amount = %s, limit_unit = %s where task_no = %s",
            amount, unit, case.task_no,
        )  # fmt: skip
        self.act(case, "dispatch", "dispatch", when, department="A")
        return case

    def closed(self, case: Case, done: datetime) -> None:
        """On to the end, reported done at a time."""
        self.act(case, "dept_a", "report_done", done, opinion="已办")
        self.act(case, "intake", "request_check", done, supervisor="t_supervisor")
        self.act(case, "supervisor", "report_check", done, passed=True, opinion="属实")
        self.act(case, "chief", "close", done, opinion="同意")

    def state(self, case: Case) -> dict[str, Any]:
        return state(self.hall, case)

    def due(self, case: Case) -> datetime:
        due: datetime = self.state(case)["due_at"]
        return due

    def ledger(self, case: Case) -> list[dict[str, Any]]:
        return self.hall.boss.column(
            "select to_jsonb(l) from dcm.case_clock l join dcm.case_file c on c.id = case_id"
            " where task_no = %s order by l.id", case.task_no,
        )  # fmt: skip

    def events(self, case: Case) -> list[str]:
        return self.hall.boss.column(
            "select e.action from dcm.case_event e join dcm.case_file c on c.id = case_id"
            " where task_no = %s order by e.seq", case.task_no,
        )  # fmt: skip

    def detail(self, case: Case) -> dict[str, Any]:
        """What the last event keeps."""
        found: dict[str, Any] = self.hall.boss.value(
            "select e.detail from dcm.case_event e join dcm.case_file c on c.id = case_id"
            " where task_no = %s order by e.seq desc limit 1", case.task_no,
        )  # fmt: skip
        return found

    def reckoned(self, case: Case) -> datetime:
        """The deadline by the parts of the clock: the case's own, or those of its leading case."""
        found: datetime = self.hall.boss.value(
            "select case when k.clock_from is not null then dcm_app.clock_due(k.clock_from,"
            " k.clock_amount * k.clock_times, k.clock_unit, k.clock_calendar, k.clock_stops) end"
            " from dcm.case_file c join dcm.case_file k"
            " on k.id = coalesce(c.bundle_of, c.id) where c.task_no = %s", case.task_no,
        )  # fmt: skip
        return found


def micros(moment: datetime) -> int:
    whole = moment.astimezone(timezone.utc) - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return whole // timedelta(microseconds=1)
