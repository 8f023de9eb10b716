CREATE FUNCTION dcm_app.case_contact(task_no text)
RETURNS TABLE (part text, seq int, name text, phone text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    me dcm_app.identity := dcm_app.me();
    c dcm.case_file := dcm_app.case_for(me, case_contact.task_no);
BEGIN
    IF NOT me.roles && ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch'] THEN
        PERFORM dcm_app.raise_error('DC001', '您不能查看联系人', '', '{"key": "not_allowed"}');
    END IF;
    RETURN QUERY
    -- Whoever asks again with his number is the same person: once, with the first name that he gave.
    SELECT p.part, min(p.seq), (array_agg(p.name ORDER BY p.seq) FILTER (WHERE p.name IS NOT NULL))[1],
        dcm_app.masked_phone((array_agg(p.phone ORDER BY p.seq))[1])
    FROM dcm.case_person AS p
    WHERE p.case_id = c.id
    GROUP BY p.part, coalesce(dcm.phone_key(p.phone), 'seq ' || p.seq)
    ORDER BY min(p.seq), p.part;
END;
$$;
COMMENT ON FUNCTION dcm_app.case_contact(text) IS 'Reporters, those who joined or asked again included, and answerers of a case for the hall, each number once and masked';
