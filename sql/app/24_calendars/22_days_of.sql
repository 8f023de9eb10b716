CREATE FUNCTION dcm_app.days_of(p_days jsonb, p_year int)
RETURNS TABLE (day date, working boolean, label_zh text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    wrong date;
BEGIN
    IF jsonb_typeof(p_days) IS DISTINCT FROM 'array' THEN
        PERFORM dcm_app.raise_error('DC003', '工作日历的日期应是一个列表', '没有特殊日期时给空列表 []', '{"key": "bad_calendar"}');
    END IF;
    SELECT x.day INTO wrong
    FROM (SELECT dcm_app.day_for(s.item, 'day') AS day FROM jsonb_array_elements(p_days) AS s (item)) AS x
    WHERE extract(year FROM x.day) <> p_year ORDER BY x.day LIMIT 1;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('%s 不在 %s 年', wrong, p_year), '整年都没有写入',
            jsonb_build_object('key', 'day_outside_year', 'day', wrong, 'year', p_year));
    END IF;
    SELECT x.day INTO wrong
    FROM (SELECT dcm_app.day_for(s.item, 'day') AS day FROM jsonb_array_elements(p_days) AS s (item)) AS x
    GROUP BY x.day HAVING count(*) > 1 ORDER BY x.day LIMIT 1;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('%s 写了两次', wrong), '每天只能写一次，整年都没有写入',
            jsonb_build_object('key', 'day_twice', 'day', wrong));
    END IF;
    SELECT dcm_app.day_for(s.item, 'day') INTO wrong FROM jsonb_array_elements(p_days) AS s (item)
    WHERE jsonb_typeof(s.item -> 'working') IS DISTINCT FROM 'boolean'
        OR coalesce(length(btrim(s.item ->> 'label_zh', E' \t\r\n　')) NOT BETWEEN 1 AND 40, true)
    LIMIT 1;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('%s 没有写明上班还是放假，或没有名称', wrong), '每天要有 working 和 label_zh（不超过 40 字）',
            jsonb_build_object('key', 'day_unnamed', 'day', wrong));
    END IF;
    RETURN QUERY
    SELECT dcm_app.day_for(s.item, 'day'), (s.item ->> 'working')::boolean, btrim(s.item ->> 'label_zh', E' \t\r\n　')
    FROM jsonb_array_elements(p_days) AS s (item);
END;
$$;
COMMENT ON FUNCTION dcm_app.days_of(jsonb, int) IS
    'Days of a year given as [{day, working, label_zh}]; DC003 for one outside the year, one given twice, one that does not say what it is';
