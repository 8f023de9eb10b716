-- Rows that point at nothing, where no foreign key can say so.
SELECT format('case %s: %s %s does not exist', c.task_no, x.what, x.code) AS finding
FROM dcm.case_file AS c
CROSS JOIN LATERAL (
    SELECT 'grid' AS what, c.grid_code AS code
    WHERE c.grid_code IS NOT NULL AND NOT EXISTS (SELECT FROM dcm.grid AS g WHERE g.grid_code = c.grid_code)
    UNION ALL
    SELECT 'department', c.department_code
    WHERE c.department_code IS NOT NULL AND NOT EXISTS (SELECT FROM dcm.department AS d WHERE d.code = c.department_code)
    UNION ALL
    SELECT 'source', c.source WHERE NOT EXISTS (SELECT FROM dcm.report_source AS r WHERE r.code = c.source)
    UNION ALL
    SELECT 'condition', c.condition_code
    WHERE c.condition_code IS NOT NULL AND NOT EXISTS (
        SELECT FROM dcm.filing_condition AS f WHERE f.edition = c.edition AND f.condition_code = c.condition_code)
    UNION ALL
    SELECT 'supervisor', c.supervisor
    WHERE c.supervisor IS NOT NULL AND NOT EXISTS (SELECT FROM dcm.staff AS s WHERE s.login = c.supervisor)
) AS x
UNION ALL
SELECT format('case %s was filed but has no fact row', c.task_no)
FROM dcm.case_file AS c
WHERE c.filed_at IS NOT NULL AND NOT EXISTS (SELECT FROM dcm.case_fact AS f WHERE f.case_id = c.id)
UNION ALL
SELECT format('fact row of case %s differs from the case', c.task_no)
FROM dcm.case_fact AS f INNER JOIN dcm.case_file AS c ON c.id = f.case_id
WHERE (f.filed_at, f.due_at, f.handled_at, f.finished_at, f.rework_count)
    IS DISTINCT FROM (c.filed_at, c.due_at, c.handled_at, c.finished_at, c.round - 1)
UNION ALL
SELECT format('component %s: grid %s does not exist', p.component_code, p.grid_code)
FROM dcm.component AS p
WHERE p.grid_code IS NOT NULL AND NOT EXISTS (SELECT FROM dcm.grid AS g WHERE g.grid_code = p.grid_code)
UNION ALL
SELECT format('%s is an active member of staff without a login', s.login)
FROM dcm.staff AS s
WHERE s.active AND NOT EXISTS (SELECT FROM pg_roles AS r WHERE r.rolname = s.login AND r.rolcanlogin)
