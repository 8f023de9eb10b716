"""Read everything that a 任务派遣单 shows, for any number of cases, in two statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..core.database import Database
from ..core.errors import NotFoundError
from ..core.roles import HALL

# One row a case with every label resolved. Contacts go to the hall only: CASE keeps everyone else
# from asking.
_CASES = """
    SELECT c.*, round(ST_X(c.geom)::numeric, 1) AS x, round(ST_Y(c.geom)::numeric, 1) AS y,
        k.big_name, source.label_zh AS source_name, stage.label_zh AS stage_name,
        street.name AS street_name, community.name AS community_name, grid.name AS grid_name,
        main.name AS department_name, registrar.name AS registrar_name,
        book.condition, book.closing_condition,
        (SELECT s.value #>> '{}' FROM dcm_app.setting AS s WHERE s.key = 'unit_name') AS unit_name,
        coalesce(dcm_app.setting_value('training') = 'true', false) AS training,
        CASE WHEN (SELECT dcm_app.holds(%(hall)s)) THEN
            (SELECT jsonb_agg(to_jsonb(p)) FROM dcm_app.case_contact(c.task_no) AS p)
        END AS contacts,
        (SELECT jsonb_agg(jsonb_build_object(
                'seq', l.seq, 'asked_by', coalesce(l.asked_name, l.asked_by),
                'asked_at', (extract(epoch FROM l.asked_at) * 1000000)::bigint,
                'department', asker.name, 'on_behalf', l.on_behalf, 'reason', l.reason,
                'document', l.document, 'approved', l.approved,
                'decided_by', coalesce(l.decided_name, l.decided_by),
                'decided_at', (extract(epoch FROM l.decided_at) * 1000000)::bigint,
                'opinion', l.decision_opinion) ORDER BY l.seq)
            FROM dcm_app.case_clock AS l
            LEFT JOIN dcm_app.department AS asker ON asker.code = l.department_code
            WHERE l.task_no = c.task_no AND l.kind = 'extension'
                AND l.state IN ('waiting', 'approved', 'refused')) AS extensions
    FROM dcm_app.case_list AS c
    LEFT JOIN dcm_app.class AS k
        ON k.class_standard = c.class_standard AND k.kind = c.kind AND k.class_code = c.class_code
    LEFT JOIN dcm_app.code_list AS source ON source.list = 'source' AND source.code = c.source
    LEFT JOIN dcm_app.code_list AS stage ON stage.list = 'stage' AND stage.code = c.stage
    LEFT JOIN dcm_app.street AS street
        ON street.street_code = c.street_code AND street.valid_to IS NULL
    LEFT JOIN dcm_app.community AS community
        ON community.community_code = c.community_code AND community.valid_to IS NULL
    LEFT JOIN dcm_app.grid AS grid ON grid.grid_code = c.grid_code AND grid.valid_to IS NULL
    LEFT JOIN dcm_app.department AS main ON main.code = c.department_code
    LEFT JOIN dcm_app.staff AS registrar ON registrar.login = c.registered_by
    LEFT JOIN LATERAL (
        SELECT h.condition, h.closing_condition FROM dcm_app.handbook AS h
        WHERE h.edition = c.edition AND h.condition_code = c.condition_code LIMIT 1
    ) AS book ON true
    WHERE c.task_no = ANY (%(tasks)s)
"""

_HISTORY = """
    SELECT h.task_no, h.seq, h.action, h.to_stage, h.actor, h.actor_name, h.at, h.detail,
        h.on_behalf_of, action.label_zh AS action_name, stage.label_zh AS stage_name,
        asked.name AS asked_name, department.name AS asked_department,
        CASE WHEN jsonb_typeof(h.detail -> 'co_departments') = 'array' THEN
            (SELECT string_agg(d.name, '、' ORDER BY d.sort, d.code) FROM dcm_app.department AS d
                WHERE h.detail -> 'co_departments' ? d.code AND d.code <> h.detail ->> 'department')
        END AS helper_names
    FROM dcm_app.case_history AS h
    LEFT JOIN dcm_app.code_list AS action ON action.list = 'action' AND action.code = h.action
    LEFT JOIN dcm_app.code_list AS stage ON stage.list = 'stage' AND stage.code = h.to_stage
    LEFT JOIN dcm_app.staff AS asked ON asked.login = h.on_behalf_of ->> 'login'
    LEFT JOIN dcm_app.department AS department ON department.code = h.on_behalf_of ->> 'department'
    WHERE h.task_no = ANY (%(tasks)s)
    ORDER BY h.task_no, h.seq
"""


class SheetStore:
    """What the printed forms need from the database.

    :param database: the connection of whoever prints; sees what that person may see
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, task_nos: Sequence[str]) -> list[tuple[Any, list[Any]]]:
        """Read cases with their history, in the order asked for.

        :param task_nos: 任务号
        :returns: for each case its row and the rows of its history, oldest first
        :raises NotFoundError: one of them does not exist or is not the caller's to see
        :raises DcmError: the database refused or is away
        """
        asked = {"tasks": list(task_nos), "hall": list(HALL)}
        with self._database.transaction() as tx:
            cases = {row.task_no: row for row in tx.all(_CASES, asked)}
            history: dict[str, list[Any]] = {task_no: [] for task_no in cases}
            for row in tx.all(_HISTORY, asked):
                history[row.task_no].append(row)
        missing = [task_no for task_no in task_nos if task_no not in cases]
        if missing:
            raise NotFoundError(
                f"没有案件 {'、'.join(missing)}，或您无权查看", "", {"key": "case_not_found"}
            )
        return [(cases[task_no], history[task_no]) for task_no in task_nos]
