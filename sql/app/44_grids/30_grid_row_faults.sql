CREATE FUNCTION dcm_app.grid_row_faults(p_batch int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    district text := dcm_app.setting_value('district_code') #>> '{}';
BEGIN
    INSERT INTO dcm.census_fault (batch, row_no, part, part_row, rule, field, value, detail, geom)
    SELECT p_batch, r.row_no, r.part, r.part_row, f.rule, f.field, f.value, coalesce(f.detail, '{}'),
        CASE WHEN r.shape IS NOT NULL AND NOT ST_IsEmpty(r.shape) THEN ST_PointOnSurface(r.shape) END
    FROM dcm.census_grid_row AS r
    CROSS JOIN LATERAL (
        SELECT CASE
                WHEN r.grid_code IS NULL THEN 'grid_code_missing'
                WHEN r.grid_code !~ '^[0-9]{14,15}$' THEN 'grid_code_malformed'
                WHEN left(r.grid_code, 6) <> district THEN 'grid_code_district'
                WHEN NOT EXISTS (SELECT FROM dcm.community AS c WHERE c.community_code = left(r.grid_code, 12))
                    THEN 'grid_community_unknown'
                WHEN EXISTS (SELECT FROM dcm.grid AS g WHERE g.grid_code = r.grid_code AND g.valid_to < dcm_app.today())
                    AND (r.valid_to IS NULL OR r.valid_to >= dcm_app.today()) THEN 'grid_code_retired'
            END, 'grid_code', coalesce(r.grid_code, r.unread ->> 'grid_code'), jsonb_build_object('community', left(r.grid_code, 12))
        UNION ALL
        SELECT CASE WHEN r.community_code <> left(r.grid_code, 12) AND r.grid_code ~ '^[0-9]{14,15}$'
                THEN 'grid_community_mismatch' END,
            'community_code', r.community_code, jsonb_build_object('expected', left(r.grid_code, 12))
        UNION ALL
        SELECT CASE WHEN r.unread ? 'area_type' OR r.area_type NOT IN (1, 2) THEN 'grid_area_type' END,
            'area_type', coalesce(r.unread ->> 'area_type', r.area_type::text), '{}'
        UNION ALL
        SELECT 'date_unreadable', u.key, u.value, '{}'
        FROM jsonb_each_text(r.unread) AS u WHERE u.key IN ('valid_from', 'valid_to')
        UNION ALL
        SELECT CASE WHEN r.valid_to < r.valid_from THEN 'date_order' END, 'valid_to', r.valid_to::text,
            jsonb_build_object('valid_from', r.valid_from)
        UNION ALL
        SELECT CASE WHEN r.valid_from > dcm_app.today() THEN 'date_future' END, 'valid_from', r.valid_from::text, '{}'
        UNION ALL
        SELECT CASE WHEN r.name ~ '[\uFFFD\uE000-\uF8FF\u0080-\u009F]' THEN 'text_garbled' END, 'name', r.name, '{}'
    ) AS f (rule, field, value, detail)
    WHERE r.batch = p_batch AND r.state <> 'taken' AND f.rule IS NOT NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_row_faults(int) IS 'Writes what is wrong inside single rows of a delivery of unit grids: codes, community, dates';
