CREATE FUNCTION dcm_app.lock_staff(p_login text, p_lock boolean, p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    effect jsonb;
BEGIN
    PERFORM dcm_app.require_keeper();
    BEGIN
        effect := dcm_app.change_lock(p_login, coalesce(p_lock, true));
        IF p_dry IS DISTINCT FROM false THEN
            RAISE EXCEPTION USING ERRCODE = 'DC099', MESSAGE = 'taken back';
        END IF;
    EXCEPTION WHEN SQLSTATE 'DC099' THEN NULL;
    END;
    RETURN effect;
END;
$$;
COMMENT ON FUNCTION dcm_app.lock_staff(text, boolean, boolean) IS
    'Locks a person out (true: the login cannot sign in, no role counts, claims are let go) or lets him in again; never oneself nor the last administrator. Answers the effect, and with the third parameter true takes all of it back';
