CREATE FUNCTION dcm_app.check_undo(p_batch int)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    -- What an undone batch did in between does not count: it was taken back.
    PERFORM dcm_app.refuse_undo((
        SELECT array_agg(DISTINCT p.component_code ORDER BY p.component_code)
        FROM dcm.component_past AS p
        LEFT JOIN dcm.census_batch AS later ON later.id = p.replaced_batch
        WHERE p.batch = p_batch AND p.replaced_batch IS DISTINCT FROM p_batch AND later.state IS DISTINCT FROM 'undone'
    ), '在该批次之后又被修改', '请先撤销之后的批次；手工修改过的请逐个处理', '{"key": "changed_since"}');
    PERFORM dcm_app.refuse_undo((
        SELECT array_agg(DISTINCT c.component_code ORDER BY c.component_code)
        FROM dcm.component AS c
        INNER JOIN dcm.case_file AS f ON f.component_code = c.component_code
        WHERE c.id IN (SELECT * FROM dcm_app.written_by_batch(p_batch)) AND NOT EXISTS (
            SELECT FROM dcm.component_past AS p
            WHERE p.component_id = c.id AND p.replaced_batch = p_batch AND p.batch IS DISTINCT FROM p_batch
        )
    ), '已有案件引用', '有案件的部件不能消失，请改为注销', '{"key": "named_by_cases"}');
END;
$$;
COMMENT ON FUNCTION dcm_app.check_undo(int) IS
    'DC005 where components of a batch were changed since, or ones that it added are named by a case';
