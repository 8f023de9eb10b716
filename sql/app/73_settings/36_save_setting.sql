CREATE FUNCTION dcm_app.save_setting(p jsonb, p_dry boolean DEFAULT false)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    name text := p ->> 'key';
    effect jsonb;
BEGIN
    PERFORM dcm_app.require_keeper();
    PERFORM pg_advisory_xact_lock(2140826, 2);  -- one change of settings after the other
    PERFORM dcm_app.check_setting(name, p -> 'value');
    -- The same work, taken back at its end where it is only tried: what is shown is what will happen.
    BEGIN
        effect := dcm_app.change_setting(name, p -> 'value', dcm_app.setting_day(name, p ->> 'valid_from'),
            coalesce(left(nullif(btrim(p ->> 'label_zh'), ''), 60), name), p_dry);
        IF p_dry THEN
            RAISE EXCEPTION USING ERRCODE = 'DC099', MESSAGE = 'taken back';
        END IF;
    EXCEPTION WHEN SQLSTATE 'DC099' THEN
        NULL;
    END;
    RETURN effect;
END;
$$;
COMMENT ON FUNCTION dcm_app.save_setting(jsonb, boolean) IS
    'Sets a setting (key, value, valid_from) from a day on, or only says what that would do; answers the effect';
