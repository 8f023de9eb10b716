CREATE FUNCTION dcm_app.department_flags(p_from timestamptz, p_to timestamptz)
RETURNS TABLE (case_id int, object_code text, filed boolean, closed boolean, closed_on_time boolean, should_close boolean,
    handled boolean, handled_on_time boolean, should_handle boolean, reworked boolean)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    -- What counts is read once here, so that a number and the cases behind it cannot differ.
    -- p_to is the end of the period or now, whichever comes first; the period holds its start and not its end.
    WITH charged AS (
        -- Each arm has an index of its own; joined by OR they are read in one pass, however long the period.
        SELECT f.* FROM dcm.case_fact AS f
        WHERE (f.filed_at >= p_from AND f.filed_at < p_to)
            OR (f.handled_at >= p_from AND f.handled_at < p_to)
            OR (f.finished_at >= p_from AND f.finished_at < p_to)
            OR (f.due_at < p_to AND f.handled_at IS NULL AND (f.finished_at IS NULL OR f.finished_at >= p_to))
            OR (f.due_at < p_to AND f.handled_at >= p_to)
            OR (f.handled_at < p_to AND f.finished_at IS NULL)
            OR (f.handled_at < p_to AND f.finished_at >= p_to)
    ),
    state AS (
        SELECT c.*,
            -- One whose 超时申诉 was approved counts as if it had been due when it was done.
            CASE WHEN c.overdue_exempt THEN greatest(c.due_at, c.handled_at) ELSE c.due_at END AS counted_due,
            coalesce(c.handled_at < p_to, false) AS is_handled,
            coalesce(c.finished_at < p_to, false) AS is_finished,
            coalesce(c.handled_at >= p_from AND c.handled_at < p_to, false) AS handled_now,
            coalesce(c.closed AND c.finished_at >= p_from AND c.finished_at < p_to, false) AS closed_now,
            coalesce(CASE WHEN c.overdue_exempt THEN greatest(c.due_at, c.handled_at) ELSE c.due_at END < p_to, false) AS is_due
        FROM charged AS c
        WHERE c.department_code IS NOT NULL AND NOT c.voided
    )
    SELECT s.case_id, s.department_code,
        s.filed_at >= p_from AND s.filed_at < p_to,
        s.closed_now,
        s.closed_now AND s.handled_at <= s.counted_due,
        s.closed_now OR (NOT s.is_finished AND (s.is_handled OR s.is_due)),
        s.handled_now,
        s.handled_now AND s.handled_at <= s.counted_due,
        s.handled_now OR (NOT s.is_handled AND NOT s.is_finished AND s.is_due),
        s.handled_now AND s.rework_count > 0
    FROM state AS s
$$;
COMMENT ON FUNCTION dcm_app.department_flags(timestamptz, timestamptz) IS
    'For each case that a department is charged with in a period: which counts it belongs to (definitions: dcm.indicator)';
