CREATE FUNCTION dcm_app.kind_of_shape(shape geometry)
RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = public, pg_temp
AS $$
    SELECT CASE ST_GeometryType(shape)
        WHEN 'ST_Point' THEN 'point' WHEN 'ST_LineString' THEN 'line' WHEN 'ST_Polygon' THEN 'polygon'
    END
$$;
COMMENT ON FUNCTION dcm_app.kind_of_shape(geometry) IS 'point, line or polygon; NULL for anything of several parts';
