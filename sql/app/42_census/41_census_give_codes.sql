CREATE FUNCTION dcm_app.census_give_codes()
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET work_mem = '256MB'
SET jit = off
SET enable_mergejoin = off
AS $$
DECLARE
    district constant text := dcm_app.setting_value('district_code') #>> '{}';
    prefixes text[];
    counts int[];
    highest int[];
BEGIN
    -- Codes that the delivery brings along raise the counter, so that the next one given is above them.
    SELECT array_agg(n.prefix), array_agg(n.missing), array_agg(n.highest) INTO prefixes, counts, highest
    FROM (
        SELECT district || w.class_code AS prefix, count(*) FILTER (WHERE w.component_code IS NULL)::int AS missing,
            coalesce(max(right(w.component_code, 6)::int), 0) AS highest
        FROM pg_temp.census_work AS w
        WHERE w.sound GROUP BY w.class_code
    ) AS n;
    DROP TABLE IF EXISTS pg_temp.census_given;
    CREATE TEMPORARY TABLE census_given AS
    SELECT n.row_no, r.code_prefix || lpad((r.first_no - 1 + n.place)::text, 6, '0') AS component_code
    FROM (
        SELECT w.row_no, w.class_no, row_number() OVER (PARTITION BY w.class_no ORDER BY w.row_no) AS place
        FROM pg_temp.census_work AS w WHERE w.sound AND w.component_code IS NULL
    ) AS n
    INNER JOIN (
        SELECT DISTINCT w.class_no, district || w.class_code AS prefix FROM pg_temp.census_work AS w WHERE w.sound
    ) AS k ON k.class_no = n.class_no
    INNER JOIN dcm_app.reserve_codes(prefixes, counts, highest) AS r ON r.code_prefix = k.prefix;
    ANALYZE pg_temp.census_given;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_give_codes() IS 'Codes (6+2+2+6) for the clean rows that have none, into pg_temp.census_given';
