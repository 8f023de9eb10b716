CREATE FUNCTION dcm_app.save_staff(p_person jsonb, p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    effect jsonb;
BEGIN
    PERFORM dcm_app.require_keeper();
    BEGIN
        effect := dcm_app.change_staff(p_person);
        IF p_dry IS DISTINCT FROM false THEN
            RAISE EXCEPTION USING ERRCODE = 'DC099', MESSAGE = 'taken back';
        END IF;
    EXCEPTION WHEN SQLSTATE 'DC099' THEN NULL;
    END;
    RETURN effect;
END;
$$;
COMMENT ON FUNCTION dcm_app.save_staff(jsonb, boolean) IS
    'Enters or changes a person: login, new, name, post, roles, department_code, permissions, verifier (SCRAM, never a password); what is left out stays. Answers the effect, and with the second parameter true takes all of it back';
