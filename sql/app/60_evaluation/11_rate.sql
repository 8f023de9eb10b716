CREATE FUNCTION dcm_app.rate(above bigint, below bigint, without_cases text)
RETURNS numeric
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT CASE WHEN below > 0 THEN above::numeric / below WHEN without_cases = 'zero' THEN 0 END
$$;
COMMENT ON FUNCTION dcm_app.rate(bigint, bigint, text) IS 'A rate between 0 and 1; with nothing below the line NULL, or 0 where the district wants it so';
