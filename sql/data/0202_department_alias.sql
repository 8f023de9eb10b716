CREATE TABLE dcm.department_alias (
    alias text PRIMARY KEY CHECK (alias <> ''),
    department_code text REFERENCES dcm.department,
    noted_by text NOT NULL,
    noted_at timestamptz NOT NULL
);
COMMENT ON TABLE dcm.department_alias IS 'Other names of departments, as handbook workbooks write them (部门别名)';
COMMENT ON COLUMN dcm.department_alias.alias IS 'The other name';
COMMENT ON COLUMN dcm.department_alias.department_code IS 'Department that is meant; empty where the words name none';
COMMENT ON COLUMN dcm.department_alias.noted_by IS 'Login that said so';
COMMENT ON COLUMN dcm.department_alias.noted_at IS 'When';
