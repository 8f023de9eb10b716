CREATE FUNCTION dcm_app.edition_facts(p_edition text)
RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    SELECT jsonb_strip_nulls(jsonb_build_object(
        'grades', (
            SELECT jsonb_object_agg(g.grade, g.label_zh) FROM dcm.handbook_grade AS g WHERE g.edition = p_edition
        ),
        'needs_document', (
            SELECT jsonb_agg(g.grade ORDER BY g.grade) FROM dcm.handbook_grade AS g WHERE g.edition = p_edition AND g.needs_document
        ),
        'stage_limits', dcm_app.stage_limits_of(p_edition, '')::text))
$$;
COMMENT ON FUNCTION dcm_app.edition_facts(text) IS 'Names of grades and limits of stages of a whole edition, for the audit';
