CREATE FUNCTION dcm_app.ownership_plan(p jsonb)
RETURNS TABLE (id int, since date, class_standard text, class_code text, owner text, competent text, maintenance text, changes boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10000
SET search_path = dcm, pg_temp
AS $$
DECLARE
    given jsonb := coalesce(jsonb_strip_nulls(p -> 'departments'), '{}');
    only_empty boolean := coalesce(p -> 'scope' -> 'only_empty' = 'true', false);
    new_owner constant text := given ->> 'owner';
    new_competent constant text := given ->> 'competent';
    new_maintenance constant text := given ->> 'maintenance';
BEGIN
    IF jsonb_typeof(given) <> 'object' OR NOT given ?| ARRAY['owner', 'competent', 'maintenance']
        OR given - ARRAY['owner', 'competent', 'maintenance'] <> '{}' THEN
        PERFORM dcm_app.raise_error('DC005', '没有说明要设置哪个单位', '请给出权属单位、主管部门或养护单位中的一项',
            '{"key": "departments_missing"}');
    END IF;
    PERFORM dcm_app.check_survey_department(nullif(given ->> 'owner', ''), '权属单位');
    PERFORM dcm_app.check_survey_department(nullif(given ->> 'competent', ''), '主管部门');
    PERFORM dcm_app.check_survey_department(nullif(given ->> 'maintenance', ''), '养护单位');
    RETURN QUERY
    SELECT c.id, c.since, c.class_standard, c.class_code, n.owner, n.competent, n.maintenance,
        (n.owner, n.competent, n.maintenance)
        IS DISTINCT FROM (c.owner_department, c.competent_department, c.maintenance_department)
    FROM dcm_app.component_scope(p -> 'scope') AS c
    CROSS JOIN LATERAL (
        -- null leaves the present one, an empty text clears it. Written out: calls would take longer than all the rest.
        SELECT CASE WHEN new_owner IS NULL OR (only_empty AND c.owner_department IS NOT NULL)
                THEN c.owner_department ELSE nullif(new_owner, '') END,
            CASE WHEN new_competent IS NULL OR (only_empty AND c.competent_department IS NOT NULL)
                THEN c.competent_department ELSE nullif(new_competent, '') END,
            CASE WHEN new_maintenance IS NULL OR (only_empty AND c.maintenance_department IS NOT NULL)
                THEN c.maintenance_department ELSE nullif(new_maintenance, '') END
    ) AS n (owner, competent, maintenance);
END;
$$;
COMMENT ON FUNCTION dcm_app.ownership_plan(jsonb) IS
    'What a change of ownership in bulk would make of each component of its scope; DC003 or DC005 where it cannot be read';
