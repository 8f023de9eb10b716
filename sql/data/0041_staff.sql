CREATE TABLE dcm.staff (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login text NOT NULL UNIQUE CHECK (login ~ '^[a-z_][a-z0-9_]{0,62}$'),
    name text NOT NULL,
    department_code text REFERENCES dcm.department,
    permissions text[] NOT NULL DEFAULT '{}',
    active boolean NOT NULL DEFAULT true
);
COMMENT ON TABLE dcm.staff IS 'People of this district (人员); a role counts only together with an active row here, because roles are shared by all databases of a server';
COMMENT ON COLUMN dcm.staff.id IS 'Key';
COMMENT ON COLUMN dcm.staff.login IS 'Database login, compared with session_user';
COMMENT ON COLUMN dcm.staff.name IS 'Name shown to others';
COMMENT ON COLUMN dcm.staff.department_code IS 'Department of a department desk';
COMMENT ON COLUMN dcm.staff.permissions IS 'Extra permissions, e.g. file, close: asked for by transition_role.permission';
COMMENT ON COLUMN dcm.staff.active IS 'Whether the person may work';
