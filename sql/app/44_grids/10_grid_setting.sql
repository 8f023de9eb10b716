CREATE FUNCTION dcm_app.grid_setting(key text)
RETURNS double precision
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (dcm_app.setting_value(grid_setting.key) #>> '{}')::double precision;
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_setting(text) IS 'A tolerance of the checks of unit grids as a number';
