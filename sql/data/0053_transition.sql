CREATE TABLE dcm.transition (
    from_stage text NOT NULL REFERENCES dcm.stage,
    action text NOT NULL REFERENCES dcm.action,
    outcome text NOT NULL DEFAULT '',
    to_stage text NOT NULL REFERENCES dcm.stage,
    demands text[] NOT NULL DEFAULT '{}',
    effects text[] NOT NULL DEFAULT '{}',
    needs_place boolean NOT NULL DEFAULT false,
    PRIMARY KEY (from_stage, action, outcome),
    CHECK (effects <@ ARRAY['file', 'assign', 'return', 'handled', 'rework', 'ask_verification', 'ask_check',
                            'answer', 'finish', 'amend'])
);
COMMENT ON TABLE dcm.transition IS 'The workflow as data (流程定义): which action leads from which stage to which';
COMMENT ON COLUMN dcm.transition.from_stage IS 'Stage in which the action is offered';
COMMENT ON COLUMN dcm.transition.action IS 'Action';
COMMENT ON COLUMN dcm.transition.outcome IS 'Value of the action''s outcome_key that chooses this row; empty for any';
COMMENT ON COLUMN dcm.transition.to_stage IS 'Stage that follows';
COMMENT ON COLUMN dcm.transition.demands IS 'Keys of the detail that must be given';
COMMENT ON COLUMN dcm.transition.effects IS 'What it does besides changing the stage: file (condition, limit, 案卷号), assign (department; the clock starts), return (department lets go), handled (clock stops), rework (round + 1, clock runs on), ask_verification, ask_check, answer (field task), finish, amend';
COMMENT ON COLUMN dcm.transition.needs_place IS 'Whether a case without unit grid is refused';
