CREATE TABLE dcm.grid (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    grid_code text NOT NULL UNIQUE CHECK (grid_code ~ '^\d{14,15}$'),
    community_code text NOT NULL REFERENCES dcm.community (community_code),
    name text NOT NULL,
    area_type smallint NOT NULL DEFAULT 1 CHECK (area_type IN (1, 2)),
    valid_from date NOT NULL DEFAULT current_date,
    valid_to date,
    geom geometry(MultiPolygon, 4547) NOT NULL,
    CHECK (left(grid_code, 12) = community_code)
);
CREATE INDEX grid_geom ON dcm.grid USING gist (geom);
COMMENT ON TABLE dcm.grid IS 'Unit grids (单元网格), CJ/T 213-2005; a closed one keeps its row and its code';
COMMENT ON COLUMN dcm.grid.id IS 'Key for QGIS';
COMMENT ON COLUMN dcm.grid.grid_code IS '14 digits (6+3+3+2) or 15 (6+3+3+3)';
COMMENT ON COLUMN dcm.grid.community_code IS 'Community it lies in';
COMMENT ON COLUMN dcm.grid.name IS 'Name shown to people';
COMMENT ON COLUMN dcm.grid.area_type IS '1 一类区域, 2 二类区域';
COMMENT ON COLUMN dcm.grid.valid_from IS '初始时间';
COMMENT ON COLUMN dcm.grid.valid_to IS '终止时间, empty while valid';
COMMENT ON COLUMN dcm.grid.geom IS 'Area, EPSG:4547';
