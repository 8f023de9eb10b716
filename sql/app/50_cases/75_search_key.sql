CREATE FUNCTION dcm_app.search_key(terms text[])
RETURNS tsquery
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    term text;
    pattern text;
    grams text[];
    keys text[] := ARRAY[]::text[];
BEGIN
    FOREACH term IN ARRAY terms LOOP
        CONTINUE WHEN length(term) < 2;
        pattern := dcm_app.search_pattern(term);
        -- In the text, or in a number, or in the name of the class. Inside quotes a tsquery knows but two signs.
        SELECT array_agg(format('(%s)', g.alternative)) INTO grams FROM (
            SELECT string_agg(gram, ' & ') AS alternative FROM (
                SELECT n.size, format('''%s''', replace(replace(
                    n.mark || substr(term, i, n.size), '\', '\\'), '''', '''''')) AS gram
                FROM (VALUES (2, ''), (3, '#')) AS n (size, mark)
                CROSS JOIN generate_series(1, length(term) - n.size + 1) AS i
            ) AS q GROUP BY q.size
            UNION ALL
            SELECT DISTINCT format('''@%s%s''', k.kind, k.code) FROM dcm.class AS k WHERE k.label_zh ~ pattern
        ) AS g;
        keys := keys || format('(%s)', array_to_string(grams, ' | '));
    END LOOP;
    RETURN nullif(array_to_string(keys, ' & '), '')::tsquery;
END;
$$;
COMMENT ON FUNCTION dcm_app.search_key(text[]) IS
    'What the index of dcm.case_words is asked for some words, all of which must occur; NULL where no word has two characters';
