CREATE TABLE dcm.component (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    component_code text NOT NULL UNIQUE CHECK (component_code ~ '^\d{16,17}$'),
    class_standard text NOT NULL,
    kind text NOT NULL DEFAULT 'component' CHECK (kind = 'component'),
    class_code text NOT NULL,
    name text NOT NULL,
    status text NOT NULL DEFAULT '完好' CHECK (status IN ('完好', '破损', '丢失', '占用', '废弃', '移除')),
    owner_department text REFERENCES dcm.department,
    competent_department text REFERENCES dcm.department,
    maintenance_department text REFERENCES dcm.department,
    grid_code text REFERENCES dcm.grid (grid_code),
    address text,
    surveyed_on date,
    valid_from date NOT NULL DEFAULT current_date,
    valid_to date,
    extra jsonb NOT NULL DEFAULT '{}',
    geom geometry(Geometry, 4547) NOT NULL,
    FOREIGN KEY (class_standard, kind, class_code) REFERENCES dcm.class
);
CREATE INDEX component_geom ON dcm.component USING gist (geom);
CREATE INDEX component_class ON dcm.component (class_standard, class_code);
COMMENT ON TABLE dcm.component IS 'Components (管理部件), CJ/T 214-2007';
COMMENT ON COLUMN dcm.component.id IS 'Key for QGIS';
COMMENT ON COLUMN dcm.component.component_code IS '标识码: 16 digits (6+2+2+6); 17 in the 2026 standard';
COMMENT ON COLUMN dcm.component.class_standard IS 'Standard of the class';
COMMENT ON COLUMN dcm.component.kind IS 'Always component; part of the key of the class';
COMMENT ON COLUMN dcm.component.class_code IS 'Class code';
COMMENT ON COLUMN dcm.component.name IS '部件名称';
COMMENT ON COLUMN dcm.component.status IS '部件状态';
COMMENT ON COLUMN dcm.component.owner_department IS '权属单位';
COMMENT ON COLUMN dcm.component.competent_department IS '主管部门';
COMMENT ON COLUMN dcm.component.maintenance_department IS '养护单位';
COMMENT ON COLUMN dcm.component.grid_code IS '所在单元网格';
COMMENT ON COLUMN dcm.component.address IS 'Place in words';
COMMENT ON COLUMN dcm.component.surveyed_on IS 'Day of the survey';
COMMENT ON COLUMN dcm.component.valid_from IS '初始日期';
COMMENT ON COLUMN dcm.component.valid_to IS 'End, empty while it stands';
COMMENT ON COLUMN dcm.component.extra IS 'Attributes of the class that have no column (扩展属性)';
COMMENT ON COLUMN dcm.component.geom IS 'Place: point, line or polygon, EPSG:4547';
