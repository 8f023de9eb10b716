CREATE FUNCTION dcm_app.grade_of(report jsonb)
RETURNS text
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF coalesce(report ->> 'grade', 'B') NOT IN ('A', 'B', 'C') THEN
        PERFORM dcm_app.raise_error('DC003', '案件级别应是 A、B 或 C', '', '{"key": "bad_grade"}');
    END IF;
    RETURN report ->> 'grade';
END;
$$;
COMMENT ON FUNCTION dcm_app.grade_of(jsonb) IS 'Grade A, B or C of a report, NULL when not given, DC003 otherwise';
