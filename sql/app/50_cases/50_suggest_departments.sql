CREATE FUNCTION dcm_app.suggest_departments(task_no text)
RETURNS TABLE (department_code text, name text, rank int, reason text, reason_zh text, reason_en text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    me dcm_app.identity := dcm_app.me();
    c dcm.case_file := dcm_app.case_for(me, suggest_departments.task_no);
BEGIN
    RETURN QUERY
    WITH candidate AS (
        SELECT f.department_code AS code, 10 AS weight, 'handbook' AS reason, '指挥手册指定' AS zh, 'Named by the handbook' AS en
        FROM dcm.filing_condition AS f
        WHERE f.edition = c.edition AND f.condition_code = c.condition_code AND f.department_code IS NOT NULL
        UNION ALL
        SELECT p.owner_department, 20, 'owner', '部件先属主：权属单位', 'Component: its owner comes first'
        FROM dcm.component AS p WHERE p.component_code = c.component_code
        UNION ALL
        SELECT p.maintenance_department, 30, 'maintenance', '部件养护单位', 'Component: who maintains it'
        FROM dcm.component AS p WHERE p.component_code = c.component_code
        UNION ALL
        SELECT p.competent_department, 40, 'competent', '部件主管部门', 'Component: the competent department'
        FROM dcm.component AS p WHERE p.component_code = c.component_code
        UNION ALL
        SELECT d.code, CASE c.kind WHEN 'event' THEN 25 ELSE 60 END, 'territory',
            CASE c.kind WHEN 'event' THEN '事件先属地：' ELSE '属地：' END || s.label_zh, 'Territory: ' || s.label_zh
        FROM dcm.department AS d
        INNER JOIN dcm.street AS s ON s.street_code = d.street_code
        WHERE d.street_code = c.street_code
        UNION ALL
        SELECT u.department_code, 50 + u.priority, 'duty', '权责配置：' || k.label_zh, 'Duty for ' || k.label_en
        FROM dcm.duty AS u
        INNER JOIN dcm.class AS k ON k.standard = u.class_standard AND k.kind = u.kind AND k.code = u.class_code
        WHERE u.class_standard = c.class_standard AND u.kind = c.kind AND u.class_code = c.class_code
    ),
    best AS (
        SELECT DISTINCT ON (x.code) x.* FROM candidate AS x WHERE x.code IS NOT NULL ORDER BY x.code, x.weight
    )
    SELECT best.code, d.label_zh, (row_number() OVER (ORDER BY best.weight, best.code))::int, best.reason, best.zh, best.en
    FROM best
    INNER JOIN dcm.department AS d ON d.code = best.code AND d.active
    ORDER BY best.weight, best.code;
END;
$$;
COMMENT ON FUNCTION dcm_app.suggest_departments(text) IS
    'Departments for a case, best first, each with its reason in words: 部件先属主后属地, 事件先属地后属主';
