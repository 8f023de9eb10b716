ALTER TABLE dcm.case_file
    ADD COLUMN clock_calendar text,
    ADD COLUMN clock_times smallint NOT NULL DEFAULT 1 CHECK (clock_times BETWEEN 1 AND 100),
    ADD COLUMN clock_stops tstzmultirange NOT NULL DEFAULT '{}',
    ADD COLUMN pending text,
    ADD COLUMN pending_step text,
    ADD COLUMN stop_kind text,
    ADD COLUMN stop_until timestamptz,
    ADD COLUMN bundle_of integer REFERENCES dcm.case_file,
    ADD COLUMN overdue_exempt boolean NOT NULL DEFAULT false,
    ADD COLUMN stage_at timestamptz,
    ADD COLUMN stage_due_at timestamptz;
CREATE INDEX case_stopped ON dcm.case_file (stop_until) WHERE stop_until IS NOT NULL;
CREATE INDEX case_bundled ON dcm.case_file (bundle_of) WHERE bundle_of IS NOT NULL;
COMMENT ON COLUMN dcm.case_file.clock_calendar IS 'Work calendar by which the clock started: the department''s own or the district''s; empty for the district''s';
COMMENT ON COLUMN dcm.case_file.clock_times IS 'How many times the limit counts: 1 and one more for every approved extension (延期)';
COMMENT ON COLUMN dcm.case_file.clock_stops IS 'When the clock stood still (挂账, 缓办, time lost to a 回退); a stop that runs reaches to its planned end';
COMMENT ON COLUMN dcm.case_file.pending IS 'Kind of the request that waits for an answer: extension, hang, postpone or appeal';
COMMENT ON COLUMN dcm.case_file.pending_step IS 'What it waits for: review (初审) or decide (终审)';
COMMENT ON COLUMN dcm.case_file.stop_kind IS 'Why the clock stands still now: hang (挂账) or postpone (缓办)';
COMMENT ON COLUMN dcm.case_file.stop_until IS 'When it goes on by itself';
COMMENT ON COLUMN dcm.case_file.bundle_of IS 'Leading case whose clock counts for this one (捆绑计时)';
COMMENT ON COLUMN dcm.case_file.overdue_exempt IS 'Whether statistics count it as on time although it was late (超时申诉 approved); the fact stays';
COMMENT ON COLUMN dcm.case_file.stage_at IS 'When its present stage was entered';
COMMENT ON COLUMN dcm.case_file.stage_due_at IS 'When the limit of that stage runs out; empty where the handbook has none';
