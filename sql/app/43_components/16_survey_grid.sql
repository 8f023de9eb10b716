CREATE FUNCTION dcm_app.survey_grid(shape geometry, tolerance_m double precision)
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    code text := dcm_app.grid_at(ST_PointOnSurface(shape));
    margin_m CONSTANT double precision := dcm_app.grid_setting('census_margin_m');
BEGIN
    IF code IS NOT NULL THEN
        RETURN code;
    END IF;
    -- Just outside the edge of the grids, no further than the survey is exact.
    SELECT g.grid_code INTO code FROM dcm.grid AS g
    WHERE ST_DWithin(g.geom, shape, tolerance_m) AND (g.valid_to IS NULL OR g.valid_to >= dcm_app.today())
    ORDER BY ST_Distance(g.geom, shape), g.grid_code LIMIT 1;
    IF FOUND THEN
        RETURN code;
    END IF;
    -- The grids cover the core of the district: a component of its outskirts stands in none.
    IF EXISTS (
        SELECT FROM dcm.grid AS g
        WHERE ST_DWithin(g.geom, shape, margin_m) AND (g.valid_to IS NULL OR g.valid_to >= dcm_app.today())
    ) THEN
        RETURN NULL;
    END IF;
    IF EXISTS (SELECT FROM dcm.grid AS g WHERE g.valid_to IS NULL OR g.valid_to >= dcm_app.today())
        OR (EXISTS (SELECT FROM dcm.community)
            AND NOT EXISTS (SELECT FROM dcm.community AS c WHERE ST_DWithin(c.geom, shape, tolerance_m))) THEN
        PERFORM dcm_app.raise_error('DC003', CASE
                WHEN EXISTS (SELECT FROM dcm.grid AS g WHERE g.valid_to IS NULL OR g.valid_to >= dcm_app.today())
                THEN format('位置远离单元网格（超过 %s 米）', margin_m) ELSE '位置不在任何社区内' END,
            '请核对位置和坐标系；确属区外的部件不登记', '{"key": "place_outside"}');
    END IF;
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.survey_grid(geometry, double precision) IS
    'Unit grid in which a component stands; NULL up to census_margin_m beyond the grids, and where the district has none yet; DC003 further out, and outside the communities where there are no grids';
