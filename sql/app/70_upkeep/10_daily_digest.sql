CREATE FUNCTION dcm_app.daily_digest(day date)
RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    -- The last hash of every case as it stood at the end of the day; a chain alone does not show a cut tail.
    SELECT encode(sha256(convert_to(coalesce(string_agg(x.task_no || ':' || x.hash, E'\n' ORDER BY x.task_no), ''), 'UTF8')), 'hex')
    FROM (
        SELECT DISTINCT ON (e.case_id) c.task_no, encode(e.hash, 'hex') AS hash
        FROM dcm.case_event AS e
        INNER JOIN dcm.case_file AS c ON c.id = e.case_id
        WHERE e.at < (day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
        ORDER BY e.case_id, e.seq DESC
    ) AS x
$$;
COMMENT ON FUNCTION dcm_app.daily_digest(date) IS 'One hash over the last hashes of all cases at the end of a day, printed on the day list';
