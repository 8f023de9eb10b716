CREATE FUNCTION dcm_app.reckon(c dcm.case_file)
RETURNS dcm.case_file
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    whole numeric := c.clock_amount * c.clock_times;
    leader dcm.case_file;
BEGIN
    IF c.stage_due_at IS NOT NULL THEN
        c.stage_due_at := dcm_app.stage_due(c, c.stage_at);
    END IF;
    IF c.bundle_of IS NOT NULL THEN
        SELECT * INTO leader FROM dcm.case_file AS o WHERE o.id = c.bundle_of;
        IF leader.finished_at IS NULL THEN  -- as it stands by the calendar of now, whichever of the two is asked first
            leader := dcm_app.reckon(leader);
        END IF;
        c.due_at := leader.due_at;
        c.warn_at := leader.warn_at;
        c.due_provisional := leader.due_provisional;
        RETURN c;
    END IF;
    IF c.clock_from IS NULL OR whole IS NULL THEN
        RETURN c;
    END IF;
    c.due_at := dcm_app.clock_due(c.clock_from, whole, c.clock_unit, c.clock_calendar, c.clock_stops);
    c.warn_at := dcm_app.clock_due(c.clock_from, whole * (dcm_app.setting_value('warn_share') #>> '{}')::numeric,
        c.clock_unit, c.clock_calendar, c.clock_stops);
    c.due_provisional := dcm_app.is_provisional(c.clock_from, c.due_at, c.clock_unit, c.clock_calendar);
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.reckon(dcm.case_file) IS
    'The case with due_at, warn_at, due_provisional and stage_due_at as they follow from its clock, or that of its leading case, and the calendar of today';
