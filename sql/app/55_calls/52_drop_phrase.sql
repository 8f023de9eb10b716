CREATE FUNCTION dcm_app.drop_phrase(id int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    p dcm.phrase := dcm_app.phrase_for(dcm_app.me(), id);
BEGIN
    DELETE FROM dcm.phrase AS x WHERE x.id = p.id;
END;
$$;
COMMENT ON FUNCTION dcm_app.drop_phrase(int) IS 'Takes a phrase out of the phrase book: one''s own, or the district''s by chief and administrators';
