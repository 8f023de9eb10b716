CREATE FUNCTION dcm_app.component_changes(a dcm.component_past, b dcm.component_past)
RETURNS jsonb
LANGUAGE sql STABLE
SET search_path = public, pg_temp
AS $$
    SELECT coalesce(jsonb_object_agg(x.key, jsonb_build_array(x.value, y.value)) FILTER (WHERE x.value <> y.value), '{}')
        || CASE WHEN a.geom IS DISTINCT FROM b.geom
            THEN jsonb_build_object('geom', jsonb_build_array(NULL, round(ST_HausdorffDistance(a.geom, b.geom)::numeric, 2)))
            ELSE '{}' END
    FROM jsonb_each(dcm_app.component_facts(a)) AS x
    INNER JOIN jsonb_each(dcm_app.component_facts(b)) AS y ON y.key = x.key
$$;
COMMENT ON FUNCTION dcm_app.component_changes(dcm.component_past, dcm.component_past) IS
    'What differs between two states: field to [before, after], a move as {"geom": [null, metres]}';
