-- Defaults for what a district has added itself; the product's own rows are set below and, in a new database, by the seeds.
ALTER TABLE dcm.action
    ADD COLUMN undoable boolean NOT NULL DEFAULT false,
    ADD COLUMN queues boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN dcm.action.undoable IS 'Whether whoever did it may take it back for undo_minutes while nothing else has happened (撤回)';
COMMENT ON COLUMN dcm.action.queues IS 'Whether a case waits for it in somebody''s queue; false for what may be done at any time';
UPDATE dcm.action SET undoable = true
WHERE code IN ('accept', 'refuse', 'decline', 'request_verification', 'request_check', 'return_to_filing', 'dispatch');
UPDATE dcm.action SET queues = false WHERE code IN ('void', 'amend', 'note');
ALTER TABLE dcm.transition ADD COLUMN unless_verification_required boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN dcm.transition.unless_verification_required IS 'Whether it is closed to cases of a source for which the district demands 核实';
UPDATE dcm.transition SET unless_verification_required = true WHERE action = 'accept';
