CREATE FUNCTION dcm_app.unit_code(unit text)
RETURNS text
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    code text := CASE trim(unit)
        WHEN 'urgent_hour' THEN 'urgent_hour' WHEN '紧急工作时' THEN 'urgent_hour'
        WHEN 'work_hour' THEN 'work_hour' WHEN '工作时' THEN 'work_hour'
        WHEN 'work_day' THEN 'work_day' WHEN '工作日' THEN 'work_day'
        WHEN 'natural_day' THEN 'natural_day' WHEN '自然日' THEN 'natural_day'
        WHEN 'urgent_day' THEN 'urgent_day' WHEN '紧急工作日' THEN 'urgent_day'
    END;
BEGIN
    IF code IS NULL THEN
        PERFORM dcm_app.raise_error('DC003', format('没有“%s”这个时限单位', left(coalesce(unit, ''), 60)),
            '可用：紧急工作时、工作时、工作日、自然日、紧急工作日', jsonb_build_object('key', 'unknown_unit', 'unit', left(unit, 60)));
    END IF;
    RETURN code;
END;
$$;
COMMENT ON FUNCTION dcm_app.unit_code(text) IS 'Code of a unit of time given by code or Chinese name; DC003 if unknown';
