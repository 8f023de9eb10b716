CREATE FUNCTION dcm_app.slots_of(p_slots jsonb)
RETURNS TABLE (slot smallint, from_time time, to_time time)
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    clock constant text := '^([01]?\d|2[0-3]):[0-5]\d$';
    one record;
    wrong text;
BEGIN
    IF jsonb_typeof(p_slots) IS DISTINCT FROM 'array' OR jsonb_array_length(p_slots) NOT BETWEEN 1 AND 12 THEN
        PERFORM dcm_app.raise_error('DC003', '作息时间至少要有一段，至多十二段', '每段形如 08:00 至 12:00', '{"key": "hours_none"}');
    END IF;
    FOR one IN SELECT s.item ->> 'from' AS from_words, s.item ->> 'to' AS to_words FROM jsonb_array_elements(p_slots) AS s (item)
    LOOP
        -- 24:00 is an end and no beginning.
        wrong := CASE WHEN coalesce(one.from_words, '') !~ clock THEN coalesce(one.from_words, '')
            WHEN coalesce(one.to_words, '') !~ clock AND coalesce(one.to_words, '') <> '24:00' THEN coalesce(one.to_words, '') END;
        IF wrong IS NOT NULL THEN
            PERFORM dcm_app.raise_error('DC003', format('“%s”不是一天中的时刻', left(wrong, 20)), '时刻从 00:00 到 24:00，24:00 只能作结束',
                jsonb_build_object('key', 'hours_time', 'time', left(wrong, 20)));
        END IF;
        IF one.to_words::time <= one.from_words::time THEN
            PERFORM dcm_app.raise_error('DC003', format('%s 至 %s：结束不晚于开始', one.from_words, one.to_words), '夜班请分成到 24:00 和从 00:00 起的两段',
                jsonb_build_object('key', 'hours_order', 'from', one.from_words, 'to', one.to_words));
        END IF;
    END LOOP;
    FOR one IN
        SELECT to_char(t.from_time, 'HH24:MI') AS from_words, t.lap FROM (
            SELECT x.from_time, lag(x.to_time) OVER (ORDER BY x.from_time, x.to_time) > x.from_time AS lap
            FROM jsonb_array_elements(p_slots) AS s (item)
            CROSS JOIN LATERAL (SELECT (s.item ->> 'from')::time AS from_time, (s.item ->> 'to')::time AS to_time) AS x
        ) AS t WHERE t.lap
    LOOP
        PERFORM dcm_app.raise_error('DC003', format('从 %s 起的一段与前一段重叠', one.from_words), '各段作息时间不能重叠',
            jsonb_build_object('key', 'hours_overlap', 'from', one.from_words));
    END LOOP;
    RETURN QUERY
    SELECT (row_number() OVER (ORDER BY x.from_time))::smallint, x.from_time, x.to_time
    FROM jsonb_array_elements(p_slots) AS s (item)
    CROSS JOIN LATERAL (SELECT (s.item ->> 'from')::time AS from_time, (s.item ->> 'to')::time AS to_time) AS x;
END;
$$;
COMMENT ON FUNCTION dcm_app.slots_of(jsonb) IS
    'Slots of a working day given as [{from, to}], in order; DC003 for 25:00, an end before its start, an overlap, or none at all';
