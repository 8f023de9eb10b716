CREATE FUNCTION dcm_app.group_roles()
RETURNS text[]
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch', 'dcm_department', 'dcm_supervisor', 'dcm_surveyor', 'dcm_evaluator',
        'dcm_director', 'dcm_exchange', 'dcm_admin'];
END;
$$;
COMMENT ON FUNCTION dcm_app.group_roles() IS 'The ten group roles that a person may be given, in the order of the loop';
