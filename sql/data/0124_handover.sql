CREATE TABLE dcm.handover (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client_uuid uuid NOT NULL UNIQUE,
    from_login text NOT NULL,
    to_login text,
    note text,
    signed_from_at timestamptz NOT NULL,
    signed_by text,
    signed_to_at timestamptz,
    remark text,
    withdrawn_at timestamptz,
    CHECK ((signed_by IS NULL) = (signed_to_at IS NULL)),
    CHECK (signed_by <> from_login),
    CHECK (to_login <> from_login),
    CHECK (signed_by = to_login),
    CHECK (signed_to_at IS NULL OR withdrawn_at IS NULL)
);
CREATE INDEX handover_open ON dcm.handover (id) WHERE signed_to_at IS NULL AND withdrawn_at IS NULL;
COMMENT ON TABLE dcm.handover IS 'A shift hands over what is open (交接班), signed by both; once signed or withdrawn it stays as it is';
COMMENT ON COLUMN dcm.handover.id IS 'Key';
COMMENT ON COLUMN dcm.handover.client_uuid IS 'UUID made by the desk; the same one twice makes one handover';
COMMENT ON COLUMN dcm.handover.from_login IS 'Who hands over (交班人)';
COMMENT ON COLUMN dcm.handover.to_login IS 'Who is to take over (接班人); empty for anybody of the hall';
COMMENT ON COLUMN dcm.handover.note IS 'What the next shift should know (交班说明)';
COMMENT ON COLUMN dcm.handover.signed_from_at IS 'Signature of the giver: opening it is signing it';
COMMENT ON COLUMN dcm.handover.signed_by IS 'Who took over';
COMMENT ON COLUMN dcm.handover.signed_to_at IS 'Signature of the receiver';
COMMENT ON COLUMN dcm.handover.remark IS 'What the receiver says to it (接班意见)';
COMMENT ON COLUMN dcm.handover.withdrawn_at IS 'When the giver took it back unsigned';
CREATE TABLE dcm.handover_case (
    handover_id integer NOT NULL REFERENCES dcm.handover,
    case_id integer NOT NULL REFERENCES dcm.case_file,
    stage text NOT NULL,
    due_at timestamptz,
    overdue boolean NOT NULL,
    urgent boolean NOT NULL,
    claimed boolean NOT NULL,
    PRIMARY KEY (handover_id, case_id)
);
COMMENT ON TABLE dcm.handover_case IS 'What was open when a shift handed over: a photograph, it does not follow the cases';
COMMENT ON COLUMN dcm.handover_case.handover_id IS 'Handover';
COMMENT ON COLUMN dcm.handover_case.case_id IS 'Case';
COMMENT ON COLUMN dcm.handover_case.stage IS 'Stage at that time';
COMMENT ON COLUMN dcm.handover_case.due_at IS 'Deadline at that time';
COMMENT ON COLUMN dcm.handover_case.overdue IS 'Whether it was overdue';
COMMENT ON COLUMN dcm.handover_case.urgent IS 'Whether it was urgent';
COMMENT ON COLUMN dcm.handover_case.claimed IS 'Whether the giver had claimed it; such claims go over with the signature';
CREATE TRIGGER handover_signed_stays
BEFORE UPDATE ON dcm.handover
FOR EACH ROW WHEN (old.signed_to_at IS NOT NULL OR old.withdrawn_at IS NOT NULL) EXECUTE FUNCTION dcm.refuse_change();
CREATE TRIGGER handover_never_deleted
BEFORE DELETE OR TRUNCATE ON dcm.handover
FOR EACH STATEMENT EXECUTE FUNCTION dcm.refuse_change();
CREATE TRIGGER handover_case_append_only
BEFORE UPDATE OR DELETE OR TRUNCATE ON dcm.handover_case
FOR EACH STATEMENT EXECUTE FUNCTION dcm.refuse_change();
