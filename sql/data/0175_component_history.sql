ALTER TABLE dcm.component
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD COLUMN since date NOT NULL DEFAULT current_date,
    ADD COLUMN data_source text,
    ADD COLUMN note text,
    ADD COLUMN photo text,
    ADD COLUMN written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ADD COLUMN written_by text NOT NULL DEFAULT session_user,
    ADD COLUMN batch integer REFERENCES dcm.census_batch;
UPDATE dcm.component SET since = valid_from;
CREATE INDEX component_batch ON dcm.component (batch) WHERE batch IS NOT NULL;
COMMENT ON COLUMN dcm.component.version IS 'Counts its states, from 1';
COMMENT ON COLUMN dcm.component.since IS 'First day of the present state: 初始日期, later 变更日期';
COMMENT ON COLUMN dcm.component.data_source IS '数据来源: 实测, 地形图, 调绘 …';
COMMENT ON COLUMN dcm.component.note IS '备注';
COMMENT ON COLUMN dcm.component.photo IS '照片: address or path of a picture';
COMMENT ON COLUMN dcm.component.written_at IS 'When the present state was written';
COMMENT ON COLUMN dcm.component.written_by IS 'Login who wrote it';
COMMENT ON COLUMN dcm.component.batch IS 'Batch that wrote the present state, empty for an edit by hand';
CREATE TABLE dcm.component_past (
    component_id integer NOT NULL,
    version integer NOT NULL,
    since date NOT NULL,
    until date,
    component_code text NOT NULL,
    class_standard text NOT NULL,
    class_code text NOT NULL,
    name text NOT NULL,
    status text NOT NULL,
    owner_department text,
    competent_department text,
    maintenance_department text,
    grid_code text,
    address text,
    surveyed_on date,
    valid_from date NOT NULL,
    valid_to date,
    data_source text,
    note text,
    photo text,
    extra jsonb NOT NULL,
    geom geometry(Geometry, 4547) NOT NULL,
    written_at timestamptz NOT NULL,
    written_by text NOT NULL,
    batch integer REFERENCES dcm.census_batch,
    replaced_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    replaced_by text NOT NULL DEFAULT session_user,
    replaced_batch integer REFERENCES dcm.census_batch,
    how text NOT NULL CHECK (how IN ('edit', 'import', 'ownership', 'retire', 'undo')),
    PRIMARY KEY (component_id, version)
);
CREATE INDEX component_past_code ON dcm.component_past (component_code);
CREATE INDEX component_past_geom ON dcm.component_past USING gist (geom);
CREATE INDEX component_past_batch ON dcm.component_past (replaced_batch) WHERE replaced_batch IS NOT NULL;
COMMENT ON TABLE dcm.component_past IS 'What components were before (部件历史): one row a state that was replaced, kept for good';
COMMENT ON COLUMN dcm.component_past.component_id IS 'Component';
COMMENT ON COLUMN dcm.component_past.version IS 'Number of the state';
COMMENT ON COLUMN dcm.component_past.since IS 'First day of the state';
COMMENT ON COLUMN dcm.component_past.until IS 'First day on which it was no longer so; empty for a state that never was (undone)';
COMMENT ON COLUMN dcm.component_past.component_code IS '标识码 then';
COMMENT ON COLUMN dcm.component_past.class_standard IS 'Standard of the class';
COMMENT ON COLUMN dcm.component_past.class_code IS 'Class code then';
COMMENT ON COLUMN dcm.component_past.name IS '部件名称';
COMMENT ON COLUMN dcm.component_past.status IS '部件状态';
COMMENT ON COLUMN dcm.component_past.owner_department IS '权属单位';
COMMENT ON COLUMN dcm.component_past.competent_department IS '主管部门';
COMMENT ON COLUMN dcm.component_past.maintenance_department IS '养护单位';
COMMENT ON COLUMN dcm.component_past.grid_code IS '所在单元网格';
COMMENT ON COLUMN dcm.component_past.address IS 'Place in words';
COMMENT ON COLUMN dcm.component_past.surveyed_on IS 'Day of the survey';
COMMENT ON COLUMN dcm.component_past.valid_from IS '初始日期';
COMMENT ON COLUMN dcm.component_past.valid_to IS 'End';
COMMENT ON COLUMN dcm.component_past.data_source IS '数据来源';
COMMENT ON COLUMN dcm.component_past.note IS '备注';
COMMENT ON COLUMN dcm.component_past.photo IS '照片';
COMMENT ON COLUMN dcm.component_past.extra IS '扩展属性';
COMMENT ON COLUMN dcm.component_past.geom IS 'Place, EPSG:4547';
COMMENT ON COLUMN dcm.component_past.written_at IS 'When this state was written';
COMMENT ON COLUMN dcm.component_past.written_by IS 'Login who wrote it';
COMMENT ON COLUMN dcm.component_past.batch IS 'Batch that wrote it';
COMMENT ON COLUMN dcm.component_past.replaced_at IS 'When another state took its place';
COMMENT ON COLUMN dcm.component_past.replaced_by IS 'Login who replaced it';
COMMENT ON COLUMN dcm.component_past.replaced_batch IS 'Batch that replaced it';
COMMENT ON COLUMN dcm.component_past.how IS 'edit by hand, import, ownership in bulk, retire, undo';
