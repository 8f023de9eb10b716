CREATE FUNCTION dcm_app.limit_unit(p_limit jsonb)
RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT CASE
        -- 3650 days are ten years; what is longer is a slip of the keyboard.
        WHEN coalesce(p_limit ->> 'amount', '') !~ '^\d{1,4}(\.\d{1,4})?$' THEN NULL
        WHEN NOT (p_limit ->> 'amount')::numeric BETWEEN 0.0001 AND 3650 THEN NULL
        WHEN p_limit ->> 'unit' IN ('urgent_hour', '紧急工作时') THEN 'urgent_hour'
        WHEN p_limit ->> 'unit' IN ('work_hour', '工作时') THEN 'work_hour'
        WHEN p_limit ->> 'unit' IN ('work_day', '工作日') THEN 'work_day'
        WHEN p_limit ->> 'unit' IN ('natural_day', '自然日') THEN 'natural_day'
        WHEN p_limit ->> 'unit' IN ('urgent_day', '紧急工作日') THEN 'urgent_day'
    END
$$;
COMMENT ON FUNCTION dcm_app.limit_unit(jsonb) IS
    'Unit of a limit {amount, unit}; NULL for one that is none: no number, not above 0, above 3650, or of an unknown unit';
