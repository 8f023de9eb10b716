CREATE FUNCTION dcm_app.set_limits(f dcm.filing_condition, p_limits jsonb)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    wrong text := dcm_app.limits_fault(p_limits);
BEGIN
    IF wrong IS NOT NULL THEN
        PERFORM dcm_app.raise_bad_limit(wrong);
    END IF;
    IF p_limits IS NOT NULL OR f.no_limit THEN
        DELETE FROM dcm.handling_limit AS l WHERE l.edition = f.edition AND l.condition_code = f.condition_code;
    END IF;
    IF f.no_limit THEN
        RETURN;
    END IF;
    INSERT INTO dcm.handling_limit (edition, condition_code, grade, area_type, step, step_label, limit_amount, limit_unit)
    SELECT f.edition, f.condition_code, coalesce(l ->> 'grade', 'B'), coalesce((l ->> 'area_type')::smallint, 0),
        coalesce((l ->> 'step')::smallint, 1), nullif(l ->> 'step_label', ''), (l ->> 'amount')::numeric, dcm_app.limit_unit(l)
    FROM jsonb_array_elements(nullif(p_limits, 'null')) AS l;
    IF NOT EXISTS (SELECT FROM dcm.handling_limit AS l WHERE l.edition = f.edition AND l.condition_code = f.condition_code) THEN
        PERFORM dcm_app.raise_error('DC003', format('立案条件 %s 没有处置时限', f.condition_code), '请补上时限，或注明不设时限',
            jsonb_build_object('key', 'no_limit', 'condition', f.condition_code));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.set_limits(dcm.filing_condition, jsonb) IS
    'Replaces the limits of a condition, where given; DC003 for a limit that cannot be, and for none where the condition needs one';
