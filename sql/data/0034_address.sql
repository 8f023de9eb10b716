CREATE TABLE dcm.address (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    full_text text NOT NULL,
    road_name text,
    door_number text,
    kind text NOT NULL CHECK (kind IN ('door', 'crossing', 'poi')),
    note text,
    geom geometry(Point, 4547) NOT NULL
);
CREATE INDEX address_road ON dcm.address (road_name text_pattern_ops, door_number);
CREATE INDEX address_geom ON dcm.address USING gist (geom);
COMMENT ON TABLE dcm.address IS 'Address table (地名地址): door plates, crossings, points of interest';
COMMENT ON COLUMN dcm.address.id IS 'Key for QGIS';
COMMENT ON COLUMN dcm.address.full_text IS 'Whole address as written';
COMMENT ON COLUMN dcm.address.road_name IS 'Road';
COMMENT ON COLUMN dcm.address.door_number IS 'Door number, digits';
COMMENT ON COLUMN dcm.address.kind IS 'door 门牌, crossing 路口, poi 兴趣点';
COMMENT ON COLUMN dcm.address.note IS 'Where the row comes from';
COMMENT ON COLUMN dcm.address.geom IS 'Place, EPSG:4547';
