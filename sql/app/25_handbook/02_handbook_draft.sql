CREATE FUNCTION dcm_app.handbook_draft(p_edition text)
RETURNS dcm.handbook_edition
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    e dcm.handbook_edition;
BEGIN
    PERFORM dcm_app.require_keeper();
    PERFORM dcm_app.handbook_edition_of(p_edition);
    SELECT * INTO e FROM dcm.handbook_edition AS x WHERE x.code = p_edition FOR UPDATE;
    IF e.state IS DISTINCT FROM 'draft' THEN
        PERFORM dcm_app.raise_error('DC003', format('指挥手册“%s”%s，不能再改', e.label_zh,
            CASE e.state WHEN 'released' THEN '已发布' WHEN 'withdrawn' THEN '已撤回' ELSE '已被放弃' END),
            '请以它为底本新建草稿', jsonb_build_object('key', 'edition_not_draft', 'edition', p_edition, 'state', e.state));
    END IF;
    RETURN e;
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_draft(text) IS
    'A draft of the handbook, locked: what is released never changes. DC003 for one that is no draft, DC001 for whoever keeps no rules';
