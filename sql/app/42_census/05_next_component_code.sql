CREATE FUNCTION dcm_app.next_component_code(p_prefix text)
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    given int;
    highest text;
BEGIN
    LOCK TABLE dcm.component IN ROW EXCLUSIVE MODE;  -- first, as census_take does: no deadlock with an import
    -- Taking the row's lock first: whoever comes second reads on what the first one has left.
    INSERT INTO dcm.component_serial AS s (prefix, last_no) VALUES (p_prefix, 0)
    ON CONFLICT (prefix) DO UPDATE SET last_no = s.last_no RETURNING s.last_no INTO given;
    -- Codes that deliveries brought along count too, those of components that are gone included.
    SELECT max(h.code) INTO highest FROM (
        SELECT (
            SELECT c.component_code FROM dcm.component AS c
            WHERE c.component_code BETWEEN p_prefix || '000000' AND p_prefix || '999999'
                AND length(c.component_code) = length(p_prefix) + 6
            ORDER BY c.component_code DESC LIMIT 1
        )
        UNION ALL
        SELECT (
            SELECT p.component_code FROM dcm.component_past AS p
            WHERE p.component_code BETWEEN p_prefix || '000000' AND p_prefix || '999999'
                AND length(p.component_code) = length(p_prefix) + 6
            ORDER BY p.component_code DESC LIMIT 1
        )
    ) AS h (code);
    given := greatest(given, right(highest, 6)::int) + 1;
    IF given > 999999 THEN
        PERFORM dcm_app.raise_error('DC005', format('%s 的顺序号已用完', p_prefix), '请联系管理员',
            jsonb_build_object('key', 'codes_used_up', 'prefix', p_prefix));
    END IF;
    UPDATE dcm.component_serial AS s SET last_no = given WHERE s.prefix = p_prefix;
    RETURN p_prefix || lpad(given::text, 6, '0');
END;
$$;
COMMENT ON FUNCTION dcm_app.next_component_code(text) IS
    'The next 标识码 for district and class (6+2+2): no gap is reused, no code given twice; holds the lock on the number until the end of the transaction';
