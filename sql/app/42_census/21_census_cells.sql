CREATE FUNCTION dcm_app.census_cells()
RETURNS double precision
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET client_min_messages = warning
SET jit = off
AS $$
DECLARE
    side double precision;
BEGIN
    DROP TABLE IF EXISTS pg_temp.census_cell;
    CREATE TEMPORARY TABLE census_cell (x int, y int, grid_code text);
    -- A quarter of a small grid's side, but no more than some ten thousand squares in all.
    SELECT greatest(sqrt(sum(ST_Area(a.geom)) / count(*)) / 12, sqrt(sum(ST_Area(a.geom)) / 30000), 5) INTO side
    FROM pg_temp.census_area AS a;
    IF EXISTS (SELECT FROM pg_temp.census_in AS i WHERE i.grid_code IS NULL OFFSET 20000) THEN
        INSERT INTO pg_temp.census_cell (x, y, grid_code)
        SELECT DISTINCT ON (u.x, u.y) u.x, u.y, a.grid_code
        FROM pg_temp.census_area AS a
        CROSS JOIN LATERAL generate_series(floor(ST_XMin(a.geom) / side)::int, floor(ST_XMax(a.geom) / side)::int) AS u1 (x)
        CROSS JOIN LATERAL generate_series(floor(ST_YMin(a.geom) / side)::int, floor(ST_YMax(a.geom) / side)::int) AS u2 (y)
        CROSS JOIN LATERAL (SELECT u1.x, u2.y) AS u
        WHERE ST_ContainsProperly(a.geom, ST_MakeEnvelope(u.x * side, u.y * side, (u.x + 1) * side, (u.y + 1) * side, 4547))
        ORDER BY u.x, u.y, a.grid_code;
    END IF;
    ANALYZE pg_temp.census_cell;
    RETURN side;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_cells() IS
    'Squares that lie wholly in one grid, for large deliveries that name no grids: whatever lies in one needs no look at polygons; returns their side in metres';
