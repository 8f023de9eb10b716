CREATE FUNCTION dcm_app.reach_of(me dcm_app.identity)
RETURNS dcm_app.reach
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (
        me.roles && ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch', 'dcm_evaluator', 'dcm_director', 'dcm_admin'],
        CASE WHEN 'dcm_department' = ANY (me.roles) THEN me.department_code END,
        CASE WHEN me.roles && ARRAY['dcm_supervisor', 'dcm_exchange'] THEN me.login END,
        CASE WHEN 'dcm_supervisor' = ANY (me.roles) THEN me.login END
    )::dcm_app.reach;
END;
$$;
COMMENT ON FUNCTION dcm_app.reach_of(dcm_app.identity) IS
    'may_see taken apart, for a search that begins at what somebody sees and does not ask case by case';
