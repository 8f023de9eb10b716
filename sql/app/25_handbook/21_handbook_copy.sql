CREATE FUNCTION dcm_app.handbook_copy(p_from text, p_to text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    INSERT INTO dcm.filing_condition
    SELECT f.* FROM dcm.filing_condition AS o
    CROSS JOIN LATERAL jsonb_populate_record(o, jsonb_build_object('edition', p_to)) AS f WHERE o.edition = p_from;
    INSERT INTO dcm.handling_limit
    SELECT l.* FROM dcm.handling_limit AS o
    CROSS JOIN LATERAL jsonb_populate_record(o, jsonb_build_object('edition', p_to)) AS l WHERE o.edition = p_from;
    INSERT INTO dcm.stage_limit
    SELECT l.* FROM dcm.stage_limit AS o
    CROSS JOIN LATERAL jsonb_populate_record(o, jsonb_build_object('edition', p_to)) AS l WHERE o.edition = p_from;
    UPDATE dcm.handbook_edition AS e SET titles = o.titles || e.titles
    FROM dcm.handbook_edition AS o WHERE o.code = p_from AND e.code = p_to;
    ANALYZE dcm.filing_condition;
    ANALYZE dcm.handling_limit;
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_copy(text, text) IS 'Gives an edition the conditions and limits of another';
