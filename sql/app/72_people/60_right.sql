-- owner: dcm_view
CREATE VIEW dcm_app.right AS
SELECT t.stage, t.action, g.role, r.role IS NOT NULL AS allowed, r.permission, coalesce(r.on_behalf, false) AS on_behalf,
    s.label_zh AS stage_zh, s.label_en AS stage_en, s.sort AS stage_sort, a.label_zh AS action_zh, a.label_en AS action_en,
    a.sort AS action_sort
FROM (SELECT DISTINCT x.from_stage AS stage, x.action FROM dcm.transition AS x) AS t
CROSS JOIN unnest(ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch', 'dcm_department', 'dcm_supervisor', 'dcm_surveyor', 'dcm_evaluator',
    'dcm_director', 'dcm_exchange', 'dcm_admin']) AS g (role)
INNER JOIN dcm.stage AS s ON s.code = t.stage
INNER JOIN dcm.action AS a ON a.code = t.action
LEFT JOIN dcm.transition_role AS r ON r.from_stage = t.stage AND r.action = t.action AND r.role = g.role
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.right IS
    'The permissions matrix: whether a group role may do an action in a stage, with which permission of the person, or only on behalf of somebody';
