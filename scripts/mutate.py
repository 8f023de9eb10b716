"""Break the clock and the scores on purpose, one small edit at a time: do the tests notice?

    DCM_TEST_DSN=… .venv/bin/python scripts/mutate.py [WORD…]

Works in a copy of the checkout and prints one line a mutant. With words, only mutants whose file or
edit contains one of them. Exit 1 when a mutant survives that is not known to change nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import python_edits

ROOT = Path(__file__).resolve().parent.parent
#: By folder of the SQL or file of the package: the tests that look at it, the quick ones first.
LEDGER = (
    "tests/db/test_clock_stops.py tests/db/test_case_clock.py tests/db/test_ledger_extension.py"
    " tests/db/test_ledger_hang.py tests/db/test_ledger_rollback.py tests/db/test_ledger_bundle.py"
    " tests/db/test_ledger_appeal.py tests/db/test_stage_limits.py"
    " tests/db/test_peer_clock_faults.py tests/db/test_ledger_walks.py"
)
TESTS = {
    "20_clock": (
        "tests/db/test_clock_stops.py tests/db/test_clock.py tests/db/test_clock_calendars.py"
    ),
    "24_calendars": "tests/db/test_calendar_edits.py tests/db/test_peer_clock_faults.py",
    "50_cases": LEDGER,
    "52_ledger": LEDGER,
    "60_evaluation": "tests/db/test_evaluation.py",
    **python_edits.TESTS,
}
COPIED = ("sql", "tests", "yuhua_dcm_plugin", "pyproject.toml", "docs")


class Mutant(NamedTuple):
    """One edit of one file; `same` says why it changes nothing that anybody can see.

    :param file: below sql/app, or a Python file below the package
    """

    file: str
    old: str
    new: str
    same: str = ""

    @property
    def path(self) -> str:
        """The file, from the root of the checkout."""
        return ("yuhua_dcm_plugin/" if self.file.endswith(".py") else "sql/app/") + self.file

    @property
    def tests(self) -> str:
        """The tests that look at the file."""
        return TESTS.get(self.file) or TESTS[self.file.split("/")[0]]

    def __str__(self) -> str:
        return f"{self.file}: {self.old!r} -> {self.new!r}"


POSITION = "20_clock/11_work_position.sql"
YEARS = "20_clock/12_require_years.sql"
UNIT = "20_clock/13_unit_seconds.sql"
DEADLINE = "20_clock/20_deadline.sql"
ELAPSED = "20_clock/21_elapsed.sql"
PROVISIONAL = "20_clock/22_is_provisional.sql"
SPANS = "20_clock/30_rebuild_spans.sql"
OWN = "20_clock/14_calendar_of.sql"
DUE = "20_clock/23_clock_due.sql"
SPENT = "20_clock/24_clock_spent.sql"
RECKON_SET = "24_calendars/12_reckon_set.sql"
RECKON_RUNNING = "24_calendars/13_reckon_running.sql"
RECKON = "50_cases/26_reckon.sql"
START = "50_cases/39_start_clock.sql"
FOLLOWS = "52_ledger/30_due_follows.sql"
STILL = "52_ledger/43_stand_still.sql"
LIFT = "52_ledger/50_lift_stop.sql"
RESUME = "52_ledger/53_resume_due.sql"
BACK = "52_ledger/61_give_back.sql"
FLAGS = "60_evaluation/10_department_flags.sql"
RATE = "60_evaluation/11_rate.sql"
POINTS = "60_evaluation/12_points.sql"
SCORE = "60_evaluation/13_score.sql"
PERIOD = "60_evaluation/15_require_period.sql"
EVALUATE = "60_evaluation/20_evaluate.sql"

MUTANTS = (
    Mutant(POSITION, "least(at, s.to_at)", "at"),
    Mutant(POSITION, "least(at, s.to_at)", "greatest(at, s.to_at)"),
    Mutant(POSITION, "s.from_at <= at",
           "s.from_at < at", "at a start nothing has passed either way"),
    Mutant(POSITION, "ORDER BY s.from_at DESC", "ORDER BY s.from_at"),
    Mutant(POSITION, "s.before_seconds +", "s.before_seconds -"),
    Mutant(POSITION, "s.calendar = work_position.calendar AND", ""),
    Mutant(YEARS, "AT TIME ZONE 'Asia/Shanghai');\n    last", "AT TIME ZONE 'UTC');\n    last"),
    Mutant(YEARS, "p_to AT TIME ZONE 'Asia/Shanghai'", "p_to AT TIME ZONE 'UTC'"),
    Mutant(YEARS, "first_year = last_year AND EXISTS", "EXISTS"),
    Mutant(YEARS, "generate_series(least(first_year, last_year)", "generate_series(first_year"),
    Mutant(YEARS, "first_year + 200", "first_year"),
    Mutant(UNIT, "THEN 3600\n", "THEN 3599\n"),
    Mutant(UNIT, "IN ('urgent_hour', 'work_hour')", "IN ('urgent_hour')"),
    Mutant(UNIT, "3600 * k.hours_per_day", "3600 * 8"),
    Mutant(UNIT, "k.code = p_calendar", "k.code = 'standard'"),
    Mutant(UNIT, "ELSE 86400", "ELSE 28800"),
    Mutant(DEADLINE, "NOT (amount >= 0", "NOT (amount >= -1"),
    Mutant(DEADLINE, "amount <= 1000000", "amount <= 1000001"),
    Mutant(DEADLINE, " AND amount <= 1000000", ""),
    Mutant(DEADLINE, "start NOT BETWEEN '0001-01-01 00:00Z' AND '9999-12-31 00:00Z'", "false"),
    Mutant(DEADLINE, "AND '9999-12-31 00:00Z'", "AND 'infinity'"),
    Mutant(DEADLINE, "NOT IN ('work_hour', 'work_day')", "NOT IN ('work_hour')"),
    Mutant(DEADLINE, "    PERFORM dcm_app.require_years(used, start, start);\n", ""),
    Mutant(DEADLINE, "    PERFORM dcm_app.require_years(used, start, found_at);\n", ""),
    Mutant(DEADLINE, "dcm_app.work_position(used, start) +",
           "dcm_app.work_position(used, start) + 1 +"),
    Mutant(DEADLINE, "used), 6);", "used), 30);"),
    Mutant(DEADLINE, "used), 6);", "used), 3);"),
    Mutant(DEADLINE, "IF amount = 0 THEN", "IF amount < 0 THEN"),
    Mutant(DEADLINE, "s.before_seconds < ceil(goal)::bigint",
           "s.before_seconds <= ceil(goal)::bigint"),
    Mutant(DEADLINE, "ceil(goal)", "floor(goal)"),
    Mutant(DEADLINE, "ORDER BY s.before_seconds DESC", "ORDER BY s.before_seconds"),
    Mutant(DEADLINE, "s.calendar = used AND", ""),
    Mutant(DEADLINE, "IF found_at > span_end THEN", "IF found_at >= span_end THEN"),
    Mutant(DEADLINE, "found_at := span_end + interval '1 year';", "NULL;"),
    Mutant(ELAPSED, "IN ('work_hour', 'work_day')", "IN ('work_day')"),
    Mutant(ELAPSED, "        PERFORM dcm_app.require_years(used, \"from\", \"to\");\n", ""),
    Mutant(ELAPSED, "\"to\") - dcm_app", "\"to\") + dcm_app"),
    Mutant(ELAPSED, "OR NOT isfinite(\"to\")", ""),
    Mutant(ELAPSED, "seconds / dcm_app", "seconds * dcm_app"),
    Mutant(PROVISIONAL, "p_unit IN ('work_hour', 'work_day') AND", ""),
    Mutant(PROVISIONAL, "k.status = 'provisional'", "k.status = 'official'"),
    Mutant(PROVISIONAL, "extract(year FROM p_to AT TIME ZONE 'Asia/Shanghai')",
           "extract(year FROM p_from AT TIME ZONE 'Asia/Shanghai')"),
    Mutant(PROVISIONAL, "k.year BETWEEN extract(year FROM p_from",
           "k.year <> extract(year FROM p_from"),
    Mutant(SPANS, "    DELETE FROM dcm.work_span AS s\n    WHERE s.calendar IN (SELECT k.code FROM"
           " dcm.work_calendar AS k WHERE p_calendar IN (k.code, k.days_from));\n", ""),
    Mutant(SPANS, "PARTITION BY spans.calendar ORDER", "ORDER"),
    Mutant(SPANS, "p_calendar IN (w.code, w.days_from)", "p_calendar IN (w.code)"),
    Mutant(SPANS, "    INSERT INTO dcm.calendar_day (calendar, day, working, label_zh)\n"
           "    SELECT k.code, d.day, d.working,",
           "    INSERT INTO dcm.calendar_day (calendar, day, working, label_zh)\n"
           "    SELECT k.code, d.day, NOT d.working,"),
    Mutant(SPANS, "SELECT k.code, y.year, y.status", "SELECT k.code, y.year, 'official'"),
    Mutant(SPANS, "1 PRECEDING\n", "CURRENT ROW\n"),
    Mutant(SPANS, "ORDER BY spans.from_at ROWS", "ORDER BY spans.from_at DESC ROWS"),
    Mutant(SPANS, "AT TIME ZONE 'Asia/Shanghai' AS from_at", "AT TIME ZONE 'UTC' AS from_at"),
    Mutant(SPANS, "extract(isodow FROM d) < 6", "extract(isodow FROM d) < 7"),
    Mutant(SPANS, "extract(isodow FROM d) < 6", "extract(dow FROM d) < 6"),
    Mutant(SPANS, "coalesce(x.working, extract(isodow FROM d) < 6)", "extract(isodow FROM d) < 6"),
    Mutant(SPANS, "make_date(k.year, 12, 31)", "make_date(k.year, 12, 30)"),
    Mutant(SPANS, "x.calendar = k.calendar AND", ""),
    Mutant(SPANS, "SELECT max(o.valid_from)", "SELECT min(o.valid_from)"),
    Mutant(SPANS, "o.valid_from <= days.day", "o.valid_from < days.day"),
    Mutant(SPANS, "o.calendar = days.calendar AND", ""),
    Mutant(SPANS, "h.calendar = days.calendar\n", "true\n"),
    Mutant(OWN, "d.department_code = p_department AND", ""),
    Mutant(OWN, "d.valid_from <= (p_at", "d.valid_from < (p_at"),
    Mutant(OWN, "ORDER BY d.valid_from DESC", "ORDER BY d.valid_from"),
    Mutant(OWN, "p_at AT TIME ZONE 'Asia/Shanghai'", "p_at AT TIME ZONE 'UTC'"),
    Mutant(DUE, "IF coalesce(p_stops, '{}') = '{}' THEN", "IF true THEN"),
    Mutant(DUE, "IN ('work_hour', 'work_day') THEN", "IN ('work_day') THEN"),
    Mutant(DUE, "THEN 'work_hour' ELSE 'urgent_hour' END", "THEN 'work_hour' ELSE 'work_hour' END"),
    Mutant(DUE, "/ 3600;", "/ 3599;"),
    Mutant(DUE, "coalesce(p_calendar, dcm_app", "coalesce(NULL, dcm_app"),
    Mutant(DUE, "p_stops * tstzmultirange(tstzrange(p_start, NULL))", "p_stops"),
    Mutant(DUE, "ORDER BY s.stop\n", "ORDER BY s.stop DESC\n"),
    Mutant(DUE, "EXIT WHEN lower(stop) >= due;", "EXIT WHEN lower(stop) > due;"),
    Mutant(DUE, "        EXIT WHEN lower(stop) >= due;\n", ""),
    Mutant(DUE, "amount := amount + dcm_app.elapsed", "amount := dcm_app.elapsed"),
    Mutant(DUE, "upper(stop), hours, p_calendar)", "upper(stop), hours, NULL)"),
    Mutant(DUE, "amount, hours, p_calendar);", "amount, hours, NULL);"),
    Mutant(SPENT, "IF p_at <= p_start THEN", "IF p_at < p_start THEN",
           "between a moment and itself nothing is spent either way"),
    Mutant(SPENT, "    IF p_at <= p_start THEN\n        RETURN 0;\n    END IF;\n", ""),
    Mutant(SPENT, "tstzrange(p_start, p_at)", "tstzrange(p_start, NULL)"),
    Mutant(SPENT, "tstzrange(p_start, p_at)", "tstzrange(NULL, p_at)"),
    Mutant(SPENT, "- coalesce((", "+ coalesce(("),
    Mutant(SPENT, "upper(s.stop), p_unit, p_calendar", "upper(s.stop), p_unit, NULL"),
    Mutant(RECKON, "c.clock_amount * c.clock_times", "c.clock_amount"),
    Mutant(RECKON, "c.clock_amount * c.clock_times", "c.clock_amount + c.clock_times"),
    Mutant(RECKON, "whole, c.clock_unit, c.clock_calendar, c.clock_stops)",
           "whole, c.clock_unit, c.clock_calendar)"),
    Mutant(RECKON, "whole, c.clock_unit, c.clock_calendar, c.clock_stops)",
           "whole, c.clock_unit, NULL, c.clock_stops)"),
    Mutant(RECKON, "        c.clock_unit, c.clock_calendar, c.clock_stops);",
           "        c.clock_unit, c.clock_calendar);"),
    Mutant(RECKON, "'warn_share') #>> '{}')::numeric", "'warn_share') #>> '{}')::numeric / 2"),
    Mutant(RECKON, "c.due_at := leader.due_at;", "NULL;"),
    Mutant(RECKON, "c.warn_at := leader.warn_at;", "NULL;"),
    Mutant(RECKON, "IF leader.finished_at IS NULL THEN", "IF false THEN"),
    Mutant(RECKON, "c.due_at, c.clock_unit, c.clock_calendar);", "c.due_at, c.clock_unit);"),
    Mutant(START, "c.due_at IS NOT NULL AND NOT (", "c.due_at IS NOT NULL AND ("),
    Mutant(START, "coalesce(c.dispatched_at, p_at)", "p_at"),
    Mutant(START, "c.clock_times := 1;", "NULL;"),
    Mutant(START, "c.clock_stops := '{}';", "NULL;"),
    Mutant(START, "dcm_app.calendar_of(c.department_code, p_at)", "NULL"),
    Mutant(STILL, "l.until_at <= p_at", "l.until_at < p_at"),
    Mutant(STILL, "c.clock_stops + tstzmultirange", "tstzmultirange"),
    Mutant(STILL, "tstzrange(p_at, l.until_at)", "tstzrange(l.asked_at, l.until_at)"),
    Mutant(STILL, "c.stop_until := l.until_at;", "NULL;"),
    Mutant(LIFT, "c.clock_stops - tstzmultirange(tstzrange(p_at, NULL))", "c.clock_stops"),
    Mutant(LIFT, "c.clock_stops - tstzmultirange(tstzrange(p_at, NULL))", "'{}'"),
    Mutant(LIFT, "RETURN dcm_app.reckon(c);", "RETURN c;"),
    Mutant(RESUME, "o.stop_until <= clock_timestamp()", "o.stop_until > clock_timestamp()"),
    Mutant(BACK, "tstzrange(lost_from, p_at)", "tstzrange(c.clock_from, p_at)"),
    Mutant(BACK, "ORDER BY e.seq DESC", "ORDER BY e.seq"),
    Mutant(BACK, "c.clock_stops + tstzmultirange", "tstzmultirange"),
    Mutant(BACK, "coalesce(wanted, dcm_app", "coalesce(NULL, dcm_app"),
    Mutant(BACK, "RETURN dcm_app.reckon(c);", "RETURN c;"),
    Mutant(FOLLOWS, "case_fact AS f SET due_at = c.due_at", "case_fact AS f SET due_at = f.due_at"),
    Mutant(FOLLOWS, "WHERE a.case_id = c.id AND a.visible", "WHERE a.case_id = c.id"),
    Mutant(FOLLOWS, "s.is_last THEN c.due_at", "s.is_last THEN s.due_at"),
    Mutant(FOLLOWS, " AND s.reported_at IS NULL", ""),
    Mutant(RECKON_SET, "r.due_at IS DISTINCT FROM c.due_at AS moved", "true AS moved"),
    Mutant(RECKON_SET, "WHERE c.finished_at IS NULL\n", "\n"),
    Mutant(RECKON_SET, "greatest(moment, c.last_at)", "moment"),
    Mutant(RECKON_SET, "coalesce(c.handled_at, moment)", "moment"),
    Mutant(RECKON_SET, "WHERE p_write AND (o.moved OR o.firm)", "WHERE (o.moved OR o.firm)"),
    Mutant(RECKON_SET, "WHERE p_write AND (o.moved OR o.firm)", "WHERE p_write AND o.moved"),
    Mutant(RECKON_SET, "FILTER (WHERE o.due_at > o.was)", "FILTER (WHERE o.due_at < o.was)"),
    Mutant(RECKON_SET, "o.measured_at > o.due_at AND o.measured_at <= o.was",
           "o.measured_at > o.due_at"),
    Mutant(RECKON_SET, "AND a.visible AND t.moved", "AND t.moved"),
    Mutant(RECKON_SET, "f.case_id = t.id AND t.moved", "false"),
    Mutant(RECKON_RUNNING, "c.finished_at IS NULL AND", "",
           same="reckon_set leaves finished cases out; here it spares reading them"),
    Mutant(RECKON_RUNNING, "coalesce(c.clock_calendar, usual) = ANY (family)\n        UNION",
           "c.clock_calendar = ANY (family)\n        UNION"),
    Mutant(FLAGS, "f.filed_at >= p_from AND f.filed_at < p_to",
           "f.filed_at > p_from AND f.filed_at < p_to"),
    Mutant(FLAGS, "OR (f.handled_at >= p_from AND f.handled_at < p_to)", "",
           "nothing ends before it is handled, so one of the branches on its end finds the case"),
    Mutant(FLAGS, "OR (f.finished_at >= p_from AND f.finished_at < p_to)", ""),
    Mutant(FLAGS, "f.due_at < p_to AND f.handled_at IS NULL", "false AND f.handled_at IS NULL"),
    Mutant(FLAGS, "OR (f.due_at < p_to AND f.handled_at >= p_to)", ""),
    Mutant(FLAGS, "OR (f.handled_at < p_to AND f.finished_at IS NULL)", ""),
    Mutant(FLAGS, "OR (f.handled_at < p_to AND f.finished_at >= p_to)", ""),
    Mutant(FLAGS, "f.finished_at IS NULL OR f.finished_at >= p_to))", "f.finished_at IS NULL))",
           "nothing is closed without having been handled"),
    Mutant(FLAGS, "coalesce(c.handled_at < p_to, false) AS is_handled",
           "coalesce(c.handled_at <= p_to, false) AS is_handled"),
    Mutant(FLAGS, "coalesce(c.finished_at < p_to, false) AS is_finished",
           "coalesce(c.finished_at <= p_to, false) AS is_finished"),
    Mutant(FLAGS, "(c.handled_at >= p_from AND", "(c.handled_at > p_from AND"),
    Mutant(FLAGS, "c.finished_at >= p_from AND", "c.finished_at > p_from AND"),
    Mutant(FLAGS, "(c.closed AND c.finished_at", "(c.finished_at",
           "a case that ended and is not voided is closed"),
    Mutant(FLAGS, "ELSE c.due_at END < p_to, false)", "ELSE c.due_at END <= p_to, false)"),
    Mutant(FLAGS, " AND NOT c.voided", ""),
    Mutant(FLAGS, "s.filed_at >= p_from AND s.filed_at < p_to",
           "s.filed_at >= p_from AND s.filed_at <= p_to",
           "no arm finds a case that is filed after the end"),
    Mutant(FLAGS, "s.closed_now AND s.handled_at <= s.counted_due",
           "s.closed_now AND s.handled_at < s.counted_due"),
    Mutant(FLAGS, "s.handled_now AND s.handled_at <= s.counted_due",
           "s.handled_now AND s.handled_at < s.counted_due"),
    Mutant(FLAGS, "(s.is_handled OR s.is_due)", "(s.is_handled AND s.is_due)"),
    Mutant(FLAGS, "s.closed_now OR (NOT s.is_finished AND", "s.closed_now OR (true AND",
           "no arm finds a case that was closed before the period"),
    Mutant(FLAGS, "NOT s.is_handled AND NOT s.is_finished AND s.is_due",
           "NOT s.is_handled AND s.is_due",
           "a case that is finished was handled, or is voided"),
    Mutant(FLAGS, "NOT s.is_handled AND NOT s.is_finished", "NOT s.is_finished"),
    Mutant(FLAGS, "s.rework_count > 0", "s.rework_count > 1"),
    Mutant(RATE, "below > 0", "below >= 0"),
    Mutant(RATE, "without_cases = 'zero' THEN 0", "without_cases = 'zero' THEN 1"),
    Mutant(RATE, "WHEN without_cases = 'zero' THEN 0", "ELSE 0"),
    Mutant(POINTS, "b.above < p_value", "b.above <= p_value"),
    Mutant(POINTS, "ORDER BY b.above DESC", "ORDER BY b.above"),
    Mutant(POINTS, "THEN 1 - p_value ELSE p_value", "THEN p_value ELSE p_value"),
    Mutant(POINTS, "greatest(0, least(1,", "greatest(0, least(2,"),
    Mutant(POINTS, "greatest(0,", "greatest(-1,"),
    Mutant(POINTS, "o.valid_from <= p_day", "o.valid_from < p_day"),
    Mutant(POINTS, "SELECT max(o.valid_from)", "SELECT min(o.valid_from)"),
    Mutant(SCORE, "part.points * part.weight", "part.points + part.weight"),
    Mutant(SCORE, " FILTER (WHERE part.points IS NOT NULL)", ""),
    Mutant(SCORE, "), 2) END", "), 1) END"),
    Mutant(SCORE, "THEN round(round(", "THEN trunc(round("),
    Mutant(SCORE, "0), 9\n", "0), 30\n"),
    Mutant(SCORE, "bool_or(part.is_rate AND part.points IS NOT NULL)",
           "bool_or(part.points IS NOT NULL)"),
    Mutant(SCORE, "bool_or(part.is_rate", "bool_and(part.is_rate"),
    Mutant(SCORE, "o.valid_from <= p_day", "o.valid_from < p_day"),
    Mutant(SCORE, "SELECT max(o.valid_from)", "SELECT min(o.valid_from)"),
    Mutant(PERIOD, "starts := p_start::timestamp AT TIME ZONE 'Asia/Shanghai'",
           "starts := p_start::timestamp AT TIME ZONE 'UTC'"),
    Mutant(PERIOD, "p_end < p_start", "p_end <= p_start"),
    Mutant(PERIOD, "p_start < '2000-01-01'", "false"),
    Mutant(PERIOD, "p_end + 1", "p_end"),
    Mutant(PERIOD, "AT TIME ZONE 'Asia/Shanghai', clock_timestamp()",
           "AT TIME ZONE 'UTC', clock_timestamp()"),
    Mutant(PERIOD, ", clock_timestamp());", ", 'infinity');"),
    Mutant(EVALUATE, "b.from_score <= s.points", "b.from_score < s.points"),
    Mutant(EVALUATE, "o.valid_from <= period_start", "o.valid_from < period_start"),
    Mutant(EVALUATE, "d.active OR n.code IS NOT NULL", "d.active"),
    Mutant(EVALUATE, "ORDER BY s.points DESC NULLS LAST))::int",
           "ORDER BY s.points DESC NULLS FIRST))::int"),
    *(Mutant(*edit) for edit in python_edits.EDITS),
)  # fmt: skip


def fails(copy: Path, tests: str) -> str:
    """Run tests of the copy; returns the first words of a failure, or nothing."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--hypothesis-profile=hurry"]
    command += tests.split()
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        command, cwd=copy, capture_output=True, env=environment, check=False, text=True
    )
    return done.stdout[-2000:] + done.stderr[-1000:] if done.returncode else ""


