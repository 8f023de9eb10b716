CREATE TABLE dcm.contact_reveal (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    login text NOT NULL,
    task_no text NOT NULL,
    part text NOT NULL,
    seq integer NOT NULL,
    reason text NOT NULL
);
CREATE INDEX contact_reveal_at ON dcm.contact_reveal (at);
COMMENT ON TABLE dcm.contact_reveal IS 'Who looked at a name and telephone number in full, and why (查看联系方式记录); append only';
COMMENT ON COLUMN dcm.contact_reveal.id IS 'Key, counted outside transactions: a gap is a look that was rolled back';
COMMENT ON COLUMN dcm.contact_reveal.at IS 'When';
COMMENT ON COLUMN dcm.contact_reveal.login IS 'Login';
COMMENT ON COLUMN dcm.contact_reveal.task_no IS 'Case, or number of the call';
COMMENT ON COLUMN dcm.contact_reveal.part IS 'reporter, answerer, or caller of a call';
COMMENT ON COLUMN dcm.contact_reveal.seq IS 'Event that the person belongs to, 0 for a call';
COMMENT ON COLUMN dcm.contact_reveal.reason IS 'Reason given';
CREATE TRIGGER contact_reveal_append_only
BEFORE UPDATE OR DELETE OR TRUNCATE ON dcm.contact_reveal
FOR EACH STATEMENT EXECUTE FUNCTION dcm.refuse_change();
