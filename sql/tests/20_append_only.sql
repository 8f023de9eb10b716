-- The guards stand on the tables, for every way of changing and for everybody.
BEGIN;
SELECT plan(9);
SELECT has_trigger('dcm', 'case_event', 'case_event_append_only', 'events are guarded');
SELECT has_trigger('dcm', 'case_file', 'case_file_never_deleted', 'cases are guarded');
SELECT throws_ok('UPDATE dcm.case_event SET actor = actor', 'DC001', NULL, 'no update of events');
SELECT throws_ok('DELETE FROM dcm.case_event', 'DC001', NULL, 'no delete of events');
SELECT throws_ok('TRUNCATE dcm.case_event', 'DC001', NULL, 'no truncate of events');
SELECT throws_ok('DELETE FROM dcm.case_file', 'DC001', NULL, 'no delete of cases');
SELECT throws_ok('TRUNCATE dcm.case_file CASCADE', 'DC001', NULL, 'no truncate of cases');
SET LOCAL ROLE dcm_owner;
SELECT throws_ok('DELETE FROM dcm.case_event', 'DC001', NULL, 'not by the owner either');
RESET ROLE;
SELECT is((SELECT count(*) FROM pg_trigger WHERE tgrelid IN ('dcm.case_event'::regclass, 'dcm.case_file'::regclass)
    AND NOT tgisinternal AND tgenabled <> 'O'), 0::bigint, 'no guard is switched off');
SELECT * FROM finish();
ROLLBACK;
