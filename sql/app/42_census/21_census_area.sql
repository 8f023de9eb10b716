CREATE FUNCTION dcm_app.census_area()
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET client_min_messages = warning
AS $$
BEGIN
    DROP TABLE IF EXISTS pg_temp.census_area;
    CREATE TEMPORARY TABLE census_area AS
    SELECT g.grid_code, g.geom FROM dcm.grid AS g WHERE coalesce(g.valid_to >= current_date, true);
    IF NOT EXISTS (SELECT FROM pg_temp.census_area) THEN
        INSERT INTO pg_temp.census_area (geom)
        SELECT c.geom FROM dcm.community AS c WHERE coalesce(c.valid_to >= current_date, true);
    END IF;
    CREATE INDEX ON pg_temp.census_area USING gist (geom);
    CREATE INDEX ON pg_temp.census_area (grid_code);
    ANALYZE pg_temp.census_area;
    RETURN EXISTS (SELECT FROM pg_temp.census_area);
END;
$$;
COMMENT ON FUNCTION dcm_app.census_area() IS
    'The district as an import sees it: valid unit grids, else communities, in pg_temp.census_area; whether there is any';
