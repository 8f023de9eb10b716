CREATE FUNCTION dcm_app.labels()
RETURNS TABLE (list text, code text, label_zh text, label_en text, sort int)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    SELECT 'stage', s.code, s.label_zh, s.label_en, s.sort FROM dcm.stage AS s
    UNION ALL
    SELECT 'action', a.code, a.label_zh, a.label_en, a.sort FROM dcm.action AS a
    UNION ALL
    SELECT 'source', r.code, r.label_zh, r.label_en, r.sort FROM dcm.report_source AS r
$$;
COMMENT ON FUNCTION dcm_app.labels() IS 'Labels of stages, actions and sources, whoever asks: the code lists that a district names itself';
