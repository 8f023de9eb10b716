CREATE SEQUENCE dcm.call_number MINVALUE 0 MAXVALUE 99999 START 1 CYCLE CACHE 1;
COMMENT ON SEQUENCE dcm.call_number IS 'Last five digits of a call number; goes round at 100,000, the date before it keeps numbers unique';
CREATE TABLE dcm.call_record (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_no text NOT NULL UNIQUE,
    client_uuid uuid NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind IN ('inquiry', 'progress', 'other', 'join', 'urge')),
    source text NOT NULL,
    operator text NOT NULL,
    started_at timestamptz,
    at timestamptz NOT NULL,
    case_id integer REFERENCES dcm.case_file,
    seq integer,
    subject text NOT NULL,
    answer text,
    caller_name text,
    caller_phone text,
    erased_at timestamptz
);
CREATE INDEX call_record_at ON dcm.call_record (at);
CREATE INDEX call_record_case ON dcm.call_record (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX call_record_phone ON dcm.call_record (dcm.phone_key(caller_phone), at) WHERE caller_phone IS NOT NULL;
COMMENT ON TABLE dcm.call_record IS 'Calls that made no case of their own (话务记录): answered on the spot, asking how a case stands, joined to a case, asking again';
COMMENT ON COLUMN dcm.call_record.id IS 'Key';
COMMENT ON COLUMN dcm.call_record.call_no IS 'Number of the call: L, yyMMdd and 5 digits';
COMMENT ON COLUMN dcm.call_record.client_uuid IS 'UUID of the call; the same call sent twice makes one row';
COMMENT ON COLUMN dcm.call_record.kind IS 'inquiry 咨询解答, progress 查询进度, other 其他, join 合并上报, urge 催办';
COMMENT ON COLUMN dcm.call_record.source IS 'Where the call came from, a code of report_source';
COMMENT ON COLUMN dcm.call_record.operator IS 'Login that took it';
COMMENT ON COLUMN dcm.call_record.started_at IS 'When the caller began to talk';
COMMENT ON COLUMN dcm.call_record.at IS 'When it was recorded';
COMMENT ON COLUMN dcm.call_record.case_id IS 'Case that it was about';
COMMENT ON COLUMN dcm.call_record.seq IS 'For join and urge: number of the event in the case';
COMMENT ON COLUMN dcm.call_record.subject IS 'What the caller wanted';
COMMENT ON COLUMN dcm.call_record.answer IS 'What the caller was told';
COMMENT ON COLUMN dcm.call_record.caller_name IS 'Name; personal data';
COMMENT ON COLUMN dcm.call_record.caller_phone IS 'Telephone; personal data';
COMMENT ON COLUMN dcm.call_record.erased_at IS 'When name and telephone were erased';
