CREATE FUNCTION dcm_app.release_claims(p_login text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    -- Else nobody would ever be offered these cases again.
    UPDATE dcm.case_file AS c SET claimed_by = NULL, claimed_at = NULL
    WHERE c.claimed_by = p_login AND c.finished_at IS NULL;
    IF FOUND THEN
        PERFORM pg_notify('dcm', jsonb_build_object('topic', 'cases', 'batch', 'claims of ' || p_login)::text);
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.release_claims(text) IS 'Lets go of what a person has claimed and tells the desks';
