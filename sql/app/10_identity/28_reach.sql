CREATE TYPE dcm_app.reach AS (whole boolean, department text, reporter text, walker text);
COMMENT ON TYPE dcm_app.reach IS
    'Whose cases somebody sees: all; those of a department; those registered by a login; those that a supervisor was sent to';
