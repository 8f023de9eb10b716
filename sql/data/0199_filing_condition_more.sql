ALTER TABLE dcm.filing_condition
    ADD COLUMN supervising_department text REFERENCES dcm.department,
    ADD COLUMN needs_verification boolean NOT NULL DEFAULT false,
    ADD COLUMN needs_check boolean NOT NULL DEFAULT true,
    ADD COLUMN no_limit boolean NOT NULL DEFAULT false,
    ADD COLUMN limit_words text,
    ADD COLUMN note text,
    ADD COLUMN sort integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN dcm.filing_condition.department_code IS '责任主体 (处置单位): department fixed by the handbook, if any';
COMMENT ON COLUMN dcm.filing_condition.supervising_department IS '监管主体 (主管部门), if any';
COMMENT ON COLUMN dcm.filing_condition.needs_verification IS 'Whether somebody must have looked (核实) before it is filed';
COMMENT ON COLUMN dcm.filing_condition.needs_check IS 'Whether somebody must look (核查) before it is closed';
COMMENT ON COLUMN dcm.filing_condition.no_limit IS '不设时限: filed and dispatched without a deadline';
COMMENT ON COLUMN dcm.filing_condition.limit_words IS 'The limit as the workbook words it';
COMMENT ON COLUMN dcm.filing_condition.note IS 'Remark of the handbook';
COMMENT ON COLUMN dcm.filing_condition.sort IS 'Order in the handbook';
ALTER TABLE dcm.handling_limit ADD COLUMN step_label text;
COMMENT ON COLUMN dcm.handling_limit.step IS
    'Step of a limit with several steps; all count from the first dispatch, the last one is the handling limit';
COMMENT ON COLUMN dcm.handling_limit.step_label IS 'What is to be done by then, e.g. 制止, 处罚, 拆除';
