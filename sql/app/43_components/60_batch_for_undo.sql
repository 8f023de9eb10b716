CREATE FUNCTION dcm_app.batch_for_undo(p_batch int)
RETURNS dcm.census_batch
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    b dcm.census_batch;
BEGIN
    SELECT * INTO b FROM dcm.census_batch AS x WHERE x.id = p_batch FOR NO KEY UPDATE;  -- past states point to it
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC004', format('没有批次 %s', p_batch), '',
            jsonb_build_object('key', 'batch_not_found', 'batch', p_batch));
    ELSIF b.state IN ('undone', 'discarded') THEN
        PERFORM dcm_app.raise_error('DC005', format('批次 %s 已%s', b.id, CASE b.state WHEN 'undone' THEN '撤销' ELSE '放弃' END),
            '', jsonb_build_object('key', 'batch_not_written', 'batch', b.id, 'state', b.state));
    ELSIF b.written_at IS NULL THEN
        PERFORM dcm_app.raise_error('DC005', format('批次 %s 还没有入库，无可撤销', b.id), '不需要时可以放弃该批次',
            jsonb_build_object('key', 'batch_not_written', 'batch', b.id, 'state', b.state));
    END IF;
    RETURN b;
END;
$$;
COMMENT ON FUNCTION dcm_app.batch_for_undo(int) IS 'A batch that was written, locked; DC004 or DC005 otherwise';
