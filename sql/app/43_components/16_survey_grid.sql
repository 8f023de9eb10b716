CREATE FUNCTION dcm_app.survey_grid(shape geometry, tolerance_m double precision)
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    code text := dcm_app.grid_at(ST_PointOnSurface(shape));
BEGIN
    IF code IS NOT NULL THEN
        RETURN code;
    END IF;
    -- Just outside the district's edge, no further than the survey is exact.
    SELECT g.grid_code INTO code FROM dcm.grid AS g
    WHERE ST_DWithin(g.geom, shape, tolerance_m) AND (g.valid_to IS NULL OR g.valid_to >= dcm_app.today())
    ORDER BY ST_Distance(g.geom, shape), g.grid_code LIMIT 1;
    IF FOUND THEN
        RETURN code;
    END IF;
    IF EXISTS (SELECT FROM dcm.grid)
        OR (EXISTS (SELECT FROM dcm.community)
            AND NOT EXISTS (SELECT FROM dcm.community AS c WHERE ST_DWithin(c.geom, shape, tolerance_m))) THEN
        PERFORM dcm_app.raise_error('DC003', '位置在本区范围之外', '请核对位置和坐标系；确属区外的部件不登记',
            '{"key": "place_outside"}');
    END IF;
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.survey_grid(geometry, double precision) IS
    'Unit grid in which a component stands; DC003 outside the district, NULL where the district has no grids yet';
