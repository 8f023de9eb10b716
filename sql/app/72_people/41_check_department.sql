CREATE FUNCTION dcm_app.check_department(d dcm.department)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    missing text[] := array_remove(ARRAY[CASE WHEN d.label_zh IS NULL THEN 'label_zh' END, CASE WHEN d.kind IS NULL THEN 'kind' END], NULL);
    twin text;
BEGIN
    IF coalesce(d.code, '') !~ '^[A-Za-z0-9_-]{1,20}$' THEN
        PERFORM dcm_app.raise_error('DC003', '部门代码不对', '代码用字母、数字、下划线和短横，不超过 20 位', '{"key": "department_code"}');
    END IF;
    IF cardinality(missing) > 0 THEN
        PERFORM dcm_app.raise_error('DC005', '还缺：' || array_to_string(ARRAY(SELECT dcm_app.field_label(m) FROM unnest(missing) AS m), '、'), '',
            jsonb_build_object('key', 'demand_not_met', 'missing', missing));
    END IF;
    IF d.kind NOT IN ('bureau', 'street', 'enterprise') THEN
        PERFORM dcm_app.raise_error('DC003', format('没有“%s”这种部门', left(d.kind, 40)), 'bureau 区直部门、street 街道办事处、enterprise 企业',
            '{"key": "department_kind"}');
    END IF;
    IF d.street_code IS NOT NULL AND NOT EXISTS (SELECT FROM dcm.street AS s WHERE s.street_code = d.street_code) THEN
        PERFORM dcm_app.raise_error('DC003', format('没有代码为“%s”的街道', d.street_code), '请从街道表中选择', '{"key": "unknown_street"}');
    END IF;
    SELECT o.code INTO twin FROM dcm.department AS o WHERE o.label_zh = d.label_zh AND o.code <> d.code AND o.active;
    IF FOUND THEN  -- a workbook names departments, not codes
        PERFORM dcm_app.raise_error('DC003', format('已有同名的部门：%s（%s）', d.label_zh, twin), '请换一个名称',
            jsonb_build_object('key', 'department_name_taken', 'name', d.label_zh, 'code', twin));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_department(dcm.department) IS 'DC003 or DC005 where a department cannot be like this, apart from what stands above it';
