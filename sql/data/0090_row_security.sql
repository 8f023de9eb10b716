-- Enabled, never forced: views (owned by dcm_view) are bound by it, functions (owned by dcm_owner) are not and
-- check sight themselves. Forced, the spatial index would be lost inside functions. The policies use dcm_app and
-- are remade with it (sql/app/identity).
ALTER TABLE dcm.case_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE dcm.case_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE dcm.case_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE dcm.assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE dcm.field_task ENABLE ROW LEVEL SECURITY;
ALTER TABLE dcm.case_fact ENABLE ROW LEVEL SECURITY;
