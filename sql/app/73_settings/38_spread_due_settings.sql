CREATE FUNCTION dcm_app.spread_due_settings()
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF EXISTS (
        SELECT FROM dcm.setting AS s WHERE s.key = 'warn_share' AND s.valid_from <= dcm_app.today() AND s.spread_at IS NULL
    ) AND pg_try_advisory_xact_lock(2140826, 2) THEN
        PERFORM dcm_app.spread_warn_share(false);
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.spread_due_settings() IS
    'Lets running cases take over what was set to count from today on: the yellow lamp; whoever comes first that day does it';
