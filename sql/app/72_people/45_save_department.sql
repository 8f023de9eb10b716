CREATE FUNCTION dcm_app.save_department(p_department jsonb, p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    effect jsonb;
BEGIN
    PERFORM dcm_app.require_keeper();
    BEGIN
        effect := dcm_app.change_department(p_department);
        IF p_dry IS DISTINCT FROM false THEN
            RAISE EXCEPTION USING ERRCODE = 'DC099', MESSAGE = 'taken back';
        END IF;
    EXCEPTION WHEN SQLSTATE 'DC099' THEN NULL;
    END;
    RETURN effect;
END;
$$;
COMMENT ON FUNCTION dcm_app.save_department(jsonb, boolean) IS
    'Makes or changes a department: code, new, label_zh, label_en, short_zh, kind, parent_code, street_code, phone, sort; what is left out stays. Answers the effect, and with the second parameter true takes all of it back';
