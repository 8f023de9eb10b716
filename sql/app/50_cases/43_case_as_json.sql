CREATE FUNCTION dcm_app.case_as_json(c dcm.case_file)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    place text := c.geom::text;  -- as JSON it would lose digits
BEGIN
    c.geom := NULL;
    RETURN to_jsonb(c) - '{id, version, last_at, last_hash, claimed_by, claimed_at}'::text[] || jsonb_build_object('geom', place);
END;
$$;
COMMENT ON FUNCTION dcm_app.case_as_json(dcm.case_file) IS
    'A case so that jsonb_populate_record makes the same of it; without its place in the chain of events and its claim';
