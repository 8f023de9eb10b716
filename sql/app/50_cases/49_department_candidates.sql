CREATE FUNCTION dcm_app.department_candidates(c dcm.case_file)
RETURNS TABLE (code text, weight int, reason text, zh text, en text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
    -- The one place that knows the rules: what is suggested and why the others fell out both come from here.
    SELECT f.department_code, 10, 'handbook', '指挥手册指定', 'Named by the handbook'
    FROM dcm.filing_condition AS f
    WHERE f.edition = c.edition AND f.condition_code = c.condition_code AND f.department_code IS NOT NULL
    UNION ALL
    -- Who owned a component that is gone by now still answers for what it left; the words say that it is gone.
    SELECT r.department, r.weight, r.reason, r.zh || CASE WHEN p.valid_to IS NOT NULL THEN '（部件已注销）' ELSE '' END,
        r.en || CASE WHEN p.valid_to IS NOT NULL THEN ' (component retired)' ELSE '' END
    FROM dcm_app.component_at_code(c.component_code) AS p
    CROSS JOIN LATERAL (VALUES
        (p.owner_department, 20, 'owner', '部件先属主：权属单位', 'Component: its owner comes first'),
        (p.maintenance_department, 30, 'maintenance', '部件养护单位', 'Component: who maintains it'),
        (p.competent_department, 40, 'competent', '部件主管部门', 'Component: the competent department')
    ) AS r (department, weight, reason, zh, en)
    WHERE r.department IS NOT NULL
    UNION ALL
    SELECT d.code, CASE c.kind WHEN 'event' THEN 15 ELSE 60 END, 'territory',
        CASE c.kind WHEN 'event' THEN '事件先属地：' ELSE '属地：' END || s.label_zh, 'Territory: ' || s.label_zh
    FROM dcm.department AS d
    INNER JOIN dcm.street AS s ON s.street_code = d.street_code
    WHERE d.street_code = c.street_code
    UNION ALL
    SELECT u.department_code, 50 + u.priority, 'duty', '权责配置：' || k.label_zh, 'Duty for ' || k.label_en
    FROM dcm.duty AS u
    INNER JOIN dcm.class AS k ON k.standard = u.class_standard AND k.kind = u.kind AND k.code = u.class_code
    WHERE u.class_standard = c.class_standard AND u.kind = c.kind AND u.class_code = c.class_code
$$;
COMMENT ON FUNCTION dcm_app.department_candidates(dcm.case_file) IS
    'Every rule that speaks for a department, with its weight (least first): 部件先属主后属地, 事件先属地后属主';
