CREATE FUNCTION dcm_app.check_edition_open(p_edition dcm.handbook_edition)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF p_edition.state <> 'released' AND NOT dcm_app.holds(ARRAY['dcm_chief', 'dcm_evaluator', 'dcm_director']) THEN
        PERFORM dcm_app.require_keeper();
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_edition_open(dcm.handbook_edition) IS
    'DC001 where an edition is a draft or withdrawn, for everybody who neither keeps the handbook nor tries it (试算)';
