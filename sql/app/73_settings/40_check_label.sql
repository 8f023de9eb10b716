CREATE FUNCTION dcm_app.check_label(p jsonb)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    zh text := p ->> 'label_zh';
    en text := p ->> 'label_en';
BEGIN
    IF coalesce(jsonb_typeof(p -> 'label_zh'), 'string') <> 'string' OR coalesce(jsonb_typeof(p -> 'label_en'), 'string') <> 'string'
        OR length(zh) NOT BETWEEN 1 AND 30 OR length(en) NOT BETWEEN 1 AND 60 OR zh <> btrim(zh) OR en <> btrim(en)
        OR zh ~ '[[:cntrl:]]' OR en ~ '[[:cntrl:]]' THEN
        PERFORM dcm_app.raise_error('DC003', '名称不对', '中文名称 1 到 30 个字，英文名称 1 到 60 个字符，前后不留空格，不换行',
            '{"key": "bad_label"}');
    END IF;
    IF p ? 'sort' AND (jsonb_typeof(p -> 'sort') <> 'number' OR (p ->> 'sort')::numeric NOT BETWEEN 0 AND 9999
        OR (p ->> 'sort')::numeric <> trunc((p ->> 'sort')::numeric)) THEN
        PERFORM dcm_app.raise_error('DC003', '顺序要填 0 到 9999 的整数', '数小的在前', '{"key": "bad_sort"}');
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_label(jsonb) IS 'DC003 unless labels and order of an entry of a code list can be so';
