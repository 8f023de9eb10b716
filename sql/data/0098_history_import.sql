CREATE TABLE dcm.history_import (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    imported_by text NOT NULL,
    imported_at timestamptz NOT NULL,
    cases integer NOT NULL,
    first_task_no text,
    last_task_no text
);
COMMENT ON TABLE dcm.history_import IS 'Who wrote past cases with write_history: their events carry the actors of the past, this says who brought them in';
COMMENT ON COLUMN dcm.history_import.id IS 'Key';
COMMENT ON COLUMN dcm.history_import.imported_by IS 'Login of the administrator';
COMMENT ON COLUMN dcm.history_import.imported_at IS 'When';
COMMENT ON COLUMN dcm.history_import.cases IS 'How many cases';
COMMENT ON COLUMN dcm.history_import.first_task_no IS 'Smallest task number of the batch';
COMMENT ON COLUMN dcm.history_import.last_task_no IS 'Greatest task number of the batch';
CREATE TRIGGER history_import_append_only
BEFORE UPDATE OR DELETE OR TRUNCATE ON dcm.history_import
FOR EACH STATEMENT EXECUTE FUNCTION dcm.refuse_change();
