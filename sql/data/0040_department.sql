CREATE TABLE dcm.department (
    code text PRIMARY KEY CHECK (code ~ '^[A-Za-z0-9_-]{1,20}$'),
    label_zh text NOT NULL,
    label_en text NOT NULL,
    short_zh text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('bureau', 'street', 'enterprise')),
    street_code text,
    phone text,
    sort integer NOT NULL DEFAULT 0,
    active boolean NOT NULL DEFAULT true
);
COMMENT ON TABLE dcm.department IS 'Departments that handle cases (专业部门)';
COMMENT ON COLUMN dcm.department.code IS 'Short code that others use';
COMMENT ON COLUMN dcm.department.label_zh IS 'Full Chinese name';
COMMENT ON COLUMN dcm.department.label_en IS 'English name';
COMMENT ON COLUMN dcm.department.short_zh IS 'Short name for lists and charts';
COMMENT ON COLUMN dcm.department.kind IS 'bureau 区直部门, street 街道办事处, enterprise 企业';
COMMENT ON COLUMN dcm.department.street_code IS 'Street that a street office answers for (属地)';
COMMENT ON COLUMN dcm.department.phone IS 'Office telephone for dispatch';
COMMENT ON COLUMN dcm.department.sort IS 'Order in lists';
COMMENT ON COLUMN dcm.department.active IS 'Whether cases may be dispatched to it';
