ALTER TABLE dcm.case_fact ADD COLUMN overdue_exempt boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN dcm.case_fact.overdue_exempt IS 'Whether evaluation counts it as on time although it was late (超时申诉 approved)';
-- What runs already entered its stage at some time; what is finished needs no stage limit.
UPDATE dcm.case_file AS c SET stage_at = (
    SELECT max(e.at) FROM dcm.case_event AS e WHERE e.case_id = c.id AND e.from_stage IS DISTINCT FROM e.to_stage
)
WHERE c.finished_at IS NULL;
