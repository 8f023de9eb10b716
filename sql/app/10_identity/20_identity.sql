CREATE TYPE dcm_app.identity AS (login text, roles text[], department_code text, permissions text[]);
COMMENT ON TYPE dcm_app.identity IS 'Who is acting: login, group roles, department, extra permissions';
