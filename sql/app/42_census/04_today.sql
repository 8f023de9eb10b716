CREATE FUNCTION dcm_app.today()
RETURNS date
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date
$$;
COMMENT ON FUNCTION dcm_app.today() IS 'The day in the district, whatever time zone a desk is set to';
