CREATE TABLE dcm.census_change (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch integer NOT NULL REFERENCES dcm.census_batch ON DELETE CASCADE,
    object_code text NOT NULL,
    what text NOT NULL CHECK (what IN ('changed', 'vanished')),
    row_no integer,
    fields jsonb NOT NULL DEFAULT '{}',
    geom geometry(Point, 4547)
);
CREATE INDEX census_change_batch ON dcm.census_change (batch, what);
COMMENT ON TABLE dcm.census_change IS 'What a second delivery would change, shown before it is taken (变更比对); what is new is counted on the batch';
COMMENT ON COLUMN dcm.census_change.id IS 'Key for QGIS';
COMMENT ON COLUMN dcm.census_change.batch IS 'Batch';
COMMENT ON COLUMN dcm.census_change.object_code IS 'Component or grid';
COMMENT ON COLUMN dcm.census_change.what IS 'changed or vanished';
COMMENT ON COLUMN dcm.census_change.row_no IS 'Row of the delivery, empty for a vanished one';
COMMENT ON COLUMN dcm.census_change.fields IS 'Field to [before, after]; a move is {"geom": [null, metres]}';
COMMENT ON COLUMN dcm.census_change.geom IS 'Where, EPSG:4547';
