CREATE FUNCTION dcm_app.census_hints(p_batch int)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET client_min_messages = warning
SET jit = off
AS $$
DECLARE
    p record;
    best text;
    hints jsonb := jsonb_build_array();
BEGIN
    FOR p IN
        SELECT w.part, coalesce(q.name, '?') AS part_name, count(*) AS rows, count(*) FILTER (WHERE w.mask & (1 << 11) <> 0) AS outside
        FROM pg_temp.census_work AS w LEFT JOIN pg_temp.census_part AS q ON q.part = w.part GROUP BY w.part, q.name
        HAVING count(*) FILTER (WHERE w.mask & (1 << 11) <> 0) * 5 >= count(*)  -- a fifth of them: no longer single slips
        ORDER BY w.part
    LOOP
        best := dcm_app.census_reading(p.part);
        hints := hints || jsonb_strip_nulls(jsonb_build_object('part', p.part_name, 'rows', p.rows, 'outside', p.outside, 'crs', best));
        IF best IS NOT NULL THEN
            UPDATE dcm.census_fault AS f SET detail = f.detail || jsonb_build_object('crs', best)
            WHERE f.batch = p_batch AND f.rule = 'place_outside' AND f.part = p.part_name;
        END IF;
    END LOOP;
    RETURN hints;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_hints(int) IS
    'For each part of which many rows lie outside: how many, and the reading of its coordinates that would put them inside';
