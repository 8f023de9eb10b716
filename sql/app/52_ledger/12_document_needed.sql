CREATE FUNCTION dcm_app.document_needed(c dcm.case_file, p_kind text)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN coalesce((dcm_app.rule_of(p_kind)).needs_document_from <= dcm_app.times_had(c, p_kind) + 1, false)
        OR (p_kind = 'extension' AND dcm_app.works_of(c));
END;
$$;
COMMENT ON FUNCTION dcm_app.document_needed(dcm.case_file, text) IS
    'Whether the next request of a kind must name a document: from a certain approval on, an extension of 工程性 always';
