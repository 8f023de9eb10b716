-- Conditions that change from one moment to the next are words, asked by one function for the buttons and for the door.
ALTER TABLE dcm.transition ADD COLUMN needs text[] NOT NULL DEFAULT '{}' CHECK (
    needs <@ ARRAY['ask:extension', 'ask:hang', 'ask:postpone', 'ask:appeal', 'request', 'request:extension:decide',
                   'request:hang:review', 'request:hang:decide', 'request:postpone:decide', 'request:appeal:review',
                   'request:appeal:decide', 'stop', 'bundle', 'bundled', 'step', 'no_check']
);
COMMENT ON COLUMN dcm.transition.needs IS 'What must be so now for it to be offered: ask:KIND (such a request may be made), request:KIND:STEP (one waits for that step), request (one waits at all), stop (the clock stands still), bundle (the case may join another), bundled (it has), step (one of several limits is open), no_check (the condition needs no 核查)';
ALTER TABLE dcm.transition DROP CONSTRAINT transition_effects_check;
ALTER TABLE dcm.transition ADD CONSTRAINT transition_effects_check CHECK (
    effects <@ ARRAY['file', 'assign', 'return', 'handled', 'rework', 'ask_verification', 'ask_check', 'answer', 'finish', 'amend',
                     'join', 'urge', 'ask_extension', 'ask_hang', 'ask_postpone', 'ask_appeal', 'review', 'decide', 'withdraw',
                     'resume', 'bundle', 'unbundle', 'step']
);
COMMENT ON COLUMN dcm.transition.effects IS 'What it does besides changing the stage: file (condition, limit, 案卷号), assign (department; the clock starts), return (department lets go), handled (clock stops), rework (round + 1, clock runs on), ask_verification, ask_check, answer (field task), finish, amend, join, urge; of the clock: ask_extension, ask_hang, ask_postpone, ask_appeal (a request), review, decide, withdraw (the request that waits), resume, bundle, unbundle, step (one of several limits is done)';
CREATE INDEX case_pending ON dcm.case_file (pending, pending_step) WHERE pending IS NOT NULL;
