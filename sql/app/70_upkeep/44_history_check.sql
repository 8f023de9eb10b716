CREATE FUNCTION dcm_app.history_check()
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    fault text;
BEGIN
    SELECT format('第 %s 件第 %s 步 %s：%s', x.n, x.seq, x.action, x.why) INTO fault
    FROM (
        SELECT * FROM dcm_app.history_step_faults()
        UNION ALL
        SELECT * FROM dcm_app.history_right_faults()
        ORDER BY 1, 2 LIMIT 1
    ) AS x;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', fault, '整批都没有写入；改正后重新导入', jsonb_build_object('key', 'bad_history'));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.history_check() IS 'Fourth part of write_history: DC003 with the first step that the door would have refused';
