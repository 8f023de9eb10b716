CREATE FUNCTION dcm_app.due_follows(c dcm.case_file)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    UPDATE dcm.case_fact AS f SET due_at = c.due_at WHERE f.case_id = c.id;
    UPDATE dcm.assignment AS a SET due_at = c.due_at WHERE a.case_id = c.id AND a.visible;
    UPDATE dcm.case_step AS s SET
        due_at = CASE WHEN s.is_last THEN c.due_at
            ELSE dcm_app.clock_due(c.clock_from, s.amount, s.unit, c.clock_calendar, c.clock_stops) END
    WHERE s.case_id = c.id AND s.reported_at IS NULL AND c.clock_from IS NOT NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.due_follows(dcm.case_file) IS 'Carries a moved deadline over to the fact row, the assignments and the limits in steps';
