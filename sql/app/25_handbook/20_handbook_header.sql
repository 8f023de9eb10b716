CREATE FUNCTION dcm_app.handbook_header(p_edition text, p_header jsonb)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF jsonb_typeof(p_header -> 'grades') = 'array' THEN
        IF EXISTS (
            SELECT FROM jsonb_array_elements(p_header -> 'grades') AS g
            WHERE coalesce(g ->> 'grade', '') NOT IN ('A', 'B', 'C') OR btrim(coalesce(g ->> 'label_zh', '')) = ''
        ) THEN
            PERFORM dcm_app.raise_error('DC003', '级别应是 A、B 或 C，并有名称', '', '{"key": "bad_grade"}');
        END IF;
        INSERT INTO dcm.handbook_grade AS o (edition, grade, label_zh, label_en, needs_document)
        SELECT p_edition, g ->> 'grade', dcm_app.text_of(g, 'label_zh', 40),
            coalesce(dcm_app.text_of(g, 'label_en', 40), dcm_app.text_of(g, 'label_zh', 40)),
            coalesce(dcm_app.flag_of(g, 'needs_document'), false)
        FROM jsonb_array_elements(p_header -> 'grades') AS g
        ON CONFLICT (edition, grade) DO UPDATE SET
            label_zh = excluded.label_zh, label_en = excluded.label_en, needs_document = excluded.needs_document;
    END IF;
    IF jsonb_typeof(p_header -> 'stage_limits') = 'array' THEN
        PERFORM dcm_app.set_stage_limits(p_edition, '', p_header -> 'stage_limits');
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_header(text, jsonb) IS 'Names of grades and limits of stages of a whole edition, where given';
