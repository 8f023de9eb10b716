CREATE FUNCTION dcm_app.grid_flaw(delivered geometry)
RETURNS text
LANGUAGE plpgsql IMMUTABLE
SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN CASE
        WHEN delivered IS NULL OR ST_IsEmpty(delivered) THEN 'missing'
        WHEN ST_AsText(delivered) ~* 'nan|inf' THEN 'numbers'
        WHEN GeometryType(delivered) NOT IN ('POLYGON', 'MULTIPOLYGON', 'CURVEPOLYGON', 'MULTISURFACE') THEN 'not_area'
    END;
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_flaw(geometry) IS 'Why a delivered geometry cannot be the area of a grid: missing, numbers, not_area; NULL if it can';
