CREATE FUNCTION dcm_app.component_id_of(p_code text)
RETURNS int
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    found_id int;
BEGIN
    SELECT c.id INTO found_id FROM dcm.component AS c WHERE c.component_code = p_code;
    IF NOT FOUND THEN
        -- No code is given twice, so whichever component once had it is the one that is meant.
        SELECT p.component_id INTO found_id FROM dcm.component_past AS p WHERE p.component_code = p_code LIMIT 1;
    END IF;
    RETURN found_id;
END;
$$;
COMMENT ON FUNCTION dcm_app.component_id_of(text) IS 'Component that has a 标识码 or once had it, NULL if there never was one';
