CREATE FUNCTION dcm_app.check_setting_pair(p_key text, p_value jsonb)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF p_key = 'grid_area_min_m2' AND p_value >= coalesce(dcm_app.setting_value('grid_area_max_m2'), 'null') THEN
        PERFORM dcm_app.raise_bad_setting(p_key, '下限要小于上限', '{"wants": "below_most"}');
    ELSIF p_key = 'grid_area_max_m2' AND p_value <= coalesce(dcm_app.setting_value('grid_area_min_m2'), 'null') THEN
        PERFORM dcm_app.raise_bad_setting(p_key, '上限要大于下限', '{"wants": "above_least"}');
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_setting_pair(text, jsonb) IS 'DC003 where a setting contradicts the one that belongs to it';
