CREATE FUNCTION dcm_app.times_had(c dcm.case_file, p_kind text)
RETURNS int
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF p_kind = 'extension' THEN  -- of the clock that runs: one that started anew has had none
        RETURN c.clock_times - 1;
    END IF;
    RETURN (
        SELECT count(*) FROM dcm.case_clock AS l
        WHERE l.case_id = c.id AND l.kind = p_kind
            AND CASE p_kind WHEN 'appeal' THEN l.ended_how IS DISTINCT FROM 'withdrawn' ELSE l.approved END
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.times_had(dcm.case_file, text) IS
    'How many requests of a kind count for a case: those approved; of appeals also those refused';
