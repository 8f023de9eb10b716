CREATE FUNCTION dcm_app.add_reporter(c dcm.case_file, p_detail jsonb)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    name text := dcm_app.text_of(p_detail, 'reporter_name', 100);
    phone text := dcm_app.phone_of(p_detail, 'reporter_phone');
BEGIN
    IF name IS NOT NULL OR phone IS NOT NULL THEN
        INSERT INTO dcm.case_person (case_id, seq, part, name, phone) VALUES (c.id, c.version + 1, 'reporter', name, phone);
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.add_reporter(dcm.case_file, jsonb) IS
    'Keeps who joined a case or asked again, apart from the hashed history; the event that is being written is the next one';
