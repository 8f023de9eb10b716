CREATE FUNCTION dcm_app.only_keys(p jsonb, known text[])
RETURNS void
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    wrong text;
BEGIN
    IF jsonb_typeof(p) IS DISTINCT FROM 'object' THEN
        PERFORM dcm_app.raise_error('DC003', '应给出一个 JSON 对象', '', '{"key": "bad_detail"}');
    END IF;
    SELECT k INTO wrong FROM jsonb_object_keys(p) AS k WHERE NOT k = ANY (known) LIMIT 1;
    IF FOUND THEN  -- a key that is misspelt would otherwise be left out without a word
        PERFORM dcm_app.raise_error('DC003', format('没有“%s”这一项', left(wrong, 60)), format('可用：%s', array_to_string(known, '、')),
            jsonb_build_object('key', 'unknown_field', 'field', left(wrong, 60)));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.only_keys(jsonb, text[]) IS 'DC003 unless this is an object without other keys than these';
