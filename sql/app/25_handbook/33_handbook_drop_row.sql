CREATE FUNCTION dcm_app.handbook_drop_row(p_edition text, p_condition_code text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    e dcm.handbook_edition := dcm_app.handbook_draft(p_edition);
    f dcm.filing_condition := dcm_app.handbook_condition(e.code, p_condition_code);
    before jsonb := dcm_app.condition_facts(e.code, f.condition_code);
BEGIN
    DELETE FROM dcm.stage_limit AS s WHERE s.edition = e.code AND s.condition_code = f.condition_code;
    DELETE FROM dcm.handling_limit AS l WHERE l.edition = e.code AND l.condition_code = f.condition_code;
    DELETE FROM dcm.filing_condition AS o WHERE o.edition = e.code AND o.condition_code = f.condition_code;
    UPDATE dcm.handbook_row AS r SET state = 'dropped', condition_code = NULL
    WHERE r.edition = e.code AND r.condition_code = f.condition_code;
    PERFORM dcm_app.note_upkeep('filing_condition', e.code || '/' || f.condition_code, before, NULL);
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_drop_row(text, text) IS 'Takes a condition out of a draft';
