-- owner: dcm_view
CREATE VIEW dcm_app.staff AS
SELECT s.login, s.name, dcm_app.roles_of(s.login) AS roles, s.department_code, s.active, s.post, s.permissions,
    NOT coalesce((SELECT r.rolcanlogin FROM pg_roles AS r WHERE r.oid = to_regrole(quote_ident(s.login))), false) AS locked
FROM dcm.staff AS s
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.staff IS 'People of the district with their group roles; locked: the login cannot sign in';
