CREATE FUNCTION dcm_app.acceptance_report()
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
BEGIN
    -- The first event class of the standard, in the middle of the first unit grid.
    RETURN (
        SELECT jsonb_build_object(
                'source', (SELECT r.code FROM dcm.report_source AS r ORDER BY r.sort LIMIT 1),
                'kind', k.kind, 'class_code', k.code, 'description', '验收自检', 'client_uuid', gen_random_uuid(),
                'x', ST_X(g.place), 'y', ST_Y(g.place), 'srid', 4547
            )
        FROM dcm.class AS k
        LEFT JOIN LATERAL (
            SELECT ST_PointOnSurface(o.geom) AS place
            FROM dcm.grid AS o WHERE o.valid_to IS NULL ORDER BY o.grid_code LIMIT 1
        ) AS g ON true
        WHERE k.standard = dcm_app.setting_value('class_standard') #>> '{}' AND k.kind = 'event' AND k.valid_to IS NULL
        ORDER BY k.code LIMIT 1
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.acceptance_report() IS 'The report with which acceptance_loop begins';
