CREATE FUNCTION dcm_app.drop_setting(p_key text, p_valid_from date, p_dry boolean DEFAULT false)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    effect jsonb;
BEGIN
    PERFORM dcm_app.require_keeper();
    PERFORM pg_advisory_xact_lock(2140826, 2);
    BEGIN
        effect := dcm_app.withdraw_setting(p_key, p_valid_from, p_dry);
        IF p_dry THEN
            RAISE EXCEPTION USING ERRCODE = 'DC099', MESSAGE = 'taken back';
        END IF;
    EXCEPTION WHEN SQLSTATE 'DC099' THEN
        NULL;
    END;
    RETURN effect;
END;
$$;
COMMENT ON FUNCTION dcm_app.drop_setting(text, date, boolean) IS
    'Takes back a value of a setting that has not been in force before today, or only says what that would do; answers the effect';
