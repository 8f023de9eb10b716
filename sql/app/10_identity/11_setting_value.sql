CREATE FUNCTION dcm_app.setting_value(key text)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT s.value FROM dcm.setting AS s
        WHERE s.key = setting_value.key AND s.valid_from <= (now() AT TIME ZONE 'Asia/Shanghai')::date
        ORDER BY s.valid_from DESC LIMIT 1
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.setting_value(text) IS 'A choice of the district as it counts today, by the day in the district whatever time zone asks';
