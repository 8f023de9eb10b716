CREATE FUNCTION dcm_app.spread_warn_share(p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    counted record;
BEGIN
    IF NOT p_dry THEN
        -- By number, as everybody who locks many.
        PERFORM FROM dcm.case_file AS c WHERE c.finished_at IS NULL AND c.clock_from IS NOT NULL ORDER BY c.task_no FOR UPDATE;
    END IF;
    WITH reckoned AS MATERIALIZED (
        SELECT c.id, c.warn_at AS was, r.warn_at, c.due_at, coalesce(c.handled_at, now()) AS at
        FROM dcm.case_file AS c CROSS JOIN LATERAL dcm_app.reckon(c) AS r
        WHERE c.finished_at IS NULL AND c.clock_from IS NOT NULL
    ), written AS (  -- no event: nobody is measured by the lamp
        UPDATE dcm.case_file AS c SET warn_at = o.warn_at
        FROM reckoned AS o WHERE c.id = o.id AND o.was IS DISTINCT FROM o.warn_at AND NOT p_dry
    )
    SELECT count(*) AS running, count(*) FILTER (WHERE o.was IS DISTINCT FROM o.warn_at) AS touched,
        count(*) FILTER (WHERE o.at <= o.due_at AND (o.at > o.was) <> (o.at > o.warn_at)) AS lamps
    INTO counted
    FROM reckoned AS o;
    UPDATE dcm.setting AS s SET spread_at = clock_timestamp()
    WHERE s.key = 'warn_share' AND s.valid_from <= dcm_app.today() AND s.spread_at IS NULL AND NOT p_dry;
    IF counted.touched > 0 AND NOT p_dry THEN
        PERFORM pg_notify('dcm', jsonb_build_object('topic', 'cases', 'batch', counted.touched)::text);
    END IF;
    RETURN jsonb_build_object('running', counted.running, 'moved', 0, 'warned', counted.touched,
        'notes', jsonb_build_array(jsonb_build_object('key', 'lamps', 'n', counted.lamps)));
END;
$$;
COMMENT ON FUNCTION dcm_app.spread_warn_share(boolean) IS
    'Yellow lamps of running cases anew by the share that counts today; answers how many change their colour now, deadlines stay';
