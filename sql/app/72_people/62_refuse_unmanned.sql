CREATE FUNCTION dcm_app.refuse_unmanned(r dcm.transition_role, somebody_could boolean, somebody_can boolean)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF r.action = ANY (dcm_app.main_loop()) AND NOT somebody_can AND (
        -- A new district has rights before it has people.
        somebody_could
        OR NOT EXISTS (SELECT FROM dcm.transition_role AS o WHERE o.from_stage = r.from_stage AND o.action = r.action)
    ) THEN
        PERFORM dcm_app.raise_error('DC003',
            format('这样就没有人能办“%s”了，案件会停在这一步', (SELECT a.label_zh FROM dcm.action AS a WHERE a.code = r.action)),
            '请先让别的角色办理，或给有关人员这项权限', jsonb_build_object('key', 'nobody_left', 'action', r.action));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.refuse_unmanned(dcm.transition_role, boolean, boolean) IS
    'DC003 where a change of rights leaves an action of the main loop without anybody who may do it';
