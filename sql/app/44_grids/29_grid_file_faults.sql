CREATE FUNCTION dcm_app.grid_file_faults(p_batch int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    INSERT INTO dcm.census_fault (batch, part, part_row, rule, field, value, detail)
    SELECT p_batch, coalesce(p.part ->> 'name', '?'), (f.fault ->> 'row')::int, u.code, f.fault ->> 'field',
        left(f.fault ->> 'value', 500), coalesce(nullif(f.fault -> 'detail', 'null'), '{}')
    FROM dcm.census_batch AS b
    CROSS JOIN LATERAL jsonb_array_elements(b.source) AS p (part)
    CROSS JOIN LATERAL jsonb_array_elements(
        CASE jsonb_typeof(p.part -> 'faults') WHEN 'array' THEN p.part -> 'faults' ELSE '[]' END
    ) AS f (fault)
    INNER JOIN dcm.census_rule AS u ON u.code = f.fault ->> 'rule'
    WHERE b.id = p_batch AND b.state <> 'written' AND jsonb_typeof(b.source) = 'array';
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_file_faults(int) IS 'Writes what the client found wrong with whole files of a delivery of unit grids';
