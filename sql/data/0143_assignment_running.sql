-- A queue asks of every running case whether a department has it. What it ever had grows; this does not.
ALTER TABLE dcm.assignment ADD COLUMN running boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN dcm.assignment.running IS 'Whether the case is not finished: follows case_file.finished_at by a trigger';
UPDATE dcm.assignment AS a SET running = false
FROM dcm.case_file AS c WHERE c.id = a.case_id AND c.finished_at IS NOT NULL;
CREATE INDEX assignment_running ON dcm.assignment (department_code, case_id) WHERE visible AND running;
CREATE FUNCTION dcm.follow_case() RETURNS trigger
LANGUAGE plpgsql
SET search_path = dcm, pg_temp
AS $$
BEGIN
    UPDATE dcm.assignment AS a SET running = NEW.finished_at IS NULL
    WHERE a.case_id = NEW.id AND a.running IS DISTINCT FROM (NEW.finished_at IS NULL);
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm.follow_case() IS 'Keeps assignment.running when a case is finished or taken up again';
REVOKE EXECUTE ON FUNCTION dcm.follow_case() FROM PUBLIC;
CREATE TRIGGER case_finished
AFTER UPDATE OF finished_at ON dcm.case_file
FOR EACH ROW WHEN ((OLD.finished_at IS NULL) <> (NEW.finished_at IS NULL))
EXECUTE FUNCTION dcm.follow_case();
CREATE FUNCTION dcm.know_case() RETURNS trigger
LANGUAGE plpgsql
SET search_path = dcm, pg_temp
AS $$
BEGIN
    NEW.running := (SELECT c.finished_at IS NULL FROM dcm.case_file AS c WHERE c.id = NEW.case_id);
    RETURN NEW;
END;
$$;
COMMENT ON FUNCTION dcm.know_case() IS 'Sets assignment.running of a new row, for histories that are written when they have ended';
REVOKE EXECUTE ON FUNCTION dcm.know_case() FROM PUBLIC;
CREATE TRIGGER assignment_known BEFORE INSERT ON dcm.assignment
FOR EACH ROW EXECUTE FUNCTION dcm.know_case();
