CREATE FUNCTION dcm_app.locate(place jsonb)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    spot geometry;
    code text;
BEGIN
    PERFORM dcm_app.me();
    spot := dcm_app.place_of(place);
    code := dcm_app.grid_at(spot);
    RETURN jsonb_build_object(
        'x', ST_X(spot), 'y', ST_Y(spot), 'grid_code', code, 'community_code', left(code, 12), 'street_code', left(code, 9),
        'grid', (SELECT g.name FROM dcm.grid AS g WHERE g.grid_code = code),
        'community', (SELECT c.label_zh FROM dcm.community AS c WHERE c.community_code = left(code, 12)),
        'street', (SELECT s.label_zh FROM dcm.street AS s WHERE s.street_code = left(code, 9)),
        'near', (
            SELECT a.full_text FROM dcm.address AS a
            WHERE ST_DWithin(a.geom, spot, 200) ORDER BY a.geom <-> spot LIMIT 1
        ),
        'near_m', (
            SELECT round(ST_Distance(a.geom, spot)::numeric) FROM dcm.address AS a
            WHERE ST_DWithin(a.geom, spot, 200) ORDER BY a.geom <-> spot LIMIT 1
        )
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.locate(jsonb) IS
    'Grid, community, street and nearest address of a place (keys as in register_case), x and y in EPSG:4547';
