CREATE FUNCTION dcm_app.component_near(x double precision, y double precision, radius_m double precision DEFAULT 15)
RETURNS TABLE (component_code text, class_code text, class_name text, name text, status text, owner_department text,
    grid_code text, distance_m numeric, place_x double precision, place_y double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    spot geometry := ST_SetSRID(ST_MakePoint(component_near.x, component_near.y), 4547);
BEGIN
    PERFORM dcm_app.me();
    RETURN QUERY
    SELECT c.component_code, c.class_code, k.label_zh, c.name, c.status, c.owner_department, c.grid_code,
        round(ST_Distance(c.geom, spot)::numeric, 1), ST_X(ST_PointOnSurface(c.geom)), ST_Y(ST_PointOnSurface(c.geom))
    FROM dcm.component AS c
    INNER JOIN dcm.class AS k ON k.standard = c.class_standard AND k.kind = c.kind AND k.code = c.class_code
    WHERE ST_DWithin(c.geom, spot, greatest(least(radius_m, 200), 0)) AND c.valid_to IS NULL
    ORDER BY ST_Distance(c.geom, spot), c.component_code
    LIMIT 20;
END;
$$;
COMMENT ON FUNCTION dcm_app.component_near(double precision, double precision, double precision) IS
    'Components under the cursor, nearest first; position and radius in metres, EPSG:4547';
