CREATE FUNCTION dcm_app.refuse_undo(p_codes text[], p_why text, p_hint text, p_detail jsonb)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF cardinality(p_codes) > 0 THEN
        PERFORM dcm_app.raise_error('DC005', format('不能撤销：%s 个部件%s', cardinality(p_codes), p_why),
            format('%s%s。%s', array_to_string(p_codes[1:5], '、'), CASE WHEN cardinality(p_codes) > 5 THEN ' 等' ELSE '' END,
                p_hint),
            p_detail || jsonb_build_object('count', cardinality(p_codes), 'codes', to_jsonb(p_codes[1:5])));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.refuse_undo(text[], text, text, jsonb) IS
    'DC005 with how many components stand in the way of an undo and the first five of them, if there are any';
