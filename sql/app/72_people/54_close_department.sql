CREATE FUNCTION dcm_app.close_department(p_code text, p_successor text, p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    effect jsonb;
BEGIN
    PERFORM dcm_app.require_keeper();
    BEGIN
        effect := dcm_app.shut_department(p_code, nullif(p_successor, ''));
        IF p_dry IS DISTINCT FROM false THEN
            RAISE EXCEPTION USING ERRCODE = 'DC099', MESSAGE = 'taken back';
        END IF;
    EXCEPTION WHEN SQLSTATE 'DC099' THEN NULL;
    END;
    RETURN effect;
END;
$$;
COMMENT ON FUNCTION dcm_app.close_department(text, text, boolean) IS
    'Closes a department: refused while it has running cases, unless they go to the active department of the second parameter; what stands below it moves up. Answers the effect, and with the third parameter true takes all of it back';
