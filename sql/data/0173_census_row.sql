CREATE TABLE dcm.census_row (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch integer NOT NULL REFERENCES dcm.census_batch ON DELETE CASCADE,
    row_no integer NOT NULL,
    part text NOT NULL,
    part_row integer NOT NULL,
    component_code text,
    class_standard text,
    class_code text,
    class_text text,
    name text,
    status text,
    owner_department text,
    competent_department text,
    maintenance_department text,
    grid_code text,
    address text,
    surveyed_on date,
    valid_from date,
    changed_on date,
    valid_to date,
    data_source text,
    note text,
    photo text,
    extra jsonb NOT NULL DEFAULT '{}',
    unread jsonb NOT NULL DEFAULT '{}',
    geom geometry(Geometry, 4547),
    mended_by text,
    mended_at timestamptz,
    UNIQUE (batch, row_no)
);
CREATE INDEX census_row_geom ON dcm.census_row USING gist (geom);
COMMENT ON TABLE dcm.census_row IS 'Faulty rows of component deliveries, kept until somebody mends or discards them (待修正记录)';
COMMENT ON COLUMN dcm.census_row.id IS 'Key for QGIS';
COMMENT ON COLUMN dcm.census_row.batch IS 'Batch';
COMMENT ON COLUMN dcm.census_row.row_no IS 'Number within the batch, from 1';
COMMENT ON COLUMN dcm.census_row.part IS 'File and layer it came from';
COMMENT ON COLUMN dcm.census_row.part_row IS 'Row within that file, from 1';
COMMENT ON COLUMN dcm.census_row.component_code IS '标识码 as delivered';
COMMENT ON COLUMN dcm.census_row.class_standard IS 'Standard of the class';
COMMENT ON COLUMN dcm.census_row.class_code IS 'Class code that was understood';
COMMENT ON COLUMN dcm.census_row.class_text IS 'Class as delivered';
COMMENT ON COLUMN dcm.census_row.name IS '部件名称';
COMMENT ON COLUMN dcm.census_row.status IS '部件状态';
COMMENT ON COLUMN dcm.census_row.owner_department IS '权属单位';
COMMENT ON COLUMN dcm.census_row.competent_department IS '主管部门';
COMMENT ON COLUMN dcm.census_row.maintenance_department IS '养护单位';
COMMENT ON COLUMN dcm.census_row.grid_code IS '所在单元网格 as delivered';
COMMENT ON COLUMN dcm.census_row.address IS 'Place in words';
COMMENT ON COLUMN dcm.census_row.surveyed_on IS 'Day of the survey';
COMMENT ON COLUMN dcm.census_row.valid_from IS '初始日期';
COMMENT ON COLUMN dcm.census_row.changed_on IS '变更日期';
COMMENT ON COLUMN dcm.census_row.valid_to IS 'End, empty while it stands';
COMMENT ON COLUMN dcm.census_row.data_source IS '数据来源';
COMMENT ON COLUMN dcm.census_row.note IS '备注';
COMMENT ON COLUMN dcm.census_row.photo IS '照片: address or path of a picture';
COMMENT ON COLUMN dcm.census_row.extra IS 'Columns of the delivery that have none here';
COMMENT ON COLUMN dcm.census_row.unread IS 'What could not be read: our field to the delivered text';
COMMENT ON COLUMN dcm.census_row.geom IS 'Place, EPSG:4547; empty where none could be made';
COMMENT ON COLUMN dcm.census_row.mended_by IS 'Login who last mended it';
COMMENT ON COLUMN dcm.census_row.mended_at IS 'When it was last mended';
