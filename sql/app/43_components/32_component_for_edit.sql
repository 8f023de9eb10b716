CREATE FUNCTION dcm_app.component_for_edit(p_id int)
RETURNS dcm.component
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    p dcm.component;
BEGIN
    BEGIN
        LOCK TABLE dcm.component IN ROW EXCLUSIVE MODE;  -- first, as census_take does: no deadlock with an import
        SELECT * INTO p FROM dcm.component AS c WHERE c.id = p_id FOR UPDATE;
    EXCEPTION WHEN deadlock_detected THEN
        PERFORM dcm_app.raise_error('DC002', '另一位测绘员正在保存同样的部件', '您的修改都还在，请再保存一次',
            '{"key": "saved_at_once"}');
    END;
    IF p.id IS NULL THEN
        PERFORM dcm_app.raise_error('DC004', '这个部件已不存在（所属批次已撤销）', '请刷新图层',
            jsonb_build_object('key', 'component_not_found', 'id', p_id));
    END IF;
    RETURN p;
END;
$$;
COMMENT ON FUNCTION dcm_app.component_for_edit(int) IS 'A component, locked until the end of the transaction; DC004 if it is gone';
