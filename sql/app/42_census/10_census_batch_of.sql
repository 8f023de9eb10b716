CREATE FUNCTION dcm_app.census_batch_of(p_batch int, p_states text[])
RETURNS dcm.census_batch
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    b dcm.census_batch;
BEGIN
    PERFORM dcm_app.require_surveyor();
    SELECT * INTO b FROM dcm.census_batch AS t WHERE t.id = p_batch FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC004', format('没有批次 %s', coalesce(p_batch::text, '（未给出）')), '请在批次列表中选择',
            jsonb_build_object('key', 'batch_not_found', 'batch', p_batch));
    END IF;
    IF b.state <> ALL (p_states) THEN
        PERFORM dcm_app.raise_error('DC003', format('批次 %s %s，不能这样处理', b.id, CASE b.state WHEN 'open' THEN '尚未检查'
            WHEN 'checked' THEN '尚未入库' WHEN 'written' THEN '已入库' WHEN 'discarded' THEN '已放弃' ELSE '已撤销' END),
            '请刷新批次列表', jsonb_build_object('key', 'batch_state', 'batch', b.id, 'state', b.state));
    END IF;
    RETURN b;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_batch_of(int, text[]) IS
    'The batch, locked; DC004 where there is none, DC003 where it is in none of these states, DC001 for whoever keeps no base data';
