CREATE FUNCTION dcm_app.note_upkeep(p_what text, p_key text, p_before jsonb, p_after jsonb)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF p_before IS DISTINCT FROM p_after THEN
        INSERT INTO dcm.upkeep_change (tx, at, by, what, key, before, after)
        VALUES (pg_current_xact_id()::text::bigint, clock_timestamp(), session_user, p_what, p_key, p_before, p_after);
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.note_upkeep(text, text, jsonb, jsonb) IS
    'Writes a change into the audit of the upkeep that no table of it shows, as the roles of a login; what is the same is no change';
