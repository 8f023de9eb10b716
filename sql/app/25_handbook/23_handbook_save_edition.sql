CREATE FUNCTION dcm_app.handbook_save_edition(p_edition text, p_header jsonb)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    e dcm.handbook_edition := dcm_app.handbook_draft(p_edition);
    before jsonb := dcm_app.edition_facts(e.code);
BEGIN
    UPDATE dcm.handbook_edition AS x SET
        label_zh = coalesce(dcm_app.text_of(p_header, 'label_zh', 100), x.label_zh),
        label_en = coalesce(dcm_app.text_of(p_header, 'label_en', 100), x.label_en),
        valid_from = CASE WHEN p_header ? 'valid_from' THEN dcm_app.day_of(p_header, 'valid_from') ELSE x.valid_from END,
        note = CASE WHEN p_header ? 'note' THEN dcm_app.text_of(p_header, 'note', 2000) ELSE x.note END,
        source = CASE WHEN p_header ? 'source' THEN dcm_app.text_of(p_header, 'source', 300) ELSE x.source END
    WHERE x.code = e.code;
    PERFORM dcm_app.handbook_header(e.code, p_header);
    PERFORM dcm_app.note_upkeep('handbook_grade', e.code, before, dcm_app.edition_facts(e.code));
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_save_edition(text, jsonb) IS
    'Title, day, remark, names of grades and limits of stages of a draft: {label_zh, label_en, valid_from, note, source, grades, stage_limits}; what is not given stays';
