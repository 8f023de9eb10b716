CREATE FUNCTION dcm_app.calendar_effect(p_calendar text, p_changes int, p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    days_from text := (SELECT k.days_from FROM dcm.work_calendar AS k WHERE k.code = p_calendar);
    code text;
BEGIN
    PERFORM dcm_app.rebuild_spans(coalesce(days_from, p_calendar));
    FOREACH code IN ARRAY dcm_app.calendar_family(p_calendar)
    LOOP
        PERFORM dcm_app.check_calendar(code);
    END LOOP;
    RETURN dcm_app.reckon_running(p_calendar, NOT p_dry)
        || jsonb_build_object('changes', p_changes, 'notes', dcm_app.calendar_notes(p_calendar));
END;
$$;
COMMENT ON FUNCTION dcm_app.calendar_effect(text, int, boolean) IS
    'Last part of every change of a calendar: working time anew, checked, running cases moved; answers the effect';
