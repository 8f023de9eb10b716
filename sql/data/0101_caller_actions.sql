-- 合并上报 and 催办: what a caller may cause on a case that runs already.
ALTER TABLE dcm.action ADD COLUMN offered boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN dcm.action.offered IS 'Whether available_actions offers it; false for join, which comes with a report through join_case';
ALTER TABLE dcm.transition DROP CONSTRAINT transition_effects_check;
ALTER TABLE dcm.transition ADD CONSTRAINT transition_effects_check CHECK (
    effects <@ ARRAY['file', 'assign', 'return', 'handled', 'rework', 'ask_verification', 'ask_check', 'answer', 'finish', 'amend',
                     'join', 'urge']
);
ALTER TABLE dcm.history_step ADD COLUMN person jsonb;
COMMENT ON COLUMN dcm.history_step.person IS 'For join and urge: reporter_name and reporter_phone as given';
