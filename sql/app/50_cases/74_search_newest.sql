CREATE FUNCTION dcm_app.search_newest(mine dcm_app.reach, n int, OUT ids int[], OUT floor timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
    IF mine.whole THEN
        SELECT array_agg(o.id), CASE WHEN count(*) < n THEN '-infinity' ELSE min(o.registered_at) END INTO ids, floor
        FROM (
            SELECT c.id, c.registered_at FROM dcm.case_file AS c WHERE c.finished_at IS NOT NULL
            ORDER BY c.registered_at DESC, c.id DESC LIMIT n
        ) AS o;
        RETURN;
    END IF;
    -- A case is registered before it is dispatched or looked at. So what none of these reached was registered before the
    -- last row of the list that was cut.
    SELECT array_agg(DISTINCT own.id), coalesce(max(own.bottom), '-infinity') INTO ids, floor
    FROM (
        SELECT way.id, CASE WHEN count(*) OVER (PARTITION BY way.nth) = n THEN min(way.at) OVER (PARTITION BY way.nth) END AS bottom
        FROM (
            (
                SELECT 1 AS nth, a.case_id AS id, a.assigned_at AS at FROM dcm.assignment AS a
                WHERE a.visible AND a.department_code = mine.department ORDER BY a.assigned_at DESC LIMIT n
            )
            UNION ALL
            (
                SELECT 2, f.case_id, f.sent_at FROM dcm.field_task AS f
                WHERE f.supervisor = mine.walker ORDER BY f.sent_at DESC LIMIT n
            )
            UNION ALL
            (
                SELECT 3, c.id, c.registered_at FROM dcm.case_file AS c
                WHERE c.finished_at IS NOT NULL AND c.registered_by = mine.reporter ORDER BY c.registered_at DESC LIMIT n
            )
        ) AS way
    ) AS own;
END;
$$;
COMMENT ON FUNCTION dcm_app.search_newest(dcm_app.reach, int) IS
    'The newest finished cases that somebody sees, n or more, and a floor: all that were registered after it are among them';
