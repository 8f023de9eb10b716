CREATE FUNCTION dcm_app.ownership_counts()
RETURNS TABLE (class_standard text, class_code text, class_name text, street_code text, street_name text, total int,
    without_owner int, without_competent int, without_maintenance int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 500
SET search_path = dcm, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    PERFORM dcm_app.me();
    RETURN QUERY
    SELECT x.class_standard, x.class_code, k.label_zh, x.street, s.label_zh, x.n, x.o, x.c, x.m
    FROM (
        SELECT p.class_standard, p.class_code, left(p.grid_code, 9) AS street, count(*)::int AS n,
            (count(*) FILTER (WHERE p.owner_department IS NULL))::int AS o,
            (count(*) FILTER (WHERE p.competent_department IS NULL))::int AS c,
            (count(*) FILTER (WHERE p.maintenance_department IS NULL))::int AS m
        FROM dcm.component AS p WHERE p.valid_to IS NULL
        GROUP BY p.class_standard, p.class_code, left(p.grid_code, 9)
    ) AS x
    INNER JOIN dcm.class AS k ON k.standard = x.class_standard AND k.kind = 'component' AND k.code = x.class_code
    LEFT JOIN dcm.street AS s ON s.street_code = x.street
    ORDER BY x.class_standard, x.class_code, x.street;
END;
$$;
COMMENT ON FUNCTION dcm_app.ownership_counts() IS
    'Standing components by class and street, and how many of them lack an owner, a competent or a maintenance department';
