CREATE FUNCTION dcm_app.write_label(p_list text, p_code text, p_zh text, p_en text, p_sort int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    CASE p_list
        WHEN 'stage' THEN
            UPDATE dcm.stage AS s SET label_zh = p_zh, label_en = p_en, sort = p_sort WHERE s.code = p_code;
        WHEN 'action' THEN
            UPDATE dcm.action AS a SET label_zh = p_zh, label_en = p_en, sort = p_sort WHERE a.code = p_code;
        WHEN 'source' THEN
            UPDATE dcm.report_source AS r SET label_zh = p_zh, label_en = p_en, sort = p_sort WHERE r.code = p_code;
    END CASE;
END;
$$;
COMMENT ON FUNCTION dcm_app.write_label(text, text, text, text, int) IS 'Labels and order of an entry into its table';
