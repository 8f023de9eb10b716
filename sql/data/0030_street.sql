CREATE TABLE dcm.street (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    street_code text NOT NULL UNIQUE CHECK (street_code ~ '^\d{9}$'),
    label_zh text NOT NULL,
    valid_from date NOT NULL DEFAULT current_date,
    valid_to date,
    geom geometry(MultiPolygon, 4547) NOT NULL
);
CREATE INDEX street_geom ON dcm.street USING gist (geom);
COMMENT ON TABLE dcm.street IS 'Sub-districts and towns (街道、镇)';
COMMENT ON COLUMN dcm.street.id IS 'Key for QGIS';
COMMENT ON COLUMN dcm.street.street_code IS 'District 6 + street 3 digits';
COMMENT ON COLUMN dcm.street.label_zh IS 'Name';
COMMENT ON COLUMN dcm.street.valid_from IS 'First day';
COMMENT ON COLUMN dcm.street.valid_to IS 'Last day, empty while it exists';
COMMENT ON COLUMN dcm.street.geom IS 'Area, EPSG:4547';
