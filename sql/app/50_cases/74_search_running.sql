CREATE FUNCTION dcm_app.search_running(mine dcm_app.reach)
RETURNS int[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
    RETURN ARRAY(
        SELECT c.id FROM dcm.case_file AS c
        WHERE c.finished_at IS NULL AND (
            mine.whole OR c.registered_by = mine.reporter
            OR (
                SELECT true FROM dcm.assignment AS a
                WHERE a.case_id = c.id AND a.visible AND a.running AND a.department_code = mine.department LIMIT 1
            )
            OR (SELECT true FROM dcm.field_task AS f WHERE f.case_id = c.id AND f.supervisor = mine.walker LIMIT 1)
        )
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.search_running(dcm_app.reach) IS 'Ids of all running cases that somebody sees';
