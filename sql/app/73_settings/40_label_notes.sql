CREATE FUNCTION dcm_app.label_notes(p_list text, p_code text)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    counted bigint := 0;
BEGIN
    IF p_list = 'stage' THEN
        SELECT count(*) INTO counted FROM dcm.case_file AS c WHERE c.finished_at IS NULL AND c.stage = p_code;
    ELSIF p_list = 'source' THEN
        SELECT count(*) INTO counted FROM dcm.case_file AS c WHERE c.finished_at IS NULL AND c.source = p_code;
    END IF;
    RETURN jsonb_build_array(jsonb_build_object('key', 'named_anew', 'n', counted), jsonb_build_object('key', 'next_sign_in'));
END;
$$;
COMMENT ON FUNCTION dcm_app.label_notes(text, text) IS 'Running cases that show an entry of a code list, and when desks show its new name';
