CREATE TABLE dcm.census_rule (
    code text PRIMARY KEY,
    severity text NOT NULL CHECK (severity IN ('error', 'warning')),
    label_zh text NOT NULL,
    label_en text NOT NULL,
    mend_zh text NOT NULL,
    mend_en text NOT NULL,
    sort integer NOT NULL,
    bit smallint UNIQUE CHECK (bit BETWEEN 0 AND 30)
);
COMMENT ON TABLE dcm.census_rule IS 'Rules that deliveries are checked by (普查检查规则), each with how a fault is mended';
COMMENT ON COLUMN dcm.census_rule.code IS 'Name of the rule';
COMMENT ON COLUMN dcm.census_rule.severity IS 'error: the row is not taken; warning: it is taken and reported';
COMMENT ON COLUMN dcm.census_rule.label_zh IS 'The fault, Chinese';
COMMENT ON COLUMN dcm.census_rule.label_en IS 'The fault, English';
COMMENT ON COLUMN dcm.census_rule.mend_zh IS 'How to mend it, Chinese';
COMMENT ON COLUMN dcm.census_rule.mend_en IS 'How to mend it, English';
COMMENT ON COLUMN dcm.census_rule.sort IS 'Order in reports';
COMMENT ON COLUMN dcm.census_rule.bit IS 'Its bit in the mask of a checked row (census_derive): errors 0-26, warnings 27-30; empty for faults of a file and of grids';
CREATE TABLE dcm.census_fault (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch integer NOT NULL REFERENCES dcm.census_batch ON DELETE CASCADE,
    row_no integer,
    part text NOT NULL,
    part_row integer,
    rule text NOT NULL REFERENCES dcm.census_rule,
    field text,
    value text,
    detail jsonb NOT NULL DEFAULT '{}',
    geom geometry(Point, 4547)
);
CREATE INDEX census_fault_batch ON dcm.census_fault (batch, row_no);
CREATE INDEX census_fault_geom ON dcm.census_fault USING gist (geom);
COMMENT ON TABLE dcm.census_fault IS 'What is wrong in a delivery: one row a fault; of a warning at most a thousand a rule are listed, all are counted';
COMMENT ON COLUMN dcm.census_fault.id IS 'Key for QGIS';
COMMENT ON COLUMN dcm.census_fault.batch IS 'Batch';
COMMENT ON COLUMN dcm.census_fault.row_no IS 'Row within the batch; empty for a fault of a whole file';
COMMENT ON COLUMN dcm.census_fault.part IS 'File and layer';
COMMENT ON COLUMN dcm.census_fault.part_row IS 'Row within that file, from 1';
COMMENT ON COLUMN dcm.census_fault.rule IS 'Rule it breaks';
COMMENT ON COLUMN dcm.census_fault.field IS 'Our field';
COMMENT ON COLUMN dcm.census_fault.value IS 'The value that is wrong';
COMMENT ON COLUMN dcm.census_fault.detail IS 'What helps to mend it: {expected, other, distance_m, suggestion, crs …}';
COMMENT ON COLUMN dcm.census_fault.geom IS 'Where, EPSG:4547: the mark on the map';
