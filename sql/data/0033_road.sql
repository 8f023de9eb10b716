CREATE TABLE dcm.road (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    grade text NOT NULL CHECK (grade IN ('main', 'secondary', 'lane')),
    note text,
    geom geometry(LineString, 4547) NOT NULL
);
CREATE INDEX road_geom ON dcm.road USING gist (geom);
CREATE INDEX road_name ON dcm.road (name);
COMMENT ON TABLE dcm.road IS 'Roads (道路) of the offline base map';
COMMENT ON COLUMN dcm.road.id IS 'Key for QGIS';
COMMENT ON COLUMN dcm.road.name IS 'Name';
COMMENT ON COLUMN dcm.road.grade IS 'main 主干路, secondary 次干路, lane 支路';
COMMENT ON COLUMN dcm.road.note IS 'Where the line comes from';
COMMENT ON COLUMN dcm.road.geom IS 'Centre line, EPSG:4547';
