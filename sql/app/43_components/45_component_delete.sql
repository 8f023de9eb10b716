CREATE FUNCTION dcm_app.component_delete()
RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    p dcm.component;
    n dcm.component;
BEGIN
    PERFORM dcm_app.require_surveyor();
    p := dcm_app.component_for_edit(old.id);
    IF p.version <> old.version THEN
        PERFORM dcm_app.raise_component_stale(p, old.version);
    ELSIF p.valid_to IS NOT NULL THEN
        PERFORM dcm_app.raise_error('DC001', format('部件 %s 已于 %s 注销', p.component_code, p.valid_to), '注销过的部件保留在历史中',
            jsonb_build_object('key', 'component_retired', 'component_code', p.component_code, 'valid_to', p.valid_to));
    END IF;
    n := p;
    n.valid_to := dcm_app.today();
    PERFORM dcm_app.write_component(dcm_app.settle_retirement(n, p), p, 'retire');
    RETURN old;
END;
$$;
COMMENT ON FUNCTION dcm_app.component_delete() IS 'A surveyor deletes a component: it is retired today (注销) and stays in the history';
