CREATE FUNCTION dcm_app.census_hints(p_batch int)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
BEGIN
    UPDATE dcm.census_fault AS f SET detail = f.detail || jsonb_build_object('crs', a.crs)
    FROM pg_temp.census_astray AS a
    WHERE f.batch = p_batch AND f.rule IN ('place_outside', 'place_ungridded') AND f.part = a.part_name AND a.crs IS NOT NULL;
    RETURN (
        SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
            'part', a.part_name, 'rows', a.rows, 'outside', a.outside, 'crs', a.crs)) ORDER BY a.part), '[]')
        FROM pg_temp.census_astray AS a
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.census_hints(int) IS
    'For each part of which many rows lie outside the grids: how many, and the reading of its coordinates that would put them inside';
