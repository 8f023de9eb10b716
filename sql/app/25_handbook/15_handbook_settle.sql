CREATE FUNCTION dcm_app.handbook_settle(p_edition text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    UPDATE dcm.handbook_row AS r SET content = jsonb_set(r.content, '{questions}', jsonb_build_array(x.fault))
    FROM (
        SELECT n.id, dcm_app.handbook_fault(n.content, n.cells) AS fault
        FROM dcm.handbook_row AS n
        WHERE n.edition = p_edition AND n.state = 'new' AND n.content -> 'questions' = '[]'
    ) AS x
    WHERE r.id = x.id AND x.fault IS NOT NULL;
    PERFORM dcm_app.handbook_find_twins(p_edition);
    PERFORM dcm_app.handbook_ask(p_edition);
    PERFORM dcm_app.handbook_give_codes(p_edition);
    PERFORM dcm_app.handbook_write_rows(p_edition);
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_settle(text) IS
    'Every new row of a draft becomes a filing condition, or waits for the answer to a question';
