CREATE FUNCTION dcm_app.calendar_for(p jsonb, p_key text)
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    wanted text := p ->> p_key;
BEGIN
    PERFORM dcm_app.require_calendar(wanted);
    RETURN wanted;
END;
$$;
COMMENT ON FUNCTION dcm_app.calendar_for(jsonb, text) IS 'Code of a work calendar named in a change; DC003 if there is none';
