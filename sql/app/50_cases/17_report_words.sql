CREATE TYPE dcm_app.report_words AS (
    component_code text, kind text, class_standard text, class_code text, source text, description text, address text
);
COMMENT ON TYPE dcm_app.report_words IS 'The texts of a report, without blanks around them';
