CREATE FUNCTION dcm_app.limit_for(c dcm.case_file)
RETURNS dcm.handling_limit
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    chosen dcm.handling_limit;
BEGIN
    -- The row for the grade and the kind of area goes before the one for any area, and that before another grade.
    -- All steps count from the first dispatch, so the last one is the handling limit.
    SELECT l.* INTO chosen FROM dcm.handling_limit AS l
    WHERE l.edition = c.edition AND l.condition_code = c.condition_code
    ORDER BY (l.grade = c.grade) DESC,
        (l.area_type = (SELECT g.area_type FROM dcm.grid AS g WHERE g.grid_code = c.grid_code)) DESC,
        (l.area_type = 0) DESC, l.grade, l.area_type, l.step DESC
    LIMIT 1;
    RETURN chosen;
END;
$$;
COMMENT ON FUNCTION dcm_app.limit_for(dcm.case_file) IS 'Handling limit of the case''s condition for its grade and area';
