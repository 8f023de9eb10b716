"""assignment.running follows the case, whoever changes it: sight of what runs rests on it."""

from __future__ import annotations

from dbkit import Hall

_RUNNING = """
select array_agg(a.running order by a.id) from dcm.assignment as a
join dcm.case_file as c on c.id = a.case_id where c.task_no = %s
"""


def test_it_ends_with_the_case(hall: Hall) -> None:
    case = hall.at_stage("closing")
    assert hall.boss.value(_RUNNING, case.task_no) == [True]
    open_to_a = "select count(*) from dcm_app.open_case where task_no = %s"
    assert hall.dept_a.value(open_to_a, case.task_no) == 1
    case.act(hall.chief, "close", opinion="同意")
    assert hall.boss.value(_RUNNING, case.task_no) == [False]
    assert hall.dept_a.value(open_to_a, case.task_no) == 0
    archive = "select count(*) from dcm_app.case_list where task_no = %s"
    assert hall.dept_a.value(archive, case.task_no) == 1


def test_it_begins_again_with_the_case(hall: Hall) -> None:
    case = hall.at_stage("closed")
    hall.boss.run("update dcm.case_file set finished_at = null where task_no = %s", case.task_no)
    assert hall.boss.value(_RUNNING, case.task_no) == [True]


def test_a_row_that_comes_late_knows(hall: Hall) -> None:
    case = hall.at_stage("closed")
    hall.boss.run(
        "insert into dcm.assignment (case_id, department_code, is_main, round, assigned_at)"
        " select id, 'B', false, 1, now() from dcm.case_file where task_no = %s", case.task_no,
    )  # fmt: skip
    assert hall.boss.value(_RUNNING, case.task_no) == [False, False]
