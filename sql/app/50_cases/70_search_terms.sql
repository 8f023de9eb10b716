CREATE FUNCTION dcm_app.search_terms(words text)
RETURNS text[]
LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN ARRAY(
        SELECT left(t.term, 40) FROM regexp_split_to_table(dcm.fold(left(words, 400)), '[\s　[:cntrl:]]+') WITH ORDINALITY AS t (term, n)
        WHERE t.term <> '' GROUP BY left(t.term, 40) ORDER BY min(t.n) LIMIT 8
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.search_terms(text) IS
    'The words of a search, each once, folded: at most eight, of each the first forty characters';
