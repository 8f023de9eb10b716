CREATE FUNCTION dcm_app.demands_of(c dcm.case_file, p_demands text[], p_needs text[])
RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF p_needs <> '{}' AND p_needs[1] LIKE 'ask:%' AND dcm_app.document_needed(c, split_part(p_needs[1], ':', 2)) THEN
        RETURN p_demands || ARRAY['document'];
    END IF;
    RETURN p_demands;
END;
$$;
COMMENT ON FUNCTION dcm_app.demands_of(dcm.case_file, text[], text[]) IS
    'Keys of detail that an action demands of this case: those of the transition, and a document where the rule asks for one';
