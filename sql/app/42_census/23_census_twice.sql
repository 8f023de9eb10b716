CREATE FUNCTION dcm_app.census_twice()
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET work_mem = '256MB'
SET jit = off
SET enable_nestloop = off  -- nobody can guess how many codes are known already, and a loop over a million rows never ends
SET enable_mergejoin = off
AS $$
BEGIN
    DROP TABLE IF EXISTS pg_temp.census_twice, pg_temp.census_known;
    -- Which rows speak of which component, found once for all that ask.
    CREATE TEMPORARY TABLE census_known AS
    SELECT w.row_no, c.id AS component_id, c.valid_to IS NOT NULL AND w.valid_to IS NULL AS back
    FROM pg_temp.census_work AS w INNER JOIN dcm.component AS c ON c.component_code = w.component_code;
    ANALYZE pg_temp.census_known;
    CREATE TEMPORARY TABLE census_twice (row_no int, bit smallint, other_row int, other_code text, distance_m double precision);
    INSERT INTO pg_temp.census_twice (row_no, bit, other_row)
    SELECT w.row_no, 6, CASE WHEN w.row_no = d.first_row THEN d.last_row ELSE d.first_row END
    FROM (
        SELECT c.component_code, min(c.row_no) AS first_row, max(c.row_no) AS last_row FROM pg_temp.census_work AS c
        WHERE c.component_code IS NOT NULL GROUP BY c.component_code HAVING count(*) > 1
    ) AS d
    INNER JOIN pg_temp.census_work AS w ON w.component_code = d.component_code;
    -- A code of a component that was taken down, or that another one had before it was re-classed. One that never was
    -- (an import that was undone) may be used.
    INSERT INTO pg_temp.census_twice (row_no, bit)
    SELECT k.row_no, 7 FROM pg_temp.census_known AS k WHERE k.back
    UNION
    SELECT w.row_no, 7 FROM pg_temp.census_work AS w INNER JOIN dcm.component_past AS h ON h.component_code = w.component_code
    WHERE h.until IS NOT NULL AND NOT EXISTS (SELECT FROM pg_temp.census_known AS k WHERE k.row_no = w.row_no);
    PERFORM dcm_app.census_near();
    UPDATE pg_temp.census_work AS w SET mask = w.mask | m.bits, sound = false
    FROM (SELECT t.row_no, bit_or(1 << t.bit) AS bits FROM pg_temp.census_twice AS t GROUP BY t.row_no) AS m
    WHERE w.row_no = m.row_no;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_twice() IS 'Finds codes given twice or used up, and components that stand twice, into pg_temp.census_twice and the mask';
