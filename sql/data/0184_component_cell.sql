-- From afar a map shows how many components stand where. Rows are only added (a correction is a negative number), so that
-- two surveyors never wait for each other; many rows are summed up now and then.
CREATE TABLE dcm.component_cell (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cell_x integer NOT NULL CHECK (cell_x BETWEEN 0 AND 32767),
    cell_y integer NOT NULL CHECK (cell_y BETWEEN 0 AND 65535),
    number integer NOT NULL
);
COMMENT ON TABLE dcm.component_cell IS 'How many components stand in each square of 250 m: the sum of its rows';
COMMENT ON COLUMN dcm.component_cell.id IS 'Key';
COMMENT ON COLUMN dcm.component_cell.cell_x IS 'Easting of the square divided by 250 m, EPSG:4547';
COMMENT ON COLUMN dcm.component_cell.cell_y IS 'Northing of the square divided by 250 m, EPSG:4547';
COMMENT ON COLUMN dcm.component_cell.number IS 'Components that came or, below zero, went';
CREATE FUNCTION dcm.sum_component_cells() RETURNS void
LANGUAGE plpgsql
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF pg_try_advisory_xact_lock(hashtext('dcm.component_cell')) THEN
        WITH summed AS (DELETE FROM dcm.component_cell RETURNING cell_x, cell_y, number)
        INSERT INTO dcm.component_cell (cell_x, cell_y, number)
        SELECT s.cell_x, s.cell_y, sum(s.number) FROM summed AS s GROUP BY s.cell_x, s.cell_y HAVING sum(s.number) <> 0;
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm.sum_component_cells() IS 'One row a square again; leaves it to whoever is at it already';
CREATE FUNCTION dcm.count_component_cells() RETURNS trigger
LANGUAGE plpgsql
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    added int;
    newest int;
BEGIN
    IF tg_op = 'TRUNCATE' THEN
        DELETE FROM dcm.component_cell;
        RETURN NULL;
    ELSIF tg_op = 'INSERT' THEN
        INSERT INTO dcm.component_cell (cell_x, cell_y, number)
        SELECT greatest(least(floor((ST_XMin(c.geom) + ST_XMax(c.geom)) / 500), 32767), 0)::int,
            greatest(least(floor((ST_YMin(c.geom) + ST_YMax(c.geom)) / 500), 65535), 0)::int, count(*)
        FROM come AS c WHERE c.valid_to IS NULL GROUP BY 1, 2;
    ELSIF tg_op = 'DELETE' THEN
        INSERT INTO dcm.component_cell (cell_x, cell_y, number)
        SELECT greatest(least(floor((ST_XMin(g.geom) + ST_XMax(g.geom)) / 500), 32767), 0)::int,
            greatest(least(floor((ST_YMin(g.geom) + ST_YMax(g.geom)) / 500), 65535), 0)::int, -count(*)
        FROM gone AS g WHERE g.valid_to IS NULL GROUP BY 1, 2;
    ELSE
        INSERT INTO dcm.component_cell (cell_x, cell_y, number)
        SELECT greatest(least(floor((ST_XMin(m.geom) + ST_XMax(m.geom)) / 500), 32767), 0)::int,
            greatest(least(floor((ST_YMin(m.geom) + ST_YMax(m.geom)) / 500), 65535), 0)::int, sum(m.number)
        FROM (
            SELECT c.geom, c.valid_to, 1 AS number FROM come AS c
            UNION ALL SELECT g.geom, g.valid_to, -1 FROM gone AS g
        ) AS m
        WHERE m.valid_to IS NULL GROUP BY 1, 2 HAVING sum(m.number) <> 0;
    END IF;
    GET DIAGNOSTICS added = ROW_COUNT;
    SELECT max(x.id) INTO newest FROM dcm.component_cell AS x;
    IF added >= 200 OR newest % 1000 < added THEN
        PERFORM dcm.sum_component_cells();
    END IF;
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm.count_component_cells() IS 'Notes in which squares a statement added, moved or retired components';
REVOKE EXECUTE ON FUNCTION dcm.sum_component_cells(), dcm.count_component_cells()
FROM PUBLIC;
CREATE TRIGGER component_cells_come AFTER INSERT ON dcm.component
REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION dcm.count_component_cells();
CREATE TRIGGER component_cells_go AFTER DELETE ON dcm.component
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION dcm.count_component_cells();
CREATE TRIGGER component_cells_change AFTER UPDATE ON dcm.component
REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION dcm.count_component_cells();
CREATE TRIGGER component_cells_empty AFTER TRUNCATE ON dcm.component
FOR EACH STATEMENT EXECUTE FUNCTION dcm.count_component_cells();
INSERT INTO dcm.component_cell (cell_x, cell_y, number)
SELECT greatest(least(floor((ST_XMin(c.geom) + ST_XMax(c.geom)) / 500), 32767), 0)::int,
            greatest(least(floor((ST_YMin(c.geom) + ST_YMax(c.geom)) / 500), 65535), 0)::int, count(*)
FROM dcm.component AS c WHERE c.valid_to IS NULL GROUP BY 1, 2;
