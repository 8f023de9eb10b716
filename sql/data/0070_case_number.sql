CREATE SEQUENCE dcm.task_number MINVALUE 0 MAXVALUE 99999 START 1 CYCLE CACHE 1;
COMMENT ON SEQUENCE dcm.task_number IS 'Last five digits of a task number (任务号); goes round at 100,000, the date before it keeps numbers unique';
CREATE SEQUENCE dcm.case_number;
COMMENT ON SEQUENCE dcm.case_number IS 'Running part of a case number (案卷号)';
