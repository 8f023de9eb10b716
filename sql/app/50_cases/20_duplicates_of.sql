CREATE FUNCTION dcm_app.duplicates_of(me dcm_app.identity, c dcm.case_file)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET plan_cache_mode = force_generic_plan  -- planning it anew costs more than running it
AS $$
DECLARE
    running_since timestamptz;
    finished_since timestamptz;
    radius double precision;
    hits int[];
BEGIN
    -- As setting_value would, but one look for the three.
    SELECT
        c.registered_at - max(s.chosen) FILTER (WHERE s.key = 'duplicate_open_days') * interval '1 day',
        c.registered_at - max(s.chosen) FILTER (WHERE s.key = 'duplicate_closed_hours') * interval '1 hour',
        max(s.chosen) FILTER (WHERE s.key = 'duplicate_radius_m')
    INTO running_since, finished_since, radius
    FROM (
        SELECT DISTINCT ON (v.key) v.key, (v.value #>> '{}')::double precision AS chosen FROM dcm.setting AS v
        WHERE v.key IN ('duplicate_open_days', 'duplicate_closed_hours', 'duplicate_radius_m') AND v.valid_from <= (now() AT TIME ZONE 'Asia/Shanghai')::date
        ORDER BY v.key, v.valid_from DESC
    ) AS s;
    hits := ARRAY(
        SELECT o.id FROM dcm.case_file AS o WHERE o.component_code = c.component_code AND o.finished_at IS NULL
        UNION ALL
        SELECT o.id FROM dcm.case_file AS o WHERE o.component_code = c.component_code AND o.finished_at > finished_since
        UNION ALL
        (
            SELECT o.id FROM dcm.case_file AS o
            WHERE o.finished_at IS NULL AND ST_DWithin(o.geom, c.geom, radius)
                AND o.class_code = c.class_code AND o.kind = c.kind AND o.class_standard = c.class_standard
                AND o.registered_at > running_since
            ORDER BY ST_Distance(o.geom, c.geom) LIMIT 50
        )
        UNION ALL
        (
            SELECT o.id FROM dcm.case_file AS o
            WHERE o.finished_at > finished_since AND o.class_code = c.class_code AND o.kind = c.kind
                AND o.class_standard = c.class_standard AND ST_DWithin(o.geom, c.geom, radius)
            ORDER BY ST_Distance(o.geom, c.geom) LIMIT 50
        )
    );
    hits := array_remove(hits, c.id);
    IF cardinality(hits) = 0 THEN  -- as mostly; making ready for what follows costs as much again
        RETURN '[]'::jsonb;
    END IF;
    RETURN (
        WITH shown AS (
            SELECT o.task_no, same.component, round(ST_Distance(o.geom, c.geom)::numeric, 1) AS distance_m,
                (
                    SELECT k.label_zh FROM dcm.class AS k
                    WHERE k.standard = o.class_standard AND k.kind = o.kind AND k.code = o.class_code
                ) AS class_name,
                o.stage, o.registered_at, o.description, o.address
            FROM dcm.case_file AS o
            CROSS JOIN LATERAL (SELECT coalesce(o.component_code = c.component_code, false) AS component) AS same
            WHERE o.id = ANY (hits) AND dcm_app.may_see(me, o)
            ORDER BY same.component DESC, distance_m, o.registered_at DESC LIMIT 20
        )
        SELECT coalesce(jsonb_agg(jsonb_build_object(
            'task_no', shown.task_no, 'reason', CASE WHEN shown.component THEN 'component' ELSE 'near' END,
            'distance_m', shown.distance_m, 'class_name', shown.class_name, 'stage', shown.stage,
            'registered_at', shown.registered_at, 'description', left(shown.description, 200), 'address', shown.address
        ) ORDER BY shown.component DESC, shown.distance_m, shown.registered_at DESC), '[]')
        FROM shown
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.duplicates_of(dcm_app.identity, dcm.case_file) IS
    'Likely duplicates of a case, only those the caller may see: the same component first, then the same class near in place and time, finished ones for a while too';
