CREATE FUNCTION dcm_app.reckon_running(calendar text, p_write boolean DEFAULT true)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    family text[] := dcm_app.calendar_family(calendar);
    usual text := dcm_app.setting_value('calendar') #>> '{}';
BEGIN
    RETURN dcm_app.reckon_set(ARRAY(
        SELECT c.id FROM dcm.case_file AS c
        WHERE c.finished_at IS NULL AND (c.clock_from IS NOT NULL OR c.stage_due_at IS NOT NULL)
            AND coalesce(c.clock_calendar, usual) = ANY (family)
        UNION
        SELECT m.id FROM dcm.case_file AS m  -- bundled cases follow their leading one, whatever their own calendar
        INNER JOIN dcm.case_file AS c ON c.id = m.bundle_of
        WHERE m.finished_at IS NULL AND coalesce(c.clock_calendar, usual) = ANY (family)
    ), p_write);
END;
$$;
COMMENT ON FUNCTION dcm_app.reckon_running(text, boolean) IS
    'All running cases whose clock counts by a calendar, or by one that takes its days, reckoned anew; answers the effect';
