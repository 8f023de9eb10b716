CREATE FUNCTION dcm_app.component_update()
RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    p dcm.component;
    n dcm.component;
    words text;
    hint text;
    detail text;
BEGIN
    PERFORM dcm_app.require_surveyor();
    p := dcm_app.component_for_edit(old.id);
    -- The client says which state it saw, or another one was written while this statement waited for the lock.
    IF new.version IS DISTINCT FROM old.version OR p.version <> old.version THEN
        PERFORM dcm_app.raise_component_stale(p, new.version);
    END IF;
    PERFORM dcm_app.refuse_own_columns(new, old);
    n := dcm_app.tidy_component(dcm_app.merged_component(p, new));
    n.component_code := coalesce(n.component_code, p.component_code);
    IF n IS NOT DISTINCT FROM p THEN
        RETURN new;
    END IF;
    n := dcm_app.settle_retirement(n, p);
    BEGIN
        n := dcm_app.checked_component(n, p);
    EXCEPTION WHEN SQLSTATE 'DC003' OR SQLSTATE 'DC005' THEN
        GET STACKED DIAGNOSTICS words = MESSAGE_TEXT, hint = PG_EXCEPTION_HINT, detail = PG_EXCEPTION_DETAIL;
        PERFORM dcm_app.raise_of_component(SQLSTATE, format('部件 %s（%s）', p.component_code, p.name), words, hint, detail);
    END;
    PERFORM dcm_app.write_component(n, p, 'edit');
    SELECT * INTO new FROM dcm_app.component AS v WHERE v.id = p.id;
    RETURN new;
END;
$$;
COMMENT ON FUNCTION dcm_app.component_update() IS
    'A surveyor changes a component; the state before is kept. A client that sends the version it saw is refused where that is not the present one';
