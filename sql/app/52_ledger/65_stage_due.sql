CREATE FUNCTION dcm_app.stage_due(c dcm.case_file, p_at timestamptz)
RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    l dcm.stage_limit;
BEGIN
    IF NOT EXISTS (SELECT FROM dcm.stage_limit) THEN  -- as mostly
        RETURN NULL;
    END IF;
    -- What a condition has of its own goes before what holds for all, and a grade before every grade.
    SELECT x.* INTO l FROM dcm.stage_limit AS x
    WHERE x.edition = coalesce(c.edition, dcm_app.edition_at(p_at)) AND x.stage = c.stage
        AND x.condition_code IN ('', coalesce(c.condition_code, '')) AND x.grade IN ('', c.grade)
    ORDER BY x.condition_code DESC, x.grade DESC LIMIT 1;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    RETURN dcm_app.deadline(p_at, l.amount, l.unit, CASE WHEN c.stage = 'handling' THEN c.clock_calendar END);
END;
$$;
COMMENT ON FUNCTION dcm_app.stage_due(dcm.case_file, timestamptz) IS 'When the limit of the stage that a case enters runs out, NULL where the handbook has none';
