CREATE FUNCTION dcm_app.look_at(task_no text)
RETURNS TABLE (login text, name text, since timestamptz)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    me dcm_app.identity := dcm_app.me();
    moment timestamptz := clock_timestamp();
    alive timestamptz := moment - interval '2 minutes';
    was int := (SELECT p.case_id FROM dcm.case_presence AS p WHERE p.login = me.login AND p.seen_at > alive);
    c dcm.case_file;
BEGIN
    IF look_at.task_no IS NULL THEN
        DELETE FROM dcm.case_presence AS p WHERE p.login = me.login;
    ELSE
        c := dcm_app.case_for(me, look_at.task_no);
        INSERT INTO dcm.case_presence AS p (login, case_id, since, seen_at) VALUES (me.login, c.id, moment, moment)
        ON CONFLICT ON CONSTRAINT case_presence_pkey DO UPDATE SET
            since = CASE WHEN p.case_id = excluded.case_id AND p.seen_at > alive THEN p.since ELSE excluded.since END,
            case_id = excluded.case_id, seen_at = excluded.seen_at;
    END IF;
    -- Only when somebody comes or goes: a notice makes the commits of the whole database stand in line.
    IF was IS DISTINCT FROM c.id THEN
        PERFORM pg_notify('dcm', jsonb_build_object('topic', 'desk', 'task_no', o.task_no)::text)
        FROM dcm.case_file AS o WHERE o.id IN (was, c.id);
    END IF;
    RETURN QUERY
    SELECT p.login, s.name, p.since
    FROM dcm.case_presence AS p
    INNER JOIN dcm.staff AS s ON s.login = p.login
    WHERE p.case_id = c.id AND p.login <> me.login AND p.seen_at > alive
    ORDER BY p.since;
END;
$$;
COMMENT ON FUNCTION dcm_app.look_at(text) IS
    'Says that the caller has this case open (NULL: none any more) and answers who else has; good for two minutes, so a desk says it again every minute';
