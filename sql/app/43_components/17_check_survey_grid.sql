CREATE FUNCTION dcm_app.check_survey_grid(p_code text, shape geometry, tolerance_m double precision)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    here text := dcm_app.survey_grid(shape, tolerance_m);
    g dcm.grid;
BEGIN
    SELECT * INTO g FROM dcm.grid AS x
    WHERE x.grid_code = p_code AND (x.valid_to IS NULL OR x.valid_to >= dcm_app.today());
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('没有编码为 %s 的单元网格', p_code), '网格留空则按位置确定',
            jsonb_build_object('key', 'grid_unknown', 'grid_code', p_code));
    ELSIF NOT ST_DWithin(g.geom, shape, tolerance_m) THEN
        PERFORM dcm_app.raise_error('DC003', format('位置不在所填的单元网格 %s 内', p_code),
            format('该位置%s；网格留空则按位置确定', coalesce('属于 ' || here, '没有单元网格')),
            jsonb_build_object('key', 'grid_mismatch', 'grid_code', p_code, 'grid_here', here));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_survey_grid(text, geometry, double precision) IS
    'DC003 unless a component touches the unit grid that it is said to be in';
