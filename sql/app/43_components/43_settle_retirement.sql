CREATE FUNCTION dcm_app.settle_retirement(n dcm.component, p dcm.component)
RETURNS dcm.component
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF p.valid_to IS NOT NULL AND n.valid_to IS NOT NULL THEN
        PERFORM dcm_app.raise_error('DC001', format('部件 %s 已于 %s 注销，不能再修改', p.component_code, p.valid_to),
            '要恢复使用，请先清空终止日期',
            jsonb_build_object('key', 'component_retired', 'component_code', p.component_code, 'valid_to', p.valid_to));
    ELSIF n.valid_to IS NOT NULL AND p.valid_to IS NULL AND n.status = p.status AND n.status NOT IN ('废弃', '丢失') THEN
        n.status := '移除';
    ELSIF n.valid_to IS NULL AND p.valid_to IS NOT NULL AND n.status = p.status AND n.status = '移除' THEN
        -- As it was while it stood.
        n.status := coalesce((
            SELECT h.status FROM dcm.component_past AS h
            WHERE h.component_id = p.id AND h.valid_to IS NULL AND h.status <> '移除' ORDER BY h.version DESC LIMIT 1
        ), '完好');
    END IF;
    RETURN n;
END;
$$;
COMMENT ON FUNCTION dcm_app.settle_retirement(dcm.component, dcm.component) IS
    'State (移除) of a component that is being retired or restored; DC001 for any other change of a retired one';
