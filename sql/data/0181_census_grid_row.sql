CREATE TABLE dcm.census_grid_row (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch integer NOT NULL REFERENCES dcm.census_batch ON DELETE CASCADE,
    row_no integer NOT NULL,
    part text NOT NULL,
    part_row integer NOT NULL,
    grid_code text,
    community_code text,
    name text,
    area_type smallint,
    valid_from date,
    valid_to date,
    extra jsonb NOT NULL DEFAULT '{}',
    unread jsonb NOT NULL DEFAULT '{}',
    flaw text CHECK (flaw IN ('missing', 'numbers', 'not_area', 'outside', 'invalid')),
    heights boolean NOT NULL DEFAULT false,
    crs_hint text,
    geom geometry(Geometry, 4547),
    shape geometry(MultiPolygon, 4547),
    state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'clean', 'same', 'faulty', 'taken')),
    mended_by text,
    mended_at timestamptz,
    UNIQUE (batch, row_no)
);
CREATE INDEX census_grid_row_shape ON dcm.census_grid_row USING gist (shape);
CREATE INDEX census_grid_row_code ON dcm.census_grid_row (batch, grid_code);
COMMENT ON TABLE dcm.census_grid_row IS 'Rows of deliveries of unit grids; the faulty ones stay until somebody mends or discards them (网格待入库记录)';
COMMENT ON COLUMN dcm.census_grid_row.id IS 'Key for QGIS';
COMMENT ON COLUMN dcm.census_grid_row.batch IS 'Batch';
COMMENT ON COLUMN dcm.census_grid_row.row_no IS 'Number within the batch, from 1';
COMMENT ON COLUMN dcm.census_grid_row.part IS 'File and layer it came from';
COMMENT ON COLUMN dcm.census_grid_row.part_row IS 'Row within that file, from 1';
COMMENT ON COLUMN dcm.census_grid_row.grid_code IS '网格编码 as delivered';
COMMENT ON COLUMN dcm.census_grid_row.community_code IS '社区编码 as delivered; empty takes the one in the grid code';
COMMENT ON COLUMN dcm.census_grid_row.name IS '网格名称';
COMMENT ON COLUMN dcm.census_grid_row.area_type IS '1 一类区域, 2 二类区域';
COMMENT ON COLUMN dcm.census_grid_row.valid_from IS '初始时间';
COMMENT ON COLUMN dcm.census_grid_row.valid_to IS '终止时间';
COMMENT ON COLUMN dcm.census_grid_row.extra IS 'Columns of the delivery that have none here';
COMMENT ON COLUMN dcm.census_grid_row.unread IS 'What could not be read: our field to the delivered text';
COMMENT ON COLUMN dcm.census_grid_row.flaw IS 'What is wrong with the geometry as it came';
COMMENT ON COLUMN dcm.census_grid_row.heights IS 'Whether it came with heights or measures';
COMMENT ON COLUMN dcm.census_grid_row.crs_hint IS 'For a place outside the district: the coordinate system in which it would lie inside';
COMMENT ON COLUMN dcm.census_grid_row.geom IS 'Boundary as delivered, EPSG:4547; empty where none could be made';
COMMENT ON COLUMN dcm.census_grid_row.shape IS 'The area that counts in the checks, EPSG:4547, valid; empty once the row is taken';
COMMENT ON COLUMN dcm.census_grid_row.state IS 'new not checked, clean, same as what is known, faulty, taken';
COMMENT ON COLUMN dcm.census_grid_row.mended_by IS 'Login who last mended it';
COMMENT ON COLUMN dcm.census_grid_row.mended_at IS 'When it was last mended';
