CREATE TABLE dcm.case_person (
    case_id integer NOT NULL REFERENCES dcm.case_file,
    seq integer NOT NULL,
    part text NOT NULL CHECK (part IN ('reporter', 'answerer')),
    name text,
    phone text,
    erased_at timestamptz,
    PRIMARY KEY (case_id, seq, part)
);
CREATE INDEX case_person_phone ON dcm.case_person (phone) WHERE phone IS NOT NULL;
COMMENT ON TABLE dcm.case_person IS 'Personal data (个人信息), apart from the hashed history so that it can be masked and erased';
COMMENT ON COLUMN dcm.case_person.case_id IS 'Case';
COMMENT ON COLUMN dcm.case_person.seq IS 'Event it belongs to';
COMMENT ON COLUMN dcm.case_person.part IS 'reporter 上报人, or answerer: who answered by phone or on paper';
COMMENT ON COLUMN dcm.case_person.name IS 'Name';
COMMENT ON COLUMN dcm.case_person.phone IS 'Telephone';
COMMENT ON COLUMN dcm.case_person.erased_at IS 'When name and telephone were erased';
