CREATE FUNCTION dcm_app.raise_bad_place(reading text)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM dcm_app.raise_error('DC003', '坐标不对', CASE
            WHEN reading = 'swapped' THEN '看起来 x、y 写反了：x 是东向（经度），y 是北向（纬度）'
            WHEN reading = 'degrees' THEN '看起来是经纬度（度），不是米：请写明 srid 4326'
            WHEN reading ~ '^\d' THEN format('看起来是 EPSG:%s 的米坐标：请写明 srid %s', reading, reading)
            WHEN reading IS NOT NULL THEN format('按 %s 坐标正好在本区：请写明 srid 4326 和 datum %s', reading, reading)
            ELSE '请给出 x、y 两个数和正确的 srid；gcj02、bd09 只用于经纬度'
        END,
        jsonb_strip_nulls(jsonb_build_object('key', 'bad_place', 'looks', reading)));
END;
$$;
COMMENT ON FUNCTION dcm_app.raise_bad_place(text) IS 'DC003 bad_place, with what the numbers look like';