def caught_by(copy: Path, mutant: Mutant) -> str:
    """The test of the mutant's room that fails over the edited copy, or nothing."""
    path = copy / mutant.path
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(mutant.old, mutant.new, 1), encoding="utf-8")
    try:
        words = fails(copy, mutant.tests)
    finally:
        path.write_text(text, encoding="utf-8")
    found = re.search(r"^(?:FAILED|ERROR) \S*?::(\w+)", words, re.MULTILINE)
    if words and not found:
        raise SystemExit(f"{mutant}: pytest itself failed:\n{words}")
    return found[1] if found else ""


def make_copy(copy: Path, tests: set[str]) -> None:
    """Copy what the tests need, and see that they pass while nothing is broken."""
    gone = [
        str(mutant)
        for mutant in MUTANTS
        if mutant.old not in (ROOT / mutant.path).read_text(encoding="utf-8")
    ]
    if gone:
        raise SystemExit("The code has changed, mend this list:\n" + "\n".join(gone))
    for name in COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
    for name in sorted(tests):
        words = fails(copy, name)
        if words:
            raise SystemExit(f"{name} fails before anything is broken:\n{words}")


def main(words: list[str]) -> int:
    """Try every mutant; returns how the process shall end."""
    chosen = [m for m in MUTANTS if not words or any(word in str(m) for word in words)]
    survivors: list[Mutant] = []
    with tempfile.TemporaryDirectory(prefix="dcm-mutate.") as folder:
        copy = Path(folder)
        make_copy(copy, {mutant.tests for mutant in chosen})
        for number, mutant in enumerate(chosen, 1):
            started = time.monotonic()
            caught = caught_by(copy, mutant)
            survivors += [] if caught else [mutant]
            verdict = f"caught by {caught}" if caught else "same" if mutant.same else "SURVIVED"
            seconds = time.monotonic() - started
            print(f"{number}/{len(chosen)} {verdict} {seconds:.0f} s  {mutant}", flush=True)
    missed = [mutant for mutant in survivors if not mutant.same]
    print(
        f"{len(chosen)} mutants, {len(chosen) - len(survivors)} caught,"
        f" {len(survivors) - len(missed)} that change nothing, {len(missed)} missed"
    )
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
