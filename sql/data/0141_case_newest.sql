-- A search begins with the newest cases that the person may see, and mostly ends there.
CREATE INDEX case_newest ON dcm.case_file (registered_at, id) WHERE finished_at IS NOT NULL;
CREATE INDEX case_newest_reported ON dcm.case_file (registered_by, registered_at) WHERE finished_at IS NOT NULL;
CREATE INDEX assignment_newest ON dcm.assignment (department_code, assigned_at) WHERE visible;
CREATE INDEX field_task_newest ON dcm.field_task (supervisor, sent_at);
