CREATE FUNCTION dcm_app.make_steps(c dcm.case_file)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    chosen dcm.handling_limit := dcm_app.limit_for(c);
BEGIN
    INSERT INTO dcm.case_step (case_id, step, label, amount, unit, is_last, due_at)
    SELECT c.id, l.step, l.step_label, l.limit_amount, l.limit_unit, l.step = max(l.step) OVER (),
        CASE WHEN l.step = max(l.step) OVER () THEN c.due_at
            ELSE dcm_app.clock_due(c.clock_from, l.limit_amount, l.limit_unit, c.clock_calendar, c.clock_stops) END
    FROM dcm.handling_limit AS l
    WHERE l.edition = chosen.edition AND l.condition_code = chosen.condition_code AND l.grade = chosen.grade
        AND l.area_type = chosen.area_type AND c.clock_from IS NOT NULL
        AND EXISTS (
            SELECT FROM dcm.handling_limit AS o
            WHERE o.edition = l.edition AND o.condition_code = l.condition_code AND o.grade = l.grade
                AND o.area_type = l.area_type AND o.step <> l.step
        );
END;
$$;
COMMENT ON FUNCTION dcm_app.make_steps(dcm.case_file) IS 'Lays out the limits of a condition that has several, at the first dispatch';
