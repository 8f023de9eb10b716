CREATE FUNCTION dcm_app.grid_place(delivered geometry, crs jsonb)
RETURNS geometry
LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp
AS $$
DECLARE
    plain geometry := ST_Force2D(ST_CurveToLine(delivered));
    place geometry;
BEGIN
    place := CASE
        WHEN crs ->> 'proj' IS NOT NULL THEN ST_Transform(ST_SetSRID(plain, 0), crs ->> 'proj', 4547)
        ELSE ST_Transform(ST_SetSRID(plain, coalesce((crs ->> 'srid')::int, 4547)), 4547)
    END;
    IF ST_AsText(place) ~* 'nan|inf' THEN
        RETURN NULL;
    END IF;
    RETURN place;
EXCEPTION WHEN data_exception OR internal_error OR invalid_parameter_value THEN
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_place(geometry, jsonb) IS
    'A delivered geometry in EPSG:4547, flat and without arcs; NULL where its numbers cannot be in the system {srid} or {proj}';
