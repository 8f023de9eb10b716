CREATE FUNCTION dcm_app.set_right(p_right jsonb, p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    effect jsonb;
BEGIN
    PERFORM dcm_app.require_keeper();
    BEGIN
        effect := dcm_app.change_right(p_right);
        IF p_dry IS DISTINCT FROM false THEN
            RAISE EXCEPTION USING ERRCODE = 'DC099', MESSAGE = 'taken back';
        END IF;
    EXCEPTION WHEN SQLSTATE 'DC099' THEN NULL;
    END;
    RETURN effect;
END;
$$;
COMMENT ON FUNCTION dcm_app.set_right(jsonb, boolean) IS
    'Gives or takes the right to an action: stage, action, role, allowed, permission, on_behalf; refused where it leaves an action of the main loop without anybody. Answers the effect, and with the second parameter true takes all of it back';
