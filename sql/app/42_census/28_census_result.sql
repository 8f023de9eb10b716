CREATE FUNCTION dcm_app.census_result(p_batch int, p_place boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET jit = off
AS $$
DECLARE
    r jsonb;
    rules jsonb;
BEGIN
    SELECT jsonb_build_object('batch', p_batch, 'read', x.read, 'clean', x.read - x.faulty, 'faulty', x.faulty,
        'added', x.read - x.faulty - y.matched, 'changed', y.changed, 'same', y.matched - y.changed, 'vanished', z.vanished,
        'place_checked', p_place) INTO r
    FROM (
        SELECT count(*) AS read, count(*) FILTER (WHERE NOT w.sound) AS faulty FROM pg_temp.census_work AS w
    ) AS x
    CROSS JOIN (
        SELECT count(*) AS matched, count(*) FILTER (WHERE m.fields <> '{}') AS changed FROM pg_temp.census_match AS m
    ) AS y
    CROSS JOIN (
        SELECT count(*) AS vanished FROM dcm.census_change AS c WHERE c.batch = p_batch AND c.what = 'vanished'
    ) AS z;
    SELECT coalesce(jsonb_agg(jsonb_build_object('rule', n.code, 'severity', n.severity, 'count', n.rows, 'listed', n.listed)
        ORDER BY n.sort), '[]') INTO rules
    FROM (
        SELECT u.code, u.severity, u.sort, coalesce(l.listed, 0) AS listed,
            coalesce(sum(g.n), l.file_faults, 0) AS rows
        FROM dcm.census_rule AS u
        LEFT JOIN (SELECT w.mask, count(*) AS n FROM pg_temp.census_bad AS w GROUP BY w.mask) AS g
            ON g.mask & (1 << u.bit) <> 0
        LEFT JOIN (
            SELECT f.rule, count(*) AS listed, count(*) FILTER (WHERE f.row_no IS NULL) AS file_faults
            FROM dcm.census_fault AS f WHERE f.batch = p_batch GROUP BY f.rule
        ) AS l ON l.rule = u.code
        GROUP BY u.code, u.severity, u.sort, l.listed, l.file_faults
    ) AS n
    WHERE n.rows > 0;
    RETURN r || jsonb_build_object('rules', rules, 'hints', dcm_app.census_hints(p_batch));
END;
$$;
COMMENT ON FUNCTION dcm_app.census_result(int, boolean) IS 'What census_check and census_recheck answer, counted over the whole delivery';
