CREATE TABLE dcm.component_serial (
    prefix text PRIMARY KEY CHECK (prefix ~ '^\d{10,11}$'),
    last_no integer NOT NULL CHECK (last_no BETWEEN 0 AND 999999)
);
COMMENT ON TABLE dcm.component_serial IS 'Highest sequence number ever given for district and class; it only grows, so that no code is used twice (6+2+2+6)';
COMMENT ON COLUMN dcm.component_serial.prefix IS 'District and class: the code without its last six digits';
COMMENT ON COLUMN dcm.component_serial.last_no IS 'Highest number given';
