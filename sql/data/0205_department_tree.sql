ALTER TABLE dcm.department ADD COLUMN parent_code text REFERENCES dcm.department;
ALTER TABLE dcm.department ADD CONSTRAINT department_not_its_own_parent CHECK (parent_code <> code);
COMMENT ON COLUMN dcm.department.parent_code IS 'Department that it belongs to (上级部门); empty at the top. save_department refuses circles';
