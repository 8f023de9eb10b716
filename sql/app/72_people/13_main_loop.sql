CREATE FUNCTION dcm_app.main_loop()
RETURNS text[]
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN ARRAY['request_verification', 'report_verification', 'accept', 'file', 'dispatch', 'report_done', 'request_check',
        'report_check', 'close'];
END;
$$;
COMMENT ON FUNCTION dcm_app.main_loop() IS 'Actions by which a case comes from the report to its end: without anybody for one of them every case stands still';
