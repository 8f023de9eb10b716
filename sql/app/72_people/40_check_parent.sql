CREATE FUNCTION dcm_app.check_parent(p_code text, p_parent text)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    above dcm.department;
    way text[] := ARRAY[p_code];
    step text := p_parent;
BEGIN
    WHILE step IS NOT NULL LOOP
        IF step = ANY (way) THEN
            PERFORM dcm_app.raise_error('DC003', '上级部门绕成了一圈：' || array_to_string(ARRAY(
                SELECT d.short_zh FROM unnest(way || step) WITH ORDINALITY AS w (code, n)
                INNER JOIN dcm.department AS d ON d.code = w.code ORDER BY w.n
            ), ' → '), '请选择不在它下面的部门', jsonb_build_object('key', 'department_circle', 'way', way || step));
        END IF;
        SELECT * INTO above FROM dcm.department AS d WHERE d.code = step;
        IF NOT FOUND OR (step = p_parent AND NOT above.active) THEN
            PERFORM dcm_app.raise_error('DC003', format('没有“%s”这个上级部门，或已停用', left(step, 20)), '请从在用的部门中选择',
                jsonb_build_object('key', 'unknown_department', 'department', left(step, 20)));
        END IF;
        way := way || step;
        step := above.parent_code;
    END LOOP;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_parent(text, text) IS
    'DC003 where a department would stand below itself, or below one that is missing or closed; the caller holds the table';
