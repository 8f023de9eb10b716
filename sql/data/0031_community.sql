CREATE TABLE dcm.community (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    community_code text NOT NULL UNIQUE CHECK (community_code ~ '^\d{12}$'),
    street_code text NOT NULL REFERENCES dcm.street (street_code),
    label_zh text NOT NULL,
    valid_from date NOT NULL DEFAULT current_date,
    valid_to date,
    geom geometry(MultiPolygon, 4547) NOT NULL,
    CHECK (left(community_code, 9) = street_code)
);
CREATE INDEX community_geom ON dcm.community USING gist (geom);
COMMENT ON TABLE dcm.community IS 'Communities and villages (社区、村)';
COMMENT ON COLUMN dcm.community.id IS 'Key for QGIS';
COMMENT ON COLUMN dcm.community.community_code IS 'Street 9 + community 3 digits';
COMMENT ON COLUMN dcm.community.street_code IS 'Street it belongs to';
COMMENT ON COLUMN dcm.community.label_zh IS 'Name';
COMMENT ON COLUMN dcm.community.valid_from IS 'First day';
COMMENT ON COLUMN dcm.community.valid_to IS 'Last day, empty while it exists';
COMMENT ON COLUMN dcm.community.geom IS 'Area, EPSG:4547';
