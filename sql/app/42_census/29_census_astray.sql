CREATE FUNCTION dcm_app.census_astray()
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET client_min_messages = warning
SET jit = off
AS $$
DECLARE
    p record;
    better record;
BEGIN
    DROP TABLE IF EXISTS pg_temp.census_astray;
    CREATE TEMPORARY TABLE census_astray (part smallint, part_name text, rows bigint, outside bigint, crs text);
    FOR p IN
        SELECT w.part, coalesce(q.name, '?') AS part_name, count(*) AS rows, count(*) FILTER (WHERE w.mask & ((1 << 11) | (1 << 27)) <> 0) AS outside,
            count(*) FILTER (WHERE w.mask & ((1 << 8) | (1 << 9)) = 0) AS placed
        FROM pg_temp.census_work AS w LEFT JOIN pg_temp.census_part AS q ON q.part = w.part GROUP BY w.part, q.name
        HAVING count(*) FILTER (WHERE w.mask & ((1 << 11) | (1 << 27)) <> 0) * 5 >= count(*)  -- a fifth: no longer single slips
    LOOP
        SELECT * INTO better FROM dcm_app.census_reading(p.part);
        INSERT INTO pg_temp.census_astray (part, part_name, rows, outside, crs)
        VALUES (p.part, p.part_name, p.rows, p.outside, better.crs);
        -- A file that lies beside the grids as a whole and would lie in them otherwise is no survey of the outskirts.
        IF p.outside * 10 >= p.placed * 9 AND better.share >= 0.9 THEN
            UPDATE pg_temp.census_work AS w SET mask = (w.mask & ~(1 << 27)) | (1 << 11), sound = false
            WHERE w.part = p.part AND w.mask & (1 << 27) <> 0;
        END IF;
    END LOOP;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_astray() IS
    'Parts of which many rows lie outside the grids, with a reading of their coordinates that fits better, into pg_temp.census_astray; rows of a part that another reading would bring in are errors however near the grids are';
