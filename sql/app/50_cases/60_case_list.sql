-- owner: dcm_view
CREATE VIEW dcm_app.case_list AS
SELECT c.id, c.task_no, c.case_no, c.external_no, c.stage, c.kind, c.class_standard, c.class_code, k.label_zh AS class_name,
    c.description, c.address, c.department_code, c.grid_code, c.community_code, c.street_code, c.registered_at, c.due_at,
    c.warn_at, c.handled_at, c.finished_at,
    coalesce(coalesce(c.handled_at, c.finished_at, now()) > c.due_at, false) AS overdue,
    CASE
        WHEN c.due_at IS NULL THEN 'none'
        WHEN coalesce(c.handled_at, c.finished_at, now()) > c.due_at THEN 'red'
        WHEN coalesce(c.handled_at, c.finished_at, now()) > c.warn_at THEN 'yellow'
        ELSE 'green'
    END AS lamp,
    c.round, c.version, c.geom, c.source, c.urgent, c.place_state, c.component_code, c.condition_code, c.limit_amount,
    c.limit_unit, c.grade, c.supervisor, c.registered_by, c.filed_at, c.dispatched_at, c.due_provisional, c.occurred_at, c.edition,
    c.reporter_count, c.urge_count, c.urged_at, c.claimed_by, c.claimed_at,
    c.pending, c.pending_step, c.stop_kind, c.stop_until, c.clock_times,
    CASE WHEN c.bundle_of IS NOT NULL THEN (SELECT l.task_no FROM dcm.case_file AS l WHERE l.id = c.bundle_of) END AS bundle_task_no,
    c.overdue_exempt, c.stage_at, c.stage_due_at
FROM dcm.case_file AS c
INNER JOIN dcm.class AS k ON k.standard = c.class_standard AND k.kind = c.kind AND k.code = c.class_code;
COMMENT ON VIEW dcm_app.case_list IS 'Every case that the reader may see';
