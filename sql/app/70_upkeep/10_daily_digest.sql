CREATE FUNCTION dcm_app.daily_digest(day date)
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    -- A superuser asks through the command line, without a staff row of his own.
    IF NOT dcm_app.holds(ARRAY['dcm_admin'])
        AND NOT (SELECT r.rolsuper FROM pg_roles AS r WHERE r.rolname = session_user) THEN
        PERFORM dcm_app.raise_error('DC001', '只有系统管理员能取日摘要', '', '{"key": "not_allowed"}');
    END IF;
    -- The last hash of every case as it stood at the end of the day; a chain alone does not show a cut tail.
    RETURN (
        SELECT encode(sha256(convert_to(coalesce(string_agg(x.task_no || ':' || x.hash, E'\n' ORDER BY x.task_no), ''), 'UTF8')), 'hex')
        FROM (
            SELECT DISTINCT ON (e.case_id) c.task_no, encode(e.hash, 'hex') AS hash
            FROM dcm.case_event AS e
            INNER JOIN dcm.case_file AS c ON c.id = e.case_id
            WHERE e.at < (day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
            ORDER BY e.case_id, e.seq DESC
        ) AS x
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.daily_digest(date) IS 'One hash over the last hashes of all cases at the end of a day, printed on the day list';
