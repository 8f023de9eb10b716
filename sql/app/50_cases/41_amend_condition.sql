CREATE FUNCTION dcm_app.amend_condition(was dcm.case_file, c dcm.case_file, given text, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
BEGIN
    IF was.condition_code IS NULL THEN
        IF given IS NOT NULL THEN
            PERFORM dcm_app.raise_error('DC003', '立案时才选择立案条件', '', '{"key": "not_filed_yet"}');
        END IF;
        RETURN c;
    END IF;
    IF given IS NULL AND (was.class_standard, was.kind, was.class_code) IS DISTINCT FROM (c.class_standard, c.kind, c.class_code) THEN
        PERFORM dcm_app.raise_error('DC005', '改了小类，就要同时选该小类的立案条件', '请补上 condition',
            '{"key": "demand_not_met", "missing": ["condition"]}');
    END IF;
    IF given IS NOT NULL OR c.grade <> was.grade THEN
        c := dcm_app.set_condition(c, coalesce(given, was.condition_code), p_at);
    END IF;
    UPDATE dcm.case_fact AS f SET
        kind = c.kind, class_code = c.class_code, grid_code = c.grid_code, community_code = c.community_code,
        street_code = c.street_code
    WHERE f.case_id = c.id;
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.amend_condition(dcm.case_file, dcm.case_file, text, timestamptz) IS
    'Keeps class and filing condition together after a correction; a deadline that runs already is not moved by it';
