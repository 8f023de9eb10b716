ALTER TABLE dcm.grid
    ADD COLUMN since date NOT NULL DEFAULT current_date,
    ADD COLUMN extra jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ADD COLUMN written_by text NOT NULL DEFAULT session_user,
    ADD COLUMN batch integer REFERENCES dcm.census_batch;
UPDATE dcm.grid SET since = valid_from;
CREATE INDEX grid_batch ON dcm.grid (batch) WHERE batch IS NOT NULL;
COMMENT ON COLUMN dcm.grid.since IS 'First day of this state; earlier ones are in grid_past';
COMMENT ON COLUMN dcm.grid.extra IS 'Columns of the delivery that have none here';
COMMENT ON COLUMN dcm.grid.written_at IS 'When this state was written';
COMMENT ON COLUMN dcm.grid.written_by IS 'Login who wrote it';
COMMENT ON COLUMN dcm.grid.batch IS 'Census batch that wrote it';
CREATE TABLE dcm.grid_past (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    grid_code text NOT NULL,
    since date NOT NULL,
    until date NOT NULL,
    community_code text NOT NULL,
    name text NOT NULL,
    area_type smallint NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    extra jsonb NOT NULL,
    geom geometry(MultiPolygon, 4547) NOT NULL,
    written_at timestamptz NOT NULL,
    written_by text NOT NULL,
    batch integer REFERENCES dcm.census_batch,
    replaced_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    replaced_by text NOT NULL DEFAULT session_user,
    replaced_batch integer REFERENCES dcm.census_batch,
    how text NOT NULL CHECK (how IN ('import', 'retire', 'undo'))
);
CREATE INDEX grid_past_code ON dcm.grid_past (grid_code, until);
CREATE INDEX grid_past_batch ON dcm.grid_past (replaced_batch) WHERE replaced_batch IS NOT NULL;
COMMENT ON TABLE dcm.grid_past IS 'What unit grids were before (网格历史): one row a boundary or name that was replaced, kept for good';
COMMENT ON COLUMN dcm.grid_past.id IS 'Key';
COMMENT ON COLUMN dcm.grid_past.grid_code IS 'Code of the grid';
COMMENT ON COLUMN dcm.grid_past.since IS 'First day of the state';
COMMENT ON COLUMN dcm.grid_past.until IS 'First day on which it was so no longer';
COMMENT ON COLUMN dcm.grid_past.community_code IS 'Community it lay in';
COMMENT ON COLUMN dcm.grid_past.name IS 'Name';
COMMENT ON COLUMN dcm.grid_past.area_type IS '1 一类区域, 2 二类区域';
COMMENT ON COLUMN dcm.grid_past.valid_from IS '初始时间';
COMMENT ON COLUMN dcm.grid_past.valid_to IS '终止时间';
COMMENT ON COLUMN dcm.grid_past.extra IS 'Columns of the delivery that have none here';
COMMENT ON COLUMN dcm.grid_past.geom IS 'Area, EPSG:4547';
COMMENT ON COLUMN dcm.grid_past.written_at IS 'When the state was written';
COMMENT ON COLUMN dcm.grid_past.written_by IS 'Login who wrote it';
COMMENT ON COLUMN dcm.grid_past.batch IS 'Census batch that wrote it';
COMMENT ON COLUMN dcm.grid_past.replaced_at IS 'When it was replaced';
COMMENT ON COLUMN dcm.grid_past.replaced_by IS 'Login who replaced it';
COMMENT ON COLUMN dcm.grid_past.replaced_batch IS 'Census batch that replaced it';
COMMENT ON COLUMN dcm.grid_past.how IS 'import, retire, undo';
