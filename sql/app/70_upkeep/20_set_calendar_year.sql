CREATE FUNCTION dcm_app.set_calendar_year(p_calendar text, p_year int, p_status text, p_days jsonb)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (dcm_app.set_year(jsonb_build_object(
        'calendar', p_calendar, 'year', p_year, 'status', p_status, 'days', p_days
    ), false) ->> 'told')::int;
END;
$$;
COMMENT ON FUNCTION dcm_app.set_calendar_year(text, int, text, jsonb) IS
    'set_year by its first name: answers how many deadlines moved or are provisional no longer';
