CREATE FUNCTION dcm_app.census_vanished(b dcm.census_batch)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET work_mem = '256MB'
SET jit = off
AS $$
BEGIN
    INSERT INTO dcm.census_change (batch, object_code, what, geom)
    SELECT b.id, c.component_code, 'vanished', ST_PointOnSurface(c.geom)
    FROM dcm.component AS c
    WHERE c.valid_to IS NULL
        AND (c.class_standard, c.class_code) IN (
            SELECT k.standard, k.code FROM pg_temp.census_class AS k
            INNER JOIN (SELECT w.class_no FROM pg_temp.census_work AS w GROUP BY w.class_no) AS t ON t.class_no = k.class_no
        )
        AND c.grid_code IN (
            SELECT u.code FROM (
                SELECT w.grid_code, w.grid_given FROM pg_temp.census_work AS w GROUP BY w.grid_code, w.grid_given
            ) AS t
            CROSS JOIN unnest(ARRAY[t.grid_code, t.grid_given]) AS u (code)
            WHERE u.code IS NOT NULL
        )
        -- A faulty row is there all the same, by its code or by its place.
        AND NOT EXISTS (SELECT FROM pg_temp.census_known AS k WHERE k.component_id = c.id)
        AND NOT EXISTS (SELECT FROM pg_temp.census_twice AS t WHERE t.bit = 12 AND t.other_code = c.component_code);
END;
$$;
COMMENT ON FUNCTION dcm_app.census_vanished(dcm.census_batch) IS
    'Standing components of the delivery''s classes in the grids it touches that it lacks, into dcm.census_change';
