CREATE FUNCTION dcm_app.handbook_discard(p_edition text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    e dcm.handbook_edition := dcm_app.handbook_draft(p_edition);
BEGIN
    DELETE FROM dcm.handbook_row AS r WHERE r.edition = e.code;
    DELETE FROM dcm.handbook_question AS q WHERE q.edition = e.code;
    DELETE FROM dcm.stage_limit AS s WHERE s.edition = e.code;
    DELETE FROM dcm.handling_limit AS l WHERE l.edition = e.code;
    DELETE FROM dcm.filing_condition AS f WHERE f.edition = e.code;
    DELETE FROM dcm.handbook_grade AS g WHERE g.edition = e.code;
    UPDATE dcm.handbook_edition AS o SET based_on = NULL WHERE o.based_on = e.code;
    DELETE FROM dcm.handbook_edition AS o WHERE o.code = e.code;
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_discard(text) IS 'Throws a draft away, with its rows and questions';
