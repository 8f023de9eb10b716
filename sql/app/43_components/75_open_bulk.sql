CREATE FUNCTION dcm_app.open_bulk(p_kind text, p_title text, p jsonb)
RETURNS int
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    INSERT INTO dcm.census_batch (kind, state, title, mapping, opened_by, written_at)
    VALUES (p_kind, 'written', p_title, p, session_user, clock_timestamp())
    RETURNING id
$$;
COMMENT ON FUNCTION dcm_app.open_bulk(text, text, jsonb) IS 'A batch for a change in bulk; what was asked is kept with it';
