CREATE FUNCTION dcm_app.search_pattern(term text)
RETURNS text
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT string_agg(CASE
            WHEN c.letter COLLATE "C" BETWEEN '0' AND '9' OR c.letter COLLATE "C" BETWEEN 'a' AND 'z' THEN format(
                '[%s%s%s%s]', c.letter, upper(c.letter), chr(ascii(c.letter) + 65248), chr(ascii(upper(c.letter)) + 65248)
            )
            WHEN ascii(c.letter) < 128 THEN '\' || c.letter
            ELSE c.letter
        END, '' ORDER BY c.n)
        FROM unnest(string_to_array(term, NULL)) WITH ORDINALITY AS c (letter, n)
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.search_pattern(text) IS
    'Regular expression for a folded word, taken literally: it finds it in text that is not folded, five times as fast as folding that';
