CREATE FUNCTION dcm_app.unmanned()
RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN ARRAY(
        SELECT DISTINCT t.action FROM dcm.transition AS t
        WHERE t.action = ANY (dcm_app.main_loop()) AND NOT EXISTS (SELECT FROM dcm_app.who_may(t.from_stage, t.action))
        ORDER BY t.action
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.unmanned() IS 'Actions of the main loop that nobody at work may do';
