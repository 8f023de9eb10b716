CREATE FUNCTION dcm_app.make_steps(c dcm.case_file)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    chosen dcm.handling_limit;
BEGIN
    IF c.clock_from IS NULL OR NOT EXISTS (  -- as mostly
        SELECT FROM dcm.handling_limit AS l
        WHERE l.edition = c.edition AND l.condition_code = c.condition_code AND l.step > 1
    ) THEN
        RETURN;
    END IF;
    chosen := dcm_app.limit_for(c);
    INSERT INTO dcm.case_step (case_id, step, label, amount, unit, is_last, due_at)
    SELECT c.id, l.step, l.step_label, l.limit_amount, l.limit_unit, l.step = chosen.step,
        CASE WHEN l.step = chosen.step THEN c.due_at
            ELSE dcm_app.clock_due(c.clock_from, l.limit_amount, l.limit_unit, c.clock_calendar, c.clock_stops) END
    FROM dcm.handling_limit AS l
    WHERE chosen.step > 1 AND l.edition = chosen.edition AND l.condition_code = chosen.condition_code AND l.grade = chosen.grade
        AND l.area_type = chosen.area_type AND l.step <= chosen.step;
END;
$$;
COMMENT ON FUNCTION dcm_app.make_steps(dcm.case_file) IS 'Lays out the limits of a condition that has several, at the first dispatch';
