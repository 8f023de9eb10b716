CREATE FUNCTION dcm_app.handbook_withdraw(p_edition text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    e dcm.handbook_edition;
BEGIN
    PERFORM dcm_app.require_keeper();
    LOCK TABLE dcm.handbook_edition IN SHARE ROW EXCLUSIVE MODE;
    e := dcm_app.handbook_edition_of(p_edition);
    IF e.state <> 'released' OR e.valid_from <= dcm_app.today() THEN
        PERFORM dcm_app.raise_error('DC003', format('“%s”%s，不能撤回', e.label_zh, CASE e.state
            WHEN 'draft' THEN '还是草稿' WHEN 'withdrawn' THEN '已撤回' ELSE '已经启用' END),
            CASE e.state WHEN 'released' THEN '请另立新版本' ELSE '' END,
            jsonb_build_object('key', 'edition_begun', 'edition', e.code, 'state', e.state));
    END IF;
    UPDATE dcm.handbook_edition AS o SET state = 'withdrawn', withdrawn_by = session_user, withdrawn_at = clock_timestamp()
    WHERE o.code = e.code;
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_withdraw(text) IS 'Takes back an edition that was released and has not begun';
