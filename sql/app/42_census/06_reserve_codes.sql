CREATE FUNCTION dcm_app.reserve_codes(p_prefixes text[], p_counts int[], p_at_least int[])
RETURNS TABLE (code_prefix text, first_no int)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    full_prefix text;
BEGIN
    LOCK TABLE dcm.component IN ROW EXCLUSIVE MODE;  -- before any number's lock, as census_take does: no deadlock
    SELECT w.prefix INTO full_prefix
    FROM (
        -- In the order of the prefixes, so that two who need several of them cannot wait for one another.
        SELECT u.prefix, u.n, u.least FROM unnest(p_prefixes, p_counts, p_at_least) AS u (prefix, n, least)
    ) AS w
    LEFT JOIN dcm.component_serial AS s ON s.prefix = w.prefix
    WHERE greatest(s.last_no, w.least) + w.n > 999999
    LIMIT 1;
    IF full_prefix IS NOT NULL THEN
        PERFORM dcm_app.raise_error('DC005', format('%s 的顺序号已用完', full_prefix), '请联系管理员',
            jsonb_build_object('key', 'codes_used_up', 'prefix', full_prefix));
    END IF;
    RETURN QUERY
    INSERT INTO dcm.component_serial AS s (prefix, last_no)
    SELECT w.prefix, greatest(w.least, w.known) + w.n
    FROM (
        SELECT u.prefix, u.n, u.least, coalesce(right(greatest((
                SELECT max(c.component_code) FROM dcm.component AS c
                WHERE c.component_code BETWEEN u.prefix || '000000' AND u.prefix || '999999'
                    AND length(c.component_code) = length(u.prefix) + 6
            ), (
                SELECT max(h.component_code) FROM dcm.component_past AS h
                WHERE h.component_code BETWEEN u.prefix || '000000' AND u.prefix || '999999'
                    AND length(h.component_code) = length(u.prefix) + 6
            )), 6)::int, 0) AS known
        FROM unnest(p_prefixes, p_counts, p_at_least) AS u (prefix, n, least)
        ORDER BY u.prefix
    ) AS w
    ON CONFLICT (prefix) DO UPDATE SET last_no = greatest(s.last_no, excluded.last_no - (
        SELECT u.n FROM unnest(p_prefixes, p_counts) AS u (prefix, n) WHERE u.prefix = excluded.prefix
    )) + (SELECT u.n FROM unnest(p_prefixes, p_counts) AS u (prefix, n) WHERE u.prefix = excluded.prefix)
    RETURNING s.prefix, s.last_no - (SELECT u.n FROM unnest(p_prefixes, p_counts) AS u (prefix, n) WHERE u.prefix = s.prefix) + 1;
EXCEPTION WHEN check_violation THEN
    PERFORM dcm_app.raise_error('DC005', '顺序号已用完', '请联系管理员', '{"key": "codes_used_up"}');
END;
$$;
COMMENT ON FUNCTION dcm_app.reserve_codes(text[], int[], int[]) IS
    'Sequence numbers in one piece for many prefixes (6+2+2): above every number ever given and at least the one named; holds the locks on the numbers until the end of the transaction';
