CREATE FUNCTION dcm_app.census_suspect()
RETURNS int[]
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET work_mem = '256MB'
SET jit = off
AS $$
BEGIN
    -- One look at the words of a thousand rows costs half of a thousand looks. A blank between rows says what their ends
    -- say to the expression, so that no garbled row is missed; which row it is, is found afterwards.
    RETURN (
        SELECT coalesce(array_agg(h.heap), '{}')
        FROM (
            SELECT i.row_no / 1000 AS heap FROM pg_temp.census_in AS i GROUP BY i.row_no / 1000
            HAVING string_agg(concat_ws(' ', i.name, i.class_text, i.address, i.data_source, i.note, i.photo,
                CASE WHEN i.extra <> '{}' THEN i.extra::text END), ' ') ~ dcm_app.census_garbled()
        ) AS h
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.census_suspect() IS
    'Thousands of rows of pg_temp.census_in (row_no / 1000) in which some text may have been read in a wrong encoding';
