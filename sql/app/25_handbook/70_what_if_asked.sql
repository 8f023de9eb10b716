CREATE TYPE dcm_app.what_if_asked AS (
    from_at timestamptz, to_at timestamptz, edition text, changes jsonb, kind text, class_code text, department text
);
COMMENT ON TYPE dcm_app.what_if_asked IS 'What a trial of the handbook (试算) asks';
