-- The workflow is data; what must hold of any such data.
BEGIN;
SELECT plan(13);
SELECT is_empty('SELECT from_stage, action FROM dcm.transition EXCEPT SELECT from_stage, action FROM dcm.transition_role',
    'somebody may do every action');
SELECT is_empty('SELECT from_stage, action FROM dcm.transition_role EXCEPT SELECT from_stage, action FROM dcm.transition',
    'no permission for an action that the stage does not offer');
SELECT is_empty('SELECT role FROM dcm.transition_role EXCEPT SELECT rolname::text FROM pg_roles', 'roles exist');
SELECT is_empty($$SELECT * FROM dcm.transition AS t INNER JOIN dcm.stage AS s ON s.code = t.to_stage
    WHERE ('finish' = ANY (t.effects)) <> (NOT s.running AND t.from_stage <> t.to_stage)$$,
    'what leads out of the running stages finishes the case, and nothing else does');
SELECT is_empty($$SELECT * FROM dcm.transition AS t INNER JOIN dcm.stage AS s ON s.code = t.from_stage
    WHERE NOT s.running AND t.action <> 'note'
        AND NOT (s.code = 'closed' AND t.action IN ('ask_appeal', 'review_appeal', 'decide_appeal', 'withdraw_request'))$$,
    'a finished case takes notes, and a closed one an appeal');
SELECT is_empty($$SELECT * FROM dcm.transition AS t INNER JOIN dcm.action AS a ON a.code = t.action
    WHERE (t.outcome <> '') <> (a.outcome_key IS NOT NULL)$$, 'outcomes only where the action has a key for them');
SELECT is_empty($$SELECT * FROM dcm.transition AS t INNER JOIN dcm.action AS a ON a.code = t.action
    WHERE a.outcome_key IS NOT NULL AND NOT a.outcome_key = ANY (t.demands)$$, 'the key of an outcome is demanded');
SELECT is_empty($$SELECT * FROM dcm.transition WHERE 'assign' = ANY (effects) AND NOT 'department' = ANY (demands)$$,
    'a dispatch demands a department');
SELECT is_empty($$SELECT * FROM dcm.transition WHERE effects && '{ask_check,ask_verification}'
    AND NOT 'supervisor' = ANY (demands)$$, 'a field task demands a supervisor');
SELECT is_empty($$SELECT * FROM dcm.transition WHERE 'file' = ANY (effects)
    AND NOT ('condition' = ANY (demands) AND needs_place)$$, 'a filing demands a condition and a place');
SELECT is_empty($$SELECT * FROM dcm.transition WHERE (action IN ('refuse', 'decline', 'void', 'send_back', 'return_to_filing'))
    AND NOT 'reason' = ANY (demands)$$, 'whoever refuses says why');
SELECT set_eq($$SELECT DISTINCT action FROM dcm.transition_role WHERE on_behalf$$,
    ARRAY['report_verification', 'send_back', 'report_done', 'report_step', 'report_check', 'ask_extension', 'withdraw_request'],
    'what the hall may enter for somebody who answered by phone or on paper');
SELECT is_empty($$WITH RECURSIVE reached (stage) AS (
        SELECT 'intake' UNION SELECT t.to_stage FROM reached AS r INNER JOIN dcm.transition AS t ON t.from_stage = r.stage)
    SELECT code FROM dcm.stage WHERE code <> 'suspended' EXCEPT SELECT stage FROM reached$$, 'every stage can be reached');
SELECT * FROM finish();
ROLLBACK;
